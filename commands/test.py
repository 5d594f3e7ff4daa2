"""`malkoll test`: rule files in, whether their examples give what they say, and what none of them tries, out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from commands.exit_codes import FOUND, NOTHING_FOUND, UNUSABLE
from commands.printing import print_result
from findings.codes import UNREADABLE
from findings.finding import Severity
from findings.text import Text
from readers.command_line import Arguments, UsageError
from writers.terminal import in_colour

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from dsl import ast
    from engine.coverage import Coverage
    from findings.finding import Finding
    from writers.examined import Examined


def run(arguments: Arguments) -> int:
    """Runs every example of the rule files named, prints what they gave, and returns the exit code.

    Examples are judged by the policies of the plan: there is no `--policy` here (semantics 1.4). What no example
    tries counts as a notice: it gives exit code 1 with `--fail-on notis` alone.
    """
    if not arguments.words:
        raise UsageError(
            Text("inga filer är givna", "no files are given"), Text("malkoll test regler.mal", "malkoll test rules.mal")
        )
    from engine.order import in_order
    from readers.files import load
    from writers.examined import Examined, Source

    loaded = load(arguments.words, with_cases=False)
    plans, findings = _tested(loaded.units)
    examined = Examined(
        tuple(Source(one.name, one.sha256) for one in loaded.inputs),
        loaded.passed_over,
        (),
        in_order(dict.fromkeys((*loaded.findings, *findings))),
        loaded.sources,
    )
    if not any(of.plan.goals for of in plans):
        _print_errors(examined, arguments.lang)
        raise UsageError(_NO_GOALS)
    if arguments.format == "json":
        from writers.examples_json import render as render_json

        text, as_utf8 = render_json(examined, plans, lang=arguments.lang), True
    else:
        from writers.examples import render

        text, as_utf8 = render(examined, plans, lang=arguments.lang, colour=in_colour(sys.stdout)), False
    return print_result(text, _exit_code(arguments, examined, plans), as_utf8=as_utf8)


def _tested(units: tuple[tuple[ast.File, ...], ...]) -> tuple[tuple[Coverage, ...], list[Finding]]:
    """How far the examples of each plan reach, and what is wrong with the files and the examples."""
    from engine.accept import accept
    from engine.checks.mk106_example_gives_otherwise import of_example
    from engine.coverage import coverage
    from engine.resolve import resolve

    plans: list[Coverage] = []
    findings: list[Finding] = []
    for unit in units:
        plan, unresolved = resolve(unit)
        findings.extend(unresolved)
        if plan is not None:
            tried = coverage(plan)
            plans.append(tried)
            found = (of_example(plan, judged) for judged in tried.examples)
            findings.extend(accept((one for one in found if one is not None), plan, None))
    return tuple(plans), findings


def _exit_code(arguments: Arguments, examined: Examined, plans: tuple[Coverage, ...]) -> int:
    from writers.examined import raised
    from writers.examples import is_untried

    if any(finding.code == UNREADABLE.code for finding in examined.findings):
        return UNUSABLE
    found = any(raised(examined.findings, severity) for severity in arguments.fail_on)
    untried = Severity.NOTE in arguments.fail_on and is_untried(plans)
    return FOUND if found or untried else NOTHING_FOUND


def _print_errors(examined: Examined, lang: str) -> None:
    """The errors of the files, where they leave nothing to test."""
    from writers.examined import raised
    from writers.terminal import write
    from writers.text import render_finding

    for finding in raised(examined.findings, Severity.ERROR):
        write(render_finding(finding, examined.sources, lang=lang) + "\n", sys.stderr)


_NO_GOALS = Text(
    "ingenting kunde prövas: ingen regelfil med en plan som har nämndsmål bland filerna",
    "nothing could be tested: no rule file with a plan that has goals among the files",
)
