"""A target as municipalities write it in, the same target in the rule language out, or what must be asked."""

import re

from attrs import frozen

from authoring.rule_lines import lines_below
from dsl.ast import Direction, Heading


@frozen
class Phrase:
    """What a cell of targets says.

    Exactly one of the two is set, or neither: the cell says nothing that a target can be made of.
    """

    #: `minst 85 %`, as after `mål 2024`.
    target: str | None = None
    #: `85 %`: a figure that does not say whether it is the least or the most.
    bare: str | None = None


def phrase(printed: str) -> Phrase:
    """What `printed` asks for: "≥ 85" is `minst 85`, "Ska minska" is `minska`, and "85 %" does not say."""
    if len(printed) > _LONGEST:
        return Phrase()
    text = _tidy(printed)
    if _reads(text) and not _BARE.fullmatch(text):
        return Phrase(target=text)
    bare = _BARE.fullmatch(text)
    if bare is not None and _reads(f"minst {text}"):
        return Phrase(bare=text)
    return Phrase()


def likely(bare: str, direction: Direction | None) -> str:
    """The spelling of a bare figure to try first: `högst` where lower is better."""
    return f"högst {bare}" if direction is Direction.LOWER else f"minst {bare}"


def _reads(target: str) -> bool:
    return bool(lines_below(Heading.MEASURE, f"mål 2020 {target}"))


def _tidy(printed: str) -> str:
    """`printed` in small letters, with signs and other words for the same put as the language has them."""
    text = " ".join(printed.replace("\xad", "").split()).strip(" .;").strip()
    if '"' not in text and "”" not in text:
        text = text.lower()
    for pattern, instead in _SAME:
        text = pattern.sub(instead, text)
    return " ".join(text.split())


#: A longer text is no target.
_LONGEST = 200
_NUMBER = r"[-–−]?\d[\d \u00a0]*(?:,\d+)?"
_SAME = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"^(?:målet är(?: att)?|mål(?:värde)?:|ska(?:ll)?|bör)\s+", ""),
        (r"^(?:vara|bli|ligga på|uppgå till|nå|uppnå)\s+", ""),
        (r"(?<=\d)\.(?=\d{1,2}(?!\d))", ","),
        (r"(?<=\d)\s*%", " %"),
        (r"^(?:≥|>=|=>|lägst|minimum|min\.?|åtminstone|inte under|ej under|inte mindre än)\s*(?=[-–−]?\d)", "minst "),
        (r"^(?:≤|<=|=<|max\.?|maximum|maximalt|som mest|inte över|ej över|inte mer än)\s*(?=[-–−]?\d)", "högst "),
        (r"^(?:>|högre än|fler än|överstiga|mer än)\s*(?=[-–−]?\d)", "över "),
        (r"^(?:<|lägre än|färre än|understiga|mindre än)\s*(?=[-–−]?\d)", "under "),
        (rf"^({_NUMBER})\s*(?:eller (?:mer|fler|högre|bättre)|\+)$", r"minst \1"),
        (rf"^({_NUMBER} ?%) eller (?:mer|fler|högre|bättre)$", r"minst \1"),
        (rf"^({_NUMBER}(?: ?%)?) eller (?:mindre|färre|lägre)$", r"högst \1"),
        (rf"^({_NUMBER})(?: ?%)?\s*(?:[-–−]|till)\s*({_NUMBER}) ?%$", r"mellan \1 % och \2 %"),
        (rf"^({_NUMBER})\s*(?:[-–−]|till)\s*(\d.*)$", r"mellan \1 och \2"),
        (r"^(?:öka[sr]?|ökning|ökande|↑|↗|uppåt)$", "öka"),
        (r"^(?:minska[sr]?|minskning|minskande|↓|↘|nedåt)$", "minska"),
        (r"^(?:förbättra[sr]?|förbättring|bli bättre)$", "förbättras"),
        (r"^(?:bibehållas?|bibehållen|oförändrad|oförändrat|→|samma nivå)$", "oförändrat"),
        (r"^(?:inte|ej) försämras?$", "inte försämras"),
    )
)
#: A figure, with a unit or without.
_BARE = re.compile(rf"{_NUMBER}(?:\s*[^\d\s].*)?")
