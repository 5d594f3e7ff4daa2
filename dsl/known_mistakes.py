"""One kind of mistake a function: a statement that could not be read in, the finding or None out."""

import re

from dsl.automaton import Trouble
from dsl.everyday import BULLETS
from dsl.expected import keywords
from dsl.lexer import END, NAME
from dsl.phrases import did_you_mean, no_such_word, quoted, replaced, tail, told, write, write_such
from dsl.repair import next_line, readable_after, readable_with, repair
from dsl.suggest import nearest
from dsl.table import table
from dsl.words import Words, token_span
from findings.codes import SYNTAX, file_finding
from findings.finding import Finding, Label
from findings.text import Text, same

#: Quotes that the language does not use.
_QUOTES = "'’‘`´«»"
#: What somebody is told who writes a note of their own.
COMMENT = Text("en kommentar börjar med #", "a comment begins with #")
#: What somebody is told who writes a list with bullets.
BULLET = Text("ta bort tecknet i radens början", "take away the sign at the beginning of the line")
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
            instead=", ",
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
    meant, instead = _SIGNS.get(at.text), None
    remedy = None if meant is None else did_you_mean(meant)
    change = repair(trouble, words)
    if at.text in _QUOTES:
        remedy = Text('skriv texten inom raka citattecken (")', 'write the text in straight quotes (")')
    elif change is not None:
        remedy, instead = write(change.example), change.instead
    elif not trouble.read and meant is None:
        remedy = BULLET if at.text in BULLETS else COMMENT
    message = Text(
        f'tecknet "{at.text}" används inte i regelspråket',
        f'the sign "{at.text}" is not used in the rule language',
    )
    return told(words, at, message, remedy, instead=instead)


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


def nameless(trouble: Trouble, words: Words) -> Finding | None:
    """A heading with a text in quotes but without the short name before it."""
    at = trouble.at
    if at.kind != "STRING" or not trouble.parts & {"declared", "label"} or not trouble.read:
        return None
    letters = re.findall(r"[^\W\d_]+", at.text)
    name = "1" if "label" in trouble.parts else max(letters, key=len).lower() if letters else "a"
    name += "_1" * (name in table().reserved)
    heading, title = tail(trouble.read), quoted(at.text[1:-1])
    message = Text(f"före {title} saknas ett kort namn", f"a short name is missing before {title}")
    return told(words, at, message, write_such(f"{heading} {name} {title}"))


def nearly(trouble: Trouble, words: Words) -> Finding | None:
    """A word that is nearly one with which the whole statement can be read."""
    at = trouble.at
    meant = nearest(at.kind, trouble.accepted) if at.otherwise == NAME else None
    if meant is not None and readable_with(trouble, words, meant):
        return told(words, at, no_such_word(trouble), did_you_mean(meant), instead=meant)
    meant = _other_than_name(trouble)
    if meant is None or not readable_with(trouble, words, meant, 1):
        return None
    return _taken_for_name(trouble, words, meant, sure=True)


def two_lines(trouble: Trouble, words: Words) -> Finding | None:
    """Two statements on one line."""
    line = next_line(trouble, words)
    if line is None:
        return None
    at, after = quoted(trouble.at.text), quoted(tail(trouble.read))
    message = Text(f"efter {after} börjar något nytt med {at}", f"something new begins after {after} with {at}")
    shown = line if '"' in line else f'"{line}"'
    return told(
        words, trouble.at, message, Text(f"skriv {shown} på en egen rad", f"write {shown} on a line of its own")
    )


def misspelt(trouble: Trouble, words: Words) -> Finding | None:
    """A word that is nearly one that could stand there; or the one before it, taken for a name."""
    at = trouble.at
    meant = nearest(at.kind, trouble.accepted) if at.otherwise == NAME else None
    if meant is not None:
        return told(words, at, no_such_word(trouble), did_you_mean(meant))
    meant = _other_than_name(trouble)
    return None if meant is None else _taken_for_name(trouble, words, meant, sure=False)


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
    if "," not in trouble.accepted or not trouble.read or not readable_after(trouble, words, ","):
        return None
    last, at = trouble.read[-1], trouble.at
    if last.kind in keywords():
        return None
    first, second = quoted(last.text), quoted(at.text)
    message = Text(f"mellan {first} och {second} saknas ett komma", f"a comma is missing between {first} and {second}")
    texts = (last.kind, at.kind) == ("STRING", "STRING")
    return told(words, at, message, write(f"{first}, {second}" if texts else f"{last.text}, {at.text}"))


def _other_than_name(trouble: Trouble) -> str | None:
    """The keyword that the last word read is nearly, where it was taken for a name."""
    if not trouble.read or trouble.at.kind == END:
        return None
    token, accepted = trouble.read[-1], trouble.accepted_before
    return nearest(token.kind, accepted) if token.otherwise == NAME and token.kind not in accepted else None


def _taken_for_name(trouble: Trouble, words: Words, meant: str, *, sure: bool) -> Finding:
    token, at = trouble.read[-1], trouble.at
    message = Text(
        f"{quoted(token.text)} läses som ett namn, och efter det kan {quoted(at.text)} inte stå",
        f"{quoted(token.text)} is read as a name, and {quoted(at.text)} cannot stand after it",
    )
    labels = (Label(token_span(words, token)), Label(token_span(words, at)))
    return file_finding(SYNTAX, message, labels, did_you_mean(meant), replaced(words, token, meant) if sure else None)
