"""En kolumn räknas åt ett annat håll än planen säger, eller än samma rubrik i en annan tabell.

Är avvikelsen bokslut − budget i en tabell och budget − bokslut i nästa betyder plus bra på den ena sidan och dåligt på
den andra, och den som läser rubriken har ingen möjlighet att se det.

Vilket håll en kolumn räknas åt framgår av minst två rader där bara det ena tecknet stämmer. Tyst när skillnaderna är
noll eller rymmer båda tecknen, och när rubrikerna är olika. Sägs en gång för varje tabell.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.claim_tables import At, TableBook, of_cell, table_book
from engine.table_grid import grid_of, turned
from engine.table_signs import Convention, Opposite, conventions, opposing, opposites
from engine.table_wording import cell, of_plan
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK502",
    "omvänd-teckenkonvention",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "En kolumn räknas åt ett annat håll än planen säger, eller än samma rubrik i en annan tabell.",
        "A column is counted the other way than the plan says, or than under the same heading of another table.",
    ),
    Text(
        "Tyst när färre än två rader visar vilket tecken som gäller, och när rubrikerna är olika.",
        "Silent where fewer than two rows show which sign holds, and where the headings differ.",
    ),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The columns whose sign is not the declared one, then those whose sign is opposite in two tables."""
    book = table_book(evaluated.plan, evaluated.case)
    told: set[tuple[int, int]] = set()
    found: list[Convention] = []
    for number in range(len(book.tables)):
        for opposite in opposites(book, number):
            told.add((number, opposite.found.column))
            yield _not_declared(book, opposite)
        found.extend(conventions(turned(grid_of(book, number))))
    for one, others in opposing(book, [one for one in found if (one.table, one.column) not in told]):
        yield _opposite(book, one, others)


def _counted(book: TableBook, found: Convention) -> str:
    headings = book.tables[found.table].columns
    return f'"{headings[found.after]}" − "{headings[found.before]}"'


def _cells(book: TableBook, found: Convention) -> tuple[Label, ...]:
    """The first row that shows it."""
    row = found.telling[0]
    cells = (At(found.table, row, column) for column in (found.column, found.after, found.before))
    return tuple(Label(place, cell(book, at, one)) for at in cells if (place := (one := of_cell(book, at)).place))


def _not_declared(book: TableBook, opposite: Opposite) -> Finding:
    found = opposite.found
    table = book.tables[found.table]
    counted = _counted(book, found)
    return finding(
        CHECK,
        Text(
            f'"{table.columns[found.column]}" i tabellen "{table.name}" är {counted}, tvärtemot vad planen säger',
            f'"{table.columns[found.column]}" in the table "{table.name}" is {counted}, opposite to what the plan says',
        ),
        (*_cells(book, found), *of_plan(book, found.table, opposite.line)),
        help=Text(
            "vänd tecknen i kolumnen, eller rätta raden i planen",
            "turn the signs in the column, or mend the line in the plan",
        ),
    )


def _opposite(book: TableBook, found: Convention, others: tuple[Convention, ...]) -> Finding:
    table = book.tables[found.table]
    names = ", ".join(dict.fromkeys(f'"{book.tables[other.table].name}"' for other in others))
    counted, turned_way = _counted(book, found), _counted(book, others[0])
    return finding(
        CHECK,
        Text(
            f'"{table.columns[found.column]}" är {counted} i tabellen "{table.name}", men {turned_way} i {names}',
            f'"{table.columns[found.column]}" is {counted} in the table "{table.name}", but {turned_way} in {names}',
        ),
        (
            Label(table.place, Text(f'tabellen "{table.name}"', f'the table "{table.name}"')),
            *_cells(book, found),
            *(
                Label(place, Text(f'tabellen "{name}"', f'the table "{name}"'))
                for place, name in ((book.tables[other.table].place, book.tables[other.table].name) for other in others)
            ),
            *of_plan(book, found.table, None),
        ),
        help=Text(
            "räkna kolumnen åt samma håll i tabellerna, eller ge den olika rubriker",
            "count the column the same way in the tables, or give it different headings",
        ),
    )
