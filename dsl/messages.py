"""What went wrong in, a finding in the planner's own words out: place, what is expected, what to write instead."""

from attrs import evolve

from dsl import known_mistakes, mistaken_figures, mistaken_phrases, mistaken_time
from dsl.automaton import Trouble
from dsl.changed import Repair
from dsl.everyday import BULLETS, NOTES
from dsl.expected import described
from dsl.lexer import END, NAME
from dsl.own import own_year
from dsl.phrases import no_such_word, quoted, replaced, short, tail, write, write_such
from dsl.repair import repair
from dsl.suggest import nearest
from dsl.table import table
from dsl.words import Words, token_span
from findings.codes import SYNTAX, file_finding
from findings.finding import Finding, Label
from findings.text import Text

#: Asked in this order; the first that knows the mistake tells it.
_KNOWN = (
    mistaken_time.day_in_figures,
    known_mistakes.bad_sign,
    known_mistakes.continued,
    known_mistakes.unclosed,
    mistaken_phrases.outcome_line,
    mistaken_phrases.partly_alone,
    mistaken_phrases.kept,
    mistaken_phrases.about,
    mistaken_phrases.first_places,
    mistaken_phrases.own_assessment,
    mistaken_figures.figure,
    mistaken_figures.unit,
    known_mistakes.nameless,
    mistaken_time.month,
    mistaken_time.school_year,
    mistaken_time.short_year,
    mistaken_figures.glued,
    known_mistakes.nearly,
    known_mistakes.listed,
    known_mistakes.two_lines,
)
#: Of more than this that could go on the line, nothing is said in the sentence itself.
_MOST_SAID = 4
#: Asked after that, where no small change makes the statement readable.
_LESS_SURE = (
    known_mistakes.misspelt,
    known_mistakes.unquoted,
)


def finding_of(trouble: Trouble, words: Words) -> Finding:
    """What is told about a statement that could not be read."""
    if trouble.finding is not None:
        return trouble.finding
    for look in _KNOWN:
        finding = look(trouble, words)
        if finding is not None:
            return finding
    change = repair(trouble, words)
    if change is not None:
        return _with_repair(trouble, change, words)
    for look in _LESS_SURE:
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


def _with_repair(trouble: Trouble, change: Repair, words: Words) -> Finding:
    """What is expected, and how the whole could be read."""
    found = _unexpected(trouble, words)
    sure = change.instead is not None and trouble.at.kind != END
    return evolve(
        found,
        message=change.message or found.message,
        help=(write_such if change.is_example else write)(change.example),
        edit=replaced(words, trouble.at, change.instead or "") if sure else None,
    )


def _unexpected(trouble: Trouble, words: Words) -> Finding:
    """What is expected where something else stands."""
    at, read = trouble.at, trouble.read
    expected = described(trouble, own_year(words))
    labels = [Label(token_span(words, at))]
    help: Text | None
    if not read:
        note = at.text.lower() in NOTES
        help = known_mistakes.BULLET if at.text in BULLETS else known_mistakes.COMMENT if note else _BEGINNINGS
        return file_finding(SYNTAX, no_such_word(trouble), tuple(labels), help)
    after = quoted(tail(read))
    help = _missing_word(trouble)
    if at.kind == END:
        message = Text(
            f"raden slutar efter {after}, men där väntas {expected.sv}",
            f"the line ends after {after}, but {expected.en} is expected there",
        )
        labels = [Label(token_span(words, read[-1]))]
    elif END in trouble.accepted and len(trouble.accepted) > _MOST_SAID:
        message = Text(
            f"efter {after} kan {quoted(at.text)} inte stå",
            f"{quoted(at.text)} cannot stand after {after}",
        )
        help = Text(f"där kan stå {expected.sv}", f"there may stand {expected.en}")
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
    return file_finding(SYNTAX, message, tuple(labels), help)


def _missing_word(trouble: Trouble) -> Text | None:
    """The one word that can stand there, if there is only one; or what to take away where none can."""
    if trouble.accepted - {"MORE"} == {END}:
        after = quoted(tail(trouble.read))
        return Text(f"ta bort det som står efter {after}", f"take away what stands after {after}")
    keywords = [kind for kind in trouble.accepted if kind[0].isalpha() and kind == kind.lower()]
    if len(trouble.accepted) != 1 or not keywords:
        return None
    return write(f"{short(trouble.read[-1].text)} {keywords[0]} …")


_BEGINNINGS = Text(
    'en rad börjar med en rubrik som "nyckeltal", eller med ett ord som "mål" eller "enhet"',
    'a line begins with a heading such as "nyckeltal", or with a word such as "mål" or "enhet"',
)
