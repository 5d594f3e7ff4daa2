"""The lines of a `tabell` in, the relations that they declare between the cells of the case's table out.

A column is meant by its whole heading, by its heading without the year (`bokslut` is `Bokslut 2020` where the other
columns of the line say which year), or by an abbreviation (`avvikelse` is `Avv. bokslut/budget 2020`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from dsl import ast
from engine.claim_tables import At, TableBook
from engine.facts import folded
from engine.names import all_of_kind
from engine.table_relation import CellSum
from engine.table_words import kind_of
from findings.span import Span

_WORDS = re.compile(r"[^\W\d_]+\.?|[0-9]{4}")
_YEAR = re.compile(r"(?:19|20|21)[0-9]{2}\Z")


@frozen
class Declared:
    """One declared sum, with the line that declares it."""

    line: Span
    of: CellSum


@frozen
class DeclaredPart:
    """One cell that is declared a part of another (`varav`)."""

    line: Span
    whole: At
    part: At


@frozen
class DeclaredColumn:
    """A `kolumn x = a − b` whose columns are all found, by number."""

    line: ast.ColumnLine
    column: int
    terms: tuple[tuple[int, int], ...]


@frozen
class NotFound:
    """A name in a line that no row or column of the table answers to, or several."""

    line: Span
    name: str
    is_row: bool


def columns_declared(book: TableBook, number: int) -> tuple[tuple[DeclaredColumn, ...], tuple[NotFound, ...]]:
    """The `kolumn` lines of a table, and the names in them that are not found."""
    found: list[DeclaredColumn] = []
    lost: list[NotFound] = []
    for line in all_of_kind(_lines(book, number), ast.ColumnLine):
        names = (line.column, *(term.name for term in line.terms))
        numbers = _columns(book.tables[number].columns, names)
        lost.extend(NotFound(line.span, name, False) for name, at in zip(names, numbers, strict=True) if at is None)
        known = [at for at in numbers if at is not None]
        if len(known) == len(names):
            signs = (term.sign for term in line.terms)
            found.append(DeclaredColumn(line, known[0], tuple(zip(known[1:], signs, strict=True))))
    return tuple(found), tuple(lost)


def column_sums(number: int, declared: DeclaredColumn, rows: Iterable[int]) -> Iterator[Declared]:
    """The relation of a `kolumn` line in each of the rows."""
    for row in rows:
        members = tuple((At(number, row, column), sign) for column, sign in declared.terms)
        yield Declared(declared.line.span, CellSum(At(number, row, declared.column), members))


def row_sums(book: TableBook, number: int) -> tuple[tuple[Declared, ...], tuple[NotFound, ...]]:
    """The relations of the `rad x = a + b` lines, in each column; and the names that are not found."""
    found: list[Declared] = []
    lost: list[NotFound] = []
    for line, rows, missing in _row_lines(book, number, exhaustive=True):
        lost.extend(missing)
        for column in range(len(book.tables[number].columns) if not missing else 0):
            members = tuple(
                (At(number, row, column), term.sign) for row, term in zip(rows[1:], line.terms, strict=True)
            )
            found.append(Declared(line.span, CellSum(At(number, rows[0], column), members)))
    return tuple(found), tuple(lost)


def row_parts(book: TableBook, number: int) -> tuple[tuple[DeclaredPart, ...], tuple[NotFound, ...]]:
    """The relations of the `rad x varav c` lines, in each column; and the names that are not found."""
    found: list[DeclaredPart] = []
    lost: list[NotFound] = []
    for line, rows, missing in _row_lines(book, number, exhaustive=False):
        lost.extend(missing)
        for row in rows[1:] if not missing else ():
            columns = range(len(book.tables[number].columns))
            found.extend(DeclaredPart(line.span, At(number, rows[0], at), At(number, row, at)) for at in columns)
    return tuple(found), tuple(lost)


def _lines(book: TableBook, number: int) -> tuple[ast.Line, ...]:
    rules = book.rules[number]
    return () if rules is None else rules.lines


def _row_lines(
    book: TableBook, number: int, *, exhaustive: bool
) -> Iterator[tuple[ast.RowLine, list[int], list[NotFound]]]:
    named: dict[str, list[int]] = {}
    for at, row in enumerate(book.tables[number].rows):
        named.setdefault(folded(row.name), []).append(at)
    for line in all_of_kind(_lines(book, number), ast.RowLine):
        if line.exhaustive is exhaustive:
            names = (line.row, *(term.name for term in line.terms))
            of_names = [named.get(folded(name), []) for name in names]
            lost = [
                NotFound(line.span, name, True) for name, rows in zip(names, of_names, strict=True) if len(rows) != 1
            ]
            yield line, [rows[0] for rows in of_names if len(rows) == 1], lost


# --- Columns by a word ----------------------------------------------------------------------------------


def _columns(headings: Sequence[str], names: Sequence[str]) -> list[int | None]:
    """The column that each name means; None where none does, or which one cannot be told."""
    each = [_meant(headings, name) for name in names]
    years = {year for meant in each if len(meant) == 1 for year in _years(headings[meant[0]])}
    taken = {meant[0] for meant in each if len(meant) == 1}
    found: list[int | None] = []
    for meant in each:
        if len(meant) > 1:
            meant = [at for at in meant if at not in taken and set(_years(headings[at])) <= years and years]
        found.append(meant[0] if len(meant) == 1 else None)
    return found


def _meant(headings: Sequence[str], name: str) -> list[int]:
    """The columns that a name can mean, by the surest way that gives any."""
    ways = (
        [at for at, heading in enumerate(headings) if folded(heading) == folded(name)],
        [at for at, heading in enumerate(headings) if kind_of(heading) == folded(name)],
        [at for at, heading in enumerate(headings) if _begins_with(heading, folded(name))],
    )
    return next((found for found in ways if found), [])


def _begins_with(heading: str, name: str) -> bool:
    """Whether the heading begins with the name, or with an abbreviation of it: `Avv.`, `Diff.`."""
    words = _WORDS.findall(folded(heading))
    if not words or " " in name:
        return False
    return words[0] == name or (words[0].endswith(".") and name.startswith(words[0].rstrip(".")))


def _years(heading: str) -> list[str]:
    return [word for word in _WORDS.findall(heading) if _YEAR.match(word)]
