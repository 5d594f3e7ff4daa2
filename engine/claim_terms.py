"""The words of a claim in, its figures, amounts and sums out: the part of engine/claim_text.py below the verb."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar

from attrs import define, evolve, field

from engine.claim_tree import Amount, MeasureFigure, Operation, Said, Sign, TableFigure, Term
from engine.claim_words import OPERATIONS, Token, amount_at, year_of
from engine.facts import Role
from engine.hedges import HEDGES, Hedge, find_hedge
from engine.number_words import about_word
from findings.text import Text

Value = TypeVar("Value")
#: Brackets in brackets; deeper is nothing that anybody wrote.
DEEPEST = 20
#: A comparator's name has no more words: "liknande kommuner".
MOST_WORDS = 4
#: The hedge that `ett hundratal` is.
ABOUT = HEDGES[0]
_ROLES = {"målvärdet": Role.TARGET, "prognosen": Role.FORECAST}
_SEXES = {"kvinnor": "k", "flickor": "k", "män": "m", "pojkar": "m"}
_A_FIGURE = Text("en siffra, till exempel x 2022 eller 2,7 mnkr", "a figure, for instance x 2022 or 2,7 mnkr")
_A_YEAR = Text("ett år", "a year")


class UnreadableError(Exception):
    """A claim is not in the language from `at` on; never leaves engine/claim_text.py."""

    def __init__(self, at: int, expected: Text) -> None:
        super().__init__(expected.en)
        self.at = at
        self.expected = expected


@define
class Reader:
    """A claim as far as it has been read."""

    text: str
    tokens: tuple[Token, ...]
    #: The number of the next token.
    at: int = 0
    depth: int = field(default=0)

    def next(self, ahead: int = 0) -> Token | None:
        """The next token, or the one so many after it; None at the end."""
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def take(self, phrase: str) -> bool:
        """Whether the next words are `phrase`; then they are read."""
        parts = phrase.split()
        here = self.tokens[self.at : self.at + len(parts)]
        if [token.text for token in here if token.kind == "word"] != parts:
            return False
        self.at += len(parts)
        return True

    def expect(self, phrase: str) -> None:
        """Reads `phrase`, which must stand here."""
        if not self.take(phrase):
            raise self.stuck(Text(phrase, phrase))

    def take_of(self, values: Mapping[str, Value]) -> Value | None:
        """What the next word says, of those in `values`; then it is read."""
        return self._take("word", values)

    def take_sign(self, values: Mapping[str, Value]) -> Value | None:
        """What the next sign says, of those in `values`; then it is read."""
        return self._take("sign", values)

    def _take(self, kind: str, values: Mapping[str, Value]) -> Value | None:
        token = self.next()
        if token is None or token.kind != kind or token.text not in values:
            return None
        self.at += 1
        return values[token.text]

    def take_year(self) -> int | None:
        """The year that stands here; then it is read."""
        token = self.next()
        year = None if token is None else year_of(token)
        self.at += year is not None
        return year

    def stuck(self, expected: Text) -> UnreadableError:
        """That what stands here is not `expected`."""
        token = self.next()
        return UnreadableError(len(self.text) if token is None else token.start, expected)

    def printed_from(self, token: int) -> str:
        """What has been read since a token, as written."""
        if not self.tokens[token : self.at]:
            return ""
        return " ".join(self.text[self.tokens[token].start : self.tokens[self.at - 1].end].split())


# --- Sums -------------------------------------------------------------------------------------------


def term(reader: Reader) -> Said:
    """A figure, an amount or a calculation with them."""
    start = reader.at
    return Said(_sum(reader), reader.printed_from(start))


def _sum(reader: Reader) -> Term:
    left = _product(reader)
    while (sign := _operation(reader, Sign.PLUS, Sign.MINUS)) is not None:
        left = Operation(sign, left, _product(reader))
    return left


def _product(reader: Reader) -> Term:
    left = _factor(reader)
    while (sign := _operation(reader, Sign.TIMES, Sign.THROUGH)) is not None:
        left = Operation(sign, left, _factor(reader))
    return left


def _operation(reader: Reader, *signs: Sign) -> Sign | None:
    return reader.take_sign({text: sign for text, sign in OPERATIONS.items() if sign in signs})


def _factor(reader: Reader) -> Term:
    reader.depth += 1
    if reader.depth > DEEPEST:
        raise reader.stuck(Text("färre parenteser", "fewer brackets"))
    found = _in_brackets(reader) or _negative(reader) or _amount(reader) or _figure(reader)
    reader.depth -= 1
    return found


def _in_brackets(reader: Reader) -> Term | None:
    if not reader.take_sign({"(": True}):
        return None
    inner = _sum(reader)
    if not reader.take_sign({")": True}):
        raise reader.stuck(Text(")", ")"))
    return inner


def _negative(reader: Reader) -> Term | None:
    if not reader.take_sign({"−": True}):
        return None
    of = _factor(reader)
    if isinstance(of, Amount):
        return evolve(of, value=of.value.copy_negate(), printed=f"−{of.printed}")
    return Operation(Sign.TIMES, Amount(Decimal(-1), Decimal(1), None, "−1"), of)


# --- Amounts ----------------------------------------------------------------------------------------


def _amount(reader: Reader) -> Amount | None:
    token = reader.next()
    found = None if token is None else amount_at(reader.text, token)
    if found is None:
        return None
    read, end = found
    while (token := reader.next()) is not None and token.start < end:
        reader.at += 1
    return read


def amount(said: Said) -> Amount:
    """The amount of a term that is known to be one."""
    assert isinstance(said.term, Amount)
    return said.term


def part(reader: Reader) -> Said:
    """One term of a sum."""
    start = reader.at
    return Said(_product(reader), reader.printed_from(start))


def hedged(reader: Reader, read: Callable[[Reader], Said] = term) -> tuple[Hedge | None, Said]:
    """A term, and the hedge before it where it is an amount (figures F3)."""
    start = reader.at
    about = _about(reader)
    if about is not None:
        return ABOUT, Said(about, reader.printed_from(start))
    found = find_hedge([token.text for token in reader.tokens[start : start + 2] if token.kind == "word"])
    if found is None:
        return None, read(reader)
    reader.at += found[1]
    right = read(reader)
    if not isinstance(right.term, Amount):
        reader.at = start
        raise reader.stuck(Text("ett belopp efter ordet", "an amount after the word"))
    return found[0], Said(right.term, reader.printed_from(start))


def _about(reader: Reader) -> Amount | None:
    """`ett hundratal`, `ett tjugotal dagar`."""
    start = reader.at
    reader.take("ett")
    token = reader.next()
    value = about_word(token.text) if token is not None and token.kind == "word" else None
    if token is None or value is None:
        reader.at = start
        return None
    unit = amount_at(reader.text, evolve(token, kind="number", text="1"))
    reader.at += 1
    while unit is not None and (after := reader.next()) is not None and after.start < unit[1]:
        reader.at += 1
    return Amount(Decimal(value), Decimal(1), None if unit is None else unit[0].unit, reader.printed_from(start))


# --- Figures ----------------------------------------------------------------------------------------


def _figure(reader: Reader) -> Term:
    """`x 2022`, `målvärdet för x 2020`, `"Grannbyn" för x 2020`, or a cell of a table."""
    role, name = _role(reader)
    of = series(reader)
    if of is None:
        raise reader.stuck(_A_FIGURE)
    if isinstance(of, MeasureFigure) and (role is not Role.OUTCOME or not of.quoted or not _column_follows(reader)):
        year = reader.take_year()
        if year is None:
            raise reader.stuck(_A_YEAR)
        return evolve(of, year=year, role=role, name=name)
    if role is not Role.OUTCOME:
        raise reader.stuck(_A_YEAR)
    return _cell(reader, of)


def _column_follows(reader: Reader) -> bool:
    token = reader.next()
    return token is None or token.text == "i" or year_of(token) is None


def _cell(reader: Reader, of: MeasureFigure | TableFigure) -> TableFigure:
    row, table = (of.measure, None) if isinstance(of, MeasureFigure) else (of.row, of.table)
    column = named(reader) if reader.take("i kolumn") else None
    if table is None and reader.take("i tabell"):
        table = named(reader)
    year = reader.take_year() if column is None else None
    return TableFigure(row, column, table, year)


def _role(reader: Reader) -> tuple[Role, str]:
    """What stands before `för`; the measure's own outcome where nothing does."""
    start = reader.at
    found = figure_or_name(reader)
    if found is None or isinstance(found, int) or not reader.take("för"):
        reader.at = start
        return Role.OUTCOME, ""
    if isinstance(found, Role):
        return found, ""
    return (Role.SEX, _SEXES[found.casefold()]) if found.casefold() in _SEXES else (Role.COMPARATOR, found)


def figure_or_name(reader: Reader) -> Role | int | str | None:
    """`målvärdet`, a year, or a name in quotes or of at most four words; None before a figure with its year."""
    token = reader.next()
    if token is None:
        return None
    year = reader.take_year()
    if year is not None:
        return year
    role = reader.take_of(_ROLES)
    if role is not None:
        return role
    if token.kind == "string":
        reader.at += 1
        after = reader.next()
        ends = after is None or after.text in ("för", "och") or after.kind == "sign"
        return token.text if ends else None
    size = 0
    while (after := reader.next(size)) is not None and after.kind == "word" and after.text != "för":
        size += 1
    if not 0 < size <= MOST_WORDS or (after is not None and after.text != "för"):
        return None
    reader.at += size
    return reader.printed_from(reader.at - size)


def series(reader: Reader) -> MeasureFigure | TableFigure | None:
    """A measure's or a row's name, the year still to come; None where none stands here."""
    token = reader.next()
    if token is None or token.kind not in ("word", "string"):
        return None
    reader.at += 1
    if token.kind == "word":
        return MeasureFigure(reader.text[token.start : token.end], 0)
    if reader.take("i tabell"):
        return TableFigure(token.text, None, named(reader))
    return MeasureFigure(token.text, 0, quoted=True)


def named(reader: Reader) -> str:
    """A name in quotes, or one word."""
    token = reader.next()
    if token is None or token.kind not in ("string", "word"):
        raise reader.stuck(Text('ett namn inom "…"', 'a name in "…"'))
    reader.at += 1
    return token.text if token.kind == "string" else reader.text[token.start : token.end]


def years_of(reader: Reader) -> tuple[int, int] | None:
    """The two years of `2021–2022` or `från 2021 till 2022`, the earlier first; None where there are none."""
    start = reader.at
    token = reader.next()
    if token is not None and token.kind == "years":
        reader.at += 1
        first, last = int(token.text[:4]), int(token.text[-4:])
    else:
        first_year = reader.take_year() if reader.take("från") else None
        last_year = reader.take_year() if first_year is not None and reader.take("till") else None
        if first_year is None or last_year is None:
            reader.at = start
            return None
        first, last = first_year, last_year
    if first >= last:
        reader.at = start
        raise reader.stuck(Text("två år, det tidigare först", "two years, the earlier first"))
    return first, last
