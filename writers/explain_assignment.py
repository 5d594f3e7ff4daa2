"""One assignment or activity of what was examined in; what the report says of it and how it counts out."""

from collections.abc import Mapping
from textwrap import fill

from engine.assessment import AssignmentAssessment, Evaluated, Standing
from engine.assignment_status import assignment_status, spoken
from engine.plan import Assignment
from findings.text import Text, in_language
from writers.excerpt import name_of
from writers.explain import WIDTH
from writers.shown_text import clean

_COUNTS = {
    Standing.DONE: Text("klart", "done"),
    Standing.NOT_DONE: Text("ej klart", "not done"),
    Standing.NOT_DUE: Text("ej klart än", "not due yet"),
    Standing.NOT_STATED: Text("okänt", "unknown"),
    Standing.UNCLEAR: Text("okänt", "unknown"),
}


def explain_assignment(
    evaluated: Evaluated, assignment: Assignment, sources: Mapping[str, str], *, lang: str = "sv"
) -> str:
    """What the report states of the assignment, how that counts, and which goals count it (semantics 3.7)."""
    status = assignment_status(evaluated.plan, evaluated.case, assignment, evaluated.on)
    word = None if status.stated is None else status.stated.word
    printed = "–" if word is None else " ".join(word.printed.split())
    place = "" if word is None else f" ({name_of(word.place, sources, lang)})"
    year, report = evaluated.year, evaluated.case.report.title
    lines = (
        f'{assignment.name}: "{assignment.sentence}"',
        in_language(Text(f'"{report}", år {year}', f'"{report}", year {year}'), lang),
        in_language(Text("anges som:  ", "stated as: "), lang) + printed + place,
        in_language(Text("räknas som: ", "counts as: "), lang) + in_language(_COUNTS[status.standing], lang),
    )
    said = " ".join(clean(in_language(one, lang)) for one in _sentences(evaluated, status))
    return "\n".join(clean(line) for line in lines) + "\n\n" + fill(said, WIDTH, break_on_hyphens=False) + "\n"


def _sentences(evaluated: Evaluated, status: AssignmentAssessment) -> tuple[Text, ...]:
    assignment, said = status.assignment, spoken(status)
    kind = Text("Aktiviteten", "The activity") if assignment.is_activity else Text("Uppdraget", "The assignment")
    days = [line.deadline.last_day for line in assignment.deadlines]
    due = Text("Det har ingen sista dag", "It has no last day")
    if days:
        due = Text(f"Sista dag är {max(days)}", f"Its last day is {max(days)}")
    goals = [one.name for one in evaluated.assessments if any(of.assignment is assignment for of in one.assignments)]
    counted = Text("Inget villkor räknar det", "No condition counts it")
    if goals:
        names = ", ".join(f'"{name}"' for name in goals)
        counted = Text(f"Det räknas i villkoren för {names}", f"It is counted in the conditions of {names}")
    return (
        Text(f'{kind.sv} "{assignment.name}" {said.sv}.', f'{kind.en} "{assignment.name}" {said.en}.'),
        Text(f"{due.sv}.", f"{due.en}."),
        Text(f"{counted.sv}.", f"{counted.en}."),
    )
