"""What stands above and below the goals of a report in; their verdicts and comments, and what is left open, out."""

from attrs import evolve

from interpret.collected import Collected
from interpret.verdict_places import Placed, placed_verdicts

#: The question that asks what period the report is of.
YEAR_KEY = "rapportens år"


def settle(found: Collected, verdicts: list[Placed], comments: list[Placed]) -> None:
    """Gives the goals their verdicts and comments, and asks about what is left open."""
    own = [number for number, goal in enumerate(found.goals) if not goal.is_priority]
    in_tables = {number for number in own if found.goals[number].verdicts}
    chosen, open_ones = placed_verdicts(verdicts, own)
    for number, cells in chosen.items():
        if number not in in_tables:
            found.goals[number] = evolve(found.goals[number], verdicts=tuple(cells))
    for cell in open_ones:
        found.ask(
            f'gäller "{cell.printed}" målet ovanför eller målet nedanför?',
            f'is "{cell.printed}" of the goal above or the goal below?',
            cell.place,
            (cell.printed,),
        )
    placed_comments, _ = placed_verdicts(comments, own)
    for number, cells in placed_comments.items():
        for cell in cells:
            found.add_comment(number, cell)
    for goal in found.goals:
        if goal.marks and not goal.verdicts:
            sentence = goal.sentence.printed
            found.ask(
                f'vilken bedömning är tecknet vid "{sentence}"?',
                f'which verdict is the sign beside "{sentence}"?',
                goal.marks[0].place,
                tuple(mark.printed for mark in goal.marks),
                f"bedömning: {sentence}",
            )
    if found.when.year is None and (found.measures or found.goals):
        span = found.measures[0].place if found.measures else found.goals[0].place
        found.ask("vilket år är rapporten för?", "which year is the report of?", span, key=YEAR_KEY)
