"""How long `malkoll check` takes from a cold start, beside an empty Python and the libraries it is built on."""

import sys
from functools import partial
from pathlib import Path

from attrs import frozen

from benchmarks.timing import Spread, Times, in_turn, of_process, ratio, spread

ROOT = Path(__file__).parent.parent
FILES = (str(ROOT / "rules" / "alingsas-ks-2020.mal"), str(ROOT / "cases" / "alingsas-ks-2020.yaml"))
CHECK = (sys.executable, str(ROOT / "launch.py"), "check", *FILES)

EMPTY = "python -c pass"
LIBRARIES = "import lark, attrs, yaml, tabulate"
TEXT = "malkoll check"
JSON = "malkoll check --format json"
COMMANDS = {
    EMPTY: (sys.executable, "-c", "pass"),
    LIBRARIES: (sys.executable, "-c", LIBRARIES),
    TEXT: CHECK,
    JSON: (*CHECK, "--format", "json"),
}


@frozen
class Started:
    """One program from a cold start."""

    name: str
    milliseconds: Spread
    #: Times an empty Python, and times the import of the libraries.
    to_empty: Spread
    to_libraries: Spread


def measure(rounds: int) -> tuple[Started, ...]:
    """Every program of COMMANDS, started `rounds` times after once to warm up its .pyc files."""
    for command in COMMANDS.values():
        of_process(command)
    times = in_turn(rounds, {name: partial(of_process, command) for name, command in COMMANDS.items()})
    return tuple(_started(name, times) for name in COMMANDS)


def _started(name: str, times: dict[str, Times]) -> Started:
    return Started(
        name,
        spread([1000 * second for second in times[name]]),
        ratio(times[name], times[EMPTY]),
        ratio(times[name], times[LIBRARIES]),
    )
