"""What was made of a block before in, the same again out for as long as it holds: a plan is resolved at every key.

A block of an unchanged part of a file is the very same object as before (dsl/incremental.py). What was made of it is
kept with every block that the names in it stood for, and holds as long as these are the same objects too.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from attrs import define, field, frozen

from dsl.ast import Block
from findings.finding import Finding

Made = TypeVar("Made")
#: Blocks by name, as they are declared.
Names = Mapping[str, Block]


@frozen(eq=False)
class Record:
    """What was made of a block, and of what else."""

    block: Block
    #: What is the same for all blocks.
    common: object
    #: Which table was asked, for which name, and what it said.
    asked: tuple[tuple[int, str, Block | None], ...]
    made: Any


@define(eq=False)
class Records:
    """What was made of the blocks the last time, and what is made or used again this time, by block."""

    last: dict[int, Record] = field(factory=dict)
    this: dict[int, Record] = field(factory=dict)
    #: What was the same for all blocks.
    common: object = None


@define(eq=False)
class Kept:
    """What is kept of one plan between two readings of it."""

    measures: Records = field(factory=Records)
    goals: Records = field(factory=Records)
    references: Records = field(factory=Records)
    assignments: Records = field(factory=Records)


def turn(kept: Kept | None) -> None:
    """A new reading begins: what the last one did not use is forgotten."""
    if kept is not None:
        for records in (kept.measures, kept.goals, kept.references, kept.assignments):
            records.last, records.this = records.this, {}


def in_common(records: Records | None, common: object) -> object:
    """`common`, or the object that stood for the same the last time: then `once` knows it again."""
    if records is None:
        return common
    if records.common != common:
        records.common = common
    return records.common


def once(
    records: Records | None,
    block: Block,
    tables: Sequence[Names],
    common: object,
    asked: Callable[[], Iterable[tuple[int, str]] | None],
    make: Callable[[list[Finding]], Made],
    findings: list[Finding],
) -> Made:
    """What `make` makes of the block, or made of it the last time where that still holds.

    `asked` says which names it looks up in which of `tables`, or None where that is not all it hangs on. What is
    made with a finding is made anew every time, so that the findings come in their order.
    """
    if records is None:
        return make(findings)
    record = records.last.get(id(block))
    if record is not None and _holds(record, tables, common):
        records.this[id(block)] = record
        made: Made = record.made
        return made
    before = len(findings)
    made = make(findings)
    names = asked() if len(findings) == before else None
    if names is not None:
        answers = tuple((number, name, tables[number].get(name)) for number, name in names)
        records.this[id(block)] = Record(block, common, answers, made)
    return made


def _holds(record: Record, tables: Sequence[Names], common: object) -> bool:
    if record.common is not common:
        return False
    for number, name, answer in record.asked:  # noqa: SIM110 - a loop: this is asked of every block at every key
        if tables[number].get(name) is not answer:
            return False
    return True
