"""Text in, bytes out: what an encoding lacks is written in another way, and a reader who leaves is no error."""

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from writers.terminal import in_colour, prepare, write


def _written(text: str, encoding: str) -> bytes:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding, newline="\n")
    prepare(stream)
    assert write(text, stream)
    return raw.getvalue()


@pytest.mark.parametrize(
    ("text", "encoding", "expected"),
    [
        ("mål − “nått” … å", "utf-8", "mål − “nått” … å".encode()),
        ("mål −3 “nått” … ≥", "cp1252", "mål -3 “nått” … >=".encode("cp1252")),
        ("mål −3 ”nått” …\u00a0– ±", "cp850", 'mål -3 "nått" ...\u00a0- ±'.encode("cp850")),
        ("Räcker, på 2019: ● é\u202f", "ascii", b"Racker, pa 2019: * e "),
        ("\u6f22", "cp1252", b"?"),
        ("m\udce5l", "utf-8", b"m\\xe5l"),
        ("\ud800", "utf-8", b"?"),
    ],
)
def test_what_an_encoding_lacks_is_written_the_nearest_way(text: str, encoding: str, expected: bytes) -> None:
    assert _written(text, encoding) == expected


@given(st.text(alphabet=st.characters(exclude_categories=())), st.sampled_from(["ascii", "cp1252", "cp850", "utf-8"]))
def test_every_text_can_be_written(text: str, encoding: str) -> None:
    _written(text, encoding).decode(encoding)


def test_json_is_utf_8_whatever_the_terminal_says() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "cp1252")
    prepare(stream)

    assert write('"mål −3"\n', stream, as_utf8=True)
    assert raw.getvalue() == '"mål −3"\n'.encode()


def test_a_stream_without_bytes_below_it_gets_the_text() -> None:
    stream = io.StringIO()
    prepare(stream)

    assert write("mål", stream, as_utf8=True)
    assert stream.getvalue() == "mål"


def test_no_stream_at_all_is_written_to_without_complaint() -> None:
    prepare(None)

    assert write("mål", None)
    assert not in_colour(None)


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        assert write("mål\n" * 100_000, stream)


def test_a_full_disk_is_told() -> None:
    with open("/dev/full", "w", encoding="utf-8") as stream:
        assert not write("mål\n", stream)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_colours_are_for_terminals_that_want_them(
    environment: dict[str, str], expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    assert in_colour(_Terminal()) is expected
    assert not in_colour(io.StringIO())
