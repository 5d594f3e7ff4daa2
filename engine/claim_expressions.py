"""A term of a claim in, the calculation with printed figures that it is, and its unit, out (figures F2.7)."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from attrs import define, field, frozen

from engine.claim_figures import Lookup, Printed, Unknown, in_base, of_measure
from engine.claim_tables import At, TableBook, locate, of_cell, printed_difference
from engine.claim_tree import Amount, MeasureFigure, Operation, Sign, TableFigure, Term
from engine.extent import Const, Expression, Product, Quotient, Sum, Var
from engine.facts import folded
from engine.interval import Interval
from engine.printed import in_swedish
from engine.units import Unit, find_unit
from findings.text import Text

#: The dimension of one figure through another of its kind.
RATIO = "kvot"
#: The dimension of a figure that says no unit, and of a bare number.
NONE = ""
PERCENT, POINTS, COUNT = "procent", "procentenheter", "antal"
HUNDRED = Const(Fraction(100))


@frozen
class Bound:
    """A calculation in the base unit of its dimension."""

    expression: Expression
    dimension: str
    #: The unit that its figures are printed in, the first of several; None where they say none.
    unit: Unit | None
    #: No figure is in it.
    constant: bool = False


@define
class Binding:
    """One claim's figures as they are found."""

    book: Lookup
    tables: TableBook
    #: The years that the claim names of rows in tables.
    years: frozenset[int]
    figures: dict[str, Printed] = field(factory=dict)
    cells: dict[str, At] = field(factory=dict)
    unknown: list[Unknown] = field(factory=list)
    #: Why two units do not go together.
    clashes: list[Text] = field(factory=list)


def bind(binding: Binding, term: Term) -> Bound:
    """The calculation that a term is; what is not found or does not go together is noted in `binding`."""
    match term:
        case Amount():
            return constant(term)
        case Operation(sign, left, right):
            return _operation(binding, sign, bind(binding, left), bind(binding, right))
    printed = _figure(binding, term)
    if isinstance(printed, Unknown):
        binding.unknown.append(printed)
        return Bound(Const(Fraction(0)), NONE, None)
    binding.figures[printed.key] = printed
    return Bound(Var(printed.key), NONE if printed.unit is None else printed.unit.dimension, printed.unit)


def _figure(binding: Binding, term: MeasureFigure | TableFigure) -> Printed | Unknown:
    if isinstance(term, MeasureFigure):
        row = folded(term.measure)
        if not (term.quoted and row not in binding.book.measures and row in binding.tables.rows):
            return of_measure(binding.book, term)
        term = TableFigure(term.measure, None, None, term.year)
    at = locate(binding.tables, term, binding.years)
    if isinstance(at, Unknown):
        return at
    printed = of_cell(binding.tables, at)
    binding.cells[printed.key] = at
    return printed


def constant(amount: Amount) -> Bound:
    """An amount by itself."""
    value = in_base(Fraction(amount.value), amount.unit)
    return Bound(Const(value), NONE if amount.unit is None else amount.unit.dimension, amount.unit, True)


def difference(binding: Binding, after: Bound, before: Bound) -> Expression | None:
    """`after` less `before` as the report itself prints it, where it does (figures F1.7)."""
    if not isinstance(after.expression, Var) or not isinstance(before.expression, Var):
        return None
    new, old = binding.cells.get(after.expression.name), binding.cells.get(before.expression.name)
    found = None if new is None or old is None else printed_difference(binding.tables, new, old)
    if found is None:
        return None
    printed = of_cell(binding.tables, found[0])
    binding.figures[printed.key] = printed
    return Sum(((Var(printed.key), Fraction(found[1])),))


# --- Units --------------------------------------------------------------------------------------------


def _operation(binding: Binding, sign: Sign, left: Bound, right: Bound) -> Bound:
    if sign in (Sign.PLUS, Sign.MINUS):
        return _sum(binding, Fraction(1 if sign is Sign.PLUS else -1), left, right)
    constant = left.constant and right.constant
    if sign is Sign.TIMES:
        return _product(binding, left, right, constant)
    return _quotient(binding, left, right, constant)


def _sum(binding: Binding, weight: Fraction, left: Bound, right: Bound) -> Bound:
    left, right = in_unit_of(left, right), in_unit_of(right, left)
    whole = Sum(((left.expression, Fraction(1)), (right.expression, weight)))
    constant = left.constant and right.constant
    if left.dimension == right.dimension == PERCENT and weight < 0:
        return Bound(whole, POINTS, find_unit(POINTS), constant)
    if left.dimension != right.dimension and {left.dimension, right.dimension} != {PERCENT, POINTS}:
        binding.clashes.append(clash(left, right))
    first = left if left.dimension != POINTS else right
    return Bound(whole, first.dimension, first.unit, constant)


def in_unit_of(one: Bound, other: Bound) -> Bound:
    """A bare number in the unit of what it stands beside."""
    if not one.constant or one.dimension != NONE or other.unit is None:
        return one
    factor = Const(Fraction(other.unit.factor))
    return Bound(Product(one.expression, factor), other.dimension, other.unit, True)


def _product(binding: Binding, left: Bound, right: Bound, constant: bool) -> Bound:
    whole: Expression = Product(left.expression, right.expression)
    for one, other in ((left, right), (right, left)):
        if one.dimension == RATIO or (one.constant and one.dimension == NONE):
            return Bound(whole, other.dimension, other.unit, constant)
        if one.dimension == PERCENT:
            return Bound(Quotient(whole, HUNDRED), other.dimension, other.unit, constant)
        if one.dimension == COUNT:
            return Bound(whole, other.dimension, other.unit, constant)
    binding.clashes.append(clash(left, right))
    return Bound(whole, left.dimension, left.unit, constant)


def _quotient(binding: Binding, left: Bound, right: Bound, constant: bool) -> Bound:
    whole = Quotient(left.expression, right.expression)
    if right.constant and right.dimension == NONE:
        return Bound(whole, left.dimension, left.unit, constant)
    if left.dimension == right.dimension:
        return Bound(whole, RATIO, None, constant)
    if {left.dimension, right.dimension} == {PERCENT, POINTS}:
        return Bound(whole, RATIO, None, constant)
    if right.dimension == RATIO:
        return Bound(whole, left.dimension, left.unit, constant)
    if right.dimension == COUNT:
        return Bound(whole, left.dimension, find_unit(left.dimension) or left.unit, constant)
    binding.clashes.append(clash(left, right))
    return Bound(whole, left.dimension, left.unit, constant)


def clash(left: Bound, right: Bound) -> Text:
    """That two units do not go together."""
    first, second = unit_name(left), unit_name(right)
    return Text(f"{first.sv} och {second.sv} går inte att jämföra", f"{first.en} and {second.en} cannot be compared")


def unit_name(bound: Bound) -> Text:
    """What the calculation is in: `mnkr`; or that nothing says it."""
    if bound.dimension == NONE:
        return Text("en siffra utan enhet", "a figure without a unit")
    name = RATIO if bound.unit is None else called(bound.unit)
    return Text(name, "ratio" if name == RATIO else name)


def comparable(one: Bound, claimed: Bound) -> Expression | None:
    """The calculation so that it can be compared with `claimed`; None where their units do not go together.

    Procent and procentenheter are different units; a ratio is compared with procent as hundredths; and
    `54 321 kr` with kr per invånare, whose name says per what.
    """
    if one.dimension == claimed.dimension:
        return one.expression
    if one.dimension == RATIO and claimed.dimension == PERCENT:
        return Product(HUNDRED, one.expression)
    if one.dimension == RATIO and claimed.dimension == NONE and claimed.constant:
        return one.expression
    if one.unit is not None and claimed.unit is not None:
        names = {one.unit.name, claimed.unit.name}
        if any(f"{name} per " in other for name in names for other in names):
            return one.expression
    return None


def intervals(figures: Mapping[str, Printed]) -> dict[str, Interval]:
    """What each figure that is printed stands for."""
    return {key: figure.interval for key, figure in figures.items() if figure.interval is not None}


def values(figures: Mapping[str, Printed]) -> dict[str, Fraction]:
    """Each figure that is printed."""
    return {key: figure.value for key, figure in figures.items() if figure.value is not None}


def shown(value: Fraction, unit: Unit | None, decimals: int) -> str:
    """A computed value in `unit` as Swedes write it, with at most so many decimals."""
    own = value if unit is None else value / Fraction(unit.factor)
    step = Fraction(1, 10**decimals)
    number = rounded_to(own, step)
    sign, digits = number < 0, abs(int(number * 10**decimals))
    text = in_swedish(Decimal((int(sign), Decimal(digits).as_tuple().digits, -decimals)))
    text = text.rstrip("0").rstrip(",") if decimals else text
    return text if unit is None else f"{text} {called(unit)}"


def called(unit: Unit) -> str:
    """The unit after a figure: an andel is printed in procent."""
    return PERCENT if unit.dimension == PERCENT else unit.name


def rounded_to(value: Fraction, step: Fraction) -> Fraction:
    """`value` rounded to a multiple of `step`, half away from 0."""
    times = abs(value) / step
    whole = int(times + Fraction(1, 2))
    return (whole if value > 0 else -whole) * step
