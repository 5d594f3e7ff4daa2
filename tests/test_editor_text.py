"""Every place of an editor's text is found again in the text that the language reads, and the other way round."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl.source import decode
from language_server.text import (
    EditorText,
    Position,
    Range,
    Units,
    changed,
    editor_text,
    end_of,
    from_editor,
    line_break,
    raw,
    source,
    to_editor,
)

NFD = unicodedata.normalize("NFD", "å ä ö")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a\n",
        "a\r\nb",
        "a\rb\n",
        "\r\r\n\n",
        NFD,
        "a\u2028b\nc",
        "x\xady \xad z",
        "\xad",
        "e\u0301\u0302\n\u0301",
        "가\u1161",
    ],
)
def test_the_text_is_read_as_a_file_of_it_is(text: str) -> None:
    plain, _ = decode(text.encode(), "x.mal")

    assert source(editor_text(text)) == plain
    assert raw(editor_text(text)) == text


@pytest.mark.parametrize("text", ["a\0b", "x\n" + "e" + "\u0301" * 40])
def test_what_is_no_text_in_a_file_is_none_here(text: str) -> None:
    assert source(editor_text(text)) is None
    assert to_editor(editor_text(text), 1, 2, Units.UTF16) == Position(0, 1)


@pytest.mark.parametrize(
    ("text", "line", "column", "utf8", "utf16", "utf32"),
    [
        ("abc", 1, 3, 2, 2, 2),
        ("åäö", 1, 3, 4, 2, 2),
        ("😀x", 1, 2, 4, 2, 1),
        (f"{NFD}x", 1, 6, 11, 8, 8),
        ("x\xady", 1, 2, 3, 2, 2),
        ("x \xad y", 1, 5, 5, 4, 4),
        ("\ufeffplan", 1, 2, 3, 1, 1),
        ("a\ud800b", 1, 3, 4, 2, 2),
    ],
)
def test_a_column_is_counted_in_the_editors_units(
    text: str, line: int, column: int, utf8: int, utf16: int, utf32: int
) -> None:
    for units, expected in ((Units.UTF8, utf8), (Units.UTF16, utf16), (Units.UTF32, utf32)):
        place = to_editor(editor_text(text), line, column, units)

        assert place == Position(line - 1, expected)
        assert from_editor(editor_text(text), place, units) == (line, column)


def test_a_line_of_the_editor_may_be_several() -> None:
    text = editor_text("a\u2028bc\r\nd")

    assert source(text) == "a\nbc\nd"
    assert to_editor(text, 2, 2, Units.UTF16) == Position(0, 3)
    assert from_editor(text, Position(0, 3), Units.UTF16) == (2, 2)
    assert to_editor(text, 3, 1, Units.UTF16) == Position(1, 0)
    assert from_editor(text, Position(1, 1), Units.UTF16) == (3, 2)


def test_a_place_outside_is_the_nearest_inside() -> None:
    text = editor_text("ab\ncd")

    assert to_editor(text, 9, 9, Units.UTF16) == Position(1, 2)
    assert to_editor(text, 1, 9, Units.UTF16) == Position(0, 2)
    assert to_editor(text, 0, 0, Units.UTF16) == Position(0, 0)
    assert from_editor(text, Position(7, 7), Units.UTF16) == (2, 3)
    assert from_editor(text, Position(0, 7), Units.UTF16) == (1, 3)
    assert from_editor(text, Position(-1, -1), Units.UTF16) == (1, 1)


def test_the_inside_of_a_letter_is_where_it_begins() -> None:
    text = editor_text(f"{NFD}")

    assert from_editor(text, Position(0, 1), Units.UTF16) == (1, 1)


def test_the_end_and_the_line_break() -> None:
    assert end_of(editor_text("a\r\n😀"), Units.UTF16) == Position(1, 2)
    assert [line_break(editor_text(text)) for text in ("a\r\nb", "a\nb", "a", "a\r")] == ["\r\n", "\n", "\n", "\r"]


def change(text: EditorText, start: tuple[int, int], end: tuple[int, int], new: str) -> EditorText:
    return changed(text, Range(Position(*start), Position(*end)), new, Units.UTF32)


def test_an_edit_that_joins_a_line_break_makes_it_one() -> None:
    text = change(editor_text("a\rb"), (1, 0), (1, 0), "\n")

    assert text.lines == ("a\r\n", "b")
    assert change(editor_text("a\nb"), (0, 1), (0, 1), "\r").lines == ("a\r\n", "b")


def test_an_edit_backwards_puts_in() -> None:
    assert raw(change(editor_text("abc"), (0, 2), (0, 1), "x")) == "abxc"


_TEXT = st.text(st.sampled_from("a😀å\u0308\r\n\xad \u2028é"), max_size=12)


@settings(max_examples=100, deadline=None)
@given(_TEXT, st.lists(st.tuples(st.integers(0, 14), st.integers(0, 6), _TEXT), max_size=4))
def test_a_changed_text_is_the_text_that_is_opened(text: str, edits: list[tuple[int, int, str]]) -> None:
    edited = editor_text(text)
    for at, length, new in edits:
        start, end = min(at, len(text)), min(at + length, len(text))
        if text[start - 1 : start + 1] == "\r\n" or text[end - 1 : end + 1] == "\r\n":
            continue
        place = Range(_position(text, start), _position(text, end))
        text = text[:start] + new + text[end:]

        edited = changed(edited, place, new, Units.UTF32)

        assert (edited.lines, edited.plain) == (editor_text(text).lines, editor_text(text).plain)


def _position(text: str, index: int) -> Position:
    before = editor_text(text[:index]).lines
    return Position(len(before) - 1, len(before[-1]))


@settings(max_examples=100, deadline=None)
@given(_TEXT)
def test_every_place_of_the_language_is_found_again(text: str) -> None:
    edited = editor_text(text)
    plain = source(edited)
    assert plain is not None
    for number, line in enumerate(plain.split("\n"), 1):
        for column in range(1, len(line) + 1):
            place = to_editor(edited, number, column, Units.UTF16)
            assert from_editor(edited, place, Units.UTF16) == (number, column)
