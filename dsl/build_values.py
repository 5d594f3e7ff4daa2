"""Makers of names, texts, figures, years and days: words in, small nodes out.

Every maker takes the place of what it makes, then its parts; dsl/grammar.lark names it after `->`.
"""

from calendar import monthrange
from datetime import date
from decimal import Decimal

from dsl import ast
from dsl.mistake import mistake
from dsl.own import in_own_year, own_year
from dsl.table import table
from dsl.words import Place, Token, span, written
from findings.text import Text

#: Figures in a rule file are not longer than this.
_MOST_DIGITS = 30
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def name(at: Place, token: Token) -> ast.Name:
    """A name, as written."""
    return ast.Name(token.text, span(at))


def declared_name(at: Place, token: Token) -> ast.Name:
    """A name where it is declared: no word of the condition language (language.md "Form")."""
    if token.kind in table().reserved:
        raise mistake(
            at,
            Text(
                f'"{token.text}" är ett ord i regelspråket och kan inte vara ett namn',
                f'"{token.text}" is a word of the rule language and cannot be a name',
            ),
            Text(
                f'välj ett annat namn, till exempel "{token.text}_1"',
                f'choose another name, such as "{token.text}_1"',
            ),
        )
    if "/" in token.text:
        raise mistake(
            at,
            Text(
                f'namnet "{token.text}" har ett snedstreck',
                f'the name "{token.text}" has a slash',
            ),
            Text(
                f'skriv till exempel "{token.text.replace("/", "_")}"',
                f'write for example "{token.text.replace("/", "_")}"',
            ),
        )
    return ast.Name(token.text, span(at))


def quoted(at: Place, tokens: list[Token]) -> ast.Quoted:
    """The text between the quotes; strings on consecutive lines joined with one space.

    Quotes like ” are noticed, save around a text that holds a straight one: there they are needed.
    """
    for token in tokens:
        if token.text[0] != '"' and '"' not in token.text:
            at.words.noticed.setdefault("quotes", token)
    return ast.Quoted(" ".join([token.text[1:-1] for token in tokens]), span(at))


def as_written(at: Place, *parts: object) -> str:
    """The words as written, in lower case."""
    return written(at).lower()


# --- Figures ------------------------------------------------------------------------------------


def figure(at: Place, token: Token) -> Decimal:
    """The value of `1 234` or `61,25`."""
    digits = "".join(token.text.split())
    if len(digits) > _MOST_DIGITS:
        raise mistake(
            at,
            Text(
                f"talet har {len(digits)} siffror, och det är fler än {_MOST_DIGITS}",
                f"the figure has {len(digits)} digits, which is more than {_MOST_DIGITS}",
            ),
            Text("avrunda talet, eller välj en större enhet", "round the figure, or choose a larger unit"),
        )
    return Decimal(digits.replace(",", "."))


def negative_figure(at: Place, dash: Token, token: Token) -> Decimal:
    """The value of `−4,9`; the sign may be any of the three dashes."""
    notice_dash(at, dash)
    return figure(at, token).copy_negate()


def quantity(at: Place, value: Decimal, unit: str | None = None) -> ast.Quantity:
    """A figure with its unit, or without."""
    return ast.Quantity(value, unit, written(at), span(at))


def percent(at: Place, token: Token) -> ast.Quantity:
    """A figure in percent."""
    return ast.Quantity(figure(at, token), at.last.kind, written(at), span(at))


def unit_word(at: Place, *parts: object) -> str:
    """The unit's words in lower case."""
    return at.last.kind if at.first is at.last else written(at).lower()


def own_unit(at: Place, text: ast.Quoted) -> str:
    """A unit of the plan's own, as between the quotes."""
    return text.text


def whole(at: Place, token: Token) -> int:
    """The value of a whole number that counts something."""
    if len(token.text) > 9:
        raise mistake(
            at,
            Text(f"talet {token.text[:20]}… är för stort här", f"the figure {token.text[:20]}… is too large here"),
            None,
        )
    return int(token.text)


# --- Time ---------------------------------------------------------------------------------------


def year(at: Place, token: Token) -> int:
    """The year, written with four digits."""
    value = int(token.text) if len(token.text) == 4 else 0
    if not _FIRST_YEAR <= value <= _LAST_YEAR:
        like = own_year(at.words, "2020")
        raise mistake(
            at,
            Text(
                f'här väntas ett årtal, men där står "{token.text}"',
                f'a year is expected here, but it says "{token.text}"',
            ),
            Text(
                f"skriv året med fyra siffror, till exempel {like}", f"write the year with four digits, such as {like}"
            ),
        )
    return value


def one_year(at: Place, value: int) -> ast.Years:
    """A single year."""
    return ast.Years(value, value, span(at))


def year_span(at: Place, first: int, dash: Token, last: int) -> ast.Years:
    """`2020–2022`, both ends included."""
    if last < first:
        raise mistake(
            at,
            Text(
                f"spannet börjar {first} men slutar {last}",
                f"the span begins in {first} but ends in {last}",
            ),
            Text(f"skriv {last}–{first}", f"write {last}–{first}"),
        )
    return ast.Years(first, last, span(at))


def on_date(at: Place, token: Token) -> ast.Deadline:
    """`2024-05-31`."""
    year_part, month, day = token.text.split("-")
    return _deadline(at, int(year_part), int(month), int(day))


def on_day(at: Place, day: Token, month: int, of_year: int) -> ast.Deadline:
    """`31 maj 2024`."""
    return _deadline(at, of_year, month, whole(at, day))


def in_month(at: Place, month: int, of_year: int) -> ast.Deadline:
    """`maj 2024`: its last day (semantics 6.2)."""
    return _deadline(at, of_year, month, monthrange(of_year, month)[1])


def in_year_month(at: Place, token: Token) -> ast.Deadline:
    """`2024-05`."""
    year_part, month = token.text.split("-")
    return _last_day(at, int(year_part), int(month))


def in_quarter(at: Place, quarter: int, of_year: int) -> ast.Deadline:
    """`Q2 2024`: 30 June (semantics 6.2)."""
    return _last_day(at, of_year, 3 * quarter)


def in_numbered_quarter(at: Place, number: Token, of_year: int) -> ast.Deadline:
    """`kvartal 2 2024`."""
    return in_named_quarter(at, whole(at, number), of_year)


def in_tertial(at: Place, number: Token, of_year: int) -> ast.Deadline:
    """`tertial 2 2024`: 31 August."""
    return in_named_tertial(at, whole(at, number), of_year)


def in_half_year(at: Place, number: Token, of_year: int) -> ast.Deadline:
    """`halvår 1 2024`: 30 June."""
    return in_named_half_year(at, whole(at, number), of_year)


def in_named_quarter(at: Place, number: int, of_year: int) -> ast.Deadline:
    """`andra kvartalet 2024`: 30 June."""
    return _last_day(at, of_year, 3 * _part_of_year(at, number, 4))


def in_named_tertial(at: Place, number: int, of_year: int) -> ast.Deadline:
    """`andra tertialet 2024`: 31 August."""
    return _last_day(at, of_year, 4 * _part_of_year(at, number, 3))


def in_named_half_year(at: Place, number: int, of_year: int) -> ast.Deadline:
    """`första halvåret 2024`: 30 June."""
    return _last_day(at, of_year, 6 * _part_of_year(at, number, 2))


def in_year(at: Place, of_year: int) -> ast.Deadline:
    """`2024`, `under 2024`: 31 December."""
    return _last_day(at, of_year, 12)


def _part_of_year(at: Place, value: int, parts: int) -> int:
    if not 1 <= value <= parts:
        raise mistake(
            at,
            Text(
                f"ett år har {parts} sådana delar, men här står {value}",
                f"a year has {parts} such parts, but it says {value} here",
            ),
            Text(f"skriv ett tal från 1 till {parts}", f"write a number from 1 to {parts}"),
        )
    return value


def _last_day(at: Place, of_year: int, month: int) -> ast.Deadline:
    days = monthrange(of_year, month)[1] if of_year and 1 <= month <= 12 else 31
    return _deadline(at, of_year, month, days)


def _deadline(at: Place, of_year: int, month: int, day: int) -> ast.Deadline:
    in_calendar = _FIRST_YEAR <= of_year <= _LAST_YEAR and 1 <= month <= 12
    if not in_calendar or not 1 <= day <= monthrange(of_year, month)[1]:
        raise mistake(
            at,
            Text(
                f'dagen "{written(at)}" finns inte i almanackan',
                f'the day "{written(at)}" is not in the calendar',
            ),
            Text(
                in_own_year("skriv till exempel 2024-05-31 eller 31 maj 2024", at.words),
                in_own_year("write for example 2024-05-31 or 31 maj 2024", at.words),
            ),
        )
    return ast.Deadline(date(of_year, month, day), written(at), span(at))


def notice_dash(at: Place, dash: Token) -> None:
    """Keeps that a minus was written with an en dash, which `fmt` mends."""
    if dash.text == "–":
        at.words.noticed.setdefault("dash", dash)
