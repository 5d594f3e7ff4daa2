"""A decided verdict and its figures in, the marks that say what it rests on out (semantics 4.4)."""

from collections.abc import Collection, Mapping
from fractions import Fraction

from attrs import frozen

from dsl.ast import Class
from engine.formula import Compiled, Variable
from engine.judge import Margins, decided, judge
from engine.scene import Known

#: In which order marks are written.
ORDER = ("preliminärt", "på ", "prognos")


@frozen
class Basis:
    """What a verdict rests on."""

    marks: tuple[str, ...]
    #: The years of the outcomes it rests on, ascending.
    years: tuple[int, ...]


def basis(
    rule: Compiled,
    verdict: Class,
    values: Mapping[Variable, Fraction],
    known: Mapping[Variable, Known],
    margins: Margins,
) -> Basis:
    """The marks of `verdict`: of the lowest level of evidence that decides it, less the groups not needed."""
    if all(known[variable].level == 0 for variable in values):
        return Basis((), _years(values, known))
    used = _lowest(rule, verdict, values, known, margins)
    for level, year, marks in sorted(
        {_group(known[variable]) for variable in used if known[variable].level > 0},
        key=lambda group: (-group[0], group[1], group[2]),
    ):
        without = {v: value for v, value in used.items() if _group(known[v]) != (level, year, marks)}
        if decided(judge(rule, without, margins)) is verdict:
            used = without
    found = {mark for variable in used for mark in known[variable].marks}
    return Basis(in_order(found), _years(used, known))


def _lowest(
    rule: Compiled,
    verdict: Class,
    values: Mapping[Variable, Fraction],
    known: Mapping[Variable, Known],
    margins: Margins,
) -> Mapping[Variable, Fraction]:
    for level in range(3):
        used = {v: value for v, value in values.items() if known[v].level <= level}
        if decided(judge(rule, used, margins)) is verdict:
            return used
    return values


def _group(known: Known) -> tuple[int, int, tuple[str, ...]]:
    return known.level, known.year, known.marks


def _years(values: Collection[Variable], known: Mapping[Variable, Known]) -> tuple[int, ...]:
    return tuple(sorted({known[variable].year for variable in values if known[variable].is_outcome}))


def in_order(marks: Collection[str]) -> tuple[str, ...]:
    """`marks` in the order they are written: preliminärt, på ÅR (oldest first), prognos."""
    return tuple(
        sorted(marks, key=lambda mark: (next(i for i, start in enumerate(ORDER) if mark.startswith(start)), mark))
    )
