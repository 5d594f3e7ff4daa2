"""What went wrong in, a finding in the planner's own words out: place, what is expected, what to write instead."""

import re

from dsl.automaton import Trouble
from dsl.expected import described
from dsl.lexer import END, NAME
from dsl.suggest import nearest
from dsl.table import table
from dsl.words import Token, Words, token_span
from findings.codes import MENDED, SYNTAX, UNIT, Code, file_finding
from findings.finding import Finding, Label
from findings.text import Text, same

#: A unit that is always accepted where a unit may stand.
_ANY_UNIT = "mnkr"
#: A month that is accepted where a month may stand.
_ANY_MONTH = "augusti"
#: What somebody may have meant with a sign that the language has not.
_SIGNS = {
    "'": '"',
    "’": '"',
    "«": '"',
    "»": '"',
    ";": ",",
    "≥": "minst",
    "≤": "högst",
    ">": "över",
    "<": "under",
    "—": "–",
    "–": "−",
}


def finding_of(trouble: Trouble, words: Words) -> Finding:
    """What is told about a statement that could not be read."""
    if trouble.finding is not None:
        return trouble.finding
    for look in (_bad_sign, _continued, _figure, _unit, _month, _glued, _misspelt, _unquoted, _listed):
        finding = look(trouble, words)
        if finding is not None:
            return finding
    return _unexpected(trouble, words)


def begins_heading(trouble: Trouble) -> bool:
    """Whether the statement that could not be read looks like a heading."""
    headings = table().headings
    if trouble.read:
        return trouble.read[0].kind in headings
    return trouble.at.otherwise == NAME and nearest(trouble.at.kind, trouble.accepted) in headings


def notices(words: Words) -> tuple[Finding, ...]:
    """What was read though `fmt` would spell it otherwise, once each, at its first place."""
    return tuple(
        file_finding(MENDED, _mended(kind, token), (Label(token_span(words, token)),), _FMT)
        for kind, token in words.noticed.items()
    )


def quoted(text: str) -> str:
    """`text` between quotes, cut where it is long."""
    return f'"{text}"' if len(text) <= 60 else f'"{text[:57]}…"'


_FMT = Text('"malkoll fmt" skriver om det', '"malkoll fmt" rewrites it')


def _mended(kind: str, token: Token) -> Text:
    if kind == "capital":
        return Text(
            f'"{token.text}" läses som "{token.text.lower()}"', f'"{token.text}" is read as "{token.text.lower()}"'
        )
    if kind == "quotes":
        return Text(
            'citattecknen ” läses som raka citattecken (")', 'the quotes ” are read as straight quotes (")'
        )
    return Text(
        "tankstrecket (–) framför talet läses som minus (−)", "the dash (–) before the figure is read as minus (−)"
    )


# --- One kind of mistake each ---------------------------------------------------------------------


def _bad_sign(trouble: Trouble, words: Words) -> Finding | None:
    """A sign or a figure that cannot stand anywhere."""
    at = trouble.at
    if at.kind == "UNCLOSED":
        other = (at.text[0] == '"' and "”" in at.text) or (at.text[0] != '"' and '"' in at.text)
        if other:
            help = Text(
                "använd samma slags citattecken i början och slutet", "use the same kind of quote at both ends"
            )
        else:
            help = Text(
                "sätt ett citattecken där texten slutar; en lång text delas i flera, en på varje rad",
                "put a quote where the text ends; a long text is split into several, one on each line",
            )
        return _told(
            words,
            at,
            Text("citattecknet stängs inte på raden", "the quote is not closed on the line"),
            help,
        )
    if at.kind == "BADCOMMA":
        return _told(
            words,
            at,
            Text("efter kommat saknas ett mellanslag", "a space is missing after the comma"),
            Text('skriv ", " mellan det som räknas upp', 'write ", " between what is listed'),
        )
    if at.kind == "TOO_DEEP":
        return _told(
            words,
            at,
            Text(
                "parenteserna står i mer än 50 nivåer", "the parentheses stand more than 50 levels deep"
            ),
            Text("dela villkoret på flera rader", "split the condition into several lines"),
        )
    if at.kind != "STRAY":
        return None
    meant = _SIGNS.get(at.text)
    return _told(
        words,
        at,
        Text(
            f'tecknet "{at.text}" används inte i regelspråket',
            f'the sign "{at.text}" is not used in the rule language',
        ),
        None if meant is None else _did_you_mean(meant),
    )


def _continued(trouble: Trouble, words: Words) -> Finding | None:
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


def _figure(trouble: Trouble, words: Words) -> Finding | None:
    """A figure that is written otherwise, or lacks its word of comparison."""
    at = trouble.at
    if at.kind == "GLUED":
        match = re.match(r"[0-9.,]+", at.text)
        digits = match.group() if match else ""
        return _told(
            words,
            at,
            Text(
                f'mellan "{digits}" och "{at.text[len(digits) :]}" saknas ett mellanslag',
                f'a space is missing between "{digits}" and "{at.text[len(digits) :]}"',
            ),
            _write(f"{digits} {at.text[len(digits) :]}"),
        )
    if at.kind == "DOTTED":
        return _pointed(trouble, words)
    if "target" in trouble.parts and at.kind in ("INT", "NUMBER", "DASH"):
        amount = _amount(words, at)
        return _told(
            words,
            at,
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
        return _told(
            words,
            at,
            Text("efter kommat saknas ett mellanslag", "a space is missing after the comma"),
            _write(at.text.replace(",", ", ")),
        )
    if at.kind in ("INT", "NUMBER") and "declared" in trouble.parts:
        return _told(
            words,
            at,
            Text(f'namnet börjar med "{at.text[0]}"', f'the name begins with "{at.text[0]}"'),
            Text("låt namnet börja med en bokstav", "let the name begin with a letter"),
        )
    return None


def _pointed(trouble: Trouble, words: Words) -> Finding:
    """`0.5`, `1.234`, or the number of an assignment where none may stand."""
    text = trouble.at.text
    parts = re.split("[.,]", text)
    if "," in text or (len(parts) > 2 and all(len(part) == 3 for part in parts[1:])):
        spaced = " ".join(text.split(",")[0].split(".")) + text[text.find(",") :] * ("," in text)
        message = Text(f'"{text}" har punkt mellan tusental', f'"{text}" has a point between thousands')
        help = _write(spaced)
    elif len(parts) == 2:
        message = Text(f'"{text}" är skrivet med decimalpunkt', f'"{text}" is written with a decimal point')
        help = _write(text.replace(".", ","))
        if len(parts[1]) == 3 and 1 <= len(parts[0]) <= 3 and parts[0] != "0":
            spaced, pointed = f"{parts[0]} {parts[1]}", text.replace(".", ",")
            help = Text(f'skriv "{spaced}" eller "{pointed}"', f'write "{spaced}" or "{pointed}"')
    else:
        message = Text(
            f'"{text}" kan bara vara ett namn på ett uppdrag', f'"{text}" can only be the name of an assignment'
        )
        help = Text("kontrollera vad som står före", "look at what stands before it")
    return _told(words, trouble.at, message, help)


def _unit(trouble: Trouble, words: Words) -> Finding | None:
    """A unit that does not exist."""
    at = trouble.at
    if at.otherwise != NAME or _ANY_UNIT not in trouble.accepted:
        return None
    meant = nearest(at.kind, trouble.accepted)
    if meant is not None and meant not in _units():
        return None
    help = (
        _did_you_mean(meant)
        if meant is not None
        else Text(
            f'egna enheter skrivs inom citattecken: "{at.text}"',
            f'units of your own are written in quotes: "{at.text}"',
        )
    )
    message = Text(f'enheten "{at.text}" finns inte', f'there is no unit "{at.text}"')
    return _told(words, at, message, help, UNIT)


def _month(trouble: Trouble, words: Words) -> Finding | None:
    """A month that does not exist."""
    at = trouble.at
    if at.otherwise != NAME or _ANY_MONTH not in trouble.accepted:
        return None
    meant = nearest(at.kind, trouble.accepted)
    return _told(
        words,
        at,
        Text(f'"{at.text}" är inte en månad', f'"{at.text}" is not a month'),
        _did_you_mean(meant) if meant is not None else _write("31 maj 2024"),
    )


def _glued(trouble: Trouble, words: Words) -> Finding | None:
    """`minst5`: a word and a figure without a space between them."""
    for token, accepted in ((trouble.at, trouble.accepted), _last_name(trouble)):
        match = re.fullmatch(r"([^\W\d_]+)([0-9]+)", token.text) if token.otherwise == NAME else None
        if match and match.group(1).lower() in accepted:
            return _told(
                words,
                token,
                Text(
                    f'mellan "{match.group(1)}" och "{match.group(2)}" saknas ett mellanslag',
                    f'a space is missing between "{match.group(1)}" and "{match.group(2)}"',
                ),
                _write(f"{match.group(1)} {match.group(2)}"),
            )
    return None


def _misspelt(trouble: Trouble, words: Words) -> Finding | None:
    """A word that is nearly one that could stand there; or the one before it, taken for a name."""
    at = trouble.at
    meant = nearest(at.kind, trouble.accepted) if at.otherwise == NAME else None
    if meant is not None:
        return _told(words, at, _no_such_word(trouble), _did_you_mean(meant))
    token, accepted = _last_name(trouble)
    meant = nearest(token.kind, accepted) if token.otherwise == NAME and token.kind not in accepted else None
    if meant is None or at.kind == END:
        return None
    message = Text(
        f'"{token.text}" läses som ett namn, och efter det kan "{at.text}" inte stå',
        f'"{token.text}" is read as a name, and "{at.text}" cannot stand after it',
    )
    labels = (Label(token_span(words, token)), Label(token_span(words, at)))
    return file_finding(SYNTAX, message, labels, _did_you_mean(meant))


def _unquoted(trouble: Trouble, words: Words) -> Finding | None:
    """Words where a text in quotes is to stand."""
    at = trouble.at
    if at.otherwise != NAME or "STRING" not in trouble.accepted or NAME in trouble.accepted:
        return None
    if not trouble.accepted <= {"STRING", END, "INT"}:
        return None
    line = words.text[at.start :].split("\n", 1)[0].split("#")[0].strip()
    rest = " ".join(line.replace('"', "").split())
    message = Text(f'{quoted(rest)} står inte inom citattecken', f"{quoted(rest)} does not stand in quotes")
    return _told(words, at, message, same(f'{trouble.read[-1].text} "{rest}"') if trouble.read else None)


def _listed(trouble: Trouble, words: Words) -> Finding | None:
    """Two things that are listed without a comma between them."""
    if "," not in trouble.accepted or not trouble.read:
        return None
    last, at = trouble.read[-1], trouble.at
    if (last.kind, at.kind) != ("STRING", "STRING") and (last.otherwise, at.otherwise) != (NAME, NAME):
        return None
    first, second = _short(last.text), _short(at.text)
    message = Text(
        f"mellan {first} och {second} saknas ett komma", f"a comma is missing between {first} and {second}"
    )
    help = Text(f"skriv {first}, {second}", f"write {first}, {second}")
    return _told(words, at, message, help)


def _unexpected(trouble: Trouble, words: Words) -> Finding:
    """What is expected where something else stands."""
    at, read = trouble.at, trouble.read
    expected = described(trouble)
    labels = [Label(token_span(words, at))]
    if not read:
        message = _no_such_word(trouble)
        help = Text(
            'en rad börjar med en rubrik som "nyckeltal", eller med ett ord som "mål" eller "enhet"',
            'a line begins with a heading such as "nyckeltal", or with a word such as "mål" or "enhet"',
        )
        return file_finding(SYNTAX, message, tuple(labels), help)
    after = quoted(_tail(read))
    if at.kind == END:
        message = Text(
            f"raden slutar efter {after}, men där väntas {expected.sv}",
            f"the line ends after {after}, but {expected.en} is expected there",
        )
        labels = [Label(token_span(words, read[-1]))]
    elif trouble.accepted == {END}:
        message = Text(
            f"raden ska sluta efter {after}, men där står {quoted(at.text)}",
            f"the line should end after {after}, but it says {quoted(at.text)} there",
        )
    else:
        message = Text(
            f"efter {after} väntas {expected.sv}, men där står {quoted(at.text)}",
            f"after {after} {expected.en} is expected, but it says {quoted(at.text)} there",
        )
    if at.kind == END and ")" in trouble.accepted:
        labels.append(Label(token_span(words, _opening(read)), Text("parentesen öppnas här", "it opens here")))
    elif at.kind != END and at.line != read[-1].line:
        labels.append(
            Label(token_span(words, read[-1]), Text("raden fortsätter härifrån", "the line continues from here"))
        )
    return file_finding(SYNTAX, message, tuple(labels), _missing_word(trouble))


# --- Parts of messages ----------------------------------------------------------------------------


def _told(words: Words, at: Token, message: Text, help: Text | None, code: Code = SYNTAX) -> Finding:
    return file_finding(code, message, (Label(token_span(words, at)),), help)


def _did_you_mean(meant: str) -> Text:
    return Text(f'menade du "{meant}"?', f'did you mean "{meant}"?')


def _write(example: str) -> Text:
    return Text(f'skriv "{example}"', f'write "{example}"')


def _missing_word(trouble: Trouble) -> Text | None:
    """The one word that is missing before what stands there, if there is only one."""
    keywords = [kind for kind in trouble.accepted if kind[0].isalpha() and kind == kind.lower()]
    if len(trouble.accepted) != 1 or not keywords:
        return None
    last = trouble.read[-1].text
    following = f" {_short(trouble.at.text)}" if trouble.at.kind != END else " …"
    return _write(f"{_short(last)} {keywords[0]}{following}".replace('"', "")) if last else None


def _no_such_word(trouble: Trouble) -> Text:
    at = trouble.at
    if not trouble.read:
        return Text(f"ingen rad börjar med {quoted(at.text)}", f"no line begins with {quoted(at.text)}")
    after = quoted(_tail(trouble.read))
    return Text(
        f'ordet "{at.text}" kan inte stå efter {after}', f'the word "{at.text}" cannot stand after {after}'
    )


def _tail(read: tuple[Token, ...]) -> str:
    """The last things read, as the planner wrote them: enough to find the place."""
    return " ".join(_short(token.text) for token in read[-3:]).replace('"', "").replace(" ,", ",")


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:28]}…"


def _amount(words: Words, at: Token) -> str:
    """The figure that begins at `at`, with its unit."""
    match = re.match(r"[-–−]?\s?[0-9][0-9 \xa0,]*(?:%|[^\W\d_]+)?", words.text[at.start : at.start + 80])
    return " ".join(match.group().split()) if match else at.text


def _last_name(trouble: Trouble) -> tuple[Token, frozenset[str]]:
    return (trouble.read[-1], trouble.accepted_before) if trouble.read else (trouble.at, trouble.accepted)


def _opening(read: tuple[Token, ...]) -> Token:
    """The last parenthesis that is not closed."""
    depth = 0
    for token in reversed(read):
        depth += (token.kind == ")") - (token.kind == "(")
        if depth < 0:
            return token
    return read[-1]


def _units() -> frozenset[str]:
    """The words that can begin a unit: what can stand where only a unit can."""
    rows = [row for row in table().actions if _ANY_UNIT in row]
    return frozenset(min(rows, key=lambda row: len(row)))
