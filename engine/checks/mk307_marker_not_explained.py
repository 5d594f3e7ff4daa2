"""Ett tecken i en ruta kan inte tolkas säkert.

Ett streck kan betyda noll, att uppgift saknas eller att måttet inte finns; ett mål kan bli bedömt eller inte
beroende på vilket. Rutan räknas som utan siffra (en fotnot räknas inte alls) tills planen säger vad tecknet
betyder. Hit hör också en ruta vars siffror kan läsas på flera sätt, och en tom ruta där raden har en annan siffra
för samma år.

Varje tecken nämns en gång per dokument. Tyst om i.u., uppgift saknas, prel, prognos och mäts ej i år, som inte
behöver förklaras, och om tecken som planen förklarar med `tecken "…" betyder …`.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.facts import Fact, Role
from engine.ownership import printed_facts
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
    "*": Text("preliminärt, ny definition eller en fotnot", "preliminary, a new definition or a footnote"),
    "p": Text("preliminärt", "preliminary"),
}
_OTHERWISE = Text("uppgift saknas, mäts ej i år eller ej tillämpligt", "missing, not collected or not applicable")
#: Cells that are no figure of the outcome of a year.
_BESIDE = (Role.TARGET, Role.RANKED, Role.ANSWERS)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The markers nobody has explained, the blanks beside a figure, and the cells of several readings."""
    markers: dict[tuple[str, str], list[Fact]] = {}
    for fact in evaluated.facts:
        marker = "" if _blank_beside_figure(evaluated, fact) else fact.figure.unknown_marker
        if marker is not None:
            markers.setdefault((fact.cell.place.document, marker), []).append(fact)
        if fact.figure.readings:
            yield _several_readings(fact)
    for (_, marker), facts in markers.items():
        yield _unknown(one_line(marker), facts) if marker else _blank(facts)


def _blank_beside_figure(evaluated: Evaluated, fact: Fact) -> bool:
    return (
        fact.role not in _BESIDE
        and not fact.cell.printed.strip()
        and any(
            other.row == fact.row and other.year == fact.year and other.role not in _BESIDE and other.value is not None
            for other in evaluated.facts
        )
    )


def _unknown(marker: str, facts: list[Fact]) -> Finding:
    likely = _LIKELY.get(marker.casefold(), _OTHERWISE)
    return finding(
        CHECK,
        Text(
            f'tecknet "{marker}" förklaras inte i planen och kan betyda {likely.sv}',
            f'the marker "{marker}" is not explained in the plan and may mean {likely.en}',
        ),
        printed_facts(facts),
        help=Text(
            f'skriv `tecken "{marker}" betyder uppgift saknas` (eller vad det betyder) under plan',
            f'write `tecken "{marker}" betyder uppgift saknas` (or what it means) under plan',
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


def _several_readings(fact: Fact) -> Finding:
    readings = " eller ".join(f'"{reading}"' for reading in fact.figure.readings)
    return finding(
        CHECK,
        Text(
            f'"{one_line(fact.cell.printed)}" för "{fact.measure}" {fact.year} kan läsas på flera sätt, och inget '
            f"används: {readings}",
            f'"{one_line(fact.cell.printed)}" of "{fact.measure}" for {fact.year} can be read in several ways, and '
            f"none is used: {readings.replace(' eller ', ' or ')}",
        ),
        printed_facts((fact,)),
    )
