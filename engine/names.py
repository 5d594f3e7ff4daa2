"""Declared names in, look-ups that say what was probably meant out."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from typing import TypeVar

from attrs import evolve, frozen

from dsl.ast import Block, Line, Name
from findings.codes import DECLARED_TWICE, UNKNOWN_NAME, file_finding
from findings.finding import Edit, Finding, Label
from findings.span import Span
from findings.text import Text, same

Kind = TypeVar("Kind")
#: A misspelt name is compared with all names of a plan that has no more than these, else with its neighbours.
MOST_COMPARED = 200


def first(lines: Iterable[Line], kind: type[Kind]) -> Kind | None:
    """The first line of a kind, or None."""
    return next((line for line in lines if isinstance(line, kind)), None)


def key(name: str) -> str:
    """A name as it is compared: without regard to case."""
    return name.casefold()


@frozen
class Declared:
    """The blocks of one kind, by name; `thing` names the kind to the user."""

    thing: Text
    blocks: Mapping[str, Block]
    #: The names in the order of the alphabet, and written backwards in that order.
    forwards: tuple[str, ...]
    backwards: tuple[str, ...]


def declare(thing: Text, blocks: Iterable[Block]) -> tuple[Declared, tuple[Finding, ...]]:
    """The blocks by name, the first of two that share one; each later one is a finding (MK003)."""
    first: dict[str, Block] = {}
    findings: list[Finding] = []
    for block in blocks:
        if block.name is None:
            continue
        other = first.setdefault(key(block.name.text), block)
        if other is not block:
            findings.append(evolve(twice(same(f'"{block.name.text}"'), block.span, other.span), help=_RENAME))
    return Declared(thing, first, tuple(sorted(first)), tuple(sorted(name[::-1] for name in first))), tuple(findings)


def twice(what: Text, span: Span, other: Span) -> Finding:
    """The finding that `what` is declared at both places (MK003)."""
    return file_finding(
        DECLARED_TWICE,
        Text(f"{what.sv} deklareras två gånger", f"{what.en} is declared twice"),
        (Label(span), Label(other, Text("första gången", "the first time"))),
        Text("ta bort den ena", "remove one of them"),
    )


def unknown(name: Name, known: Declared, *others: Declared) -> Finding:
    """The finding that `name` is not among `known` (MK002), nor among any of the others, with the likely spelling."""
    from difflib import get_close_matches

    places = (known, *others)
    every = [near for place in places for near in _comparable(key(name.text), place)]
    near = get_close_matches(key(name.text), every, n=1)
    meant = next((place.blocks[near[0]] for place in places if near and near[0] in place.blocks), None)
    labels = [Label(name.span)]
    if meant is not None:
        labels.append(Label(meant.span, Text("deklareras här", "is declared here")))
    return file_finding(
        UNKNOWN_NAME,
        _absent(name, places),
        tuple(labels),
        _help(meant),
        None if meant is None or meant.name is None else Edit(name.span, meant.name.text),
    )


def _absent(name: Name, places: tuple[Declared, ...]) -> Text:
    if len(places) == 1:
        thing = places[0].thing
        return Text(f'{thing.sv} "{name.text}" finns inte', f'there is no {thing.en} "{name.text}"')
    return Text(
        f'inget mål, nyckeltal eller indikator heter "{name.text}"',
        f'no goal, measure or indicator is called "{name.text}"',
    )


def _comparable(name: str, known: Declared) -> list[str]:
    """The names that `name` may be a misspelling of: of very many, those that begin or end most like it."""
    if len(known.blocks) <= MOST_COMPARED:
        return list(known.blocks)
    ahead = _neighbours(name, known.forwards)
    behind = (other[::-1] for other in _neighbours(name[::-1], known.backwards))
    return list(dict.fromkeys((*ahead, *behind)))


def _neighbours(name: str, names: tuple[str, ...]) -> tuple[str, ...]:
    at, reach = bisect_left(names, name), MOST_COMPARED // 8
    return names[max(at - reach, 0) : at + reach]


def _help(meant: Block | None) -> Text | None:
    if meant is None or meant.name is None:
        return Text(
            "deklarera det med en egen rubrik, eller rätta namnet",
            "declare it under a heading of its own, or mend the name",
        )
    return Text(f'menade du "{meant.name.text}"?', f'did you mean "{meant.name.text}"?')


def all_of_kind(lines: Iterable[Line], kind: type[Kind]) -> tuple[Kind, ...]:
    """Every line of a kind, in order."""
    return tuple(line for line in lines if isinstance(line, kind))


_RENAME = Text("ta bort den ena, eller ge den ett annat namn", "remove one of them, or rename it")
