"""The heading of a column in, what its cells are out: meaning comes from headers, never from position."""

import re
from enum import Enum

from attrs import frozen

from engine.facts import folded


class Column(Enum):
    """What the cells of a column are."""

    PRIORITY_GOAL = "priority goal"
    GOAL = "goal"
    MEASURE = "measure"
    INDICATOR = "indicator"
    ASSIGNMENT = "assignment"
    TARGET = "target"
    OUTCOME = "outcome"
    FORECAST = "forecast"
    VERDICT = "verdict"
    COMMENT = "comment"
    UNIT = "unit"
    SOURCE = "source"
    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"
    COMPARATOR = "comparator"
    BUDGET = "budget"
    ACCOUNTS = "accounts"
    #: Known by name, and never outcome or target: change, trend, degree of fulfilment, period, deviation.
    ASIDE = "aside"
    #: Could be the goal's sentence or its target, the outcome or the verdict: the cells tell.
    GOAL_OR_TARGET = "goal or target"
    OUTCOME_OR_VERDICT = "outcome or verdict"
    UNKNOWN = "unknown"


@frozen
class Header:
    """What a column's heading says."""

    column: Column
    #: The year it names; None where it names none.
    year: int | None
    #: The month in which a part-year ends (`Utfall aug 2020`, `delår 2 2020`), or None.
    month: int | None
    #: Whose figures: a comparator's name as printed, or "".
    name: str
    printed: str


_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = re.compile(r"\b(" + "|".join(_MONTHS) + r")[a-zåäö]*\b")
_TERTIAL = re.compile(r"\b(?:tertial|t) ?([123])\b")
_PART_YEAR = re.compile(r"\bdelår(?:et|sbokslut)? ?([12])?\b")

#: Words of headings, the most particular first: the first pattern that is found decides.
_KINDS: tuple[tuple[str, Column], ...] = (
    (r"avv|diff|förändring|jämfört med|förbrukning|andel av budget", Column.ASIDE),
    (r"uppfyllelsegrad|grad av måluppfyllelse|uppfyllnadsgrad|% av mål", Column.ASIDE),
    (r"trend|utveckling|riktning|\bpil\b|tendens|period$|mätperiod|mättillfälle|frekvens", Column.ASIDE),
    (r"prognos", Column.FORECAST),
    (r"budget", Column.BUDGET),
    (r"bokslut|redovisning", Column.ACCOUNTS),
    (r"måluppfyllelse|bedömning|målbedömning|^status$|uppfyllt\??$|nås målet", Column.VERDICT),
    (r"målvärde|målnivå|måltal|målsättning (?:19|20)|^mål (?:för )?(?:år )?(?:19|20)[0-9]{2}", Column.TARGET),
    (r"utfall|^resultat (?:år )?(?:19|20)|^värde (?:19|20)", Column.OUTCOME),
    (r"^resultat$", Column.OUTCOME_OR_VERDICT),
    (
        r"inriktningsmål|prioriterat mål|prioriterade mål|övergripande mål|fullmäktiges? mål|målområde",
        Column.PRIORITY_GOAL,
    ),
    (r"nämnds?mål|nämndens mål|styrelsens mål|målformulering|effektmål|resultatmål", Column.GOAL),
    (r"^indikator", Column.INDICATOR),
    (r"nyckeltal|^mått\b|styrtal|mätetal", Column.MEASURE),
    (r"^mål$|^målen$|målsättning", Column.GOAL_OR_TARGET),
    (r"uppdrag|aktivitet|åtgärd", Column.ASSIGNMENT),
    (r"kommentar|analys|beskrivning", Column.COMMENT),
    (r"^enhet$|^sort$", Column.UNIT),
    (r"källa", Column.SOURCE),
    (r"ansvar", Column.RESPONSIBLE),
    (r"klart senast|slutdatum|tidplan|färdigt|deadline", Column.DEADLINE),
    (r"^riket\b|liknande kommuner|snitt|genomsnitt|^länet\b|gr-snitt|jämförelse", Column.COMPARATOR),
)
_BARE_YEAR = re.compile(r"(?:år )?(?:19|20)[0-9]{2}")


def header(printed: str) -> Header:
    """What a heading says of its column; UNKNOWN where its words say nothing that is known here."""
    text = folded(printed).strip(" :*")
    years = _YEAR.findall(text)
    year = int(years[0]) if len(set(years)) == 1 else None
    column = next((kind for pattern, kind in _KINDS if re.search(pattern, text)), Column.UNKNOWN)
    if column is Column.UNKNOWN and _BARE_YEAR.fullmatch(text):
        column = Column.OUTCOME
    name = _YEAR.sub("", printed).strip() if column is Column.COMPARATOR else ""
    return Header(column, year, _month(text), name, printed)


def _month(text: str) -> int | None:
    if found := _MONTH.search(text):
        return _MONTHS.index(found[1]) + 1
    if found := _TERTIAL.search(text):
        return 4 * int(found[1])
    if found := _PART_YEAR.search(text):
        return 4 if found[1] == "1" else 8
    return None
