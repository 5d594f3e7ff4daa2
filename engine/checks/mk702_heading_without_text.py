"""En rubrik har ingen text under sig, eller ett stycke står två gånger.

Rubriken utan text är ofta ett avsnitt som aldrig skrevs, och stycket som står två gånger något som kopierats fel.

Tyst om titelsidan, om en rubrik med en underrubrik, en tabell eller en bild under sig, om namn på nyckeltal och
mål, och om korta stycken: en etikett får upprepas.
"""

from collections.abc import Iterator
from itertools import pairwise

from engine.assessment import Evaluated
from engine.case import Case, Cell, Prose, TextKind
from engine.check import Check, finding
from engine.checks.mk701_draft_residue import shortened
from engine.facts import folded
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK702",
    "rubrik-utan-text",
    Severity.WARNING,
    Consequence.WORDING,
    Text(
        "En rubrik har ingen text under sig, eller ett stycke står två gånger.",
        "A heading has no text below it, or a paragraph stands twice.",
    ),
    Text(
        "Tyst om rubriker med underrubriker, mål eller tabeller under sig, och om korta stycken.",
        "Silent on headings with headings, goals or tables below them, and on short paragraphs.",
    ),
    needs_plan=False,
)
#: A shorter paragraph may stand twice.
_SHORTEST = 80


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Headings without text, and paragraphs that stand twice."""
    case = evaluated.case
    shown = [prose for prose in case.prose if prose.kind in (TextKind.HEADING, TextKind.PARAGRAPH)]
    begin = next((number for number, prose in enumerate(shown) if prose.kind is TextKind.PARAGRAPH), len(shown))
    for prose, after in pairwise(shown[begin:]):
        if _is_bare(prose, after):
            yield finding(
                CHECK,
                Text(
                    f'rubriken "{shortened(prose.text)}" har ingen text under sig',
                    f'the heading "{shortened(prose.text)}" has no text below it',
                ),
                (Label(prose.place), Label(after.place, Text("nästa rubrik", "the next heading"))),
                help=Text("skriv texten, eller ta bort rubriken", "write the text, or remove the heading"),
            )
    names = {folded(cell.printed) for cell in _names(case)}
    first: dict[str, Prose] = {}
    for prose in shown:
        if prose.kind is not TextKind.PARAGRAPH or len(prose.text) < _SHORTEST or folded(prose.text) in names:
            continue
        earlier = first.setdefault(folded(prose.text), prose)
        if earlier is not prose and earlier.place != prose.place:
            yield finding(
                CHECK,
                Text(
                    f'stycket "{shortened(prose.text)}" står två gånger',
                    f'the paragraph "{shortened(prose.text)}" stands twice',
                ),
                (Label(prose.place), Label(earlier.place, Text("första gången", "the first time"))),
                severity=Severity.NOTE,
                help=Text("ta bort det ena", "remove one of them"),
            )


def _names(case: Case) -> Iterator[Cell]:
    """The names of measures and the sentences of goals: they stand wherever they are spoken of."""
    for outcome in case.outcomes:
        if outcome.title is not None:
            yield outcome.title
    for stated in case.stated:
        if stated.sentence is not None:
            yield stated.sentence


def _is_bare(prose: Prose, after: Prose) -> bool:
    """Whether a heading is followed at once by another of the same level or a higher one."""
    if prose.kind is not TextKind.HEADING or after.kind is not TextKind.HEADING or prose.followed:
        return False
    if prose.level is None or after.level is None or after.level > prose.level:
        return False
    return any(map(str.isalpha, prose.text))
