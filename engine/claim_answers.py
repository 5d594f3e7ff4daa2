"""A judged case in, what becomes of each claim about figures out (figures F2), and the claims that cannot be read.

Counts of goals are left to engine/claims.py.
"""

from collections.abc import Iterable, Iterator

from attrs import evolve

from dsl.ast import Direction
from engine.assessment import Evaluated
from engine.case import Claim
from engine.claim_amounts import because, changes, figures_of, in_ratio, says_amount, two_sides
from engine.claim_answer import VAGUE, About, Answered
from engine.claim_expressions import Binding, bind, clash, comparable, in_unit_of, shown
from engine.claim_figures import Unknown, lookup
from engine.claim_names import not_read, unknown_names
from engine.claim_parts import in_parts
from engine.claim_tables import table_book
from engine.claim_targets import meets_target
from engine.claim_text import Mistake, read_claim
from engine.claim_tree import (
    Alike,
    Amount,
    Change,
    Extreme,
    InRatio,
    MeasureFigure,
    MeetsTarget,
    Operation,
    Pair,
    Parts,
    Statement,
    TableFigure,
    Term,
    Than,
    Trend,
)
from engine.claim_trends import trend
from engine.claim_trials import GRAVEST, Answer, try_order
from engine.claims import read_count
from engine.extent import value_of
from findings.finding import Finding
from findings.text import Text

_ROUNDING = Text(
    "de tryckta siffrorna är lika, och avrundningen döljer vilken som är störst",
    "the printed figures are equal, and rounding hides which is more",
)
_NO_DIRECTION = Text(
    "planen säger inte om högre eller lägre är bättre", "the plan does not say whether higher or lower is better"
)
_SIGNS = {Than.LESS: "<", Than.MORE: ">", Than.AT_MOST: "≤", Than.AT_LEAST: "≥"}
#: Decimals of an order claim's figures, which are shown as computed.
DECIMALS = 3


def answer_claims(evaluated: Evaluated) -> tuple[tuple[Answered, ...], tuple[Finding, ...]]:
    """The answers in the order of the claims; and MK008 or MK002 for each claim that cannot be read.

    A chain has one answer for each of its pairs (figures F1.5).
    """
    if not evaluated.case.claims:
        return (), ()
    book = lookup(evaluated.plan, evaluated.facts)
    tables = table_book(evaluated.plan, evaluated.case)
    answers: list[Answered] = []
    findings: list[Finding] = []
    for claim in evaluated.case.claims:
        if read_count(claim.says.printed, evaluated.plan) is not None:
            continue
        statement = read_claim(claim.says.printed)
        if isinstance(statement, Mistake):
            findings.append(not_read(claim, statement))
            continue
        unknown: list[Unknown] = []
        binding = Binding(book, tables, frozenset(_years(statement)), unknown=unknown)
        found = tuple(_answers(evaluated, claim, binding, statement))
        findings.extend(unknown_names(claim, unknown))
        answers.extend(() if unknown else found)
    return tuple(answers), tuple(findings)


def _fresh(binding: Binding) -> Binding:
    """For the next test of the same claim: its figures are its own, names not known are noted together."""
    return Binding(binding.book, binding.tables, binding.years, unknown=binding.unknown)


def _answers(evaluated: Evaluated, claim: Claim, binding: Binding, statement: Statement) -> Iterator[Answered]:
    match statement:
        case Change():
            yield _change(claim, binding, statement)
        case InRatio():
            yield in_ratio(claim, binding, statement)
        case Trend():
            yield _trend(claim, binding, statement)
        case Extreme():
            yield _extreme(claim, binding, statement)
        case MeetsTarget():
            yield _target(evaluated, claim, binding, statement)
        case Parts():
            yield in_parts(claim, binding, statement)
        case Alike(left, right):
            bind(binding, left.term), bind(binding, right.term)
            figures = tuple(binding.figures.values())
            yield Answered(
                claim, About.ORDER, Answer.UNTESTABLE, left.printed, right.printed, figures=figures, because=VAGUE
            )
        case _:
            for pair in statement:
                yield _pair(claim, _fresh(binding), pair)


def _pair(claim: Claim, binding: Binding, pair: Pair) -> Answered:
    left, right = pair.left, pair.right
    if pair.than is not Than.EQUAL:
        return _order(claim, binding, pair, About.TREND if pair.over_time else About.ORDER)
    if isinstance(right.term, Amount):
        return _vaguely(says_amount(claim, binding, left, right.term, right.printed, pair.hedge), pair.vague)
    if isinstance(left.term, Amount):
        return says_amount(claim, binding, right, left.term, left.printed, None)
    return two_sides(claim, binding, left, right)


def _vaguely(answered: Answered, vague: bool) -> Answered:
    """A claim in words that leave it open is never wrong (figures F2.4)."""
    if not vague or answered.answer is Answer.HOLDS:
        return answered
    if answered.answer is Answer.UNTESTABLE and not answered.clash:
        return evolve(answered, because=VAGUE)
    return evolve(answered, answer=Answer.DOUBTFUL, because=VAGUE, clash=False)


# --- Order ----------------------------------------------------------------------------------------------


def _order(claim: Claim, binding: Binding, pair: Pair, about: About) -> Answered:
    """`x 2022 är högre än riket`, `a < b`: by figures F2.4. An amount that is compared with is exact."""
    one, other = bind(binding, pair.left.term), bind(binding, pair.right.term)
    one, other = in_unit_of(one, other), in_unit_of(other, one)
    than = _settled(binding, pair.than)
    figures = tuple(binding.figures.values())
    answered = Answered(claim, about, Answer.UNTESTABLE, pair.left.printed, pair.right.printed, figures=figures)
    calculation, against = comparable(one, other), other.expression
    if calculation is None:
        turned = comparable(other, one)
        calculation, against = (one.expression, turned) if turned is not None else (None, against)
    if calculation is None or binding.clashes:
        known = bool(one.dimension) and bool(other.dimension)
        why = binding.clashes[0] if binding.clashes else clash(one, other)
        return _vaguely(evolve(answered, because=why, clash=known), pair.vague)
    if than is None:
        return evolve(answered, because=_NO_DIRECTION)
    known_figures = figures_of(binding)
    tested = try_order(calculation, than, against, known_figures)
    if about is About.TREND and _are_costs(binding):
        as_costs = try_order(calculation, Than.LESS if than is Than.MORE else Than.MORE, against, known_figures)
        tested = max(tested, as_costs, key=lambda one: GRAVEST.index(one.answer))
    of_other = None if tested.missing else value_of(against, known_figures.values)
    why_not = because(binding, tested)
    if tested.answer is Answer.UNTESTABLE and not tested.missing and tested.value is not None:
        why_not = _ROUNDING
    unit = other.unit or one.unit
    return _vaguely(
        evolve(
            answered,
            answer=tested.answer,
            comes_to="" if tested.value is None else shown(tested.value, unit, DECIMALS),
            other="" if of_other is None or isinstance(pair.right.term, Amount) else shown(of_other, unit, DECIMALS),
            because=why_not,
            naive=tested.naive,
        ),
        pair.vague,
    )


def _are_costs(binding: Binding) -> bool:
    """Whether the figures are cells of a table and less than 0: costs, which rise with and without the sign."""
    figures = tuple(binding.figures.values())
    return all(figure.key in binding.cells and figure.value is not None and figure.value < 0 for figure in figures)


def _settled(binding: Binding, than: Than) -> Than | None:
    """BETTER and WORSE by the direction of the measure; None where the plan gives none."""
    if than not in (Than.BETTER, Than.WORSE):
        return than
    of = next((figure.measure for figure in binding.figures.values() if figure.measure is not None), None)
    direction = None if of is None else of.direction
    if direction not in (Direction.HIGHER, Direction.LOWER):
        return None
    return Than.MORE if (direction is Direction.HIGHER) == (than is Than.BETTER) else Than.LESS


def _extreme(claim: Claim, binding: Binding, says: Extreme) -> Answered:
    """`x 2022 är högst av "A", "B"`: more than each of them."""
    each = [_order(claim, _fresh(binding), Pair(says.figure, says.than, other), About.ORDER) for other in says.others]
    worst = min(each, key=lambda one: GRAVEST.index(one.answer))
    figures = tuple(dict.fromkeys(figure for one in each for figure in one.figures))
    return evolve(worst, figures=figures)


def _target(evaluated: Evaluated, claim: Claim, binding: Binding, says: MeetsTarget) -> Answered:
    reached = meets_target(evaluated, binding, says)
    figures = tuple(binding.figures.values())
    of = next((figure.text for figure in figures), "")
    return Answered(
        claim,
        About.ORDER,
        reached.answer,
        says.said,
        "målvärdet",
        comes_to=of,
        other=f'"{reached.target}"' if reached.target else "",
        figures=figures,
        because=reached.because or (_ROUNDING if reached.answer is Answer.UNTESTABLE else None),
    )


# --- Over the years -------------------------------------------------------------------------------------


def _change(claim: Claim, binding: Binding, says: Change) -> Answered:
    bind(binding, says.after.term), bind(binding, says.before.term)
    than = _settled(binding, says.than)
    if than is None:
        figures = tuple(binding.figures.values())
        what = f"{says.after.printed} − {says.before.printed}"
        return Answered(
            claim,
            About.FIGURE,
            Answer.UNTESTABLE,
            what,
            says.printed,
            figures=figures,
            because=_NO_DIRECTION,
        )
    return _vaguely(changes(claim, binding, says, than), says.vague)


def _trend(claim: Claim, binding: Binding, says: Trend) -> Answered:
    last = _fresh(binding)
    bind(last, evolve(says.series, year=says.last))
    than = _settled(last, says.than)
    why: Text | None
    if than is None:
        answer, why = Answer.UNTESTABLE, _NO_DIRECTION
    else:
        answer, found = trend(binding, says, than)
        why = found or (_ROUNDING if answer is Answer.UNTESTABLE else None)
    printed = tuple(figure for figure in binding.figures.values() if figure.value is not None)
    answered = Answered(claim, About.TREND, answer, says.said, "", figures=printed, because=why)
    return _vaguely(answered, says.vague)


def _years(statement: Statement) -> Iterator[int]:
    """The years that a claim names, for the columns of tables that are named by them."""
    match statement:
        case Change():
            yield from _of_terms((statement.before.term, statement.after.term))
        case InRatio():
            yield from _of_terms((statement.new.term, statement.old.term))
        case Trend(first=first, last=last):
            yield from (year for year in (first, last) if year is not None)
        case Alike(left, right):
            yield from _of_terms((left.term, right.term))
        case Parts(whole, parts):
            yield from _of_terms(share.term for share in (whole, *parts))
        case Extreme() | MeetsTarget():
            return
        case _:
            yield from _of_terms(side.term for pair in statement for side in (pair.left, pair.right))


def _of_terms(terms: Iterable[Term]) -> Iterator[int]:
    for term in terms:
        match term:
            case Operation(_, left, right):
                yield from _of_terms((left, right))
            case MeasureFigure(year=year, quoted=True):
                yield year
            case TableFigure(year=int(year)):
                yield year
