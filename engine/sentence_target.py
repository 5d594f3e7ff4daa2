"""A goal's sentence and its measures in, the targets that the sentence gives of them out (checks, MK201)."""

import re
from collections.abc import Iterable
from decimal import Decimal

from attrs import frozen

from dsl.ast import Compare
from engine.assessment import Assessment, Evaluated
from engine.ownership import own_measures, target_of
from engine.plan import Goal, Measure, TargetOfYear
from engine.sentence import SentenceFigure, sentence_figures
from engine.stricter import level
from engine.units import convert, find_unit
from findings.span import Span

#: Dimensions that are written without a unit: "ska vara minst 64".
_BARE = frozenset({"index", "poäng"})
#: What may follow a figure that has no unit, and still be no word for what is counted.
_NEUTRAL = re.compile(r"\s*(?:$|[.,;:)!]|(?:i|på|år|senast|till|under|vid|för|enligt|och|eller|inom|samt|utifrån)\b)")
_NOUN = re.compile(r"\s*([^\W\d_]+)")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_LOWER_ENDS = (Compare.AT_LEAST, Compare.ABOVE)
_UPPER_ENDS = (Compare.AT_MOST, Compare.BELOW, Compare.RANK)


@frozen
class SentenceTarget:
    """One figure that the sentence gives as the target of one measure."""

    figure: SentenceFigure
    measure: Measure
    #: The figure in the measure's unit.
    value: Decimal
    #: The phrase and the figure, as written: "ska vara minst 95 procent".
    quote: str


@frozen
class Differing:
    """A sentence whose figure is not the target, and where it stands."""

    place: Span
    said: SentenceTarget
    target: TargetOfYear


def sentences(goal: Goal, assessment: Assessment) -> tuple[tuple[Span, str], ...]:
    """The goal's sentence with its place: the report's first, where it prints one, then the rule file's."""
    declared = (goal.span, goal.sentence)
    stated = assessment.stated
    if stated is None or stated.sentence is None:
        return (declared,)
    return ((stated.sentence.place, stated.sentence.printed), declared)


def read_sentence(goal: Goal, assessment: Assessment) -> tuple[Span, str]:
    """The sentence that is read: the report's, else the rule file's."""
    return sentences(goal, assessment)[0]


def differing_targets(evaluated: Evaluated, goal: Goal, assessment: Assessment) -> tuple[Differing, ...]:
    """The goal's sentences whose one figure is the year's target of none of its measures.

    Empty where the sentence has several figures or the goal several measures that may be meant, and where one
    says at most and the other at least: then the opposite is probably what is measured. Silent too where the
    sentence names years and not the one that is judged: its figure is then of those.
    """
    return differing(sentences(goal, assessment), own_measures(goal, assessment), evaluated.year)


def differing(placed: Iterable[tuple[Span, str]], measures: tuple[Measure, ...], year: int) -> tuple[Differing, ...]:
    """The same of sentences with their places, for the targets of one year."""
    found = []
    for place, sentence in placed:
        years = _YEAR.findall(sentence)
        if years and str(year) not in years:
            continue
        pairs = [
            Differing(place, said, target)
            for said in sentence_targets(sentence, measures)
            if (target := target_of(said.measure, year)) is not None
            and level(target.target) is not None
            and not _opposed(said.figure.compare, target.target.compare)
        ]
        if len(pairs) == 1 and level(pairs[0].target.target) != pairs[0].said.value:
            found += pairs
    return tuple(found)


def _opposed(said: Compare | None, decided: Compare) -> bool:
    return (said in _LOWER_ENDS and decided in _UPPER_ENDS) or (said in _UPPER_ENDS and decided in _LOWER_ENDS)


def sentence_targets(sentence: str, measures: Iterable[Measure]) -> tuple[SentenceTarget, ...]:
    """Every pair of a figure that the sentence's own verb governs and a measure with its unit.

    A figure that stands in the measure's full name too ("andel med minst 80 % närvaro") belongs to what is
    measured, and is no target.
    """
    figures = [figure for figure in sentence_figures(sentence) if figure.firm]
    if not figures:
        return ()
    found = []
    for measure in measures:
        of_name = {(figure.value, figure.unit) for figure in sentence_figures(measure.title)}
        for figure in figures:
            value = _value(sentence, figure, measure)
            if value is not None and (figure.value, figure.unit) not in of_name:
                quote = f"{figure.phrase} {sentence[figure.start : figure.end]}"
                found.append(SentenceTarget(figure, measure, value, " ".join(quote.split())))
    return tuple(found)


def _value(sentence: str, figure: SentenceFigure, measure: Measure) -> Decimal | None:
    """The figure in the measure's unit; None where it has not that unit."""
    unit = measure.unit
    if unit is None:
        return None
    if find_unit(unit.name) is None:
        own = rf"[−–-]?[\d\s,]+{re.escape(unit.name)}(?!\w)"
        return figure.value if re.match(own, sentence[figure.start :], re.IGNORECASE) else None
    if figure.unit is not None:
        return convert(figure.value, figure.unit, unit)
    after = sentence[figure.end :]
    if unit.dimension in _BARE:
        return figure.value if _NEUTRAL.match(after) else None
    noun = _NOUN.match(after) if unit.dimension == "antal" else None
    counted = noun is not None and re.search(rf"\b{noun[1]}\b", measure.title, re.IGNORECASE)
    return figure.value if counted else None
