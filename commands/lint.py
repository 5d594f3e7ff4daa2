"""`malkoll lint`: rule files in, whether their goals can be assessed and what contradicts itself out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from commands.exit_codes import FOUND, NOTHING_FOUND, UNUSABLE
from commands.printing import complain, print_result
from findings.codes import UNREADABLE
from findings.text import Text
from readers.command_line import Arguments, UsageError
from writers.terminal import in_colour

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from writers.examined import Examined


def run(arguments: Arguments) -> int:
    """Looks through the rule files named, prints what was found, and returns the exit code. Cases are not read."""
    if not arguments.words:
        raise UsageError(_NO_FILES, Text("malkoll lint regler.mal", "malkoll lint rules.mal"))
    from engine.cascades import without_cascades
    from engine.lint import lint
    from engine.measurability import measurability
    from engine.order import in_order
    from readers.files import load
    from readers.sniff import Kind
    from writers.examined import Examined, Source
    from writers.lint import PlanMeasured

    loaded = load(arguments.words, with_cases=False)
    linted = lint(loaded.units, arguments.on)
    examined = Examined(
        tuple(Source(one.name, one.sha256) for one in loaded.inputs if one.kind is not Kind.REPORT),
        (*loaded.passed_over, *(one.name for one in loaded.inputs if one.kind is Kind.REPORT)),
        (),
        in_order(without_cascades(loaded.findings + linted.findings)),
        loaded.sources,
        arguments.on,
    )
    plans = tuple(PlanMeasured(plan, measurability(plan)) for plan in linted.plans)
    if arguments.format == "json":
        from writers.lint_json import render as render_json

        text, as_utf8 = render_json(examined, plans, lang=arguments.lang), True
    else:
        from writers.lint import render

        colour = in_colour(sys.stdout)
        text = render(
            examined,
            plans,
            lang=arguments.lang,
            notes=arguments.notes,
            colour=colour,
            tested=bool(plans or loaded.units),
        )
        as_utf8 = False
    nothing = not loaded.units
    code = print_result(text, _exit_code(arguments, examined, nothing=nothing), as_utf8=as_utf8)
    if nothing:
        complain(_NOTHING_READ, None, arguments.lang)
    return code


def _exit_code(arguments: Arguments, examined: Examined, *, nothing: bool) -> int:
    from writers.examined import raised

    if nothing or any(finding.code == UNREADABLE.code for finding in examined.findings):
        return UNUSABLE
    found = any(raised(examined.findings, severity) for severity in arguments.fail_on)
    return FOUND if found else NOTHING_FOUND


_NO_FILES = Text("inga filer är givna", "no files are given")
_NOTHING_READ = Text(
    "ingenting kunde prövas: ingen regelfil bland filerna", "nothing could be tested: no rule file among the files"
)
