"""A passage in, the label it is out: `NÄMNDENS MÅL`, `Bedömning`, `Kommentar: …`."""

from enum import Enum

from attrs import frozen

from engine.facts import folded


class Says(Enum):
    """What a label says of what follows it."""

    PRIORITY_GOAL = "priority goal"
    GOAL = "goal"
    INDICATOR = "indicator"
    MEASURE = "measure"
    ASSIGNMENT = "assignment"
    VERDICT = "verdict"
    COMMENT = "comment"
    TARGET = "target"
    OUTCOME = "outcome"


#: The labels as reports write them, folded, without a colon and without what is in brackets.
_LABELS: dict[str, Says] = {
    **dict.fromkeys(
        (
            "prioriterat mål",
            "prioriterade mål",
            "inriktningsmål",
            "riktningsmål",
            "övergripande mål",
            "kommunfullmäktiges mål",
            "fullmäktigemål",
            "målområde",
        ),
        Says.PRIORITY_GOAL,
    ),
    **dict.fromkeys(
        (
            "nämndens mål",
            "nämndmål",
            "nämndsmål",
            "styrelsens mål",
            "kommunstyrelsens mål",
            "mål",
            "verksamhetsmål",
            "resultatmål",
            "effektmål",
            "målsättning",
        ),
        Says.GOAL,
    ),
    **dict.fromkeys(("indikator", "indikatorer"), Says.INDICATOR),
    **dict.fromkeys(("nyckeltal", "mått", "styrtal", "nämndens nyckeltal", "mätetal"), Says.MEASURE),
    **dict.fromkeys(("uppdrag", "aktivitet", "aktiviteter", "åtgärd", "åtgärder"), Says.ASSIGNMENT),
    **dict.fromkeys(
        (
            "bedömning",
            "måluppfyllelse",
            "bedömd måluppfyllelse",
            "bedömning av måluppfyllelse",
            "status",
            "uppfyllelse",
        ),
        Says.VERDICT,
    ),
    **dict.fromkeys(
        ("kommentar", "kommentarer", "analys", "kommentar till bedömning", "planeringskommentar", "motivering"),
        Says.COMMENT,
    ),
    **dict.fromkeys(("målvärde", "målnivå", "målvärde för året"), Says.TARGET),
    **dict.fromkeys(("utfall", "resultat"), Says.OUTCOME),
}


@frozen
class Label:
    """A label, and what stands after its colon on the same line ("" where nothing does)."""

    says: Says
    rest: str


def label(text: str, calls: dict[str, Says]) -> Label | None:
    """The label that a passage is, or begins with before a colon; None where it is none.

    `calls` are the plan's own words for the things (`kallar …`), folded.
    """
    known = _LABELS | calls
    whole = folded(text).strip(" :*")
    if whole in known:
        return Label(known[whole], "")
    before, colon, rest = text.partition(":")
    says = known.get(folded(before).strip(" *")) if colon else None
    return None if says is None else Label(says, rest.strip())
