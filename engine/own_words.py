"""A plan in, what it calls the things of the language out: `kallar prioriterat mål "riktningsmål"`."""

from engine.facts import folded
from engine.plan import Plan


def own_word(plan: Plan, thing: str) -> str | None:
    """The plan's own word for `thing`, a heading of the language; None where it has none."""
    return next((line.word.text for line in plan.calls if _heading(line.thing) == thing), None)


def called(plan: Plan, thing: str) -> str:
    """The plan's own word for `thing`, else `thing` itself."""
    return own_word(plan, thing) or thing


def _heading(thing: str) -> str:
    """The heading as the language writes it first: `nämndmål` is another spelling."""
    return "nämndsmål" if folded(thing) == "nämndmål" else folded(thing)
