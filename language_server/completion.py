"""What is written up to the cursor in, what may come next out: words, names, units, policies and files."""

import os
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum

from attrs import frozen

from dsl import ast
from dsl.ast import Class, Heading
from dsl.automaton import Trouble, statements
from dsl.beginnings import beginnings
from dsl.blocks import BELOW
from dsl.build_lines import HeadingLine, LanguageLine
from dsl.continuations import Following, following, policy_sentences
from dsl.expected import units
from dsl.lexer import END, NAME
from dsl.parser import language_program
from dsl.table import table
from dsl.words import Token, words_of
from engine.check import CheckModule
from engine.names import key
from engine.plan import Plan
from findings.text import Text, same
from language_server.cursor import Cursor, Written, written
from language_server.symbols import Declaration, Declarations, Space


class Kind(Enum):
    """What is offered; an editor shows each with a sign of its own."""

    WORD = "word"
    SENTENCE = "sentence"
    UNIT = "unit"
    NAME = "name"
    VALUE = "value"
    FILE = "file"
    CODE = "code"


@frozen
class Offer:
    """Something that may be written at the cursor."""

    text: str
    kind: Kind
    #: A few words beside it.
    detail: Text | None = None
    #: Offers with a lower number come first.
    rank: int = 5


@frozen
class Offers:
    """What may be written in place of what stands from `column` to the cursor."""

    column: int
    offers: tuple[Offer, ...]


#: Conditions of these speak of goals too.
_ROLL_UPS = (Heading.PRIORITY_GOAL, Heading.ROLL_UP)


def offers_at(
    cursor: Cursor, plan: Plan | None, known: Declarations, checks: Sequence[CheckModule], files: Sequence[str]
) -> Offers:
    """What may be written at the cursor; `files` are the rule files that `använd` could name."""
    so_far = written(cursor)
    if so_far is None:
        return Offers(cursor.column, ())
    if so_far.quoted is not None:
        return Offers(cursor.column - len(so_far.quoted), tuple(_files(so_far, files)))
    after = following(so_far.read)
    if after is None:
        return Offers(so_far.column, ())
    found = (
        *_names(cursor, so_far, after, known, checks),
        *_values(after, plan),
        *(_sentences(cursor) if not so_far.read else ()),
        *_words(cursor, so_far, after),
    )
    once = {offer.text: offer for offer in reversed(found)}.values()
    return Offers(so_far.column, tuple(sorted(once, key=lambda offer: (offer.rank, offer.text))))


def _words(cursor: Cursor, so_far: Written, after: Following) -> Iterator[Offer]:
    of_units = units()
    for phrase in after.phrases:
        word = phrase.split(" ", 1)[0].lower()
        if not so_far.read:
            if _belongs(word, cursor):
                yield Offer(_whole(phrase), Kind.WORD, rank=4 if word in table().headings else 3)
        elif word in of_units and "unit" in after.parts | {part.removeprefix("plain_") for part in after.parts}:
            yield Offer(phrase, Kind.UNIT, rank=6)
        else:
            yield Offer(phrase, Kind.WORD)


def _whole(phrase: str) -> str:
    """The name of a class instead of its first word: `helt uppfyllt`."""
    for of_class in Class:
        if of_class.value.lower().split(" ", 1)[0] == phrase:
            return of_class.value.lower()
    return phrase


def _belongs(word: str, cursor: Cursor) -> bool:
    """Whether a line that begins with the word may stand where the cursor is."""
    begun = beginnings().get(word, frozenset())
    if HeadingLine in begun:
        return True
    if LanguageLine in begun:
        return cursor.line == 1
    heading = cursor.block.heading if cursor.block is not None else None
    if ast.UseLine in begun:
        return heading in (None, Heading.PLAN)
    if heading is None:
        return cursor.document.reading.parts.index(cursor.part) > 0
    return bool(begun & BELOW[heading])


def _sentences(cursor: Cursor) -> Iterator[Offer]:
    """Whole policies, where a policy may stand."""
    if cursor.block is not None and ast.Policy in BELOW[cursor.block.heading]:
        yield from (Offer(sentence, Kind.SENTENCE, rank=5) for sentence in policy_sentences())


def _values(after: Following, plan: Plan | None) -> Iterator[Offer]:
    if plan is None:
        return
    if "YEAR" in after.kinds:
        yield from (Offer(str(year), Kind.VALUE, rank=1) for year in plan.years)
    if "STRING" in after.kinds and "verdict" in after.parts:
        yield from (Offer(f'"{word.word}"', Kind.VALUE, rank=4) for word in plan.scale if word.span is not None)


def _names(
    cursor: Cursor, so_far: Written, after: Following, known: Declarations, checks: Sequence[CheckModule]
) -> Iterator[Offer]:
    read = so_far.read
    if not read or not after.names:
        return
    if _begins(read, ast.SuppressionLine):
        yield from (Offer(one.check.code, Kind.CODE, one.check.title) for one in checks)
    elif read[0].kind in table().headings:
        return
    elif "reference" in after.names:
        yield from _declared(known, _contributed(read), cursor)
    elif "label" in after.names:
        yield from _declared(known, (Space.PRIORITY_GOAL,), cursor)
    elif "name" in after.names:
        in_roll_up = cursor.block is not None and cursor.block.heading in _ROLL_UPS
        yield from _declared(known, (Space.MEASURE, Space.GOAL) if in_roll_up else (Space.MEASURE,), cursor)


def _begins(read: Sequence[Token], line: type) -> bool:
    return bool(read) and line in beginnings().get(read[0].kind, frozenset())


def _contributed(read: Sequence[Token]) -> tuple[Space, ...]:
    """What can stand after `bidrar till`: what is said so far is completed with a name, and asked what it speaks of."""
    last = read[-1]
    name = last._replace(kind=NAME, otherwise=NAME, text="x", column=last.column + len(last.text) + 1)
    words = words_of("", "")
    run, start = language_program(), table().starts["statement"]
    made = list(statements(run, start, iter((*read, name, name._replace(kind=END, otherwise=""))), words))
    line = made[0] if made and not isinstance(made[0], Trouble) else None
    thing = line.thing if isinstance(line, ast.ContributesLine) else None
    spaces = {space.value: space for space in Space}
    if thing == Heading.INDICATOR.value:
        return (Space.MEASURE,)
    return (spaces[thing],) if thing in spaces else (Space.PRIORITY_GOAL, Space.MEASURE, Space.GOAL)


def _declared(known: Declarations, spaces: Iterable[Space], cursor: Cursor) -> Iterator[Offer]:
    own = _own_names(cursor)
    for (space, name), declaration in known.items():
        if space in spaces and declaration.block is not cursor.block:
            yield Offer(declaration.name.text, Kind.NAME, _told(declaration), 1 if name in own else 2)


def _own_names(cursor: Cursor) -> frozenset[str]:
    """The measures of the goal that the cursor stands in."""
    lines = cursor.block.lines if cursor.block is not None else ()
    return frozenset(
        key(weighted.measure.text)
        for line in lines
        if isinstance(line, ast.MeasuredByLine)
        for weighted in line.measures
    )


def _told(declaration: Declaration) -> Text:
    title = declaration.block.title
    heading = declaration.block.heading.value
    return same(heading if title is None else f"{heading}: {title.text}")


def _files(so_far: Written, files: Sequence[str]) -> Iterator[Offer]:
    """The files that can be named, where a file can."""
    if _begins(so_far.read, ast.UseLine):
        yield from (Offer(file, Kind.FILE) for file in files)


def files_beside(path: str, files: Iterable[str]) -> tuple[str, ...]:
    """`files` as `använd` writes them in the file at `path`: those of its own folder first."""
    folder = os.path.dirname(path)
    names = (os.path.relpath(file, folder).replace(os.sep, "/") for file in files if file != path)
    return tuple(sorted(names, key=lambda name: (name.count("/"), name)))
