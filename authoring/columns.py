"""The header of a column as municipalities write it in, what stands below it out; None for one that is not known."""

import re
from enum import Enum

from attrs import frozen

from authoring.page import folded


class Column(Enum):
    """What a column holds."""

    PRIORITY_GOAL = 1
    GOAL = 2
    INDICATOR = 3
    MEASURE = 4
    UNIT = 5
    DIRECTION = 6
    TARGET = 7
    #: Figures of the past: told, and not read.
    OUTCOME = 8
    SOURCE = 9
    RESPONSIBLE = 10
    ASSIGNMENT = 11
    ACTIVITY = 12
    DONE_BY = 13
    REPORTED_BY = 14
    #: The same in every row: the board that the plan is of.
    BOARD = 15


@frozen
class Header:
    """What a header says."""

    column: Column
    #: `2024` or `2024–2026`, of targets.
    years: str | None = None


#: Every header that is known, in small letters and without a year.
_WORDS: dict[Column, tuple[str, ...]] = {
    Column.PRIORITY_GOAL: (
        "prioriterat mål",
        "prioriterade mål",
        "kommunfullmäktiges mål",
        "fullmäktigemål",
        "kf-mål",
        "kf mål",
        "övergripande mål",
        "strategiskt mål",
        "strategiska mål",
        "inriktningsmål",
        "riktningsmål",
        "inriktning",
        "fokusområde",
        "målområde",
        "utvecklingsområde",
        "perspektiv",
    ),
    Column.GOAL: (
        "mål",
        "målen",
        "nämndsmål",
        "nämndmål",
        "nämndens mål",
        "målsättning",
        "målsättningar",
        "verksamhetsmål",
        "resultatmål",
        "effektmål",
        "delmål",
        "åtagande",
    ),
    Column.INDICATOR: ("indikator", "indikatorer"),
    Column.MEASURE: (
        "nyckeltal",
        "mått",
        "mätetal",
        "mätning",
        "målindikator",
        "styrtal",
        "resultatindikator",
        "resultatmått",
    ),
    Column.UNIT: ("enhet", "måttenhet", "sort"),
    Column.DIRECTION: (
        "riktning",
        "önskad riktning",
        "önskad utveckling",
        "bättre",
        "bäst när",
        "högre/lägre är bättre",
    ),
    Column.TARGET: ("målvärde", "målvärden", "målnivå", "måltal", "mål", "ambitionsnivå", "målsatt värde"),
    Column.OUTCOME: (
        "utfall",
        "resultat",
        "nuläge",
        "nuvärde",
        "startvärde",
        "basvärde",
        "utgångsläge",
        "bokslut",
        "prognos",
        "bedömning",
        "måluppfyllelse",
        "trend",
        "status",
    ),
    Column.SOURCE: ("källa", "datakälla", "mätmetod", "uppföljning", "hämtas från"),
    Column.RESPONSIBLE: ("ansvarig", "ansvarig nämnd", "ansvarig chef", "ansvarig funktion", "ansvar", "ägare"),
    Column.ASSIGNMENT: ("uppdrag", "uppdrag till nämnden", "särskilt uppdrag"),
    Column.ACTIVITY: ("aktivitet", "aktiviteter", "åtgärd", "åtgärder", "insats"),
    Column.DONE_BY: ("klart senast", "klar senast", "klart", "slutdatum", "senast", "tidplan", "tidsplan", "deadline"),
    Column.BOARD: ("nämnd", "nämnden", "nämnd/styrelse", "styrelse"),
    Column.REPORTED_BY: ("redovisas senast", "redovisas", "återrapporteras", "återrapporteras senast"),
}
_BY_WORD = {word: column for column, words in reversed(_WORDS.items()) for word in words}
_YEARS = re.compile(r"(?:för |år )?((?:19|20|21)\d\d)(?:\s*[-–−]\s*((?:19|20|21)\d\d))?")
#: What may stand around a header and says nothing of the column.
_AROUND = " \t:.*()[]/"


def header_of(text: str) -> Header | None:
    """What the header `text` says, case, line breaks and a star for a footnote aside.

    A year is known by its four digits: "Mål 2024" holds targets, "Mål" goals, "Utfall 2022" outcomes. A header in
    parts ("Nyckeltal/indikator", "Enhet (st)") is what its first part says.
    """
    name = folded(text.replace("\xad", ""))
    if len(name) > 60:
        return None
    years = None
    found = _YEARS.search(name)
    if found is not None:
        years = found[1] if found[2] is None else f"{found[1]}–{found[2]}"
        name = f"{name[: found.start()]} {name[found.end() :]}"
    name = " ".join(name.strip(_AROUND).split())
    if years is not None and name in _WORDS[Column.TARGET]:
        return Header(Column.TARGET, years)
    column = _BY_WORD.get(name)
    if column is None:
        first = re.split(r"\s*[/(]\s*", name)[0].strip(_AROUND)
        column = _BY_WORD.get(first)
    if column is None or (years is not None and column not in (Column.TARGET, Column.OUTCOME)):
        return None
    return Header(column, years)


def label_of(text: str) -> tuple[Column, str] | None:
    """A goal that stands as a heading of its own: "Nämndsmål: …", "Prioriterat mål 1. …"; None for other texts."""
    found = _LABEL.fullmatch(" ".join(text.split()))
    if found is None:
        return None
    column = _BY_WORD.get(found[1].strip().casefold())
    if column not in (Column.PRIORITY_GOAL, Column.GOAL):
        return None
    number = found[2] or ""
    said = found[3].strip()
    return column, f"{number} {said}".strip() if column is Column.PRIORITY_GOAL else said


_LABEL = re.compile(r"([^\W\d][^\d:.]{2,30}?)\s*(\d{1,2})?\s*[:.–-]\s+(\S.*)")
