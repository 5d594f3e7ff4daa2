"""Arguments in, an exit code out: files are read, judged and rendered; no domain logic stands here."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from findings.codes import UNREADABLE
from findings.finding import Severity
from findings.text import Text, in_language
from readers.command_line import Arguments, UsageError, did_you_mean, language, split, understood
from writers.terminal import in_colour, prepare, write

if TYPE_CHECKING:  # the engine is loaded by what needs it, not by --version
    from dsl.ast import Policy
    from writers.examined import Examined

#: The same as in pyproject.toml.
VERSION = "0.1.0"

#: Exit codes.
NOTHING_FOUND, FOUND, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code; nothing a user does makes it raise."""
    given = list(sys.argv[1:] if argv is None else argv)
    prepare(sys.stdout)
    prepare(sys.stderr)
    lang = language(given)
    try:
        return _run(given, lang)
    except UsageError as error:
        _complain(error.message, error.help, lang)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(given: list[str], lang: str) -> int:
    options, words = split(given)
    names = {name for name, _ in options}
    if "version" in names:
        return _print(f"malkoll {VERSION}\n", NOTHING_FOUND)
    if "help" in names or words in ([], ["help"]):
        from writers.usage import HELP

        return _print(in_language(HELP, lang), NOTHING_FOUND if words or names else UNUSABLE)
    command = _COMMANDS.get(words[0])
    if command is None:
        raise _no_such_command(words)
    return command(understood(options, words[1:], lang))


# --- What the commands do -----------------------------------------------------------------------


def _check(arguments: Arguments) -> int:
    """Tests the files named, prints what was found, and returns the exit code."""
    if not arguments.words:
        raise UsageError(_NO_FILES, Text("malkoll check regler.mal fall.yaml", "malkoll check rules.mal case.yaml"))
    examined, problem = _examine(arguments)
    if arguments.format == "json":
        from writers.json import render as render_json

        text, as_utf8 = render_json(examined, lang=arguments.lang), True
    else:
        from writers.text import render

        colour = in_colour(sys.stdout)
        text, as_utf8 = render(examined, lang=arguments.lang, notes=arguments.notes, colour=colour), False
    code = _exit_code(arguments, examined)
    code = _print(text, code, as_utf8=as_utf8)
    if problem is not None:
        _complain(problem, None, arguments.lang)
    return code


def _explain(arguments: Arguments) -> int:
    """Explains a code, or a goal of the files named."""
    if not arguments.words:
        raise UsageError(
            Text("explain behöver ett mål eller en kod", "explain needs a goal or a code"), _EXPLAIN_EXAMPLE
        )
    if arguments.format != "text":
        message = Text("explain skriver text, inte json", "explain writes text, not json")
        raise UsageError(message, Text("malkoll check --format json", "malkoll check --format json"))
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

    examined, problem = _examine(evolve(arguments, words=tuple(files)))
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
        names = {one.name: one for _, one in judged}
        message = Text(f'det finns inget mål som heter "{word}"', f'there is no goal called "{word}"')
        raise UsageError(message, did_you_mean(word, names) or _listed(list(names)))
    return _print("\n".join(parts), NOTHING_FOUND)


def _explain_code(code: str, lang: str) -> int:
    from engine.check import all_checks
    from findings.codes import CODES
    from writers.explain import explain_code

    for known in CODES:
        if known.code == code:
            return _print(explain_code(known, lang=lang), NOTHING_FOUND)
    modules = all_checks()
    for module in modules:
        if module.check.code == code:
            return _print(explain_code(module.check, module.explanation, lang=lang), NOTHING_FOUND)
    codes = {known.code: known for known in CODES} | {module.check.code: module for module in modules}
    message = Text(f'det finns ingen kontroll "{code}"', f'there is no check "{code}"')
    raise UsageError(message, did_you_mean(code, codes))


def _examine(arguments: Arguments) -> tuple[Examined, Text | None]:
    """Everything that was found, and why nothing could be judged where nothing was."""
    from engine.order import in_order
    from engine.run import Options, run
    from readers.files import load
    from writers.examined import Examined, Source

    policies = _policies(arguments)
    loaded = load(arguments.words)
    result = run(loaded.units, loaded.cases, Options(policies, arguments.on))
    examined = Examined(
        tuple(Source(one.name, one.sha256) for one in loaded.inputs),
        loaded.passed_over,
        result.evaluated,
        in_order(loaded.findings + result.findings),
        loaded.sources,
        arguments.on,
    )
    if result.evaluated:
        return examined, None
    if not loaded.units and not loaded.cases:
        return examined, _NOTHING_READ
    if not result.plans:
        return examined, _NO_PLAN
    return examined, _NO_CASE if not loaded.cases else _NOTHING_JUDGED


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


def _exit_code(arguments: Arguments, examined: Examined) -> int:
    from writers.examined import raised

    unread = any(finding.code == UNREADABLE.code for finding in examined.findings)
    if unread or not examined.evaluated:
        return UNUSABLE
    found = any(raised(examined.findings, severity) for severity in arguments.fail_on)
    return FOUND if found else NOTHING_FOUND


_COMMANDS = {"check": _check, "explain": _explain}


# --- What is written ----------------------------------------------------------------------------


def _print(text: str, code: int, *, as_utf8: bool = False) -> int:
    """Writes the result and returns `code`, or UNUSABLE where it could not be written."""
    if write(text, sys.stdout, as_utf8=as_utf8):
        return code
    write("malkoll: resultatet kunde inte skrivas / the result could not be written\n", sys.stderr)
    return UNUSABLE


def _print_errors(examined: Examined, lang: str) -> None:
    """The errors of the files, where they leave nothing to explain."""
    from writers.examined import raised
    from writers.text import render_finding

    for finding in raised(examined.findings, Severity.ERROR):
        write(render_finding(finding, examined.sources, lang=lang) + "\n", sys.stderr)


def _complain(message: Text, help: Text | None, lang: str) -> None:
    from writers.excerpt import clean

    lines = [f"malkoll: {clean(in_language(message, lang))}"]
    if help is not None:
        word = in_language(Text("hjälp", "help"), lang)
        lines.append(f"  {word}: {clean(in_language(help, lang))}")
    write("\n".join(lines) + "\n", sys.stderr)


def _no_such_command(words: list[str]) -> UsageError:
    word = words[0]
    message = Text(f'det finns inget kommando "{word}"', f'there is no command "{word}"')
    if os.path.exists(word):
        line = " ".join(["malkoll check", *words])
        return UsageError(message, Text(f"menade du: {line}", f"did you mean: {line}"))
    return UsageError(message, did_you_mean(word, _COMMANDS) or _SEE_HELP)


_SEE_HELP = Text("malkoll --help visar vad som finns", "malkoll --help shows what there is")


def _listed(names: list[str]) -> Text:
    return Text(f"målen är {', '.join(names)}", f"the goals are {', '.join(names)}")


_NO_FILES = Text("inga filer är givna", "no files are given")
_EXPLAIN_EXAMPLE = Text(
    "malkoll explain regler.mal fall.yaml svarstid, eller malkoll explain MK401",
    "malkoll explain rules.mal case.yaml svarstid, or malkoll explain MK401",
)
_NOTHING_READ = Text("ingenting kunde prövas: ingen fil kunde läsas", "nothing could be tested: no file could be read")
_NO_PLAN = Text(
    "ingenting kunde prövas: ingen regelfil med en plan bland filerna",
    "nothing could be tested: no rule file with a plan among the files",
)
_NO_CASE = Text(
    "ingenting kunde prövas: ingen fallfil bland filerna",
    "nothing could be tested: no case file among the files",
)
_NOTHING_JUDGED = Text(
    "ingenting kunde prövas: ingen av fallfilerna hör till en plan bland filerna",
    "nothing could be tested: none of the case files belongs to a plan among the files",
)


if __name__ == "__main__":
    sys.exit(main())
