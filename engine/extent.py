"""An expression over printed figures in, everything that it can be out (figures F1.3, F1.4)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, product

from attrs import frozen

from engine.interval import (
    Interval,
    add,
    contains,
    divide,
    exact,
    hull,
    multiply,
    scale,
)

#: Corners that are tried: twelve figures with two ends each (figures F1.4).
MOST_CORNERS = 2**12


@frozen
class Var:
    """A printed figure, by name; the same name is the same figure."""

    name: str


@frozen
class Const:
    value: Fraction


@frozen
class Sum:
    """Terms, each times its weight."""

    terms: tuple[tuple["Expression", Fraction], ...]


@frozen
class Product:
    left: "Expression"
    right: "Expression"


@frozen
class Quotient:
    above: "Expression"
    below: "Expression"


Expression = Var | Const | Sum | Product | Quotient


def minus(left: Expression, right: Expression) -> Expression:
    """`left` - `right`."""
    return Sum(((left, Fraction(1)), (right, Fraction(-1))))


@frozen
class Extent:
    """Everything an expression can be."""

    interval: Interval
    #: The interval may be too wide: a figure occurs more than once and corners could not be tried.
    naive: bool


def extent(expression: Expression, figures: Mapping[str, Interval]) -> Extent | None:
    """Everything `expression` can be, each figure one number in its interval; None where a divisor can be 0.

    Exact where each figure occurs once. A figure that occurs more than once is tried at its ends, if the
    expression is a quotient of linear functions in it and there are at most twelve such; else naive (F1.4).
    """
    repeated = [name for name, times in Counter(names(expression)).items() if times > 1]
    naive = _naive(expression, figures)
    if not repeated:
        return None if naive is None else Extent(naive, False)
    corners = _corners(repeated, figures) if _linear(expression, repeated) else None
    if corners is None:
        return None if naive is None else Extent(naive, True)
    if naive is None and not all(_never_zero(below, figures) for below in _divisors(expression)):
        return None
    found: Interval | None = None
    for corner, is_open in corners:
        at = _naive(expression, {**figures, **corner})
        if at is None:
            return None
        if is_open:
            at = Interval(at.low, at.high, at.low is not None, at.high is not None)
        found = at if found is None else hull(found, at)
    return None if found is None else Extent(found, False)


def value_of(expression: Expression, printed: Mapping[str, Fraction]) -> Fraction | None:
    """What the expression is of the printed values themselves; None where it divides by 0."""
    at = _naive(expression, {name: exact(value) for name, value in printed.items()})
    return None if at is None else at.low


def names(expression: Expression) -> Iterator[str]:
    """The name of each figure of the expression, as often as it occurs."""
    match expression:
        case Var(name):
            yield name
        case Sum(terms):
            yield from chain.from_iterable(names(term) for term, _ in terms)
        case Product(left, right) | Quotient(left, right):
            yield from names(left)
            yield from names(right)


def _naive(expression: Expression, figures: Mapping[str, Interval]) -> Interval | None:
    """The extent, each occurrence of a figure taken as a figure of its own."""
    match expression:
        case Var(name):
            return figures[name]
        case Const(value):
            return exact(value)
        case Sum(terms):
            total: Interval | None = exact(0)
            for term, weight in terms:
                part = _naive(term, figures)
                total = None if part is None or total is None else add(total, scale(part, weight))
            return total
    sides = [_naive(side, figures) for side in _sides(expression)]
    left, right = sides
    if left is None or right is None:
        return None
    return multiply(left, right) if isinstance(expression, Product) else divide(left, right)


def _sides(expression: Product | Quotient) -> tuple[Expression, Expression]:
    if isinstance(expression, Product):
        return expression.left, expression.right
    return expression.above, expression.below


# --- Corners ----------------------------------------------------------------------------------------


def _linear(expression: Expression, repeated: Iterable[str]) -> bool:
    """Whether the expression is, in each of the figures alone, a quotient of linear functions."""
    return all(max(_degrees(expression, name)) <= 1 for name in repeated)


def _degrees(expression: Expression, name: str) -> tuple[int, int]:
    """The degrees in one figure of what stands above and below the line, when put on one line."""
    match expression:
        case Var(other):
            return (int(other == name), 0)
        case Const():
            return (0, 0)
        case Sum(terms):
            return _degrees_of_sum([term for term, _ in terms], name)
        case Product(left, right):
            a, b, c, d = *_degrees(left, name), *_degrees(right, name)
            return (a + c, b + d)
        case Quotient(above, below):
            a, b, c, d = *_degrees(above, name), *_degrees(below, name)
            return (a + d, b + c)


def _degrees_of_sum(terms: Sequence[Expression], name: str) -> tuple[int, int]:
    """Polynomials, and terms over the same divisor, need no new common divisor."""
    groups: dict[Expression | None, tuple[int, int]] = {}
    for term in terms:
        above, below = _degrees(term, name)
        key = _divisor(term, name) if below else None
        groups[key] = (max(above, groups.get(key, (0, 0))[0]), below)
    total = (0, 0)
    for degrees in groups.values():
        total = _added(total, degrees)
    return total


def _divisor(term: Expression, name: str) -> Expression:
    """What stands below the line, where nothing above it has a line of its own; else the term itself."""
    return term.below if isinstance(term, Quotient) and _degrees(term.above, name)[1] == 0 else term


def _added(left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    return (max(left[0] + right[1], right[0] + left[1]), left[1] + right[1])


def _corners(repeated: Iterable[str], figures: Mapping[str, Interval]) -> list[tuple[dict[str, Interval], bool]] | None:
    """Each choice of an end for each figure, and whether an open end is in it; None where there are too many.

    A figure with an open end is tried in its middle too: an extreme along a whole edge is reached there.
    """
    choices: list[list[tuple[str, Fraction, bool]]] = []
    many = 1
    for name in repeated:
        low, high = figures[name].low, figures[name].high
        if low is None or high is None:
            return None
        low_open, high_open = figures[name].low_open, figures[name].high_open
        ends = [(name, low, low_open), (name, high, high_open)]
        if low_open or high_open:
            ends.append((name, (low + high) / 2, False))
        choices.append(ends)
        many *= len(ends)
    if many > MOST_CORNERS:
        return None
    return [
        ({name: exact(value) for name, value, _ in corner}, any(is_open for _, _, is_open in corner))
        for corner in product(*choices)
    ]


def _divisors(expression: Expression) -> Iterator[Expression]:
    match expression:
        case Sum(terms):
            yield from chain.from_iterable(_divisors(term) for term, _ in terms)
        case Product(left, right):
            yield from _divisors(left)
            yield from _divisors(right)
        case Quotient(above, below):
            yield below
            yield from _divisors(above)
            yield from _divisors(below)


def _never_zero(divisor: Expression, figures: Mapping[str, Interval]) -> bool:
    found = extent(divisor, figures)
    return found is not None and not contains(found.interval, 0)
