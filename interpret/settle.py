"""What stands above and below the goals of a report in; their verdicts and comments, and what is left open, out."""

from attrs import evolve

from engine.case import Cell
from interpret.collected import Collected, verdict_key, word_key
from interpret.colour_names import shown_mark
from interpret.found import FoundGoal
from interpret.goal_mentions import comments_by_mentions, placed_by_mentions
from interpret.scale import is_shape, is_verdict
from interpret.verdict_places import Placed

#: The question that asks what period the report is of.
YEAR_KEY = "rapportens år"


def settle(found: Collected, verdicts: list[Placed], comments: list[Placed]) -> None:
    """Gives the goals their verdicts and comments, and asks about what is left open."""
    own = [number for number, goal in enumerate(found.goals) if not goal.is_priority]
    priority = [number for number, goal in enumerate(found.goals) if goal.is_priority]
    in_tables = {number for number, goal in enumerate(found.goals) if goal.verdicts}
    chosen, open_ones = placed_by_mentions(verdicts, own, priority, found.mentions)
    for number, cells in chosen.items():
        if number not in in_tables:
            found.goals[number] = evolve(found.goals[number], verdicts=tuple(cells))
    for one in verdicts:
        # A verdict in the goal's own section and another one in a table are both kept.
        if one.section in in_tables and one.cell in chosen.get(one.section, ()):
            found.add_verdict(one.section, one.cell)
    for number, cells in found.in_sentences.items():
        for cell in cells if not found.goals[number].verdicts else ():
            found.add_verdict(number, cell)
    for cell in open_ones:
        found.ask(
            "gäller bedömningarna målet ovanför eller målet nedanför?",
            "are the verdicts of the goal above or the goal below?",
            cell.place,
            (cell.printed,),
        )
    for number, cells in comments_by_mentions(comments, own, priority, found.mentions).items():
        for cell in cells:
            found.add_comment(number, cell)
    for number, goal in enumerate(found.goals):
        if goal.marks and not goal.verdicts:
            only = _of_only_measure(found, number)
            if only is None:
                _ask_mark(found, goal)
            else:
                found.add_verdict(number, only)
    if found.when.year is None and (found.measures or found.goals):
        span = found.measures[0].place if found.measures else found.goals[0].place
        found.ask("vilket år är rapporten för?", "which year is the report of?", span, key=YEAR_KEY)


def _of_only_measure(found: Collected, number: int) -> Cell | None:
    """The word of the scale beside the goal's only measure: it is the goal's verdict."""
    marks = found.goals[number].marks
    measures = [one for one in found.measures if one.goal == number]
    clear = len(marks) == 1 and is_verdict(marks[0].printed, found.scale)
    return marks[0] if clear and len(measures) == 1 and marks[0] in measures[0].verdicts else None


def _ask_mark(found: Collected, goal: FoundGoal) -> None:
    """What a colour or a sign means is asked once, wherever it stands; where the goals differ, of each goal."""
    marks = tuple(dict.fromkeys(mark.printed for mark in goal.marks))
    if len(marks) == 1 and not is_verdict(marks[0], found.scale) and not is_shape(marks[0]):
        shown, shown_en = shown_mark(marks[0])
        found.ask(
            f"vilken bedömning är {shown}?",
            f"which verdict is {shown_en}?",
            goal.marks[0].place,
            key=word_key(marks[0]),
        )
        return
    sentence = goal.sentence.printed
    found.ask(
        f'vilken bedömning har målet "{sentence}"?',
        f'which verdict has the goal "{sentence}"?',
        goal.marks[0].place,
        marks,
        verdict_key(goal),
    )
