"""The source of a paragraph or a cell of Markdown in, its words as they are shown out: marks, addresses and tags gone.

A line break of the source stays "\\n"; a break that is asked for is HARD. Every step forward is one match from where
the last ended, so that the time taken is linear.
"""

import re
from collections.abc import Mapping

from attrs import define, evolve, field

from findings.text import Text
from readers.document import Kind
from readers.html_look import Seen, name_of, seen
from readers.html_tokens import tokens, unescaped
from readers.printed_text import tidy
from readers.written_marks import raised

#: A line break that is asked for.
HARD = "\v"
STRUCK = Text("struket", "deleted")
INSERTED = Text("infogat", "inserted")
PICTURE = Text("en bild utan beskrivning", "a picture without a description")
HIDDEN = Text("dold text, som inte läses", "hidden text, which is not read")
#: A paragraph is no longer than this.
_LONGEST = 100_000
_ANY = re.compile(r"[\\`*_~!\[\]<&]|  +\n")
_NEXT = re.compile(r"[\\`*_~!\[\]<\n]|  +\n")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_TICKS = re.compile(r"`++")
_RUN = re.compile(r"\*++|_++|~++")
_IMAGE = re.compile(r"!\[([^\[\]]{0,2000}+)\](?=[(\[])")
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,100}+)\]")
_WHERE = re.compile(
    r"\(\s{0,9}(?:<[^<>\n]{0,2000}+>|[^\s()]{0,2000}+(?:\([^\s()]{0,500}+\)[^\s()]{0,500}+){0,9})"
    r"""(?:\s{1,9}(?:"[^"]{0,500}+"|'[^']{0,500}+'|\([^()]{0,500}+\)))?\s{0,9}\)"""
)
_LABEL = re.compile(r"\[([^\[\]]{0,500}+)\]")
_ADDRESS = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}+|[^\s<>@]{1,100}+@[^\s<>@]{1,200}+)>")
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]{0,40}+(?:[\s/][^<>]{0,2000}+)?>")
_VOID = frozenset({"br", "img", "hr", "wbr", "input", "col"})


@define
class _Piece:
    text: str
    own: Seen


@define
class Words:
    """What is shown of a piece of source, and what stands beside it."""

    text: str = ""
    pictures: list[str] = field(factory=list)
    unread: list[Text] = field(factory=list)
    remarks: list[tuple[Text, str]] = field(factory=list)
    colour: str | None = None
    is_bold: bool = False


@define
class Notes:
    """The labels that addresses are given for, and the notes by the number of their first reference."""

    labels: frozenset[str]
    numbers: dict[str, int] = field(factory=dict)


def words(source: str, notes: Notes) -> Words:
    """The words of `source`, as they are shown; what is longer than any paragraph is shown as it stands."""
    if len(source) > _LONGEST or not _ANY.search(source):
        return Words(tidy(source))
    return _Scan(source, notes).words()


def mark_of(name: str, notes: Notes) -> str:
    """The mark of a note: its number among those referred to, above the line."""
    return raised(str(notes.numbers.setdefault(name.casefold(), len(notes.numbers) + 1)))


class _Scan:
    """One piece of source on its way."""

    def __init__(self, source: str, notes: Notes) -> None:
        self.source = source
        self.notes = notes
        self.pieces: list[_Piece] = []
        self.found = Words()
        self.around = [Seen()]
        #: The runs of marks that may begin emphasis, by their sign: the number of the piece and how many are left.
        self.open: dict[str, list[list[int]]] = {"*": [], "_": [], "~": []}
        self.brackets: list[int] = []
        #: Where bold and struck-out words begin (1) and end (-1), by the number of the piece.
        self.ranges: list[tuple[int, int, str]] = []
        #: Runs of back-ticks that are known not to come again, by their length.
        self.no_ticks: set[int] = set()

    def words(self) -> Words:
        at = 0
        while (found := _NEXT.search(self.source, at)) is not None:
            self.add(unescaped(self.source[at : found.start()]))
            at = self.special(found)
        self.add(unescaped(self.source[at:]))
        return self.assembled()

    def add(self, text: str) -> None:
        if text:
            self.pieces.append(_Piece(text, self.around[-1]))

    def special(self, found: re.Match[str]) -> int:
        """Reads what begins with a sign that may mean something; where it ends."""
        source, at, sign = self.source, found.start(), found[0][0]
        if sign in " \n":
            self.add(f"{HARD}\n" if sign == " " else "\n")
            return found.end()
        if sign == "\\":
            if source.startswith("\\\n", at):
                self.add(f"{HARD}\n")
                return at + 2
            escaped = _ESCAPED.match(source, at)
            self.add(escaped[1] if escaped else "\\")
            return at + (2 if escaped else 1)
        if sign == "`":
            return self.code(at)
        if sign in "*_~":
            return self.run(at)
        if sign == "!":
            return self.image(at)
        if sign == "[":
            if note := _NOTE.match(source, at):
                self.add(mark_of(note[1], self.notes))
                return note.end()
            self.brackets.append(len(self.pieces))
        elif sign == "]":
            return self.bracket(at)
        elif sign == "<":
            return self.tag(at)
        self.add(sign)
        return at + 1

    def code(self, at: int) -> int:
        """A piece of code: shown as it stands."""
        ticks = _TICKS.match(self.source, at)
        assert ticks is not None
        count = len(ticks[0])
        if count not in self.no_ticks:
            for other in _TICKS.finditer(self.source, ticks.end()):
                if len(other[0]) == count:
                    self.add(self.source[ticks.end() : other.start()])
                    return other.end()
            self.no_ticks.add(count)
        self.add(ticks[0])
        return ticks.end()

    def run(self, at: int) -> int:
        """A run of marks: the end of emphasis, the beginning of it, or just signs."""
        marks = _RUN.match(self.source, at)
        assert marks is not None
        sign, end = marks[0][0], marks.end()
        before, after = self.source[at - 1 : at] if at else " ", self.source[end : end + 1] or " "
        left = len(marks[0])
        between = before.isdigit() and after.isdigit()
        word = sign == "_" and before.isalnum() and after.isalnum()
        plain = between or word or (sign == "~" and left != 2)
        number = len(self.pieces)
        self.add(marks[0])
        if plain:
            return end
        opened = self.open[sign]
        if not before.isspace() and not (sign == "_" and after.isalnum()):
            while opened and left:
                begin = opened[-1]
                taken = min(begin[1], left)
                begin[1] -= taken
                left -= taken
                self.emphasised(begin[0], number, sign, taken)
                if not begin[1]:
                    opened.pop()
        if left and not after.isspace() and not (sign == "_" and before.isalnum()):
            opened.append([number, left])
        return end

    def emphasised(self, begin: int, end: int, sign: str, taken: int) -> None:
        """Takes the marks away; what stands between is struck out or bold."""
        for number in (begin, end):
            self.pieces[number].text = self.pieces[number].text[taken:]
        if sign == "~" or taken > 1:
            self.ranges.append((begin, 1, sign))
            self.ranges.append((end, -1, sign))

    def image(self, at: int) -> int:
        shown = _IMAGE.match(self.source, at)
        if shown is None:
            self.add("!")
            return at + 1
        where = _WHERE.match(self.source, shown.end()) or _LABEL.match(self.source, shown.end())
        if where is None:
            self.add("!")
            return at + 1
        self.picture(" ".join(tidy(unescaped(shown[1])).split()))
        return where.end()

    def picture(self, name: str | None) -> None:
        if name:
            self.found.pictures.append(name)
        else:
            self.found.unread.append(PICTURE)

    def bracket(self, at: int) -> int:
        """The end of what may be a link: its words stay, its address goes."""
        if self.brackets:
            begin = self.brackets.pop()
            where = _WHERE.match(self.source, at + 1)
            label = _LABEL.match(self.source, at + 1)
            inner = "".join(piece.text for piece in self.pieces[begin + 1 : begin + 20]).strip().casefold()
            if where is None and label is not None:
                where = label if (label[1].strip().casefold() or inner) in self.notes.labels else None
            if where is not None or inner in self.notes.labels:
                self.pieces[begin].text = ""
                return at + 1 if where is None else where.end()
        self.add("]")
        return at + 1

    def tag(self, at: int) -> int:
        """A tag: what it says of its words is kept, and it goes."""
        if address := _ADDRESS.match(self.source, at):
            self.add(address[1])
            return address.end()
        found = _TAG.match(self.source, at)
        if found is None:
            self.add("<")
            return at + 1
        for token in tokens(found[0]):
            if token.name == "br":
                self.add(HARD)
            elif token.name == "img":
                self.picture(name_of(token.attributes))
            elif token.what == "start" and token.name not in _VOID and not found[0].endswith("/>"):
                self.begin(token.name, token.attributes)
            elif token.what == "end" and len(self.around) > 1:
                self.around.pop()
        return found.end()

    def begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        own = seen(tag, attributes, self.around[-1])
        self.around.append(evolve(own, kind=None) if isinstance(own.kind, Kind) else own)

    def assembled(self) -> Words:
        """The words, once all marks are known."""
        found, shown, looks = self.found, list[str](), set[tuple[str | None, str | None, bool]]()
        changes = sorted(self.ranges, reverse=True)
        struck = bold = 0
        for number, piece in enumerate(self.pieces):
            while changes and changes[-1][0] <= number:
                _, step, sign = changes.pop()
                struck, bold = (struck + step, bold) if sign == "~" else (struck, bold + step)
            text, own = piece.text, piece.own
            if struck or bold:
                own = evolve(own, struck=own.struck or struck > 0, bold=own.bold or bold > 0)
            if own.hidden:
                if text.strip() and HIDDEN not in found.unread:
                    found.unread.append(HIDDEN)
                continue
            if (own.struck or own.inserted) and text.strip():
                found.remarks.append((STRUCK if own.struck else INSERTED, " ".join(tidy(text).split())))
            if own.struck:
                continue
            shown.append(raised(text) if own.raised else text)
            if text.strip():
                looks.add((own.back, own.ink, own.bold))
        found.text = tidy("".join(shown))
        backs, inks = {back for back, _, _ in looks}, {tint for _, tint, _ in looks}
        found.colour = (backs.pop() if len(backs) == 1 else None) or (inks.pop() if len(inks) == 1 else None)
        found.is_bold = bool(looks) and all(bold for _, _, bold in looks)
        return found
