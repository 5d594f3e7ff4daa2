"""Makers of examples and of the lines of tables: figures that are put beside each other."""

from decimal import Decimal

from dsl import ast
from dsl.build_values import notice_dash
from dsl.words import Place, Token, span
from findings.span import Span


def example_line(
    at: Place,
    year: int | None,
    values: list[ast.ExampleValue] | None,
    verdict: ast.Verdict,
    marks: list[str] | None,
) -> ast.ExampleLine:
    """`exempel a 2020 = 5, b 2020 = i.u. ger helt uppfyllt, på 2019`."""
    return ast.ExampleLine(year, tuple(values or ()), verdict, tuple(marks or ()), span(at))


def example_value(
    at: Place, measure: ast.Name, year: int, prefix: str | None, quantity: ast.Quantity
) -> ast.ExampleValue:
    """`svarstid 2020 = prel 91 %`."""
    printed = quantity.printed if prefix is None else f"{prefix} {quantity.printed}"
    return ast.ExampleValue(measure, year, prefix, quantity, printed, span(at))


def missing_value(at: Place, measure: ast.Name, year: int) -> ast.ExampleValue:
    """`svarstid 2020 = i.u.`."""
    return ast.ExampleValue(measure, year, None, None, at.last.kind, span(at))


def yes_value(at: Place, measure: ast.Name, year: int) -> ast.ExampleValue:
    """`beslutad 2020 = ja`: 1 of the unit ja/nej."""
    return _answer(at, measure, year, Decimal(1))


def no_value(at: Place, measure: ast.Name, year: int) -> ast.ExampleValue:
    """`beslutad 2020 = nej`: 0 of the unit ja/nej."""
    return _answer(at, measure, year, Decimal(0))


def _answer(at: Place, measure: ast.Name, year: int, value: Decimal) -> ast.ExampleValue:
    word = at.last.kind
    quantity = ast.Quantity(value, "ja/nej", word, span(Place(at.words, at.last, at.last)))
    return ast.ExampleValue(measure, year, None, quantity, word, span(at))


# --- Tables -------------------------------------------------------------------------------------


def rounded_line(at: Place, power: int) -> ast.RoundedLine:
    """`avrundat till tusental`."""
    return ast.RoundedLine(power, span(at))


def truncated_line(at: Place) -> ast.TruncatedLine:
    """`avhugget`."""
    return ast.TruncatedLine(span(at))


def blank_is_zero(at: Place) -> ast.BlankLine:
    """`tom ruta betyder noll`."""
    return ast.BlankLine(True, span(at))


def blank_is_missing(at: Place) -> ast.BlankLine:
    """`tom ruta betyder uppgift saknas`."""
    return ast.BlankLine(False, span(at))


def column_line(at: Place, column: str, terms: list[ast.Term]) -> ast.ColumnLine:
    """`kolumn avvikelse = bokslut − budget`."""
    return ast.ColumnLine(column, tuple(terms), span(at))


def row_line(at: Place, row: str, terms: list[ast.Term]) -> ast.RowLine:
    """`rad "X" = "A" + "B"`."""
    return ast.RowLine(row, tuple(terms), True, span(at))


def row_part_line(at: Place, row: str, terms: list[ast.Term]) -> ast.RowLine:
    """`rad "X" varav "C"`."""
    return ast.RowLine(row, tuple(terms), False, span(at))


def cell(at: Place, token: Token) -> str:
    """A column or row by a word."""
    return token.text


def quoted_cell(at: Place, text: ast.Quoted) -> str:
    """A column or row by its text in quotes."""
    return text.text


def added_cell(at: Place, name: str) -> list[ast.Term]:
    """The first term."""
    return [ast.Term(1, name, span(at))]


def taken_cell(at: Place, dash: Token, name: str) -> list[ast.Term]:
    """A first term that is subtracted."""
    notice_dash(at, dash)
    return [ast.Term(-1, name, span(at))]


def add_cell(at: Place, terms: list[ast.Term], name: str) -> list[ast.Term]:
    """One term more."""
    terms.append(ast.Term(1, name, _last(at)))
    return terms


def take_cell(at: Place, terms: list[ast.Term], dash: Token, name: str) -> list[ast.Term]:
    """One term more, subtracted."""
    notice_dash(at, dash)
    terms.append(ast.Term(-1, name, _last(at)))
    return terms


def _last(at: Place) -> Span:
    return span(Place(at.words, at.last, at.last))
