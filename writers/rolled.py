"""A plan that has moved to new years in, the list of what changed out: a line for each measure, with both figures."""

from collections.abc import Iterator

from authoring.roll import Rolled
from authoring.roll_targets import PLAN, Question
from engine.changes import Became, MeasureChange
from engine.decisions import decisions_of
from engine.names import key
from engine.plan import TargetOfYear
from findings.text import Text, in_language
from writers.shown_text import clean

#: What a line begins with, in the order of the list.
BECAME = {
    Became.STRICTER: Text("skärpt", "stricter"),
    Became.LAXER: Text("sänkt", "lowered"),
    Became.OTHER: Text("ändrat", "changed"),
    Became.UNCHANGED: Text("oförändrat", "unchanged"),
    Became.NEW: Text("nytt", "new"),
    Became.DROPPED: Text("utgått", "dropped"),
    Became.WITHOUT: Text("utan målvärde", "no target"),
}
_UNANSWERED = Text("obesvarat", "unanswered")


def render_rolled(rolled: Rolled, *, lang: str = "sv") -> str:
    """What became of every target, what somebody should look at, and how many questions stand in the file."""
    parts = [clean(f"{rolled.before.title} → {rolled.after.title}")]
    rows = list(_rows(rolled, lang))
    widths = [max(len(row[column]) for row in rows) for column in range(3)] if rows else []
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, [*widths, 0], strict=True)) for row in rows]
    parts.extend(["\n".join(f"  {line.rstrip()}" for line in lines)] if lines else [])
    told = [f"  {clean(in_language(text, lang))}" for text in rolled.told]
    parts.extend(["\n".join([in_language(Text("Se över:", "To look at:"), lang), *told])] if told else [])
    return "\n\n".join([*parts, in_language(_questions(len(rolled.unanswered)), lang)]) + "\n"


def _rows(rolled: Rolled, lang: str) -> Iterator[tuple[str, str, str, str]]:
    """What became of it, the measure, the old target, and the new one with its decision."""
    asked = {key(question.name): question for question in rolled.unanswered if question.name != PLAN}
    for became, word in BECAME.items():
        for change in rolled.changes:
            measure = change.after or change.before
            if change.became is became and measure is not None and key(measure.name) not in asked:
                new = "" if change.new is None else _shown(change.new) + _decided(change, lang)
                yield in_language(word, lang), clean(measure.name), _old(change), new
    for change in rolled.changes:
        if change.after is not None and key(change.after.name) in asked:
            yield in_language(_UNANSWERED, lang), clean(change.after.name), _old(change), _years(change, asked)


def _old(change: MeasureChange) -> str:
    return "–" if change.old is None else _shown(change.old)


def _shown(target: TargetOfYear) -> str:
    """`2020: minst 90 %, delvis minst 80 %`."""
    partly = "" if target.partial is None else f", delvis {target.partial.printed}"
    return clean(f"{target.year}: {target.target.printed}{partly}")


def _years(change: MeasureChange, asked: dict[str, Question]) -> str:
    assert change.after is not None
    question = asked[key(change.after.name)]
    last = "" if question.last == question.first else f"–{question.last}"
    return f"{question.first}{last}: ?"


def _decided(change: MeasureChange, lang: str) -> str:
    """The target's own decision; that a lowered one has none is told, for so is it by MK206."""
    assert change.new is not None
    of = decisions_of(change.new, None)
    decision = of.changed_by or of.decision
    if decision is not None:
        return clean(in_language(Text(f" enligt {decision}", f" by {decision}"), lang))
    if change.became is Became.LAXER and of.changed_from is None:
        return in_language(Text(" utan eget beslut", " without a decision of its own"), lang)
    return ""


def _questions(count: int) -> Text:
    if count == 0:
        return Text("Inga frågor är obesvarade.", "No question is unanswered.")
    if count == 1:
        return Text(
            '1 fråga är obesvarad: sök efter "# fråga" i filen.',
            '1 question is unanswered: search the file for "# fråga".',
        )
    return Text(
        f'{count} frågor är obesvarade: sök efter "# fråga" i filen.',
        f'{count} questions are unanswered: search the file for "# fråga".',
    )
