"""Verdicts, and every place where a goal is named, in; each goal's verdict out: by where the goal itself is told of.

A goal is often named more than once: in a list or a table of all goals, and then above what is said of it.
"""

from collections.abc import Sequence

from attrs import evolve, frozen

from engine.case import Cell
from interpret.verdict_places import Placed, placed_comments, placed_verdicts


@frozen
class Mention:
    """A goal named somewhere in the report."""

    goal: int
    #: 0 in a table, 1 in a text, 2 in a heading that has a level: what is said of a goal stands at the highest.
    rank: int


def placed_by_mentions(
    said: list[Placed], own: list[int], priority: list[int], mentions: Sequence[Mention]
) -> tuple[dict[int, list[Cell]], tuple[Cell, ...]]:
    """Each goal's verdicts, and those that are left open; `Placed.goals_above` counts mentions.

    Of several mentions of the same rank the first or the last is meant, whichever gives the most goals one each.
    """
    ways = [_placed(said, own, priority, _chosen(mentions, is_last=is_last), mentions) for is_last in (True, False)]
    if ways[0] == ways[1]:
        return ways[0]
    scores = [sum(len(found.get(number, ())) == 1 for number in own) for found, _ in ways]
    if scores[0] != scores[1]:
        return ways[scores.index(max(scores))]
    return {}, tuple(one.cell for one in said)


def comments_by_mentions(
    said: list[Placed], own: list[int], priority: list[int], mentions: Sequence[Mention]
) -> dict[int, list[Cell]]:
    """Each goal's comments; `Placed.goals_above` counts mentions, of which the last is meant where both may be."""
    ways = [_comments(said, own, priority, _chosen(mentions, is_last=is_last), mentions) for is_last in (True, False)]
    return max(ways, key=lambda found: sum(len(found.get(number, ())) == 1 for number in own))


def _comments(
    said: list[Placed], own: list[int], priority: list[int], chosen: list[int], mentions: Sequence[Mention]
) -> dict[int, list[Cell]]:
    goals, moved, of_board, of_council = _numbered(said, own, priority, chosen, mentions)
    found = placed_comments(moved, of_board, sorted((*of_board, *of_council)))
    return {goals[number]: cells for number, cells in found.items()}


def _chosen(mentions: Sequence[Mention], *, is_last: bool) -> list[int]:
    """The goals in the order in which they are told of."""
    at: dict[int, int] = {}
    for number, one in enumerate(mentions):
        before = at.get(one.goal)
        if before is None or one.rank > mentions[before].rank or (is_last and one.rank == mentions[before].rank):
            at[one.goal] = number
    return sorted(at.values())


def _placed(
    said: list[Placed], own: list[int], priority: list[int], chosen: list[int], mentions: Sequence[Mention]
) -> tuple[dict[int, list[Cell]], tuple[Cell, ...]]:
    goals, moved, of_board, of_council = _numbered(said, own, priority, chosen, mentions)
    found, left = placed_verdicts(moved, of_board, of_council)
    return {goals[number]: cells for number, cells in found.items()}, left


def _numbered(
    said: list[Placed], own: list[int], priority: list[int], chosen: list[int], mentions: Sequence[Mention]
) -> tuple[list[int], list[Placed], list[int], list[int]]:
    """The goals in the order in which they are told of; what is said, the board's and the council's by number there."""
    goals = [mentions[at].goal for at in chosen]
    number_of = {goal: number for number, goal in enumerate(goals)}
    moved = [
        evolve(
            one,
            goals_above=sum(at < one.goals_above for at in chosen),
            section=None if one.section is None else number_of[one.section],
        )
        for one in said
    ]
    return goals, moved, sorted(number_of[one] for one in own), sorted(number_of[one] for one in priority)
