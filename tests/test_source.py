"""Bytes in, text out: what is mended, what is told of it, and what is no text."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsl.source import decode
from findings.finding import Finding


def told(findings: tuple[Finding, ...]) -> list[tuple[str, int | None, int | None]]:
    return [(f.code, f.labels[0].span.line, f.labels[0].span.column) for f in findings]


@pytest.mark.parametrize(
    ("data", "text", "findings"),
    [
        (b"", "", []),
        ("mål å".encode(), "mål å", []),
        (b"\xef\xbb\xbfplan", "plan", [("MK007", 1, 1)]),
        ("plan\nmål".encode("utf-16"), "plan\nmål", [("MK007", 1, 1)]),
        (b"\xfe\xff" + "plan".encode("utf-16-be"), "plan", [("MK007", 1, 1)]),
        ("plan\n  år “x”".encode("cp1252"), "plan\n  år “x”", [("MK007", 2, 3)]),
        (b"a\r\nb\rc\n", "a\nb\nc\n", [("MK007", 1, 2)]),
        ("a\vb\fc\u2028d\x85e".encode(), "a\nb\nc\nd\ne", [("MK007", 1, 2)]),
        (unicodedata.normalize("NFD", "x\nmål å").encode(), "x\nmål å", [("MK007", 2, 2)]),
        ("nyckel\xadtal a\xad b \xad c".encode(), "nyckeltal a  b   c", [("MK007", 1, 7)]),
        ("\xada\xad".encode(), " a ", [("MK007", 1, 1)]),
        ("aa \xadb".encode(), "aa  b", [("MK007", 1, 4)]),
        (
            b"\xef\xbb\xbf" + unicodedata.normalize("NFD", "a\r\nmål").encode(),
            "a\nmål",
            [("MK007", 1, 1), ("MK007", 1, 2), ("MK007", 2, 2)],
        ),
        (b"a\nb\0c", "", [("MK006", 2, 2)]),
        (b"\x81\x8d\xff", "", [("MK006", 1, 1)]),
        (b"\xff\xfea", "", [("MK006", 1, 1)]),
        (("a\n" + "b" + "\u0301" * 40).encode(), "", [("MK006", 2, 2)]),
        (("字" * 40).encode(), "字" * 40, []),
    ],
)
def test_a_file_is_read_and_what_was_mended_is_told_once(
    data: bytes, text: str, findings: list[tuple[str, int, int]]
) -> None:
    decoded, found = decode(data, "x.mal")

    assert (decoded, told(found)) == (text, findings)
    assert {label.span.document for finding in found for label in finding.labels} <= {"x.mal"}


@settings(max_examples=150, deadline=None)
@given(st.binary())
def test_no_bytes_make_it_raise(data: bytes) -> None:
    text, _ = decode(data, "x.mal")

    assert unicodedata.is_normalized("NFC", text)
    assert not set("\r\v\f\x85\u2028\u2029\xad\0") & set(text)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Mn", "Cf", "Zl", "Zp"))))
def test_composed_text_is_left_as_it_is(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)

    assert decode(composed.encode(), "x.mal") == (composed, ())


@pytest.mark.parametrize("piece", ["a\u0323\u0301", "\u0f71\u0f72", '"', "å", "\xad", "\r", "字"])
def test_a_long_line_takes_linear_time(piece: str) -> None:
    """Marks in the wrong order on one letter would take minutes to put in order."""
    begun = time.process_time()
    decode((piece * 300_000).encode(), "x.mal")

    assert time.process_time() - begun < 10
