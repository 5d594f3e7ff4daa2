"""What the examples of rule files gave in, text for a terminal out: those that fail, and what none of them tries."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from dsl.ast import ExceptionLine
from dsl.condition_text import condition_text
from engine.compile import class_of
from engine.coverage import Coverage, Line
from engine.examples import Judged, agrees, year_is_said
from engine.plan import Goal, Plan
from engine.waiting import waits_for_target
from findings.finding import Severity
from findings.text import Text, in_language
from writers.examined import Examined
from writers.excerpt import name_of
from writers.shown_text import clean
from writers.text import coloured, known_lines, plain, render_finding, some_names
from writers.wording import origin, policy_sentence


@frozen
class Counts:
    """How many there are of each, and how many of them are as they should."""

    examples: int
    agree: int
    #: They wait for a target that is not decided yet.
    waiting: int
    lines: int
    lines_tried: int
    policies: int
    policies_tried: int
    goals: int
    goals_tried: int


def counts(plans: tuple[Coverage, ...]) -> Counts:
    """The sums over all plans."""
    examples = [(of.plan, one) for of in plans for one in of.examples]
    lines = [line for of in plans for line in of.lines]
    policies = [policy for of in plans for policy in of.policies]
    return Counts(
        len(examples),
        sum(year_is_said(plan, one.example) and agrees(one) for plan, one in examples),
        sum(waits(plan, one) for plan, one in examples),
        len(lines),
        sum(line.tried for line in lines),
        len(policies),
        sum(policy.tried for policy in policies),
        sum(len(of.goals) for of in plans),
        sum(len(of.goals) - len(of.untried) for of in plans),
    )


def waits(plan: Plan, judged: Judged) -> bool:
    """Whether an example cannot be tried yet: a target of its year is not decided."""
    return year_is_said(plan, judged.example) and waits_for_target(plan, judged)


def is_untried(plans: tuple[Coverage, ...]) -> bool:
    """Whether there is a line, a policy or a goal that no example tries."""
    found = counts(plans)
    return (found.lines_tried, found.policies_tried, found.goals_tried) != (found.lines, found.policies, found.goals)


# --- Text -------------------------------------------------------------------------------------------------


def render(examined: Examined, plans: tuple[Coverage, ...], *, lang: str = "sv", colour: bool = False) -> str:
    """The whole text, with a line break at its end: what is wrong, what no example tries, and the sum.

    `examined` has the files and the findings, and no reports.
    """
    paint = coloured if colour else plain
    parts = ["\n".join(_scope(examined, lang))]
    parts += [
        render_finding(finding, examined.sources, lang=lang, paint=paint)
        for finding in examined.findings
        if finding.accepted is None and finding.severity is not Severity.NOTE
    ]
    known = "\n".join(known_lines(examined, lang))
    parts += [known] if known else []
    untried = [line for of in plans for line in _untried(of, examined.sources, lang)]
    if untried:
        heading = in_language(Text("Inget exempel prövar:", "No example tries:"), lang)
        parts.append("\n".join([paint(heading, "strong"), *untried]))
    parts.append(paint(_sum(counts(plans), lang), "strong"))
    return "\n\n".join(parts) + "\n"


def _scope(examined: Examined, lang: str) -> Iterator[str]:
    yield in_language(
        Text("Prövat: om exemplen ger vad de säger.", "Tested: whether the examples give what they say."), lang
    )
    yield in_language(Text("Filer: ", "Files: "), lang) + ", ".join(clean(one.name) for one in examined.inputs)
    if examined.passed_over:
        words = Text("Inte lästa (inte regelfiler): ", "Not read (not rules): ")
        yield in_language(words, lang) + some_names(examined.passed_over, lang)


def _untried(of: Coverage, sources: Mapping[str, str], lang: str) -> Iterator[str]:
    """A line each: the place, what stands there, and whose it is where it is common to several goals."""
    for line in of.lines:
        if not line.tried:
            yield f"  {name_of(line.line.span, sources, lang)}: {clean(_whose(line_text(line.line), line.goals, lang))}"
    for policy in of.policies:
        if not policy.tried:
            words, source = policy_sentence(policy.policy), in_language(origin(policy.policy), lang)
            text = f"policy: {in_language(words, lang)} ({source})"
            yield f"  {name_of(policy.span, sources, lang)}: {clean(text)}"
    for goal in of.untried:
        text = in_language(Text(f"målet {goal.name} har inget exempel", f"the goal {goal.name} has no example"), lang)
        yield f"  {name_of(goal.span, sources, lang)}: {clean(text)}"


def _whose(text: str, goals: tuple[Goal, ...], lang: str) -> str:
    if len(goals) == 1:
        return f"{text} ({goals[0].name})"
    return in_language(Text(f"{text} ({len(goals)} mål)", f"{text} ({len(goals)} goals)"), lang)


def line_text(line: Line) -> str:
    """A verdict line or an exception as it would be written."""
    verdict = line.verdict
    given = f'"{verdict.word}"' if verdict.word is not None else class_of(verdict).value.lower()
    if isinstance(line, ExceptionLine):
        above = f' från "{line.to.text}"' if line.to is not None else ""
        return f'undantag "{line.name.text}"{above} när {condition_text(line.condition)} ger {given}'
    if line.condition is None:
        return f"i övrigt {given}"
    return f"{'bedöms ' if verdict.word is not None else ''}{given} när {condition_text(line.condition)}"


def _sum(found: Counts, lang: str) -> str:
    """`12 exempel, 12 ger vad de säger; 5 av 8 bedömningsrader och 1 av 2 policyer prövas av något exempel.`"""
    tried = []
    if found.lines:
        tried.append(
            Text(
                f"{found.lines_tried} av {found.lines} bedömningsrader",
                f"{found.lines_tried} of {found.lines} verdict lines",
            )
        )
    if found.policies:
        tried.append(
            Text(
                f"{found.policies_tried} av {found.policies} policyer",
                f"{found.policies_tried} of {found.policies} policies",
            )
        )
    sv = f"{found.examples} exempel, {found.agree} ger vad de säger"
    en = f"{found.examples} example{'' if found.examples == 1 else 's'}, {found.agree} as stated"
    if found.waiting:
        sv += f", {found.waiting} kan inte prövas än: målvärde saknas"
        en += f", {found.waiting} cannot be tried yet: target missing"
    if tried:
        sv += f"; {' och '.join(of.sv for of in tried)} prövas av något exempel"
        en += f"; {' and '.join(of.en for of in tried)} are tried by some example"
    return in_language(Text(f"{sv}.", f"{en}."), lang)
