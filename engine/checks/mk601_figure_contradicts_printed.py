"""En siffra i texten är en annan än den som är tryckt.

Texten är det som citeras. Står det en annan siffra i tabellen, eller på ett annat ställe i texten, vet läsaren inte
vilken som gäller.

Siffran prövas mot den finaste tryckta siffran av samma uppgift, med hänsyn till avrundningen. Är den bara avhuggen
sägs det av MK602. Är den ett annat måtts siffra sägs det av MK606. En siffra som stämmer om nollorna i slutet är
avrundning ger en notis, liksom ett påstående som inte kan prövas därför att en siffra inte är tryckt. Enheter som
inte går ihop, procent och procentenheter bland dem, är fel.
"""

from collections.abc import Iterator
from fractions import Fraction

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.claim_answer import About, Answered
from engine.claim_mistaken import mistaken, others
from engine.claim_trials import Answer
from engine.claim_wording import comes_to, labels, not_certain, not_tested, of_claims, said, write_instead
from engine.extent import Expression
from engine.interval import Interval, meets
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK601",
    "siffran-stämmer-inte",
    Severity.ERROR,
    Consequence.NUMBER,
    Text(
        "En siffra i texten är en annan än den tryckta.",
        "A figure in the prose is not the one that is printed.",
    ),
    Text(
        "Tyst inom avrundningen; en notis om det som stämmer grovt avrundat och det som inte kan prövas.",
        "Silent within rounding; a note on what holds roughly rounded and what cannot be tested.",
    ),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The claims whose amounts contradict what is printed, or each other where nothing is printed."""
    known = others(evaluated)
    first: dict[Expression, Answered] = {}
    for answered, goal in of_claims(evaluated, About.FIGURE):
        if answered.answer is Answer.FAILS:
            found = mistaken(known, answered)
            if found is None or not found.related:
                yield _wrong(answered, goal)
        elif answered.answer is Answer.ROUNDED:
            yield _roughly(answered, goal)
        elif answered.answer is Answer.DOUBTFUL:
            yield not_certain(CHECK, answered, goal)
        other = None if answered.untested is None else first.setdefault(answered.untested[0], answered)
        if other is not None and other is not answered and _contradict(other, answered):
            yield _two(answered, other, goal)
        else:
            yield from not_tested(CHECK, answered, goal)


def _wrong(answered: Answered, goal: str | None) -> Finding:
    of = comes_to(answered)
    message = Text(f'"{said(answered)}" stämmer inte: {of.sv}', f'"{said(answered)}" does not hold: {of.en}')
    if answered.would_be:
        message = Text(
            f'"{said(answered)}" säger {answered.says}, men {of.sv}',
            f'"{said(answered)}" says {answered.says}, but {of.en}',
        )
    return finding(CHECK, message, labels(answered), goal=goal, help=write_instead(answered))


def _roughly(answered: Answered, goal: str | None) -> Finding:
    of = comes_to(answered)
    return finding(
        CHECK,
        Text(
            f'"{said(answered)}" stämmer avrundat till {answered.rounded_to}: {of.sv}',
            f'"{said(answered)}" holds rounded to {answered.rounded_to}: {of.en}',
        ),
        labels(answered),
        goal=goal,
        severity=Severity.NOTE,
    )


def _contradict(one: Answered, other: Answered) -> bool:
    """Whether two amounts of the same figure cannot both be right; either may be cut, not both."""
    assert one.untested is not None
    assert other.untested is not None
    _, first, first_cut = one.untested
    _, second, second_cut = other.untested
    if _resolution(first, first_cut) is not None and _resolution(first, first_cut) == _resolution(second, second_cut):
        return first != second
    return not (meets(first, second) or meets(first_cut, second) or meets(first, second_cut))


def _resolution(rounded: Interval, cut: Interval) -> Fraction | None:
    """One unit of the last printed digit; None of a hedged or an exact amount, which is not rounded."""
    if rounded == cut or rounded.low is None or rounded.high is None:
        return None
    return rounded.high - rounded.low


def _two(answered: Answered, other: Answered, goal: str | None) -> Finding:
    return finding(
        CHECK,
        Text(
            f'"{said(answered)}" säger {answered.says}, men "{said(other)}" säger {other.says} om samma sak',
            f'"{said(answered)}" says {answered.says}, but "{said(other)}" says {other.says} of the same thing',
        ),
        (
            *labels(answered),
            Label(other.claim.place, Text("det andra påståendet", "the other claim")),
        ),
        goal=goal,
    )
