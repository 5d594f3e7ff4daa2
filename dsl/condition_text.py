"""A condition's tree in, the words it is written with out: `alla nyckeltal nås och indikatorn nås`."""

from dsl import ast
from dsl.ast import Class, Group

_MEMBERS = {
    Group.MEASURES: "nyckeltal",
    Group.INDICATORS: "indikatorer",
    Group.ACTIVITIES: "aktiviteter",
    Group.ASSIGNMENTS: "uppdrag",
    Group.GOALS: "nämndsmål",
    Group.PRIORITY_GOALS: "prioriterade mål",
}
#: After a share of them: `minst 80 % av nyckeltalen`.
_ALL_OF_THEM = {
    Group.MEASURES: "nyckeltalen",
    Group.INDICATORS: "indikatorerna",
    Group.ACTIVITIES: "aktiviteterna",
    Group.ASSIGNMENTS: "uppdragen",
    Group.GOALS: "nämndsmålen",
    Group.PRIORITY_GOALS: "de prioriterade målen",
    Group.WEIGHT: "vikten",
}
_PLURAL = {
    Class.FULL: "helt uppfyllda",
    Class.PARTLY: "delvis uppfyllda",
    Class.NOT: "ej uppfyllda",
    Class.UNDECIDED: "kan ej bedömas",
}


def condition_text(condition: ast.Condition) -> str:
    """The condition in the wording of the rule language, spaces folded, parentheses only where they are needed."""
    if isinstance(condition, ast.And):
        return " och ".join(_inside(part, (ast.Or,)) for part in condition.parts)
    if isinstance(condition, ast.Or):
        return " eller ".join(condition_text(part) for part in condition.parts)
    if isinstance(condition, ast.Not):
        return f"inte {_inside(condition.part, (ast.And, ast.Or))}"
    if isinstance(condition, ast.SetReached | ast.SetDone | ast.GoalsAre):
        return _of_set(condition)
    if isinstance(condition, ast.GoalIs):
        least = "minst " if condition.or_better else ""
        return f"{condition.goal.text} är {least}{condition.of_class.value.lower()}"
    if isinstance(condition, ast.AverageShare):
        return f"i snitt minst {condition.percent.printed} av målvärdena"
    return _of_measure(condition)


def _inside(part: ast.Condition, looser: tuple[type[ast.And | ast.Or], ...]) -> str:
    text = condition_text(part)
    return f"({text})" if isinstance(part, looser) else text


def _of_measure(
    condition: ast.Reached | ast.ReachesShare | ast.Fulfils | ast.IsMissing | ast.IsPreliminary,
) -> str:
    name = condition.measure.text if condition.measure is not None else "indikatorn"
    if isinstance(condition, ast.Reached):
        return f"{name} nås delvis" if condition.partly else f"{name} nås"
    if isinstance(condition, ast.ReachesShare):
        return f"{name} når minst {condition.percent.printed} av målvärdet"
    if isinstance(condition, ast.IsMissing):
        return f"{name} saknas"
    if isinstance(condition, ast.IsPreliminary):
        return f"{name} är preliminärt"
    return f"{name} är {condition.target.printed}" if condition.target.bounds else f"{name} {condition.target.printed}"


def _of_set(condition: ast.SetReached | ast.SetDone | ast.GoalsAre) -> str:
    quantifier = condition.quantifier
    of_them = quantifier.percent is not None or condition.group is Group.WEIGHT
    members = f"av {_ALL_OF_THEM[condition.group]}" if of_them else _MEMBERS[condition.group]
    start = f"{quantifier.printed} {members}"
    if isinstance(condition, ast.SetDone):
        return f"{start} är klara"
    if isinstance(condition, ast.GoalsAre):
        least = "minst " if condition.or_better else ""
        return f"{start} är {least}{_PLURAL[condition.of_class]}"
    if condition.change is not None:
        return f"{start} {condition.change.printed}"
    return f"{start} nås delvis" if condition.partly else f"{start} nås"
