"""Statements in, blocks out: each line under the nearest heading above it, and told where it does not belong."""

from collections.abc import Iterable
from typing import Any

from attrs import define

from dsl import ast
from dsl.ast import Heading
from dsl.automaton import Trouble
from dsl.build_lines import HeadingLine, LanguageLine
from dsl.phrases import quoted
from dsl.words import Words, excerpt
from findings.codes import MISPLACED, SYNTAX, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text

#: The language that this program reads.
VERSION = 1
#: A file with more mistakes than this is something else than a rule file; the rest are not told.
MOST_MISTAKES = 200

_VERDICTS = (ast.VerdictLine, ast.ExceptionLine, ast.ByBoardLine)
_MEASURE = (
    ast.SameAsLine,
    ast.AlsoCalledLine,
    ast.UnitLine,
    ast.RangeLine,
    ast.DirectionLine,
    ast.SourceLine,
    ast.BySexLine,
    ast.PartsLine,
    ast.CycleLine,
    ast.LagLine,
    ast.NumberLine,
    ast.TargetLine,
    ast.NoTargetLine,
    ast.ContributesLine,
    ast.ValidLine,
    ast.NewSeriesLine,
    ast.FormerLine,
    ast.PerPartYearLine,
    ast.Policy,
)
_TASK = (
    ast.DeadlineLine,
    ast.ValidLine,
    ast.ResponsibleLine,
    ast.MeasuredByLine,
    ast.ContributesLine,
    ast.AlsoCalledLine,
)
#: What may stand below each heading, beside what may stand anywhere.
_BELOW: dict[Heading, tuple[type, ...]] = {
    Heading.PLAN: (
        ast.BodyLine,
        ast.BoardLine,
        ast.PeriodLine,
        ast.DecisionLine,
        ast.WordLine,
        ast.MarkerLine,
        ast.CallsLine,
        ast.ComparatorLine,
        ast.MaterialLine,
        ast.Policy,
    ),
    Heading.EVERY_GOAL: (*_VERDICTS, ast.Policy),
    Heading.PRIORITY_GOAL: (*_VERDICTS, ast.RollUpPolicyLine, ast.AlsoCalledLine),
    Heading.ROLL_UP: (*_VERDICTS, ast.RollUpPolicyLine),
    Heading.INDICATOR: _MEASURE,
    Heading.MEASURE: _MEASURE,
    Heading.GOAL: (
        *_VERDICTS,
        ast.ContributesLine,
        ast.MeasuredByLine,
        ast.WithoutMeasureLine,
        ast.AlsoCalledLine,
        ast.Policy,
        ast.ExampleLine,
    ),
    Heading.ASSIGNMENT: _TASK,
    Heading.ACTIVITY: _TASK,
    Heading.TABLE: (
        ast.UnitLine,
        ast.RoundedLine,
        ast.TruncatedLine,
        ast.BlankLine,
        ast.ColumnLine,
        ast.RowLine,
        ast.MaterialLine,
    ),
}
#: What may stand below each heading.
BELOW = {heading: frozenset((*types, ast.SuppressionLine)) for heading, types in _BELOW.items()}


@define
class _Reading:
    """The file as far as it has been gathered."""

    words: Words
    version: int
    uses: list[ast.UseLine]
    blocks: list[ast.Block]
    findings: list[Finding]
    heading: HeadingLine | None
    lines: list[Any]
    #: Where the lines stand below the heading that could not be read, or do not belong there.
    unread: list[Span]
    #: A heading stands above that could not be read: what stands below it is not judged.
    lost: bool
    #: No statement has been seen.
    first: bool


def gathered(statements: Iterable[Any], words: Words) -> tuple[ast.File, tuple[Finding, ...]]:
    """The file that the statements make, and what is wrong with it, in the order of the file."""
    reading = _Reading(words, VERSION, [], [], [], None, [], [], False, True)
    mistakes = 0
    for statement in statements:
        if isinstance(statement, Trouble):
            from dsl.messages import begins_heading, finding_of

            mistakes += 1
            if mistakes > MOST_MISTAKES:
                reading.findings.append(_too_many(statement, words))
                break
            found = finding_of(statement, words)
            reading.findings.append(found)
            if begins_heading(statement):
                _close(reading)
                reading.lost = True
            else:
                reading.unread.append(found.labels[0].span)
        elif isinstance(statement, HeadingLine):
            _close(reading)
            reading.heading = statement
            reading.lost = False
        else:
            _place(reading, statement)
        reading.first = False
    _close(reading)
    file = ast.File(words.document, reading.version, tuple(reading.uses), tuple(reading.blocks))
    return file, tuple(reading.findings)


def _close(reading: _Reading) -> None:
    """Puts the block under reading among the finished ones."""
    heading = reading.heading
    if heading is not None:
        lines, unread = tuple(reading.lines), tuple(reading.unread)
        reading.blocks.append(ast.Block(heading.heading, heading.name, heading.title, lines, heading.span, unread))
        reading.lines = []
        reading.heading = None
    reading.unread = []


def _place(reading: _Reading, line: Any) -> None:
    """Puts a line where it belongs, or tells that it does not belong there."""
    heading = reading.heading
    if isinstance(line, LanguageLine):
        _language(reading, line)
    elif heading is not None:
        if type(line) in BELOW[heading.heading]:
            reading.lines.append(line)
        elif isinstance(line, ast.UseLine) and heading.heading is Heading.PLAN:
            reading.uses.append(line)
        else:
            reading.findings.append(_misplaced(line, heading, reading.words))
            reading.unread.append(line.span)
    elif isinstance(line, ast.UseLine) and not reading.lost:
        reading.uses.append(line)
    elif not reading.lost:
        reading.findings.append(_homeless(line, reading.words))


def _language(reading: _Reading, line: LanguageLine) -> None:
    if not reading.first:
        message = Text(
            f'"{excerpt(reading.words, line.span)}" står inte först i filen',
            f'"{excerpt(reading.words, line.span)}" does not stand first in the file',
        )
        help = Text("flytta raden till filens början", "move the line to the beginning of the file")
        reading.findings.append(file_finding(MISPLACED, message, (Label(line.span),), help))
        return
    reading.version = line.version
    if line.version != VERSION:
        message = Text(
            f"filen är skriven i språk {line.version}, men detta program läser språk {VERSION}",
            f"the file is written in language {line.version}, but this program reads language {VERSION}",
        )
        help = Text("använd en nyare utgåva av Målkoll", "use a newer release of Målkoll")
        reading.findings.append(file_finding(SYNTAX, message, (Label(line.span),), help))


def _misplaced(line: Any, heading: HeadingLine, words: Words) -> Finding:
    here = quoted(excerpt(words, line.span))
    name = "" if heading.name is None else f" {heading.name.text}"
    above = quoted(heading.heading.value + name)
    message = Text(
        f"raden {here} hör inte hemma under {above}",
        f"the line {here} does not belong below {above}",
    )
    labels = (
        Label(line.span),
        Label(heading.span, Text("rubriken som raden står under", "the heading that the line stands below")),
    )
    return file_finding(MISPLACED, message, labels, _belongs(line))


def _homeless(line: Any, words: Words) -> Finding:
    here = quoted(excerpt(words, line.span))
    message = Text(
        f"raden {here} står före den första rubriken",
        f"the line {here} stands before the first heading",
    )
    return file_finding(MISPLACED, message, (Label(line.span),), _belongs(line))


def _belongs(line: Any) -> Text:
    headings = [heading.value for heading, types in BELOW.items() if type(line) in types]
    if not headings:
        return Text("skriv raden under en rubrik", "write the line below a heading")
    if isinstance(line, ast.UseLine):
        return Text("skriv raden före den första rubriken", "write the line before the first heading")
    among = ", ".join(f'"{heading}"' for heading in headings)
    return Text(f"en sådan rad står under {among}", f"such a line stands below {among}")


def _too_many(trouble: Trouble, words: Words) -> Finding:
    first = trouble.read[0] if trouble.read else trouble.at
    message = Text(
        f"filen har fler än {MOST_MISTAKES} rader som inte kan läsas, och resten av den är inte läst",
        f"the file has more than {MOST_MISTAKES} lines that cannot be read, and the rest of it is not read",
    )
    span = Span(words.document, first.line, first.column, first.column + len(first.text))
    help = Text("är det en regelfil?", "is it a rule file?")
    return file_finding(SYNTAX, message, (Label(span),), help)
