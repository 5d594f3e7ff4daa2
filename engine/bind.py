"""Verdict lines as written in, the same with every name known to exist and every word given its class out."""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from dsl import ast
from engine.askable import not_askable
from engine.names import Declared, all_of_kind, key, twice, unknown
from engine.plan import Rule, Word
from findings.codes import MISPLACED, UNKNOWN_NAME, file_finding
from findings.finding import Finding, Label
from findings.text import Text


@frozen
class Scope:
    """Everything that can be named in a plan."""

    measures: Declared
    goals: Declared
    priority_goals: Declared
    assignments: Declared


def bind_rule(
    lines: Iterable[ast.Line],
    scope: Scope,
    scale: tuple[Word, ...],
    findings: list[Finding],
    *,
    roll_up: bool,
) -> Rule:
    """The rule that `lines` write; what cannot be bound is a finding and left out.

    Conditions over goals belong to roll-ups alone (language.md, "Verdict lines").
    """
    lines = tuple(lines)
    verdicts = []
    for line in all_of_kind(lines, ast.VerdictLine):
        verdict = _verdict(line.verdict, scale, findings)
        if verdict is not None and _known(line.condition, scope, findings, roll_up=roll_up):
            verdicts.append(evolve(line, verdict=verdict))
    exceptions = tuple(_exceptions(all_of_kind(lines, ast.ExceptionLine), scope, scale, findings, roll_up))
    by_board = any(isinstance(line, ast.ByBoardLine) for line in lines)
    written = [line for line in lines if isinstance(line, ast.VerdictLine | ast.ExceptionLine)]
    used = {*(line.span for line in verdicts), *(line.span for line in exceptions)}
    left_out = tuple(line.span for line in written if line.span not in used)
    return Rule(tuple(verdicts), exceptions, by_board, not written and not by_board, left_out)


def _exceptions(
    lines: tuple[ast.ExceptionLine, ...],
    scope: Scope,
    scale: tuple[Word, ...],
    findings: list[Finding],
    roll_up: bool,
) -> Iterator[ast.ExceptionLine]:
    named: dict[str, ast.ExceptionLine] = {}
    for line in lines:
        other = named.setdefault(key(line.name.text), line)
        if other is not line:
            what = Text(f'undantaget "{line.name.text}"', f'the exception "{line.name.text}"')
            findings.append(twice(what, line.span, other.span))
    rings: dict[str, bool] = {}
    for line in named.values():
        verdict = _verdict(line.verdict, scale, findings)
        if line.to is not None and (key(line.to.text) not in named or _in_ring(line, named, rings)):
            findings.append(_unknown_exception(line.to))
        elif verdict is not None and _known(line.condition, scope, findings, roll_up=roll_up):
            yield evolve(line, verdict=verdict)


def _in_ring(line: ast.ExceptionLine, named: dict[str, ast.ExceptionLine], known: dict[str, bool]) -> bool:
    """Whether the way up from `line` never ends; `known` keeps the answer for every exception on the way."""
    way: dict[str, None] = {}
    at: ast.ExceptionLine | None = line
    ring = False
    while at is not None and at.to is not None and not ring:
        name = key(at.name.text)
        if name in known:
            ring = known[name]
            break
        ring = name in way
        way[name] = None
        at = named.get(key(at.to.text))
    known.update(dict.fromkeys(way, ring))
    return ring


def _unknown_exception(name: ast.Quoted) -> Finding:
    return file_finding(
        UNKNOWN_NAME,
        Text(
            f'inget undantag som kan få ett undantag heter "{name.text}"',
            f'there is no exception "{name.text}" to make an exception to',
        ),
        (Label(name.span),),
    )


def _verdict(verdict: ast.Verdict, scale: tuple[Word, ...], findings: list[Finding]) -> ast.Verdict | None:
    """The verdict with its class: one of the plan's words stands for the first of its classes."""
    if verdict.word is None:
        return verdict
    for word in scale:
        if key(word.word) == key(verdict.word):
            return evolve(verdict, of_class=word.classes[0])
    words = ", ".join(f'"{word.word}"' for word in scale)
    findings.append(
        file_finding(
            UNKNOWN_NAME,
            Text(
                f'"{verdict.word}" är inte ett av planens ord för bedömningar',
                f'"{verdict.word}" is not one of the plan\'s words for assessments',
            ),
            (Label(verdict.span),),
            Text(f"planens ord är {words}", f"the plan's words are {words}"),
        )
    )
    return None


def _known(condition: ast.Condition | None, scope: Scope, findings: list[Finding], *, roll_up: bool) -> bool:
    """Whether every name in `condition` is declared and every part belongs where it stands."""
    before = len(findings)
    for part in parts(condition):
        wrong = not_askable(part, roll_up=roll_up)
        if wrong is not None:
            findings.append(file_finding(MISPLACED, wrong.message, (Label(part.span),), wrong.help))
        elif isinstance(part, ast.GoalsAre | ast.GoalIs) and not roll_up:
            findings.append(_only_in_roll_up(part))
        elif isinstance(part, ast.GoalIs):
            name = key(part.goal.text)
            if name not in scope.goals.blocks and name not in scope.priority_goals.blocks:
                findings.append(unknown(part.goal, scope.goals))
        else:
            name_node = measure_of(part)
            if name_node is not None and key(name_node.text) not in scope.measures.blocks:
                findings.append(unknown(name_node, scope.measures))
    return len(findings) == before


def _only_in_roll_up(part: ast.GoalsAre | ast.GoalIs) -> Finding:
    return file_finding(
        MISPLACED,
        Text(
            "ett nämndsmål bedöms inte av andra måls bedömningar",
            "a goal is not judged by the assessments of other goals",
        ),
        (Label(part.span),),
        Text(
            "skriv villkoret under `prioriterat mål` eller `samlad bedömning`",
            "write the condition under `prioriterat mål` or `samlad bedömning`",
        ),
    )


def parts(condition: ast.Condition | None) -> Iterator[ast.Condition]:
    """The conditions without parts of their own that `condition` is made of, left to right."""
    if isinstance(condition, ast.And | ast.Or):
        for part in condition.parts:
            yield from parts(part)
    elif isinstance(condition, ast.Not):
        yield from parts(condition.part)
    elif condition is not None:
        yield condition


def measure_of(part: ast.Condition) -> ast.Name | None:
    """The measure that a condition names; None where it names none, or says `indikatorn`."""
    if isinstance(part, ast.Reached | ast.ReachesShare | ast.Fulfils | ast.IsMissing | ast.IsPreliminary):
        return part.measure
    return None
