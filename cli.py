"""Arguments in, an exit code out: each command is a file of commands/, and no domain logic stands here."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

from commands.exit_codes import INTERRUPTED, NOTHING_FOUND, UNUSABLE
from commands.printing import complain, print_result
from findings.text import Text, in_language
from readers.command_line import COMMANDS, UsageError, did_you_mean, language, split, understood
from writers.terminal import prepare

#: The same as in pyproject.toml.
VERSION = "0.1.0"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command and returns its exit code; nothing a user does makes it raise."""
    given = list(sys.argv[1:] if argv is None else argv)
    prepare(sys.stdout)
    prepare(sys.stderr)
    lang = language(given)
    try:
        return _run(given, lang)
    except UsageError as error:
        complain(error.message, error.help, lang)
        return UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(given: list[str], lang: str) -> int:
    options, words = split(given)
    names = {name for name, _ in options}
    if "version" in names:
        return print_result(f"malkoll {VERSION}\n", NOTHING_FOUND)
    if "help" in names or words in ([], ["help"]):
        from writers.usage import HELP

        return print_result(in_language(HELP, lang), NOTHING_FOUND if words or names else UNUSABLE)
    if words[0] not in COMMANDS:
        raise _no_such_command(words)
    arguments = understood(options, words, lang)
    code: int = import_module(f"commands.{words[0]}").run(arguments)
    return code


def _no_such_command(words: list[str]) -> UsageError:
    word = words[0]
    message = Text(f'det finns inget kommando "{word}"', f'there is no command "{word}"')
    if os.path.exists(word):
        line = " ".join(["malkoll check", *words])
        return UsageError(message, Text(f"menade du: {line}", f"did you mean: {line}"))
    return UsageError(message, did_you_mean(word, COMMANDS) or _SEE_HELP)


_SEE_HELP = Text("malkoll --help visar vad som finns", "malkoll --help shows what there is")


_SEE_HELP = Text("malkoll --help visar vad som finns", "malkoll --help shows what there is")


if __name__ == "__main__":
    sys.exit(main())
