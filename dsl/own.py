"""A rule file's text in, what examples in messages take from it out: its own year, its own words for assessments."""

import re

from dsl.words import Words, own_of

#: The year of examples where the file has none; the tables of dsl/expected.py are written with it.
ANY_YEAR = "2024"


def own_year(words: Words, otherwise: str = ANY_YEAR) -> str:
    """The year that the plan's examples should have: its first year, or else that of its first target."""
    year, _ = _own(words)
    return year or otherwise


def own_word(words: Words, written: str) -> str | None:
    """The file's own word for an assessment that `written` is, as it is declared; None where it declares none such."""
    _, declared = _own(words)
    same = [word for word in declared if word.casefold() == written.casefold()]
    return same[0] if same else None


def in_own_year(text: str, words: Words) -> str:
    """An example that is written with ANY_YEAR, with the plan's own year in its place."""
    return re.sub(ANY_YEAR, own_year(words), text)


def _own(words: Words) -> tuple[str | None, tuple[str, ...]]:
    if words.own is None:
        words.own = own_of(words.text)
    return words.own
