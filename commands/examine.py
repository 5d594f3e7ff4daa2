"""Rule files and cases by their paths in, everything that was tested and found out: what check and explain share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from findings.text import Text
from readers.command_line import Arguments, UsageError

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from dsl.ast import Policy
    from writers.examined import Examined


def examine(arguments: Arguments) -> tuple[Examined, Text | None]:
    """Everything that was found, and why nothing could be judged where nothing was."""
    from commands.open_questions import beside_questions
    from commands.reports import planless_findings, read_in, reported
    from engine.cascades import without_cascades
    from engine.decisions import drafted
    from engine.order import in_order
    from engine.run import Options, run
    from readers.files import load
    from readers.sniff import Kind
    from writers.examined import Examined

    policies = _policies(arguments)
    loaded = load(arguments.words)
    given = read_in(loaded)
    reports = given.readings
    cases = (*loaded.cases, *(one.case for one in reports if one.planned))
    result = run(loaded.units, cases, Options(policies, arguments.on))
    unplanned = tuple(found for one in reports if not one.planned for found in planless_findings(one, arguments.on))
    examined = Examined(
        given.inputs,
        loaded.passed_over,
        result.evaluated,
        in_order(
            without_cascades(
                (*given.findings, *beside_questions(result.findings, reports), *unplanned), result.evaluated
            )
        ),
        given.texts,
        arguments.on,
        tuple(map(reported, reports)),
        tuple(plan.title for plan in result.plans if drafted(plan)),
    )
    if result.evaluated or any(not one.planned for one in reports):
        return examined, None
    if not loaded.units and not cases:
        return examined, _NOTHING_READ
    if not result.plans:
        return examined, _NO_PLAN
    if cases:
        return examined, _NOTHING_JUDGED
    unread = any(one.kind in (Kind.CASE, Kind.REPORT) for one in loaded.inputs)
    unread = unread or any(one.code == "MK006" for one in loaded.findings)
    return examined, _CASE_UNREAD if unread else _NO_CASE


def _policies(arguments: Arguments) -> tuple[Policy, ...]:
    """The policies of --policy."""
    if not arguments.policies:
        return ()
    from dsl.parser import parse_policy

    found = []
    for written in arguments.policies:
        policy, findings = parse_policy(written)
        if policy is None:
            why = findings[0]
            message = Text(f"--policy: {why.message.sv}", f"--policy: {why.message.en}")
            raise UsageError(message, why.help)
        found.append(policy)
    return tuple(found)


_NOTHING_READ = Text("ingenting kunde prövas: ingen fil kunde läsas", "nothing could be tested: no file could be read")
_NO_PLAN = Text(
    "ingenting kunde prövas: ingen regelfil med en plan bland filerna",
    "nothing could be tested: no rule file with a plan among the files",
)
_NO_CASE = Text(
    "ingenting kunde prövas: ingen fallfil eller rapport bland filerna",
    "nothing could be tested: no case file or report among the files",
)
_CASE_UNREAD = Text(
    "ingenting kunde prövas: ingen fallfil eller rapport kunde läsas, se felen ovan",
    "nothing could be tested: no case file or report could be read, see the errors above",
)
_NOTHING_JUDGED = Text(
    "ingenting kunde prövas: ingen fallfil eller rapport hör till en plan bland filerna, se felen ovan",
    "nothing could be tested: no case file or report belongs to a plan among the files, see the errors above",
)
