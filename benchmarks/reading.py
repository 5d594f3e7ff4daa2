"""How long it takes to read rule files, beside the fastest common reader of YAML on the same content."""

from collections.abc import Sequence
from statistics import median

import yaml
from attrs import frozen

from benchmarks.plans import as_yaml, goals, rule_file
from benchmarks.timing import Spread, exponent, in_turn, of_call, ratio, spread
from dsl.parser import parse

SIZES = (100, 1_000, 10_000)


@frozen
class Read:
    """A rule file of so many goals, read with the garbage collector on or off."""

    goals: int
    collecting: bool
    #: Bytes of the rule file and of the YAML file.
    size: int
    yaml_size: int
    #: Medians.
    seconds: float
    yaml_seconds: float
    goals_per_second: Spread
    #: Times the reading of the YAML file.
    to_yaml: Spread


@frozen
class Reading:
    """Every size, and how the time grows between the two largest, the collector off."""

    read: tuple[Read, ...]
    exponent: float
    yaml_exponent: float


def measure(rounds: int, sizes: Sequence[int] = SIZES) -> Reading:
    """Files of `sizes` goals, each read `rounds` times; a smaller one more often, up to eight times that."""
    every = [(size, min(8, max(sizes) // size) * rounds) for size in sizes]
    read = [_read(size, times, collecting) for collecting in (False, True) for size, times in every]
    off = [one for one in read if not one.collecting]
    return Reading(
        tuple(read),
        exponent(sizes, [one.seconds for one in off]),
        exponent(sizes, [one.yaml_seconds for one in off]),
    )


def _read(count: int, rounds: int, collecting: bool) -> Read:
    plan = goals(count)
    rules, as_in_yaml = rule_file(plan), as_yaml(plan)
    times = in_turn(
        rounds,
        {
            "rules": lambda: of_call(lambda: parse(rules, "mål.mal"), collecting=collecting),
            "yaml": lambda: of_call(lambda: yaml.load(as_in_yaml, yaml.CSafeLoader), collecting=collecting),
        },
    )
    return Read(
        goals=count,
        collecting=collecting,
        size=len(rules.encode()),
        yaml_size=len(as_in_yaml.encode()),
        seconds=median(times["rules"]),
        yaml_seconds=median(times["yaml"]),
        goals_per_second=spread([count / seconds for seconds in times["rules"]]),
        to_yaml=ratio(times["rules"], times["yaml"]),
    )
