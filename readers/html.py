"""The bytes of a web page in, the document laid out: what a reader of the page sees, each piece with its source line.

The page is read from the source as it stands: scripts are not run, nothing is fetched. Colours and hidden elements are
known where the element itself says so (`style`, `bgcolor`, `hidden`), or the page's own style sheet of its class.
"""

from attrs import evolve

from findings.codes import UNREADABLE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.document import Document, Item, Passage
from readers.html_charset import decoded
from readers.html_look import Seen, seen
from readers.html_page import Container, Page, end, flush, look, pop, raw, start, text, top
from readers.html_sheet import Sheet
from readers.html_table import TableOnItsWay, close_cell, close_row, open_cell, open_row
from readers.html_tokens import Token, tokens
from readers.printed_text import joined_lines
from readers.table_layout import laid_out, too_large

#: A page with more tags and texts than this is no report.
MOST_TOKENS = 1_000_000
#: Tables within tables beyond this are read as text.
_DEEPEST = 30
_PARTS = frozenset({"table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"})


def read_html(data: bytes, name: str) -> Document:
    """The document of a web page; without items and with a finding where it cannot be read."""
    source, findings = decoded(data, name)
    if source is None:
        return Document(name, (), findings)
    items, more = page_items(source, Span(name))
    return Document(name, items, (*findings, *more))


def page_items(
    source: str, place: Span, line: int = 1, tables: int = 0
) -> tuple[tuple[Item, ...], tuple[Finding, ...]]:
    """What a page or a part of one says; `line` is the number of its first line, after `tables` tables in the file."""
    page = Page(place, [Container(place, Seen())], table_count=tables)
    inside = ""
    sheet = Sheet()
    for count, token in enumerate(tokens(source, line)):
        if count > MOST_TOKENS:
            return (), (_too_many(place),)
        if token.what == "text":
            text(page, token)
        elif token.what == "raw":
            if inside == "style":
                sheet.add(token.name)
            raw(page, token, inside)
        elif token.what == "start":
            inside = token.name
            token = token._replace(attributes=sheet.styled(inside, token.attributes))
            if token.name in _PARTS:
                _start_part(page, token)
            else:
                start(page, token)
        elif token.what == "end":
            if token.name in _PARTS:
                _end_part(page, token)
            else:
                end(page, token)
    while page.tables:
        _close_table(page)
    pop(page, None)
    flush(page)
    return tuple(page.containers[0].items), tuple(page.findings)


def _too_many(place: Span) -> Finding:
    return file_finding(
        UNREADABLE,
        Text(
            f'"{place.document}" har fler än {MOST_TOKENS} taggar och texter, och så många läses inte',
            f'"{place.document}" has more than {MOST_TOKENS} tags and texts, and so many are not read',
        ),
        (Label(Span(place.document)),),
        Text("spara den del av sidan som är rapporten", "save the part of the page that is the report"),
    )


def _start_part(page: Page, token: Token) -> None:
    """The beginning of a table or of a part of one."""
    tag = token.name
    container = top(page)
    # A hidden cell lasts until the next one; a table within it is hidden with it.
    while tag != "table" and not container.counts.get("table") and (gone := _hidden_part(container)) is not None:
        if tag in ("td", "th") and gone not in ("td", "th"):
            break
        pop(page, gone)
    own = look(container)
    is_mute = bool(container.opens) and container.opens[-1].is_mute
    within_deep = bool(container.counts.get("table"))
    if own.hidden or is_mute or within_deep or (tag == "table" and len(page.tables) >= _DEEPEST):
        if tag == "table" and not (own.hidden or is_mute or within_deep):
            what = Text("en tabell djupt inne i andra tabeller", "a table deep within other tables")
            container.paragraph.unread.append((what, token.line, token.column))
        start(page, token)
        return
    if tag == "table":
        _start_table(page, token)
        return
    if not page.tables:
        return
    table = page.tables[-1]
    _close_cell(page, table)
    if tag not in ("td", "th"):
        close_row(table)
    around = (table.row_own if tag in ("td", "th") else None) or table.base
    own = seen(tag, token.attributes, around)
    if own.hidden:
        start(page, token)
    elif tag == "caption":
        flush(page)
        table.in_caption = True
        page.containers.append(Container(table.outer, own))
    elif tag == "tr":
        open_row(table, own)
    elif tag in ("td", "th"):
        if table.row is None:
            open_row(table, table.base)
        flush(page)
        cell = open_cell(table, token.attributes, own, token.line, token.column, tag == "th")
        inside = evolve(own, back=None, bold=False)
        page.containers.append(Container(cell.span._replace(column=None), inside))
    else:
        table.in_head = tag == "thead"


def _hidden_part(container: Container) -> str | None:
    """The innermost part of a table that is hidden and open."""
    return next((tag for tag in ("td", "th", "tr", "tbody", "thead", "tfoot") if container.counts.get(tag)), None)


def _start_table(page: Page, token: Token) -> None:
    if page.tables and len(page.containers) == page.tables[-1].depth:
        _close_table(page)
    container = top(page)
    if container.counts.get("p"):
        pop(page, "p")
    flush(page)
    own = seen("table", token.attributes, look(container))
    if own.hidden:
        start(page, token)
        return
    page.table_count += 1
    outer = container.place._replace(line=token.line, column=token.column, heading=page.place.heading)
    base = evolve(own, back=None, ink=None, bold=False)
    table = TableOnItsWay(outer, base, len(page.containers), str(page.table_count))
    table.is_frame = token.attributes.get("role") in ("presentation", "none")
    page.tables.append(table)


def _end_part(page: Page, token: Token) -> None:
    """The end of a table or of a part of one."""
    tag = token.name
    container = top(page)
    if container.counts.get(tag):
        pop(page, tag)
        return
    if not page.tables:
        return
    if not container.counts.get("table"):
        while (gone := _hidden_part(container)) is not None:
            pop(page, gone)
    table = page.tables[-1]
    if tag == "table":
        _close_table(page)
    elif tag == "caption":
        if table.in_caption:
            _close_cell(page, table)
    elif tag in ("td", "th"):
        if table.cell is not None:
            _close_cell(page, table)
    else:
        _close_cell(page, table)
        close_row(table)
        table.in_head = table.in_head and tag == "tr"


def _close_cell(page: Page, table: TableOnItsWay) -> None:
    """Ends the cell or the caption that is open in the table, if one is."""
    if len(page.containers) <= table.depth:
        return
    pop(page, None)
    container = top(page)
    if table.cell is not None and table.cell.name and not container.items and not container.paragraph.pieces:
        container.paragraph.pictures.append(table.cell.name)
        container.paragraph.at = (table.cell.span.line or 1, table.cell.span.column or 1)
    flush(page)
    page.containers.pop()
    if table.in_caption:
        table.in_caption = False
        table.title = joined_lines(container.printed) or None
        table.name = table.title or table.name
        top(page).items.extend(container.items)
    else:
        close_cell(table, container.items, container.printed, container.has_heading)


def _close_table(page: Page) -> None:
    """Ends the innermost table: its grid, or what stands in it where it only arranges the page."""
    table = page.tables[-1]
    _close_cell(page, table)
    close_row(table)
    page.tables.pop()
    flush(page)
    container = top(page)
    if table.is_too_large:
        page.findings.append(too_large(table.outer._replace(table=table.name)))
        return
    laid = laid_out(table.rows, table.outer, table.name, table.title, table.heads or None, frame=table.is_frame)
    for item in laid:
        if isinstance(item, Passage) and len(page.containers) > 1:
            container.printed.append(item.text)
    container.items.extend(laid)
