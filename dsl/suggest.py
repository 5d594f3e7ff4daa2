"""A misspelt word in, the keyword that was meant out."""

from collections.abc import Iterable
from difflib import SequenceMatcher

#: How alike two words must be; `nyckletal` and `nyckeltal` are 0.89 alike, `ala` and `alla` 0.86.
_ALIKE = 0.75
#: The same where only one word could stand there: `ar` for `är`.
_ALIKE_ALONE = 0.45
#: Longer words are compared by their beginning: nobody misspells a keyword by this much.
_LONGEST = 30


def nearest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that `word` is most like, or None where none is alike; the first of equals."""
    words = sorted(word for word in candidates if word[0].isalpha() and word == word.lower())
    best: str | None = None
    best_ratio = _ALIKE if len(words) > 1 else _ALIKE_ALONE
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word[:_LONGEST])
    for candidate in words:
        if candidate == word:
            continue
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = candidate, ratio
    return best
