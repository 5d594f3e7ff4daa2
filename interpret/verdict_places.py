"""Goals and verdicts in their order in, each goal's verdict out: above or below, by what gives each goal one."""

from attrs import evolve, frozen

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
    #: That heading is a label as high as the goal's own: perhaps it is that goal's all the same.
    is_beside: bool = False


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
    left = _without_legends(verdicts)
    if any(one.is_beside for one in left):
        return _beside(left, own, every)
    left = [one for one in left if not (one.is_outside and one.goals_above > last)]
    ways = [_assigned(left, goals, below=below) for goals in (own, every) for below in (True, False)]
    best = max((_score(way, own), _score(way, every)) for way in ways)
    likely = [way for way in ways if (_score(way, own), _score(way, every)) == best]
    rivals = [way for way in ways if _score(way, every) == best[1]]
    is_sure = len(own) > 1 or all(way == likely[0] for way in rivals)
    if all(way == likely[0] for way in likely) and is_sure and _explains(likely[0], left):
        return likely[0], ()
    sections = [one for one in left if one.section in every]
    if len(sections) == len(left):
        return _assigned_in(sections), ()
    return {}, tuple(one.cell for one in left)


def _beside(verdicts: list[Placed], own: list[int], every: list[int]) -> tuple[dict[int, list[Cell]], tuple[Cell, ...]]:
    """Below headings as high as the goals': each goal has one there, or at least two and none has more.

    Where each has one in its own section, one below such a heading is of no goal.
    """
    within = [one for one in verdicts if not one.is_outside]
    for goals in (own, every):
        found = _assigned(within, goals, below=True)
        if goals and _score(found, goals) == len(goals):
            return found, ()
    said = [evolve(one, is_outside=one.is_outside and not one.is_beside) for one in verdicts]
    for goals in (own, every):
        found = _assigned(said, goals, below=True)
        if _score(found, goals) == len(found) and len(found) >= min(2, len(goals)):
            return found, ()
    return {}, tuple(one.cell for one in verdicts)


def placed_comments(comments: list[Placed], own: list[int], every: list[int]) -> dict[int, list[Cell]]:
    """Each goal's comments, below it; above it only where that alone gives every goal one, and leaves none.

    Where goals have sections, what stands behind them is of no goal; and of none is what comes behind the last
    goal's comment where every other goal has one.
    """
    if any(one.section is not None for one in comments):
        found = _assigned([one for one in comments if one.section is None], every, below=True)
        for number, cells in _assigned_in(comments).items():
            found[number] = [*cells, *found.get(number, ())]
        return found
    said = [evolve(one, is_outside=one.is_outside and not one.is_beside) for one in comments]
    ways = [_assigned(said, goals, below=True) for goals in (every, own)]
    below = max(ways, key=lambda way: (_score(way, own), _score(way, every)))
    above = _assigned(said, own, below=False)
    if _score(above, own) == len(own) == len(said) and _score(below, own) < len(own):
        return above
    last = own[-1] if own else -1
    if len(own) > 1 and len(below.get(last, ())) > 1 and all(len(below.get(one, ())) == 1 for one in own[:-1]):
        below[last] = below[last][:1]
    return below


def _without_legends(verdicts: list[Placed]) -> list[Placed]:
    """The verdicts less those that only declare the scale: its words, each once, in a row with no goal between."""
    runs: list[list[Placed]] = []
    for one in verdicts:
        last = runs[-1][-1] if runs else None
        if last is not None and last.goals_above == one.goals_above and one.order == last.order + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [one for run in runs for one in run if not _is_legend(run, verdicts)]


def _is_legend(run: list[Placed], verdicts: list[Placed]) -> bool:
    words = [folded(one.cell.printed) for one in run]
    if len(run) < 2 or len(set(words)) < len(words) or all(one.is_labelled for one in run):
        return False
    # A word that a legend lacks, of the same goal: all may be verdicts torn from their goals.
    above = run[0].goals_above
    beside = {folded(one.cell.printed) for one in verdicts if one.goals_above == above and not one.is_outside}
    return above == 0 or run[0].is_outside or beside <= set(words)


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


def _explains(assigned: dict[int, list[Cell]], verdicts: list[Placed]) -> bool:
    """Whether every verdict has its goal, and no goal two that differ."""
    is_one = all(len({folded(one.printed) for one in cells}) == 1 for cells in assigned.values())
    return is_one and sum(map(len, assigned.values())) == len(verdicts)


def _score(assigned: dict[int, list[Cell]], goals: list[int]) -> int:
    return sum(len(assigned.get(number, ())) == 1 for number in goals)
