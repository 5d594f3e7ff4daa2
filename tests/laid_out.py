"""Reports made by hand for the tests of interpret/: passages and tables with lines of their own."""

from findings.span import Span
from interpret.collected import Known
from interpret.found import Found
from interpret.labels import Says
from interpret.outline import outline
from interpret.scale import scale_words
from readers.document import Document, Field, Grid, Item, Kind, Passage


def passage(text: str, line: int, kind: Kind = Kind.PARAGRAPH, level: int | None = None) -> Passage:
    span = Span("r", line)
    return Passage(kind, text, span, ((text, span),), level)


def heading(text: str, line: int, level: int | None = None) -> Passage:
    return passage(text, line, Kind.HEADING, level)


def grid(rows: list[list[str]], line: int, *, heads: int | None = None, title: str | None = None) -> Grid:
    """A table, each row a line of its own: `^` is the cell above reaching down, `<` the one to the left reaching on."""
    fields: list[list[Field]] = []
    for number, row in enumerate(rows):
        own: list[Field] = []
        for column, text in enumerate(row):
            if text == "<":
                last = own[-1]
                own[-1] = Field(last.text, last.span, last.first, column, last.rows)
            elif text == "^":
                for above in reversed(fields):
                    at = next((i for i, f in enumerate(above) if f.first <= column <= f.last), None)
                    if at is not None:
                        f = above[at]
                        above[at] = Field(f.text, f.span, f.first, f.last, f.rows + 1)
                        break
            else:
                own.append(Field(text, Span("r", line + number, 10 * column + 1, 10 * column + 9), column, column))
        fields.append(own)
    return Grid(tuple(map(tuple, fields)), Span("r", line), True, title, heads)


def report(*items: Item, title: str = "Årsredovisning 2023") -> Document:
    return Document("r", (heading(title, 1), *items))


def found_in(
    *items: Item, title: str = "Årsredovisning 2023", calls: dict[str, Says] | None = None, known: Known | None = None
) -> Found:
    return outline(report(*items, title=title), scale_words(()), calls or {}, known)


def figures(found: Found) -> list[tuple[str, dict[int, str], dict[int, str]]]:
    """Name, targets and outcomes of each measure."""
    return [
        (
            one.name.printed,
            {at.year: at.cell.printed for at in one.targets},
            {at.year: at.cell.printed for at in one.years},
        )
        for one in found.measures
    ]


def verdicts(found: Found) -> list[tuple[str, list[str]]]:
    """Sentence and verdicts of each goal of the board."""
    return [(g.sentence.printed, [v.printed for v in g.verdicts]) for g in found.goals if not g.is_priority]


def asked(found: Found) -> list[str]:
    return [one.ask.sv for one in found.questions]
