"""The command line in, what it asks for out, or a UsageError that says what to write instead."""

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from attrs import frozen

from findings.finding import BY_GRAVITY, Severity
from findings.text import Text

_FORMATS = ("text", "json")
_LANGUAGES = ("sv", "en")
#: How many severities, gravest first, each level of --fail-on takes in.
_LEVELS = {"fel": 1, "varning": 2, "notis": 3, "aldrig": 0}
#: Whether an option takes a value.
_OPTIONS = {
    "check": False,
    "datum": True,
    "diff": False,
    "fail-on": True,
    "force": False,
    "format": True,
    "from": True,
    "help": False,
    "lang": True,
    "notiser": False,
    "out": True,
    "policy": True,
    "to": True,
    "version": False,
}
#: Options of one letter, and what they are short for.
_SHORT = {"h": "help", "o": "out"}
#: Options of every command.
_COMMON = ("help", "lang", "version")
#: Every command, and the options that are its own.
COMMANDS = {
    "check": ("format", "policy", "datum", "fail-on", "notiser"),
    "lint": ("format", "datum", "fail-on", "notiser"),
    "test": ("format", "fail-on"),
    "explain": ("policy", "datum"),
    "new": ("from", "out", "force"),
    "show": ("out", "force"),
    "fmt": ("check", "diff"),
    "roll": ("to", "out", "force"),
    "read": ("out", "force", "format", "notiser"),
    "draft": ("out", "force", "notiser"),
    "lsp": (),
}


@frozen
class Arguments:
    """The command line, understood: the words after the command, and the options."""

    words: tuple[str, ...]
    format: str = "text"
    policies: tuple[str, ...] = ()
    on: date | None = None
    lang: str = "sv"
    fail_on: tuple[Severity, ...] = BY_GRAVITY[:1]
    notes: bool = False
    #: `fmt --check` and `fmt --diff`.
    check: bool = False
    diff: bool = False
    #: `-o FILE`, and whether it may be written over.
    out: str | None = None
    force: bool = False
    #: `new --from PLAN.xlsx`.
    source: str | None = None
    #: `roll --to 2021`.
    to: str | None = None


class UsageError(Exception):
    """The command line cannot be used; says why, and what to write instead."""

    def __init__(self, message: Text, help: Text | None = None) -> None:
        super().__init__(message.sv)
        self.message = message
        self.help = help


def language(given: list[str]) -> str:
    """The language asked for, also where the rest of the command line cannot be understood."""
    asked = os.environ.get("MALKOLL_LANG", "").lower()
    for number, word in enumerate(given):
        if word == "--lang" and number + 1 < len(given):
            asked = given[number + 1]
        elif word.startswith("--lang="):
            asked = word.partition("=")[2]
    return "en" if asked.startswith("en") else "sv"


def split(given: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """Options with their values, and the other words; options may stand anywhere before `--`."""
    from getopt import GetoptError, gnu_getopt

    short = "".join(letter + ":" * _OPTIONS[name] for letter, name in _SHORT.items())
    try:
        found, words = gnu_getopt(given, short, [name + "=" * takes for name, takes in _OPTIONS.items()])
    except GetoptError as error:
        name = _SHORT.get(error.opt, error.opt)
        if name not in _OPTIONS:
            raise UsageError(
                Text(f'det finns ingen flagga "{_dashed(name)}"', f'there is no option "{_dashed(name)}"'),
                did_you_mean(name, _OPTIONS, "--"),
            ) from None
        if _OPTIONS[name]:
            raise UsageError(Text(f"--{name} saknar sitt värde", f"--{name} lacks its value")) from None
        raise UsageError(Text(f"--{name} tar inget värde", f"--{name} takes no value")) from None
    return [(_SHORT.get(name.lstrip("-"), name.lstrip("-")), value) for name, value in found], words


def _dashed(name: str) -> str:
    return f"-{name}" if len(name) == 1 else f"--{name}"


def understood(options: list[tuple[str, str]], words: list[str], lang: str) -> Arguments:
    """The arguments of the command `words[0]`, every value checked; the last of an option given twice counts."""
    command = words[0]
    for name, _ in options:
        if name not in (*_COMMON, *COMMANDS[command]):
            raise _of_others(name, command)
    values = dict(options)
    return Arguments(
        words=tuple(words[1:]),
        format=_one_of("format", values.get("format", "text"), _FORMATS),
        policies=tuple(value for name, value in options if name == "policy"),
        on=_day(values["datum"]) if "datum" in values else None,
        lang=_one_of("lang", values.get("lang", lang), _LANGUAGES),
        fail_on=BY_GRAVITY[: _LEVELS[_one_of("fail-on", values.get("fail-on", "fel"), tuple(_LEVELS))]],
        notes="notiser" in values,
        check="check" in values,
        diff="diff" in values,
        out=values.get("out"),
        force="force" in values,
        source=values.get("from"),
        to=values.get("to"),
    )


def _of_others(option: str, command: str) -> UsageError:
    others = ", ".join(f"malkoll {name}" for name, options in COMMANDS.items() if option in options)
    return UsageError(
        Text(f"--{option} är ingen flagga för malkoll {command}", f"--{option} is no option of malkoll {command}"),
        Text(f"den hör till {others}", f"it belongs to {others}"),
    )


def _one_of(option: str, value: str, allowed: tuple[str, ...]) -> str:
    if value in allowed:
        return value
    choices = ", ".join(allowed)
    raise UsageError(
        Text(f'--{option} kan inte vara "{value}"', f'--{option} cannot be "{value}"'),
        Text(f"välj bland {choices}", f"choose from {choices}"),
    )


def _day(value: str) -> date:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        with suppress(ValueError):  # the 31st of a month with 30 days is told like any text that is no day
            return date.fromisoformat(value)
    raise UsageError(
        Text(f'"{value}" är ingen dag', f'"{value}" is not a day'),
        Text("skriv år, månad och dag: 2021-03-15", "write year, month and day: 2021-03-15"),
    )


def did_you_mean(word: str, known: Iterable[str], before: str = "") -> Text | None:
    """The one of `known` that `word` is most like, as a question; None where it is like none."""
    from difflib import get_close_matches

    close = get_close_matches(word.lower(), list(known), 1, 0.7)
    return Text(f'menade du "{before}{close[0]}"?', f'did you mean "{before}{close[0]}"?') if close else None
