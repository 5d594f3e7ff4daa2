"""A sheet of a workbook in, what hangs on it out: comments, charts, pictures and text boxes, links out of the file."""

from collections.abc import Iterator

from attrs import define, field, frozen

from findings.span import Span
from findings.text import Text
from readers.document import Kind, Passage, Unread
from readers.office import Package, events
from readers.sheet_areas import area_of, letters
from readers.workbook import SheetPart, Workbook, related, unescaped

#: More comments than this are told as a number.
_MOST_REMARKS = 2_000


@define
class _Hanging:
    """What a drawing holds."""

    charts: int = 0
    pictures: int = 0
    #: The text of each text box.
    boxes: list[str] = field(factory=list)


@frozen
class _Comment:
    row: int
    column: int
    text: str


def remarks_of(package: Package, part: SheetPart, place: Span) -> Iterator[Passage]:
    """The comments of a sheet in the order of its rows; a thread is one comment after another."""
    threaded: list[_Comment] = []
    plain: list[_Comment] = []
    for _, kind, target, outside in related(package, part.part):
        if outside or target not in package.names:
            continue
        if kind == "threadedComment":
            threaded.extend(_comments(package, target, "threadedComment"))
        elif kind == "comments":
            plain.extend(_comments(package, target, "comment"))
    # What stands in a thread stands once more among the comments, for programs that know no threads.
    in_thread = {(one.row, one.column) for one in threaded}
    found = threaded + [one for one in plain if (one.row, one.column) not in in_thread]
    for one in sorted(found, key=lambda one: (one.row, one.column))[:_MOST_REMARKS]:
        at = place._replace(line=one.row, row=str(one.row), col=letters(one.column))
        yield Passage(Kind.REMARK, one.text, at, ((one.text, at),))


def hanging_on(package: Package, part: SheetPart, place: Span) -> Iterator[Unread]:
    """The charts, pictures and text boxes of a sheet, counted; the text of a box is told."""
    found = _Hanging()
    for _, kind, target, outside in related(package, part.part):
        if kind == "drawing" and not outside and target in package.names:
            _drawing(package, target, found)
    if part.is_chart:
        found.charts = max(found.charts, 1)
    if found.charts:
        yield Unread(Text(f"{found.charts} diagram", _count(found.charts, "chart")), place)
    if found.pictures:
        word = "bild" if found.pictures == 1 else "bilder"
        yield Unread(Text(f"{found.pictures} {word}", _count(found.pictures, "picture")), place)
    for text in found.boxes:
        quote = text[:200]
        yield Unread(Text(f'textruta: "{quote}"', f'text box: "{quote}"'), place)


def of_the_file(book: Workbook) -> Iterator[Unread]:
    """Macros and links to other files: never run, never fetched, and told."""
    place = Span(book.package.document)
    if any(name.rpartition("/")[2].lower() == "vbaproject.bin" for name in book.package.names):
        yield Unread(Text("filen har makron, och de körs inte", "the file has macros, and they are not run"), place)
    if any(name.startswith("xl/externalLinks/") for name in book.package.names):
        yield Unread(
            Text(
                "filen hämtar värden ur andra filer; de värden som är sparade här läses, och inga hämtas",
                "the file takes values out of other files; the values stored here are read, and none are fetched",
            ),
            place,
        )
    if any(name.startswith("xl/pivotTables/") for name in book.package.names):
        yield Unread(
            Text(
                "filen har pivottabeller, och de läses som de senast sparades",
                "the file has pivot tables, and they are read as they were last stored",
            ),
            place,
        )


def _comments(package: Package, part: str, element: str) -> Iterator[_Comment]:
    at: tuple[int, int] | None = None
    text: list[str] = []
    inside = False
    for event in events(package, part):
        if event.what == "text":
            if inside:
                text.append(event.name)
        elif event.name == element:
            if event.what == "start":
                area = area_of(event.attributes.get("ref", ""))
                at = None if area is None else (area[0], area[1])
                text.clear()
            elif at is not None and (said := " ".join(unescaped("".join(text)).split())):
                yield _Comment(*at, said)
        elif event.name in ("t", "text"):
            # The older form has its runs in <t>, the newer its whole text in <text>.
            inside = event.what == "start" and (event.name == "t" or element == "threadedComment")


def _drawing(package: Package, part: str, found: _Hanging) -> None:
    text: list[str] = []
    within = False
    for event in events(package, part):
        if event.what == "text":
            if within:
                text.append(event.name)
        elif event.name == "graphicFrame" and event.what == "start":
            found.charts += 1
        elif event.name == "pic" and event.what == "start":
            found.pictures += 1
        elif event.name == "txBody":
            within = event.what == "start"
            if not within and (said := " ".join(unescaped("".join(text)).split())):
                found.boxes.append(said)
            text.clear()
        elif event.name == "p" and event.what == "end":
            text.append(" ")


def _count(number: int, word: str) -> str:
    return f"{number} {word}" + "s" * (number != 1)
