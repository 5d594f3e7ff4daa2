"""Ett tecken i en ruta kan inte tolkas säkert.

Ett streck kan betyda noll, att uppgift saknas eller att måttet inte finns; ett mål kan bli bedömt eller inte
beroende på vilket. Rutan räknas som utan siffra (en fotnot räknas inte alls) tills planen säger vad tecknet
betyder. Hit hör också en ruta vars siffror inte säkert är en siffra ("1.234", "<5"), och en tom ruta där raden har
en annan siffra för samma år.

Varje tecken nämns en gång per dokument. Tyst om i.u., uppgift saknas, prel, prognos och mäts ej i år, som inte
behöver förklaras, om tecken som planen förklarar med `tecken "…" betyder …`, och om målvärden: "minst 90 %" och
"öka" är inga tecken.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, Role
from engine.ownership import named, printed_facts
from engine.wording import one_line
from findings.finding import Consequence, Finding, Severity
from findings.text import Text

CHECK = Check(
    "MK307",
    "tecken-utan-förklaring",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "Ett tecken i en ruta är okänt eller kan betyda flera saker.",
        "A marker in a cell is unknown or can mean several things.",
    ),
    Text(
        "Tyst om i.u., prel och andra tecken som förklarar sig själva eller som planen förklarar.",
        "Silent on markers that explain themselves or that the plan explains.",
    ),
)
_MISSING_OR_ZERO = Text("uppgift saknas eller noll", "missing or zero")
#: What the usual markers tend to mean.
_LIKELY = {
    "-": _MISSING_OR_ZERO,
    "–": _MISSING_OR_ZERO,
    "—": _MISSING_OR_ZERO,
    ".": Text("uppgift saknas eller sekretess", "missing or suppressed"),
    "..": Text("uppgift saknas eller sekretess", "missing or suppressed"),
    "...": Text("uppgift saknas eller sekretess", "missing or suppressed"),
    "p": Text("preliminärt", "preliminary"),
}
_OTHERWISE = Text("uppgift saknas, mäts ej i år eller ej tillämpligt", "missing, not collected or not applicable")
_FOOTNOTE = Text(
    "preliminärt, tidsseriebrott, ny definition eller en fotnot",
    "preliminary, a break, a new definition or a footnote",
)
#: Cells that are no figure of the outcome of a year.
_BESIDE = (Role.TARGET, Role.RANKED, Role.ANSWERS)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The markers nobody has explained, the blanks beside a figure, and the cells of several readings."""
    rows = {(fact.row, fact.year) for fact in evaluated.facts if fact.role not in _BESIDE and fact.value is not None}
    markers: dict[tuple[str, str], list[Fact]] = {}
    for fact in evaluated.facts:
        if fact.role is Role.TARGET:
            continue
        marker = "" if _blank_beside_figure(fact, rows) else fact.figure.unknown_marker
        if marker is not None:
            markers.setdefault((fact.cell.place.document, marker), []).append(fact)
        if fact.figure.readings:
            yield _not_plain(fact)
    for (_, marker), facts in markers.items():
        yield _unknown(one_line(marker), facts) if marker else _blank(facts)


def _blank_beside_figure(fact: Fact, figures: set[tuple[int, int]]) -> bool:
    """Whether a cell is blank where its row has a figure for the same year."""
    return fact.role not in _BESIDE and not fact.cell.printed.strip() and (fact.row, fact.year) in figures


def _unknown(marker: str, facts: list[Fact]) -> Finding:
    beside = any(fact.value is not None for fact in facts)
    likely = _LIKELY.get(marker.casefold(), _FOOTNOTE if beside else _OTHERWISE)
    return finding(
        CHECK,
        Text(
            f'tecknet "{marker}" förklaras inte i planen och kan betyda {likely.sv}',
            f'the marker "{marker}" is not explained in the plan and may mean {likely.en}',
        ),
        printed_facts(facts),
        help=Text(
            f'förklara det under plan: `tecken "{marker}" betyder …`',
            f'explain it under plan: `tecken "{marker}" betyder …`',
        ),
    )


def _blank(facts: list[Fact]) -> Finding:
    return finding(
        CHECK,
        Text(
            "en tom ruta kan betyda uppgift saknas eller noll, och raden har en annan siffra för samma år",
            "a blank cell may mean missing or zero, and the row has another figure for the same year",
        ),
        printed_facts(facts),
        help=Text("skriv i.u. eller 0 i rutan", "write i.u. or 0 in the cell"),
    )


def _not_plain(fact: Fact) -> Finding:
    """A cell whose digits are not plainly one figure."""
    printed = one_line(fact.cell.printed)
    sv, en = (joint.join(fact.figure.readings) for joint in (" eller ", " or "))
    return finding(
        CHECK,
        Text(
            f'"{printed}" för {named(fact)} kan inte läsas säkert och används inte (kan vara {sv})',
            f'"{printed}" of {named(fact)} cannot be read for certain, and is not used (may be {en})',
        ),
        printed_facts((fact,)),
        help=Text("skriv siffran för sig i rutan", "write the figure by itself in the cell"),
    )
