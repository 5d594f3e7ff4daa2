"""A rule for figures that have names in, the same for figures that have numbers out: two that are alike are equal."""

from collections.abc import Callable
from fractions import Fraction

from attrs import evolve, frozen

from engine.facts import Role
from engine.formula import (
    AllOf,
    AnyOf,
    AverageAtLeast,
    Compiled,
    Constant,
    Count,
    Formula,
    Judged,
    Linear,
    Negation,
    Variable,
    variables,
)
from engine.without_case import NOWHERE, Alike, Kind, Setting
from engine.worlds import Domain

#: The figure in whose place another stands.
Naming = Callable[[Variable], Variable]


@frozen
class Numbered:
    """What decides what the lines of a rule do: equal for two goals that are judged alike."""

    rule: Compiled
    domains: tuple[tuple[Variable, Domain], ...]
    choices: tuple[tuple[Variable, tuple[Fraction, ...]], ...]
    verdicts: tuple[Variable, ...]
    alike: tuple[tuple[Variable, Alike], ...]
    kinds: tuple[str, ...]
    decimals: tuple[tuple[Variable, int], ...]
    same: tuple[tuple[Variable, Variable], ...]


def numbered(setting: Setting) -> tuple[Numbered, tuple[Variable, ...]]:
    """The setting with a number for each figure, and the figures by their numbers."""
    named = variables(setting.rule)
    number = {variable: Variable(str(index), Role.OUTCOME, 0) for index, variable in enumerate(named)}
    naming = number.__getitem__
    in_order = [variable for variable in named if variable in setting.domains]
    return Numbered(
        _rule(setting.rule, naming),
        tuple((number[v], setting.domains[v]) for v in in_order),
        tuple((number[v], setting.choices[v]) for v in in_order if v in setting.choices),
        tuple(number[v] for v in in_order if v in setting.verdicts),
        tuple((number[v], _alike(setting.alike[v], naming)) for v in in_order if v in setting.alike),
        tuple(kind.printed for kind in setting.kinds),
        tuple((number[v], setting.decimals[v]) for v in in_order if v in setting.decimals),
        tuple((number[v], number[setting.same[v]]) for v in in_order if v in setting.same),
    ), named


def unnamed(setting: Numbered) -> Setting:
    """The setting of numbered figures, to be tried once for all that are like it."""
    return Setting(
        rule=setting.rule,
        domains=dict(setting.domains),
        choices=dict(setting.choices),
        verdicts=frozenset(setting.verdicts),
        alike=dict(setting.alike),
        kinds=tuple(Kind("", printed) for printed in setting.kinds),
        problems=(),
        reached=(),
        decimals=dict(setting.decimals),
        same=dict(setting.same),
    )


def _alike(of: Alike, naming: Naming) -> Alike:
    return Alike(tuple(_formula(formula, naming) for formula in of.asked), of.weight)


def _rule(rule: Compiled, naming: Naming) -> Compiled:
    """The rule with other figures, its exceptions without names and places."""
    return Compiled(
        tuple(evolve(branch, formula=_formula(branch.formula, naming)) for branch in rule.branches),
        rule.rest,
        tuple(
            evolve(exception, name="", span=NOWHERE, formula=_formula(exception.formula, naming))
            for exception in rule.exceptions
        ),
    )


def _formula(formula: Formula, naming: Naming) -> Formula:
    if isinstance(formula, Linear):
        return evolve(formula, terms=tuple((naming(variable), of) for variable, of in formula.terms))
    if isinstance(formula, AllOf):
        return AllOf(tuple(_formula(part, naming) for part in formula.parts))
    if isinstance(formula, AnyOf):
        return AnyOf(tuple(_formula(part, naming) for part in formula.parts))
    if isinstance(formula, Negation):
        return Negation(_formula(formula.part, naming))
    if isinstance(formula, Count):
        return evolve(formula, members=tuple((_formula(part, naming), weight) for part, weight in formula.members))
    if isinstance(formula, Judged):
        return evolve(formula, rule=_rule(formula.rule, naming))
    if isinstance(formula, AverageAtLeast):
        members = tuple(evolve(member, variable=naming(member.variable)) for member in formula.members)
        return evolve(formula, members=members)
    assert isinstance(formula, Constant)
    return formula
