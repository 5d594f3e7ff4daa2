"""A statement where a figure or its unit cannot be read in, the finding or None out."""

import re

from dsl.automaton import Trouble
from dsl.everyday import EVERYDAY
from dsl.expected import ANY_UNIT, keywords, units
from dsl.lexer import NAME
from dsl.phrases import did_you_mean, quoted, short, told, write
from dsl.suggest import nearest
from dsl.words import Token, Words
from findings.codes import UNIT
from findings.finding import Finding
from findings.text import Text

#: A figure and the word or sign after it.
_AMOUNT = re.compile(r"([-–−]?[0-9]+(?:[ \xa0\u2009\u202f][0-9]{3})*(?:,[0-9]+)?)\s?(%|[^\W\d_]+)?")
#: Letters that are taken for digits.
_DIGITS = str.maketrans("oOlI", "0011")
#: `80–90 %`, where a comparison is expected.
_SPAN = re.compile(r"([0-9]+(?:,[0-9]+)?)\s?(?:[-–−]|till)\s?([0-9]+(?:,[0-9]+)?)(?:\s?(%))?")
#: What is said after a figure, and the word of comparison that says it before.
_OR = {"mer|fler|högre|bättre|längre": "minst", "mindre|färre|lägre|kortare": "högst"}


def figure(trouble: Trouble, words: Words) -> Finding | None:
    """A figure that is written otherwise, or lacks its word of comparison."""
    at = trouble.at
    if at.kind == "GLUED" and (digits := at.text.translate(_DIGITS)).replace(",", "").isdecimal():
        message = Text(f'"{at.text}" har en bokstav bland siffrorna', f'"{at.text}" has a letter among the digits')
        return told(words, at, message, write(digits), instead=digits)
    if at.kind == "GLUED":
        match = re.match(r"[0-9.,]+", at.text)
        digits = match.group() if match else ""
        return told(
            words,
            at,
            _space_missing(digits, at.text[len(digits) :]),
            write(short(f"{digits} {at.text[len(digits) :]}")),
            instead=f"{digits} {at.text[len(digits) :]}",
        )
    if at.kind == "DOTTED":
        return _pointed(trouble, words)
    begin = _uncompared(trouble, words)
    if begin is not None:
        amount = _amount(words, begin)
        return told(
            words,
            begin,
            Text(
                f'framför "{amount}" saknas ett jämförelseord',
                f'a word of comparison is missing before "{amount}"',
            ),
            _comparisons(trouble, words, begin, amount),
        )
    if at.kind == "NUMBER" and "YEAR" in trouble.accepted and "," in at.text:
        return told(
            words,
            at,
            Text("efter kommat saknas ett mellanslag", "a space is missing after the comma"),
            write(at.text.replace(",", ", ")),
            instead=at.text.replace(",", ", "),
        )
    if at.kind in ("INT", "NUMBER") and "declared" in trouble.parts:
        return told(
            words,
            at,
            Text(f'namnet börjar med "{at.text[0]}"', f'the name begins with "{at.text[0]}"'),
            Text("låt namnet börja med en bokstav", "let the name begin with a letter"),
        )
    return None


def unit(trouble: Trouble, words: Words) -> Finding | None:
    """A unit that does not exist."""
    at = trouble.at
    if ANY_UNIT not in trouble.accepted or at.kind in keywords():
        return None
    if at.otherwise != NAME and at.kind[:2] != "%-":
        return None
    usual = [word for word in EVERYDAY.get(at.kind, ()) if word in units()]
    meant = usual[0] if usual else nearest(at.kind.removeprefix("%-"), trouble.accepted - {at.kind[2:]})
    if at.kind.removeprefix("%-") in units():
        meant = at.kind.removeprefix("%-")
    if meant is not None and meant not in units():
        return None
    help = (
        did_you_mean(meant)
        if meant is not None
        else Text(
            f"egna enheter skrivs inom citattecken: {quoted(at.text)}",
            f"units of your own are written in quotes: {quoted(at.text)}",
        )
    )
    message = Text(f"enheten {quoted(at.text)} finns inte", f"there is no unit {quoted(at.text)}")
    return told(words, at, message, help, UNIT, instead=meant or f'"{at.text}"')


def glued(trouble: Trouble, words: Words) -> Finding | None:
    """`minst5`: a word and a figure without a space between them."""
    tried = [(trouble.at, trouble.accepted), *((token, trouble.accepted_before) for token in trouble.read[-1:])]
    for token, accepted in tried:
        match = re.fullmatch(r"([^\W\d_]++)([0-9]++)", token.text) if token.otherwise == NAME else None
        if match and match.group(1).lower() in accepted:
            return told(
                words,
                token,
                _space_missing(match.group(1), match.group(2)),
                write(short(f"{match.group(1)} {match.group(2)}")),
                instead=f"{match.group(1)} {match.group(2)}",
            )
    return None


def _comparisons(trouble: Trouble, words: Words, begin: Token, amount: str) -> Text:
    """The likely spellings of a figure that lacks its word of comparison."""
    following = words.text[begin.start :].split("\n", 1)[0]
    span = _SPAN.match(following)
    if span is not None:
        low, high, sign = span.groups()
        return write(f"mellan {low} och {high}" + (f" {sign}" if sign else ""))
    for what, way in _OR.items():
        if re.search(rf"\beller (?:{what})\b", following):
            return write(f"{way} {amount}")
    if "quantifier" not in trouble.parts or trouble.parts & {"target", "standing"}:
        return Text(
            f'skriv "minst {amount}", "högst {amount}" eller "exakt {amount}"',
            f'write "minst {amount}", "högst {amount}" or "exakt {amount}"',
        )
    return Text(f'skriv "minst {amount}" eller "högst {amount}"', f'write "minst {amount}" or "högst {amount}"')


def _space_missing(first: str, second: str) -> Text:
    return Text(
        f"mellan {quoted(first)} och {quoted(second)} saknas ett mellanslag",
        f"a space is missing between {quoted(first)} and {quoted(second)}",
    )


def _pointed(trouble: Trouble, words: Words) -> Finding:
    """`0.5`, `1.234`, or the number of an assignment where none may stand."""
    text = short(trouble.at.text)
    parts = re.split("[.,]", text)
    sure: str | None = None
    if "," in text or (len(parts) > 2 and all(len(part) == 3 for part in parts[1:])):
        spaced = " ".join(text.split(",")[0].split(".")) + text[text.find(",") :] * ("," in text)
        message = Text(f'"{text}" har punkt mellan tusental', f'"{text}" has a point between thousands')
        help, sure = write(spaced), spaced
    elif len(parts) == 2:
        message = Text(f'"{text}" är skrivet med decimalpunkt', f'"{text}" is written with a decimal point')
        sure = text.replace(".", ",")
        help = write(sure)
        if len(parts[1]) == 3 and 1 <= len(parts[0]) <= 3 and parts[0] != "0":
            spaced, pointed = f"{parts[0]} {parts[1]}", text.replace(".", ",")
            help, sure = Text(f'skriv "{spaced}" eller "{pointed}"', f'write "{spaced}" or "{pointed}"'), None
    else:
        message = Text(
            f'"{text}" kan bara vara ett namn på ett uppdrag', f'"{text}" can only be the name of an assignment'
        )
        help = Text("kontrollera vad som står före", "look at what stands before it")
    return told(words, trouble.at, message, help, instead=sure if text == trouble.at.text else None)


def _uncompared(trouble: Trouble, words: Words) -> Token | None:
    """Where a figure begins that stands where a comparison should: `mål 2020 90 %`, `mål 2020 −4,9`."""
    at, read = trouble.at, trouble.read
    if len(read) > 2 and read[-2].kind == "DASH" and read[-1].kind == "INT" and len(read[-1].text) != 4:
        dash = read[-2]
        close = dash.start + 1 == read[-1].start and words.text[dash.start - 1].isspace()
        return dash if close and "target" in trouble.parts else None
    if at.kind not in ("INT", "NUMBER"):
        return None
    if read and read[-1].kind == "DASH" and at.kind == "NUMBER" and read[-1].start + 1 == at.start:
        return read[-1] if words.text[read[-1].start - 1].isspace() else None
    compared = read and trouble.parts & {"target", "standing", "quantifier"}
    return at if compared and not re.fullmatch("(19|20)[0-9][0-9]", at.text) else None


def _amount(words: Words, at: Token) -> str:
    """The figure that begins at `at`, with its unit."""
    match = _AMOUNT.match(words.text, at.start)
    if match is None:
        return at.text
    unit = match.group(2) or ""
    figure = " ".join(match.group(1).split())
    return figure if unit.lower() not in units() else f"{figure} {unit}"
