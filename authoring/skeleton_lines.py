"""One cell of a plan in, its line of a rule file out; what the cell does not say is a question, as comments."""

import re

from authoring.draft import comment, one_line
from authoring.page import folded
from authoring.rule_lines import lines_below, quote
from authoring.target_phrases import likely
from dsl.ast import Compare, Direction, Heading, TargetLine
from engine.units import find_unit


def unit_lines(printed: str | None, targets: list[str], title: str = "") -> list[str]:
    """The line of the unit, or the question which it is; the words of the measure's title are proposed."""
    if printed is not None:
        word = printed.strip(" ().")
        unit = find_unit(word)
        statement = f"enhet {unit.name}" if unit is not None else f"enhet {quote(word)}"
        if folded(word) in ("andel (%", "andel %", "andel i %", "andel i procent"):
            statement = "enhet andel"
        return [statement] if lines_below(Heading.MEASURE, statement) else [comment(f"oläst: {printed}")]
    units = {unit for target in targets for unit in _units_in(target)}
    if len(units) == 1:
        unit_word = units.pop()
        found = find_unit(unit_word)
        if found is not None and found.dimension != "procent":
            return [f"enhet {found.name}"]
        if found is not None:
            return [comment("fråga: är enheten andel (av en helhet, 0–100 %) eller procent?"), comment("enhet andel")]
    likeliest = _unit_of_title(title)
    if likeliest == "andel":
        return [comment("fråga: är enheten andel (av en helhet, 0–100 %) eller procent?"), comment("enhet andel")]
    return [comment("fråga: vilken enhet mäts det i?"), comment(f"enhet {likeliest or 'antal'}")]


def _unit_of_title(title: str) -> str | None:
    """The unit that a measure's title names: `Kostnad (mnkr)`, `Väntetid i dagar`, `HME-index`; None for none."""
    text = _COUNTED.sub(" ", folded(title))
    said = [found[1] or found[2] for found in _SAID_UNIT.finditer(text)]
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word in _TELLING]
    index = ["index"] if re.search(r"index\b", text) else []
    for word in (*reversed(said), *(["andel"] if "andel" in text.split() else []), *index, *words):
        unit = find_unit(word.strip())
        if unit is not None:
            return "andel" if unit.dimension == "procent" else unit.name
    return None


#: `under 14 dagar` says what is meant, and not what it is counted in.
_COUNTED = re.compile(r"\b\d+ ?(?:dagar|dygn|timmar|minuter|veckor|månader)\b")
#: `(mnkr)` and `i dagar`.
_SAID_UNIT = re.compile(r"\(([^()]{1,30})\)|\bi ([^\W\d_]+)\b")
#: Words that say a unit wherever they stand; the first counts.
_TELLING = frozenset(
    ["procent", "antal", "mnkr", "tkr", "kr", "kronor", "dagar", "timmar", "minuter", "veckor", "månader", "poäng"]
)


def _units_in(target: str) -> list[str]:
    """The units that stand after the figures of a target."""
    lines = lines_below(Heading.MEASURE, f"mål 2020 {target}") or ()
    return [
        bound.unit
        for line in lines
        if isinstance(line, TargetLine) and line.target.compare not in _CHANGES
        for bound in line.target.bounds
        if bound.unit is not None
    ]


_CHANGES = frozenset({Compare.RISE, Compare.FALL, Compare.IMPROVE, Compare.UNCHANGED, Compare.RANK, Compare.TOP_SHARE})
_HIGHER, _LOWER = (
    frozenset({Compare.AT_LEAST, Compare.ABOVE, Compare.RISE, Compare.NOT_FALL}),
    frozenset({Compare.AT_MOST, Compare.BELOW, Compare.FALL, Compare.NOT_RISE, Compare.RANK}),
)
_UP = frozenset(
    {"högre", "högt", "hög", "öka", "ökar", "ökande", "upp", "uppåt", "↑", "↗", "högre är bättre", "högt är bra"}
)
_DOWN = frozenset(
    {
        "lägre",
        "lågt",
        "låg",
        "minska",
        "minskar",
        "minskande",
        "ned",
        "ner",
        "nedåt",
        "↓",
        "↘",
        "lägre är bättre",
        "lågt är bra",
    }
)


def direction_of(printed: str | None) -> Direction | None:
    """Which way is better, as a column says it; None where it does not."""
    word = folded(printed or "").strip(" .")
    if word in _UP:
        return Direction.HIGHER
    return Direction.LOWER if word in _DOWN else None


def leaning(targets: list[str]) -> Direction | None:
    """Which way the targets themselves point, for the line that is proposed below the question."""
    for target in targets:
        for line in lines_below(Heading.MEASURE, f"mål 2020 {target}") or ():
            if isinstance(line, TargetLine) and line.target.compare in _HIGHER:
                return Direction.HIGHER
            if isinstance(line, TargetLine) and line.target.compare in _LOWER:
                return Direction.LOWER
    return None


def target_lines(
    years: str | None, printed: str, target: str | None, bare: str | None, direction: Direction | None, year: str
) -> list[str]:
    """The line of a target, or its question with the line commented out; `year` is what is proposed for none."""
    if target is None and bare is None:
        return [
            comment(f'fråga: när är målvärdet "{one_line(printed)}" nått?'),
            comment(f"mål {years or year} {printed}"),
        ]
    asked = []
    if years is None:
        asked.append(comment("fråga: vilket år gäller målvärdet?"))
    if bare is not None:
        asked.append(comment(f"fråga: minst eller högst {bare}?"))
    line = f"mål {years or year} {target if target is not None else likely(bare or '', direction)}"
    return [*asked, comment(line)] if asked else [line]


def deadline_lines(kind: Heading, word: str, printed: str, year: str) -> list[str]:
    """The line of the last day (`word` is `klart senast` or `redovisas senast`), or the question which it is."""
    day = folded(printed).strip(" .")
    for before in ("senast ", "klart ", "under "):
        day = day.removeprefix(before)
    day = _SHORT_QUARTER.sub(r"Q\1 \2", _SHORT_TERTIAL.sub(r"tertial \1 \2", day))
    statement = f"{word} {day}"
    if lines_below(kind, statement):
        return [statement]
    return [comment(f'fråga: vilken dag är "{one_line(printed)}"?'), comment(f"{word} {year}-12-31")]


_SHORT_QUARTER = re.compile(r"^(?:q|kv\.?|kvartal) ?([1-4])[ ,]+(\d{4})$")
_SHORT_TERTIAL = re.compile(r"^(?:t|tertial) ?([1-3])[ ,]+(\d{4})$")
