"""En rad eller kolumn i en tabell är inte det som den räknas fram ur.

En summa som inte är summan av sina rader, eller en avvikelse som inte är skillnaden mellan sina kolumner: en av
siffrorna är fel, och läsaren vet inte vilken.

Prövas är det som planen säger om tabellen (`rad "Summa" = …`, `kolumn avvikelse = …`), och utan plan det som tabellen
själv säger: en rad som heter summa, totalt, netto eller resultat, och en kolumn som heter avvikelse eller förändring,
när de andra kolumnerna eller raderna stämmer. En ensam summa som ingenting annat bekräftar ger en varning.

En ruta som ingår i flera summor och skillnader, som alla stämmer om den ändras, är ett fynd. Går det inte att säga
vilken ruta som är fel nämns sambanden, och ingen siffra föreslås.

Tyst inom avrundningen, om tomma rutor, rader som är en del av andra rader, andelar och medelvärden, och när tabellen
kan läsas på mer än ett sätt. En notis när skillnaden är mindre än det som planen kallar väsentligt, och när ett
deklarerat samband inte kan prövas.
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.claim_tables import At, TableBook, is_too_fine, of_cell, table_book
from engine.relation import Agreement
from engine.table_culprits import Culprit, culprits, entangled
from engine.table_declared import Declared, NotFound, column_sums, columns_declared, row_parts, row_sums
from engine.table_differences import differences, differences_off
from engine.table_grid import grid_of, turned
from engine.table_relation import CellSum, Tested, try_sum
from engine.table_sexes import sexes_off
from engine.table_signs import opposites
from engine.table_sums import Off, sums_off
from engine.table_wording import (
    cannot_be_tested,
    cell,
    does_not_hold,
    explains,
    is_material,
    labels,
    mend_one_of,
    of_plan,
    write_instead,
    write_needed,
)
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text

CHECK = Check(
    "MK501",
    "summan-stämmer-inte",
    Severity.ERROR,
    Consequence.NUMBER,
    Text(
        "En rad eller kolumn i en tabell är inte det som den räknas fram ur.",
        "A row or column of a table is not what it is computed from.",
    ),
    Text(
        "Tyst inom avrundningen, om tomma rutor och när tabellen kan läsas på mer än ett sätt.",
        "Silent within rounding, on blank cells, and where the table can be read in more ways than one.",
    ),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The relations that do not hold: those that the plan declares, and those that a table shows by itself."""
    book = table_book(evaluated.plan, evaluated.case)
    lost: dict[NotFound, list[int]] = {}
    for number in range(len(book.tables)):
        yield from _too_fine(book, number)
        declared, names = _declared(book, number)
        for name in names:
            lost.setdefault(name, []).append(number)
        broken, rest = _of_declared(book, number, declared)
        yield from rest
        totals = {one.of.total for one in declared}
        for off in _recognised(book, number):
            tested = try_sum(book, CellSum(off.total, off.members))
            if off.total not in totals and tested.agreement is Agreement.INCONSISTENT:
                broken.append(_Broken(tested, None, off.is_confirmed))
        once = {(one.tested.of.total, frozenset(one.tested.of.members)): one for one in reversed(broken)}
        yield from _wrong(evaluated, book, list(reversed(once.values())))
    yield from _not_found(book, lost)


@frozen
class _Broken:
    """A relation that does not hold, the line that declares it, and whether it is one for certain."""

    tested: Tested
    line: Span | None
    is_certain: bool


def _recognised(book: TableBook, number: int) -> Iterator[Off]:
    """Sums and differences that nobody declared."""
    rows = grid_of(book, number)
    columns = turned(rows)
    yield from sums_off(rows)
    yield from sums_off(columns)
    yield from sexes_off(rows)
    yield from sexes_off(columns)
    for difference in differences(columns):
        yield from differences_off(columns, difference)


# --- What the plan declares -----------------------------------------------------------------------------


def _declared(book: TableBook, number: int) -> tuple[tuple[Declared, ...], tuple[NotFound, ...]]:
    columns, lost_columns = columns_declared(book, number)
    rows, lost_rows = row_sums(book, number)
    _, lost_parts = row_parts(book, number)
    every = range(len(book.tables[number].rows))
    of_columns = (one for column in columns for one in column_sums(number, column, every))
    return (*of_columns, *rows), (*lost_columns, *lost_rows, *lost_parts)


def _of_declared(
    book: TableBook, number: int, declared: Iterable[Declared]
) -> tuple[list[_Broken], tuple[Finding, ...]]:
    """What does not hold, and what cannot be tested; what is counted the other way throughout is MK502's alone."""
    other_way = {(one.line, At(number, row, one.found.column)) for one in opposites(book, number)
                 for row in one.found.telling}  # fmt: skip
    broken: list[_Broken] = []
    clashes: list[Finding] = []
    untested: dict[Span, list[Tested]] = {}
    for one in declared:
        tested = try_sum(book, one.of)
        if tested.agreement is Agreement.INCONSISTENT and (one.line, one.of.total) not in other_way:
            broken.append(_Broken(tested, one.line, True))
        elif tested.clash:
            clashes.append(_clash(book, tested, one.line))
        elif tested.agreement is Agreement.UNDECIDED and _is_worth_a_note(book, tested):
            untested.setdefault(one.line, []).append(tested)
    return broken, (*clashes, *(_untested(book, line, several) for line, several in untested.items()))


def _wrong(evaluated: Evaluated, book: TableBook, broken: Sequence[_Broken]) -> Iterator[Finding]:
    """One finding of each cell that breaks several relations, and one of each other relation that does not hold."""
    tests = [one.tested for one in broken]
    found = culprits(book, tests)
    explained = {number for one in found for number in one.of}
    others = entangled(tests)
    for number, one in enumerate(broken):
        if number not in explained:
            beside = [tests[other] for other in others.get(number, ())]
            help = mend_one_of(book, (one.tested, *beside)) if beside else write_instead(one.tested)
            yield _told(evaluated, book, [one], does_not_hold(book, one.tested), help)
    for culprit in found:
        yield _of_cell(evaluated, book, culprit, [broken[number] for number in culprit.of])


def _of_cell(evaluated: Evaluated, book: TableBook, culprit: Culprit, broken: Sequence[_Broken]) -> Finding:
    wrong = of_cell(book, culprit.at)
    message = explains(book, culprit, [one.tested for one in broken])
    first = () if wrong.place is None else (Label(wrong.place, cell(book, culprit.at, wrong)),)
    return _told(evaluated, book, broken, message, write_needed(book, culprit), first)


def _told(
    evaluated: Evaluated,
    book: TableBook,
    broken: Sequence[_Broken],
    message: Text,
    help: Text | None,
    first: tuple[Label, ...] = (),
) -> Finding:
    severity = Severity.ERROR if any(one.is_certain for one in broken) else Severity.WARNING
    is_of_consequence = any(is_material(evaluated.plan, book, one.tested) for one in broken)
    places = (
        *first,
        *(label for one in broken for label in labels(book, one.tested)),
        *(label for one in broken for label in of_plan(book, one.tested.of.total.table, one.line)),
    )
    return finding(
        CHECK,
        message,
        tuple(dict.fromkeys(places)),
        severity=severity if is_of_consequence else Severity.NOTE,
        help=help,
    )


def _clash(book: TableBook, tested: Tested, line: Span) -> Finding:
    return finding(
        CHECK,
        Text(
            f"{cell(book, tested.of.total, tested.total).sv} räknas fram ur siffror i en annan enhet",
            f"{cell(book, tested.of.total, tested.total).en} is computed from figures in another unit",
        ),
        (*labels(book, tested), *of_plan(book, tested.of.total.table, line)),
        help=Text("skriv enheten vid de rader som har en egen", "write the unit at the rows that have their own"),
    )


def _is_worth_a_note(book: TableBook, tested: Tested) -> bool:
    """Whether something is printed there, and nothing else is said of why it cannot be tested."""
    cells = (tested.of.total, *(at for at, _ in tested.of.members))
    return len(tested.missing) < len(cells) and not any(is_too_fine(book, at) for at in cells)


def _untested(book: TableBook, line: Span, several: list[Tested]) -> Finding:
    """One note a declared line: what it cannot be tested for, and why."""
    first, *rest = several
    message = cannot_be_tested(book, first)
    if rest:
        message = Text(
            f"{message.sv}; inte heller {len(rest)} till av samma slag",
            f"{message.en}; nor {len(rest)} more of the same kind",
        )
    others = tuple(
        Label(one.total.place, cell(book, one.of.total, one.total)) for one in rest if one.total.place is not None
    )
    places = (*labels(book, first), *others, *of_plan(book, first.of.total.table, line))
    return finding(CHECK, message, places, severity=Severity.NOTE)


def _not_found(book: TableBook, lost: dict[NotFound, list[int]]) -> Iterator[Finding]:
    """Names in the plan that no table answers to; where one of several tables of the name has it, nothing."""
    for name, numbers in lost.items():
        of_rules = [number for number, rules in enumerate(book.rules) if rules is book.rules[numbers[0]]]
        if len(numbers) < len(of_rules):
            continue
        table = book.tables[numbers[0]]
        thing = Text("rad", "row") if name.is_row else Text("kolumn", "column")
        yield finding(
            CHECK,
            Text(
                f'tabellen "{table.name}" har ingen {thing.sv} "{name.name}", eller flera: sambandet prövas inte',
                f'the table "{table.name}" has no {thing.en} "{name.name}", or several: the relation is not tested',
            ),
            (Label(table.place), *of_plan(book, numbers[0], name.line)),
            severity=Severity.NOTE,
            help=Text("skriv namnet som det står i tabellen", "write the name as it stands in the table"),
        )


def _too_fine(book: TableBook, number: int) -> Iterator[Finding]:
    """Cells with finer digits than the table says that it is rounded to: its relations cannot be tested."""
    table = book.tables[number]
    if book.rules[number] is None:
        return
    places = [
        at
        for row in range(len(table.rows))
        for column in range(len(table.columns))
        if is_too_fine(book, at := At(number, row, column))
    ]
    if places:
        first = of_cell(book, places[0])
        assert first.why is not None
        yield finding(
            CHECK,
            first.why,
            (
                *(Label(one.place, cell(book, at, one)) for at in places if (one := of_cell(book, at)).place),
                *of_plan(book, number, None),
            ),
            help=Text(
                "avrunda rutan, eller ta bort `avrundat till` i planen",
                "round the cell, or remove `avrundat till` in the plan",
            ),
        )
