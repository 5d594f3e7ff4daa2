"""A tested claim in, the words and the places in which checks speak of it out."""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.claim_answer import VAGUE, About, Answered
from engine.claim_trials import Answer
from engine.facts import folded
from engine.ownership import owners
from engine.wording import one_line
from findings.finding import Finding, Label, Severity
from findings.text import Text

_VAGUELY = Text("orden säger för lite för att det ska vara fel", "the words say too little to be wrong")
_BY_ROUNDING = Text("inom avrundningen kan det stämma", "it may hold within rounding")


def said(answered: Answered) -> str:
    """The claim in the report's words, else as the case writes it."""
    claim = answered.claim
    return one_line(claim.quote or claim.says.printed).replace('"', "'")


def comes_to(answered: Answered) -> Text:
    """`x 2022 − x 2021 är 2,676 mnkr`, and what the other side is where it is no amount."""
    sv, en = f"{answered.what} är {answered.comes_to}", f"{answered.what} is {answered.comes_to}"
    if answered.naive:
        sv, en = f"{sv} (räknat med vidare gränser än de exakta)", f"{en} (counted with wider bounds than the exact)"
    if answered.other:
        return Text(f"{sv}, och {answered.says} är {answered.other}", f"{en}, and {answered.says} is {answered.other}")
    return Text(sv, en)


def labels(answered: Answered) -> tuple[Label, ...]:
    """Where the claim stands, and every printed figure that it is tested against, with its place."""
    figures = (
        Label(figure.place, Text(f"{figure.shown.sv}: {figure.text}", f"{figure.shown.en}: {figure.text}"))
        for figure in answered.figures
        if figure.place is not None
    )
    return (Label(answered.claim.place, Text("påståendet", "the claim")), *dict.fromkeys(figures))


def goal_of(evaluated: Evaluated, answered: Answered) -> str | None:
    """The goal that the claim's first measure speaks for."""
    of = owners(evaluated.plan)
    measures = (figure.measure for figure in answered.figures if figure.measure is not None)
    return next((of[folded(one.name)] for one in measures if folded(one.name) in of), None)


def of_claims(evaluated: Evaluated, about: About) -> Iterator[tuple[Answered, str | None]]:
    """The claims about one thing, with the goal that each speaks for."""
    for answered in evaluated.claims:
        if answered.about is about:
            yield answered, goal_of(evaluated, answered)


def write_instead(answered: Answered) -> Text | None:
    """The one edit that would settle a wrong amount, or None."""
    if not answered.would_be:
        return None
    return Text(f"skriv {answered.would_be}, eller rätta siffran", f"write {answered.would_be}, or mend the figure")


def not_tested(check: Check, answered: Answered, goal: str | None) -> Iterator[Finding]:
    """That a claim could not be tested, and why; nothing of vague words, which claim nothing."""
    why = answered.because
    if answered.answer is not Answer.UNTESTABLE or why is None or why == VAGUE:
        return
    message = Text(f'"{said(answered)}" kan inte prövas: {why.sv}', f'"{said(answered)}" cannot be tested: {why.en}')
    if answered.clash:
        help = Text("skriv påståendet i en enhet som siffran har", "write the claim in a unit that the figure has")
        yield finding(check, message, labels(answered), goal=goal, severity=Severity.ERROR, help=help)
    else:
        yield finding(check, message, labels(answered), goal=goal, severity=Severity.NOTE)


def not_certain(check: Check, answered: Answered, goal: str | None) -> Finding:
    """That a claim is false as printed, and rounding or its vague words leave it open."""
    of = comes_to(answered) if answered.comes_to else Text(series(answered), series(answered))
    why = _VAGUELY if answered.because == VAGUE else _BY_ROUNDING
    return finding(
        check,
        Text(
            f'"{said(answered)}" stämmer inte som det trycks, men {why.sv}: {of.sv}',
            f'"{said(answered)}" does not hold as printed, but {why.en}: {of.en}',
        ),
        labels(answered),
        goal=goal,
        severity=Severity.NOTE,
    )


def series(answered: Answered) -> str:
    """The figures in a row: `61, 64, 66`."""
    return ", ".join(figure.text for figure in answered.figures)
