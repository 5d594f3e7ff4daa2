"""The word a report states in, what the plan's scale makes of it out."""

from unicodedata import category

from dsl.ast import Class, PeriodKind
from engine.case import Case, Stated
from engine.facts import folded
from engine.plan import Plan, Word
from engine.resolve import BUILT_IN_SCALE

#: What stands in every scale, folded.
UNDECIDED_WORDS = ("kan ej bedömas", "kan inte bedömas")


def scale_of(plan: Plan, case: Case) -> tuple[Word, ...]:
    """The plan's words for the case's kind of period, best first; a plan for a school year is judged by it.

    A word for every kind gives way to one of the same class for this kind. The built-in scale where the plan has
    words for the other kind alone.
    """
    whole = PeriodKind.SCHOOL_YEAR if plan.period is PeriodKind.SCHOOL_YEAR else PeriodKind.YEAR
    kind = whole if case.report.period.month is None else PeriodKind.PART_YEAR
    own = {word.classes[0] for word in plan.scale if word.period is kind}
    words = tuple(
        word for word in plan.scale if word.period is kind or (word.period is None and word.classes[0] not in own)
    )
    return words or BUILT_IN_SCALE


def stated_word(stated: Stated | None) -> str:
    """The stated word without the icon or bullet before or after it; "" where there is none."""
    if stated is None or stated.word is None:
        return ""
    return _without_signs(stated.word.printed)


def _without_signs(text: str) -> str:
    start, end = 0, len(text)
    while start < end and category(text[start])[0] not in "LN":
        start += 1
    while end > start and category(text[end - 1])[0] not in "LN":
        end -= 1
    return text[start:end]


def classes_of(stated: Stated | None, scale: tuple[Word, ...]) -> tuple[Class, ...]:
    """The classes the stated word stands for; empty where there is no word, or none of the plan's.

    The built-in "Kan ej bedömas" and "Kan inte bedömas" are words of every scale.
    """
    word = folded(stated_word(stated))
    for of in scale:
        if word and folded(_without_signs(of.word)) == word:
            return of.classes
    return (Class.UNDECIDED,) if word in UNDECIDED_WORDS else ()


def word_for(of_class: Class, scale: tuple[Word, ...]) -> str:
    """The plan's first word of the class; the built-in one where it has none (semantics 3.3)."""
    for of in scale:
        if of_class in of.classes:
            return of.word
    return of_class.value
