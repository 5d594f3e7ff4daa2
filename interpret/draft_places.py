"""A report and what was found in it in; under which priority goal each goal and indicator stands, and whose it is, out.

What stands under a heading of a priority goal is of that goal. Whether indicators stand before or after the board's
goals that they are of is told by the whole report; where it is not certain they are of the priority goal alone.
"""

from attrs import define, field, frozen

from engine.facts import folded
from findings.span import Span
from interpret.found import Found
from readers.document import Document, Grid, Passage

_Place = tuple[int, int]
#: Priority goals with no more between them than a label are a list of them, and not headings.
_LIST_STEP = 2


@frozen
class Places:
    """What belongs where, by number in `Found`."""

    #: The priority goal of each goal of the board's own and of each indicator that stands under one.
    priority_of_goal: dict[int, int]
    priority_of_indicator: dict[int, int]
    #: The goals of the board's own that stand below several priority goals, or below a list of them.
    unsure_goals: frozenset[int]
    #: The goal of the board's own that each indicator is of.
    goal_of_indicator: dict[int, int]
    #: Whether that is certain.
    is_certain: bool
    #: The measures below a list of goals: the last of the list need not be theirs.
    below_list: frozenset[int]


def places_of(found: Found, document: Document) -> Places:
    """Where everything stands."""
    walked = _walked(found, document)
    goals = {number for number, goal in enumerate(found.goals) if not goal.is_priority}
    priority_of_goal: dict[int, int] = {}
    unsure = set()
    for number in goals:
        above = walked.above_goal.get(number, set())
        certain = above - {None, _LISTED}
        if len(certain) == 1:
            priority_of_goal[number] = certain.pop() or 0
        elif certain or _LISTED in above:
            unsure.add(number)
    of_indicator = {
        number: above for number, above in walked.above_indicator.items() if above is not None and above != _LISTED
    }
    chosen = _under(found, walked, of_indicator, priority_of_goal)
    if chosen is None:
        chosen = _ahead(walked, priority_of_goal)
    return Places(
        priority_of_goal,
        of_indicator,
        frozenset(unsure),
        chosen or {},
        chosen is not None,
        frozenset(walked.below_list),
    )


#: A priority goal of a list of them.
_LISTED = -1


@define
class _Walked:
    """The report as far as it has been walked."""

    indicators: list[int] = field(factory=list)
    above_goal: dict[int, set[int | None]] = field(factory=dict)
    above_indicator: dict[int, int | None] = field(factory=dict)
    #: The goal of the board's own that stands next below an indicator, with no priority goal between.
    next_goal: dict[int, int] = field(factory=dict)
    below_list: set[int] = field(factory=set)


def _walked(found: Found, document: Document) -> _Walked:
    at = _positions(document)
    walked = _Walked()
    events: list[tuple[_Place, int, int]] = []
    for number, goal in enumerate(found.goals):
        for place in (goal.place, *goal.places):
            where = at.get(_key(place))
            if where is not None:
                events.append((where, 0 if goal.is_priority else 1, number))
    for number, measure in enumerate(found.measures):
        if measure.is_indicator and measure.name.printed.strip():
            walked.indicators.append(number)
        where = at.get(_key(measure.name.place)) or at.get(_key(measure.place))
        if where is not None:
            events.append((where, 2, number))
    _walk(found, sorted(events), walked)
    return walked


def _walk(found: Found, events: list[tuple[_Place, int, int]], walked: _Walked) -> None:
    """What stands above and below what; the kinds are priority goals, goals of the board's own, measures."""
    above: int | None = None
    last: tuple[int, int] | None = None
    waiting: list[int] = []
    list_at: int | None = None
    goal_at: int | None = None
    for where, kind, number in events:
        if kind == 0:
            is_list = last is not None and last[1] == 0 and where[0] - last[0] <= _LIST_STEP and number != above
            above = _LISTED if is_list else number
            waiting, goal_at, list_at = [], None, None
        elif kind == 1:
            walked.above_goal.setdefault(number, set()).add(above)
            walked.next_goal.update(dict.fromkeys(waiting, number))
            waiting = []
            is_next = goal_at is not None and last is not None and last[1] == 1 and where[0] - goal_at <= 1
            list_at, goal_at = where[0] if is_next else None, where[0]
        else:
            if list_at is not None and where[0] != list_at:
                walked.below_list.add(number)
            if not found.measures[number].is_indicator:
                last = (where[0], kind)
                continue
            walked.above_indicator[number] = above
            waiting.append(number)
        last = (where[0], kind)


def _under(
    found: Found, walked: _Walked, of_indicator: dict[int, int], of_goal: dict[int, int]
) -> dict[int, int] | None:
    """The goals above their indicators; None where an indicator stands below no goal of its own priority goal."""
    under: dict[int, int] = {}
    loose: list[int] = []
    for number in walked.indicators:
        goal = found.measures[number].goal
        if goal is None and number not in of_indicator:
            loose.append(number)
            continue
        if goal is None or number in walked.below_list or found.goals[goal].is_priority:
            return None
        if of_indicator.get(number) != of_goal.get(goal):
            return None
        under[number] = goal
    # What stands in a table of all indicators is told of again.
    again = {folded(found.measures[number].name.printed) for number in under}
    return under if all(folded(found.measures[number].name.printed) in again for number in loose) else None


def _ahead(walked: _Walked, of_goal: dict[int, int]) -> dict[int, int] | None:
    """The goals below their indicators; None where an indicator or a goal is then without."""
    if any(number not in walked.next_goal for number in walked.indicators):
        return None
    having = set(walked.next_goal.values())
    sections = {of_goal.get(number) for number in having}
    alike = {number for number in walked.above_goal if of_goal.get(number) in sections}
    return walked.next_goal if alike == having else None


def _positions(document: Document) -> dict[Span, _Place | None]:
    """Where every line and row stands, in order; None for a place that two of them have."""
    found: dict[Span, _Place | None] = {}

    def add(span: Span, place: _Place) -> None:
        key = _key(span)
        found[key] = place if found.get(key, place) == place else None

    for number, item in enumerate(document.items):
        if isinstance(item, Passage):
            add(item.span, (number, 0))
            for _, span in item.lines:
                add(span, (number, 0))
        elif isinstance(item, Grid):
            for row, fields in enumerate(item.rows):
                for one in fields:
                    add(one.span, (number, row))
    return found


def _key(span: Span) -> Span:
    return span._replace(column=None, end=None, heading=None, col=None, quote=None)
