"""A paragraph of a Word document in, its text as finally shown out, and beside it everything that is no text."""

from enum import Enum

from attrs import define, field

from findings.text import Text
from readers.docx_drawing import drawn
from readers.docx_styles import Look, Style, look, over, shade
from readers.docx_symbols import UNKNOWN, is_symbols, seen
from readers.docx_tree import Node, child, chosen, elements, number, switch, value, within
from readers.written_marks import raised


class Change(Enum):
    """Why a text is not simply there."""

    INSERTED = Text("infogat", "inserted")
    DELETED = Text("struket", "deleted")
    MOVED_HERE = Text("flyttat hit", "moved here")
    MOVED_AWAY = Text("flyttat härifrån", "moved away")
    STRUCK = Text("genomstruket", "struck through")
    FORMAT = Text("ändrat utseende", "changed formatting")


_CHANGES = {
    "ins": Change.INSERTED,
    "del": Change.DELETED,
    "moveTo": Change.MOVED_HERE,
    "moveFrom": Change.MOVED_AWAY,
}
_GONE = frozenset({Change.DELETED, Change.MOVED_AWAY, Change.STRUCK})
#: What these hold is read as if they were not there.
_THROUGH = frozenset(
    {"hyperlink", "smartTag", "customXml", "fldSimple", "sdtContent", "dir", "bdo", "rubyBase", "ruby"}
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_MOST_FIELDS = 200
_LONGEST_CODE = 1_000


@define
class Code:
    """A field: its code, and whether its result is reached."""

    text: str = ""
    shown: bool = False


@define
class Inline:
    """What has been read of a paragraph."""

    text: list[str] = field(factory=list)
    #: What changed and how, in order; neighbours of one kind are one.
    changes: list[tuple[Change, list[str]]] = field(factory=list)
    comments: list[str] = field(factory=list)
    #: Which part a note is in, its id, and where in `text` its mark is to stand.
    notes: list[tuple[str, str, int]] = field(factory=list)
    pictures: list[str] = field(factory=list)
    boxes: list[Node] = field(factory=list)
    unread: list[Text] = field(factory=list)
    #: The colours behind the words, and of them; None where a word has none.
    backs: set[str | None] = field(factory=set)
    inks: set[str | None] = field(factory=set)
    shapes: list[str] = field(factory=list)
    bold: set[bool] = field(factory=set)
    #: What its writer has highlighted, in pieces; and whether the last text was.
    marked: list[str] = field(factory=list)
    was_marked: bool = False
    is_hidden: bool = False
    #: Inside a field that gives a table of contents.
    in_contents: bool = False


def read_inline(
    paragraph: Node, inline: Inline, base: Look, styles: dict[str, Style], fields: list[Code], around: Change | None
) -> None:
    """Adds what the paragraph holds to `inline`; `around` is the change that its row or block is part of."""
    fields[:] = [code for code in fields if code.shown][:_MOST_FIELDS]
    inline.in_contents |= _is_contents(fields)
    _walk(paragraph, _Run(inline, base, styles, fields, around))
    inline.in_contents |= _is_contents(fields)


@define
class _Run:
    """The paragraph on its way."""

    inline: Inline
    base: Look
    styles: dict[str, Style]
    fields: list[Code]
    change: Change | None
    #: Whether its run is highlighted by hand.
    is_marked: bool = False


def _walk(node: Node, at: _Run) -> None:
    for one in elements(node):
        if one.name == "r":
            _run(one, at)
        elif one.name in _CHANGES:
            before, at.change = at.change, at.change if at.change in _GONE else _CHANGES[one.name]
            _walk(one, at)
            at.change = before
        elif one.name in _THROUGH:
            _walk(one, at)
        elif one.name == "sdt":
            _control(one, at)
        elif one.name == "AlternateContent":
            _walk(Node("", {}, [*chosen(one)]), at)
        elif one.name in ("oMath", "oMathPara"):
            formula = "".join(text for part in within(one) for text in part.children if isinstance(text, str))
            at.inline.unread.append(Text(f'en formel ("{formula}")', f'a formula ("{formula}")'))


def _control(control: Node, at: _Run) -> None:
    """A content control: its content, save where it still shows the text that asks for one."""
    content = child(control, "sdtContent")
    if content is None:
        return
    if switch(control, "sdtPr", "showingPlcHdr"):
        asks = "".join(text for part in within(content) for text in part.children if isinstance(text, str))
        at.inline.unread.append(unfilled(asks))
    else:
        _walk(content, at)


def unfilled(asks: str) -> Text:
    """What is said of a content control that nobody has filled in."""
    return Text(f'ett fält som inte är ifyllt ("{asks.strip()}")', f'a field that is not filled in ("{asks.strip()}")')


def _run(run: Node, at: _Run) -> None:
    properties = child(run, "rPr")
    style = at.styles.get(value(properties, "rStyle") or "")
    own = over(over(at.base, style.look), look(properties)) if style else over(at.base, look(properties))
    if child(properties, "rPrChange") is not None:
        _changed(Change.FORMAT, "".join(_texts(run)), at)
    at.is_marked = value(properties, "highlight") not in (None, "none", "white")
    _contents(run, own, at)


def _texts(run: Node) -> list[str]:
    parts = (one for one in elements(run) if one.name in ("t", "delText"))
    return [text for one in parts for text in one.children if isinstance(text, str)]


def _contents(run: Node, own: Look, at: _Run) -> None:
    for one in elements(run):
        name = one.name
        if name in ("t", "delText"):
            _text("".join(text for text in one.children if isinstance(text, str)), own, at)
        elif name in _SIGNS:
            _text(_SIGNS[name], own, at)
        elif name == "sym":
            _symbol(one, own, at)
        elif name == "fldChar":
            _field(one, own, at)
        elif name == "instrText" and at.fields and not at.fields[-1].shown and len(at.fields[-1].text) < _LONGEST_CODE:
            at.fields[-1].text += "".join(text for text in one.children if isinstance(text, str))
        elif name in _NOTES:
            _note(one, at)
        elif name == "commentReference":
            at.inline.comments.append(one.attributes.get("id", ""))
        elif name in ("drawing", "pict", "object"):
            _drawing(one, own, at)
        elif name == "AlternateContent":
            _contents(Node("r", {}, [*chosen(one)]), own, at)
        elif name in _THROUGH:
            _walk(one, at)


def _text(text: str, own: Look, at: _Run) -> None:
    """Text as it is seen, where it belongs: in the paragraph, among the changes, or nowhere."""
    if not text or not all(code.shown for code in at.fields):
        return
    if own.hidden:
        at.inline.is_hidden |= bool(text.strip())
        return
    text = seen(text, own.font)
    if own.raised:
        text = raised(text)
    change = Change.STRUCK if own.struck and at.change not in _GONE and text.strip() else at.change
    if change is not None:
        _changed(change, text, at)
    if change in _GONE:
        return
    at.inline.text.append(text)
    if at.is_marked and at.inline.was_marked:
        at.inline.marked[-1] += text
    elif at.is_marked:
        at.inline.marked.append(text)
    at.inline.was_marked = at.is_marked
    if text.strip():
        at.inline.backs.add(own.back)
        at.inline.inks.add(own.ink)
        at.inline.bold.add(bool(own.bold))
    if UNKNOWN in text:
        at.inline.unread.append(_unknown(own.font))


def _symbol(symbol: Node, own: Look, at: _Run) -> None:
    font = symbol.attributes.get("font")
    code = symbol.attributes.get("char", "")
    sign = chr(int(code, 16)) if 0 < len(code) <= 4 and all(one in "0123456789abcdefABCDEF" for one in code) else ""
    if sign and is_symbols(font) and ord(sign) < 0x100:
        sign = chr(0xF000 + ord(sign))
    if "\ud800" <= sign <= "\udfff":
        sign = ""
    # The last private sign is nothing in any font.
    _text(sign or "\uf8ff", over(own, Look(font=font)), at)


def _unknown(font: str | None) -> Text:
    return Text(f'en symbol i typsnittet "{font or "?"}"', f'a symbol in the font "{font or "?"}"')


def _changed(change: Change, text: str, at: _Run) -> None:
    changes = at.inline.changes
    if changes and changes[-1][0] is change:
        changes[-1][1].append(text)
    else:
        changes.append((change, [text]))


def _field(mark: Node, own: Look, at: _Run) -> None:
    """The beginning, the middle or the end of a field: its code is not read, and its result is."""
    kind = mark.attributes.get("fldCharType")
    if kind == "begin":
        if (shown := _form(child(mark, "ffData"))) is not None:
            _text(shown, own, at)
        if len(at.fields) < _MOST_FIELDS:
            at.fields.append(Code())
    elif kind == "separate" and at.fields:
        at.fields[-1].shown = True
        at.inline.in_contents |= _is_contents(at.fields)
    elif kind == "end" and at.fields:
        at.fields.pop()


def _form(form: Node | None) -> str | None:
    """What an older form's check box or list shows; it has no result of its own."""
    if form is None:
        return None
    if (box := child(form, "checkBox")) is not None:
        checked = switch(box, "checked")
        return "☒" if (switch(box, "default") if checked is None else checked) else "☐"
    if (choices := child(form, "ddList")) is not None:
        entries = [one.attributes.get("val", "") for one in elements(choices) if one.name == "listEntry"]
        which = number(value(choices, "result") or value(choices, "default"), 0)
        return entries[which] if which < len(entries) else None
    return None


def _is_contents(fields: list[Code]) -> bool:
    return any(code.shown and code.text.strip().upper().startswith("TOC") for code in fields)


def _note(reference: Node, at: _Run) -> None:
    if at.change in _GONE or not all(code.shown for code in at.fields):
        return
    part = _NOTES[reference.name]
    own_mark = reference.attributes.get("customMarkFollows", "0") not in ("0", "false", "off")
    at.inline.notes.append((part, reference.attributes.get("id", ""), -1 if own_mark else len(at.inline.text)))
    if not own_mark:
        at.inline.text.append("")


def _drawing(drawing: Node, own: Look, at: _Run) -> None:
    if at.change in _GONE or own.hidden:
        at.inline.is_hidden |= bool(own.hidden)
        return
    found = drawn(drawing)
    at.inline.boxes.extend(found.boxes)
    at.inline.unread.extend(found.unread)
    at.inline.pictures.extend(found.pictures)
    at.inline.shapes.extend(found.colours)
    for text in found.texts:
        _text(text, own, at)


def colour_of(inline: Inline, properties: Node | None) -> str | None:
    """The one colour of the paragraph: behind it, behind all its words, of a figure in it, or of all its words."""
    if (behind := shade(child(properties, "shd"))) is not None:
        return behind
    for colours in (inline.backs, set(inline.shapes), inline.inks):
        if len(colours) == 1 and (only := next(iter(colours))) is not None:
            return only
    return None
