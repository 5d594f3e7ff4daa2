"""The words of verdicts: a plan's own, or those that boards use."""

from unicodedata import category

from engine.facts import folded
from engine.plan import Plan

#: What boards write, folded; with a plan its own words are added.
KNOWN = frozenset(
    {
        *(f"{much} {word}" for much in ("helt", "delvis", "ej", "inte", "i huvudsak", "i hög grad", "i låg grad")
          for word in ("uppfyllt", "uppfylld", "uppnått", "uppnådd", "uppnås", "uppfylls")),
        "uppfyllt", "uppfylld", "uppnått", "uppnås", "nås", "nås ej", "nås inte", "nås delvis", "nås helt",
        "ej uppnått", "ej nått", "nått", "grön", "gul", "röd", "målet uppfyllt", "målet är uppfyllt",
        "målet uppnått", "målet är uppnått", "målet nås", "målet nås inte", "kan ej bedömas", "kan inte bedömas",
        "ej bedömt", "pågår", "god måluppfyllelse", "viss måluppfyllelse", "bristande måluppfyllelse",
    }
)  # fmt: skip


def scale_words(plans: tuple[Plan, ...]) -> frozenset[str]:
    """The words that may be verdicts, folded."""
    return KNOWN | {folded(word.word) for plan in plans for word in plan.scale}


def is_verdict(text: str, scale: frozenset[str]) -> bool:
    """Whether the whole of `text` is one of the words, beside an icon or a bullet."""
    return folded(bare(text)) in scale


def bare(text: str) -> str:
    """The text without signs before and after it."""
    start, end = 0, len(text)
    while start < end and category(text[start])[0] not in "LN":
        start += 1
    while end > start and category(text[end - 1])[0] not in "LN":
        end -= 1
    return text[start:end]
