"""What went wrong in, a finding in the planner's own words out: place, what is expected, what to write instead."""

from dsl import known_mistakes
from dsl.automaton import Trouble
from dsl.expected import described
from dsl.lexer import END, NAME
from dsl.phrases import no_such_word, quoted, short, tail, write
from dsl.suggest import nearest
from dsl.table import table
from dsl.words import Words, token_span
from findings.codes import SYNTAX, file_finding
from findings.finding import Finding, Label
from findings.text import Text

#: Asked in this order; the first that knows the mistake tells it.
_KNOWN = (
    known_mistakes.bad_sign,
    known_mistakes.continued,
    known_mistakes.unclosed,
    known_mistakes.figure,
    known_mistakes.unit,
    known_mistakes.month,
    known_mistakes.glued,
    known_mistakes.misspelt,
    known_mistakes.unquoted,
    known_mistakes.listed,
)


def finding_of(trouble: Trouble, words: Words) -> Finding:
    """What is told about a statement that could not be read."""
    if trouble.finding is not None:
        return trouble.finding
    for look in _KNOWN:
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


def _unexpected(trouble: Trouble, words: Words) -> Finding:
    """What is expected where something else stands."""
    at, read = trouble.at, trouble.read
    expected = described(trouble)
    labels = [Label(token_span(words, at))]
    if not read:
        message = no_such_word(trouble)
        help = Text(
            'en rad börjar med en rubrik som "nyckeltal", eller med ett ord som "mål" eller "enhet"',
            'a line begins with a heading such as "nyckeltal", or with a word such as "mål" or "enhet"',
        )
        return file_finding(SYNTAX, message, tuple(labels), help)
    after = quoted(tail(read))
    if at.kind == END:
        message = Text(
            f"raden slutar efter {after}, men där väntas {expected.sv}",
            f"the line ends after {after}, but {expected.en} is expected there",
        )
        labels = [Label(token_span(words, read[-1]))]
    elif trouble.accepted - {"MORE"} == {END}:
        message = Text(
            f"raden ska sluta efter {after}, men där står {quoted(at.text)}",
            f"the line should end after {after}, but it says {quoted(at.text)} there",
        )
    else:
        message = Text(
            f"efter {after} väntas {expected.sv}, men där står {quoted(at.text)}",
            f"after {after} {expected.en} is expected, but it says {quoted(at.text)} there",
        )
    if at.kind != END and at.line != read[-1].line:
        labels.append(
            Label(token_span(words, read[-1]), Text("raden fortsätter härifrån", "the line continues from here"))
        )
    return file_finding(SYNTAX, message, tuple(labels), _missing_word(trouble))


def _missing_word(trouble: Trouble) -> Text | None:
    """The one word that is missing before what stands there, if there is only one."""
    keywords = [kind for kind in trouble.accepted if kind[0].isalpha() and kind == kind.lower()]
    if len(trouble.accepted) != 1 or not keywords:
        return None
    last = trouble.read[-1].text
    following = f" {short(trouble.at.text)}" if trouble.at.kind != END else " …"
    return write(f"{short(last)} {keywords[0]}{following}".replace('"', "")) if last else None
