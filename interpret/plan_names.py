"""A plan in, the names it knows out; a printed name in, what it is in the plan: exactly, by its key, or perhaps."""

from collections.abc import Iterable, Mapping
from importlib.util import find_spec

from attrs import frozen

from engine.facts import folded
from engine.plan import Goal, Measure, Plan
from interpret.collected import Known
from interpret.labels import without_number
from interpret.ocr import ocr_folded

#: A name less like than this is another name.
LEAST_LIKE = 80
_MOST_LIKE = 3
_SHORTEST = 5


@frozen
class Like:
    """A name of the plan that a printed name is like, and how much: 100 is the same."""

    name: str
    score: int

    @property
    def shown(self) -> str:
        return f"{self.name} ({self.score})"


def known_names(plans: Iterable[Plan]) -> Known:
    """The names that passages of a report may be, folded."""
    plans = tuple(plans)
    return Known(
        goals=frozenset(key_of(name) for plan in plans for goal in plan.goals for name in goal_names(goal)),
        priority_goals=frozenset(key_of(one.sentence) for plan in plans for one in plan.roll_ups if not one.is_overall),
        measures=frozenset(key_of(n) for plan in plans for one in plan.measures for n in measure_names(one)),
        assignments=frozenset(key_of(one.sentence) for plan in plans for one in plan.assignments),
        comparators=frozenset(folded(line.word.text) for plan in plans for line in plan.comparators),
        parts=frozenset(folded(part) for plan in plans for one in plan.measures for part in one.parts),
        bodies=frozenset(folded(plan.body.name) for plan in plans if plan.body is not None),
    )


def goal_names(goal: Goal) -> tuple[str, ...]:
    """Every text that a report may print for a goal."""
    return (goal.sentence, *goal.also_called)


def measure_names(measure: Measure) -> tuple[str, ...]:
    """Every name that a report may print for a measure."""
    return (measure.title, measure.name, *measure.also_called)


def key_of(printed: str) -> str:
    """A name as it is compared: folded, without a number before it and marks behind it."""
    return folded(without_number(folded(printed).rstrip(" .:;*¹²³⁴†")))


def exactly(printed: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The things, by their names in the rule file, that go under a printed name."""
    key = key_of(printed)
    return tuple(name for name, texts in names.items() if key in {key_of(text) for text in texts})


def damaged(printed: str, names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The things whose name a machine may have read as the printed one: å ä ö lost, 6 for ö."""
    key = ocr_folded(key_of(printed))
    return tuple(name for name, texts in names.items() if key in {ocr_folded(key_of(text)) for text in texts})


def like(printed: str, names: Mapping[str, tuple[str, ...]], least: int = LEAST_LIKE) -> tuple[Like, ...]:
    """The things whose names are like the printed one, the most like first; none where rapidfuzz is not installed."""
    if find_spec("rapidfuzz") is None or len(printed) < _SHORTEST:
        return ()
    from rapidfuzz.fuzz import token_sort_ratio

    key = key_of(printed)
    found = [
        Like(name, max(int(token_sort_ratio(key, key_of(text))) for text in texts)) for name, texts in names.items()
    ]
    likely = sorted((one for one in found if one.score >= least), key=lambda one: (-one.score, one.name))
    return tuple(likely[:_MOST_LIKE])
