"""Goals and verdicts in their order in, each goal's verdict out: above or below, by what gives each goal one."""

from attrs import frozen

from engine.case import Cell
from engine.facts import folded


@frozen
class Placed:
    """A verdict, with the number of goals, or of mentions of goals, that stand above it."""

    goals_above: int
    cell: Cell
    #: Below a label (`Bedömning`), or a word alone.
    is_labelled: bool
    #: The place of its passage among all that the report has.
    order: int
    #: The goal, the board's or the council's, in whose section it stands, where the headings have levels.
    section: int | None = None
    #: A heading has ended the section of the goal above: it is not that goal's.
    is_outside: bool = False


def placed_verdicts(
    verdicts: list[Placed], own: list[int], priority: list[int]
) -> tuple[dict[int, list[Cell]], tuple[Cell, ...]]:
    """Each goal's verdicts, and those that may be of the goal above or the goal below: none of them is used.

    The verdicts are the board's own goals' alone, or the council's too, all below their goals or all above them:
    whichever gives the most goals one each. Where headings have levels, a verdict in a goal's own section is its.
    """
    every = sorted((*own, *priority))
    last = every[-1] if every else -1
    # What stands behind the last goal's section is of no goal.
    left = [one for one in _without_legends(verdicts) if not (one.is_outside and one.goals_above > last)]
    ways = [_assigned(left, goals, below=below) for goals in (own, every) for below in (True, False)]
    best = max((_score(way, own), _score(way, every)) for way in ways)
    likely = [way for way in ways if (_score(way, own), _score(way, every)) == best]
    rivals = [way for way in ways if _score(way, every) == best[1]]
    if all(way == likely[0] for way in likely) and (len(own) > 1 or all(way == likely[0] for way in rivals)):
        return likely[0], ()
    sections = [one for one in left if one.section in every]
    if len(sections) == len(left):
        return _assigned_in(sections), ()
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
        if below and one.is_outside:
            continue
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


def _score(assigned: dict[int, list[Cell]], goals: list[int]) -> int:
    return sum(len(assigned.get(number, ())) == 1 for number in goals)
