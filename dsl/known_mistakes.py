"""One kind of mistake a function: a statement that could not be read in, the finding or None out."""

import re

from dsl.automaton import Trouble
from dsl.expected import ANY_MONTH, ANY_UNIT, keywords, units
from dsl.lexer import END, NAME
from dsl.phrases import did_you_mean, no_such_word, quoted, short, told, write
from dsl.suggest import nearest
from dsl.words import Token, Words, token_span
from findings.codes import SYNTAX, UNIT, file_finding
from findings.finding import Finding, Label
from findings.text import Text, same

#: A figure and the word or sign after it.
_AMOUNT = re.compile(r"([-–−]?[0-9]+(?:[ \xa0\u2009\u202f][0-9]{3})*(?:,[0-9]+)?)\s?(%|[^\W\d_]+)?")
#: Quotes that the language does not use.
_QUOTES = "'’‘`´«»"
#: What somebody may have meant with a sign that the language has not.
_SIGNS = {
    ";": ",",
    "≥": "minst",
    "≤": "högst",
    ">": "över",
    "<": "under",
    "—": "–",
    "–": "−",
}


def bad_sign(trouble: Trouble, words: Words) -> Finding | None:
    """A sign or a figure that cannot stand anywhere."""
    at = trouble.at
    if at.kind == "UNCLOSED":
        other = (at.text[0] == '"' and "”" in at.text) or (at.text[0] != '"' and '"' in at.text)
        if other:
            help = Text("använd samma slags citattecken i början och slutet", "use the same kind of quote at both ends")
        else:
            help = Text(
                "sätt ett citattecken där texten slutar; en lång text delas i flera, en på varje rad",
                "put a quote where the text ends; a long text is split into several, one on each line",
            )
        return told(
            words,
            at,
            Text("citattecknet stängs inte på raden", "the quote is not closed on the line"),
            help,
        )
    if at.kind == "BADCOMMA":
        return told(
            words,
            at,
            Text("efter kommat saknas ett mellanslag", "a space is missing after the comma"),
            Text('skriv ", " mellan det som räknas upp', 'write ", " between what is listed'),
        )
    if at.kind == "TOO_DEEP":
        return told(
            words,
            at,
            Text("parenteserna står i mer än 50 nivåer", "the parentheses stand more than 50 levels deep"),
            Text("dela villkoret på flera rader", "split the condition into several lines"),
        )
    if at.kind != "STRAY":
        return None
    meant = _SIGNS.get(at.text)
    remedy = None if meant is None else did_you_mean(meant)
    if at.text in _QUOTES:
        remedy = Text('skriv texten inom raka citattecken (")', 'write the text in straight quotes (")')
    return told(
        words,
        at,
        Text(
            f'tecknet "{at.text}" används inte i regelspråket',
            f'the sign "{at.text}" is not used in the rule language',
        ),
        remedy,
    )


def continued(trouble: Trouble, words: Words) -> Finding | None:
    """A comma that ends a line, where nothing can be listed after it."""
    if not trouble.read or trouble.read[-1].kind != ",":
        return None
    comma, at = trouble.read[-1], trouble.at
    if at.kind != END and at.line == comma.line:
        return None
    labels = [Label(token_span(words, comma))]
    if at.kind != END:
        labels.append(Label(token_span(words, at), Text("nästa rad", "the next line")))
    return file_finding(
        SYNTAX,
        Text(
            "raden slutar med ett komma, men ingenting räknas upp efter det",
            "the line ends in a comma, but nothing is listed after it",
        ),
        tuple(labels),
        Text("ta bort kommat", "take the comma away"),
    )


def unclosed(trouble: Trouble, words: Words) -> Finding | None:
    """A parenthesis that is not closed on its line."""
    if trouble.at.kind != END or ")" not in trouble.accepted:
        return None
    depth = 0
    for token in reversed(trouble.read):
        depth += (token.kind == ")") - (token.kind == "(")
        if depth < 0:
            last = trouble.read[-1]
            message = Text("parentesen stängs inte", "the parenthesis is not closed")
            help = Text(f'sätt ")" efter {quoted(last.text)}', f'put ")" after {quoted(last.text)}')
            labels = (Label(token_span(words, token)), Label(token_span(words, last)))
            return file_finding(SYNTAX, message, labels, help)
    return None


def figure(trouble: Trouble, words: Words) -> Finding | None:
    """A figure that is written otherwise, or lacks its word of comparison."""
    at = trouble.at
    if at.kind == "GLUED":
        match = re.match(r"[0-9.,]+", at.text)
        digits = match.group() if match else ""
        return told(
            words,
            at,
            _space_missing(digits, at.text[len(digits) :]),
            write(short(f"{digits} {at.text[len(digits) :]}")),
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
            Text(
                f'skriv "minst {amount}", "högst {amount}" eller "exakt {amount}"',
                f'write "minst {amount}", "högst {amount}" or "exakt {amount}"',
            ),
        )
    if at.kind == "NUMBER" and "YEAR" in trouble.accepted and "," in at.text:
        return told(
            words,
            at,
            Text("efter kommat saknas ett mellanslag", "a space is missing after the comma"),
            write(at.text.replace(",", ", ")),
        )
    if at.kind in ("INT", "NUMBER") and "declared" in trouble.parts:
        return told(
            words,
            at,
            Text(f'namnet börjar med "{at.text[0]}"', f'the name begins with "{at.text[0]}"'),
            Text("låt namnet börja med en bokstav", "let the name begin with a letter"),
        )
    return None


def _space_missing(first: str, second: str) -> Text:
    return Text(
        f"mellan {quoted(first)} och {quoted(second)} saknas ett mellanslag",
        f"a space is missing between {quoted(first)} and {quoted(second)}",
    )


def _pointed(trouble: Trouble, words: Words) -> Finding:
    """`0.5`, `1.234`, or the number of an assignment where none may stand."""
    text = short(trouble.at.text)
    parts = re.split("[.,]", text)
    if "," in text or (len(parts) > 2 and all(len(part) == 3 for part in parts[1:])):
        spaced = " ".join(text.split(",")[0].split(".")) + text[text.find(",") :] * ("," in text)
        message = Text(f'"{text}" har punkt mellan tusental', f'"{text}" has a point between thousands')
        help = write(spaced)
    elif len(parts) == 2:
        message = Text(f'"{text}" är skrivet med decimalpunkt', f'"{text}" is written with a decimal point')
        help = write(text.replace(".", ","))
        if len(parts[1]) == 3 and 1 <= len(parts[0]) <= 3 and parts[0] != "0":
            spaced, pointed = f"{parts[0]} {parts[1]}", text.replace(".", ",")
            help = Text(f'skriv "{spaced}" eller "{pointed}"', f'write "{spaced}" or "{pointed}"')
    else:
        message = Text(
            f'"{text}" kan bara vara ett namn på ett uppdrag', f'"{text}" can only be the name of an assignment'
        )
        help = Text("kontrollera vad som står före", "look at what stands before it")
    return told(words, trouble.at, message, help)


def unit(trouble: Trouble, words: Words) -> Finding | None:
    """A unit that does not exist."""
    at = trouble.at
    if at.otherwise != NAME or ANY_UNIT not in trouble.accepted or at.kind in keywords():
        return None
    meant = nearest(at.kind, trouble.accepted)
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
    return told(words, at, message, help, UNIT)


def month(trouble: Trouble, words: Words) -> Finding | None:
    """A month that does not exist."""
    at = trouble.at
    if at.otherwise != NAME or ANY_MONTH not in trouble.accepted:
        return None
    meant = nearest(at.kind, trouble.accepted)
    return told(
        words,
        at,
        Text(f"{quoted(at.text)} är inte en månad", f"{quoted(at.text)} is not a month"),
        did_you_mean(meant) if meant is not None else write("31 maj 2024"),
    )


def glued(trouble: Trouble, words: Words) -> Finding | None:
    """`minst5`: a word and a figure without a space between them."""
    for token, accepted in ((trouble.at, trouble.accepted), _last_name(trouble)):
        match = re.fullmatch(r"([^\W\d_]++)([0-9]++)", token.text) if token.otherwise == NAME else None
        if match and match.group(1).lower() in accepted:
            return told(
                words,
                token,
                _space_missing(match.group(1), match.group(2)),
                write(short(f"{match.group(1)} {match.group(2)}")),
            )
    return None


def misspelt(trouble: Trouble, words: Words) -> Finding | None:
    """A word that is nearly one that could stand there; or the one before it, taken for a name."""
    at = trouble.at
    meant = nearest(at.kind, trouble.accepted) if at.otherwise == NAME else None
    if meant is not None:
        return told(words, at, no_such_word(trouble), did_you_mean(meant))
    token, accepted = _last_name(trouble)
    meant = nearest(token.kind, accepted) if token.otherwise == NAME and token.kind not in accepted else None
    if meant is None or at.kind == END:
        return None
    message = Text(
        f"{quoted(token.text)} läses som ett namn, och efter det kan {quoted(at.text)} inte stå",
        f"{quoted(token.text)} is read as a name, and {quoted(at.text)} cannot stand after it",
    )
    labels = (Label(token_span(words, token)), Label(token_span(words, at)))
    return file_finding(SYNTAX, message, labels, did_you_mean(meant))


def unquoted(trouble: Trouble, words: Words) -> Finding | None:
    """Words where a text in quotes is to stand."""
    at = trouble.at
    if at.otherwise != NAME or "STRING" not in trouble.accepted or NAME in trouble.accepted:
        return None
    if not trouble.accepted <= {"STRING", END, "INT"}:
        return None
    line = words.text[at.start :].split("\n", 1)[0].split("#")[0].strip()
    rest = " ".join(line.replace('"', "").split())
    message = Text(f"{quoted(rest)} står inte inom citattecken", f"{quoted(rest)} does not stand in quotes")
    return told(words, at, message, same(f'{trouble.read[-1].text} "{rest}"') if trouble.read else None)


def listed(trouble: Trouble, words: Words) -> Finding | None:
    """Two things that are listed without a comma between them."""
    if "," not in trouble.accepted or not trouble.read:
        return None
    last, at = trouble.read[-1], trouble.at
    names = (last.otherwise, at.otherwise) == (NAME, NAME) and last.kind not in trouble.accepted_before
    if not names and (last.kind, at.kind) != ("STRING", "STRING"):
        return None
    first, second = quoted(last.text), quoted(at.text)
    message = Text(f"mellan {first} och {second} saknas ett komma", f"a comma is missing between {first} and {second}")
    help = Text(f"skriv {first}, {second}", f"write {first}, {second}")
    return told(words, at, message, help if not names else write(f"{last.text}, {at.text}"))


def _uncompared(trouble: Trouble, words: Words) -> Token | None:
    """Where a figure begins that stands where a comparison should: `mål 2020 90 %`, `mål 2020 −4,9`."""
    at, read = trouble.at, trouble.read
    if at.kind not in ("INT", "NUMBER"):
        return None
    if read and read[-1].kind == "DASH" and at.kind == "NUMBER" and read[-1].start + 1 == at.start:
        return read[-1] if words.text[read[-1].start - 1].isspace() else None
    if not trouble.parts & {"target", "standing"} or re.fullmatch("(19|20)[0-9][0-9]", at.text):
        return None
    return at


def _amount(words: Words, at: Token) -> str:
    """The figure that begins at `at`, with its unit."""
    match = _AMOUNT.match(words.text, at.start)
    if match is None:
        return at.text
    unit = match.group(2) or ""
    figure = " ".join(match.group(1).split())
    return figure if unit.lower() not in units() else f"{figure} {unit}"


def _last_name(trouble: Trouble) -> tuple[Token, frozenset[str]]:
    return (trouble.read[-1], trouble.accepted_before) if trouble.read else (trouble.at, trouble.accepted)
