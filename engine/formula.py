"""A compiled rule as data: comparisons of figures, joined by Kleene's connectives, and what they give.

Nothing here knows a plan or a report, and nothing is decided here: engine/judge.py does that.
"""

from collections.abc import Iterator
from enum import Enum
from fractions import Fraction

from attrs import frozen

from dsl.ast import Class
from engine.facts import Role
from engine.truth import Truth
from findings.span import Span


@frozen(cache_hash=True)
class Variable:
    """One figure: the same wherever it occurs (semantics 4.1)."""

    measure: str
    role: Role
    year: int
    #: The comparator, sex or part; "" for the measure's own.
    name: str = ""


class Relation(Enum):
    """How a sum is compared with zero."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"
    EQUAL = "="


@frozen
class Linear:
    """`sum of coefficient · figure + constant` compared with 0: every comparison of semantics 2."""

    terms: tuple[tuple[Variable, Fraction], ...]
    constant: Fraction
    relation: Relation


@frozen
class CappedShare:
    """One member of `i snitt minst p % av målvärdena` (semantics 2.3), in shares of 1.

    `inverse` False: outcome / target. True: 1 if the target (an upper limit) is reached, else target / outcome.
    """

    variable: Variable
    target: Fraction
    inverse: bool


@frozen
class AverageAtLeast:
    """The mean of capped shares is at least `least`."""

    members: tuple[CappedShare, ...]
    least: Fraction


@frozen
class Constant:
    """A condition whose truth does not depend on a figure; kept in every world."""

    value: Truth


@frozen
class AllOf:
    parts: tuple["Formula", ...]


@frozen
class AnyOf:
    parts: tuple["Formula", ...]


@frozen
class Negation:
    part: "Formula"


@frozen
class Count:
    """The weight of the true members compared with `threshold` (semantics 3.1)."""

    members: tuple[tuple["Formula", Fraction], ...]
    relation: Relation
    threshold: Fraction


@frozen
class Judged:
    """What another rule gives is one of `classes`: a goal, in the condition of a roll-up."""

    rule: "Compiled"
    classes: frozenset[Class]


Formula = Linear | AverageAtLeast | Constant | AllOf | AnyOf | Negation | Count | Judged

UNKNOWN = Constant(Truth.UNKNOWN)


@frozen
class Branch:
    """A verdict line: what it gives when its condition holds."""

    of_class: Class
    formula: Formula


@frozen
class ExceptionBranch:
    """An `undantag`; `above` is the index of the exception it is an exception to, or None for the rule."""

    name: str
    above: int | None
    formula: Formula
    of_class: Class
    span: Span


@frozen
class Compiled:
    """A rule for one goal, year and case."""

    #: Best first.
    branches: tuple[Branch, ...]
    #: What is given where no branch holds; None where the rule is silent then.
    rest: Class | None
    exceptions: tuple[ExceptionBranch, ...]


def formulas(rule: Compiled) -> Iterator[Formula]:
    """The condition of every branch and exception."""
    for branch in rule.branches:
        yield branch.formula
    for exception in rule.exceptions:
        yield exception.formula


def comparisons(formula: Formula) -> Iterator[Linear | AverageAtLeast]:
    """Every comparison in `formula`, left to right."""
    if isinstance(formula, Linear | AverageAtLeast):
        yield formula
    elif isinstance(formula, AllOf | AnyOf):
        for part in formula.parts:
            yield from comparisons(part)
    elif isinstance(formula, Negation):
        yield from comparisons(formula.part)
    elif isinstance(formula, Count):
        for part, _ in formula.members:
            yield from comparisons(part)
    elif isinstance(formula, Judged):
        for inner in formulas(formula.rule):
            yield from comparisons(inner)


def variables_of(test: Linear | AverageAtLeast) -> tuple[Variable, ...]:
    """The figures of one comparison, in order."""
    if isinstance(test, Linear):
        return tuple(variable for variable, _ in test.terms)
    return tuple(member.variable for member in test.members)


def variables(rule: Compiled) -> tuple[Variable, ...]:
    """Every figure in the rule's conditions, each once, in the order met."""
    found: dict[Variable, None] = {}
    for formula in formulas(rule):
        for test in comparisons(formula):
            for variable in variables_of(test):
                found.setdefault(variable)
    return tuple(found)
