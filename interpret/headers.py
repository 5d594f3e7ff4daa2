"""The heading of a column in, what its cells are out: meaning comes from headers, never from position."""

import re
from enum import Enum
from functools import lru_cache

from attrs import evolve, frozen

from engine.facts import folded
from interpret.municipalities import is_municipality
from interpret.ocr import ocr_folded


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
    #: Of another year, or another part of the year, than the report's.
    OTHER_VERDICT = "other verdict"
    COMMENT = "comment"
    UNIT = "unit"
    SOURCE = "source"
    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"
    COMPARATOR = "comparator"
    #: Which unit, school or other part a row's figures are of.
    PART = "part"
    #: Figures of one part by its name (`Header.name`), where the plan names it.
    OF_PART = "of part"
    #: Figures of all, women or men (`Header.name`), of what the heading above them says.
    SEX = "sex"
    BUDGET = "budget"
    ACCOUNTS = "accounts"
    #: Which year a row's figures are of.
    YEAR = "year"
    #: Known by name, and never outcome or target: change, trend, degree of fulfilment, period, deviation, number.
    ASIDE = "aside"
    #: Could be the goal's sentence or its target, the outcome or the verdict, a unit or a part: the cells tell.
    GOAL_OR_TARGET = "goal or target"
    OUTCOME_OR_VERDICT = "outcome or verdict"
    UNIT_OR_PART = "unit or part"
    #: A year alone: an outcome where the table is one of measures.
    BARE_YEAR = "bare year"
    BLANK = "blank"
    UNKNOWN = "unknown"


@frozen
class Header:
    """What a column's heading says."""

    column: Column
    #: The year it names; None where it names none, or several.
    year: int | None
    #: The month in which a part-year ends (`Utfall aug 2020`, `delår 2 2020`), or None.
    month: int | None
    #: Whose figures: a comparator's name as printed, "K", "M" or "T" (all) for a sex; else "".
    name: str
    printed: str
    #: So many years before the report's own (`föregående år`); 0 where it says nothing of that.
    back: int = 0


_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = re.compile(
    r"\b(jan(?:uari)?|feb(?:ruari)?|mar(?:s)?|apr(?:il)?|maj|jun(?:i)?|jul(?:i)?|aug(?:usti)?|sep(?:t|tember)?|"
    r"okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
)
_NUMERIC_MONTH = re.compile(
    r"\b(?:19|20)[0-9]{2}-?(0[1-9]|1[0-2])\b(?!-?[0-9]{3})|\b(?:19|20)[0-9]{2}-(0[1-9]|1[0-2])-[0-9]{2}\b"
)
_TERTIAL = re.compile(r"\b(?:tertial(?:rapport|bokslut|uppföljning)?|t) ?([123])\b")
_QUARTER = re.compile(r"\b(?:kvartal(?:srapport)?|kv|q) ?([1-4])\b")
_PART_YEAR = re.compile(r"\bdelår(?:et|sbokslut|srapport|suppföljning)? ?([12])?\b")
_BACK = re.compile(r"\b(?:föregående|fg\.?|förra) år|\bfjol")

_SEXES = {
    **dict.fromkeys(("k", "kvinnor", "kvinna", "flickor", "flicka"), "K"),
    **dict.fromkeys(("m", "män", "man", "pojkar", "pojke"), "M"),
    **dict.fromkeys(("totalt", "total", "t", "samtliga", "alla", "båda könen", "tot"), "T"),
}
_SEX = re.compile(r"(?:^|\s|,|\()(" + "|".join(map(re.escape, sorted(_SEXES, key=len, reverse=True))) + r")\)?$")

#: Words of headings, the most particular first: the first pattern that is found decides.
_KINDS: tuple[tuple[str, Column], ...] = (
    (r"avv|diff|förändring|jämfört med|jämförelse med|jmf|skillnad|förbrukning|andel av budget|ökning|minskning|"
     r"\+/-|±|\bgap\b", Column.ASIDE),
    (r"uppfyllelsegrad|grad av måluppfyllelse|måluppfyllelsegrad|uppfyllnadsgrad|% av mål|procent av mål|"
     r"måluppfyllelse ?\(?(?:i )?(?:%|procent)|andel av mål", Column.ASIDE),
    (r"trend|utveckling|riktning|\bpil\b|tendens|\bperiod\b|mätperiod|mättillfälle|frekvens|mäts(?! genom)|intervall|"
     r"senast mätt|mätdatum|mätår|uppdaterad|bas(?:värde|år)|startvärde|ingångsvärde|utgångs|nuläge|\brang|placering|"
     r"antal svar|svarsfrekvens|önskad|bäst|median|percentil|kvartil|viktning|\bvikt\b|målår|startdatum|definition|"
     r"metod|^faktor$", Column.ASIDE),
    (r"(?:mål|målvärde|målnivå|måltal|prognos).*(?:uppnås|uppfylls|nås)\b|prognos(?:tiserad)? (?:av )?"
     r"(?:måluppfyllelse|bedömning)|(?:måluppfyllelse|bedömning) prognos|(?:uppnås|uppfylls|nås|når vi) mål|"
     r"^(?:färg|signal|symbol|läge)$", Column.VERDICT),
    (r"prognos", Column.FORECAST),
    (r"budget", Column.BUDGET),
    (r"bokslut|redovisning|redovisat", Column.ACCOUNTS),
    (r"kommentar|analys|beskrivning|motivering|slutsats|^uppföljning$", Column.COMMENT),
    (r"måluppfyllelse|bedömning|^(?:mål)?status\b|uppfyllt\??$|uppnått\??$|nås målet|nått målet|uppfyllelse$",
     Column.VERDICT),
    (r"målvärde|målnivå|måltal|riktvärde|ambitionsnivå|"
     r"^(?:helårs|års)mål\b|^mål (?:helår|för året)$|^målsättning (?:för )?(?:år )?(?:19|20)[0-9]{2}$|"
     r"^mål,? (?:för )?(?:år |helår(?:et)? |t[123] |tertial [123] )?(?:19|20)[0-9]{2}"
     r"(?:,? (?:kvinnor|män|flickor|pojkar|totalt|k|m))?(?:,? ?\(?[%a-zåäö]+\)?)?$",
     Column.TARGET),
    (r"utfall|^resultat,? (?:för )?(?:år )?(?:19|20)[0-9]{2}$|^värde (?:år )?(?:19|20)|^årets resultat$|mätresultat",
     Column.OUTCOME),
    (r"^resultat$", Column.OUTCOME_OR_VERDICT),
    (r"inriktningsmål|prioriterat mål|prioriterade mål|övergripande mål|fullmäktiges? mål|målområde|riktningsmål|"
     r"strategiska? mål|kf-mål|^perspektiv$|^fokusområde|^område$", Column.PRIORITY_GOAL),
    (r"nämnds?mål|nämndens mål|styrelsens mål|effektmål|resultatmål|verksamhetsmål|^delmål|åtagande|"
     r"utvecklingsmål|kvalitetsmål|^målformulering", Column.GOAL),
    (r"^(?:kf:?s? |kommunfullmäktiges )?indikator", Column.INDICATOR),
    (r"nyckeltal|^mått\b|^kpi\b|styrtal|mätetal|resultatmått|effektmått|^mätning|mäts genom|måttet", Column.MEASURE),
    (r"^mål$|^målen$|^målsättning$", Column.GOAL_OR_TARGET),
    (r"^(?:\w+ )?(?:uppdrag|aktivitet|åtgärd)", Column.ASSIGNMENT),
    (r"^enhet$|^enheter$", Column.UNIT_OR_PART),
    (r"^sort$|^måttenhet$|^mätenhet$", Column.UNIT),
    (r"^skola$|^skolor$|^förskola$|^skolenhet$|^verksamhet$|^avdelning$|^förvaltning$|^distrikt$|^boende$|^rektors",
     Column.PART),
    (r"källa", Column.SOURCE),
    (r"ansvar", Column.RESPONSIBLE),
    (r"klart? senast|slutdatum|tidplan|färdig|deadline|sluttid|^när\b|^datum$", Column.DEADLINE),
    (r"^riket\b|rikssnitt|liknande kommun|snitt\b|genomsnitt|^länet\b|\blän$|jämförelse|^gr\b|^samtliga kommuner|"
     r"^alla kommuner|^sverige\b|kommuner\b|^övriga ", Column.COMPARATOR),
    (r"^(?:nr|nummer|id|#)\.?$", Column.ASIDE),
)  # fmt: skip
#: The words and patterns as a machine reads them that has no å, ä or ö.
_READ_OFF = tuple((re.compile(pattern.translate(str.maketrans("åäö", "aao"))), kind) for pattern, kind in _KINDS)
_BARE_YEAR = re.compile(
    r"(?:[åa]r |helår |delår |(?:t|tertial|kvartal|kv|q) ?[1-4] |(?:[a-zåäö]{3,9} ?[-–] ?)?[a-zåäö]{3,9} )?"
    r"(?:19|20)[0-9]{2}(?:[ -]?(?:0[1-9]|1[0-2])\b)?(?: ?[-–]?(?:helår|delår ?[12]?|t[123]|tertial [123]|kv ?[1-4]))?"
)
#: What stands beside `Resultat` where it is the outcome: a year, a part of a year.
_RESULT = re.compile(
    r"(?:årets )?resultat,? (?:för |per |till och med |t\.?o\.?m\.? |jan\w*[-–])*(?P<when>[a-zåäö0-9 -]+)"
)
_YEAR_COLUMN = re.compile(r"[åa]r(?:tal)?")
_KOMMUN = re.compile(r"[a-zåäöé]+(?: [a-zåäöé]+)? kommuns?")
_OF_FIGURES = frozenset({Column.TARGET, Column.OUTCOME, Column.FORECAST, Column.OUTCOME_OR_VERDICT})


@lru_cache(maxsize=4096)
def header(printed: str, comparators: frozenset[str] = frozenset()) -> Header:
    """What a heading says of its column; UNKNOWN where its words say nothing that is known here.

    `comparators` are a plan's own names of those it compares with, folded.
    """
    text = folded(printed).strip(" :*¹²³⁴")
    years = sorted(set(_YEAR.findall(text)))
    year = int(years[0]) if len(years) == 1 else None
    column, name = _column(text, comparators)
    # `2022-2024` is a period: no figure of one year stands there.
    if len(years) > 1 and column in _OF_FIGURES | {Column.COMPARATOR, Column.UNKNOWN}:
        column = Column.ASIDE
    if column is Column.COMPARATOR:
        name = re.sub(r"\(\s*\)", "", _YEAR.sub("", printed)).strip(" ,:")
    return Header(column, year, month_of(text), name, printed, back=1 if _BACK.search(text) else 0)


def _column(text: str, comparators: frozenset[str]) -> tuple[Column, str]:
    if not text:
        return Column.BLANK, ""
    words = _YEAR.sub("", text).strip(" ,:()")
    if words in comparators or is_municipality(words) or _KOMMUN.fullmatch(words):
        return Column.COMPARATOR, ""
    if (sex := _SEXES.get(words)) is not None:
        return Column.SEX, sex
    if _is_year(text):
        return Column.BARE_YEAR, ""
    if _YEAR_COLUMN.fullmatch(text):
        return Column.YEAR, ""
    kind = next((kind for pattern, kind in _KINDS if re.search(pattern, text)), Column.UNKNOWN)
    if kind is Column.UNKNOWN and (result := _RESULT.fullmatch(text)) and _is_year(result["when"]):
        kind = Column.OUTCOME
    if kind is Column.UNKNOWN and text.isascii():
        key = ocr_folded(text)
        kind = next((kind for pattern, kind in _READ_OFF if pattern.search(key)), Column.UNKNOWN)
    if kind in _OF_FIGURES and (found := _SEX.search(words)):
        sex = _SEXES[found[1]]
        # `Mål 2023 kvinnor` is neither the goal's target nor an outcome of women.
        return (kind, "") if sex == "T" else (Column.SEX, sex) if kind is Column.OUTCOME else (Column.ASIDE, "")
    if kind in _OF_FIGURES and re.search(r"\b(?:riket|rikssnitt|liknande|snitt|genomsnitt|länet|kommuner)\b", text):
        return Column.COMPARATOR, ""
    return kind, ""


def _is_year(text: str) -> bool:
    """Whether a folded text is a year, or a part of one: `2023`, `år 2023`, `aug 2023`, `T2 2023`, `helår 2023`."""
    if _BARE_YEAR.fullmatch(text) is None:
        return False
    words = _YEAR.sub("", text).strip(" -–")
    return not words or words in ("år", "ar", "helår", "delår") or words.isdigit() or month_of(text) is not None


def quarter_of(printed: str) -> int | None:
    """The quarter that a heading names: `Kv 2`, `Utfall kvartal 2 2023`."""
    found = _QUARTER.search(folded(printed))
    return int(found[1]) if found is not None else None


def is_year(text: str) -> bool:
    """Whether a cell is a year and nothing else."""
    return re.fullmatch(r"(?:19|20)[0-9]{2}", text.strip()) is not None


def sex_of(text: str) -> str | None:
    """ "K", "M" or "T" where a text is a word for women, men or all; else None."""
    words = folded(text).strip(" :*-–•")
    return _SEXES.get(words.removeprefix("varav ").removeprefix("därav "))


def under(above: Header, below: Header) -> Header:
    """The heading of a column whose kind stands in a row above it: `Utfall` over `2021`, `Kvinnor`, `Riket`."""
    printed = " ".join(part for part in (above.printed.strip(), below.printed.strip()) if part)
    year = below.year if below.year is not None else above.year
    both = evolve(below, printed=printed, year=year, month=below.month or above.month, back=below.back or above.back)
    if below.column is Column.BLANK:
        return evolve(above, printed=printed)
    if above.column in (Column.BLANK, Column.BARE_YEAR, Column.UNKNOWN):
        return both if above.column is not Column.UNKNOWN else _unknown_above(both)
    if below.column is Column.BARE_YEAR:
        return evolve(both, column=above.column, name=above.name)
    if below.column is Column.SEX:
        if above.column in (Column.OUTCOME, Column.OUTCOME_OR_VERDICT):
            return evolve(both, column=Column.OUTCOME, name="") if below.name == "T" else both
        if below.name == "T":
            return evolve(both, column=above.column, name="")
        return evolve(both, column=Column.ASIDE, name="")
    if below.column is Column.COMPARATOR:
        return both if above.column in (Column.OUTCOME, Column.COMPARATOR) else evolve(both, column=Column.ASIDE)
    # `Utfall` over `Mål`: the lower heading names its column itself; `Avvikelse` or `Budget` above it does so too.
    if above.column in (Column.ASIDE, Column.BUDGET, Column.ACCOUNTS) and below.column in _OF_FIGURES:
        return evolve(both, column=above.column)
    if below.column is Column.UNKNOWN:
        return both
    return both


def _unknown_above(both: Header) -> Header:
    """What an unknown heading says of a bare year below it is not known either."""
    return evolve(both, column=Column.UNKNOWN) if both.column is Column.BARE_YEAR else both


def month_of(text: str) -> int | None:
    """The month that a part of a year ends with, where a folded text names one."""
    if found := _TERTIAL.search(text):
        return 4 * int(found[1])
    if found := _QUARTER.search(text):
        return 3 * int(found[1])
    if months := _MONTH.findall(text):
        return _MONTHS.index(months[-1][:3]) + 1
    if found := _NUMERIC_MONTH.search(text):
        return int(found[1] or found[2])
    if found := _PART_YEAR.search(text):
        return 4 if found[1] == "1" else 8
    return None
