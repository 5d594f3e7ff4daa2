"""A text in, the verdict that its first sentence states out: `Nämnden bedömer att målet är delvis uppfyllt. …`."""

import re
from collections.abc import Iterable

from engine.facts import folded
from interpret.scale import bare, is_plain_verdict, is_verdict

_WHO = (
    r"(?:[\w-]*(?:nämnden|styrelsen)|förvaltningen|vi|(?:den |nämndens )?(?:samlade |sammantagna )?bedömning(?:en)?) "
    r"(?:bedömer|gör bedömningen|är|konstaterar|anser),? "
)
_SAYS = re.compile(
    rf"{_WHO}att målet (?:är |har |bedöms vara |anses vara )?(?P<word>.+)|"
    r"målet (?:anses|bedöms) (?:vara|bli|som) (?P<other>.+)",
    re.IGNORECASE,
)
#: What may stand before a verdict's own word: nothing that turns it.
_BEFORE = re.compile(
    r"(?:(?:målet|mål|är|har|bedöms|anses|vara|bli|blivit|bedömning|status|måluppfyllelse)\s+)+", re.IGNORECASE
)


def stated_first(text: str, scale: frozenset[str]) -> str:
    """The verdict as printed in the first sentence; "" where it states none."""
    sentence = re.split(r"(?<=[^\d\s])[.!](?:\s|\Z)", text.strip(), maxsplit=1)[0].strip()
    if is_verdict(sentence, scale):
        return sentence
    found = _SAYS.fullmatch(sentence)
    word = (found["word"] or found["other"]) if found is not None else ""
    return word.strip() if word and is_verdict(word, scale) else ""


def is_sentence(text: str) -> bool:
    """Whether a verdict is a sentence of its own: `Målet är uppfyllt.`"""
    return folded(text).startswith("mål") and text.rstrip().endswith(".")


def states_of_goal(text: str, scale: frozenset[str]) -> str:
    """The same where no label says that a verdict follows: the sentence has to speak of the goal."""
    word = stated_first(text, scale)
    speaks = folded(text).startswith("mål") or not text.strip().startswith(word)
    return word if word and speaks and is_plain_verdict(word, scale) else ""


def own_word(printed: str, words: Iterable[str]) -> str:
    """The part of a stated verdict that is a word of the plan's: `uppfyllt` of `Målet är uppfyllt`; else all of it."""
    own = {folded(bare(word)) for word in words}
    if folded(bare(printed)) in own:
        return printed
    before = _BEFORE.match(printed.strip())
    rest = bare(printed.strip()[before.end() :]) if before is not None else ""
    return rest if folded(rest) in own else printed
