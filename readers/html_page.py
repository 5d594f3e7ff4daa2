"""The tags and texts of a web page in, its passages and tables out; broken markup is read as browsers read it."""

from collections.abc import Mapping

from attrs import define, evolve, field

from findings.finding import Finding
from findings.span import Span
from findings.text import Text
from readers.document import Item, Kind, Passage
from readers.html_look import Seen, is_icon, name_of, seen
from readers.html_table import TableOnItsWay
from readers.html_text import Paragraph, add_text, finished
from readers.html_tokens import Token
from readers.written_marks import written

BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div",
        "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hgroup", "html", "legend", "li", "main", "menu", "nav", "ol", "optgroup", "p", "pre", "search",
        "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
    }
)  # fmt: skip
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    "keygen", "frame",
})  # fmt: skip
_QUIET = frozenset({
    "head", "script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "colgroup",
})  # fmt: skip
#: What is seen but cannot be read, and what it is.
_MEDIA = {
    "canvas": Text("en ritad bild", "a drawn picture"),
    "video": Text("en film", "a film"),
    "audio": Text("ett ljud", "a sound"),
    "object": Text("ett inbäddat objekt", "an embedded object"),
    "embed": Text("ett inbäddat objekt", "an embedded object"),
    "iframe": Text("en sida i sidan, som inte hämtas", "a page within the page, which is not fetched"),
}
_PICTURE = Text("en bild utan beskrivning", "a picture without a description")
_ICON = Text("en ikon utan beskrivning", "an icon without a description")
_HIDDEN = Text("dold text, som inte läses", "hidden text, which is not read")
_UNFILLED = Text("ett fält som inte är ifyllt", "a field that is not filled in")
_ORDERS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NO_WORDS = frozenset({"hidden", "submit", "button", "image", "reset", "file", "password", "range", "color"})
_SHOWN = frozenset({Kind.HEADING, Kind.PARAGRAPH, Kind.CONTENTS})


@define
class _Open:
    """An element whose end has not come."""

    tag: str
    own: Seen
    at: tuple[int, int]
    #: What it is said to show, and whether it is an icon.
    name: str | None = None
    is_icon: bool = False
    #: How much had been seen of the page when it began.
    seen_before: int = 0
    #: What is in it is not read: it is hidden (and told), or a picture's inside (and not).
    hides: bool = False
    is_mute: bool = False
    has_hidden_words: bool = False


@define
class _List:
    """A list: how its items are numbered, and whether one is open."""

    next: int | None
    format: str
    item_open: bool = False


@define
class Container:
    """What paragraphs are put in: the page, a cell or a caption."""

    place: Span
    base: Seen
    items: list[Item] = field(factory=list)
    #: The texts of its passages with their line breaks.
    printed: list[str] = field(factory=list)
    opens: list[_Open] = field(factory=list)
    counts: dict[str, int] = field(factory=dict)
    lists: list[_List] = field(factory=list)
    paragraph: Paragraph = field(factory=Paragraph)
    #: The number to be printed before the next words.
    marker: str = ""
    has_heading: bool = False


@define
class Page:
    """The page on its way."""

    place: Span
    containers: list[Container]
    tables: list[TableOnItsWay] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    table_count: int = 0
    #: How many words and pictures have been seen.
    seen: int = 0


def top(page: Page) -> Container:
    """What paragraphs are put in just now."""
    return page.containers[-1]


def look(container: Container) -> Seen:
    """How text is seen just now."""
    return container.opens[-1].own if container.opens else container.base


def flush(page: Page) -> None:
    """Ends the paragraph."""
    container = top(page)
    paragraph = container.paragraph
    if not (paragraph.pieces or paragraph.pictures or paragraph.remarks or paragraph.unread):
        paragraph.breaks = False
        return
    own = look(container)
    level = next((level for tag, level in _LEVELS.items() if container.counts.get(tag)), None)
    kind = own.kind or Kind.PARAGRAPH
    if level is not None and (kind is Kind.PARAGRAPH or (kind is Kind.RUNNING and not container.counts.get("nav"))):
        kind = Kind.HEADING
    alone = len(page.containers) == 1 and not container.counts.get("li") and not container.counts.get("dt")
    place = container.place._replace(heading=page.place.heading)
    items, printed = finished(
        paragraph, place, kind, level if kind is Kind.HEADING else None, container.marker, alone and not container.lists
    )
    container.items.extend(items)
    first = items[0] if items else None
    if isinstance(first, Passage) and first.kind in _SHOWN:
        container.printed.append(printed)
        if first.kind is Kind.HEADING and first.text:
            page.place = page.place._replace(heading=first.span.heading)
            container.has_heading |= level is not None
    if printed:
        container.marker = ""
    container.paragraph = Paragraph()


def text(page: Page, token: Token) -> None:
    """Words of the page."""
    container = top(page)
    own = look(container)
    if container.opens and container.opens[-1].is_mute:
        return
    if own.hidden:
        if token.name.strip():
            container.opens[-1].has_hidden_words = True
        return
    page.seen += add_text(container.paragraph, token, own, kept_lines=bool(container.counts.get("pre")))


def start(page: Page, token: Token) -> None:
    """The beginning of an element that is no part of a table."""
    tag, attributes = token.name, token.attributes
    container = top(page)
    if tag == "option" and container.counts.get("option"):
        pop(page, "option")
    around = container.opens[-1] if container.opens else None
    if tag in _QUIET and tag != "iframe":
        return
    if around is not None and (around.is_mute or around.own.hidden):
        if tag not in _VOID:
            _push(container, _Open(tag, around.own, (token.line, token.column), is_mute=around.is_mute))
        return
    own = seen(tag, attributes, look(container))
    if tag in _VOID or tag == "iframe":
        if not own.hidden:
            _void(page, token)
        return
    if tag in BLOCKS:
        if container.counts.get("p"):
            pop(page, "p")
        flush(page)
    if tag in _LEVELS:
        _end_heading(page)
    if own.hidden:
        _push(container, _Open(tag, own, (token.line, token.column), hides=True))
        return
    if tag in _MEDIA or (tag == "option" and "selected" not in attributes):
        if tag in _MEDIA:
            container.paragraph.unread.append((_MEDIA[tag], token.line, token.column))
        _push(container, _Open(tag, own, (token.line, token.column), is_mute=True))
        return
    if tag in ("ul", "ol", "menu"):
        is_ordered = tag == "ol"
        begin = _number(attributes.get("start"), 1) if is_ordered else None
        container.lists.append(_List(begin, _ORDERS.get(attributes.get("type", ""), "decimal")))
    elif tag == "li":
        _item(page, attributes)
    at, is_drawn = (token.line, token.column), tag == "svg"
    icon = is_drawn or is_icon(tag, attributes)
    _push(container, _Open(tag, own, at, _said(tag, attributes, icon), icon, page.seen, is_mute=is_drawn))


def _said(tag: str, attributes: Mapping[str, str], is_icon: bool) -> str | None:
    """What the element shows where it has no words; the title of a block or a link is a hint beside its words."""
    if tag in ("a", "abbr", "button", "select", "form", "nav"):
        return None
    return name_of(attributes) if is_icon or "aria-label" in attributes or tag not in BLOCKS else None


def _push(container: Container, opened: _Open) -> None:
    container.opens.append(opened)
    container.counts[opened.tag] = container.counts.get(opened.tag, 0) + 1


def end(page: Page, token: Token) -> None:
    """The end of an element that is no part of a table; one that was never begun is passed over."""
    tag = token.name
    container = top(page)
    if container.counts.get(tag):
        pop(page, tag)
    elif tag in _LEVELS:
        _end_heading(page)
    elif tag == "br":
        container.paragraph.breaks = True
    elif tag == "p":
        flush(page)


def _end_heading(page: Page) -> None:
    """Ends the heading that is open: one never stands in another, whatever their levels."""
    container = top(page)
    if (other := next((tag for tag in _LEVELS if container.counts.get(tag)), None)) is not None:
        pop(page, other)


def pop(page: Page, tag: str | None) -> None:
    """Ends the innermost element called `tag` and all within it; None ends all of the container."""
    container = top(page)
    while container.opens:
        opened = container.opens[-1]
        _named(page, container, opened)
        if opened.tag in BLOCKS:
            flush(page)
        container.opens.pop()
        container.counts[opened.tag] -= 1
        if opened.has_hidden_words:
            if opened.hides:
                container.paragraph.unread.append((_HIDDEN, *opened.at))
            elif container.opens:
                container.opens[-1].has_hidden_words = True
        if opened.tag == "li" and container.lists:
            container.lists[-1].item_open = False
            container.marker = ""
        elif opened.tag in ("ul", "ol", "menu") and container.lists and not (opened.own.hidden or opened.is_mute):
            container.lists.pop()
        if opened.tag == tag:
            return


def _named(page: Page, container: Container, opened: _Open) -> None:
    """What an element without words shows: what it is said to show, else an icon that nobody has described."""
    if opened.own.hidden or page.seen != opened.seen_before:
        return
    if opened.tag == "select":
        container.paragraph.unread.append((_UNFILLED, *opened.at))
        return
    if not (opened.name or opened.is_icon):
        return
    if opened.name:
        _picture(page, container, opened.name, opened.at)
    else:
        what = _PICTURE if opened.tag == "svg" else _ICON
        container.paragraph.unread.append((what, *opened.at))
    page.seen += 1


def _picture(page: Page, container: Container, name: str, at: tuple[int, int]) -> None:
    container.paragraph.pictures.append(" ".join(name.split()))
    container.paragraph.at = container.paragraph.at or at
    page.seen += 1


def _item(page: Page, attributes: Mapping[str, str]) -> None:
    """The beginning of an item of a list, with the number that a browser prints before it."""
    container = top(page)
    if not container.lists:
        return
    if container.lists[-1].item_open and container.counts.get("li"):
        pop(page, "li")
    found = container.lists[-1]
    found.item_open = True
    if found.next is not None:
        found.next = _number(attributes.get("value"), found.next)
        container.marker = f"{written(found.next, found.format)}."
        found.next += 1


def _number(written_as: str | None, default: int) -> int:
    text_ = (written_as or "").strip()
    return int(text_) if len(text_) < 9 and text_.isascii() and text_.isdecimal() else default


def _void(page: Page, token: Token) -> None:
    """An element that holds nothing: a break, a line, a picture, a field."""
    tag, attributes = token.name, token.attributes
    container = top(page)
    at = (token.line, token.column)
    if tag == "br":
        container.paragraph.breaks = True
    elif tag == "hr":
        flush(page)
    elif tag in _MEDIA:
        container.paragraph.unread.append((_MEDIA[tag], *at))
    elif tag == "img":
        if (name := name_of(attributes)) is not None:
            _picture(page, container, name, at)
        elif not {attributes.get("width"), attributes.get("height")} <= {"0", "1"}:
            container.paragraph.unread.append((_PICTURE, *at))
            page.seen += 1
    elif tag == "input":
        kind = attributes.get("type", "text").lower()
        if kind in ("checkbox", "radio"):
            value = "☒" if "checked" in attributes else "☐"
        else:
            value = "" if kind in _NO_WORDS else attributes.get("value", "")
        own = evolve(look(container), raised=False)
        page.seen += add_text(container.paragraph, Token("text", value.replace("&", "&amp;"), {}, *at), own)


def raw(page: Page, token: Token, tag: str) -> None:
    """What stands in a title or a text area; scripts and styles are nothing that is read."""
    container = top(page)
    if tag == "textarea":
        text(page, token)
    elif tag == "title" and container.counts.get("svg"):
        drawing = next((one for one in reversed(container.opens) if one.tag == "svg"), None)
        if drawing is not None and drawing.name is None:
            drawing.name = " ".join(token.name.split()) or None
