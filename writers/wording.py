"""Values of the engine in, the words that a reader sees out."""

from decimal import Decimal

from dsl.ast import Action, Class, PolicyKind
from engine.assessment import Assessment, Evaluated, MeasureAssessment
from engine.plan import PolicyInForce
from engine.policies import each_policy
from engine.printed import in_swedish
from engine.stated import scale_of, stated_word, word_for
from engine.units import Unit, after_number
from findings.text import Text, in_language

#: How many decimals of a computed distance are shown.
_DECIMALS = 4

_SUBJECT = {
    PolicyKind.PRELIMINARY: Text("preliminärt utfall", "a preliminary outcome"),
    PolicyKind.MISSING: Text("saknat utfall", "a missing outcome"),
    PolicyKind.NOT_COLLECTED: Text("ej mätt i år", "not measured this year"),
    PolicyKind.NOT_APPLICABLE: Text("ej tillämpligt", "not applicable"),
    PolicyKind.SUPPRESSED: Text("sekretess", "a suppressed outcome"),
    PolicyKind.EQUAL: Text("lika med målvärdet", "equal to the target"),
    PolicyKind.ROUNDING: Text("avrundning som avgör", "rounding that decides"),
}

_ACTION_EN = {
    Action.ACCEPT: "is accepted",
    Action.ACCEPT_WITH_MARGIN: "is accepted with the margin",
    Action.UNDECIDED: "cannot be assessed",
    Action.COUNT_AS_NOT_MET: "counts as not met",
    Action.CARRY: "is replaced by the latest outcome",
    Action.LEAVE_OUT: "is not counted",
    Action.ENOUGH: "is enough",
    Action.NOT_ENOUGH: "is not enough",
}

_ORIGIN_EN = {
    "plan": "the plan",
    "nyckeltal": "the measure",
    "indikator": "the indicator",
    "nämndsmål": "the goal",
    "varje nämndsmål": "every goal",
    "importerat nyckeltal": "the imported measure",
    "inbyggd": "built in",
    "kommandoraden": "the command line",
}

_MARK_EN = {
    "preliminärt": "preliminary",
    "prognos": "forecast",
    "delår": "part-year",
    "uppgift saknas": "missing",
    "avgörs av avrundning": "decided by rounding",
    "inom felmarginalen": "within the margin of error",
    "manuellt": "manual",
}


def policy_sentence(policy: PolicyInForce) -> Text:
    """`saknat utfall ersätts av senaste utfall, högst 1 år gammalt`."""
    subject = _SUBJECT[policy.kind]
    sv, en = f"{subject.sv} {policy.action.value}", f"{subject.en} {_ACTION_EN[policy.action]}"
    if policy.margin is not None:
        sv, en = f"{sv} {number(policy.margin, 'sv')}", f"{en} {number(policy.margin, 'en')}"
    if policy.max_age is not None:
        sv, en = f"{sv}, högst {policy.max_age} år gammalt", f"{en}, at most {policy.max_age} years old"
    return Text(sv, en)


def origin(policy: PolicyInForce) -> Text:
    """Who says so: `plan`, `nyckeltal`, `inbyggd`."""
    return Text(policy.origin, _ORIGIN_EN.get(policy.origin, policy.origin))


def in_force(evaluated: Evaluated) -> tuple[tuple[PolicyInForce, tuple[str, ...]], ...]:
    """Each policy that some goal is judged by, with the goals; no goals where it holds for all of them."""
    measured = [one for one in evaluated.assessments if one.measures]
    goals: dict[PolicyInForce, list[str]] = {}
    for assessment in measured:
        for policy in dict.fromkeys(p for m in assessment.measures for p in each_policy(m.policies)):
            goals.setdefault(policy, []).append(assessment.name)
    order = tuple(PolicyKind)
    return tuple(
        (policy, () if len(names) == len(measured) else tuple(names))
        for policy, names in sorted(goals.items(), key=lambda item: order.index(item[0].kind))
    )


def mark(mark: str) -> Text:
    """A mark of a verdict; `på 2019` is "on 2019"."""
    return Text(mark, _MARK_EN.get(mark, mark.replace("på ", "on ", 1)))


def number(value: Decimal, lang: str) -> str:
    """A figure as it is written in `lang`: `−1 234,5` in Swedish; at most four decimals."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -_DECIMALS:
        value = Decimal(f"{value:.{_DECIMALS}f}".rstrip("0").rstrip("."))
    return f"{value:,f}" if lang == "en" else in_swedish(value).replace("-", "−")


def margin(measure: MeasureAssessment, lang: str) -> str:
    """The signed distance to the target with its unit; `–` where there is none."""
    if measure.margin is None:
        return "–"
    return distance(measure.margin, measure.measure.unit, lang)


def distance(margin: Decimal, unit: Unit | None, lang: str) -> str:
    """A signed distance with its unit: `−1 procentenhet`, `+2`."""
    sign, one = "+" if margin > 0 else "", abs(margin) == 1
    points = Text(f" procentenhet{'' if one else 'er'}", f" percentage point{'' if one else 's'}")
    return f"{sign}{number(margin, lang)}{_unit(unit, in_language(points, lang), one=one)}"


def limit(measure: MeasureAssessment, lang: str) -> str:
    """The value that the outcome is compared with, with its unit; `–` where there is none."""
    return "–" if measure.limit is None else level(measure.limit, measure.measure.unit, lang)


def level(value: Decimal, unit: Unit | None, lang: str) -> str:
    """A figure with its unit."""
    return number(value, lang) + _unit(unit, " %", one=abs(value) == 1)


def _unit(unit: Unit | None, of_percent: str, *, one: bool) -> str:
    """What stands after a figure of the unit: nothing for an index or a count."""
    return of_percent if unit is not None and unit.dimension == "procent" else after_number(unit, one=one)


def possible_words(evaluated: Evaluated, classes: tuple[Class, ...]) -> tuple[str, ...]:
    """The plan's first word of each class."""
    scale = scale_of(evaluated.plan, evaluated.case)
    return tuple(word_for(one, scale) for one in classes)


def stated(assessment: Assessment) -> str | None:
    """The stated word on one line, without the report's icon; None where there is none."""
    return " ".join(stated_word(assessment.stated).split()) or None


def joined(marks: tuple[str, ...], lang: str) -> str:
    """The marks of a verdict, with commas."""
    return ", ".join(in_language(mark(one), lang) for one in marks)
