"""`malkoll explain`: a goal or a code in, why it is judged so or what it looks for out."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from attrs import evolve

from commands.examine import examine
from commands.exit_codes import NOTHING_FOUND
from commands.printing import print_result
from findings.finding import Severity
from findings.text import Text
from readers.command_line import Arguments, UsageError, did_you_mean
from writers.terminal import write

if TYPE_CHECKING:  # loaded by what runs, not by every start
    from writers.examined import Examined


def run(arguments: Arguments) -> int:
    """Explains a code, or a goal of the files named."""
    if not arguments.words:
        raise UsageError(
            Text("explain behöver ett mål eller en kod", "explain needs a goal or a code"), _EXPLAIN_EXAMPLE
        )
    *files, word = arguments.words
    if word.upper().startswith("MK") and word[2:].isdecimal():
        return _explain_code(word.upper(), arguments.lang)
    if not files:
        message = Text(
            f'"{word}" är ingen kod, och inga filer är givna', f'"{word}" is no code, and no files are given'
        )
        raise UsageError(message, _EXPLAIN_EXAMPLE)
    from engine.names import key
    from writers.explain import explain_goal

    if word.lower().endswith(_ENDINGS) or os.path.isdir(word):
        raise _goal_forgotten(arguments)
    examined, problem = examine(evolve(arguments, words=tuple(files)))
    if problem is not None:
        _print_errors(examined, arguments.lang)
        raise UsageError(problem)
    judged = [(evaluated, one) for evaluated in examined.evaluated for one in evaluated.assessments]
    parts = [
        explain_goal(evaluated, one, examined.sources, lang=arguments.lang)
        for evaluated, one in judged
        if key(one.name) == key(word)
    ]
    if not parts:
        parts = _of_assignments(examined, word, arguments.lang)
    if not parts:
        names = {one.name: one for _, one in judged}
        message = Text(f'det finns inget mål som heter "{word}"', f'there is no goal called "{word}"')
        raise UsageError(message, did_you_mean(word, names) or _listed(list(names)))
    return print_result("\n".join(parts), NOTHING_FOUND)


def _of_assignments(examined: Examined, word: str, lang: str) -> list[str]:
    """The assignments and activities of that name explained, one for each case."""
    from engine.names import key
    from writers.explain_assignment import explain_assignment

    return [
        explain_assignment(evaluated, assignment, examined.sources, lang=lang)
        for evaluated in examined.evaluated
        for assignment in evaluated.plan.assignments
        if key(assignment.name) == key(word)
    ]


def _goal_forgotten(arguments: Arguments) -> UsageError:
    """The error of files without a goal after them, with the goals that they have."""
    examined, _ = examine(arguments)
    names = list(dict.fromkeys(one.name for evaluated in examined.evaluated for one in evaluated.assessments))
    message = Text("efter filerna saknas målet som ska förklaras", "the goal to explain is missing after the files")
    return UsageError(message, _listed(names) if names else _EXPLAIN_EXAMPLE)


def _explain_code(code: str, lang: str) -> int:
    from engine.check import all_checks
    from findings.codes import CODES
    from findings.explained import explanation
    from writers.explain import explain_code

    for known in CODES:
        if known.code == code:
            about = explanation(code)
            text = explain_code(known, "" if about is None else about.sv, lang=lang)
            english = f"\n{about.en}\n" if lang == "en" and about is not None else ""
            return print_result(text + english, NOTHING_FOUND)
    modules = all_checks()
    for module in modules:
        if module.check.code == code:
            return print_result(explain_code(module.check, module.explanation, lang=lang), NOTHING_FOUND)
    codes = {known.code: known for known in CODES} | {module.check.code: module for module in modules}
    message = Text(f'det finns ingen kontroll "{code}"', f'there is no check "{code}"')
    raise UsageError(message, did_you_mean(code, codes))


def _print_errors(examined: Examined, lang: str) -> None:
    """The errors of the files, where they leave nothing to explain."""
    from writers.examined import raised
    from writers.text import render_finding

    for finding in raised(examined.findings, Severity.ERROR):
        write(render_finding(finding, examined.sources, lang=lang) + "\n", sys.stderr)


def _listed(names: list[str]) -> Text:
    return Text(f"målen är {', '.join(names)}", f"the goals are {', '.join(names)}")


#: What the last word ends in where it is a file and no goal.
_ENDINGS = (".mal", ".yaml", ".yml", ".json", ".txt")
_EXPLAIN_EXAMPLE = Text(
    "malkoll explain regler.mal fall.yaml svarstid, eller malkoll explain MK401",
    "malkoll explain rules.mal case.yaml svarstid, or malkoll explain MK401",
)
