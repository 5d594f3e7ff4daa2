"""A cursor in, what is worth knowing of what stands there out: a measure, a goal, a code, a line."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from dsl import ast
from engine.check import CheckModule
from engine.decisions import decisions_of
from engine.names import key
from engine.plan import Goal, Measure, Plan, TargetOfYear
from engine.policies import declared_policies, each_policy
from engine.printed import in_swedish
from findings.codes import CODES
from findings.span import Span
from findings.text import Text, in_language, same
from language_server.cursor import Cursor, line_at, occurrence_at, token_at
from language_server.meanings import meaning
from language_server.symbols import Declaration, Declarations, Space, meant
from writers.wording import origin, policy_sentence

#: Signs that Markdown would take for its own.
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~"})


@frozen
class Hover:
    """What is shown, as Markdown, and the place it is about, with the line numbers of the reading."""

    text: str
    span: Span


def hover_at(
    cursor: Cursor, plan: Plan | None, known: Declarations, checks: Sequence[CheckModule], lang: str
) -> Hover | None:
    """What is shown at the cursor; None where there is nothing to say."""
    occurrence = occurrence_at(cursor)
    if occurrence is not None:
        declaration = meant(occurrence, known)
        if declaration is None:
            return None
        return Hover(_of_declaration(declaration, cursor, plan, lang), occurrence.span)
    token = token_at(cursor)
    line = line_at(cursor)
    if token is None or line is None:
        return None
    span = Span(cursor.document.name, token.line, token.column, token.column + len(token.text))
    if isinstance(line, ast.SuppressionLine) and token.text.upper() == line.code:
        title = _title(line.code, checks)
        return None if title is None else Hover(_paragraphs((title,), lang), span)
    told = meaning(line)
    is_word = token.line == line.span.line and token.otherwise != ""
    return Hover(_paragraphs((told,), lang), span) if told is not None and is_word else None


def _title(code: str, checks: Sequence[CheckModule]) -> Text | None:
    """What a code finds."""
    titles = {one.code: one.title for one in CODES} | {one.check.code: one.check.title for one in checks}
    title = titles.get(code)
    return None if title is None else Text(f"{code}: {title.sv}", f"{code}: {title.en}")


def _of_declaration(declaration: Declaration, cursor: Cursor, plan: Plan | None, lang: str) -> str:
    block = declaration.block
    name = declaration.name.text
    title = name if block.title is None else f"{name}: {block.title.text}"
    texts: list[Text] = [same(f"{block.heading.value} {title}")]
    if plan is not None and declaration.space is Space.MEASURE:
        measure = next((one for one in plan.measures if key(one.name) == key(name)), None)
        if measure is not None:
            texts[0] = same(f"{block.heading.value} {name}: {measure.title}")
            texts.extend(_of_measure(measure, _goal_of(measure, cursor, plan), plan))
    elif plan is not None and declaration.space is Space.GOAL:
        goal = next((one for one in plan.goals if key(one.name) == key(name)), None)
        texts.extend(() if goal is None else _of_goal(goal))
    return _paragraphs(texts, lang)


def _goal_of(measure: Measure, cursor: Cursor, plan: Plan) -> Goal | None:
    """The goal that the cursor stands in, else the first that the measure decides."""
    goals = [goal for goal in plan.goals if any(key(name) == key(measure.name) for name, _ in goal.measures)]
    here = cursor.block.name.text if cursor.block is not None and cursor.block.name is not None else ""
    return next((goal for goal in goals if key(goal.name) == key(here)), goals[0] if goals else None)


def _of_goal(goal: Goal) -> Iterator[Text]:
    if goal.measures:
        names = ", ".join(name for name, _ in goal.measures)
        yield Text(f"mäts med {names}", f"measured by {names}")
    above = ", ".join((*goal.indicators, *goal.priority_goals))
    if above:
        yield Text(f"bidrar till {above}", f"contributes to {above}")


def _of_measure(measure: Measure, goal: Goal | None, plan: Plan) -> Iterator[Text]:
    yield from _kind(measure)
    for target in measure.targets:
        yield _target(target, plan)
    policies = [
        Text(f"{sentence.sv} ({source.sv})", f"{sentence.en} ({source.en})")
        for policy in each_policy(declared_policies(plan, goal, measure))
        for sentence, source in ((policy_sentence(policy), origin(policy)),)
    ]
    whose = Text("", "") if goal is None else Text(f" i {goal.name}", f" in {goal.name}")
    yield Text(
        f"Policy{whose.sv}: {'; '.join(policy.sv for policy in policies)}.",
        f"Policies{whose.en}: {'; '.join(policy.en for policy in policies)}.",
    )


def _kind(measure: Measure) -> Iterator[Text]:
    """Unit, range, direction and source, as far as they are declared."""
    said: list[Text] = []
    if measure.unit is not None:
        said.append(Text(f"enhet {measure.unit.name}", f"unit {measure.unit.name}"))
    if measure.low is not None and measure.high is not None:
        low, high = in_swedish(measure.low), in_swedish(measure.high)
        said.append(Text(f"mellan {low} och {high}", f"between {low} and {high}"))
    elif measure.low is not None:
        said.append(Text(f"lägst {in_swedish(measure.low)}", f"at least {in_swedish(measure.low)}"))
    if measure.band is not None:
        low, high = (in_swedish(bound) for bound in measure.band)
        said.append(Text(f"bäst mellan {low} och {high}", f"best between {low} and {high}"))
    elif measure.direction is not None:
        english = "higher is better" if measure.direction is ast.Direction.HIGHER else "lower is better"
        said.append(Text(measure.direction.value, english))
    if measure.source is not None:
        said.append(Text(f"källa {measure.source}", f"source {measure.source}"))
    if said:
        yield Text(", ".join(one.sv for one in said), ", ".join(one.en for one in said))


def _target(target: TargetOfYear, plan: Plan) -> Text:
    of = decisions_of(target, plan.decision)
    sv = en = f"{target.year}: {target.target.printed}"
    if target.partial is not None:
        sv, en = f"{sv}, delvis {target.partial.printed}", f"{en}, partly {target.partial.printed}"
    if of.decision is not None:
        sv, en = f"{sv}, enligt {of.decision}", f"{en}, by {of.decision}"
    if of.changed_from is not None:
        by = "" if of.changed_by is None else f" ({of.changed_by})"
        sv, en = f"{sv}, ändrat från {of.changed_from}{by}", f"{en}, changed from {of.changed_from}{by}"
    return Text(sv, en)


def _paragraphs(texts: Sequence[Text], lang: str) -> str:
    return "\n\n".join(in_language(text, lang).translate(_MARKDOWN) for text in texts)
