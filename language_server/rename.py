"""A cursor and a new name in, every place to write it at out, or the reason why it cannot be the name."""

from collections.abc import Iterable

from dsl.lexer import END, NAME, tokens
from dsl.table import table
from dsl.words import words_of
from engine.names import key
from findings.text import Text
from language_server.navigation import Place, places_of
from language_server.symbols import Declaration, Space, declarations, meant, occurrences
from language_server.workspace import Unit

#: What may be named by a number too: `uppdrag 3.3.9`, `prioriterat mål 1`.
_NUMBERED = (Space.TASK, Space.PRIORITY_GOAL)


def renamed(declaration: Declaration, new: str, units: Iterable[Unit]) -> tuple[Place, ...] | Text:
    """Every place in `units` where the name stands; a sentence where it cannot be `new`."""
    units = tuple(units)
    wrong = _no_name(new, declaration) or _taken(new, declaration, units)
    return places_of(declaration, units) if wrong is None else wrong


def _no_name(new: str, declaration: Declaration) -> Text | None:
    """Why `new` is no name at all."""
    read = [token for token in tokens(new, frozenset(), words_of(new, "")) if token.kind != END]
    if len(read) == 1 and read[0].text == new:
        kind = read[0].kind
        if read[0].otherwise == NAME and kind in table().reserved:
            return Text(
                f'"{new}" är ett ord i regelspråket och kan inte vara ett namn',
                f'"{new}" is a word of the rule language and cannot be a name',
            )
        if read[0].otherwise == NAME and "/" not in new:
            return None
        if kind in ("INT", "DOTTED") and "," not in new and declaration.space in _NUMBERED:
            return None
    return Text(
        f'"{new}" kan inte vara ett namn: det ska börja med en bokstav och ha bokstäver, siffror, _ och -',
        f'"{new}" cannot be a name: it must begin with a letter and have letters, digits, _ and -',
    )


def _taken(new: str, declaration: Declaration, units: Iterable[Unit]) -> Text | None:
    """Why `new` would be confused with something else."""
    name = key(new)
    if name == key(declaration.name.text):
        return None
    for unit in units:
        known = declarations(unit)
        if (declaration.space, name) in known:
            other = known[declaration.space, name]
            return Text(
                f'namnet "{new}" är taget: {other.block.heading.value} {other.name.text} i {other.document.name}',
                f'the name "{new}" is taken: {other.block.heading.value} {other.name.text} in {other.document.name}',
            )
        for document in unit.documents:
            for block in document.reading.tree.blocks:
                for one in occurrences(block):
                    if len(one.spaces) > 1 and any((space, name) in known for space in one.spaces):
                        found = meant(one, known)
                        if found is not None and found.block is declaration.block:
                            return Text(
                                f'"{new}" är också något annat, och det skulle bli oklart vad "{one.text}" syftar på',
                                f'"{new}" is something else too, and what "{one.text}" stands for would be unclear',
                            )
    return None
