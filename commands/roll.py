"""`malkoll roll`: a plan and a later year in, the plan of that year as a rule file and the list of changes out."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

from attrs import evolve

from commands.exit_codes import NOTHING_FOUND, UNUSABLE
from commands.printing import complain, print_result
from findings.finding import Severity
from findings.text import Text, in_language
from readers.command_line import Arguments, UsageError
from writers.terminal import write

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from authoring.roll import Source
    from authoring.roll_targets import Question
    from authoring.roll_years import Move
    from findings.finding import Finding
    from readers.files import Loaded


def run(arguments: Arguments) -> int:
    """Writes the plan of the year `--to`; on a terminal the new targets are asked for first."""
    from authoring.roll import moved, roll

    to = _year(arguments)
    source = _source(arguments)
    if source is None:
        return UNUSABLE
    move = moved(source, to)
    if isinstance(move, Text):
        raise UsageError(Text(f"--to: {move.sv}", f"--to: {move.en}"))
    _refuse_to_lose(arguments, source)
    answers = _asked(source, move, arguments.lang) if _on_terminal() else {}
    rolled = roll(source, move, answers)
    if arguments.out is not None and _leads_elsewhere(arguments.out, source):
        rolled = evolve(rolled, told=(*rolled.told, _IMPORTS))
    from writers.rolled import render_rolled

    listed = render_rolled(rolled, lang=arguments.lang)
    if arguments.out is None:
        code = print_result(rolled.text, NOTHING_FOUND, as_utf8=True)
        write(listed, sys.stderr)
        return code
    from writers.file import write_file

    problem = write_file(arguments.out, rolled.text.encode("utf-8"), force=arguments.force)
    if problem is not None:
        complain(problem, None, arguments.lang)
        return UNUSABLE
    return print_result(listed, NOTHING_FOUND)


def _year(arguments: Arguments) -> int:
    """The year of --to; of a school year its first."""
    if not arguments.words:
        raise UsageError(Text("roll behöver en plan", "roll needs a plan"), _EXAMPLE)
    if arguments.to is None:
        raise UsageError(Text("roll behöver det nya året", "roll needs the new year"), _EXAMPLE)
    if re.fullmatch(r"(?:19|20|21)[0-9]{2}(?:/[0-9]{2}|/[0-9]{4})?", arguments.to) is None:
        raise UsageError(Text(f'--to: "{arguments.to}" är inget år', f'--to: "{arguments.to}" is no year'), _FIRST_YEAR)
    return int(arguments.to[:4])


def _source(arguments: Arguments) -> Source | None:
    """The one plan among the files; None where mistakes were found, which are told."""
    from authoring.roll import Source
    from engine.resolve import resolve
    from readers.files import load

    loaded = load(arguments.words)
    resolved = [(unit, *resolve(unit)) for unit in loaded.units]
    found = [*loaded.findings, *(finding for _, _, findings in resolved for finding in findings)]
    if _tell(found, loaded, arguments.lang):
        return None
    plans = [(unit, plan) for unit, plan, _ in resolved if plan is not None]
    if not plans:
        raise UsageError(Text("filen har ingen plan att flytta", "the file has no plan to move"), _EXAMPLE)
    if len(plans) > 1:
        titles = ", ".join(unit[-1].document for unit, _ in plans)
        raise UsageError(
            Text(
                f"roll flyttar en plan i taget, och här är {len(plans)}: {titles}",
                f"roll moves one plan at a time, and these are {len(plans)}: {titles}",
            ),
            _EXAMPLE,
        )
    unit, plan = plans[0]
    return Source(loaded.sources[unit[-1].document], unit, plan)


def _tell(found: list[Finding], loaded: Loaded, lang: str) -> bool:
    """Tells the mistakes, and that nothing is written for them; whether there are any."""
    from engine.order import in_order
    from writers.text import render_finding

    wrong = [finding for finding in in_order(dict.fromkeys(found)) if finding.severity is Severity.ERROR]
    for finding in wrong:
        write(render_finding(finding, loaded.sources, lang=lang) + "\n", sys.stderr)
    if wrong:
        complain(_MISTAKES, None, lang)
    return bool(wrong)


def _refuse_to_lose(arguments: Arguments, source: Source) -> None:
    """Says at once, before anything is asked, that nothing can be written where `-o` says."""
    out = arguments.out
    if out is None or not os.path.exists(out):
        return
    document = source.files[-1].document
    if any(os.path.realpath(path) == os.path.realpath(out) for path in (*arguments.words, document)):
        raise UsageError(
            Text(f'"{out}" är planen som flyttas', f'"{out}" is the plan that moves'),
            Text(
                "ge den nya planen ett eget namn: den gamla behövs för att jämföra åren (MK206)",
                "give the new plan a name of its own: the old one is needed to compare the years (MK206)",
            ),
        )
    if not arguments.force and not os.path.isdir(out):
        raise UsageError(
            Text(f'"{out}" finns redan; --force skriver över den', f'"{out}" exists already; --force writes over it')
        )


def _leads_elsewhere(out: str, source: Source) -> bool:
    """Whether the new plan uses files, and lies in another folder than the old one."""
    file = source.files[-1]
    folder, other = (os.path.realpath(os.path.dirname(path) or ".") for path in (out, file.document))
    return bool(file.uses) and folder != other


# --- The questions ------------------------------------------------------------------------------


def _on_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _asked(source: Source, move: Move, lang: str) -> dict[str, str]:
    """What somebody at the terminal answers, by the measure's name; the end of the input ends the questions."""
    from authoring.roll import questions
    from engine.names import key

    asked = questions(source, move)
    answers: dict[str, str] = {}
    if asked:
        write(in_language(_HOW_TO_ANSWER, lang) + "\n", sys.stderr)
    for number, question in enumerate(asked, 1):
        write(_question(question, f"{number}/{len(asked)}", lang), sys.stderr)
        answer = _answer(source, move, question, lang)
        if answer is None:
            break
        answers[key(question.name)] = answer
    return answers


def _question(question: Question, number: str, lang: str) -> str:
    from authoring.roll_targets import PLAN
    from writers.shown_text import clean

    title = "" if question.title == question.name else f' "{question.title}"'
    what = f"{question.name}{title}"
    if question.name == PLAN:
        what = in_language(Text("beslutet om planen", "the decision on the plan"), lang)
    return f"\n{clean(f'{number} {what}')}\n{clean(f'  {question.before}')}\n"


def _answer(source: Source, move: Move, question: Question, lang: str) -> str | None:
    """The first answer that can be written; None at the end of the input."""
    from authoring.roll import mistake_in
    from authoring.roll_targets import SAME

    years = str(question.first) if question.first == question.last else f"{question.first}–{question.last}"
    while True:
        write(f"  {years}: ", sys.stderr)
        answer = _line()
        if answer is None:
            write("\n", sys.stderr)
            return None
        if answer in SAME and not question.can_stay:
            write(f"  {in_language(_CANNOT_STAY, lang)}\n", sys.stderr)
            continue
        mistake = mistake_in(source, move, question, answer) if answer else None
        if mistake is None:
            return answer
        write(f"  {in_language(mistake.message, lang)}\n", sys.stderr)
        if mistake.help is not None:
            write(f"  {in_language(Text('hjälp', 'help'), lang)}: {in_language(mistake.help, lang)}\n", sys.stderr)


def _line() -> str | None:
    """A line from the terminal; what cannot be read as text is as if nothing was written."""
    try:
        line = sys.stdin.readline()
    except UnicodeDecodeError:
        return ""
    return line.strip() if line else None


_EXAMPLE = Text(
    "malkoll roll mål-2020.mal --to 2021 -o mål-2021.mal", "malkoll roll goals-2020.mal --to 2021 -o goals-2021.mal"
)
_FIRST_YEAR = Text(
    "skriv det nya årets fyra siffror, av flera år det första: --to 2021",
    "write the four digits of the new year, of several the first: --to 2021",
)
_MISTAKES = Text(
    "det finns fel som behöver rättas först, och ingenting skrevs",
    "there are mistakes that must be mended first, and nothing was written",
)
_HOW_TO_ANSWER = Text(
    "Svara med det nya målvärdet som det skrivs i regelfilen, till exempel: minst 92 %\n"
    "Enter lämnar frågan i filen, = behåller det förra, saknar betyder att det inte ska finnas något.",
    "Answer with the new target as it is written in the rule file, for example: minst 92 %\n"
    "Enter leaves the question in the file, = keeps the one before, saknar means that there is to be none.",
)
_IMPORTS = Text(
    "den nya planen ligger i en annan mapp än den gamla: raderna med använd måste leda dit de ska",
    "the new plan lies in another folder than the old one: its lines of använd must lead where they should",
)
_CANNOT_STAY = Text("det förra kan inte behållas: skriv det nya", "the one before cannot be kept: write the new one")
