"""A plan in, for each of its goals and assignments whether it can be assessed, and why, out."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from dsl import ast
from dsl.ast import Group
from engine.checks.mk101_goal_without_measure import contributing
from engine.checks.mk108_relative_target_incomplete import lacks, own_end
from engine.names import key
from engine.own_words import called, own_word
from engine.ownership import target_of
from engine.plan import Assignment, Goal, Measure, Plan, RollUp
from engine.relative import NEEDS_DIRECTION
from engine.target_years import target_years, written_years
from engine.targets import better_is_higher
from engine.uses import Members, activities_of, conditions_of, indicators_below, is_built_in, members_of
from findings.span import Span
from findings.text import Text, same


@frozen
class Measurability:
    """One goal, priority goal or assignment of a plan."""

    #: The heading it is declared by: "prioriterat mål", "nämndsmål", "uppdrag" or "aktivitet".
    thing: str
    #: The plan's own word for such a thing (`kallar prioriterat mål "riktningsmål"`), else `thing`.
    called: str
    name: str
    sentence: str
    #: Whether a verdict of it can come about in every year of the plan.
    can: bool
    #: What it is assessed by, or what it lacks.
    why: Text
    place: Span


@frozen
class _Ground:
    """Whether something can be assessed, and why."""

    can: bool
    why: Text


@frozen
class _Scene:
    """The plan, and what is looked up in it for every goal."""

    plan: Plan
    measures: Mapping[str, Measure]
    activities: Mapping[str, tuple[Assignment, ...]]
    #: Why a target cannot be tested, by measure and year.
    broken: Mapping[tuple[str, int], Text]


def measurability(plan: Plan) -> tuple[Measurability, ...]:
    """Priority goals, goals, then assignments, each in the order declared. Linear in the plan.

    It says what the plan makes possible: whether the figures will be there is another matter.
    """
    scene = _scene(plan)
    grounds = {key(goal.name): _of_goal(scene, goal) for goal in plan.goals}
    below, indicators = _goals_below(scene), indicators_below(plan)
    words = {thing: called(plan, thing) for thing in ("prioriterat mål", "nämndsmål", "uppdrag", "aktivitet")}

    def row(thing: str, of: Goal | RollUp | Assignment, ground: _Ground) -> Measurability:
        return Measurability(thing, words[thing], of.name, of.sentence, ground.can, ground.why, of.span)

    found = []
    for roll_up in plan.roll_ups:
        if not roll_up.is_overall:
            name = key(roll_up.name)
            things = _Below(below.get(name, ()), len(indicators.get(name, ())), scene.activities.get(name, ()))
            found.append(row("prioriterat mål", roll_up, _of_roll_up(scene, roll_up, things, grounds)))
    found += [row("nämndsmål", goal, grounds[key(goal.name)]) for goal in plan.goals]
    for one in plan.assignments:
        found.append(row("aktivitet" if one.is_activity else "uppdrag", one, _of_assignment(scene, one)))
    return tuple(found)


def _scene(plan: Plan) -> _Scene:
    measures = {key(measure.name): measure for measure in plan.measures}
    broken = {
        (name, of_year.year): why
        for name, measure in measures.items()
        for of_year in measure.targets
        if (why := _untestable(measure, of_year.target, own_end(of_year))) is not None
    }
    return _Scene(plan, measures, activities_of(plan), broken)


def _untestable(measure: Measure, target: ast.Target, end: int | None = None) -> Text | None:
    """What is wrong with a target that no outcome can be tested against; `end` is the year it is for."""
    lacking = lacks(target, end)
    if lacking is not None:
        return lacking.what
    if target.compare in NEEDS_DIRECTION and better_is_higher(measure) is None:
        return Text("behöver en riktning", "needs a direction")
    return None


# --- Goals -------------------------------------------------------------------------------------------------


def _of_goal(scene: _Scene, goal: Goal) -> _Ground:
    if goal.rule.by_board:
        return _Ground(True, Text("bedöms av nämnden", "is assessed by the board"))
    if goal.unread:
        return _Ground(False, _UNREAD)
    members = members_of(goal, scene.measures)
    needed = _needed(scene, goal, members)
    if needed.tasks:
        count = len(needed.tasks)
        things = _things(needed.tasks)
        return _Ground(True, Text(f"bedöms av {count} {things.sv}", f"is assessed by {count} {things.en}"))
    if needed.broken:
        return _Ground(False, _joined(needed.broken))
    if not needed.own and not needed.tested:
        return _Ground(False, Text("utan nyckeltal", "without measures") if goal.without_measures else _NO_MEASURE)
    if not scene.plan.years:
        return _Ground(False, Text("planen säger inte vilket år", "the plan does not say which year"))
    return _by_measures(scene, needed)


@frozen
class _Needed:
    """What a goal's rule looks at."""

    #: Measures whose targets it asks for.
    tested: tuple[Measure, ...]
    #: Those of them that it asks for by name, so that the verdict may hang on them alone.
    named: frozenset[str]
    #: Measures that it tests in its own words, and what is wrong with those words.
    own: tuple[str, ...]
    broken: tuple[Text, ...]
    tasks: tuple[Assignment, ...]


def _needed(scene: _Scene, goal: Goal, members: Members) -> _Needed:
    tested: dict[str, None] = dict.fromkeys(members.measures if is_built_in(goal.rule) else ())
    named: set[str] = set()
    own: dict[str, None] = {}
    broken: dict[Text, None] = {}
    tasks: dict[str, Assignment] = {}
    for part in conditions_of(goal.rule):
        if isinstance(part, ast.SetDone):
            is_activity = part.group is Group.ACTIVITIES
            done = scene.activities.get(key(goal.name), ())
            tasks.update((task.name, task) for task in done if task.is_activity is is_activity)
        elif isinstance(part, ast.SetReached) and part.change is not None:
            group = _group(part, members)
            own.update(dict.fromkeys(group))
            broken.update(_broken(scene, part.change, group))
        elif isinstance(part, ast.SetReached | ast.AverageShare):
            tested.update(dict.fromkeys(_group(part, members)))
        elif isinstance(part, ast.Reached | ast.ReachesShare | ast.Fulfils | ast.IsMissing | ast.IsPreliminary):
            about = members.indicators if part.measure is None else (key(part.measure.text),)
            if isinstance(part, ast.Reached | ast.ReachesShare):
                tested.update(dict.fromkeys(about))
                named.update(about)
            else:
                own.update(dict.fromkeys(about))
                broken.update(_broken(scene, part.target, about) if isinstance(part, ast.Fulfils) else {})
    return _Needed(
        tuple(scene.measures[name] for name in tested if name in scene.measures),
        frozenset(named),
        tuple(own),
        tuple(broken),
        tuple(tasks.values()),
    )


def _group(part: ast.SetReached | ast.AverageShare, members: Members) -> tuple[str, ...]:
    of_indicators = isinstance(part, ast.SetReached) and part.group is Group.INDICATORS
    return members.indicators if of_indicators else members.measures


def _broken(scene: _Scene, target: ast.Target, about: Iterable[str]) -> dict[Text, None]:
    """What keeps a condition's own words from being tested, of any of the measures it is said of."""
    whys = (_untestable(scene.measures[name], target) for name in about if name in scene.measures)
    said = f'"{target.printed}"'
    return {
        Text(f"villkoret {said} {why.sv}", f"the condition {said} {why.en}"): None for why in whys if why is not None
    }


def _things(tasks: Iterable[Assignment]) -> Text:
    kinds = [task.is_activity for task in tasks]
    if all(kinds):
        return Text("aktivitet", "activity") if len(kinds) == 1 else Text("aktiviteter", "activities")
    return Text("uppdrag", "assignment" if len(kinds) == 1 else "assignments")


def _by_measures(scene: _Scene, needed: _Needed) -> _Ground:
    """Whether a target can be tested in every year that any of the measures should have one."""
    if needed.own:
        return _Ground(True, Text("villkoren har egna gränser", "its conditions have limits of their own"))
    years, bad = [], []
    lacking: set[str] = set()
    for year in scene.plan.years:
        due = [measure for measure in needed.tested if target_years(measure, (year,))]
        without = [measure for measure in due if not _is_testable(scene, measure, year)]
        lacking.update(measure.name for measure in without)
        if due:
            years.append(year)
        hard = any(key(one.name) in needed.named or _is_error(scene, one, year) for one in without)
        if due and (hard or len(without) == len(due)):
            bad.append(year)
    if not years:
        span = written_years(scene.plan.years)
        return _Ground(False, Text(f"inget nyckeltal ska ha målvärde {span}", f"no measure is to have a target {span}"))
    if bad:
        return _Ground(False, _joined(_lacks(scene, one, bad) for one in needed.tested if one.name in lacking))
    whole = [measure.name for measure in needed.tested if measure.name not in lacking]
    return _Ground(True, _has(whole, [one.name for one in needed.tested if one.name in lacking], years))


def _is_testable(scene: _Scene, measure: Measure, year: int) -> bool:
    return target_of(measure, year) is not None and (key(measure.name), year) not in scene.broken


def _is_error(scene: _Scene, measure: Measure, year: int) -> bool:
    """Whether what a measure lacks is a mistake: then the goal is not judged without it, but not at all."""
    return (key(measure.name), year) in scene.broken or (target_of(measure, year) is None and bool(measure.unread))


def _lacks(scene: _Scene, measure: Measure, years: Iterable[int]) -> Text:
    """What a measure lacks in `years`: a target, or something in the target."""
    name = measure.name
    why = next((scene.broken[key(name), year] for year in years if (key(name), year) in scene.broken), None)
    if why is not None:
        return Text(f"målvärdet för {name} {why.sv}", f"the target of {name} {why.en}")
    if measure.unread and not measure.targets:
        return Text(f"målvärdet för {name} gick inte att läsa", f"the target of {name} could not be read")
    span = written_years(year for year in years if target_of(measure, year) is None)
    return Text(f"{name} har inget målvärde för {span}", f"{name} has no target for {span}")


def _has(whole: list[str], lacking: list[str], years: Iterable[int]) -> Text:
    span = written_years(years)
    but = Text(f", inte {', '.join(lacking)}", f", not {', '.join(lacking)}") if lacking else Text("", "")
    return Text(
        f"målvärde för {span}: {', '.join(whole) or 'olika år'}{but.sv}",
        f"target for {span}: {', '.join(whole) or 'in turn'}{but.en}",
    )


def _joined(texts: Iterable[Text]) -> Text:
    every = tuple(texts)
    return Text("; ".join(text.sv for text in every), "; ".join(text.en for text in every))


_UNREAD = Text("rader som hör till det kunde inte läsas", "lines that belong to it could not be read")
_NO_MEASURE = Text("inget nyckeltal", "no measure")


# --- Priority goals and assignments ------------------------------------------------------------------------


def _goals_below(scene: _Scene) -> Mapping[str, tuple[str, ...]]:
    """By priority goal, as compared: the goals that contribute to it, themselves or through an indicator."""
    found: dict[str, dict[str, None]] = {}
    for goal in scene.plan.goals:
        through = (scene.measures[key(name)].contributes_to for name in goal.indicators)
        for above in (*goal.priority_goals, *(name for names in through for name in names)):
            found.setdefault(key(above), {}).setdefault(key(goal.name))
    return {above: tuple(goals) for above, goals in found.items()}


@frozen
class _Below:
    """What contributes to a priority goal: names of goals, how many indicators, and assignments."""

    goals: tuple[str, ...]
    indicators: int
    tasks: tuple[Assignment, ...]


def _of_roll_up(scene: _Scene, roll_up: RollUp, below: _Below, grounds: Mapping[str, _Ground]) -> _Ground:
    """A priority goal: by the board, or rolled up by its own conditions from what is judged below it."""
    if roll_up.rule.by_board:
        return _Ground(True, Text("bedöms av nämnden", "is assessed by the board"))
    if roll_up.unread:
        return _Ground(False, _UNREAD)
    said = tuple(conditions_of(roll_up.rule))
    if any(isinstance(part, ast.GoalIs) for part in said):
        return _Ground(True, Text("vägs samman av de mål som villkoret nämner", "rolls up the goals it names"))
    groups = {part.group for part in said if isinstance(part, ast.SetDone)}
    done = [one for one in scene.plan.assignments for group in groups if one.is_activity is (group is Group.ACTIVITIES)]
    if done:
        things = _things(done)
        return _Ground(True, Text(f"vägs samman av {len(done)} {things.sv}", f"rolls up {len(done)} {things.en}"))
    if not below.goals and not below.indicators:
        return _Ground(False, _nothing_judged(scene.plan, roll_up, below.tasks))
    if below.goals and not below.indicators and not any(grounds[name].can for name in below.goals):
        return _Ground(False, _none_can(scene.plan))
    count = _counted(scene.plan, below)
    if roll_up.rule.built_in:
        return _Ground(
            False,
            Text(
                f"inget villkor väger samman {count.sv}, som bedöms var för sig",
                f"no condition rolls up {count.en}, each of which is assessed by itself",
            ),
        )
    return _Ground(True, Text(f"vägs samman av {count.sv}", f"rolls up {count.en}"))


def _nothing_judged(plan: Plan, roll_up: RollUp, tasks: tuple[Assignment, ...]) -> Text:
    """Nothing contributes, or assignments alone, which no condition says how to count."""
    if not tasks:
        return Text("inget bidrar till det", "nothing contributes to it")
    count = contributing(plan, tasks)
    if roll_up.rule.built_in:
        return Text(
            f"bara {count.sv} bidrar till det, och inget villkor säger hur det bedöms",
            f"contributed to only by {count.en}, and no condition says how it is assessed",
        )
    return Text(f"bara {count.sv} bidrar till det", f"contributed to only by {count.en}")


def _none_can(plan: Plan) -> Text:
    own = called(plan, "nämndsmål")
    goals = f"{own}en" if own.endswith("mål") and own != "nämndsmål" else "målen"
    return Text(f"inget av {goals} under det kan bedömas", "none of the goals below can be assessed")


def _counted(plan: Plan, below: _Below) -> Text:
    """`2 nämndsmål och 1 indikator`, in the plan's own words."""
    goals, indicators = len(below.goals), below.indicators
    parts = []
    if goals:
        parts.append(Text(f"{goals} {called(plan, 'nämndsmål')}", f"{goals} goal{'s' * (goals > 1)}"))
    if indicators:
        word = own_word(plan, "indikator") or f"indikator{'er' * (indicators > 1)}"
        parts.append(Text(f"{indicators} {word}", f"{indicators} indicator{'s' * (indicators > 1)}"))
    return Text(" och ".join(part.sv for part in parts), " and ".join(part.en for part in parts))


def _of_assignment(scene: _Scene, assignment: Assignment) -> _Ground:
    lacking = _of_own_measures(scene, assignment)
    if assignment.deadlines:
        return _Ground(True, _joined((_deadlines(assignment), *lacking)))
    if assignment.valid is not None:
        span = written_years(range(assignment.valid.first, assignment.valid.last + 1))
        return _Ground(True, _joined((Text(f"pågår {span}", f"goes on {span}"), *lacking)))
    return _Ground(False, _UNREAD) if assignment.unread else _Ground(False, _joined((_NO_DEADLINE, *lacking)))


def _deadlines(assignment: Assignment) -> Text:
    """When it is to be done and reported, every day that is named; that there are several of one is told."""
    told, most = [], 0
    for what, verb in _TO_DO.items():
        days = sorted({line.deadline.last_day for line in assignment.deadlines if line.what == what})
        most = max(most, len(days))
        if days:
            shown = [day.isoformat() for day in days]
            told.append(
                Text(f"{verb.sv} senast {' eller '.join(shown)}", f"{verb.en} by {' or '.join(shown)}"),
            )
    text = Text(" och ".join(one.sv for one in told), " and ".join(one.en for one in told))
    if most < 2:
        return text
    count = Text("två", "two") if most == 2 else same(str(most))
    return Text(f"{count.sv} olika datum: {text.sv}", f"{count.en} different dates: {text.en}")


def _of_own_measures(scene: _Scene, assignment: Assignment) -> tuple[Text, ...]:
    """What the targets of its measures lack, those that lack the same together."""
    names: dict[Text, list[str]] = {}
    for name in assignment.measures:
        measure = scene.measures.get(key(name))
        targets = () if measure is None else measure.targets
        why = next((scene.broken[at] for one in targets if (at := (key(name), one.year)) in scene.broken), None)
        if why is not None:
            names.setdefault(why, []).append(name)
    return tuple(
        Text(f"målvärdet för {', '.join(of)} {why.sv}", f"the target of {', '.join(of)} {why.en}")
        for why, of in names.items()
    )


_TO_DO = {"klart": Text("ska vara klart", "is to be done"), "redovisas": Text("ska redovisas", "is to be reported")}
_NO_DEADLINE = Text("ingen tidpunkt", "no deadline")
