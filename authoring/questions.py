"""Answers in, the next question out, and at the end a rule file: the interview of `malkoll new`, without a terminal."""

import re
from enum import Enum
from unicodedata import category, normalize

from attrs import evolve, frozen

from authoring.rule_lines import lines_below, quote, tried
from authoring.skeleton import Head, PlanRow, skeleton
from authoring.target_phrases import phrase
from dsl.ast import Heading
from engine.resolve import resolve
from engine.units import find_unit
from findings.finding import Severity
from findings.text import Text

_LONGEST = 1000
_UP, _DOWN = ("högre", "hög", "h", "upp", "öka", "mer"), ("lägre", "låg", "l", "ned", "ner", "minska", "mindre")


class Step(Enum):
    """What is asked for; the value is its place in the interview."""

    MUNICIPALITY = 1
    CODE = 2
    BOARD = 3
    YEAR = 4
    GOAL = 5
    MEASURE = 6
    UNIT = 7
    DIRECTION = 8
    TARGET = 9


@frozen
class Interview:
    """The answers so far. `step` None: everything is asked."""

    step: Step | None = Step.MUNICIPALITY
    municipality: str | None = None
    code: str | None = None
    board: str | None = None
    year: str | None = None
    rows: tuple[PlanRow, ...] = ()
    #: The goal and the measure that are asked about.
    goal: str | None = None
    measure: PlanRow | None = None


@frozen
class Answered:
    """The interview after an answer; `mistake` says why the same is asked again."""

    interview: Interview
    mistake: Text | None = None


def question(interview: Interview) -> Text | None:
    """What to ask next; None where everything is asked."""
    if interview.step is Step.MEASURE and interview.rows and interview.rows[-1].goal == interview.goal:
        return _ANOTHER
    return None if interview.step is None else _QUESTIONS[interview.step]


def answered(interview: Interview, line: str) -> Answered:
    """The interview after `line`; an empty line leaves the question open, or ends the goals."""
    answer = normalize("NFC", " ".join(line.split()))
    if len(answer) > _LONGEST or any(category(sign) in ("Cc", "Cs", "Co") for sign in answer):
        return Answered(interview, _NO_TEXT)
    if interview.step is None:
        return Answered(interview)
    return _STEPS[interview.step](interview, answer)


def rules_of(interview: Interview, document: str) -> str:
    """The rule file of the answers, as `fmt` writes it; what was left open stands in it as questions."""
    parts = [part for part in (interview.board, f"mål {interview.year}" if interview.year else "mål") if part]
    title = ": ".join(parts)
    body = " ".join(part for part in (interview.municipality, interview.code) if part)
    head = Head(
        title=title[:1].upper() + title[1:],
        body=("kommun", body) if interview.municipality else None,
        board=interview.board,
        years=interview.year,
    )
    return skeleton(head, interview.rows, document, _ABOUT).text


# --- One function a question --------------------------------------------------------------------


def _municipality(interview: Interview, answer: str) -> Answered:
    if answer and not lines_below(Heading.PLAN, f"kommun {quote(answer)}"):
        return Answered(interview, _NO_TEXT)
    step = Step.CODE if answer else Step.BOARD
    return Answered(evolve(interview, municipality=answer or None, step=step))


def _code(interview: Interview, answer: str) -> Answered:
    if answer and not re.fullmatch("[0-9]{4}", answer):
        return Answered(
            interview,
            Text(
                f'kommunkoden "{answer}" har inte fyra siffror; skriv till exempel 1480',
                f'the code "{answer}" does not have four digits; write for example 1480',
            ),
        )
    return Answered(evolve(interview, code=answer or None, step=Step.BOARD))


def _board(interview: Interview, answer: str) -> Answered:
    return Answered(evolve(interview, board=answer or None, step=Step.YEAR))


def _year(interview: Interview, answer: str) -> Answered:
    if answer and not (re.fullmatch("[0-9]{4}", answer) and lines_below(Heading.PLAN, f"år {answer}")):
        return Answered(
            interview,
            Text(
                f'"{answer}" är inget årtal; skriv ett år med fyra siffror, till exempel 2024',
                f'"{answer}" is no year; write a year with four digits, such as 2024',
            ),
        )
    return Answered(evolve(interview, year=answer or None, step=Step.GOAL))


def _goal(interview: Interview, answer: str) -> Answered:
    if not answer:
        return Answered(evolve(interview, step=None))
    if any(row.goal is not None and row.goal.casefold() == answer.casefold() for row in interview.rows):
        return Answered(
            interview,
            Text(
                f'målet "{answer}" finns redan; skriv nästa mål, eller en tom rad när alla är skrivna',
                f'the goal "{answer}" is there already; write the next, or an empty line when all are written',
            ),
        )
    return Answered(evolve(interview, goal=answer, step=Step.MEASURE))


def _measure(interview: Interview, answer: str) -> Answered:
    if answer:
        return Answered(evolve(interview, measure=PlanRow(goal=interview.goal, measure=answer), step=Step.UNIT))
    rows = interview.rows
    if not rows or rows[-1].goal != interview.goal:
        rows = (*rows, PlanRow(goal=interview.goal))
    return Answered(evolve(interview, rows=rows, goal=None, step=Step.GOAL))


def _unit(interview: Interview, answer: str) -> Answered:
    assert interview.measure is not None
    own = len(answer) > 2 and answer[0] in '"”“' and answer[-1] in '"”“'
    word = answer[1:-1].strip() if own else answer
    if answer and not own and find_unit(word) is None:
        return Answered(
            interview,
            Text(
                f'enheten "{answer}" är inte känd; skriv till exempel andel, procent, antal, dagar, index eller tkr,'
                ' eller en egen enhet inom citattecken: "kr per elev"',
                f'the unit "{answer}" is not known; write for example andel, procent, antal, dagar, index or tkr,'
                ' or a unit of your own in quotation marks: "kr per elev"',
            ),
        )
    if own and not lines_below(Heading.MEASURE, f"enhet {quote(word)}"):
        return Answered(interview, _NO_TEXT)
    return Answered(evolve(interview, measure=evolve(interview.measure, unit=word or None), step=Step.DIRECTION))


def _direction(interview: Interview, answer: str) -> Answered:
    assert interview.measure is not None
    word = answer.casefold().removesuffix(" är bättre")
    if word and word not in (*_UP, *_DOWN):
        return Answered(
            interview,
            Text(
                f'"{answer}" säger inte vilket håll som är bättre; skriv högre eller lägre',
                f'"{answer}" does not say which way is better; write högre or lägre',
            ),
        )
    direction = None if not word else "högre" if word in _UP else "lägre"
    return Answered(evolve(interview, measure=evolve(interview.measure, direction=direction), step=Step.TARGET))


def _target(interview: Interview, answer: str) -> Answered:
    measure = interview.measure
    assert measure is not None
    if answer:
        meant = phrase(answer)
        if meant.bare is not None:
            return Answered(
                interview,
                Text(
                    f'"{answer}" säger inte åt vilket håll; skriv minst {meant.bare} eller högst {meant.bare}',
                    f'"{answer}" does not say which way; write minst {meant.bare} or högst {meant.bare}',
                ),
            )
        if meant.target is None:
            return Answered(
                interview,
                Text(
                    f'målvärdet "{answer}" kan inte läsas; skriv till exempel minst 85 %, högst 30, öka eller minska',
                    f'the target "{answer}" cannot be read; write for example minst 85 %, högst 30, öka or minska',
                ),
            )
        mistake = _does_not_fit(measure, meant.target)
        if mistake is not None:
            return Answered(interview, mistake)
        measure = evolve(measure, targets=((interview.year, meant.target),))
    return Answered(evolve(interview, rows=(*interview.rows, measure), measure=None, step=Step.MEASURE))


def _does_not_fit(measure: PlanRow, target: str) -> Text | None:
    """Why the target does not go with the unit of the measure; None where it does."""
    unit = find_unit(measure.unit) if measure.unit is not None else None
    if measure.unit is None:
        return None
    written = quote(measure.unit) if unit is None else unit.name
    tree = tried(f'plan "x"\når 2020\nnyckeltal x "x"\nenhet {written}\nmål 2020 {target}')
    if tree is None:
        return None
    _, findings = resolve((tree,))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not errors:
        return None
    help = errors[0].help
    message = errors[0].message
    return message if help is None else Text(f"{message.sv}; {help.sv}", f"{message.en}; {help.en}")


_STEPS = {
    Step.MUNICIPALITY: _municipality,
    Step.CODE: _code,
    Step.BOARD: _board,
    Step.YEAR: _year,
    Step.GOAL: _goal,
    Step.MEASURE: _measure,
    Step.UNIT: _unit,
    Step.DIRECTION: _direction,
    Step.TARGET: _target,
}
_QUESTIONS = {
    Step.MUNICIPALITY: Text("Vilken kommun?", "Which municipality?"),
    Step.CODE: Text("Kommunens kod (fyra siffror)?", "The code of the municipality (four digits)?"),
    Step.BOARD: Text("Vilken nämnd?", "Which board?"),
    Step.YEAR: Text("Vilket år?", "Which year?"),
    Step.GOAL: Text(
        "Nämndsmålet, som mening (tom rad när alla är skrivna)?",
        "The goal, as a sentence (an empty line when all are written)?",
    ),
    Step.MEASURE: Text("Vad mäts det med? Nyckeltalets namn:", "What is it measured by? The name of the measure:"),
    Step.UNIT: Text(
        "Enhet (andel, procent, antal, dagar, index, tkr …)?", "Unit (andel, procent, antal, dagar, index, tkr …)?"
    ),
    Step.DIRECTION: Text("Är högre eller lägre bättre?", "Is higher (högre) or lower (lägre) better?"),
    Step.TARGET: Text("Målvärde, till exempel minst 85 %?", "Target, for example minst 85 %?"),
}
_ANOTHER = Text("Ett nyckeltal till för målet (tom rad: nästa mål)?", "One more measure (an empty line: next goal)?")
_NO_TEXT = Text(
    "svaret kan inte stå i en regelfil; skriv det med vanliga tecken på en rad",
    "the answer cannot stand in a rule file; write it with ordinary signs on one line",
)
_ABOUT = (
    "# Regelfil för Målkoll. Det som står efter # är kommentarer.",
    "# malkoll lint säger vad som fattas, och malkoll fmt ordnar raderna.",
)
