"""`malkoll read`: a report in, its case file out, and on the terminal what was found and what was not understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from commands.exit_codes import FOUND, NOTHING_FOUND
from commands.printing import print_result
from commands.reports import ReadIn, read_in, reported
from findings.finding import Severity
from findings.text import Text
from readers.command_line import Arguments, UsageError
from writers.terminal import write

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from interpret.reading import Reading


def run(arguments: Arguments) -> int:
    """Reads one report, tied to the plan where one is given, and writes its case file to `-o` or the terminal.

    With `--format json` what was read is told as JSON on the terminal, beside the case file.
    """
    if arguments.format == "json" and arguments.out is None:
        raise UsageError(
            Text("--format json skrivs ut, så fallfilen behöver -o", "--format json is printed, so the case needs -o"),
            _EXAMPLE,
        )
    check_out(arguments)
    given, reading = one_report(arguments, _EXAMPLE)
    from interpret.questions import shown
    from writers.case_yaml import case_text
    from writers.excerpt import name_of

    questions = [f"fråga: {name_of(one.span, {}, 'sv')}: {shown(one).sv}" for one in reading.questions]
    text = case_text(reading.case, questions, dated=reading.planned or reading.found.year is not None)
    if arguments.format == "text":
        tell(reading, given, arguments)
    code = written(text, arguments)
    if reading.planned and arguments.out is not None:
        _keep_questions(reading, given)
    if any(one.severity is Severity.ERROR for one in given.findings):
        code = max(code, FOUND)
    return code if arguments.format == "text" else print_result(_as_json(reading, given, arguments), code, as_utf8=True)


def _as_json(reading: Reading, given: ReadIn, arguments: Arguments) -> str:
    """What check writes of a report, without anything tested."""
    from engine.decisions import drafted
    from writers.examined import Examined
    from writers.json import render

    plans = (reading.plan.title,) if reading.planned and drafted(reading.plan) else ()
    examined = Examined(
        given.inputs, given.passed_over, (), given.findings, given.texts, None, (reported(reading),), plans
    )
    return render(examined, lang=arguments.lang)


def _keep_questions(reading: Reading, given: ReadIn) -> None:
    """Writes the questions that are new to the answers file beside the plan."""
    from commands.answered import keep_questions

    problem = keep_questions(reading, given.answered[reading.plan.span.document])
    if problem is not None:
        raise UsageError(problem)


def one_report(arguments: Arguments, example: Text) -> tuple[ReadIn, Reading]:
    """The one report among the files; a usage error where there is none, several, or it cannot be read."""
    if not arguments.words:
        raise UsageError(Text("ingen rapport är given", "no report is given"), example)
    from readers.files import load
    from writers.text import render_finding

    loaded = load(arguments.words)
    given = read_in(loaded)
    for finding in given.findings:
        if finding.severity is not Severity.NOTE:
            write(render_finding(finding, given.texts, lang=arguments.lang) + "\n", sys.stderr)
    if len(given.readings) != 1:
        count = len(loaded.documents)
        message = Text(
            "ingen rapport kunde läsas" if not count else f"{count} rapporter är givna, och en i taget läses",
            "no report could be read" if not count else f"{count} reports are given, and one at a time is read",
        )
        raise UsageError(message, example)
    return given, given.readings[0]


def tell(reading: Reading, given: ReadIn, arguments: Arguments) -> None:
    """Writes to the terminal what was found, the questions, and the account of figures."""
    from findings.text import in_language
    from writers.read_report import headline, summary

    report = reported(reading)
    said = headline(report)
    first = [] if said is None else [in_language(said, arguments.lang)]
    lines = summary(report, given.texts, arguments.lang, whole=arguments.notes)
    write("\n".join([*first, *lines]) + "\n", sys.stderr)


def check_out(arguments: Arguments) -> None:
    """That the file may be written, before anything is read."""
    from writers.file import hindrance

    problem = None if arguments.out is None else hindrance(arguments.out, force=arguments.force)
    if problem is not None:
        raise UsageError(problem)


def written(text: str, arguments: Arguments) -> int:
    """Writes the text to `-o`, whole or not at all, or to the terminal."""
    if arguments.out is None:
        return print_result(text, NOTHING_FOUND, as_utf8=True)
    from writers.file import write_file

    problem = write_file(arguments.out, text.encode("utf-8"), force=arguments.force)
    if problem is not None:
        raise UsageError(problem)
    return NOTHING_FOUND


_EXAMPLE = Text("malkoll read rapport.pdf regler.mal -o fall.yaml", "malkoll read report.pdf rules.mal -o case.yaml")
