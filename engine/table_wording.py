"""A tested relation between cells in, the words and the places in which checks speak of it out."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from dsl import ast
from engine.claim_figures import Printed
from engine.claim_tables import At, TableBook, of_cell, shown
from engine.names import first
from engine.plan import Plan
from engine.table_culprits import Culprit
from engine.table_relation import Tested, in_own_unit, span_in_own_unit
from engine.units import find_unit
from findings.finding import Label
from findings.span import Span
from findings.text import Text, same

#: A sum of more members is not written out.
_MOST_NAMED = 4


def cell(book: TableBook, at: At, printed: Printed) -> Text:
    """`"Hyror" i "Budget 2024": 1 200`."""
    what = shown(book, at)
    return Text(f"{what.sv}: {printed.text}".rstrip(" :"), f"{what.en}: {printed.text}".rstrip(" :"))


def labels(book: TableBook, tested: Tested) -> tuple[Label, ...]:
    """Where the total and its members stand."""
    cells = ((tested.of.total, tested.total), *zip((at for at, _ in tested.of.members), tested.members, strict=True))
    return tuple(Label(one.place, cell(book, at, one)) for at, one in cells if one.place is not None)


def of_plan(book: TableBook, table: int, line: Span | None) -> tuple[Label, ...]:
    """The line that declares it, and the plan's own table, if it has one."""
    rules = book.rules[table]
    declared = () if line is None else (Label(line, Text("så säger planen", "so the plan says")),)
    of_rules = () if rules is None else (Label(rules.span, Text("tabellen i planen", "the table in the plan")),)
    return (*declared, *of_rules)


def members(book: TableBook, tested: Tested) -> Text:
    """`"Bokslut 2024" − "Budget 2024"`, `"Personal" + "Hyror"`; of more than four how many they are."""
    total, cells = tested.of.total, tested.of.members
    by_column = all(at.row == total.row for at, _ in cells)
    if len(cells) > _MOST_NAMED:
        thing = Text("kolumner", "columns") if by_column else Text("rader", "rows")
        return Text(f"summan av {len(cells)} {thing.sv}", f"the sum of {len(cells)} {thing.en}")
    table = book.tables[total.table]
    names = [(table.columns[at.column] if by_column else table.rows[at.row].name, sign) for at, sign in cells]
    written = "".join(f' {"+" if sign > 0 else "−"} "{name}"' for name, sign in names)
    return same(written[3:] if written.startswith(" +") else written[1:])


def does_not_hold(book: TableBook, tested: Tested) -> Text:
    """`"Summa" i "Budget 2024" är 65, men "A" + "B" blir 60`."""
    what, of = shown(book, tested.of.total), members(book, tested)
    comes_to = "" if tested.computed is None else in_own_unit(tested.computed, tested.total)
    return Text(
        f"{what.sv} är {tested.total.text}, men {of.sv} blir {comes_to}",
        f"{what.en} is {tested.total.text}, but {of.en} comes to {comes_to}",
    )


def write_instead(tested: Tested) -> Text | None:
    """The figure that would settle it."""
    if tested.computed is None:
        return None
    comes_to = in_own_unit(tested.computed, tested.total)
    return Text(f"skriv {comes_to}, eller rätta en av de andra siffrorna", f"write {comes_to}, or mend another figure")


def explains(book: TableBook, culprit: Culprit, tested: Sequence[Tested]) -> Text:
    """`"Summa" i "2024" är 70, men 60 enligt "Drift" + "Hyror" och enligt "Summa" i "Avvikelse" = …`."""
    what, text = shown(book, culprit.at), of_cell(book, culprit.at).text
    held = [members(book, one) if one.of.total == culprit.at else _relation(book, one) for one in tested]
    needed = _needed(book, culprit)
    return Text(
        f"{what.sv} är {text}, men {_all(needed, 'och')} enligt {_all([one.sv for one in held], 'och enligt')}",
        f"{what.en} is {text}, but {_all(needed, 'and')} by {_all([one.en for one in held], 'and by')}",
    )


def write_needed(book: TableBook, culprit: Culprit) -> Text:
    """The figure with which all the relations of a cell hold; where they differ within rounding, none."""
    needed = _needed(book, culprit)
    if len(needed) == 1:
        return Text(f"skriv {needed[0]}", f"write {needed[0]}")
    what = shown(book, culprit.at)
    return Text(f"rätta {what.sv}", f"mend {what.en}")


def mend_one_of(book: TableBook, tested: Sequence[Tested]) -> Text:
    """What to do where several relations have a figure in common, and which is wrong cannot be told."""
    held = [_relation(book, one) for one in tested]
    return Text(
        f"rätta den siffra som är fel i {_all([one.sv for one in held], 'eller')}",
        f"mend the figure that is wrong in {_all([one.en for one in held], 'or')}",
    )


def _relation(book: TableBook, tested: Tested) -> Text:
    what, of = shown(book, tested.of.total), members(book, tested)
    return Text(f"{what.sv} = {of.sv}", f"{what.en} = {of.en}")


def _needed(book: TableBook, culprit: Culprit) -> list[str]:
    wrong = of_cell(book, culprit.at)
    return list(dict.fromkeys(in_own_unit(value, wrong) for value in culprit.needed))


def _all(words: Sequence[str], last: str) -> str:
    """`a, b och c`; no more than four of them."""
    rest = len(words) - _MOST_NAMED
    if rest > 0:
        return f"{', '.join(words[:_MOST_NAMED])} (+ {rest})"
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def cannot_be_tested(book: TableBook, tested: Tested) -> Text:
    """Why not: the figures that are not printed, and what they would have to be (figures F2.3)."""
    what = shown(book, tested.of.total)
    sv, en = f"{what.sv} kan inte prövas", f"{what.en} cannot be tested"
    whys = [one.why for one in tested.missing if one.why is not None]
    sv, en = f"{sv}: {_listed([why.sv for why in whys])}", f"{en}: {_listed([why.en for why in whys])}"
    needed = "" if tested.needed is None else span_in_own_unit(tested.needed, tested.total)
    if not needed:
        return Text(sv, en)
    if len(tested.missing) == 1:
        return Text(f"{sv}; den skulle behöva vara {needed}", f"{en}; it would have to be {needed}")
    return Text(f"{sv}; de skulle tillsammans behöva bli {needed}", f"{en}; together they would have to be {needed}")


def _listed(whys: Sequence[str]) -> str:
    rest = len(whys) - _MOST_NAMED
    return ", ".join(whys[:_MOST_NAMED]) + (f" (+ {rest})" if rest > 0 else "")


# --- What is of consequence -----------------------------------------------------------------------------


def is_material(plan: Plan, book: TableBook, tested: Tested) -> bool:
    """Whether the gap is as large as the plan's `väsentligt från`; where it says none that can be compared, any."""
    limit = next(_limits(plan, book, tested.of.total.table), None)
    unit = None if limit is None else find_unit(limit.unit or "")
    of_cell = tested.total.unit
    if limit is None or (unit is None) != (of_cell is None):
        return True
    if unit is not None and of_cell is not None and unit.dimension != of_cell.dimension:
        return True
    return tested.gap >= Fraction(limit.value) * (1 if unit is None else Fraction(unit.factor))


def _limits(plan: Plan, book: TableBook, table: int) -> Iterator[ast.Quantity]:
    """The table's own, else the plan's."""
    rules = book.rules[table]
    own = None if rules is None else first(rules.lines, ast.MaterialLine)
    if own is not None:
        yield own.limit
    if plan.material is not None:
        yield plan.material
