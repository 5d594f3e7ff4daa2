"""Tables for tests: columns, rows and the lines of a plan in, the book of tables that the checks look in out."""

from collections.abc import Sequence

from attrs import evolve

from dsl.parser import parse
from engine.case import Cell, Table, TableRow
from engine.claim_tables import TableBook, table_book
from engine.resolve import resolve
from findings.span import Span
from readers.yaml_case import read_cases

HERE = Span("rapport", 1)


def made(
    columns: Sequence[str], rows: Sequence[tuple[str, ...]], unit: str | None = "tkr", name: str = "Ekonomi"
) -> Table:
    """A table whose rows are written `(name, cell, cell)`, the first on line 2."""
    return Table(
        name,
        tuple(columns),
        tuple(
            TableRow(title, tuple(Cell(text, HERE._replace(line=at), HERE) for text in cells), HERE)
            for at, (title, *cells) in enumerate(rows, 2)
        ),
        HERE,
        None if unit is None else Cell(unit, HERE, HERE),
    )


def book_of(*tables: Table, rules: str = "") -> TableBook:
    """The tables of one case, by a plan that has `rules` below its heading."""
    cases, unread = read_cases("rapport:\n  titel: Rapport\n  period: 2024\n", "fall.yaml")
    file, mistakes = parse(f'plan "Mål 2024"\n  år 2024\n{rules}', "plan.mal")
    plan, _ = resolve((file,))
    assert unread == ()
    assert mistakes == ()
    assert plan is not None
    return table_book(plan, evolve(cases[0], tables=tables))
