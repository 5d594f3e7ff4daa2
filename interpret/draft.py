"""What was found in a report in, the first rule file of it out."""

import re

from authoring.from_report import Reported, ReportedGoal, ReportedWords, rules_from_report
from authoring.page import RuleText
from engine.facts import folded
from engine.units import find_unit
from interpret.draft_places import Places, places_of
from interpret.found import Found, FoundMeasure
from interpret.scale import bare
from readers.document import Document, Kind, Passage


def draft(found: Found, report: Document, document: str) -> RuleText:
    """The rule file of what a report says of goals, in its order; `document` is what messages call it."""
    title = " ".join(found.title.split())
    return rules_from_report(title, found.year, tuple(_goals(found, report)), document, _words(found))


def _goals(found: Found, report: Document) -> list[ReportedGoal]:
    """The goals in order, each below its priority goal, with its measures; the indicators of no goal below theirs."""
    places = places_of(found, report)
    own = [number for number, goal in enumerate(found.goals) if not goal.is_priority]
    priorities = {
        number: _numbered(found, number, report) for number, goal in enumerate(found.goals) if goal.is_priority
    }
    of_goal: dict[int, list[Reported]] = {}
    loose: list[Reported] = []
    for number, measure in enumerate(found.measures):
        if not _is_measure(measure, has_goals=bool(own)):
            continue
        at = None if number in places.below_list else measure.goal
        if measure.is_indicator:
            at = places.goal_of_indicator.get(number, places.priority_of_indicator.get(number))
        (loose if at is None else of_goal.setdefault(at, [])).append(_reported(measure))
    goals: list[ReportedGoal] = []
    met: set[str] = set()
    for number, goal in enumerate(found.goals):
        measures = tuple(of_goal.get(number, ()))
        if goal.is_priority:
            goals.append(ReportedGoal(priorities[number], None, measures))
        elif folded(sentence := " ".join(goal.sentence.printed.split())) not in met:
            met.add(folded(sentence))
            priority = places.priority_of_goal.get(number)
            above = None if priority is None else priorities[priority]
            goals.append(ReportedGoal(above, sentence, measures, _asked(found, number, places)))
    named = {one.name for measures in of_goal.values() for one in measures if one.is_indicator}
    left = tuple(one for one in loose if not (one.is_indicator and one.name in named))
    return [*goals, *([ReportedGoal(None, None, left)] if left else [])]


def _asked(found: Found, goal: int, places: Places) -> tuple[str, ...]:
    """What is asked of a goal: its priority goal, and its indicators, where they are not certain."""
    asked = []
    if goal in places.unsure_goals:
        asked.append("vilket prioriterat mål bidrar målet till?")
    if not places.is_certain:
        of = places.priority_of_goal.get(goal)
        names = dict.fromkeys(
            " ".join(one.name.printed.split())
            for number, one in enumerate(found.measures)
            if one.is_indicator and one.name.printed.strip() and places.priority_of_indicator.get(number) == of
        )
        if names:
            listed = ", ".join(f'"{name}"' for name in names)
            asked.append(f"vilken indikator bidrar målet till? Rapporten har {listed}.")
    return tuple(asked)


def _numbered(found: Found, number: int, report: Document) -> str:
    """A priority goal's sentence with the number that is printed before it: `3. Invånarna …`, `Mål 3: Invånarna …`."""
    goal = found.goals[number]
    sentence = " ".join(goal.sentence.printed.split())
    for place in (goal.place, *goal.places):
        for item in report.items:
            if not isinstance(item, Passage) or (item.span.page, item.span.line) != (place.page, place.line):
                continue
            text = " ".join(item.text.split())
            before = text[: text.find(sentence)] if sentence in text else ""
            said = _NUMBER_BEFORE.search(before)
            # A number alone before a heading is the section's, where other headings have theirs.
            of_section = (
                item.kind is Kind.HEADING and not any(map(str.isalpha, before)) and _has_sections(found, report)
            )
            if said is not None and not of_section:
                return f"{said[1]}. {sentence}"
    return sentence


def _has_sections(found: Found, report: Document) -> bool:
    """Whether headings that are no goals have numbers."""
    goals = {(place.page, place.line) for goal in found.goals for place in (goal.place, *goal.places)}
    return any(
        isinstance(item, Passage)
        and item.kind is Kind.HEADING
        and (item.span.page, item.span.line) not in goals
        and _SECTION.match(item.text) is not None
        for item in report.items
    )


_SECTION = re.compile(r"\s*[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?\s+[^\W\d_]")
_NUMBER_BEFORE = re.compile(r"(?:^|\s)([0-9]{1,2})[.):]*\s*[–-]?\s*$")


def _words(found: Found) -> ReportedWords:
    """The words that goals are stated in, and those that stand beside measures of no goal."""
    of_goals = [
        bare(goal.verdicts[0].printed) for goal in found.goals if not goal.is_priority and len(goal.verdicts) == 1
    ]
    of_none = [
        (" ".join(one.name.printed.split()), " ".join(one.verdicts[0].printed.split()))
        for one in found.measures
        if one.goal is None and len(one.verdicts) == 1 and _is_measure(one, has_goals=False)
    ]
    return ReportedWords(tuple(word for word in of_goals if word), tuple(of_none))


def _is_measure(measure: FoundMeasure, *, has_goals: bool) -> bool:
    """Whether it has a name and a target: else it is a row of some other table."""
    if not measure.name.printed.strip():
        return False
    if measure.is_indicator is not None:
        return True
    return bool(measure.targets) and (measure.goal is not None or not has_goals)


def _reported(measure: FoundMeasure) -> Reported:
    return Reported(
        name=" ".join(measure.name.printed.split()),
        is_indicator=measure.is_indicator is True,
        unit=_unit(measure),
        targets=tuple(
            (one.year, " ".join(one.cell.printed.split())) for one in measure.targets if one.cell.printed.strip()
        ),
        source=None if measure.source is None else measure.source.printed,
        place=measure.place,
    )


#: `…, antal`, `…, kr/inv`, `…, genomsnitt antal dagar`, `… (veckor)`: what a name ends with.
_UNIT_LAST = re.compile(r"(?:,\s*(?:i |(?:genom)?snitt(?:ligt)? )?(?:antal (?=\S))?([^,()]{1,30})|\(([^(),]{1,30})\))$")


def _unit(measure: FoundMeasure) -> str | None:
    """The unit of its column; `andel` where its name says that it is one and figures are in percent."""
    if measure.unit is not None:
        return measure.unit.printed
    printed = [
        one.cell.printed for one in (*measure.years, *measure.targets) if any(map(str.isdigit, one.cell.printed))
    ]
    name = folded(measure.name.printed)
    in_percent = "(%)" in name or "%" in name or (bool(printed) and all("%" in text for text in printed))
    if in_percent:
        return "andel"
    if (last := _UNIT_LAST.search(name)) is not None:
        unit = find_unit((last[1] or last[2]).strip())
        if unit is not None and unit.dimension != "procent":
            return unit.name
    return "index" if any(word in name for word in ("index", "nki", "skala")) else None
