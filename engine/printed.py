"""A printed text in, plain characters and the numbers that stand there out (figures F5)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice
from unicodedata import normalize

from attrs import frozen

#: A longer run of characters is no figure that anybody printed.
LONGEST_NUMBER = 60
#: So many readings of a cell are told; nobody chooses among more.
MOST_READINGS = 20
#: A cell is not cut into more numbers than this: then it is a row.
MOST_PARTS = 12

_PLAIN = str.maketrans(
    {
        # Soft hyphen, zero-width characters, byte-order mark.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
        # Hyphens, figure dash, en dash, minus, and their small and wide forms.
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
    }
)
_WHITE = re.compile(r"\s+")
#: What ends a line or a column; digits on both sides are never one figure.
_BREAK = re.compile(r"[^\S \u00a0\u2000-\u200a\u202f\u205f\u3000]")
_WHOLE = r"([+-]?)([1-9][0-9]{0,2}(?: [0-9]{3})+|[1-9][0-9]*|0)"
_COMMA = re.compile(_WHOLE + r"(?:,([0-9]+))?")
_POINT = re.compile(_WHOLE + r"\.([0-9]+)")
#: Digits with single spaces, commas and points between them.
RUN = re.compile(r"(?:(?<![0-9])[+-])?[0-9](?:[ .,]?[0-9])*")


@frozen
class Number:
    """A number as printed."""

    value: Decimal
    #: How many decimals are printed.
    decimals: int


def plain(printed: str) -> str:
    """The text in NFC, every kind of space, minus and white space as one, none at the ends.

    A run of white space with a tab or a line break in it becomes a line break: no figure reaches across it.
    Superscripts stay superscripts.
    """
    text = printed.strip()
    if not text.isascii():
        text = normalize("NFC", text).translate(_PLAIN).strip()
    return _WHITE.sub(_one_space, text)


def _one_space(white: re.Match[str]) -> str:
    return "\n" if _BREAK.search(white[0]) else " "


def number(text: str) -> Number | None:
    """The number that the whole of a plain `text` is; None where it is none, or several.

    Thousands are parted by a space, decimals by a comma; no 0 leads (`0114` is a code). A decimal point is
    read where it can be nothing else: `78.88`, `0.234`; `1.234` may be 1 234.
    """
    if len(text) > LONGEST_NUMBER:
        return None
    match = _COMMA.fullmatch(text)
    if match is None:
        match = _POINT.fullmatch(text)
        if match is None or _thousands(match[2], match[3]):
            return None
    sign, whole, decimals = match[1], match[2].replace(" ", ""), match[3] or ""
    value = Decimal(f"{whole}.{decimals}")
    return Number(value.copy_negate() if sign == "-" and value else value, len(decimals))


def _thousands(before: str, after: str) -> bool:
    """Whether the point between two groups of digits may part thousands."""
    return len(after) == 3 and len(before) <= 3 and before[0] != "0"


def in_swedish(value: Decimal) -> str:
    """`value` as Swedes print it: `-1 234,50`, with the decimals that it has."""
    text = f"{value:,f}"
    return text.replace(",", " ").replace(".", ",")


def splits(run: str, columns: int, at: str = " ") -> tuple[tuple[str, ...], ...]:
    """The ways to cut a run of digits into exactly `columns` numbers, at most twenty (figures F5).

    Cut only at the characters `at`. One way: the row reads so. More: its cells are ambiguous.
    """
    groups = re.split(f"([{re.escape(at)}])", run)
    #: By where it begins: the ways to cut what is left into so many numbers as rounds have been made.
    ways: dict[int, list[tuple[str, ...]]] = {len(groups) + 1: [()]}
    for _ in range(columns):
        ways = {
            start: found
            for start in range(0, len(groups), 2)
            if (found := list(islice(_begun_at(start, groups, ways), MOST_READINGS)))
        }
    return tuple(ways.get(0, ()))


def _begun_at(start: int, groups: list[str], ways: dict[int, list[tuple[str, ...]]]) -> Iterator[tuple[str, ...]]:
    """A number of the groups from `start` on, then each way to cut the rest."""
    for end in range(start + 1, len(groups) + 1, 2):
        part = "".join(groups[start:end])
        if len(part) > LONGEST_NUMBER:
            return
        if end + 1 in ways and number(part) is not None:
            for rest in ways[end + 1]:
                yield (part, *rest)


def readings(text: str) -> tuple[str, ...]:
    """What the digits of a plain text may be, at most twenty readings.

    One run of digits: what it is as one number, thousands parted anyhow (`586 770`), and every way to cut it
    into numbers (`58 | 67 | 70`); with a dash apart (`- 5`, `50-`) or in brackets (`(9 800)`), also less than
    zero. Several runs: each of them.
    """
    found = (run[0] for run in islice(RUN.finditer(text), MOST_READINGS))
    runs = tuple(dict.fromkeys(found))
    if len(runs) != 1:
        return runs
    if runs[0][0].isdigit() and text in (f"- {runs[0]}", f"{runs[0]}-", f"{runs[0]} -", f"({runs[0]})"):
        return (f"-{runs[0]}", *_of_run(runs[0]))
    return _of_run(runs[0])


def _of_run(run: str) -> tuple[str, ...]:
    if number(run) is not None or len(run) > LONGEST_NUMBER:
        return (run,)
    whole, comma, decimals = run.partition(",")
    if not decimals.isdigit():
        whole, comma, decimals = run, "", ""
    digits = re.sub("[ .,+-]", "", whole).lstrip("0") or "0"
    joined = number("-" * run.startswith("-") + digits + comma + decimals)
    as_one = () if joined is None else (in_swedish(joined.value),)
    if re.fullmatch(r"[+-]?[0-9]{1,3}\.[0-9]{3}", run):
        return (run.replace(".", ","), *as_one)
    cuts = (split for columns in range(2, MOST_PARTS + 1) for split in splits(run, columns, " .,"))
    found = (*as_one, *_joined_ends(run), *(" | ".join(cut) for cut in islice(cuts, MOST_READINGS - 1)))
    return tuple(dict.fromkeys(found))[:MOST_READINGS]


def _joined_ends(run: str) -> Iterator[str]:
    """Two numbers that have lost the space between them where thousands show it: `13 10013 900`."""
    groups = run.split(" ")
    for at, group in enumerate(groups[1:], 1):
        if group.isdigit() and len(group) > 3 and at + 1 < len(groups):
            cut = " ".join((*groups[:at], group[:3])), " ".join((group[3:], *groups[at + 1 :]))
            if all(number(part) is not None for part in cut):
                yield " | ".join(cut)
