"""What a check is, and how the checks are found: one file each in engine/checks/."""

from collections.abc import Callable, Iterator
from importlib import import_module
from inspect import cleandoc
from pkgutil import iter_modules

from attrs import frozen

from engine.assessment import Evaluated
from engine.plan import Plan
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text


@frozen
class Check:
    """What is said of a check in the catalogue; the message is in its `find`."""

    #: "MK401".
    code: str
    #: "bedömning-motsäger-utfall": what is wrong, not the remedy; Swedish.
    slug: str
    #: The gravest it can be; a finding may say less.
    severity: Severity
    consequence: Consequence
    #: What it finds, one sentence.
    title: Text
    #: When it keeps quiet, one sentence.
    quiet: Text
    #: Whether it says nothing of a report without a plan.
    needs_plan: bool = True


def finding(
    check: Check,
    message: Text,
    labels: tuple[Label, ...],
    *,
    goal: str | None = None,
    severity: Severity | None = None,
    flips_verdict: bool = False,
    help: Text | None = None,
) -> Finding:
    """A finding of `check`, of its own severity unless another is given."""
    return Finding(
        check.code,
        check.slug,
        severity or check.severity,
        message,
        labels,
        goal,
        flips_verdict,
        check.consequence,
        help,
    )


@frozen
class CheckModule:
    """One file of engine/checks: what it says of itself, and what it finds."""

    #: The file's name without `.py`, which is also that of its folder of cases.
    name: str
    check: Check
    #: What a judged case shows; finds nothing where the check is about plans alone.
    find: Callable[[Evaluated], Iterator[Finding]]
    #: What a plan shows by itself; finds nothing where the check is about cases alone.
    lint: Callable[[Plan], Iterator[Finding]]
    #: Swedish: what it finds, why that matters, when it keeps quiet.
    explanation: str


def all_checks() -> tuple[CheckModule, ...]:
    """Every check, by code. The files of engine/checks are the register: there is no other."""
    package = import_module("engine.checks")
    names = sorted(found.name for found in iter_modules(package.__path__) if found.name.startswith("mk"))
    return tuple(_check_module(name) for name in names)


def _check_module(name: str) -> CheckModule:
    module = import_module(f"engine.checks.{name}")
    find, lint = getattr(module, "find", _nothing), getattr(module, "lint", _nothing)
    return CheckModule(name, module.CHECK, find, lint, cleandoc(module.__doc__ or ""))


def _nothing(_: object) -> Iterator[Finding]:
    return iter(())


def problems(check: Check, evaluated: Evaluated) -> Iterator[Finding]:
    """The errors in goals' conditions that `check` reports."""
    for assessment in evaluated.assessments:
        for problem in assessment.errors:
            if problem.code == check.code:
                yield finding(check, problem.message, problem.labels, goal=assessment.name, help=problem.help)
