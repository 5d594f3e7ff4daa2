"""A condition over a set in, what is wrong where what it asks cannot be asked of what it counts out (MK009)."""

from attrs import frozen

from dsl import ast
from dsl.ast import Class, Group
from dsl.condition_text import condition_text
from findings.text import Text

REACHED = frozenset({Group.MEASURES, Group.WEIGHT, Group.INDICATORS})
DONE = frozenset({Group.ACTIVITIES, Group.ASSIGNMENTS})
FULFILLED = frozenset({Group.GOALS, Group.PRIORITY_GOALS})
#: What can be said of each.
ARE_REACHED = Text("de nås eller nås inte", "they are reached or not")
ARE_DONE = Text("de är klara eller inte", "they are done or not")
ARE_FULFILLED = Text("de är uppfyllda eller inte", "they are fulfilled or not")


@frozen
class NotAskable:
    """What a condition asks and cannot ask, and what to write instead."""

    message: Text
    help: Text


def not_askable(condition: ast.Condition, *, roll_up: bool) -> NotAskable | None:
    """What is wrong with `alla uppdrag nås`, `alla nyckeltal är klara`; None where the question can be asked.

    `roll_up`: the condition stands where goals are counted; elsewhere `alla mål nås` can only mean the measures.
    """
    if isinstance(condition, ast.SetReached):
        askable, asked = REACHED, Text("nås", "are reached")
    elif isinstance(condition, ast.SetDone):
        askable, asked = DONE, Text("är klara", "are done")
    elif isinstance(condition, ast.GoalsAre):
        askable, asked = FULFILLED, Text("är uppfyllda", "are fulfilled")
    else:
        return None
    group = condition.group
    if group in askable:
        return None
    are = ARE_REACHED if group in REACHED else ARE_DONE if group in DONE else ARE_FULFILLED
    return NotAskable(
        Text(
            f"det går inte att pröva om {group.value} {asked.sv}: {are.sv}",
            f"whether {group.value} {asked.en} cannot be tested: {are.en}",
        ),
        _instead(condition, roll_up=roll_up),
    )


def _instead(condition: ast.SetReached | ast.SetDone | ast.GoalsAre, *, roll_up: bool) -> Text:
    """What can be asked of the same set; in a goal's own rule the measures stand for goals."""
    quantifier, group, span = condition.quantifier, condition.group, condition.span
    instead: ast.Condition
    if group in DONE:
        instead = ast.SetDone(quantifier, group, span)
    elif group in FULFILLED and roll_up:
        partly = isinstance(condition, ast.SetReached) and condition.partly
        instead = ast.GoalsAre(quantifier, group, Class.PARTLY if partly else Class.FULL, partly, span)
    else:
        partly = isinstance(condition, ast.SetReached) and condition.partly
        instead = ast.SetReached(quantifier, group if group in REACHED else Group.MEASURES, partly, None, span)
    written = condition_text(instead)
    return Text(f"skriv `{written}`", f"write `{written}`")
