"""Makers of conditions: when a verdict holds (language.md "Verdict lines")."""

from decimal import Decimal

from attrs import evolve

from dsl import ast
from dsl.ast import Class, Compare, Group, Quantifier, Target
from dsl.build_values import whole
from dsl.mistake import mistake
from dsl.words import Place, Token, span, written
from findings.text import Text


def any_of(at: Place, parts: list[ast.Condition]) -> ast.Condition:
    """The one part, or that any of several holds."""
    return parts[0] if len(parts) == 1 else ast.Or(_flat(parts, ast.Or), span(at))


def all_of(at: Place, parts: list[ast.Condition]) -> ast.Condition:
    """The one part, or that all of several hold."""
    return parts[0] if len(parts) == 1 else ast.And(_flat(parts, ast.And), span(at))


def _flat(parts: list[ast.Condition], kind: type[ast.And] | type[ast.Or]) -> tuple[ast.Condition, ...]:
    """`a och (b och c)` is `a och b och c`."""
    return tuple(inner for part in parts for inner in (part.parts if isinstance(part, kind) else (part,)))


def negation(at: Place, part: ast.Condition) -> ast.Not:
    """`inte x nås`."""
    return ast.Not(part, span(at))


# --- One measure or one goal --------------------------------------------------------------------


def reached(at: Place, measure: ast.Name | None) -> ast.Reached:
    """`x nås`."""
    return ast.Reached(measure, False, span(at))


def reached_partly(at: Place, measure: ast.Name | None) -> ast.Reached:
    """`x nås delvis`."""
    return ast.Reached(measure, True, span(at))


def not_reached(at: Place, measure: ast.Name | None) -> ast.Not:
    """`x inte nås`, `x nås inte`."""
    return ast.Not(ast.Reached(measure, False, span(at)), span(at))


def reaches_share(at: Place, measure: ast.Name | None, percent: ast.Quantity) -> ast.ReachesShare:
    """`x når minst 90 % av målvärdet`."""
    return ast.ReachesShare(measure, percent, span(at))


def is_missing(at: Place, measure: ast.Name | None) -> ast.IsMissing:
    """`x saknas`."""
    return ast.IsMissing(measure, span(at))


def is_preliminary(at: Place, measure: ast.Name | None) -> ast.IsPreliminary:
    """`x är preliminärt`."""
    return ast.IsPreliminary(measure, span(at))


def fulfils(at: Place, measure: ast.Name | None, target: Target, scope: ast.Scope | None) -> ast.Fulfils:
    """`x är minst 5`, `x förbättras`."""
    return ast.Fulfils(measure, target if scope is None else evolve(target, scope=scope), span(at))


def goal_is(at: Place, goal: ast.Name | None, of_class: Class) -> ast.GoalIs:
    """`svarstid är helt uppfyllt`."""
    return ast.GoalIs(_named(at, goal), of_class, False, span(at))


def goal_is_at_least(at: Place, goal: ast.Name | None, of_class: Class) -> ast.GoalIs:
    """`svarstid är minst delvis uppfyllt`."""
    return ast.GoalIs(_named(at, goal), of_class, True, span(at))


def goal_is_undecided(at: Place, goal: ast.Name | None, of_class: Class) -> ast.GoalIs:
    """`svarstid kan ej bedömas`."""
    return ast.GoalIs(_named(at, goal), of_class, False, span(at))


def _named(at: Place, goal: ast.Name | None) -> ast.Name:
    if goal is None:
        raise mistake(
            at,
            Text(
                "indikatorn har ett målvärde som nås eller inte nås, och ingen egen bedömning",
                "the indicator has a target that is met or not met, and no assessment of its own",
            ),
            Text('skriv "indikatorn nås"', 'write "indikatorn nås"'),
        )
    return goal


# --- Several ------------------------------------------------------------------------------------


def set_reached(at: Place, quantifier: Quantifier, group: Group) -> ast.SetReached:
    """`alla nyckeltal nås`."""
    return ast.SetReached(quantifier, group, False, None, span(at))


def set_reached_partly(at: Place, quantifier: Quantifier, group: Group) -> ast.SetReached:
    """`alla nyckeltal nås delvis`."""
    return ast.SetReached(quantifier, group, True, None, span(at))


def set_changes(at: Place, quantifier: Quantifier, group: Group, change: Target) -> ast.SetReached:
    """`mer än hälften av indikatorerna förbättras`."""
    return ast.SetReached(quantifier, group, False, change, span(at))


def set_done(at: Place, quantifier: Quantifier, group: Group) -> ast.SetDone:
    """`alla aktiviteter är klara`."""
    return ast.SetDone(quantifier, group, span(at))


def goals_are(at: Place, quantifier: Quantifier, group: Group, of_class: Class) -> ast.GoalsAre:
    """`alla nämndsmål är helt uppfyllda`."""
    return ast.GoalsAre(quantifier, group, of_class, False, span(at))


def goals_are_at_least(at: Place, quantifier: Quantifier, group: Group, of_class: Class) -> ast.GoalsAre:
    """`minst 80 % av nämndsmålen är minst delvis uppfyllda`."""
    return ast.GoalsAre(quantifier, group, of_class, True, span(at))


def goals_are_undecided(at: Place, quantifier: Quantifier, group: Group, of_class: Class) -> ast.GoalsAre:
    """`minst 2 nämndsmål kan ej bedömas`."""
    return ast.GoalsAre(quantifier, group, of_class, False, span(at))


def average_share(at: Place, percent: ast.Quantity) -> ast.AverageShare:
    """`i snitt minst 91 % av målvärdena`."""
    return ast.AverageShare(percent, span(at))


def every(at: Place) -> Quantifier:
    """`alla`."""
    return Quantifier(written(at), every=True)


def none_of(at: Place) -> Quantifier:
    """`inget`."""
    return Quantifier(written(at), none=True)


def count_of(at: Place, compare: Compare, count: int) -> Quantifier:
    """`minst 2`."""
    return Quantifier(written(at), compare=compare, count=count)


def count_out_of(at: Place, counted: Quantifier, out_of: int) -> Quantifier:
    """`minst 2 av 3`; n and m stay as written (semantics 3.1)."""
    return evolve(counted, printed=written(at), out_of=out_of)


def share_of(at: Place, compare: Compare, percent: ast.Quantity) -> Quantifier:
    """`minst 80 %`."""
    return Quantifier(written(at), compare=compare, percent=percent.value)


def half_of(at: Place, compare: Compare) -> Quantifier:
    """`mer än hälften`."""
    return Quantifier(written(at), compare=compare, percent=Decimal(50))


def count(at: Place, token: Token) -> int:
    """A number of things."""
    return whole(at, token)


# --- Verdicts -----------------------------------------------------------------------------------


def class_verdict(at: Place, of_class: Class) -> ast.Verdict:
    """`helt uppfyllt`."""
    return ast.Verdict(of_class, None, span(at))


def word_verdict(at: Place, word: ast.Quoted) -> ast.Verdict:
    """`"Gul"`."""
    return ast.Verdict(None, word.text, span(at))


def verdict_line(at: Place, verdict: ast.Verdict, condition: ast.Condition) -> ast.VerdictLine:
    """`helt uppfyllt när …`, `bedöms "Gul" när …`."""
    return ast.VerdictLine(verdict, condition, span(at))


def otherwise(at: Place, verdict: ast.Verdict) -> ast.VerdictLine:
    """`i övrigt …`."""
    return ast.VerdictLine(verdict, None, span(at))


def exception(at: Place, name: ast.Quoted, condition: ast.Condition, verdict: ast.Verdict) -> ast.ExceptionLine:
    """`undantag "a" när … ger …`."""
    return ast.ExceptionLine(name, None, condition, verdict, span(at))


def exception_to(
    at: Place, name: ast.Quoted, to: ast.Quoted, condition: ast.Condition, verdict: ast.Verdict
) -> ast.ExceptionLine:
    """`undantag "b" från "a" när … ger …`."""
    return ast.ExceptionLine(name, to, condition, verdict, span(at))


def by_board(at: Place) -> ast.ByBoardLine:
    """`bedöms av nämnden`."""
    return ast.ByBoardLine(span(at))


def roll_up_policy(at: Place, policy: ast.RollUpPolicy) -> ast.RollUpPolicyLine:
    """`mål som inte kan bedömas räknas inte`."""
    return ast.RollUpPolicyLine(policy, span(at))
