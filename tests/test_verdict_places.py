"""Goals with verdicts and comments, in several layouts, in; each goal's own out, whatever stands far from them."""

import pytest

from interpret.reading import read
from readers.markdown import read_markdown
from readers.plain_text import read_plain_text

GOALS = (
    ("Fler invånare ska läsa böcker", "Helt uppfyllt", "Läsandet ökar."),
    ("Fler barn ska lära sig simma", "Delvis uppfyllt", "Simmandet ökar."),
    ("Fler ska bada om vintern", "Ej uppfyllt", "Badandet ökar."),
)
MARKDOWN = {
    "paragraphs": "### {}\n\nBedömning: {}\n\nKommentar: {}\n\n",
    "bold labels": "### {}\n\n**Bedömning:** {}\n\n**Kommentar**\n\n{}\n\n",
    "lower headings": "### {}\n\n#### Bedömning\n\n{}\n\n#### Kommentar\n\n{}\n\n",
    "headings as high": "### {}\n\n### Bedömning\n\n{}\n\n### Kommentar\n\n{}\n\n",
    "labelled goals": "### Mål: {}\n\n### Bedömning\n\n{}\n\n### Kommentar\n\n{}\n\n",
    "goals without headings": "**Mål**\n\n{}\n\nBedömning: {}\n\nKommentar: {}\n\n",
}
TEXT = {
    "beside": "NÄMNDENS MÅL\n\n{}\n\nBedömning\n\n{}\n\nKommentar: {}\n\n",
    "below": "NÄMNDENS MÅL\n\n{}\n\nBedömning\n\n{}\n\nKommentarer\n\n{}\n\n",
}
STRAYS = ("Kommentarer\n\nEkonomin för sig.", "## Kommentarer\n\nEkonomin för sig.", "Kommentar: ekonomin för sig.")
WHERE = [(False, False), (True, False), (False, True), (True, True)]
RIGHT = [(sentence, [verdict], [comment]) for sentence, verdict, comment in GOALS]


def _said(text: str, *, is_markdown: bool) -> list[tuple[str, list[str], list[str]]]:
    document = (read_markdown if is_markdown else read_plain_text)(text, "rapport")
    return [
        (one.sentence.printed, [cell.printed for cell in one.verdicts], [cell.printed for cell in one.comments])
        for one in read(document, (), None, text).found.goals
    ]


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("stray", STRAYS)
@pytest.mark.parametrize("layout", MARKDOWN)
def test_a_comment_far_from_the_goals_takes_none_of_theirs(layout: str, stray: str, where: tuple[bool, bool]) -> None:
    before, after = ((f"{stray}\n\n" if is_there else "") for is_there in where)
    goals = "".join(MARKDOWN[layout].format(*goal) for goal in GOALS)

    assert (
        _said(
            f"# Kulturnämnden 2023\n\n{before}## Nämndens mål\n\n{goals}## Ekonomi\n\nHär står mer.\n\n{after}",
            is_markdown=True,
        )
        == RIGHT
    )


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("stray", [STRAYS[0], STRAYS[2]])
@pytest.mark.parametrize("layout", TEXT)
def test_so_in_a_text_without_levels(layout: str, stray: str, where: tuple[bool, bool]) -> None:
    before, after = ((f"{stray}\n\n" if is_there else "") for is_there in where)
    goals = "".join(TEXT[layout].format(*goal) for goal in GOALS)

    assert (
        _said(
            f"Kulturnämnden 2023\n\n{before}Måluppföljning\n\n{goals}Ekonomi\n\nHär står mer.\n\n{after}",
            is_markdown=False,
        )
        == RIGHT
    )


def test_a_verdict_below_a_heading_as_high_as_the_last_goal_alone_is_nobodys() -> None:
    goals = "".join(f"### {sentence}\n\nHär står mer.\n\n" for sentence, _, _ in GOALS)
    text = f"# Kulturnämnden 2023\n\n## Nämndens mål\n\n{goals}### Bedömning\n\nHelt uppfyllt\n"

    assert [verdicts for _, verdicts, _ in _said(text, is_markdown=True)] == [[], [], []]


def test_a_verdict_of_the_whole_below_the_last_goal_is_not_that_goals() -> None:
    goals = "".join(f"### {sentence}\n\n#### Bedömning\n\n{verdict}\n\n" for sentence, verdict, _ in GOALS)
    text = f"# Kulturnämnden 2023\n\n## Nämndens mål\n\n{goals}### Bedömning\n\nDelvis uppfyllt\n"

    assert [verdicts for _, verdicts, _ in _said(text, is_markdown=True)] == [[verdict] for _, verdict, _ in GOALS]


def test_of_verdicts_below_headings_as_high_as_the_goals_none_moves_to_its_neighbour() -> None:
    goals = "".join(f"### {sentence}\n\n### Bedömning\n\n{verdict}\n\n" for sentence, verdict, _ in GOALS)
    text = f"# Kulturnämnden 2023\n\n## Nämndens mål\n\n{goals}### Fler ska gå på bio\n\nHär står mer.\n"

    assert [verdicts for _, verdicts, _ in _said(text, is_markdown=True)] == [
        ["Helt uppfyllt"], ["Delvis uppfyllt"], ["Ej uppfyllt"], [],
    ]  # fmt: skip


def test_comments_above_their_goals_are_theirs_where_that_gives_every_goal_one() -> None:
    goals = "".join(f"Kommentar: {comment}\n\nNÄMNDENS MÅL\n\n{sentence}\n\n" for sentence, _, comment in GOALS)

    assert [comments for _, _, comments in _said(f"Kulturnämnden 2023\n\n{goals}", is_markdown=False)] == [
        [comment] for _, _, comment in GOALS
    ]
