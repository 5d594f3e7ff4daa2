"""What was found in a report in, the first rule file of it out."""

from authoring.from_report import Reported, ReportedGoal, rules_from_report
from authoring.page import RuleText
from engine.facts import folded
from interpret.found import Found, FoundMeasure


def draft(found: Found, document: str) -> RuleText:
    """The rule file of what a report says of goals, in its order; `document` is what messages call it."""
    return rules_from_report(" ".join(found.title.split()), found.year, tuple(_goals(found)), document)


def _goals(found: Found) -> list[ReportedGoal]:
    """The goals in order, each below the priority goal before it, with the measures that stand under it.

    Where the first indicator stands before the first goal of the board's own, every indicator belongs to the goal
    that follows it.
    """
    goals: list[ReportedGoal] = []
    priority: str | None = None
    met: set[str] = set()
    named = [one for one in found.measures if one.is_indicator is not None or one.goal is not None]
    by_goal: dict[int, list[FoundMeasure]] = {}
    own = [number for number, goal in enumerate(found.goals) if not goal.is_priority]
    ahead = _indicators_ahead(found, own)
    for measure in named:
        at = measure.goal
        if measure.is_indicator and ahead:
            at = next((number for number in own if number > (-1 if at is None else at)), at)
        if at is not None and _is_measure(measure):
            by_goal.setdefault(at, []).append(measure)
    for number, goal in enumerate(found.goals):
        sentence = " ".join(goal.sentence.printed.split())
        if goal.is_priority:
            priority = sentence
            of_priority = tuple(map(_reported, by_goal.get(number, ())))
            if of_priority:
                goals.append(ReportedGoal(priority, None, of_priority))
        elif folded(sentence) not in met:
            met.add(folded(sentence))
            goals.append(ReportedGoal(priority, sentence, tuple(map(_reported, by_goal.get(number, ())))))
    loose = tuple(
        _reported(one)
        for one in named
        if one.goal is None and _is_measure(one) and not (one.is_indicator and ahead and own)
    )
    return [*goals, *([ReportedGoal(None, None, loose)] if loose else [])]


def _indicators_ahead(found: Found, own: list[int]) -> bool:
    """Whether indicators stand before the goals that they are of."""
    first = next((one for one in found.measures if one.is_indicator), None)
    return first is not None and bool(own) and (first.goal is None or first.goal < own[0])


def _is_measure(measure: FoundMeasure) -> bool:
    """Whether it has a name and a target: else it is a row of some other table."""
    return bool(measure.name.printed.strip()) and (measure.is_indicator is not None or bool(measure.targets))


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
    return "index" if any(word in name for word in ("index", "nki", "skala")) else None
