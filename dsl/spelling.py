"""The words of a statement in, the line that `fmt` writes of them out."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from dsl.roles import Role
from dsl.table import table
from dsl.words import Token

#: A word or sign and how it was read.
Part = tuple[Token, Role]

#: What no space stands before, and after.
_CLOSE_BEFORE = frozenset({",", ":", ")"})
_OPEN = "("
#: The rules of the grammar that a dash may belong to, and what is written for it.
_DASHES = {"negative_figure": "−", "taken_cell": "−", "take_cell": "−", "year_span": "–"}
#: Those of them where no space follows the dash, and where none stands before it.
_TIGHT_AFTER = frozenset({"negative_figure", "taken_cell", "year_span"})
_TIGHT_BEFORE = frozenset({"year_span"})
#: Codes are kept as they are written: `556055-2753`.
_KEPT = "as_written"


def line_of(parts: Iterable[Part]) -> str:
    """The words as `fmt` writes them on one line, strings as they are divided."""
    parts = list(parts)
    if not parts:
        return ""
    text = spelt(*parts[0])
    for before, after in pairwise(parts):
        text += " " * _spaced(before, after) + spelt(*after)
    return text


def joined(parts: Iterable[Part]) -> Iterator[Part]:
    """The same words, those strings made one that stand on lines of their own and are read as one."""
    waiting: list[Part] = []
    for part in parts:
        if part[0].kind != "MORE" and waiting:
            yield _one(waiting)
            waiting = []
        waiting.append(part)
    if waiting:
        yield _one(waiting)


def spelt(token: Token, role: Role) -> str:
    """One word or sign as `fmt` writes it: the planner's own choice of words, in the language's own spelling."""
    if role.keyword:
        return table().spelling.get(token.kind, token.kind)
    if token.kind in ("STRING", "MORE"):
        inside = token.text[1:-1]
        return token.text if '"' in inside else f'"{inside}"'
    if token.kind == "NUMBER":
        return " ".join(token.text.split())
    if token.kind == "DASH":
        return _DASHES.get(role.rule, token.text)
    return token.text


def _spaced(before: Part, after: Part) -> bool:
    """Whether a space stands between the two."""
    (one, one_role), (other, other_role) = before, after
    if other.kind in _CLOSE_BEFORE or one.kind == _OPEN:
        return False
    if "DASH" not in (one.kind, other.kind):
        return True
    if one_role.rule == other_role.rule == _KEPT:
        return other.start > one.start + len(one.text)
    after_dash = one.kind == "DASH" and one_role.rule in _TIGHT_AFTER
    before_dash = other.kind == "DASH" and other_role.rule in _TIGHT_BEFORE
    return not after_dash and not before_dash


def _one(parts: list[Part]) -> Part:
    """One string of those read as one; a lone word or sign as it is."""
    first, role = parts[0]
    if len(parts) == 1:
        return first, role
    text = " ".join(token.text[1:-1] for token, _ in parts)
    if '"' not in text:
        return first._replace(text=f'"{text}"'), role
    if "”" in text or "“" in text:
        # No text can hold quotes of both kinds: the straight ones give way.
        return first._replace(text='"' + text.replace('"', "”") + '"'), role
    return first._replace(text=f"”{text}”"), role
