"""Figures that somebody could print in, the words for them out: `väntetid = 12 och nöjdhet = 50 %`."""

from collections.abc import Iterator
from fractions import Fraction

from dsl.ast import Class
from engine.evidence import expected_year
from engine.exact import decimal
from engine.facts import Role
from engine.flaws import Figures
from engine.formula import Variable
from engine.names import key
from engine.plan import Measure, Plan
from engine.printed import in_swedish
from engine.scene import MEN, WOMEN
from engine.without_case import OF_GOAL, VERDICT, YES_NO
from findings.text import Text, same

#: More goals than this are counted, not named.
MOST_NAMED = 3
CLASS_OF = {value: of_class for of_class, value in VERDICT.items()}
CLASS_EN = {Class.FULL: "fully met", Class.PARTLY: "partly met", Class.NOT: "not met"}


def in_words(plan: Plan, figures: Figures) -> Text:
    """The figures with "och" between them; a year is told where it is not the only one."""
    measures = {key(measure.name): measure for measure in plan.measures}
    told = [
        *_kinds(figures),
        *(_figure(measures, figures, v, value) for v, value in figures.values if v.name != OF_GOAL),
        *_verdicts([(v, CLASS_OF[value]) for v, value in figures.values if v.name == OF_GOAL]),
    ]
    return Text(_joined([text.sv for text in told], "och"), _joined([text.en for text in told], "and"))


def _joined(texts: list[str], and_: str) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} {and_} {texts[-1]}"


def _kinds(figures: Figures) -> Iterator[Text]:
    for kind in figures.kinds:
        if kind.printed != "prel":
            yield same(f"{kind.measure} = {kind.printed}" if kind.measure else kind.printed)


def _figure(measures: dict[str, Measure], figures: Figures, variable: Variable, value: Fraction) -> Text:
    measure = measures[key(variable.measure)]
    ordinary = variable.year == expected_year(measure, figures.year)
    year = "" if ordinary and not figures.one_of_several else f" {variable.year}"
    preliminary = any(kind.printed == "prel" and kind.measure == variable.measure for kind in figures.kinds)
    printed = f"{'prel ' if preliminary and ordinary else ''}{_printed(measure, variable, value)}"
    of = _of(variable)
    return Text(f"{measure.name}{year}{of.sv} = {printed}", f"{measure.name}{year}{of.en} = {printed}")


def _printed(measure: Measure, variable: Variable, value: Fraction) -> str:
    if measure.unit is not None and measure.unit.name == YES_NO:
        return "ja" if value else "nej"
    number = in_swedish(decimal(value).normalize() + 0).replace("-", "−")
    percent = measure.unit is not None and measure.unit.dimension == "procent" and variable.role is not Role.RANKED
    return f"{number} %" if percent else number


def _of(variable: Variable) -> Text:
    """Whose figure it is, where it is not the measure's own."""
    if variable.role is Role.RANKED:
        return Text(" antal rankade", " number ranked")
    if variable.name in WOMEN:
        return Text(" kvinnor", " women")
    if variable.name in MEN:
        return Text(" män", " men")
    return same(f" {variable.name}" if variable.role in (Role.COMPARATOR, Role.PART) else "")


def _verdicts(goals: list[tuple[Variable, Class]]) -> Iterator[Text]:
    """Each goal with its verdict; how many of each where they are more."""
    if len(goals) <= MOST_NAMED:
        for variable, of_class in goals:
            yield Text(
                f"{variable.measure} {of_class.value.lower()}",
                f"{variable.measure} {CLASS_EN[of_class]}",
            )
        return
    for of_class in VERDICT:
        count = sum(of is of_class for _, of in goals)
        if count:
            yield Text(
                f"{count} mål {of_class.value.lower()}",
                f"{count} {'goal' if count == 1 else 'goals'} {CLASS_EN[of_class]}",
            )
