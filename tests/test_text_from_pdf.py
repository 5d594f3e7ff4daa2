"""Text as programs take it out of a PDF: with its columns in place, in the order of drawing, or torn into its cells."""

import pytest

from interpret.reading import Reading, read
from readers.document import Kind, Passage
from readers.plain_text import read_plain_text
from readers.report import read_report


def _reading(text: str) -> Reading:
    return read(read_report(text.encode(), "r.txt"), (), None, text)


def _figures(text: str) -> list[tuple[str, dict[int, str], dict[int, str]]]:
    return [
        (
            " ".join(one.name.printed.split()),
            {cell.year: cell.cell.printed for cell in one.targets},
            {cell.year: cell.cell.printed for cell in one.years},
        )
        for one in _reading(text).found.measures
    ]


START = "Årsredovisning 2023\nVuxennämnden\n\n"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(
            "Nyckeltal                    2023        Målvärde 2023\n"
            "Andel nöjda i\n"
            "                             84,0 %      minst 77 %\n"
            "hemtjänsten\n"
            "Antal besök på\n"
            "                             873         ≥ 9 133\n"
            "biblioteken\n\nEkonomi\n",
            [
                ("Andel nöjda i hemtjänsten", {2023: "minst 77 %"}, {2023: "84,0 %"}),
                ("Antal besök på biblioteken", {2023: "≥ 9 133"}, {2023: "873"}),
            ],
            id="figures in the middle of wrapped names",
        ),
        pytest.param(
            "Styrtal: Andel nöjda\n\n"
            "Mål 2023                  Resultat 2023           Resultat 2022\n"
            "minst 45,8                81,4                    i.u.\n\n"
            "Kommentar\nArbetet har gått bra.\n",
            [("Andel nöjda", {2023: "minst 45,8"}, {2023: "81,4", 2022: "i.u."})],
            id="a table of one row without a name",
        ),
        pytest.param(
            "Styrtal: Andel nöjda\nMål 2023 Resultat 2023 Resultat 2022\nminst 549 3 447 prel. 1 118\n"
            "Kommentar\nArbetet har gått bra.\nStyrtal: Andel trygga\n",
            [("Andel nöjda", {2023: "minst 549"}, {2023: "3 447", 2022: "prel. 1 118"})],
            id="the same in the order of drawing: text below is no name",
        ),
        pytest.param(
            "Nyckeltal\nAndel nöjda\n\nAndel trygga\n\nMålvärde 2023\n\n≥ 70 %\n\nhögst 94 procent\n\n"
            "Utfall 2023\n\n96,9 %\n\n45 %\n",
            [],
            id="torn: two figures below a heading",
        ),
        pytest.param(
            "Nyckeltal: Andel nöjda\n\nUtfall\n\n2023\n\n2022\n\nMålvärde\n\n85 %\n\n84 %\n\n90 %\n",
            [],
            id="torn: a year is no figure",
        ),
        pytest.param(
            "Nyckeltal: Andel nöjda\n\nUtfall 2023\n\nEnhet\n\nprocent\n\n44,2 %\n",
            [],
            id="torn: the heading of another column is no figure",
        ),
        pytest.param(
            "Nyckeltal: Väntetid\n\nUtfall 2022\n\nUtfall 2023\n\n77 dagar\n\nMål 2023\n\n85,9 dagar\n\n"
            "Trend\n\nhögst 41,0 dagar\n",
            [],
            id="torn: two headings with years before the first figure",
        ),
        pytest.param(
            "Nyckeltal: Väntetid\n\nMål 2023\n\n84 dagar\n\nMål 2023\n\n48\n\n\fKommentar: Bra.\n",
            [],
            id="the same heading twice, one without a figure",
        ),
        pytest.param(
            "Nyckeltal: Väntetid\nMål 2023: 68,1 %\n1\n\fUtfall 2023: 55,3 %\n",
            [("Väntetid", {2023: "68,1 %"}, {2023: "55,3 %"})],
            id="a page's number right below a figure",
        ),
        pytest.param(
            "Nyckeltal: Väntetid\nMål 2023: högst 43 dagar\nUtfa1l 2023: 90 dagar\n",
            [],
            id="two lines run together",
        ),
        pytest.param(
            "Nyckeltal Utfall Mål 2023\n2022 2023\nAntal besök 18 570 272 5 529\nAntal lån 14 200 312 6 400\n",
            [],
            id="years below words: not all of the columns",
        ),
    ],
)
def test_figures(text: str, figures: list[tuple[str, dict[int, str], dict[int, str]]]) -> None:
    assert _figures(START + text) == figures


def test_assignments_torn_from_what_is_said_of_them_are_asked_about() -> None:
    text = START + "Uppdrag: Utred lokalerna\n\nUppdrag: Ta fram en plan\n\nStatus\n\nPågår\n\nFörsenad\n"
    reading = _reading(text)
    assert [one.status for one in reading.found.assignments] == [None, None]
    assert 'vilket uppdrag gäller "Pågår"?' in [one.ask.sv for one in reading.questions]


@pytest.mark.parametrize("first", ["below", "above"])
def test_verdicts_below_goals_in_a_list_and_above_them_behind_it(first: str) -> None:
    goals = [("Barnen ska må bra", "Helt uppfyllt"), ("De äldre ska vara trygga", "Ej uppfyllt")]
    listed = "".join(f"{goal}\n\n{word}\n\n" for goal, word in goals)
    told = "".join(
        f"Bedömning: {word}\n\nMål: {goal}\n\n" if first == "above" else f"Mål: {goal}\n\nBedömning: {word}\n\n"
        for goal, word in goals
    )
    found = _reading(START + "Sammanfattning\n\n" + listed + "Målen\n\n" + told).found
    right = dict(goals)
    for goal in found.goals:
        assert {word.printed for word in goal.verdicts} <= {right[goal.sentence.printed]}


def test_a_title_that_begins_the_second_page_is_a_running_head_and_its_number_too() -> None:
    text = "Kulturnämndens årsredovisning 2023\nNyckeltal: Antal besök\n\fKulturnämndens årsredovisning\n2\nUtfall: 3\n"
    items = read_plain_text(text, "r.txt").items
    running = [one.text for one in items if isinstance(one, Passage) and one.kind is Kind.RUNNING]
    assert running == ["Kulturnämndens årsredovisning", "2"]
