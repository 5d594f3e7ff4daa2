"""Ett exempel i regelfilen ger inte vad det säger.

Exemplen är planerarens egna prov: med de här siffrorna ska målet bedömas så. Ger reglerna något annat, eller vilar
bedömningen på något som exemplet inte nämner (preliminärt, prognos, ett äldre år, uppgift saknas), är antingen
exemplet eller reglerna fel.

Tyst när en rad inte gick att läsa eller ett villkor inte att pröva: det felet är redan sagt. Tyst om märken som hör
till rapporten och inte till reglerna, som att avrundningen avgör: exemplens siffror är exakta.
Tyst också när exemplet inte kan prövas än för att ett målvärde saknas för året (MK102), som i en plan som nyss flyttats
till nästa år: exemplet prövas när målvärdet är skrivet.
"""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Why
from engine.check import Check, finding
from engine.examples import Judged, agrees, judge_examples, year_is_said
from engine.measured import assess_measure
from engine.names import key
from engine.partial_limits import lines_to_write, would_be_partly
from engine.plan import Plan
from engine.scene import measure_named
from engine.waiting import waits_for_target
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK106",
    "exempel-ger-annat",
    Severity.ERROR,
    Consequence.VERDICT,
    Text("Ett exempel ger inte vad det säger.", "An example does not give what it says."),
    Text(
        "Tyst om märken som hör till rapporten, och när ett målvärde för året saknas (MK102).",
        "Silent on marks that belong to the report, and where a target for the year is missing (MK102).",
    ),
)


def lint(plan: Plan) -> Iterator[Finding]:
    """The examples whose word or marks are others than they say (semantics, clause 7)."""
    for judged in judge_examples(plan):
        found = of_example(plan, judged)
        if found is not None:
            yield found


def of_example(plan: Plan, judged: Judged) -> Finding | None:
    """What is wrong with one example; None where it gives what it says."""
    if not year_is_said(plan, judged.example):
        return _which_year(plan, judged)
    if agrees(judged) or judged.computed.why is Why.ERROR or waits_for_target(plan, judged):
        return None
    said, gives = _said(judged), ", ".join((judged.word, *judged.marks))
    written = ", ".join((_written(judged.word), *judged.marks))
    return finding(
        CHECK,
        Text(
            f'exemplet säger "{said}", men reglerna ger "{gives}"',
            f'the example says "{said}", but the rules give "{gives}"',
        ),
        (Label(judged.example.span),),
        goal=judged.goal.name,
        help=_untested_limit(plan, judged)
        or Text(f"skriv `ger {written}`, eller ändra reglerna", f"write `ger {written}`, or change the rules"),
    )


def _untested_limit(plan: Plan, judged: Judged) -> Text | None:
    """What to write where the example says delvis and its limit is met, but no condition tests the limit."""
    scene, verdict = judged.computed.scene, judged.example.verdict
    classes = [verdict.of_class] if verdict.of_class is not None else []
    for word in plan.scale:
        classes.extend(word.classes if verdict.word is not None and key(word.word) == key(verdict.word) else ())
    measures = [assess_measure(scene, measure_named(scene, name)) for name, _ in judged.goal.measures]
    if not would_be_partly(judged.goal.rule, classes, measures):
        return None
    lines = lines_to_write(judged.goal.rule)
    return Text(
        f"gränsen för delvis nås, men inget villkor prövar den: skriv {lines}",
        f"the limit for delvis is met, but no condition tests it: write {lines.replace(' och ', ' and ')}",
    )


def _which_year(plan: Plan, judged: Judged) -> Finding:
    years = ", ".join(str(year) for year in plan.years)
    return finding(
        CHECK,
        Text(
            f"exemplet säger inte vilket av planens år det gäller: {years}",
            f"the example does not say which of the plan's years it is about: {years}",
        ),
        (Label(judged.example.span),),
        goal=judged.goal.name,
        help=Text(f"skriv `exempel år {plan.years[0]}: …`", f"write `exempel år {plan.years[0]}: …`"),
    )


def _said(judged: Judged) -> str:
    verdict = judged.example.verdict
    word = verdict.word or (verdict.of_class.value if verdict.of_class is not None else "")
    return ", ".join((word, *judged.example.marks))


def _written(word: str) -> str:
    """A verdict as a rule file writes it: a class in lower case, a word of the plan's own in quotes."""
    return word.lower() if any(word == of_class.value for of_class in Class) else f'"{word}"'
