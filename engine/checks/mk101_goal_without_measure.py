"""Målet har inget att bedömas på.

Ett mål utan nyckeltal går varken att nå eller att missa: bedömningen i årsredovisningen blir någons mening. Det märks
först ett år senare, när det är för sent att börja mäta.

Ett prioriterat mål behöver inget eget nyckeltal, men ett mål eller en indikator som bidrar till det, eller ett villkor:
ett uppdrag är klart eller inte klart, och avgör inte ensamt hur det gick. Tyst om mål som säger `utan nyckeltal` eller
`bedöms av nämnden`, om mål vars villkor nämner ett mått eller räknar aktiviteter som finns, om uppdrag, om prioriterade
mål i importerade filer, och när någon av målets rader inte gick att läsa.
"""

from collections.abc import Iterator, Sequence

from dsl import ast
from dsl.ast import Group
from engine.bind import measure_of
from engine.check import Check, finding
from engine.names import key
from engine.own_words import called, own_word
from engine.plan import Assignment, Goal, Plan, RollUp
from engine.uses import Members, activities_of, conditions_of, members_of
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK101",
    "mål-utan-nyckeltal",
    Severity.WARNING,
    Consequence.VERDICT,
    Text("Ett mål har inget nyckeltal att bedömas på.", "A goal has no measure to be assessed by."),
    Text(
        "Tyst om mål som säger `utan nyckeltal` eller `bedöms av nämnden`.",
        "Silent on goals that say `utan nyckeltal` or `bedöms av nämnden`.",
    ),
)

_THINGS = {
    Group.ACTIVITIES: Text("aktiviteter", "activities"),
    Group.ASSIGNMENTS: Text("uppdrag", "assignments"),
}


def lint(plan: Plan) -> Iterator[Finding]:
    """The goals that nothing measures, and the priority goals that nothing stands below."""
    measures = {key(measure.name): measure for measure in plan.measures}
    activities = activities_of(plan)
    for goal in plan.goals:
        if goal.measures or goal.without_measures or goal.rule.by_board or goal.unread:
            continue
        tasks = activities.get(key(goal.name), ())
        if not any(_judges(part, members_of(goal, measures), tasks) for part in conditions_of(goal.rule)):
            yield _of_goal(plan, goal)
    yield from _priority_goals(plan)


def _judges(part: ast.Condition, members: Members, tasks: tuple[Assignment, ...]) -> bool:
    """Whether a condition says something of a goal that is measured by nothing of its own."""
    if isinstance(part, ast.SetDone):
        return any(task.is_activity is (part.group is Group.ACTIVITIES) for task in tasks)
    if isinstance(part, ast.SetReached):
        return part.group is Group.INDICATORS and bool(members.indicators)
    if isinstance(part, ast.AverageShare):
        return False
    return measure_of(part) is not None or bool(members.indicators)


def _of_goal(plan: Plan, goal: Goal) -> Finding:
    done = next((part for part in conditions_of(goal.rule) if isinstance(part, ast.SetDone)), None)
    if done is not None:
        word = _THINGS[done.group]
        return finding(
            CHECK,
            Text(
                f'"{goal.name}" ska bedömas av sina {word.sv}, men inga bidrar till målet',
                f'"{goal.name}" is to be assessed by its {word.en}, but none contributes to the goal',
            ),
            (Label(goal.span), Label(done.span, Text("villkoret", "the condition"))),
            goal=goal.name,
            help=Text(
                f"skriv `bidrar till nämndsmålet {goal.name}` under de {word.sv} som hör till det",
                f"write `bidrar till nämndsmålet {goal.name}` below the {word.en} that belong to it",
            ),
        )
    own = own_word(plan, "nyckeltal")
    lacks = "har inget nyckeltal" if own is None else f"saknar {own}"
    return finding(
        CHECK,
        Text(f'"{goal.name}" {lacks}', f'"{goal.name}" has no measure'),
        (Label(goal.span),),
        goal=goal.name,
        help=Text(
            "skriv `mäts med …` med ett nyckeltal, eller `bedöms av nämnden` eller `utan nyckeltal`",
            "write `mäts med …` with a measure, or `bedöms av nämnden` or `utan nyckeltal`",
        ),
    )


def _priority_goals(plan: Plan) -> Iterator[Finding]:
    below = {key(name) for goal in plan.goals for name in goal.priority_goals}
    below |= {key(name) for measure in plan.measures for name in measure.contributes_to}
    tasks = activities_of(plan)
    word = called(plan, "prioriterat mål")
    for roll_up in plan.roll_ups:
        if _is_bare(plan, roll_up) and key(roll_up.name) not in below:
            name = roll_up.name
            only = tasks.get(key(name), ())
            who = contributing(plan, only) if only else Text("", "")
            what = (
                Text(f"bara {who.sv} bidrar", f"only {who.en} contribute{'s' * (len(only) == 1)}") if only else _NOTHING
            )
            yield finding(
                CHECK,
                Text(
                    f"{what.sv} till {word} {name}, och inget villkor säger hur det bedöms",
                    f"{what.en} to {word} {name}, and no condition says how it is assessed",
                ),
                (Label(roll_up.span), *(Label(one.span, Text("bidrar", "contributes")) for one in only)),
                goal=name,
                help=Text(
                    f"skriv `bidrar till prioriterat mål {name}` under de mål och indikatorer som hör dit, "
                    "eller `bedöms av nämnden`",
                    f"write `bidrar till prioriterat mål {name}` below the goals and indicators that belong to it, "
                    "or `bedöms av nämnden`",
                ),
            )


def contributing(plan: Plan, tasks: Sequence[Assignment]) -> Text:
    """`1 uppdrag och 2 aktiviteter`, in the plan's own words."""
    parts = []
    for is_activity in (False, True):
        count = sum(task.is_activity is is_activity for task in tasks)
        if count:
            thing, one, several = _TASKS[is_activity]
            word = own_word(plan, thing) or (one.sv if count == 1 else several.sv)
            parts.append(Text(f"{count} {word}", f"{count} {one.en if count == 1 else several.en}"))
    return Text(" och ".join(part.sv for part in parts), " and ".join(part.en for part in parts))


_TASKS = {
    False: ("uppdrag", Text("uppdrag", "assignment"), Text("uppdrag", "assignments")),
    True: ("aktivitet", Text("aktivitet", "activity"), Text("aktiviteter", "activities")),
}
_NOTHING = Text("inget bidrar", "nothing contributes")


def _is_bare(plan: Plan, roll_up: RollUp) -> bool:
    """A priority goal of the plan's own file that says nothing of how it is judged."""
    own = roll_up.span.document == plan.span.document
    return own and not roll_up.is_overall and roll_up.rule.built_in and not roll_up.unread
