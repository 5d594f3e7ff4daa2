"""The text after `säger:` in, what it claims out, or where it cannot be read.

Counts of goals (`antal helt uppfyllda = 7 av 8`) are read by engine/claims.py. docs/fallfil.md shows every form.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import define, evolve

from engine import claim_words as words
from engine.claim_shares import as_parts, claimed_parts
from engine.claim_terms import Reader, UnreadableError, amount, figure_or_name, hedged, named, series, term, years_of
from engine.claim_tree import (
    Alike,
    Amount,
    Change,
    Extreme,
    InRatio,
    MeasureFigure,
    MeetsTarget,
    Pair,
    Parts,
    Said,
    Statement,
    Steps,
    TableFigure,
    Than,
    Trend,
)
from engine.facts import Role
from engine.hedges import ALIKE, RATIOS, VAGUE, Ratio
from findings.text import Text

Value = TypeVar("Value")


@define
class Mistake:
    """Where a claim cannot be read, and what could have stood there."""

    #: The first character of the text that is not understood, counted from 0.
    at: int
    expected: Text


def read_claim(says: str) -> Statement | Mistake:
    """What `says` claims; never an exception."""
    if len(says) > words.LONGEST:
        return Mistake(words.LONGEST, Text("ett kortare påstående", "a shorter claim"))
    says = words.written(says)
    found, stop = words.tokens(says)
    reader = Reader(says, found)
    try:
        if stop is not None:
            raise UnreadableError(stop, Text("ett ord, ett tal eller ett tecken", "a word, a number or a sign"))
        statement = _statement(reader)
        if reader.at < len(found):
            raise reader.stuck(Text("slutet på påståendet", "the end of the claim"))
    except UnreadableError as problem:
        return Mistake(problem.at, problem.expected)
    return statement


def _statement(reader: Reader) -> Statement:
    start = reader.at
    of = series(reader)
    if of is not None:
        statement = _of_series(reader, of)
        if statement is not None:
            return statement
    reader.at = start
    parts = claimed_parts(reader)
    if parts is not None:
        return parts
    left = term(reader)
    if reader.take("når"):
        return _meets(reader, left)
    if reader.take("är"):
        return _is(reader, left)
    return _chain(reader, left)


# --- Two sides --------------------------------------------------------------------------------------


def _chain(reader: Reader, left: Said) -> tuple[Pair, ...] | Parts:
    """`a = b`, `a < b < c`; each pair is judged alone (figures F1.5)."""
    pairs: list[Pair] = []
    while (than := reader.take_sign(words.RELATIONS)) is not None:
        hedge, right = hedged(reader) if than is Than.EQUAL else (None, term(reader))
        if isinstance(left.term, Amount) and isinstance(right.term, Amount):
            raise reader.stuck(Text("en siffra ur rapporten på ena sidan", "a figure of the report on one side"))
        pairs.append(Pair(left, than, right, hedge))
        left = right
    if not pairs:
        raise reader.stuck(Text("=, <, >, ≤, ≥, är eller når", "=, <, >, ≤, ≥, är or når"))
    return as_parts(pairs) or tuple(pairs)


def _meets(reader: Reader, left: Said) -> MeetsTarget:
    denied = reader.take("inte") or reader.take("ej")
    reader.expect("målvärdet")
    if not isinstance(left.term, MeasureFigure) or left.term.role is Role.TARGET:
        raise reader.stuck(Text("ett mått och ett år före når", "a measure and a year before når"))
    return MeetsTarget(left.term, left.printed, denied)


def _is(reader: Reader, left: Said) -> Statement:
    """What follows `är`."""
    vague = _vague(reader)
    than = reader.take_of(words.COMPARED)
    if than is not None and reader.take("än"):
        return (Pair(left, than, _compared_with(reader, left), vague=vague),)
    if than is not None:
        reader.at -= 1
    best = reader.take_of(words.SUPERLATIVE)
    if best is not None and reader.take("av"):
        return _extreme(reader, left, best)
    if best is not None:
        reader.at -= 1
    if any(reader.take(phrase) for phrase in ALIKE):
        return Alike(left, _compared_with(reader, left))
    ratio = _ratio(reader, ((phrase, one) for one in RATIOS for phrase in one.of))
    if ratio is not None:
        return InRatio(left, term(reader), ratio[0], ratio[1])
    hedge, right = hedged(reader)
    if not isinstance(right.term, Amount):
        raise reader.stuck(Text("högre än, lägre än, högst av eller ett belopp", "högre än, lägre än, … or an amount"))
    return (Pair(left, Than.EQUAL, right, hedge, vague),)


def _extreme(reader: Reader, left: Said, best: Than) -> Extreme:
    figure = left.term
    if not isinstance(figure, MeasureFigure):
        raise reader.stuck(Text("ett mått och ett år före är", "a measure and a year before är"))
    others = [_of_other(figure, named(reader))]
    while reader.take_sign({",": True}) or reader.take("och"):
        others.append(_of_other(figure, named(reader)))
    return Extreme(left, best, tuple(others), reader.printed_from(0))


def _of_other(figure: MeasureFigure, name: str) -> Said:
    of = evolve(figure, role=Role.COMPARATOR, name=name)
    return Said(of, f'"{name}" för {figure.measure} {figure.year}')


def _compared_with(reader: Reader, left: Said) -> Said:
    """What is compared with: `riket`, `"Grannbyn"`, `målvärdet`, `2021` of the same figure, or any term."""
    start = reader.at
    figure = left.term
    found = figure_or_name(reader) if isinstance(figure, MeasureFigure) else None
    after = reader.next()
    if found is None or not isinstance(figure, MeasureFigure) or (after is not None and after.text == "för"):
        reader.at = start
        return term(reader)
    if isinstance(found, int):
        return Said(evolve(figure, year=found), f"{figure.measure} {found}")
    if isinstance(found, Role):
        word = "målvärdet" if found is Role.TARGET else "prognosen"
        return Said(evolve(figure, role=found, name=""), f"{word} för {figure.measure} {figure.year}")
    return _of_other(figure, found)


# --- Over the years ---------------------------------------------------------------------------------

_Series = MeasureFigure | TableFigure


def _of_series(reader: Reader, of: _Series) -> Statement | None:
    """A claim about how a figure has changed; None where no word of change follows."""
    ratio = _ratio(reader, ((phrase, one) for one in RATIOS for phrase in one.verbs))
    if ratio is not None:
        before, after = _between(reader, of)
        return InRatio(after, before, ratio[0], ratio[1])
    if reader.take("fortsätter") or reader.take("fortsatte"):
        reader.take("att")
        return _continues(reader, of)
    past = reader.take_of(words.PAST)
    if past is not None:
        return _past(reader, of, past)
    start = reader.at
    perfect = reader.take_of(words.PERFECT) if reader.take("har") else None
    over = perfect or reader.take_of(words.PRESENT)
    if over is None:
        reader.at = start
        return None
    return _over(reader, of, over)


def _continues(reader: Reader, of: _Series) -> Trend:
    than = reader.take_of(words.INFINITIVE)
    if than is None:
        raise reader.stuck(Text("öka, minska, förbättras eller försämras", "öka, minska, förbättras or försämras"))
    year = reader.take_year()
    if year is None:
        raise reader.stuck(Text("ett år", "a year"))
    return Trend(of, than, Steps.CONTINUES, None, year, reader.printed_from(0))


def _past(reader: Reader, of: _Series, than: Than) -> Statement:
    """`ökade 2021–2022 (med 2,7 mnkr)`."""
    vague = _vague(reader)
    before, after = _between(reader, of)
    vague = _vague(reader) or vague
    if reader.take("med"):
        return _change(reader, before, after, than, vague)
    return (Pair(after, than, before, vague=vague, over_time=True),)


def _over(reader: Reader, of: _Series, than: Than) -> Statement:
    """`har minskat 2019–2022`, `minskar varje år 2019–2022`, `har ökat 2021–2022 med 2,7 mnkr`."""
    vague = _vague(reader)
    every = reader.take("varje år")
    start = reader.at
    years = years_of(reader)
    if years is None:
        reader.at = start
        before, after = _between(reader, of)
        if reader.take("med"):
            return _change(reader, before, after, than, vague)
        return (Pair(after, than, before, vague=vague, over_time=True),)
    every = reader.take("varje år") or every
    vague = _vague(reader) or vague
    if not every and reader.take("med"):
        return _change(reader, _at(of, years[0]), _at(of, years[1]), than, vague)
    steps = Steps.EVERY if every else Steps.SINCE
    return Trend(of, than, steps, years[0], years[1], reader.printed_from(0), vague)


def _change(reader: Reader, before: Said, after: Said, than: Than, vague: bool) -> Change:
    start = reader.at
    hedge, claimed = hedged(reader)
    if not isinstance(claimed.term, Amount):
        raise reader.stuck(Text("ett belopp", "an amount"))
    return Change(before, after, than, amount(claimed), hedge, reader.printed_from(start), vague)


def _between(reader: Reader, of: _Series) -> tuple[Said, Said]:
    """The two figures of `2021–2022`, `från 2021 till 2022` or `från "Bokslut 2021" till "Bokslut 2022"`."""
    years = years_of(reader)
    if years is not None:
        return _at(of, years[0]), _at(of, years[1])
    if not reader.take("från"):
        raise reader.stuck(Text("åren, till exempel 2021–2022", "the years, for instance 2021–2022"))
    reader.take("kolumn")
    before = named(reader)
    reader.expect("till")
    reader.take("kolumn")
    after = named(reader)
    return _in_column(of, before), _in_column(of, after)


def _at(of: _Series, year: int) -> Said:
    name = of.measure if isinstance(of, MeasureFigure) else f'"{of.row}"'
    shown = f'"{name}"' if isinstance(of, MeasureFigure) and of.quoted else name
    return Said(evolve(of, year=year), f"{shown} {year}")


def _in_column(of: _Series, column: str) -> Said:
    row, table = (of.measure, None) if isinstance(of, MeasureFigure) else (of.row, of.table)
    return Said(TableFigure(row, column, table), f'"{row}" i kolumn "{column}"')


# --- Words ------------------------------------------------------------------------------------------


def _vague(reader: Reader) -> bool:
    return reader.take_of(dict.fromkeys(VAGUE, True)) is not None


def _ratio(reader: Reader, phrases: Iterable[tuple[str, Ratio]]) -> tuple[Ratio, str] | None:
    for phrase, ratio in phrases:
        if reader.take(phrase):
            return ratio, phrase
    return None


def known_words() -> Mapping[str, Than]:
    """Every word of change and comparison that the language has, and what it says: for whoever writes claims."""
    return {**words.PAST, **words.PERFECT, **words.PRESENT, **words.INFINITIVE, **words.COMPARED, **words.SUPERLATIVE}
