"""Målet är jämfört med något som inte står där: halveras, men från vad och till när?

"Sjukfrånvaron ska halveras" kan ingen pröva utan ett basår, och utan slutår vet ingen när det ska vara gjort. Ett basår
som inte ligger före det år som bedöms går inte heller att räkna från.

Läses i målvärden, i villkor och, för det som inte har något nyckeltal, i målets och uppdragets egen mening. Tyst när
slutåret är målvärdets eget år (`mål 2026 halveras från 2022`), om `öka` och `minska` utan basår, som jämförs med året
före, och om meningar som säger vad de räknar från ("halveras jämfört med 2022", "från 8 procent").
"""

import re
from collections.abc import Iterator

from attrs import frozen

from dsl import ast
from dsl.ast import Compare
from engine.check import Check, finding
from engine.evidence import expected_year
from engine.plan import Assignment, Goal, Measure, Plan, TargetOfYear
from engine.relative import target_lines
from engine.uses import by_owner, conditions_of, rules_of
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text

CHECK = Check(
    "MK108",
    "relativt-mål-utan-bas-eller-slut",
    Severity.WARNING,
    Consequence.VERDICT,
    Text(
        "Ett mål som jämförs med ett annat år saknar basår eller slutår.",
        "A target that is compared with another year has no base year or no end year.",
    ),
    Text(
        "Tyst när slutåret är målvärdets eget år, och när meningen säger vad den räknar från.",
        "Silent where the end is the target's own year, and where the sentence says what it counts from.",
    ),
)
#: `från 2022`, `jämfört med 8,2 procent`: what a sentence counts from.
_BASE = re.compile(
    r"\b(?:från|sedan|mot|än|jämfört\s+med|jämförelse\s+med|förhållande\s+till|utifrån)\s[^.;]*?\d"
    r"|\b(?:19|20)\d\d\s+års\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\b(?:halveras?|halverar|fördubblas?|fördubblar)\b", re.IGNORECASE)


@frozen
class Lacking:
    """One target with what it lacks."""

    span: Span
    printed: str
    what: Text
    help: Text


def lint(plan: Plan) -> Iterator[Finding]:
    """The targets that cannot be computed from what is written, then the sentences that promise a share of nothing."""
    lacking = ((measure, one) for measure in plan.measures for one in _of_measure(measure))
    for goal, found in by_owner(plan, lacking):
        first_measure, first = found[0]
        whose = "" if goal is None else f" ({goal})"
        yield _finding(
            goal,
            f'målvärdet "{first.printed}" för "{first_measure.name}"{whose}',
            f'the target "{first.printed}" of "{first_measure.name}"{whose}',
            first,
            tuple(Label(one.span, _told(measure, one) if one is not first else None) for measure, one in found),
        )
    yield from _of_conditions(plan)
    sentences: list[Goal | Assignment] = [*plan.goals, *plan.assignments]
    for said in sentences:
        yield from _of_sentence(said)


def _finding(goal: str | None, sv: str, en: str, lacking: Lacking, labels: tuple[Label, ...]) -> Finding:
    return finding(
        CHECK,
        Text(f"{sv} {lacking.what.sv}", f"{en} {lacking.what.en}"),
        labels,
        goal=goal,
        help=lacking.help,
    )


def _told(measure: Measure, lacking: Lacking) -> Text:
    return Text(f'"{measure.name}" {lacking.what.sv}', f'"{measure.name}" {lacking.what.en}')


def _of_measure(measure: Measure) -> Iterator[Lacking]:
    for of_year in target_lines(measure):
        for target in (of_year.target, of_year.partial):
            lacking = None if target is None else _in_line(measure, of_year, target)
            if lacking is not None:
                yield lacking
                break


def _in_line(measure: Measure, of_year: TargetOfYear, target: ast.Target) -> Lacking | None:
    """What the target of a line lacks, by the first year that it is for."""
    end = own_end(of_year)
    lacking = lacks(target, end)
    if lacking is not None:
        return lacking
    if _is_halved(target) and end is None and target.end is None:
        last = of_year.line.years.last
        return _lack(
            target,
            _NO_END,
            Text(
                f"skriv när det ska vara nått: `{target.printed} till {last}`",
                f"write when it is to be reached: `{target.printed} till {last}`",
            ),
        )
    if target.base is None:
        return None
    is_line = target.compare is Compare.LINE
    year = of_year.year if is_line else expected_year(measure, of_year.year)
    if year < target.base or (year == target.base and not is_line):
        return _lack(
            target,
            Text(
                f"räknar från {target.base}, som inte är före {year}",
                f"counts from {target.base}, which is not before {year}",
            ),
            Text(f"skriv ett basår före {year}", f"write a base year before {year}"),
        )
    return None


def own_end(of_year: TargetOfYear) -> int | None:
    """The year that a target's line is for, and that is its end where it names none; None where it is for several."""
    years = of_year.line.years
    return years.first if years.last == years.first else None


def lacks(target: ast.Target, own_year: int | None = None) -> Lacking | None:
    """What the phrase itself lacks, whatever the year (semantics 2.1, 2.2, 2.4); None where it is whole.

    `own_year` is the one year that its line is for, if any: it counts as the end, and is told where all is missing.
    """
    if _is_halved(target) and target.base is None and target.end is None:
        word = target.printed
        return _lack(
            target,
            _neither_from_nor_to(own_year),
            Text(
                f"skriv basår och slutår: `{word} från … till …`",
                f"write the base year and the end year: `{word} från … till …`",
            ),
        )
    if target.share is not None and target.base is None:
        end = f" till {target.end}" if target.end is not None else ""
        word = target.share.printed
        return _lack(
            target,
            Text("säger inte från vilket år", "does not say from which year"),
            Text(f"skriv basåret: `{word} från …{end}`", f"write the base year: `{word} från …{end}`"),
        )
    if target.compare is Compare.LINE and (target.base is None or target.end is None):
        what = _NO_END if target.base is not None else _NO_BASE if target.end is not None else _NEITHER
        inner = "…" if target.inner is None else target.inner.printed
        line = f"på väg mot {inner} år {target.end or '…'} från {target.base or '…'}"
        return _lack(target, what, Text(f"skriv `{line}`", f"write `{line}`"))
    if target.base is not None and target.end is not None and target.end <= target.base:
        return _lack(
            target,
            Text(
                f"slutar {target.end}, som inte är efter basåret {target.base}",
                f"ends {target.end}, which is not after the base year {target.base}",
            ),
            Text("byt plats på åren, eller rätta det ena", "let the years change places, or mend one of them"),
        )
    return None


def _neither_from_nor_to(own_year: int | None) -> Text:
    if own_year is None:
        return Text("säger varken från vilket år eller till vilket", "says neither from which year nor to which")
    return Text(
        f"säger inte från vilket år, och har inget annat slutår än målvärdets, {own_year}",
        f"does not say from which year, and has no end year but that of the target, {own_year}",
    )


_NO_BASE = Text("saknar basår", "has no base year")
_NO_END = Text("saknar slutår", "has no end year")
_NEITHER = Text("saknar både basår och slutår", "has neither base year nor end year")


def _is_halved(target: ast.Target) -> bool:
    return target.share is not None and target.share.printed in ("halveras", "fördubblas")


def _lack(target: ast.Target, what: Text, help: Text) -> Lacking:
    return Lacking(target.span, target.printed, what, help)


def _of_conditions(plan: Plan) -> Iterator[Finding]:
    """The phrases in conditions, each place once: that of `varje nämndsmål` is many goals' own."""
    told: set[Span] = set()
    for subject, rule in rules_of(plan):
        for part in conditions_of(rule):
            target = _phrase(part)
            lacking = None if target is None else lacks(target)
            if lacking is not None and lacking.span not in told:
                told.add(lacking.span)
                printed = f'"{lacking.printed}"'
                labels = (Label(lacking.span),)
                yield _finding(subject.name, f"villkoret {printed}", f"the condition {printed}", lacking, labels)


def _phrase(part: ast.Condition) -> ast.Target | None:
    if isinstance(part, ast.Fulfils):
        return part.target
    return part.change if isinstance(part, ast.SetReached) else None


def _of_sentence(said: Goal | Assignment) -> Iterator[Finding]:
    """A goal or an assignment without measures whose sentence says to halve, and not from what."""
    match = _TIMES.search(said.sentence)
    if match is None or said.measures or said.unread or _BASE.search(said.sentence):
        return
    word = match.group()
    what = _NOT_FROM if _has_year(said.sentence, match) else _NOT_FROM_NOR_TO
    yield finding(
        CHECK,
        Text(f'"{said.name}" säger "{word}", men {what.sv}', f'"{said.name}" says "{word}", but {what.en}'),
        (Label(said.span),),
        goal=said.name,
        help=Text(
            "skriv basår och slutår i ett nyckeltal, `mål … halveras från …`, och `mäts med` det här",
            "write base year and end year in a measure, `mål … halveras från …`, and `mäts med` it here",
        ),
    )


def _has_year(sentence: str, match: re.Match[str]) -> bool:
    """Whether what is to be halved has a year in its own clause: `halveras till 2030`, `senast 2030 halveras`."""
    begin = max(sentence.rfind(sign, 0, match.start()) for sign in ".;") + 1
    clause = re.split(r"[.;]", sentence[begin:], maxsplit=1)[0]
    return re.search(r"\b(?:19|20)\d\d\b", clause) is not None


_NOT_FROM = Text("inte från vilket år eller vilket värde", "not from which year or which figure")
_NOT_FROM_NOR_TO = Text(
    "varken från vilket år eller värde eller till när", "neither from which year or figure nor until when"
)
