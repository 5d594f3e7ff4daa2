"""One report as it was read and its answer key in; what is right, what is wrong and what is missed, kind by kind, out.

Something read is right where the key has it on the same line: a figure with its digits, its sign, its row, and its role
and year or the heading of its column. A cell below no heading says nothing of what its figure is, and is not counted.
"""

import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from benchmarks.reading_key import (
    ASSIGNMENT,
    CLAIM,
    COMPARATOR,
    DAMAGED,
    FORECAST,
    GOAL,
    MEASURED,
    OUTCOME,
    TARGET,
    VERDICT,
    AnswerKey,
    Keyed,
    digits,
)
from engine.case import Case, Cell, Claim
from engine.claim_answers import answer_claims
from engine.evaluate import evaluate
from engine.facts import folded
from engine.number_words import number_word
from interpret.reading import Reading

FIGURES, VERDICTS, GOALS, ASSIGNMENTS, DEADLINES = "siffror", "bedömningar", "mål", "uppdrag", "uppdragens tider"
CLAIMS_WITH, CLAIMS_WITHOUT = "påståenden med siffra", "påståenden utan siffra"
#: A cell with more words than this beside its figure is a text, and no figure.
MOST_WORDS = 3
#: A wrapped cell or sentence begins at most so many lines above its figure.
MOST_WRAPPED = 3

_WORDS = re.compile(r"[^\W\d_]+")
_NUMBERING = re.compile(r"^[0-9]+(?:\.[0-9]+)*\.?\s+")


@frozen
class Score:
    """How one kind of thing was read."""

    kind: str
    #: In the key; and how many of those are read right somewhere.
    keyed: int
    found: int
    #: Read; and how many of those are right.
    read: int
    right: int
    #: What was read and is not in the key, and what is in the key and was not read: the line, and what.
    wrong: tuple[tuple[int, str], ...]
    missed: tuple[tuple[int, str], ...]


@frozen
class _Read:
    """One thing read: the line, how it is shown, and the lines of the key that it is."""

    line: int
    shown: str
    fits: tuple[Keyed, ...]
    #: The lines that a claim is tested against.
    against: tuple[int, ...] = ()


def scores(reading: Reading, key: AnswerKey) -> tuple[Score, ...]:
    """One score of each kind."""
    goals, assignments = key.of(GOAL), key.of(ASSIGNMENT)
    timed = tuple(row for row in assignments if row.year)
    found = reading.found
    testable = tuple(row for row in key.of(CLAIM) if row.against)
    claims = tuple(_claims(reading, key))
    return (
        _score(FIGURES, key.of(*MEASURED), _figures(reading.case, key)),
        _score(VERDICTS, key.of(VERDICT), _verdicts(reading.case, key)),
        _score(GOALS, goals, (_sentence(goal.sentence, goals, goal.is_priority) for goal in found.goals)),
        _score(ASSIGNMENTS, assignments, (_sentence(one.sentence, assignments) for one in found.assignments)),
        _score(
            DEADLINES,
            timed,
            (_deadline(one.sentence, one.deadline, timed) for one in found.assignments if one.deadline is not None),
        ),
        _score(CLAIMS_WITH, tuple(row for row in testable if row.printed), _of(claims, with_figure=True), claims),
        _score(
            CLAIMS_WITHOUT, tuple(row for row in testable if not row.printed), _of(claims, with_figure=False), claims
        ),
    )


def _score(kind: str, keyed: tuple[Keyed, ...], read: Iterable[_Read], also: Iterable[_Read] = ()) -> Score:
    """`also` is what else may be what the key has."""
    every = tuple(read)
    fits = {row for one in (*every, *also) for row in one.fits}
    return Score(
        kind,
        keyed=len(keyed),
        found=sum(row in fits for row in keyed),
        read=len(every),
        right=sum(bool(one.fits) for one in every),
        wrong=tuple((one.line, _told(one)) for one in every if not one.fits),
        missed=tuple((row.line, _shown(row)) for row in keyed if row not in fits),
    )


def _told(one: _Read) -> str:
    return one.shown + (f" · prövat mot rad {', '.join(map(str, one.against))}" if one.against else "")


def _shown(row: Keyed) -> str:
    return " · ".join(filter(None, (row.printed, row.role, row.name, row.column, row.year)))


def _line(cell: Cell) -> int:
    return cell.place.line or 0


def _same(one: str, other: str) -> bool:
    """Whether two names are one, whatever the spaces: a name that was broken may have got one too many."""
    return _bare(one) == _bare(other)


def _bare(name: str) -> str:
    return folded(name).replace(" ", "")


# --- Figures ----------------------------------------------------------------------------------------


def _figures(case: Case, key: AnswerKey) -> Iterator[_Read]:
    for outcome in case.outcomes:
        name = outcome.title.printed if outcome.title is not None else outcome.measure
        for role, years in ((TARGET, outcome.targets), (OUTCOME, outcome.years), (FORECAST, outcome.forecasts)):
            for of_year in years:
                if digits(of_year.cell.printed):
                    shown = f"{of_year.cell.printed} · {role} · {name} · {of_year.year}"
                    fits = _fitting(of_year.cell, key, role, name, str(of_year.year))
                    yield _Read(_line(of_year.cell), shown, fits)
        named = ((COMPARATOR, outcome.comparators), ("kön", outcome.by_sex), ("del", outcome.parts))
        for role, cells in named:
            for one in cells:
                if digits(one.cell.printed):
                    shown = f"{one.cell.printed} · {role} · {name} · {one.name} {one.year}"
                    fits = _fitting(one.cell, key, role, name, str(one.year))
                    fits = tuple(row for row in fits if _same(row.column, one.name))
                    yield _Read(_line(one.cell), shown, fits)
    for table in case.tables:
        for table_row in table.rows:
            for column, cell in zip(table.columns, table_row.cells, strict=False):
                fits = _in_table(cell, key, table_row.name, column)
                is_figure = digits(cell.printed) and len(_WORDS.findall(cell.printed)) <= MOST_WORDS
                if fits or (is_figure and column):
                    shown = f"{cell.printed} · tabellen {table.name} · {table_row.name} · {column}"
                    yield _Read(_line(cell), shown, fits)


def _fitting(cell: Cell, key: AnswerKey, role: str, name: str, year: str) -> tuple[Keyed, ...]:
    return tuple(
        row for row in _printed(cell, key) if row.role in (role, DAMAGED) and row.year == year and _same(row.name, name)
    )


def _in_table(cell: Cell, key: AnswerKey, name: str, column: str) -> tuple[Keyed, ...]:
    """Any measured figure may be a cell too, in the row and below the heading that it is printed with."""
    return tuple(
        row
        for row in _printed(cell, key)
        if (_same(row.name, name) and _heading(row.column) == _heading(column))
        or (row.column == "" and (name, column) == (row.year, ""))
    )


def _heading(column: str) -> list[str]:
    """The words of a heading, in whatever order its lines were joined."""
    return sorted(folded(column).split())


def _printed(cell: Cell, key: AnswerKey) -> Iterator[Keyed]:
    """The figures of the key that stand where the cell stands, with its digits and its sign."""
    line, bare = _line(cell), "".join(cell.printed.split())
    lines = range(line, line + 1 + (MOST_WRAPPED if _WORDS.search(cell.printed) else 0))
    for row in key.of(*MEASURED, DAMAGED):
        own = "".join(row.printed.split())
        if row.line in lines and own in bare and digits(own) == digits(bare) and _minus(own) == _minus(bare):
            yield row


def _minus(bare: str) -> bool:
    return re.search(r"[-−–](?=[0-9])", bare) is not None


# --- Goals, verdicts, assignments -------------------------------------------------------------------


def _verdicts(case: Case, key: AnswerKey) -> Iterator[_Read]:
    for stated in case.stated:
        if stated.word is not None:
            of = stated.sentence.place.line if stated.sentence is not None else None
            word = stated.word.printed.lstrip("●■▲▼○◐ \u00a0")
            fits = tuple(
                row
                for row in key.of(VERDICT)
                if row.line == _line(stated.word) and _same(row.name, word) and row.against == (of,)
            )
            yield _Read(_line(stated.word), f"{stated.word.printed} · målet på rad {of}", fits)


def _sentence(sentence: Cell, rows: tuple[Keyed, ...], is_priority: bool | None = None) -> _Read:
    whose = {True: "prioriterat", False: "nämndens", None: ""}[is_priority]
    fits = tuple(
        row
        for row in rows
        if row.line == _line(sentence)
        and _same(_NUMBERING.sub("", sentence.printed), row.name)
        and (is_priority is None or row.column in ("", whose))
    )
    return _Read(_line(sentence), " · ".join(filter(None, (sentence.printed, whose))), fits)


def _deadline(sentence: Cell, deadline: Cell, rows: tuple[Keyed, ...]) -> _Read:
    fits = tuple(row for row in _sentence(sentence, rows).fits if _same(row.year, deadline.printed))
    return _Read(_line(sentence), f"{deadline.printed} · {sentence.printed}", fits)


# --- Claims -----------------------------------------------------------------------------------------


def _of(claims: tuple[_Read, ...], *, with_figure: bool) -> tuple[_Read, ...]:
    """Those that say a figure, or those that say none but years."""
    return tuple(one for one in claims if with_figure == any(not _is_year(one) for one in _numbers(one.shown)))


def _is_year(number: str) -> bool:
    return re.fullmatch(r"(?:19|20)[0-9]{2}", number) is not None


def _claims(reading: Reading, key: AnswerKey) -> Iterator[_Read]:
    """Every claim once. What it is tested against is asked of the engine that tests it."""
    tested = _tested(reading)
    for claim in reading.case.claims:
        lines = tested.get(claim, frozenset())
        fits = tuple(row for row in _said(claim, key) if lines <= frozenset(row.against))
        yield _Read(claim.place.line or 0, claim.says.printed, fits, tuple(sorted(lines)))


def _tested(reading: Reading) -> dict[Claim, frozenset[int]]:
    """The lines of the printed figures that each claim is tested against."""
    answers, _ = answer_claims(evaluate(reading.plan, reading.case, explained=False))
    found: dict[Claim, frozenset[int]] = {}
    for answered in answers:
        lines = (figure.place.line for figure in answered.figures if figure.place is not None)
        found[answered.claim] = found.get(answered.claim, frozenset()) | {line for line in lines if line is not None}
    return found


def _said(claim: Claim, key: AnswerKey) -> tuple[Keyed, ...]:
    """The claims of the key on the lines of this one whose figure it says; else those without any figure."""
    line = claim.place.line or 0
    near = tuple(row for row in key.of(CLAIM) if line <= row.line <= line + MOST_WRAPPED)
    says = _numbers(claim.says.printed)
    with_figure = tuple(row for row in near if _numbers(row.printed) and _numbers(row.printed) <= says)
    return with_figure or tuple(row for row in near if not _numbers(row.printed))


def _numbers(text: str) -> frozenset[str]:
    """The numbers of a text, words among them but `en` and `ett`, without their signs: `minskat med 2,6`."""
    words = (number_word(word) for word in _WORDS.findall(text) if word not in ("en", "ett"))
    printed = re.findall(r"[0-9]+(?:[ \u00a0][0-9]{3})*(?:,[0-9]+)?", text)
    return frozenset(
        [re.sub(r"\s", "", number) for number in printed] + [str(number) for number in words if number is not None]
    )
