"""Things to time in, their medians and spreads out: measured in turn, so that a busy machine disturbs all alike.

What is timed is processor time (user and system): time that other programs take is not counted.
"""

import gc
import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from math import log
from statistics import median, quantiles
from time import process_time

from attrs import frozen

#: Seconds of processor time that one round took.
Times = tuple[float, ...]


@frozen
class Spread:
    """The median of many rounds, and the quartiles around it."""

    low: float
    middle: float
    high: float


def in_turn(rounds: int, contenders: Mapping[str, Callable[[], float]]) -> dict[str, Times]:
    """The seconds of each contender in each round; each is run once in a round, and another one first each time."""
    names = list(contenders)
    times: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            times[name].append(contenders[name]())
    return {name: tuple(of) for name, of in times.items()}


def of_call(call: Callable[[], object], *, collecting: bool = True) -> float:
    """The seconds of processor time of one call; `collecting` False switches the garbage collector off for it."""
    gc.collect()
    if not collecting:
        gc.disable()
    try:
        start = process_time()
        kept = call()
        seconds = process_time() - start
    finally:
        gc.enable()
    del kept
    return seconds


def of_process(command: Sequence[str]) -> float:
    """The seconds of processor time of a program from its start to its end; what it writes is thrown away."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def spread(values: Sequence[float]) -> Spread:
    """Median and quartiles of two values or more."""
    low, _, high = quantiles(values, n=4, method="inclusive")
    return Spread(low, median(values), high)


def ratio(times: Times, to: Times) -> Spread:
    """How many times `to` something took, round by round."""
    return spread([one / other for one, other in zip(times, to, strict=True)])


def exponent(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """How the time grows from the next largest size to the largest: 1 is linear, 2 is with its square.

    It is the slope in logarithms. Smaller sizes are left out: what costs the same for all would hide the growth.
    """
    (_, smaller), (_, larger) = points = sorted(zip(sizes, seconds, strict=True))[-2:]
    return log(larger / smaller) / log(points[1][0] / points[0][0])
