"""A truth and a layout in, blocks of a report out: headings, texts, contents and tables, in no format yet."""

from attrs import evolve, frozen
from hypothesis import strategies as st

from tests.reports_made import WORDS, YEAR, MadeGoal, MadeMeasure, Truth


@frozen
class Box:
    """One cell of a table: how many columns and rows it covers; colour and picture where they say something."""

    text: str
    across: int = 1
    down: int = 1
    colour: str | None = None
    picture: str | None = None


@frozen
class Heading:
    level: int
    text: str


@frozen
class Text:
    text: str


@frozen
class Contents:
    """A line of the list of contents."""

    text: str
    page: int


@frozen
class Table:
    """Rows of boxes; what a box above reaches down over has no box of its own. The first `heads` rows are headings."""

    rows: tuple[tuple[Box, ...], ...]
    heads: int = 1


Block = Heading | Text | Contents | Table


@frozen
class Layout:
    """How a report is laid out."""

    #: "sections": a table below each goal; "one table" for all; "goal rows": one table with a row above for each goal;
    #: "lines": a label a line; "measures": a table a measure; "years down": the same with a year a row.
    kind: str = "sections"
    #: Before or after its goal, where it is no column.
    verdict_first: bool = False
    descending: bool = False
    #: Among the columns: "first" (before the outcomes) or "last".
    target: str = "first"
    #: Years below one heading `Utfall`.
    two_levels: bool = False
    #: The goal's cell reaches down over its measures; else it is blank below the first.
    merged: bool = True
    #: The goals are headings below one that says what they are; else each has its label.
    contained: bool = False
    legend: bool = False
    contents: bool = False
    prose: bool = False
    #: A table of the goals and their verdicts above all else.
    summary: bool = False
    #: A label stands on a line of its own, above what it is of.
    apart: bool = False
    #: What stands before each goal's verdict: nothing, or a sign.
    sign: str = ""
    #: `1. ` before each goal.
    numbered: bool = False
    #: One column more, of no figure: "Trend", "Enhet", "Källa"; "" for none.
    aside: str = ""
    words: tuple[tuple[str, str], ...] = ()

    @property
    def summed(self) -> tuple[str, str] | None:
        """The heading of the verdicts and the sign before them, in the summary; None without one."""
        return (self.word("verdict"), self.sign) if self.summary else None

    def word(self, kind: str) -> str:
        return dict(self.words).get(kind, _HEADS[kind][0])


_HEADS = {
    "goal": ["Nämndens mål", "Nämndmål"],
    "measure": ["Nyckeltal", "Mått", "Styrtal"],
    "target": [f"Målvärde {YEAR}", f"Mål {YEAR}"],
    "outcome": ["Utfall {}", "Resultat {}", "{}"],
    "verdict": ["Bedömning", "Måluppfyllelse"],
    "comment": ["Kommentar", "Analys"],
}
KINDS = ("sections", "one table", "goal rows", "lines", "measures", "years down")
_ASIDES = {"": "", "Trend": "↗", "Enhet": "procent", "Källa": "Kolada", "Mäts": "Årligen", "Avvikelse": "+3"}


@st.composite
def layouts(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS) -> Layout:
    yes = st.booleans()
    return Layout(
        kind=draw(st.sampled_from(kinds)),
        verdict_first=draw(yes),
        descending=draw(yes),
        target=draw(st.sampled_from(["first", "last"])),
        two_levels=draw(yes),
        merged=draw(yes),
        contained=draw(yes),
        legend=draw(yes),
        contents=draw(yes),
        prose=draw(yes),
        summary=draw(yes),
        apart=draw(yes),
        sign=draw(st.sampled_from(["", "● ", "✔ "])),
        numbered=draw(yes),
        aside=draw(st.sampled_from(["", "", *_ASIDES])),
        words=tuple((kind, draw(st.sampled_from(words))) for kind, words in _HEADS.items()),
    )


def blocks_of(truth: Truth, layout: Layout) -> tuple[Block, ...]:
    """The report laid out, from its title on."""
    found: list[Block] = [Heading(1, f"Kulturnämndens årsredovisning {YEAR}")]
    if layout.contents:
        found += [Contents("Inledning", 2), Contents("Mål och bedömningar", 3), Contents("Ekonomi", 11)]
    if layout.prose:
        found += [Heading(2, "Inledning"), Text("Nämnden ansvarar för bibliotek och kultur i hela kommunen.")]
    if layout.legend:
        found += [Heading(2, "Så läses rapporten"), *(Text(f"{word}") for word in WORDS)]
    if layout.summary:
        rows = [[Box(layout.word("goal")), Box(layout.word("verdict"))]]
        rows += [[Box(goal.sentence), Box(f"{layout.sign}{goal.verdict}")] for goal in truth.goals]
        found += [Heading(2, "Sammanfattning"), Table(tuple(map(tuple, rows)))]
    found.append(Heading(2, "Nämndens mål" if layout.contained else "Mål och bedömningar"))
    if layout.kind in ("one table", "goal rows"):
        found.append(_one_table(truth, layout))
        for goal in truth.goals:
            if layout.prose:
                found.append(Text(f"{goal.comment} Det redovisas närmare i en bilaga."))
    else:
        for number, goal in enumerate(truth.goals, 1):
            found += _section(goal, f"{number}. " if layout.numbered else "", layout)
    if truth.assignments:
        found.append(Heading(2, "Särskilda satsningar"))
        rows = [[Box("Uppdrag"), Box("Status"), Box("Klart senast")]]
        rows += [[Box(one.sentence), Box(one.status), Box(one.deadline)] for one in truth.assignments]
        found.append(Table(tuple(map(tuple, rows))))
    found += [Heading(2, truth.table.title), _plain_table(truth)]
    return tuple(found)


def _plain_table(truth: Truth) -> Table:
    rows = [truth.table.columns, *truth.table.rows]
    return Table(tuple(tuple(Box(text) for text in row) for row in rows))


def _labelled(label: str, text: str, layout: Layout) -> list[Block]:
    return [Text(label), Text(text)] if layout.apart else [Text(f"{label}: {text}")]


def _section(goal: MadeGoal, number: str, layout: Layout) -> list[Block]:
    verdict = _labelled(layout.word("verdict"), f"{layout.sign}{goal.verdict}", layout)
    found: list[Block] = [Heading(3, f"{number}{goal.sentence}")]
    if not layout.contained and layout.apart:
        found = [Heading(3, layout.word("goal")), Text(goal.sentence)]
    elif not layout.contained:
        found = [Heading(3, f"{layout.word('goal')} {number.strip('. ')}".strip() + f": {goal.sentence}")]
    found = verdict + found if layout.verdict_first else found + verdict
    if layout.kind == "sections":
        found.append(_table_of(goal, layout))
    for one in goal.measures:
        if layout.kind == "lines":
            found += _lines(one, layout)
        elif layout.kind in ("measures", "years down"):
            table = _table_of_one(one, layout) if layout.kind == "measures" else _years_down(one, layout)
            found += [Heading(4, f"{layout.word('measure')}: {one.name}"), table]
    found += _labelled(layout.word("comment"), goal.comment, layout)
    if layout.prose:
        found.append(Text("Arbetet beskrivs närmare i verksamhetens egen plan."))
    return found


def _lines(one: MadeMeasure, layout: Layout) -> list[Block]:
    target = _labelled(layout.word("target"), one.target, layout)
    outcomes = [block for year, text in _ordered(one, layout) for block in _labelled(f"Utfall {year}", text, layout)]
    body = target + outcomes if layout.target == "first" else outcomes + target
    return [*_labelled(layout.word("measure"), one.name, layout), *body]


def _years_down(one: MadeMeasure, layout: Layout) -> Table:
    """A row for each year; the target in the row of its own."""
    rows = [[Box("År"), Box("Målvärde"), Box("Utfall")]]
    rows += [
        [Box(str(year)), Box(one.target if year == YEAR else ""), Box(text)] for year, text in _ordered(one, layout)
    ]
    return Table(tuple(map(tuple, rows)))


def _ordered(one: MadeMeasure, layout: Layout) -> tuple[tuple[int, str], ...]:
    return tuple(reversed(one.outcomes)) if layout.descending else one.outcomes


def _figure_heads(one: MadeMeasure, layout: Layout) -> list[list[Box]]:
    """One row of headings, or two where the years stand below `Utfall`."""
    years = [year for year, _ in _ordered(one, layout)]
    if layout.two_levels and len(years) > 1:
        above, below = Box(layout.word("target"), down=2), [Box(str(year)) for year in years]
        outcome = Box("Utfall", across=len(years))
        return [[above, outcome] if layout.target == "first" else [outcome, above], below]
    target, outcomes = Box(layout.word("target")), [Box(layout.word("outcome").format(year)) for year in years]
    return [[target, *outcomes] if layout.target == "first" else [*outcomes, target]]


def _figures(one: MadeMeasure, layout: Layout) -> list[Box]:
    outcomes = [Box(text) for _, text in _ordered(one, layout)]
    return [Box(one.target), *outcomes] if layout.target == "first" else [*outcomes, Box(one.target)]


def _table_of(goal: MadeGoal, layout: Layout) -> Table:
    heads = _figure_heads(goal.measures[0], layout)
    heads[0].insert(0, Box(layout.word("measure"), down=len(heads)))
    rows = [[Box(one.name), *_figures(one, layout), *_aside(layout)] for one in goal.measures]
    heads[0] += _aside_head(layout, len(heads))
    return Table(tuple(map(tuple, [*heads, *rows])), len(heads))


def _table_of_one(one: MadeMeasure, layout: Layout) -> Table:
    heads = _figure_heads(one, layout)
    heads[0] += _aside_head(layout, len(heads))
    return Table(tuple(map(tuple, [*heads, [*_figures(one, layout), *_aside(layout)]])), len(heads))


def _aside_head(layout: Layout, down: int) -> list[Box]:
    return [Box(layout.aside, down=down)] if layout.aside else []


def _aside(layout: Layout) -> list[Box]:
    return [Box(_ASIDES[layout.aside])] if layout.aside else []


def _one_table(truth: Truth, layout: Layout) -> Table:
    """Goals in a column, or in rows of their own above their measures."""
    has_rows = layout.kind == "goal rows"
    heads = _figure_heads(truth.goals[0].measures[0], layout)
    down = len(heads)
    before = [] if has_rows else [Box(layout.word("goal"), down=down)]
    heads[0][:0] = [*before, Box(layout.word("measure"), down=down)]
    heads[0] += [*_aside_head(layout, down), Box(layout.word("verdict"), down=down)]
    heads[0] += [Box(layout.word("comment"), down=down)]
    width = sum(box.across for box in heads[0])
    rows: list[list[Box]] = []
    for number, goal in enumerate(truth.goals, 1):
        said = [Box(f"{layout.sign}{goal.verdict}"), Box(goal.comment)]
        name = Box(f"{number}. {goal.sentence}" if layout.numbered else goal.sentence)
        if has_rows:
            rows.append([Box(f"{layout.word('goal')}: {goal.sentence}", across=width - 2), *said])
        for at, one in enumerate(goal.measures):
            own = [name, *said]
            if has_rows or (at and not layout.merged):
                own = [Box("")] * 3
            elif layout.merged:
                own = [] if at else [evolve(box, down=len(goal.measures)) for box in own]
            rows.append(
                [*([] if has_rows else own[:1]), Box(one.name), *_figures(one, layout), *_aside(layout), *own[1:]]
            )
    return Table(tuple(map(tuple, [*heads, *rows])), down)


# --- Tables without merged cells ----------------------------------------------------------------


def spread(table: Table) -> list[list[str]]:
    """The table for a format without merged cells: the text in the first place, the others it covers blank."""
    return [[box.text if own else "" for box, own in row] for row in placed(table)]


def placed(table: Table) -> list[list[tuple[Box, bool]]]:
    """Every place of the table with the box that stands there, and whether it begins there."""
    found: list[dict[int, tuple[Box, bool]]] = [{} for _ in table.rows]
    for number, row in enumerate(table.rows):
        column = 0
        for box in row:
            while column in found[number]:
                column += 1
            for down in range(number, min(number + box.down, len(table.rows))):
                for at in range(column, column + box.across):
                    found[down][at] = (box, down == number and at == column)
            column += box.across
    return [[row[at] for at in sorted(row)] for row in found]
