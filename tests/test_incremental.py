"""A file read part by part, as it changes, has the tree and the findings that it has when it is read whole."""

from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl import incremental
from dsl.incremental import LINES, Reading, part_at, placed, read
from dsl.parser import parse
from findings.span import Span

DOCUMENT = "plan.mal"
PLAN = (Path(__file__).parent.parent / "rules" / "alingsas-ks-2020.mal").read_text("utf-8")
SMALL = """\
språk 1
använd "gemensamt.mal"
plan "Mål 2020"
  år 2020

nämndsmål svar "Svaren ska
  mäts med svar_dagar, svar_veckor
  exempel svar_dagar 2020 = 5 ger helt uppfyllt

nyckeltal svar_dagar "Svarstid,"
                     "i dagar"
  enhet dagar
  mål 2020 högst 30
"""


def in_file(node: Any, of: Reading) -> Any:
    """A node or a finding of a reading with every place as in the file."""
    if isinstance(node, Span):
        return placed(node, of)
    if isinstance(node, tuple):
        return tuple(in_file(part, of) for part in node)
    if attrs.has(type(node)):
        names = [field.name for field in attrs.fields(type(node))]
        return attrs.evolve(node, **{name: in_file(getattr(node, name), of) for name in names})
    return node


def whole(of: Reading) -> Any:
    return in_file(of.tree, of), in_file(of.findings, of)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "# bara en kommentar",
        SMALL,
        PLAN,
        "plan\nplan\nplan\n",
        "enhet dagar\nplan",
        "nyckeltal x\n  enhet dagar,\nnyckeltal y\n",
        "nyckeltal x\n  enhet dagar,  # och\n\n  # mer\nnyckeltal y\n",
        'nyckeltal x "a, # b"\nnyckeltal y\n',
        "nyckeltal x\n  och\nnyckeltal y\n",
        "NYCKELTAL x\nNyckeltal y\n",
        "plan ”x”\nnyckeltal y ”x”\n",
        "nyckletal x\n  enhet dagar\nnyckeltal y\n",
        "plan-x\n  enhet dagar\n",
        "nyckeltal x\nspråk 1\n",
        "plan\n  (\nplan\n",
        "språk 1\n\n\nvarje mål\n  helt uppfyllt när alla nyckeltal nås\nplan\n",
        "x\n" * 201,
        "plan\n" + "x\n" * 150 + "plan\n" + "x\n" * 60 + "plan\n",
        "plan\n" + "x\n" * 100 + "plan\n" + "x\n" * 100 + "plan\n",
    ],
)
def test_parts_together_are_the_file(text: str) -> None:
    assert whole(read(text, DOCUMENT)) == parse(text, DOCUMENT)


def test_a_part_with_the_same_text_is_the_same_object() -> None:
    before = read(PLAN, DOCUMENT)

    after = read(f"# Överst\n\n{PLAN}".replace("mål 2020 minst 80 %", "mål 2020 minst 81 %"), DOCUMENT, before)

    changed = [new.text.split(maxsplit=2)[1] for new in after.parts[1:] if new not in before.parts]
    assert changed == ["telefon_ks"]
    assert whole(after) == parse(after.text, DOCUMENT)


def test_two_parts_with_one_text_are_two() -> None:
    text = "plan\n" + "nyckeltal x\n" * 2
    before = read(text, DOCUMENT)

    after = read(text + "nyckeltal x\n", DOCUMENT, before)

    assert after.parts[:3] == before.parts
    assert len({part.first_line for part in after.parts}) == 4


def test_a_part_that_now_continues_a_line_is_read_with_it() -> None:
    before = read("plan\nnyckeltal x\n", DOCUMENT)
    text = "# etthundra\n  enhet dagar,\nnyckeltal x\n"

    assert whole(read(text, DOCUMENT, before)) == parse(text, DOCUMENT)


def test_lines_of_parts_never_meet() -> None:
    before = read(SMALL, DOCUMENT)
    after = read(SMALL.replace("dagar", "veckor"), DOCUMENT, before)

    numbers = [part.first_line for part in (*before.parts, *after.parts[2:])]
    assert numbers == [LINES * number for number in range(1, len(numbers) + 1)]


def test_a_place_without_a_line_stays_as_it_is() -> None:
    assert placed(Span(DOCUMENT), read(SMALL, DOCUMENT)) == Span(DOCUMENT)


def test_a_line_is_found_in_its_part() -> None:
    reading = read(SMALL, DOCUMENT)

    assert [reading.parts.index(part_at(line, reading)) for line in range(1, 16)] == [
        0,
        0,
        *[1] * 3,
        *[2] * 4,
        *[3] * 6,
    ]


# --- Laws -------------------------------------------------------------------------------------------

_WORDS = [
    "plan",
    "nyckeltal ",
    "nämndsmål x",
    "enhet dagar",
    ",",
    '"',
    "”",
    "#",
    "och ",
    "\n",
    "  ",
    "mål 2020 minst 5",
]
_PIECE = st.one_of(st.sampled_from([*_WORDS, "varje nämndsmål\n", "\nnyckeltal y\n", ", # x\n"]), st.text(max_size=3))
_EDIT = st.tuples(st.integers(0, 1000), st.integers(0, 40), _PIECE)


@settings(max_examples=60, deadline=None)
@given(st.lists(_EDIT, max_size=6))
def test_any_edits_give_what_the_whole_file_gives(edits: list[tuple[int, int, str]]) -> None:
    text, reading = SMALL, read(SMALL, DOCUMENT)
    for at, length, new in edits:
        at %= len(text) + 1
        text = text[:at] + new + text[at + length :]
        reading = read(text, DOCUMENT, reading)

        assert whole(reading) == parse(text, DOCUMENT)


def test_most_mistakes_are_counted_in_the_whole_file() -> None:
    text = "plan\n" + "x\n" * 100 + "plan\n" + "x\n" * 101
    reading = read(text, DOCUMENT)

    assert len(reading.parts) == 1
    assert reading.findings[-1].message.sv.startswith("filen har fler än 200 rader")
    assert incremental.read(text[:-2], DOCUMENT, reading).parts[1:] != ()


def test_examples_in_messages_have_the_year_and_the_words_of_the_whole_file_also_after_it_has_changed():
    text = SMALL + "mål minst 90\n\nnämndsmål mer\ngrön när alla nyckeltal nås\n"
    before = read(text, DOCUMENT)
    for year, word in (("2026", "Grön"), ("2027", "GRÖN")):
        changed = text.replace("  år 2020", f'  år {year}\n  bedömning "{word}" betyder helt uppfyllt')
        after = read(changed, DOCUMENT, before)

        assert in_file(after.findings, after) == parse(changed, DOCUMENT)[1]
        helps = [one.help.sv for one in after.findings if one.help is not None]
        assert f'skriv till exempel "mål {year} minst 90"' in helps
        assert f'skriv bedöms "{word}" när alla nyckeltal nås' in helps
        before = after
