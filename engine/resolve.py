"""The trees of one plan in, the plan with every name bound and the findings out."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from attrs import evolve

from dsl import ast
from dsl.ast import Heading
from dsl.named import names_in
from engine.bind import Scope, bind_rule
from engine.kept import Kept, Names, Records, in_common, once, turn
from engine.names import all_of_kind, declare, first, key, twice, unknown
from engine.plan import Assignment, Goal, Measure, Plan, RollUp, Rule, TableRules, Word
from engine.resolve_measure import amount_in_unit, does_not_convert, resolve_measures
from findings.codes import SYNTAX, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text

BUILT_IN_SCALE = tuple(
    Word(of_class.value, (of_class,), None, None) for of_class in (ast.Class.FULL, ast.Class.PARTLY, ast.Class.NOT)
)
#: That the file has no heading `plan`.
NO_PLAN = Text("filen har nämndsmål men ingen plan", "the file has goals but no plan")
#: The name of the overall assessment, in cases and in results.
OVERALL = "samlad bedömning"
NAMED = (
    (Text("nyckeltalet eller indikatorn", "measure or indicator"), (Heading.INDICATOR, Heading.MEASURE)),
    (Text("nämndsmålet", "goal"), (Heading.GOAL,)),
    (Text("det prioriterade målet", "priority goal"), (Heading.PRIORITY_GOAL,)),
    (
        Text("uppdraget eller aktiviteten", "assignment or activity"),
        (Heading.ASSIGNMENT, Heading.ACTIVITY),
    ),
)


def resolve(files: tuple[ast.File, ...], kept: Kept | None = None) -> tuple[Plan | None, tuple[Finding, ...]]:
    """The plan that the last of `files` declares, the others being what it imports.

    None where it declares none: a file of shared definitions is no plan, and no finding. Every mistake
    is reported; what can be bound is in the plan all the same. `kept` is what is kept since the last time, where
    the same files are resolved again and again (engine/kept.py).
    """
    turn(kept)
    blocks = tuple(block for file in files for block in file.blocks)
    own = files[-1].document
    findings: list[Finding] = []
    scope = _scope(blocks, findings)
    measures, of_measures = resolve_measures(
        scope.measures,
        frozenset(file.document for file in files if file.document != own),
        kept.measures if kept is not None else None,
    )
    findings.extend(of_measures)
    heading = _plan_block(tuple(block for block in blocks if block.span.document == own), findings)
    if heading is None:
        return None, tuple(findings)
    scale = _scale(heading)
    every = tuple(line for block in _of(blocks, Heading.EVERY_GOAL) for line in block.lines)
    _check_blocks(blocks, scope, measures, findings, kept.references if kept is not None else None)
    plan = Plan(
        title=heading.title.text if heading.title else "",
        body=first(heading.lines, ast.BodyLine),
        board=_board(heading),
        years=_years(heading, measures),
        period=_period(heading),
        scale=scale,
        markers=all_of_kind(heading.lines, ast.MarkerLine),
        comparators=all_of_kind(heading.lines, ast.ComparatorLine),
        calls=all_of_kind(heading.lines, ast.CallsLine),
        decision=_decision(heading),
        material=_material(heading),
        policies=_policies(heading.lines, findings),
        every_goal_policies=_policies(every, findings),
        measures=measures,
        goals=_goals(scope, every, scale, findings, _unread(heading, blocks), kept.goals if kept is not None else None),
        roll_ups=_roll_ups(blocks, scope, scale, findings, heading.unread),
        assignments=_assignments(scope, findings, kept.assignments if kept is not None else None),
        tables=tuple(_table(block) for block in _of(blocks, Heading.TABLE)),
        suppressions=all_of_kind(heading.lines, ast.SuppressionLine),
        span=heading.span,
        years_declared=first(heading.lines, ast.PeriodLine) is not None,
    )
    return plan, tuple(findings)


def _scope(blocks: tuple[ast.Block, ...], findings: list[Finding]) -> Scope:
    declared = []
    for thing, headings in NAMED:
        names, declared_twice = declare(thing, (block for block in blocks if block.heading in headings))
        declared.append(names)
        findings.extend(declared_twice)
    return Scope(*declared)


def _of(blocks: Iterable[ast.Block], heading: Heading) -> tuple[ast.Block, ...]:
    return tuple(block for block in blocks if block.heading is heading)


def _plan_block(blocks: tuple[ast.Block, ...], findings: list[Finding]) -> ast.Block | None:
    """The file's plan heading. Goals without one cannot be judged: nobody knows for which year."""
    plans = _of(blocks, Heading.PLAN)
    for extra in plans[1:]:
        findings.append(twice(Text("planen", "the plan"), extra.span, plans[0].span))
    goals = _of(blocks, Heading.GOAL)
    if not plans and goals:
        findings.append(
            file_finding(
                SYNTAX,
                NO_PLAN,
                (Label(goals[0].span),),
                Text(
                    'börja filen med `plan "…"` och en rad `år …`',
                    'begin the file with `plan "…"` and a line `år …`',
                ),
            )
        )
    return plans[0] if plans else None


def _scale(heading: ast.Block) -> tuple[Word, ...]:
    words = tuple(
        Word(line.word.text, line.classes, line.period, line.span) for line in all_of_kind(heading.lines, ast.WordLine)
    )
    return words or BUILT_IN_SCALE


def _board(heading: ast.Block) -> str | None:
    line = first(heading.lines, ast.BoardLine)
    return line.name.text if line else None


def _decision(heading: ast.Block) -> str | None:
    line = first(heading.lines, ast.DecisionLine)
    return line.decision.text if line else None


def _material(heading: ast.Block) -> ast.Quantity | None:
    line = first(heading.lines, ast.MaterialLine)
    return line.limit if line else None


def _period(heading: ast.Block) -> ast.PeriodKind:
    line = first(heading.lines, ast.PeriodLine)
    return line.kind if line else ast.PeriodKind.YEAR


def _years(heading: ast.Block, measures: Iterable[Measure]) -> tuple[int, ...]:
    """The declared years, ascending; where none is declared, the years that have targets."""
    years = {
        year
        for line in all_of_kind(heading.lines, ast.PeriodLine)
        for span in line.years
        for year in range(span.first, span.last + 1)
    }
    return tuple(sorted(years or {target.year for measure in measures for target in measure.targets}))


def _policies(lines: Iterable[ast.Line], findings: list[Finding]) -> tuple[ast.Policy, ...]:
    """The policies of one block; two of a kind are declared twice (MK003)."""
    by_kind: dict[ast.PolicyKind, ast.Policy] = {}
    for line in all_of_kind(lines, ast.Policy):
        other = by_kind.setdefault(line.kind, line)
        if other is not line:
            what = Text(f"policyn om {line.kind.value}", f"the policy on {line.kind.value}")
            findings.append(twice(what, line.span, other.span))
    return tuple(by_kind.values())


def _check_blocks(
    blocks: Iterable[ast.Block],
    scope: Scope,
    measures: tuple[Measure, ...],
    findings: list[Finding],
    kept: Records | None,
) -> None:
    """What every block says of others can be: the names, and the margins of policies."""

    def check(block: ast.Block, findings: list[Finding]) -> None:
        _check_references(block, scope, findings)
        _check_margins(block, measures, findings)

    tables = _tables(scope)
    for block in blocks:
        once(kept, block, tables, None, partial(_asked_by_lines, block), partial(check, block), findings)


def _asked_by_lines(block: ast.Block) -> list[tuple[int, str]] | None:
    """The names in the block, looked for in every table; None where a margin hangs on the units of measures."""
    if any(policy.margin is not None for policy in all_of_kind(block.lines, ast.Policy)):
        return None
    names = dict.fromkeys(key(name.text) for name in names_in(block.lines))
    return [(number, name) for name in names for number in range(3)]


def _tables(scope: Scope) -> tuple[Names, Names, Names]:
    """Where the names in a goal's block are looked up."""
    return scope.measures.blocks, scope.goals.blocks, scope.priority_goals.blocks


def _check_references(block: ast.Block, scope: Scope, findings: list[Finding]) -> None:
    """Every name after `mäts med` and `bidrar till` is declared (MK002)."""
    for line in block.lines:
        if isinstance(line, ast.MeasuredByLine):
            for weighted in line.measures:
                if key(weighted.measure.text) not in scope.measures.blocks:
                    findings.append(unknown(weighted.measure, scope.measures))
        elif isinstance(line, ast.ContributesLine):
            places = {
                "prioriterat mål": (scope.priority_goals,),
                "indikator": (scope.measures,),
                "nämndsmål": (scope.goals,),
            }.get(line.thing or "", (scope.measures, scope.priority_goals, scope.goals))
            for name in line.names:
                if not any(key(name.text) in place.blocks for place in places):
                    findings.append(unknown(name, *places))


def _check_margins(block: ast.Block, measures: Iterable[Measure], findings: list[Finding]) -> None:
    """The margin of a policy is in a unit that every measure it holds for can have (MK004)."""
    own = key(block.name.text) if block.name is not None else ""
    measured = {key(w.measure.text) for line in all_of_kind(block.lines, ast.MeasuredByLine) for w in line.measures}
    for policy in all_of_kind(block.lines, ast.Policy):
        if policy.margin is None or policy.margin.unit is None:
            continue
        for measure in measures:
            concerned = not own or key(measure.name) == own or key(measure.name) in measured
            unit = measure.unit
            if concerned and unit is not None and amount_in_unit(policy.margin, unit) is None:
                findings.append(does_not_convert(policy.margin, unit))
                break


def _contributes(lines: Iterable[ast.Line]) -> tuple[ast.Name, ...]:
    return tuple(name for line in all_of_kind(lines, ast.ContributesLine) for name in line.names)


def _unread(heading: ast.Block, blocks: Iterable[ast.Block]) -> tuple[Span, ...]:
    """The lines that could not be read and might have concerned every goal."""
    return (*heading.unread, *(span for block in _of(blocks, Heading.EVERY_GOAL) for span in block.unread))


def _goals(
    scope: Scope,
    every: tuple[ast.Line, ...],
    scale: tuple[Word, ...],
    findings: list[Finding],
    unread: tuple[Span, ...],
    kept: Records | None,
) -> tuple[Goal, ...]:
    rule = bind_rule(every, scope, scale, findings, roll_up=False)
    common = in_common(kept, (rule, scale, unread))

    def goal(block: ast.Block, findings: list[Finding]) -> Goal:
        return _goal(block, rule, scope, scale, findings, unread)

    tables = _tables(scope)
    return tuple(
        once(kept, block, tables, common, partial(_asked_by_goal, block), partial(goal, block), findings)
        for block in scope.goals.blocks.values()
    )


def _asked_by_goal(block: ast.Block) -> list[tuple[int, str]]:
    names = dict.fromkeys(key(name.text) for name in names_in(block.lines))
    return [(number, name) for name in names for number in range(3)]


def _goal(
    block: ast.Block,
    common: Rule,
    scope: Scope,
    scale: tuple[Word, ...],
    findings: list[Finding],
    unread: tuple[Span, ...],
) -> Goal:
    assert block.name is not None
    rule = _rule(block, common, scope, scale, findings)
    contributes = _contributes(block.lines)
    return Goal(
        name=block.name.text,
        sentence=block.title.text if block.title else block.name.text,
        also_called=tuple(name.text for line in all_of_kind(block.lines, ast.AlsoCalledLine) for name in line.names),
        measures=tuple(
            (weighted.measure.text, Decimal(1) if weighted.weight is None else weighted.weight)
            for line in all_of_kind(block.lines, ast.MeasuredByLine)
            for weighted in line.measures
            if key(weighted.measure.text) in scope.measures.blocks
        ),
        without_measures=first(block.lines, ast.WithoutMeasureLine) is not None,
        indicators=tuple(n.text for n in contributes if _is_indicator(n, scope)),
        priority_goals=tuple(n.text for n in contributes if key(n.text) in scope.priority_goals.blocks),
        rule=rule,
        policies=_policies(block.lines, findings),
        examples=all_of_kind(block.lines, ast.ExampleLine),
        suppressions=all_of_kind(block.lines, ast.SuppressionLine),
        span=block.span,
        unread=(*unread, *block.unread, *rule.left_out, *_unread_measures(block, scope)),
    )


def _unread_measures(goal: ast.Block, scope: Scope) -> Iterator[Span]:
    """What the goal's measures lose: their lines that could not be read, and names that are not declared."""
    for line in all_of_kind(goal.lines, ast.MeasuredByLine):
        for weighted in line.measures:
            measure = scope.measures.blocks.get(key(weighted.measure.text))
            yield from (weighted.measure.span,) if measure is None else measure.unread


def _is_indicator(name: ast.Name, scope: Scope) -> bool:
    block = scope.measures.blocks.get(key(name.text))
    return block is not None and block.heading is Heading.INDICATOR


def _rule(
    block: ast.Block,
    common: Rule,
    scope: Scope,
    scale: tuple[Word, ...],
    findings: list[Finding],
) -> Rule:
    """The goal's rule: verdict lines of its own replace those of `varje nämndsmål`, all of them.

    Exceptions alone are added to the common ones: there is still a rule that they are exceptions to.
    """
    own = bind_rule(block.lines, scope, scale, findings, roll_up=False)
    if own.built_in:
        return common
    if own.lines or own.by_board:
        return own
    exceptions, left_out = (*common.exceptions, *own.exceptions), (*common.left_out, *own.left_out)
    return evolve(common, exceptions=exceptions, left_out=left_out)


def _roll_ups(
    blocks: tuple[ast.Block, ...],
    scope: Scope,
    scale: tuple[Word, ...],
    findings: list[Finding],
    unread: tuple[Span, ...],
) -> tuple[RollUp, ...]:
    """Priority goals in order, the overall assessment last."""
    overall = _of(blocks, Heading.ROLL_UP)
    for extra in overall[1:]:
        what = Text("den samlade bedömningen", "the overall assessment")
        findings.append(twice(what, extra.span, overall[0].span))
    declared = (*scope.priority_goals.blocks.values(), *overall[:1])
    return tuple(_roll_up(block, scope, scale, findings, unread) for block in declared)


def _roll_up(
    block: ast.Block, scope: Scope, scale: tuple[Word, ...], findings: list[Finding], unread: tuple[Span, ...]
) -> RollUp:
    rule = bind_rule(block.lines, scope, scale, findings, roll_up=True)
    policy = first(block.lines, ast.RollUpPolicyLine)
    name = block.name.text if block.name else OVERALL
    return RollUp(
        name=name,
        sentence=block.title.text if block.title else name,
        is_overall=block.heading is Heading.ROLL_UP,
        rule=rule,
        undecided=policy.policy if policy else None,
        suppressions=all_of_kind(block.lines, ast.SuppressionLine),
        span=block.span,
        unread=(*unread, *block.unread, *rule.left_out),
    )


def _assignments(scope: Scope, findings: list[Finding], kept: Records | None) -> tuple[Assignment, ...]:
    def assignment(block: ast.Block, findings: list[Finding]) -> Assignment:
        return _assignment(block)

    return tuple(
        once(kept, block, (), None, list, partial(assignment, block), findings)
        for block in scope.assignments.blocks.values()
    )


def _assignment(block: ast.Block) -> Assignment:
    assert block.name is not None
    valid = first(block.lines, ast.ValidLine)
    responsible = first(block.lines, ast.ResponsibleLine)
    return Assignment(
        name=block.name.text,
        sentence=block.title.text if block.title else block.name.text,
        is_activity=block.heading is Heading.ACTIVITY,
        deadlines=all_of_kind(block.lines, ast.DeadlineLine),
        valid=valid.years if valid else None,
        responsible=responsible.who.text if responsible else None,
        measures=tuple(
            weighted.measure.text for line in all_of_kind(block.lines, ast.MeasuredByLine) for weighted in line.measures
        ),
        contributes_to=tuple(name.text for name in _contributes(block.lines)),
        suppressions=all_of_kind(block.lines, ast.SuppressionLine),
        span=block.span,
        unread=block.unread,
    )


def _table(block: ast.Block) -> TableRules:
    name = block.name.text if block.name else ""
    title = block.title.text if block.title else name
    return TableRules(name, title, block.lines, all_of_kind(block.lines, ast.SuppressionLine), block.span)
