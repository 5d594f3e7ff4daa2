"""Goals and verdicts in their order in, each goal's verdict out: above or below, by what gives each goal one."""

from attrs import frozen

from engine.case import Cell
from engine.facts import folded


@frozen
class Placed:
    """A verdict, with the number of goals that stand above it."""

    goals_above: int
    cell: Cell
    #: Below a label (`Bedömning`), or a word alone.
    is_labelled: bool
    #: The place of its passage among all that the report has.
    order: int
    #: The goal in whose section it stands, where the headings have levels.
    section: int | None = None


def placed_verdicts(verdicts: list[Placed], own: list[int]) -> tuple[dict[int, list[Cell]], tuple[Cell, ...]]:
    """Each goal's verdicts, and those that may be of the goal above or the goal below: none of them is used."""
    left = _without_legends(verdicts)
    below = _assigned(left, own, below=True)
    above = _assigned(left, own, below=False)
    if below == above:
        return below, ()
    if _score(below) != _score(above):
        return (below if _score(below) > _score(above) else above), ()
    sections = [one for one in left if one.section is not None and one.section in own]
    if len(sections) == len(left) and _assigned_in(sections) == below:
        return below, ()
    return {}, tuple(one.cell for one in left)


def _without_legends(verdicts: list[Placed]) -> list[Placed]:
    """The verdicts less those that only declare the scale: its words, each once, in a row with no goal between."""
    runs: list[list[Placed]] = []
    for one in verdicts:
        last = runs[-1][-1] if runs else None
        if last is not None and last.goals_above == one.goals_above and one.order == last.order + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [one for run in runs for one in run if not _is_legend(run)]


def _is_legend(run: list[Placed]) -> bool:
    words = [folded(one.cell.printed) for one in run]
    return len(run) > 1 and len(set(words)) == len(words) and not all(one.is_labelled for one in run)


def _assigned(verdicts: list[Placed], own: list[int], *, below: bool) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for one in verdicts:
        candidates = [n for n in own if (n < one.goals_above if below else n >= one.goals_above)]
        if candidates:
            found.setdefault(candidates[-1] if below else candidates[0], []).append(one.cell)
    return found


def _assigned_in(verdicts: list[Placed]) -> dict[int, list[Cell]]:
    found: dict[int, list[Cell]] = {}
    for one in verdicts:
        if one.section is not None:
            found.setdefault(one.section, []).append(one.cell)
    return found


def _score(assigned: dict[int, list[Cell]]) -> int:
    return sum(len(cells) == 1 for cells in assigned.values())
