"""Three truth values and their connectives (semantics 3.1)."""

from collections.abc import Iterable
from enum import Enum
from typing import NoReturn


class Truth(Enum):
    """Kleene's three values. Never asked as a bool: say `is Truth.TRUE`."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"

    def __bool__(self) -> NoReturn:
        raise TypeError("a Truth has three values: compare with `is Truth.TRUE`")


def truth(value: bool) -> Truth:
    """The truth value of something that is known."""
    return Truth.TRUE if value else Truth.FALSE


def negation(value: Truth) -> Truth:
    """`inte`: unknown stays unknown."""
    if value is Truth.UNKNOWN:
        return value
    return truth(value is Truth.FALSE)


def all_of(values: Iterable[Truth]) -> Truth:
    """`och`: false as soon as one is false; true of nothing."""
    result = Truth.TRUE
    for value in values:
        if value is Truth.FALSE:
            return value
        if value is Truth.UNKNOWN:
            result = value
    return result


def any_of(values: Iterable[Truth]) -> Truth:
    """`eller`: true as soon as one is true; false of nothing."""
    result = Truth.FALSE
    for value in values:
        if value is Truth.TRUE:
            return value
        if value is Truth.UNKNOWN:
            result = value
    return result
