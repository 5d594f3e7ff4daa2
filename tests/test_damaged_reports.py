"""Reports made from a truth, laid out and damaged: what is read equals the truth, or is not read and asked about."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpret.found import Found
from interpret.heading_rows import sheets
from interpret.outline import outline
from interpret.scale import scale_words
from readers.document import Document, Field, Grid, Item, Passage
from readers.plain_text import read_plain_text
from tests.laid_out import found_in, grid, heading, passage

NAMES = [
    "Andel nöjda brukare",
    "Antal platser",
    "Trygghetsindex",
    "Kötid i dagar",
    "Sökande per plats",
    "Andel behöriga",
]
SENTENCES = ["Alla barn ska må bra", "Kommunen ska vara trygg", "Fler ska ha ett arbete", "Maten ska vara god"]
WORDS = ["Helt uppfyllt", "Delvis uppfyllt", "Ej uppfyllt"]
HEADS = {
    "name": ["Nyckeltal", "Mått", "Styrtal"],
    "target": ["Mål 2023", "Målvärde 2023", "Målvärde"],
    "outcome": ["Utfall 2023", "2023", "Utfall"],
    "before": ["Utfall 2022", "2022"],
    "aside": ["Avvikelse", "Trend", "Måluppfyllelsegrad", "Källa"],
}
whole = st.one_of(st.integers(0, 99).map(str), st.integers(0, 99).map("{} %".format))
decimal = st.integers(10, 99).map(lambda n: f"{n},{n % 10}")
Truth = dict[tuple[str, str, int], str]


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[list[str]], Truth]:
    """A table of measures in any order of columns, and what it says."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    kinds = draw(st.permutations(["target", "outcome", "before", "aside"]))
    head = {kind: draw(st.sampled_from(HEADS[kind])) for kind in ("name", *kinds)}
    rows, truth = [[head["name"], *(head[kind] for kind in kinds)]], {}
    for name in names:
        figure = draw(st.sampled_from([whole, decimal]))  # `50` beside `10,0` may have lost its comma
        own = {kind: draw(figure) for kind in ("target", "outcome", "before")}
        own["aside"] = draw(st.sampled_from(["+3", "↗", "101 %", "Kolada"]))
        if head["aside"] == "Källa":
            own["aside"] = "Kolada"
        rows.append([name, *(own[kind] for kind in kinds)])
        truth[name, "target", 2023] = own["target"]
        truth[name, "outcome", 2023] = own["outcome"]
        truth[name, "outcome", 2022] = own["before"]
    return rows, truth


def _read(found: Found) -> Truth:
    said: Truth = {}
    for one in found.measures:
        for kind, cells in (("target", one.targets), ("outcome", one.years), ("forecast", one.forecasts)):
            for at in cells:
                said[one.name.printed, kind, at.year] = at.cell.printed
    return said


def _is_true(said: Truth, truth: Truth) -> bool:
    return all(not value.strip() or truth.get(key) == value for key, value in said.items())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(tables())
def test_a_sound_table_is_read_whole(made: tuple[list[list[str]], Truth]) -> None:
    rows, truth = made
    assert _read(found_in(grid(rows, 10))) == truth


@settings(max_examples=60, deadline=None, derandomize=True)
@given(tables(), st.data())
def test_lost_cells_become_questions(made: tuple[list[list[str]], Truth], data: st.DataObject) -> None:
    rows, truth = made
    number = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    name = rows[number][0]
    del rows[number][column]
    found = found_in(grid(rows, 10))
    assert _is_true(_read(found), truth)
    assert not any(key[0] == name for key in _read(found)) and found.questions
    assert len(found.measures) == len(rows) - 2


@settings(max_examples=60, deadline=None, derandomize=True)
@given(tables(), st.data())
def test_glued_columns_become_questions(made: tuple[list[list[str]], Truth], data: st.DataObject) -> None:
    rows, truth = made
    number = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(1, len(rows[0]) - 2))
    glued = f"{rows[number][column]} {rows[number][column + 1]}"
    rows[number][column : column + 2] = data.draw(st.sampled_from([[glued], [glued, ""], ["", glued]]))
    assert _is_true(
        {k: v for k, v in _read(found_in(grid(rows, 10))).items() if v != glued}, truth
    ) and _is_target_or_absent(_read(found_in(grid(rows, 10))), glued)


def _is_target_or_absent(said: Truth, glued: str) -> bool:
    """Text that holds two figures may be kept as printed where nobody reads one of it; an arrow is no figure."""
    from engine.figure import read_cell

    return all(read_cell(value, None, ()).value is None or value != glued or "↗" in glued for value in said.values())


@settings(max_examples=60, deadline=None, derandomize=True)
@given(tables(), st.data())
def test_cells_moved_one_step_are_not_taken_for_others(
    made: tuple[list[list[str]], Truth], data: st.DataObject
) -> None:
    """A verdict or a name that has come into a column of figures shows that the row has moved."""
    rows, truth = made
    number = data.draw(st.integers(1, len(rows) - 1))
    rows[0].append("Bedömning")
    for row in rows[1:]:
        row.append("Helt uppfyllt")
    moved = rows[number]
    rows[number] = [moved[0], moved[-1], *moved[1:-1]]
    assert _is_true(_read(found_in(grid(rows, 10))), truth)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(tables())
def test_headings_that_nobody_knows_give_no_figures(made: tuple[list[list[str]], Truth]) -> None:
    rows, _ = made
    shuffled = [[rows[0][0], *(f"Kolumn {chr(97 + n)}" for n in range(len(rows[0]) - 1))], *rows[1:]]
    assert _read(found_in(grid(shuffled, 10))) == {}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=4, unique=True),
    st.data(),
    st.booleans(),
    st.booleans(),
)
def test_verdicts_above_or_below_with_some_lost(
    sentences: list[str], data: st.DataObject, is_below: bool, has_levels: bool
) -> None:
    words = [data.draw(st.sampled_from([*WORDS, None])) for _ in sentences]
    items: list[Item] = []
    line = 3
    level = 2 if has_levels and is_below else None
    for sentence, word in zip(sentences, words, strict=True):
        goal = heading(f"Nämndens mål: {sentence}", line, level)
        verdict = [passage(f"Bedömning: {word}", line + 2)] if word else []
        items.extend([goal, *verdict] if is_below else [*verdict, goal])
        line += 4
    found = found_in(*items)
    said = {g.sentence.printed: [v.printed for v in g.verdicts] for g in found.goals}
    assert list(said) == sentences
    if all(words):
        assert said == {s: [w] for s, w in zip(sentences, words, strict=True)}
    wrong = [s for s, w in zip(sentences, words, strict=True) if said[s] not in ([], [w])]
    # Where more than one is lost nothing in the text tells; with one or none lost nothing is wrong.
    if words.count(None) <= 1:
        assert wrong == []


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(tables(), min_size=1, max_size=3), st.booleans())
def test_no_figure_that_is_not_in_the_source_at_its_place(
    made: list[tuple[list[list[str]], Truth]], is_text: bool
) -> None:
    if is_text:
        text = "Årsredovisning 2023\n\n" + "\n\n".join("\n".join("\t".join(row) for row in rows) for rows, _ in made)
        document = read_plain_text(text + "\n", "r")
    else:
        grids = [grid(rows, 10 + 20 * number) for number, (rows, _) in enumerate(made)]
        document = Document("r", (heading("Årsredovisning 2023", 1), *grids))
    source = _source(document)
    found = outline(document, scale_words(()), {})
    assert found.measures
    for one in found.measures:
        cells = [one.name, *(at.cell for at in (*one.targets, *one.years, *one.forecasts))]
        for cell in (*cells, *(c.cell for c in (*one.comparators, *one.by_sex, *one.parts))):
            key = cell.place._replace(col=None, heading=None)
            assert source[key] == cell.printed


def _source(document: Document) -> dict[object, str]:
    fields: list[Field] = [f for item in document.items if isinstance(item, Grid) for row in item.rows for f in row]
    passages = [item for item in document.items if isinstance(item, Passage)]
    return {one.span: one.text for one in (*fields, *passages)}


def test_the_maker_of_tables_places_every_field() -> None:
    (sheet,) = sheets(grid([["a", "b"], ["1", "2"]], 5))
    assert [one.printed for one in sheet.heads] == ["a", "b"]
