"""Målet har ingen bedömning i rapporten, eller en som inte går att läsa.

Ofta har bedömningen varit en färgad prick eller en ikon som försvunnit när dokumentet gjordes om till text.
Den som läser utan färger, eller med en skärmläsare, har samma rapport framför sig.

Tyst när rapporten nämner ett mål med nästan samma namn, som planen inte har: det sägs redan (MK002).
Tyst för ett ord som går att läsa men inte är planens (MK409), och för prioriterade mål och samlade
bedömningar som rapporten inte nämner: alla rapporter anger inte en bedömning av dem.
"""

from collections.abc import Iterator

from engine.assessment import Assessment, Evaluated
from engine.check import Check, finding
from engine.facts import folded
from engine.stated import scale_of
from engine.wording import printed_word, readable_word, shown_name, stated_place
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    code="MK408",
    slug="bedömning-saknas",
    severity=Severity.WARNING,
    consequence=Consequence.VERDICT,
    title=Text(
        "En bedömning saknas i rapporten eller kan inte läsas.",
        "An assessment is absent from the report, or cannot be read.",
    ),
    quiet=Text(
        "Tyst för prioriterade mål och samlade bedömningar som rapporten inte nämner.",
        "Quiet for priority goals and overall assessments that the report does not mention.",
    ),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each goal without a word that can be read."""
    misspelt = frozenset(_misspelt(evaluated))
    for assessment in evaluated.assessments:
        if assessment.stated_classes or readable_word(assessment) or assessment.name in misspelt:
            continue
        if assessment.stated is not None or not assessment.is_roll_up:
            yield _found(evaluated, assessment)


def _misspelt(evaluated: Evaluated) -> Iterator[str]:
    """The goals that a name of the report is near to, and is not: that the plan has no such goal is told (MK002)."""
    plan = evaluated.plan
    goals = {folded(goal.name): goal.name for goal in plan.goals}
    known = {folded(measure.name) for measure in plan.measures}
    known |= {folded(one.name) for one in plan.roll_ups} | {folded(one.name) for one in plan.assignments}
    known |= {folded(name) for goal in plan.goals for name in (goal.name, *goal.also_called, goal.sentence)}
    unknown = [name for name in (folded(stated.name) for stated in evaluated.case.stated) if name not in known]
    if unknown:
        from difflib import get_close_matches  # only what is misspelt pays for it

        for name in unknown:
            yield from (goals[near] for near in get_close_matches(name, goals, n=1))


def _found(evaluated: Evaluated, assessment: Assessment) -> Finding:
    name, printed = shown_name(assessment), printed_word(assessment)
    words = ", ".join(f'"{word.word}"' for word in scale_of(evaluated.plan, evaluated.case))
    return finding(
        CHECK,
        Text(
            f'bedömningen av "{name}" är "{printed}", som inte går att läsa som ett ord'
            if printed
            else f'"{name}" har ingen bedömning i rapporten',
            f'the assessment of "{name}" is "{printed}", which cannot be read as a word'
            if printed
            else f'"{name}" has no assessment in the report',
        ),
        (Label(stated_place(assessment)),),
        goal=assessment.name,
        help=Text(f"skriv ut bedömningen med ord: {words}", f"print the assessment in words: {words}"),
    )
