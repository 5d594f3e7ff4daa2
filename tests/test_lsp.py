"""`malkoll lsp`: what it says where it cannot serve, and nothing on stdout."""

import pytest

from cli import main


def test_without_its_library_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("commands.lsp.find_spec", lambda name: None)

    assert main(["lsp"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err == 'malkoll: språkservern behöver biblioteket pygls, version 2\n  hjälp: pip install "malkoll[lsp]"\n'


def test_an_older_library_is_none(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("commands.lsp.find_spec", lambda name: object() if name == "pygls" else None)

    assert main(["lsp", "--lang", "en"]) == 2
    assert capsys.readouterr() == (
        "",
        'malkoll: the language server needs the library pygls, version 2\n  help: pip install "malkoll[lsp]"\n',
    )


def test_it_takes_no_files(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lsp", "plan.mal"]) == 2
    assert capsys.readouterr() == ("", "malkoll: lsp tar inga filer\n  hjälp: malkoll lsp\n")
