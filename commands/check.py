"""`malkoll check`: rule files, cases and reports in, stated beside computed and everything that does not agree out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from commands.examine import examine
from commands.exit_codes import FOUND, NOTHING_FOUND, UNUSABLE
from commands.printing import complain, print_result
from findings.codes import UNREADABLE
from findings.finding import Severity
from findings.text import Text
from readers.command_line import Arguments, UsageError
from writers.terminal import in_colour

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from writers.examined import Examined


def run(arguments: Arguments) -> int:
    """Tests the files named, prints what was found, and returns the exit code."""
    if not arguments.words:
        raise UsageError(_NO_FILES, Text("malkoll check regler.mal fall.yaml", "malkoll check rules.mal case.yaml"))
    examined, problem = examine(arguments)
    if arguments.format == "json":
        from writers.json import render as render_json

        text, as_utf8 = render_json(examined, lang=arguments.lang), True
    else:
        from writers.text import render

        colour = in_colour(sys.stdout)
        text, as_utf8 = render(examined, lang=arguments.lang, notes=arguments.notes, colour=colour), False
    code = _exit_code(arguments, examined)
    code = print_result(text, code, as_utf8=as_utf8)
    if problem is not None:
        complain(problem, None, arguments.lang)
    return code


def _exit_code(arguments: Arguments, examined: Examined) -> int:
    from writers.examined import raised

    unread = any(finding.code == UNREADABLE.code for finding in raised(examined.findings, Severity.ERROR))
    if unread or not (examined.evaluated or any(report.plan is None for report in examined.reports)):
        return UNUSABLE
    found = any(raised(examined.findings, severity) for severity in arguments.fail_on)
    return FOUND if found else NOTHING_FOUND


_NO_FILES = Text("inga filer är givna", "no files are given")
