"""Pages pass through unchanged; a bar is shown on a terminal only, and only where tqdm is installed."""

import sys
from io import StringIO

import pytest

from readers.progress import shown


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("stream", [StringIO(), None], ids=["a file", "none"])
def test_nothing_is_loaded_or_written_where_there_is_no_terminal(
    stream: StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setattr(sys, "stderr", stream)

    assert list(shown(range(3))) == [0, 1, 2]
    assert stream is None or stream.getvalue() == ""


def test_without_tqdm_the_pages_come_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    monkeypatch.setattr(sys, "stderr", _Terminal())

    assert list(shown(range(3))) == [0, 1, 2]


def test_what_is_read_soon_has_no_bar_left_on_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("tqdm")
    terminal = _Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)

    assert list(shown(range(3))) == [0, 1, 2]
    assert "sidor" not in terminal.getvalue()
