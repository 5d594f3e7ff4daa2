"""A text in, the label it is out: `NÄMNDENS MÅL`, `3.2 Nämndens mål 1: …`, `Utfall 2023: 83 %`."""

import re
from collections.abc import Mapping
from enum import Enum

from attrs import evolve, frozen

from engine.facts import folded
from engine.plan import Plan
from interpret.ocr import ocr_folded


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
    FORECAST = "forecast"
    SOURCE = "source"
    UNIT = "unit"
    DEADLINE = "deadline"
    RESPONSIBLE = "responsible"


#: The labels as reports write them, folded, without numbers, colons and what is in brackets.
_WORDS: tuple[tuple[Says, str], ...] = (
    (Says.PRIORITY_GOAL, "prioriterat mål|prioriterade mål|inriktningsmål|riktningsmål|övergripande mål|"
     "fullmäktigemål|målområde|strategiskt mål|strategiska mål|kommunmål|kommunövergripande mål|kf-mål|kf mål|"
     "visionsmål|periodmål|kommungemensamt mål|kommungemensamma mål"),
    (Says.GOAL, "nämndmål|nämndsmål|mål|verksamhetsmål|delmål|resultatmål|effektmål|målsättning|målformulering|"
     "utvecklingsmål|kvalitetsmål|åtagande|nämndåtagande"),
    (Says.INDICATOR, "indikator|indikatorer"),
    (Says.MEASURE, "nyckeltal|mått|styrtal|mätetal|resultatmått|effektmått|kvalitetsmått|kpi"),
    (Says.ASSIGNMENT, "uppdrag|aktivitet|aktiviteter|åtgärd|åtgärder|särskilt uppdrag|särskilda uppdrag"),
    (Says.VERDICT, "bedömning|måluppfyllelse|bedömd måluppfyllelse|bedömning av måluppfyllelse|status|uppfyllelse|"
     "målbedömning|samlad bedömning av målet|bedömning av målet|nämndens bedömning|målstatus|"
     "samlad måluppfyllelse|bedömning måluppfyllelse|bedömning helår|prognos måluppfyllelse|"
     "prognos måluppfyllelse helår|prognos för måluppfyllelse|måluppfyllelse helår|"
     "samlad bedömning av måluppfyllelse|målets status"),
    (Says.COMMENT, "kommentar|kommentarer|analys|kommentar till bedömning|planeringskommentar|motivering|"
     "beskrivning|allmän beskrivning|kommentar till utfall|analys av utfall|uppföljning|analys och slutsats|"
     "analys av måluppfyllelse|kommentar till måluppfyllelse|resultatanalys|analys av resultat|kommentar/analys"),
    (Says.TARGET, "målvärde|målnivå|målvärde för året|måltal|riktvärde|målvärden|ambitionsnivå"),
    (Says.OUTCOME, "utfall|resultat|årets utfall"),
    (Says.FORECAST, "prognos|helårsprognos"),
    (Says.SOURCE, "källa|datakälla|källor"),
    (Says.UNIT, "sort|måttenhet"),
    (Says.DEADLINE, "klart senast|slutdatum|tidplan|sluttid|färdigdatum|deadline"),
    (Says.RESPONSIBLE, "ansvarig|ansvarig nämnd|ansvarig chef|huvudansvarig"),
)  # fmt: skip
_LABELS: dict[str, Says] = {word: says for says, words in _WORDS for word in words.split("|")}
#: The same as a machine reads them that has no å, ä or ö.
_READ_OFF = {ocr_folded(word): says for word, says in _LABELS.items()}
#: Whose goals, measures and assignments: a council's goals are prioriterade mål whatever else they are called.
_COUNCIL = re.compile(
    r"(?:av )?(?:kommun|region|stads)?fullmäktiges? |(?:av )?kf(?::?s)? |kommunens |stadens |regionens |"
    r"kommungemensam\w* "
)
_BOARD = re.compile(r"(?:[^\W\d_][\w-]*(?:,? | och | & )){0,4}?[\w-]*(?:nämnden?s|styrelsens|förvaltningens|bolagets) ")
#: A label with its number, year and brackets is no longer than this.
_LONGEST_LABEL = 160
_FIGURES = frozenset({Says.TARGET, Says.OUTCOME, Says.FORECAST})
_NAMING = frozenset({Says.PRIORITY_GOAL, Says.GOAL, Says.INDICATOR, Says.MEASURE, Says.ASSIGNMENT})
_NUMBER = re.compile(r"(?:[0-9]{1,2}\.)*[0-9]{1,2}\.?\s+|[0-9]{1,2}\)\s*")
#: What may stand behind the words of a label: its own number, a year, a month, something in brackets.
_BEHIND = re.compile(
    r"\s*(?P<number>(?:nr\.? ?)?[0-9]{1,2}(?:\.[0-9]{1,2})*[a-z]?|[a-h])?\s*"
    r"(?P<period>(?:för )?(?:år )?(?:(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-zåäö]*\s+)?"
    r"(?:(?:19|20)[0-9]{2}))?\s*(?:\([^()]*\))?\s*"
)
_AFTER = re.compile(r"(?P<label>[^:\n]{2,80}?)\s*(?:[:\t]|\s[–—-]\s)\s*(?P<rest>\S.*)", re.DOTALL)
#: `Mål 1 Barnen ska …`, `Nyckeltal 2. Andel …`: no colon, but a number of its own.
_NUMBERED = re.compile(r"(?P<label>[^\W\d_][^\d:]{1,40}?\s[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?)\s+(?P<rest>[^\W\d_].*)")
_INTRODUCTION = re.compile(
    r"(?:[^\W\d_][\w-]*,? (?:och )?){0,4}?(?:[\w-]*nämnden|[\w-]*styrelsen|förvaltningen|(?:kommun)?fullmäktige|"
    r"bolaget|kommunen) (?:ansvarar|beslut\w+|antog|följer|redovisar|arbetar|fastställ\w+|utgör|består|leder|svarar|"
    r"är (?:en|den|kommunens|ansvarig)|har (?:beslutat|antagit|fastställt|formulerat|brutit|under|två|tre|fyra|fem|sex|"
    r"sju|åtta|[0-9]+|följande|i uppdrag|ansvar|till uppgift))\b|"
    r"(?:nedan|här|i detta|i tabellen|i följande|följande|av målen|målen|tabellen|avsnittet)\b",
    re.IGNORECASE,
)
#: The things of the language, as `kallar` names them, and what they say.
_THINGS = {
    "prioriterat mål": Says.PRIORITY_GOAL,
    "nämndsmål": Says.GOAL,
    "mål": Says.GOAL,
    "indikator": Says.INDICATOR,
    "nyckeltal": Says.MEASURE,
    "uppdrag": Says.ASSIGNMENT,
    "aktivitet": Says.ASSIGNMENT,
    "bedömning": Says.VERDICT,
    "målvärde": Says.TARGET,
    "utfall": Says.OUTCOME,
}


@frozen
class Label:
    """A label, and what stands after its colon on the same line ("" where nothing does)."""

    says: Says
    rest: str
    #: The year and the rest of the period as printed in the label: `aug 2024`; "" where it names none.
    period: str = ""
    #: The number of its own: `2` in `Mål 2`; "" where it has none.
    number: str = ""


def label(text: str, calls: Mapping[str, Says]) -> Label | None:
    """The label that a passage is, or begins with before a colon; None where it is none.

    `calls` are the plan's own words for the things (`kallar …`), folded.
    """
    bare = without_number(text.strip())
    if (whole := _label(bare.rstrip(" :"), calls)) is not None:
        return whole
    if (after := _AFTER.match(bare)) and (found := _label(after["label"], calls)) is not None:
        return evolve(found, rest=after["rest"].strip())
    if numbered := _NUMBERED.match(bare):
        found = _label(numbered["label"].rstrip(".)"), calls)
        begins = numbered["rest"][0].isupper() or numbered["label"].endswith((".", ")"))
        if found is not None and found.says in _NAMING and begins:
            return evolve(found, rest=numbered["rest"].strip())
    return None


def without_number(text: str) -> str:
    """A heading without the number before it: `3.2.1 Förbättrad …`, `1. Kommunen …`."""
    number = _NUMBER.match(text)
    rest = text[number.end() :] if number is not None else text
    return rest if rest[:1].isalpha() else text


def is_introduction(text: str) -> bool:
    """Whether what stands below `Mål` or `Uppdrag` speaks of the board, or of what follows, and names none itself."""
    return _INTRODUCTION.match(text.strip()) is not None


def container(text: str, calls: Mapping[str, Says]) -> Says | None:
    """What the headings below a heading are: `3.2 Av fullmäktige fastställda mål`; None where it does not say."""
    words = folded(without_number(text)).strip(" :*")
    if (found := _label(words, calls)) is not None:
        return found.says if found.says in _NAMING else None
    if re.search(r"\b(?:och|samt)\b|[,/]", words) or len(words.split()) > 8:
        return None
    last = words.rpartition(" ")[2]
    says = (_LABELS | dict(calls)).get(last)
    return says if says in _NAMING else None


def plan_calls(plans: tuple[Plan, ...]) -> dict[str, Says]:
    """The plans' own words for the things of the language (`kallar prioriterat mål "riktningsmål"`), folded."""
    lines = (line for plan in plans for line in plan.calls)
    return {folded(line.word.text): says for line in lines if (says := _THINGS.get(folded(line.thing))) is not None}


def _label(text: str, calls: Mapping[str, Says]) -> Label | None:
    """The label that a whole text is, with its own number or year behind it."""
    if len(text) > _LONGEST_LABEL:
        return None
    words = folded(text).strip(" :*")
    if (says := _says(words, calls)) is not None:
        return Label(says, "")
    for end in (at for at in range(len(words) - 1, 1, -1) if not words[at].isalpha()):
        says = _says(words[:end].strip(), calls)
        behind = _BEHIND.fullmatch(words[end:]) if says is not None else None
        if says is None or behind is None or (words[end : end + 1].isalnum()):
            continue
        period = behind["period"] or ""
        # `Mål 2023` names the figure to be met, not a goal.
        if period and says in _NAMING:
            return Label(Says.TARGET, "", period) if says is Says.GOAL and words[:end].strip() == "mål" else None
        return Label(says, "", period, behind["number"] or "")
    return None


def _says(words: str, calls: Mapping[str, Says]) -> Says | None:
    """What the words of a label say, those that tell whose it is left aside."""
    if (says := calls.get(words) or _LABELS.get(words)) is not None:
        return says
    if (owner := _COUNCIL.match(words)) and (says := _LABELS.get(words[owner.end() :])) is not None:
        if says is Says.ASSIGNMENT and owner[0].startswith(("kommunens", "stadens", "regionens")):
            return None
        return Says.PRIORITY_GOAL if says is Says.GOAL else says if says in _NAMING else None
    if (owner := _BOARD.match(words)) and (says := _LABELS.get(words[owner.end() :])) is not None:
        # `Nämndens uppdrag` is what the board is there for.
        return Says.GOAL if says is Says.PRIORITY_GOAL else says if says in _NAMING - {Says.ASSIGNMENT} else None
    return _read_off(words) if words.isascii() else None


def _read_off(words: str) -> Says | None:
    """The same of words that a machine has read off, in which å, ä and ö are lost."""
    key = ocr_folded(words)
    if (says := _READ_OFF.get(key)) is not None:
        return says
    owner = re.match(_BOARD.pattern.replace("ä", "a"), key)
    says = _READ_OFF.get(key[owner.end() :]) if owner is not None else None
    return says if says is Says.GOAL else None


def is_figure(says: Says) -> bool:
    """Whether what follows the label is a figure of a measure."""
    return says in _FIGURES


def is_naming(says: Says) -> bool:
    """Whether what follows the label is the name or sentence of a thing."""
    return says in _NAMING
