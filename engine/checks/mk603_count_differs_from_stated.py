"""Texten räknar målen på ett annat sätt än rapportens egna bedömningar.

"Sju av åtta mål" är ofta det enda som citeras. Står det sex "Helt uppfyllt" i rapporten säger den två saker.

Räknas gör de ord som rapporten anger, inte de som Målkoll beräknar: skiljer sig de sägs det av MK401. Ett mål
vars ord saknas eller inte går att läsa kan vara vilket som helst, och fel är det bara när ingen fördelning av
sådana mål ger antalet. Tyst för påståenden som inte är ett antal mål.
"""

from collections.abc import Iterator

from engine.assessment import Assessment, Evaluated
from engine.case import Claim
from engine.check import Check, finding
from engine.claims import CountClaim, Counted, counted, read_count
from engine.wording import printed_word, stated_place
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text, same

CHECK = Check(
    code="MK603",
    slug="antal-stämmer-inte",
    severity=Severity.ERROR,
    consequence=Consequence.NUMBER,
    title=Text(
        "Ett antal mål i texten är ett annat än rapportens bedömningar ger.",
        "A count of goals in the prose differs from the stated assessments.",
    ),
    quiet=Text(
        "Tyst när mål utan läsbar bedömning kan ge antalet.",
        "Quiet where goals without a readable assessment could make up the count.",
    ),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each count claim that the stated words contradict."""
    for printed in evaluated.case.claims:
        claim = read_count(printed.says.printed, evaluated.plan)
        if claim is None:
            continue
        goals = counted(claim, evaluated)
        if _differs(claim.count, goals.certain, goals.perhaps):
            claimed = same(str(claim.count))
            yield _found(printed, claimed, goals.certain, goals.perhaps, _shown(claim, goals))
        elif claim.total is not None:
            every = (*goals.certain, *goals.perhaps, *goals.others)
            mentioned = tuple(goal for goal in every if goal not in goals.unmentioned)
            if _differs(claim.total, mentioned, goals.unmentioned):
                claimed = Text(f"{claim.total} mål i allt", f"{claim.total} goals in all")
                yield _found(printed, claimed, mentioned, goals.unmentioned, ())


def _differs(count: int, certain: tuple[Assessment, ...], perhaps: tuple[Assessment, ...]) -> bool:
    """Whether `count` is fewer than are certain, or more than there could be."""
    return not len(certain) <= count <= len(certain) + len(perhaps)


def _shown(claim: CountClaim, goals: Counted) -> tuple[Assessment, ...]:
    """The goals to point at: those that count, or, if they are fewer, those that do not."""
    if not claim.classes:
        return ()
    return min(goals.certain, goals.others, key=len) or goals.certain or goals.others


def _found(
    printed: Claim,
    claimed: Text,
    certain: tuple[Assessment, ...],
    perhaps: tuple[Assessment, ...],
    shown: tuple[Assessment, ...],
) -> Finding:
    said = " ".join((printed.quote or printed.says.printed).split())
    least, most = len(certain), len(certain) + len(perhaps)
    count = same(str(least))
    if most > least:
        count = Text(f"mellan {least} och {most}", f"between {least} and {most}")
    return finding(
        CHECK,
        Text(
            f'"{said}" säger {claimed.sv}, men rapportens egna bedömningar ger {count.sv}',
            f'"{said}" says {claimed.en}, but the report\'s own assessments give {count.en}',
        ),
        (
            Label(printed.place, Text("påståendet", "the claim")),
            *(Label(stated_place(goal), same(f'{goal.name}: "{printed_word(goal)}"')) for goal in shown),
        ),
        help=Text(
            f"ändra antalet till {least}, eller rätta bedömningarna",
            f"change the count to {least}, or mend the assessments",
        )
        if most == least
        else None,
    )
