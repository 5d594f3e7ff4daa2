"""A claim that says an amount in, its answer out: a level, a difference, a change, a ratio (figures F2.1, F2.7)."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve, frozen

from engine.case import Claim
from engine.claim_answer import About, Answered, Level
from engine.claim_expressions import (
    PERCENT,
    RATIO,
    Binding,
    Bound,
    bind,
    called,
    clash,
    comparable,
    constant,
    difference,
    in_unit_of,
    intervals,
    rounded_to,
    shown,
    values,
)
from engine.claim_tree import Amount, Change, InRatio, MeasureFigure, Operation, Said, Sign, Term, Than
from engine.claim_trials import (
    GRAVEST,
    Answer,
    Figures,
    Quoted,
    Tested,
    gravest,
    quoted,
    try_amount,
    try_equal,
    try_within,
)
from engine.extent import Quotient, Sum, Var, value_of
from engine.facts import Role
from engine.hedges import Hedge, allowed, between
from engine.interval import Interval, outward, rounded, scale, truncated
from engine.printed import in_swedish
from engine.units import Unit
from findings.text import Text

_ZERO = Text("det som delas med kan vara 0", "what is divided by can be 0")
_BASE = Text(
    "en ändring i procent räknas bara från något som är större än 0",
    "a change in percent is counted only from something more than 0",
)
#: What a round figure is rounded to, by how many zeros are left out.
ROUND = ("tiotal", "hundratal", "tusental", "tiotusental", "hundratusental", "miljontal")
#: Decimals shown beside those that are claimed.
MORE_DECIMALS = 3


@frozen
class Claimed:
    """What a claim says that a calculation is."""

    printed: str
    amount: Amount
    hedge: Hedge | None
    #: In the unit that it is compared in.
    bound: Bound
    quoted: Quoted


@frozen
class Calculation:
    """One way to come to what is claimed: the calculation, and what else must come to the same (figures F1.7)."""

    of: Bound
    also: tuple[Bound, ...] = ()


def says_amount(
    claim: Claim, binding: Binding, of: Said, amount: Amount, printed: str, hedge: Hedge | None
) -> Answered:
    """`x 2022 − x 2021 = 2,7 mnkr`."""
    bound = bind(binding, of.term)
    also = () if (printed_gap := _printed_gap(binding, of.term)) is None else (printed_gap,)
    claimed = _claimed(amount, printed, hedge, bound, of.term)
    answered = _tried(claim, binding, (Calculation(bound, also),), of.printed, claimed)
    return evolve(answered, level=_level(binding, of.term, bound, claimed))


def two_sides(claim: Claim, binding: Binding, left: Said, right: Said) -> Answered:
    """`a 2022 + b 2022 = c 2022`: printed figures on both sides."""
    one, other = bind(binding, left.term), bind(binding, right.term)
    one, other = in_unit_of(one, other), in_unit_of(other, one)
    calculation = comparable(one, other)
    answered = Answered(claim, About.FIGURE, Answer.UNTESTABLE, left.printed, right.printed)
    if calculation is None or binding.clashes:
        return _clashing(answered, binding, one, other)
    figures = figures_of(binding)
    tested = try_equal(calculation, other.expression, figures)
    decimals = _decimals(binding)
    of_other = None if tested.missing else value_of(other.expression, figures.values)
    return evolve(
        answered,
        answer=tested.answer,
        comes_to="" if tested.value is None else shown(tested.value, other.unit, decimals),
        other="" if of_other is None else shown(of_other, other.unit, decimals),
        figures=tuple(binding.figures.values()),
        because=because(binding, tested),
        naive=tested.naive,
    )


def _decimals(binding: Binding) -> int:
    """As many as the figures are printed with."""
    parts = (figure.text.partition(",")[2] for figure in binding.figures.values())
    return max((len(part) - len(part.lstrip("0123456789")) for part in parts), default=0)


# --- Changes --------------------------------------------------------------------------------------------


def changes(claim: Claim, binding: Binding, change: Change, than: Than) -> Answered:
    """`x ökade 2021–2022 med 2,7 mnkr`; `than` is MORE where it rises, else LESS.

    In procent it is (b − a)/a; in any other unit b − a. A row of a table whose two figures are less than 0
    is of costs, and may also be read without the signs.
    """
    before, after = bind(binding, change.before.term), bind(binding, change.after.term)
    rises = than is Than.MORE
    new, old = (change.after, change.before) if rises else (change.before, change.after)
    gap = bind(binding, Operation(Sign.MINUS, new.term, old.term))
    what = f"{new.printed} − {old.printed}"
    printed = difference(binding, after, before)
    also = () if printed is None else (_turned(evolve(gap, expression=printed), rises),)
    costs = _negative(binding, before, after)
    relative = change.amount.unit is not None and change.amount.unit.dimension == PERCENT
    claimed = _claimed(change.amount, change.printed, change.hedge, gap, new.term)
    if not relative:
        readings = [Calculation(gap, also)]
        if costs:
            readings.append(Calculation(_turned(gap, False), tuple(_turned(one, False) for one in also)))
        return _tried(claim, binding, readings, what, claimed)
    claimed = _claimed(change.amount, change.printed, change.hedge, Bound(gap.expression, RATIO, None), None)
    shares = [_through(one, before) for one in (gap, *also)]
    answered = _tried(
        claim, binding, (Calculation(shares[0], tuple(shares[1:])),), f"({what}) / {change.before.printed}", claimed
    )
    base = _value(binding, before)
    if base is not None and base <= 0 and not costs:
        return evolve(answered, answer=Answer.UNTESTABLE, because=_BASE, comes_to="", would_be="")
    return answered


def _turned(bound: Bound, rises: bool) -> Bound:
    return bound if rises else evolve(bound, expression=Sum(((bound.expression, Fraction(-1)),)))


def _through(gap: Bound, base: Bound) -> Bound:
    return Bound(Quotient(gap.expression, base.expression), RATIO, None)


def _value(binding: Binding, bound: Bound) -> Fraction | None:
    figure = binding.figures.get(bound.expression.name) if isinstance(bound.expression, Var) else None
    return None if figure is None else figure.value


def _negative(binding: Binding, *sides: Bound) -> bool:
    """Whether the sides are cells of tables, and less than 0."""
    of = [_value(binding, side) for side in sides if isinstance(side.expression, Var)]
    cells = all(isinstance(side.expression, Var) and side.expression.name in binding.cells for side in sides)
    return cells and all(value is not None and value < 0 for value in of)


def _printed_gap(binding: Binding, term: Term) -> Bound | None:
    """A difference of two cells as the table itself prints it."""
    if not isinstance(term, Operation) or term.sign is not Sign.MINUS:
        return None
    after, before = bind(binding, term.left), bind(binding, term.right)
    printed = difference(binding, after, before)
    return None if printed is None else evolve(bind(binding, term), expression=printed)


# --- Ratios ---------------------------------------------------------------------------------------------


def in_ratio(claim: Claim, binding: Binding, says: InRatio) -> Answered:
    """`x halverades 2019–2022`: the new through the old is in the span of the word (figures F3)."""
    whole = bind(binding, Operation(Sign.THROUGH, says.new.term, says.old.term))
    what = f"{says.new.printed} / {says.old.printed}"
    answered = Answered(claim, About.FIGURE, Answer.UNTESTABLE, what, says.said)
    if whole.dimension != RATIO or binding.clashes:
        return _clashing(answered, binding, bind(binding, says.new.term), bind(binding, says.old.term))
    tested = try_within(whole.expression, between(says.ratio), figures_of(binding))
    return evolve(
        answered,
        answer=tested.answer,
        comes_to="" if tested.value is None else shown(tested.value, None, MORE_DECIMALS),
        figures=tuple(binding.figures.values()),
        because=because(binding, tested),
        naive=tested.naive,
    )


# --- What is claimed ------------------------------------------------------------------------------------


def _claimed(amount: Amount, printed: str, hedge: Hedge | None, of: Bound, term: Term | None) -> Claimed:
    bound = in_unit_of(constant(amount), of)
    factor = Fraction(1) if bound.unit is None else Fraction(bound.unit.factor)
    divides = term is None or _divides(term)
    is_exact = bound.unit is not None and bound.unit.exact and not divides
    as_said = quoted(amount, factor, is_exact, hedge)
    # A target is decided, and no round figure.
    decided = isinstance(term, MeasureFigure) and term.role is Role.TARGET
    return Claimed(printed, amount, hedge, bound, evolve(as_said, zeros=0) if decided else as_said)


def _divides(term: Term) -> bool:
    """A count that is the result of a division is rounded."""
    return isinstance(term, Operation) and (term.sign is Sign.THROUGH or _divides(term.left) or _divides(term.right))


def _tried(claim: Claim, binding: Binding, readings: Sequence[Calculation], what: str, claimed: Claimed) -> Answered:
    """The answer of the reading that suits the claim best; of several that all fail, the last."""
    answered = Answered(claim, About.FIGURE, Answer.UNTESTABLE, what, claimed.printed)
    in_its_unit = [[comparable(bound, claimed.bound) for bound in (reading.of, *reading.also)] for reading in readings]
    if binding.clashes or any(one is None for reading in in_its_unit for one in reading):
        return _clashing(answered, binding, readings[0].of, claimed.bound)
    calculations = [[one for one in reading if one is not None] for reading in in_its_unit]
    figures = figures_of(binding)
    tests = [gravest(try_amount(one, claimed.quoted, figures) for one in reading) for reading in calculations]
    best = max(range(len(tests)), key=lambda number: (GRAVEST.index(tests[number].answer), number))
    tested, calculation = tests[best], calculations[best][0]
    value = None if tested.missing else value_of(calculation, figures.values)
    unit = claimed.bound.unit
    return evolve(
        answered,
        answer=tested.answer,
        comes_to="" if value is None else shown(value, unit, _places(claimed) + MORE_DECIMALS),
        would_be="" if value is None else _would_be(claimed, value, tested, unit),
        rounded_to="" if tested.step is None else ROUND[len(str(tested.step / claimed.quoted.resolution)) - 2],
        figures=tuple(binding.figures.values()),
        because=because(binding, tested),
        untested=(calculation, *_what_is_claimed(claimed)) if tested.missing else None,
        naive=tested.naive,
    )


def _places(claimed: Claimed) -> int:
    return max(0, -int(claimed.amount.value.as_tuple().exponent))


def _would_be(claimed: Claimed, value: Fraction, tested: Tested, unit: Unit | None) -> str:
    """The amount rightly rounded to what it is rounded to; "" of a hedged one, which may be many."""
    if claimed.hedge is not None or tested.answer in (Answer.HOLDS, Answer.UNTESTABLE):
        return ""
    return shown(rounded_to(value, claimed.quoted.resolution), unit, _places(claimed))


def _what_is_claimed(claimed: Claimed) -> tuple[Interval, Interval]:
    """What the amount may be: rounded, and cut; a hedged one as its hedge says."""
    of = claimed.quoted
    if of.hedge is not None:
        meant = allowed(of.hedge, of.value, of.resolution)
        return meant, meant
    step = Fraction(0) if of.is_exact else of.resolution
    return rounded(of.value, step), truncated(of.value, step)


def _level(binding: Binding, term: Term, bound: Bound, claimed: Claimed) -> Level | None:
    if not isinstance(term, MeasureFigure) or term.role is not Role.OUTCOME or claimed.hedge is not None:
        return None
    figure = binding.figures.get(bound.expression.name) if isinstance(bound.expression, Var) else None
    if figure is None or figure.measure is None:
        return None
    digits = len(str(abs(int(claimed.amount.value.scaleb(_places(claimed))))))
    meant = _what_is_claimed(claimed)
    return Level(figure.measure.name, term.year, *meant, claimed.bound.dimension, digits)


def _clashing(answered: Answered, binding: Binding, one: Bound, other: Bound) -> Answered:
    """Units that do not go together; that nothing says the unit is no mistake, and cannot be tested."""
    because = binding.clashes[0] if binding.clashes else clash(one, other)
    known = bool(one.dimension) and bool(other.dimension)
    return evolve(answered, because=because, clash=known, figures=tuple(binding.figures.values()))


# --- Why not --------------------------------------------------------------------------------------------


def figures_of(binding: Binding) -> Figures:
    """The figures that have been bound."""
    return Figures(intervals(binding.figures), values(binding.figures))


def because(binding: Binding, tested: Tested) -> Text | None:
    """Why a test cannot be made: the figures that are not printed, and what one would have to be (figures F2.3)."""
    if tested.answer is not Answer.UNTESTABLE:
        return None
    whys = [figure.why for key in tested.missing if (figure := binding.figures[key]).why is not None]
    if not whys:
        return _ZERO
    sv, en = ", ".join(why.sv for why in whys), ", ".join(why.en for why in whys)
    if tested.needed is None:
        return Text(sv, en)
    needed = _span(binding, *tested.needed)
    return (
        Text(sv, en)
        if not needed
        else Text(f"{sv}; den skulle behöva vara {needed}", f"{en}; it would have to be {needed}")
    )


def _span(binding: Binding, key: str, interval: Interval) -> str:
    """`92 109 – 92 110 tkr`, printed outward."""
    unit = binding.figures[key].unit
    of_unit = interval if unit is None else scale(interval, 1 / Fraction(unit.factor))
    low, high = outward(of_unit, 2)
    if low is None or high is None:
        return ""
    ends = list(dict.fromkeys(in_swedish(end).rstrip("0").rstrip(",") for end in (low, high)))
    return " – ".join(ends) + ("" if unit is None else f" {called(unit)}")
