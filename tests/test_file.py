"""Files that are written: whole or not at all, and never over another one unasked."""

import os
from pathlib import Path

import pytest

from findings.text import Text
from writers.file import hindrance, write_file


def test_a_new_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "ny.mal"

    assert write_file(str(path), "å\n".encode(), force=False) is None
    assert path.read_bytes() == "å\n".encode()
    assert os.listdir(tmp_path) == ["ny.mal"]


def test_a_file_that_is_there_is_kept_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "p.mal"
    path.write_bytes(b"before")
    path.chmod(0o640)

    assert write_file(str(path), b"after", force=False) == Text(
        f'"{path}" finns redan; --force skriver över den', f'"{path}" exists already; --force writes over it'
    )
    assert path.read_bytes() == b"before"
    assert write_file(str(path), b"after", force=True) is None
    assert path.read_bytes() == b"after"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "p.mal", tmp_path / "l.mal"
    path.write_bytes(b"before")
    link.symlink_to(path)

    assert write_file(str(link), b"after", force=True) is None
    assert link.is_symlink()
    assert path.read_bytes() == b"after"


@pytest.mark.parametrize("force", [True, False])
def test_a_folder_is_never_written_over(tmp_path: Path, force: bool) -> None:
    assert write_file(str(tmp_path), b"x", force=force) == Text(f'"{tmp_path}" är en mapp', f'"{tmp_path}" is a folder')


def test_what_hinders_the_writing_is_told_and_nothing_is_left_behind(tmp_path: Path) -> None:
    missing = tmp_path / "ingen" / "p.mal"
    told = write_file(str(missing), b"x", force=False)

    assert told is not None
    assert told.sv.startswith(f'"{missing}" kunde inte skrivas: ')
    assert os.listdir(tmp_path) == []


def test_a_path_that_cannot_be_is_told() -> None:
    assert write_file("a\0b.mal", b"x", force=True) == Text(
        '"a\0b.mal" kunde inte skrivas: embedded null byte', '"a\0b.mal" could not be written: embedded null byte'
    )


def test_what_hinders_is_seen_before_anything_is_written(tmp_path: Path) -> None:
    there = tmp_path / "p.mal"
    there.write_bytes(b"before")

    assert hindrance(str(tmp_path / "ny.mal"), force=False) is None
    assert hindrance(str(there), force=True) is None
    for path, force in ((there, False), (tmp_path, True), (tmp_path / "saknas" / "ny.mal", True), (Path("a\0b"), True)):
        problem = hindrance(str(path), force=force)
        assert problem is not None and problem == (write_file(str(path), b"after", force=force) or problem)
    assert os.listdir(tmp_path) == ["p.mal"] and there.read_bytes() == b"before"
