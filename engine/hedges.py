"""A hedge before an amount in, everything that the amount may then be out: the table of figures F3, as data.

`python -m engine.hedges` writes docs/reservationer.md anew.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from attrs import frozen

from engine.interval import Interval, scale
from engine.units import Unit

PAGE = Path(__file__).parent.parent / "docs" / "reservationer.md"

ONE = Fraction(1)
HALF = Fraction(1, 2)


@frozen
class Hedge:
    """`drygt`: what stands before an amount v, and the parts of |v| that it leaves possible."""

    words: tuple[str, ...]
    #: The ends as parts of |v|; None is without end.
    low: Fraction | None = None
    high: Fraction | None = None
    low_open: bool = False
    high_open: bool = False
    #: `ca`: on both sides of v; then there are no ends.
    about: bool = False


@frozen
class Ratio:
    """`halverad`: what the new may be of the old."""

    #: `x halverades 2019–2022`.
    verbs: tuple[str, ...]
    #: `x 2022 är hälften av x 2019`.
    of: tuple[str, ...]
    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False


HEDGES: tuple[Hedge, ...] = (
    Hedge(("ca", "cirka", "omkring", "runt", "ungefär"), about=True),
    Hedge(("drygt", "dryga"), ONE, Fraction(11, 10), low_open=True),
    Hedge(("knappt", "nästan", "närmare"), Fraction(9, 10), ONE, high_open=True),
    Hedge(("över", "mer än"), ONE, None, low_open=True),
    Hedge(("under", "mindre än"), None, ONE, high_open=True),
    Hedge(("minst",), ONE, None),
    Hedge(("upp till", "högst"), None, ONE),
)
#: `ca`: a twentieth of the amount, or one unit of its last digit, but never more than a quarter of it.
ABOUT, NEVER_MORE = Fraction(1, 20), Fraction(1, 4)
RATIOS: tuple[Ratio, ...] = (
    Ratio(("halverades", "har halverats"), ("hälften av",), Fraction("0.45"), Fraction("0.55")),
    Ratio(("nästan halverades", "har nästan halverats"), ("drygt hälften av",), HALF, Fraction("0.55"), low_open=True),
    Ratio(
        ("drygt halverades", "har drygt halverats"),
        ("nästan hälften av", "knappt hälften av"),
        Fraction("0.45"),
        HALF,
        high_open=True,
    ),
    Ratio(
        ("fördubblades", "har fördubblats"),
        ("dubbelt så mycket som", "dubbelt så många som", "dubbelt så hög som"),
        Fraction("1.9"),
        Fraction("2.1"),
    ),
    Ratio((), ("en och en halv gång", "en och en halv gånger"), Fraction("1.25"), Fraction("1.75")),
    Ratio((), ("två tredjedelar av",), Fraction(2, 3) - ABOUT, Fraction(2, 3) + ABOUT),
)
#: Words that leave open how much; a claim with one of them is never wrong (figures F2.4).
VAGUE = ("förhållandevis", "något", "marginellt", "lite", "aningen")
#: The same, of two figures.
ALIKE = ("likvärdig med", "i nivå med", "på samma nivå som")
#: What ages and lengths of time are measured in: `under 3 dagar` says when, `över 50 år` who.
TIMES = frozenset({"sekunder", "dagar", "månader"})
#: The hedges that are also prepositions of time.
PREPOSITIONS = frozenset({"över", "under"})


def find_hedge(words: Sequence[str], table: Iterable[Hedge] = HEDGES) -> tuple[Hedge, int] | None:
    """The hedge that a run of words begins with, and how many words it is; the longest, or None."""
    folded = [word.casefold() for word in words]
    for hedge in table:
        for phrase in hedge.words:
            parts = phrase.split()
            if folded[: len(parts)] == parts:
                return hedge, len(parts)
    return None


def hedges(word: str, unit: Unit | None) -> bool:
    """Whether `word` before an amount of prose in `unit` hedges it (figures F3).

    Never where there is no unit (`under 2020`), nor `över` and `under` before an age or a time.
    """
    if unit is None or find_hedge(word.split()) is None:
        return False
    return not (word.casefold() in PREPOSITIONS and unit.dimension in TIMES)


def allowed(hedge: Hedge, value: Fraction, resolution: Fraction) -> Interval:
    """Everything that a hedged amount may be; it acts on |v|, and the sign is kept (figures F3).

    `resolution` is one unit of the last printed digit.
    """
    size = abs(value)
    if hedge.about:
        reach = min(max(size * ABOUT, resolution), size * NEVER_MORE)
        of_size = Interval(size - reach, size + reach)
    else:
        of_size = Interval(
            None if hedge.low is None else hedge.low * size,
            None if hedge.high is None else hedge.high * size,
            hedge.low_open,
            hedge.high_open,
        )
    return scale(of_size, -1) if value < 0 else of_size


def between(ratio: Ratio) -> Interval:
    """What the new may be through the old."""
    return Interval(ratio.low, ratio.high, ratio.low_open, ratio.high_open)


# --- The page -----------------------------------------------------------------------------------

HEAD = """\
# Reservationer

Ett ord framför ett belopp gör det mindre exakt. Tabellen säger vad beloppet v då får vara. Den gäller storleken: ett
minustecken behålls. Siffran som påståendet prövas mot får dessutom vara vad som helst inom sin egen avrundning. Ett
belopp med reservation kallas aldrig avhugget.

Ordet gäller när det står direkt framför ett belopp med enhet, aldrig framför ett årtal, en ålder eller en tid: "under
2020", "över 50 år" och "över tid" är inga reservationer.

Sidan skrivs av `python -m engine.hedges` ur `engine/hedges.py`; ändra där.
"""


def page() -> str:
    """docs/reservationer.md, whole."""
    return "\n".join((HEAD, *_amounts(), "", *_ratios(), "", *_vague(), ""))


def _amounts() -> Iterator[str]:
    yield "| ord | beloppet får vara |"
    yield "|---|---|"
    for hedge in HEDGES:
        yield f"| {', '.join(hedge.words)} | {_of_amount(hedge)} |"


def _of_amount(hedge: Hedge) -> str:
    if hedge.about:
        least, most = _percent(ABOUT), _percent(NEVER_MORE)
        return f"v ± {least} eller en enhet i sista siffran, det som är störst, men högst ± {most}"
    if hedge.high is None:
        return "mer än v" if hedge.low_open else "v eller mer"
    if hedge.low is None:
        return "mindre än v" if hedge.high_open else "v eller mindre"
    return _interval(hedge.low, hedge.high, hedge.low_open, hedge.high_open, "·v")


def _ratios() -> Iterator[str]:
    yield "| ord om två siffror | det nya genom det gamla |"
    yield "|---|---|"
    for ratio in RATIOS:
        words = ", ".join((*ratio.verbs, *ratio.of))
        yield f"| {words} | {_interval(ratio.low, ratio.high, ratio.low_open, ratio.high_open, '')} |"


def _vague() -> Iterator[str]:
    yield f"Ord som säger för lite för att ge fel: {', '.join((*VAGUE, *ALIKE))}."


def _interval(low: Fraction, high: Fraction, low_open: bool, high_open: bool, unit: str) -> str:
    least, most = ("v" if end == 1 and unit else f"{_number(end)}{unit}" for end in (low, high))
    return f"{'mer än ' * low_open}{least} till {'mindre än ' * high_open}{most}"


def _number(value: Fraction) -> str:
    """As Swedes write it, with at most three decimals."""
    thousandths = round(value * 1000)
    whole, rest = divmod(thousandths, 1000)
    return f"{whole},{rest:03}".rstrip("0").rstrip(",")


def _percent(value: Fraction) -> str:
    return f"{_number(value * 100)} %"


def main() -> None:
    """Writes the page."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
