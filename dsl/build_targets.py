"""Makers of targets and policies: what the outcome of a year must meet, as data (language.md "Targets")."""

from decimal import Decimal

from attrs import evolve, frozen

from dsl import ast
from dsl.ast import Action, Compare, PolicyKind, Target
from dsl.build_values import figure, whole
from dsl.mistake import mistake
from dsl.words import Place, Token, span, written
from findings.codes import DECLARED_TWICE
from findings.text import Text

#: What the base of a change is where it is the year before, named or not.
PREVIOUS = None


@frozen
class Partial:
    """`delvis högst 7 %`."""

    target: Target


@frozen
class Decided:
    """`enligt "…"`."""

    decision: ast.Quoted


@frozen
class Changed:
    """`ändrat från minst 90 % enligt "…"`; a second `enligt` tells the decision of the line."""

    target: Target
    by: Decided | None
    decision: Decided | None


def target_line(
    at: Place,
    years: ast.Years,
    target: Target,
    suffixes: list[Partial | Decided],
    changed: Changed | None,
) -> ast.TargetLine:
    """A target with what follows it, in any order."""
    partial: Target | None = None
    decision: ast.Quoted | None = None
    for suffix in suffixes:
        if isinstance(suffix, Partial):
            if partial is not None:
                raise _twice(at, "delvis")
            partial = suffix.target
        else:
            if decision is not None:
                raise _twice(at, "enligt")
            decision = suffix.decision
    if changed is None:
        return ast.TargetLine(years, target, partial, decision, None, None, span(at))
    if changed.decision is not None:
        if decision is not None:
            raise _twice(at, "enligt")
        decision = changed.decision.decision
    by = changed.by.decision if changed.by is not None else None
    return ast.TargetLine(years, target, partial, decision, changed.target, by, span(at))


def no_suffix(at: Place) -> list[Partial | Decided]:
    """Nothing follows the target as yet."""
    return []


def partial(at: Place, target: Target) -> Partial:
    """The limit for delvis uppfyllt."""
    return Partial(target)


def decided(at: Place, decision: ast.Quoted) -> Decided:
    """The decision that a target stands in."""
    return Decided(decision)


def changed(at: Place, target: Target, by: Decided | None, decision: Decided | None) -> Changed:
    """What the target was before."""
    return Changed(target, by, decision)


def scoped(at: Place, target: Target, scope: ast.Scope) -> Target:
    """A target for every part, or for both sexes."""
    return evolve(target, scope=scope, printed=written(at), span=span(at))


def in_all(at: Place) -> ast.Scope:
    """`i alla`."""
    return ast.Scope()


def in_some(at: Place, at_least: Token, out_of: Token) -> ast.Scope:
    """`i minst 5 av 7`."""
    return ast.Scope(at_least=whole(at, at_least), out_of=whole(at, out_of))


def for_both_sexes(at: Place) -> ast.Scope:
    """`för båda könen`."""
    return ast.Scope(both_sexes=True)


# --- The phrases --------------------------------------------------------------------------------


def level(at: Place, compare: Compare, limit: ast.Quantity) -> Target:
    """`minst 61,25 %`."""
    return Target(compare, span(at), written(at), (limit,))


def share_of_base(at: Place, compare: Compare, share: ast.Quantity, base: int) -> Target:
    """`minst 120 % av 2019`."""
    if share.unit not in ("%", "procent"):
        raise mistake(
            at,
            Text(
                f'en andel av {base} anges i procent, men här står "{share.printed}"',
                f'a share of {base} is given in percent, but it says "{share.printed}" here',
            ),
            Text(f"skriv till exempel 120 % av {base}", f"write for example 120 % av {base}"),
        )
    return Target(compare, span(at), written(at), share=ast.Share(share.value.scaleb(-2), share.printed), base=base)


def half_of_base(at: Place, compare: Compare, base: int) -> Target:
    """`högst hälften av 2022`."""
    return Target(compare, span(at), written(at), share=ast.Share(Decimal("0.5"), "hälften"), base=base)


def exactly(at: Place, limit: ast.Quantity) -> Target:
    """`exakt x`."""
    return Target(Compare.EXACTLY, span(at), written(at), (limit,))


def between(at: Place, low: ast.Quantity, high: ast.Quantity) -> Target:
    """`mellan a och b`."""
    return Target(Compare.BETWEEN, span(at), written(at), (low, high))


def better_than(at: Place, comparator: str) -> Target:
    """`bättre än riket`."""
    return Target(Compare.BETTER_THAN, span(at), written(at), comparator=comparator)


def as_good_as(at: Place, comparator: str) -> Target:
    """`minst lika bra som liknande kommuner`."""
    return Target(Compare.AS_GOOD_AS, span(at), written(at), comparator=comparator)


def known_comparator(at: Place) -> str:
    """`riket`, `liknande kommuner`."""
    return written(at).lower()


def named_comparator(at: Place, text: ast.Quoted) -> str:
    """`"Nyköping"`."""
    return text.text


def rank(at: Place, place: Token) -> Target:
    """`plats 50 eller bättre`."""
    limit = ast.Quantity(figure(at, place), "plats", place.text, span(Place(at.words, place, place)))
    return Target(Compare.RANK, span(at), written(at), (limit,))


def top_share(at: Place, share: ast.Quantity) -> Target:
    """`bland de 25 % bästa`."""
    return Target(Compare.TOP_SHARE, span(at), written(at), (share,))


def line_target(at: Place, inner: Target, end: int | None, base: int | None) -> Target:
    """`på väg mot minst 100 % år 2035 från 2019`; what is left out is for MK108."""
    return Target(Compare.LINE, span(at), written(at), base=base, end=end, inner=inner)


def mean(at: Place, years: ast.Years, at_least: Token | None, inner: Target) -> Target:
    """`i genomsnitt 2018–2020 av minst 2 år minst 2 %`."""
    least = whole(at, at_least) if at_least is not None else None
    return Target(Compare.MEAN, span(at), written(at), years=years, at_least_years=least, inner=inner)


def unchanged(at: Place, amount: ast.Quantity | None, base: int | None) -> Target:
    """`oförändrat ± 1`."""
    return Target(Compare.UNCHANGED, span(at), written(at), _amount(amount), base=base)


def yes(at: Place) -> Target:
    """`ja`."""
    return Target(Compare.YES, span(at), written(at))


def no(at: Place) -> Target:
    """`nej`."""
    return Target(Compare.NO, span(at), written(at))


def change(at: Place, compare: Compare, amount: ast.Quantity | None, base: int | None) -> Target:
    """`öka med minst 2 procentenheter från 2018`."""
    return Target(compare, span(at), written(at), _amount(amount), base=base)


def halved(at: Place, base: int | None, end: int | None) -> Target:
    """`halveras från 2022 till 2026`; without its base it is for MK108."""
    share = ast.Share(Decimal("0.5"), "halveras")
    return Target(Compare.AT_MOST, span(at), written(at), share=share, base=base, end=end)


def doubled(at: Place, base: int | None, end: int | None) -> Target:
    """`fördubblas från 2022 till 2026`."""
    share = ast.Share(Decimal(2), "fördubblas")
    return Target(Compare.AT_LEAST, span(at), written(at), share=share, base=base, end=end)


def _amount(amount: ast.Quantity | None) -> tuple[ast.Quantity, ...]:
    return () if amount is None else (amount,)


# --- Policies -----------------------------------------------------------------------------------


@frozen
class Doing:
    """What a policy says, with what belongs to it."""

    action: Action
    margin: ast.Quantity | None = None
    max_age: int | None = None


def policy(at: Place, kind: PolicyKind, doing: Doing) -> ast.Policy:
    """A policy: what it is about, and what it says."""
    return ast.Policy(kind, doing.action, span(at), written(at), doing.margin, doing.max_age)


def accepted_with_margin(at: Place, margin: ast.Quantity) -> Doing:
    """`godtas med marginal x`."""
    return Doing(Action.ACCEPT_WITH_MARGIN, margin=margin)


def carried(at: Place, age: Token | None) -> Doing:
    """`ersätts av senaste utfall, högst 1 år gammalt`."""
    return Doing(Action.CARRY, max_age=whole(at, age) if age is not None else None)


def _twice(at: Place, word: str) -> Exception:
    return mistake(
        at,
        Text(f'målet har "{word}" två gånger', f'the target has "{word}" twice'),
        Text("ta bort det ena", "take one of them away"),
        DECLARED_TWICE,
    )
