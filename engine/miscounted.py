"""A condition and the number that there is of what it counts in, what is told where they differ out (MK105, MK112)."""

from dsl import ast
from dsl.ast import Group
from engine.own_words import called, own_word
from engine.plan import Plan
from findings.text import Text


def another_number(plan: Plan, condition: ast.SetReached, count: int, *, of_goal: bool) -> tuple[Text, Text]:
    """That a goal, or a roll-up, has `count` and not the number that its condition says; and what to write."""
    says, number = condition.quantifier.printed, condition.quantifier.out_of
    if condition.group is not Group.INDICATORS:
        message = Text(
            f"villkoret säger {says}, men målet har {count} {called(plan, 'nyckeltal')}",
            f"the condition says {says}, but the goal has {count} measure{'s' * (count != 1)}",
        )
        return message, Text(
            f"ändra {number} till antalet, eller lägg till de nyckeltal som fattas efter `mäts med`",
            f"change {number} to the number, or add the missing measures after `mäts med`",
        )
    to_it = Text("är ovanför målet", "above the goal") if of_goal else Text("bidrar till det", "below it")
    message = Text(
        f"villkoret säger {says}, men {count} {_indicators(plan, count)} {to_it.sv}",
        f"the condition says {says}, but there {'is' if count == 1 else 'are'} {count} "
        f"indicator{'s' * (count != 1)} {to_it.en}",
    )
    return message, Text(
        f"ändra {number} till antalet, eller skriv `bidrar till` för dem som fattas",
        f"change {number} to the number, or write `bidrar till` for those that are missing",
    )


def not_one_indicator(plan: Plan, count: int) -> Text:
    """That a condition says `indikatorn` and the goal has none, or several."""
    if count:
        return Text(
            f"villkoret säger indikatorn, men målet bidrar till {count} {_indicators(plan, count)}",
            f"the condition says indikatorn, but the goal contributes to {count} indicators",
        )
    return Text(
        f"villkoret säger indikatorn, men målet bidrar inte till någon {_indicators(plan, 1)}",
        "the condition says indikatorn, but the goal contributes to no indicator",
    )


def _indicators(plan: Plan, count: int) -> str:
    return own_word(plan, "indikator") or ("indikator" if count == 1 else "indikatorer")
