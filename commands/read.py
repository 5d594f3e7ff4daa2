"""`malkoll read`: a report in, its case file out, and on the terminal what was found and what was not understood."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from commands.exit_codes import NOTHING_FOUND
from commands.printing import print_result
from commands.reports import readings, reported
from findings.finding import Severity
from findings.text import Text
from readers.command_line import Arguments, UsageError
from writers.terminal import write

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from interpret.reading import Reading
    from readers.files import Loaded


def run(arguments: Arguments) -> int:
    """Reads one report, tied to the plan where one is given, and writes its case file to `-o` or the terminal."""
    check_out(arguments)
    loaded, reading = one_report(arguments, _EXAMPLE)
    from writers.case_yaml import case_text

    questions = [f"fråga: {place_of(one.span)}: {one.ask.sv}" for one in reading.questions]
    text = case_text(reading.case, questions)
    tell(reading, loaded, arguments.lang)
    code = written(text, arguments)
    if reading.planned and arguments.out is not None:
        keep_questions(reading, loaded, arguments.lang)
    return code


def keep_questions(reading: Reading, loaded: Loaded, lang: str) -> None:
    """Writes the questions to the answers file beside the plan, what is answered there kept."""
    from commands.reports import answers_of, answers_paths
    from findings.text import in_language
    from interpret.answers import answers_text
    from writers.file import write_file

    paths = answers_paths(loaded)
    if len(paths) != 1 or not any(one.key for one in reading.questions):
        return
    text = answers_text(reading.questions, answers_of(loaded))
    problem = write_file(paths[0], text.encode("utf-8"), force=True)
    if problem is not None:
        raise UsageError(problem)
    said = Text(f"frågorna besvaras i {paths[0]}", f"the questions are answered in {paths[0]}")
    write(f"{in_language(said, lang)}\n", sys.stderr)


def one_report(arguments: Arguments, example: Text) -> tuple[Loaded, Reading]:
    """The one report among the files; a usage error where there is none, several, or it cannot be read."""
    if not arguments.words:
        raise UsageError(Text("ingen rapport är given", "no report is given"), example)
    from readers.files import load
    from writers.text import render_finding

    loaded = load(arguments.words)
    for finding in loaded.findings:
        if finding.severity is not Severity.NOTE:
            write(render_finding(finding, loaded.sources, lang=arguments.lang) + "\n", sys.stderr)
    read = readings(loaded)
    if len(read) != 1:
        count = len(loaded.documents)
        message = Text(
            "ingen rapport kunde läsas" if not count else f"{count} rapporter är givna, och en i taget läses",
            "no report could be read" if not count else f"{count} reports are given, and one at a time is read",
        )
        raise UsageError(message, example)
    return loaded, read[0]


def tell(reading: Reading, loaded: Loaded, lang: str) -> None:
    """Writes to the terminal what was found, every question, and the account of figures."""
    from findings.text import in_language
    from writers.read_report import headline, summary

    report = reported(reading)
    said = headline(report)
    first = [] if said is None else [in_language(said, lang)]
    write("\n".join([*first, *summary(report, loaded.sources, lang)]) + "\n", sys.stderr)


def check_out(arguments: Arguments) -> None:
    """That the file may be written, before anything is read."""
    import os

    if arguments.out is not None and os.path.exists(arguments.out) and not arguments.force:
        out = arguments.out
        raise UsageError(
            Text(f'"{out}" finns redan; --force skriver över den', f'"{out}" exists already; --force writes over it')
        )


def written(text: str, arguments: Arguments) -> int:
    """Writes the text to `-o`, whole or not at all, or to the terminal."""
    if arguments.out is None:
        return print_result(text, NOTHING_FOUND, as_utf8=True)
    from writers.file import write_file

    problem = write_file(arguments.out, text.encode("utf-8"), force=arguments.force)
    if problem is not None:
        raise UsageError(problem)
    return NOTHING_FOUND


def place_of(span: object) -> str:
    """A place as a comment of the case file names it."""
    from findings.span import Span
    from writers.excerpt import name_of

    assert isinstance(span, Span)
    return name_of(span, {}, "sv")


_EXAMPLE = Text("malkoll read rapport.pdf regler.mal -o fall.yaml", "malkoll read report.pdf rules.mal -o case.yaml")
