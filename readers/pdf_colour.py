"""A colour as a PDF gives it in, `00B050` out; and which colour a text stands on or beside."""

from collections.abc import Iterable
from functools import lru_cache

WHITE = "FFFFFF"


def hex_of(colour: object) -> str | None:
    """The colour as red, green and blue; None where the format gives no such thing (a pattern, a named ink)."""
    parts = tuple(colour) if isinstance(colour, list | tuple) else (colour,)
    if len(parts) > 4 or not all(isinstance(part, int | float) for part in parts):
        return None
    return _hex(parts)


@lru_cache(maxsize=1_000)
def _hex(parts: tuple[float, ...]) -> str | None:
    numbers = [min(1.0, max(0.0, float(part))) for part in parts]
    if len(numbers) == 1:
        numbers *= 3
    elif len(numbers) == 4:
        black = 1 - numbers[3]
        numbers = [(1 - ink) * black for ink in numbers[:3]]
    if len(numbers) != 3:
        return None
    rgb = "".join(f"{round(number * 255):02X}" for number in numbers)
    return WHITE if min(numbers) > 0.97 else rgb


def is_chromatic(colour: str | None) -> bool:
    """Whether it is a colour, and not black, white or a grey."""
    if colour is None:
        return False
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    return max(parts) - min(parts) > 40


def only(colours: Iterable[str | None]) -> str | None:
    """The one colour of several texts or signs; None where they differ or have none."""
    found = {colour for colour in colours if is_chromatic(colour)}
    return found.pop() if len(found) == 1 else None
