"""A claim about how many goals are fulfilled in, what the report's own assessments say out (figures F2.6).

The small language, as it stands in a case file after `säger:`:

    antal helt uppfyllda = 7 av 8      the words of a class: helt, delvis, minst delvis, ej (inte) uppfyllda
    antal uppfyllda mål = 7            in a plan without a word for delvis: the same as helt uppfyllda
    antal ej bedömda = 1               kan ej bedömas
    antal "Gul" = två av tolv          one of the plan's own words, quoted or not
    antal mål = åtta                   the goals themselves

After the number may stand `av` and the number of goals. Anything else is no count claim: it is left to
whoever reads the other claims, and is not tested here.
"""

from re import compile as pattern

from attrs import frozen

from dsl.ast import Class
from engine.assessment import Assessment, Evaluated
from engine.facts import folded
from engine.number_words import number_word
from engine.plan import Plan
from engine.stated import stated_word
from engine.truth import Truth, truth

#: What the goals may be called after the words of a class; `kallar nämndsmål "…"` adds to it.
GOALS = ("mål", "nämndsmål", "nämndmål", "nämndsmålen", "målen")
FULFILLED = frozenset({"uppfyllda", "uppfyllt", "uppfylld", "uppnådda"})
CLASSES = {
    "helt": (Class.FULL,),
    "delvis": (Class.PARTLY,),
    "minst delvis": (Class.FULL, Class.PARTLY),
    "ej": (Class.NOT,),
    "inte": (Class.NOT,),
    "icke": (Class.NOT,),
}
UNDECIDED = frozenset({"ej bedömda", "inte bedömda", "kan ej bedömas", "kan inte bedömas"})
CLAIM = pattern(r"antal (?P<what>.+?) ?= ?(?P<count>\w+)(?: av (?P<total>\w+))?(?: (?P<goals>\w+))?")


@frozen
class CountClaim:
    """`antal WHAT = COUNT av TOTAL`."""

    #: The classes counted; empty where goals of any assessment are.
    classes: tuple[Class, ...]
    #: The plan's word counted, where the claim names one; then `classes` are that word's.
    word: str | None
    count: int
    total: int | None


@frozen
class Counted:
    """Which goals a claim counts. Together the first three are all the plan's goals."""

    certain: tuple[Assessment, ...]
    #: Those that cannot be told.
    perhaps: tuple[Assessment, ...]
    others: tuple[Assessment, ...]
    #: The goals that the report does not mention: it may not count them among its goals.
    unmentioned: tuple[Assessment, ...]


def read_count(says: str, plan: Plan) -> CountClaim | None:
    """The count claim that `says` is, or None where it is none."""
    match = CLAIM.fullmatch(folded(says))
    if match is None:
        return None
    called = _called(plan)
    count = _number(match["count"])
    total = None if match["total"] is None else _number(match["total"])
    if count is None or (match["total"] is not None and total is None):
        return None
    if match["goals"] is not None and match["goals"] not in called:
        return None
    what = match["what"]
    if what in called:
        return CountClaim((), None, count, total)
    for name in called:
        what = what.removesuffix(f" {name}")
    return _of_words(what, plan, count, total)


def _of_words(what: str, plan: Plan, count: int, total: int | None) -> CountClaim | None:
    for word in plan.scale:
        if folded(word.word) == what.strip('"”'):
            return CountClaim(word.classes, folded(word.word), count, total)
    if what in UNDECIDED:
        return CountClaim((Class.UNDECIDED,), None, count, total)
    degree, _, participle = what.rpartition(" ")
    if participle not in FULFILLED:
        return None
    if not degree and not any(Class.PARTLY in word.classes for word in plan.scale):
        degree = "helt"
    classes = CLASSES.get(degree)
    return None if classes is None else CountClaim(classes, None, count, total)


def _called(plan: Plan) -> tuple[str, ...]:
    own = (folded(line.word.text) for line in plan.calls if folded(line.thing) == "nämndsmål")
    return (*GOALS, *own)


def _number(word: str) -> int | None:
    """A number in digits or in words; None where it is neither."""
    return int(word) if word.isdecimal() else number_word(word)


def counted(claim: CountClaim, evaluated: Evaluated) -> Counted:
    """The goals that the report's stated words put in the claim's count, and those that cannot be told."""
    goals = tuple(one for one in evaluated.assessments if not one.is_roll_up)
    answers = [(goal, counts(claim, goal)) for goal in goals]
    return Counted(
        tuple(goal for goal, answer in answers if answer is Truth.TRUE),
        tuple(goal for goal, answer in answers if answer is Truth.UNKNOWN),
        tuple(goal for goal, answer in answers if answer is Truth.FALSE),
        tuple(goal for goal in goals if goal.stated is None),
    )


def counts(claim: CountClaim, goal: Assessment) -> Truth:
    """Whether the claim counts `goal`, by its stated word alone.

    Unknown where the goal has no word that can be read, or one that stands also for a class that the claim
    does not count; and of `antal mål`, where the report does not mention the goal.
    """
    stated = goal.stated_classes
    if not claim.classes:
        return Truth.UNKNOWN if goal.stated is None else Truth.TRUE
    if not stated:
        return Truth.UNKNOWN
    if claim.word is not None:
        return truth(folded(stated_word(goal.stated)) == claim.word)
    among = [of_class in claim.classes for of_class in stated]
    if all(among):
        return Truth.TRUE
    return Truth.UNKNOWN if any(among) else Truth.FALSE
