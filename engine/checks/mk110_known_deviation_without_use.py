"""En känd avvikelse har gått ut, saknar skäl, tystar ingenting eller har en kod som ingen kontroll har.

En känd avvikelse flyttar ett fynd ur listan. Den ska ha ett skäl som någon annan kan läsa, och försvinna när den inte
längre behövs: annars tystar den nästa fel också, utan att någon har tagit ställning.

Prövas på rapportens dag, över de rapporter där målet eller måttet förekommer; utan rapport bara mot `--datum`. Tyst
när den tystar något i någon av rapporterna, och om rader vars rapport inte är med.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from attrs import frozen

from dsl.ast import SuppressionLine
from engine.accept import accepts_on
from engine.assessment import Evaluated
from engine.check import Check, all_checks, finding
from engine.facts import folded
from engine.plan import Assignment, Plan, RollUp
from findings.codes import CODES
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text

CHECK = Check(
    "MK110",
    "känd-avvikelse-utan-verkan",
    Severity.WARNING,
    Consequence.WORDING,
    Text(
        "En känd avvikelse har gått ut, saknar skäl eller tystar ingenting.",
        "A known deviation has expired, has no reason or silences nothing.",
    ),
    Text(
        "Tyst när den tystar något i någon av rapporterna, och utan rapport när ingen dag är given.",
        "Silent where it silences something in any of the reports, and without a report where no day is given.",
    ),
)


@frozen
class Tried:
    """What the known deviations are held against: what was found on one day, of a report or of a plan alone."""

    plan: Plan
    #: Where the `känd avvikelse` lines stand that are about something found, in force or not.
    about: frozenset[Span]
    #: None: nobody has asked about a day.
    on: date | None
    #: None where it is the plan alone.
    judged: Evaluated | None = None


@frozen
class _Line:
    """A `känd avvikelse`, whose it is, and in which reports that occurs."""

    line: SuppressionLine
    #: The name of the goal, roll-up or assignment; None in a measure, a table or the plan.
    goal: str | None
    occurs: Callable[["_Occurring"], bool]


@frozen
class _Occurring:
    """What a report speaks of."""

    #: Names that it states something of, folded.
    stated: frozenset[str]
    #: Measures it prints figures of, folded.
    measures: frozenset[str]
    #: Names of its tables, folded.
    tables: frozenset[str]


def lint(plan: Plan) -> Iterator[Finding]:
    """The known deviations without a reason, which accept nothing, and those of a code that no check has."""
    lines = tuple(_lines(plan))
    codes = known_codes() if lines else ()
    for one in lines:
        if one.line.code.upper() not in codes:
            yield _no_such_check(one, codes)
            continue
        if one.line.reason is None or not one.line.reason.text.strip():
            code = one.line.code
            yield finding(
                CHECK,
                Text(
                    f"känd avvikelse {code} har inget skäl, och godtar därför ingenting",
                    f"känd avvikelse {code} has no reason, and therefore accepts nothing",
                ),
                (Label(one.line.span),),
                goal=one.goal,
                help=Text(f'skriv varför: `känd avvikelse {code} "…"`', f'write why: `känd avvikelse {code} "…"`'),
            )


def known_codes() -> tuple[str, ...]:
    """The codes of what can be found: those of files and those of checks, in order."""
    return tuple(sorted({*(code.code for code in CODES), *(module.check.code for module in all_checks())}))


def _no_such_check(known: _Line, codes: tuple[str, ...]) -> Finding:
    from difflib import get_close_matches  # only what is misspelt pays for it

    code = known.line.code
    near = get_close_matches(code.upper(), codes, 1)
    help = Text("koderna står i docs/kontroller.md", "the codes are in docs/kontroller.md")
    if near:
        help = Text(f"menade du {near[0]}?", f"did you mean {near[0]}?")
    return finding(
        CHECK,
        Text(
            f"det finns ingen kontroll {code}, så raden godtar ingenting",
            f"there is no check {code}, so the line accepts nothing",
        ),
        (Label(known.line.span),),
        goal=known.goal,
        help=help,
    )


def without_use(plan: Plan, tried: Iterable[Tried], codes: frozenset[str], on: date | None) -> Iterator[Finding]:
    """The known deviations of `plan` that have expired or silence nothing in what was `tried`.

    `tried` may be of other plans too: a line of an imported file can be of use to them. `codes` are those that
    checks have; `on` is the day of `--datum`, or None.
    """
    every = tuple(tried)
    reports = [(one.on, _occurring(one.judged)) for one in every if one.judged is not None and one.plan is plan]
    for known in _lines(plan):
        line = known.line
        if line.reason is None or not line.reason.text.strip():
            continue
        days = [one.on for one in every if line.span in one.about]
        if not days:
            yield from _silent(known, [day for day, report in reports if known.occurs(report)], codes, on)
        elif not any(accepts_on(line, day) for day in days):
            yield _expired(known, max(day for day in days if day is not None), still_found=True)


def _silent(known: _Line, days: list[date | None], codes: frozenset[str], on: date | None) -> Iterator[Finding]:
    """A line that nothing was found for, on the days of the reports in which its goal occurs."""
    line = known.line
    asked = [day for day in days if day is not None] or ([on] if on is not None else [])
    if asked and all(not accepts_on(line, day) for day in asked):
        yield _expired(known, max(asked), still_found=False)
    elif days and line.code in codes - {CHECK.code}:
        yield finding(
            CHECK,
            Text(
                f"känd avvikelse {line.code} tystar ingenting: ingen {line.code} finns här i det som prövats",
                f"känd avvikelse {line.code} silences nothing: there is no {line.code} here in what was tested",
            ),
            (Label(line.span),),
            goal=known.goal,
            help=Text("ta bort raden", "take the line away"),
        )


def _expired(known: _Line, day: date, *, still_found: bool) -> Finding:
    line = known.line
    assert line.until is not None
    return finding(
        CHECK,
        Text(
            f"känd avvikelse {line.code} gällde till och med {line.until}, och här prövas {day}",
            f"känd avvikelse {line.code} held until {line.until}, and what is tested here is of {day}",
        ),
        (Label(line.span),),
        goal=known.goal,
        help=Text(
            "rätta fyndet, eller ge raden en ny dag och ett skäl för den",
            "settle the finding, or give the line a new day and a reason for it",
        )
        if still_found
        else Text("ta bort raden", "take the line away"),
    )


def _occurring(judged: Evaluated) -> _Occurring:
    case = judged.case
    return _Occurring(
        frozenset(folded(stated.name) for stated in case.stated),
        frozenset(folded(fact.measure) for fact in judged.facts),
        frozenset(folded(table.name) for table in case.tables),
    )


def _lines(plan: Plan) -> Iterator[_Line]:
    """Every `känd avvikelse` of the plan, each place once."""
    told: set[Span] = set()
    for one in _all_lines(plan):
        if one.line.span not in told:
            told.add(one.line.span)
            yield one


def _all_lines(plan: Plan) -> Iterator[_Line]:
    for line in plan.suppressions:
        yield _Line(line, None, lambda report: True)
    for goal in plan.goals:
        names = frozenset(folded(name) for name in (goal.name, *goal.also_called, goal.sentence))
        measures = frozenset(folded(measure) for measure, _ in goal.measures)
        for line in goal.suppressions:
            yield _Line(line, goal.name, _names_or_measures(names, measures))
    others: list[RollUp | Assignment] = [*plan.roll_ups, *plan.assignments]
    for one in others:
        for line in one.suppressions:
            yield _Line(line, one.name, _names_or_measures(frozenset({folded(one.name)}), frozenset()))
    for measure in plan.measures:
        for line in measure.suppressions:
            yield _Line(line, None, _names_or_measures(frozenset(), frozenset({folded(measure.name)})))
    for table in plan.tables:
        for line in table.suppressions:
            yield _Line(line, None, _table(frozenset({folded(table.name), folded(table.title)})))


def _names_or_measures(names: frozenset[str], measures: frozenset[str]) -> Callable[[_Occurring], bool]:
    return lambda report: not (names.isdisjoint(report.stated) and measures.isdisjoint(report.measures))


def _table(names: frozenset[str]) -> Callable[[_Occurring], bool]:
    return lambda report: not names.isdisjoint(report.tables)
