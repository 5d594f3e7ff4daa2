"""A path in, the bytes and the text of the file out, or the finding that says why it has none."""

import os
import stat

from findings.codes import UNREADABLE, Code, file_finding
from findings.finding import Finding, Label
from findings.refusal import why
from findings.span import Span
from findings.text import Text
from readers.folder import nearest
from readers.sniff import binary

#: The largest file that is read, in bytes.
LIMIT = 50_000_000
#: Windows' marks of a file whose content lies elsewhere: offline, recall on open, recall on data access.
_OFFLINE = 0x1000 | 0x40000 | 0x400000
#: A file system may keep so many bytes beside the file's name.
_KEPT_WITHOUT_BLOCKS = 4096


def read_bytes(path: str, document: str, place: Label, code: Code) -> bytes | Finding:
    """The bytes of the file at `path`; a finding of `code` at `place` where it cannot be read.

    The size is asked for before the file is opened, and only ordinary files are opened: a pipe or a
    device has no end.
    """
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            return file_finding(code, _not_ordinary(document), (place,), _NAME_A_FILE)
        if status.st_size > LIMIT:
            return file_finding(code, _too_large(document, status.st_size), (place,), _SPLIT)
        if _in_the_cloud(status):
            return file_finding(code, _only_in_the_cloud(document), (place,), _FETCH_IT)
        with open(path, "rb") as file:
            return file.read()
    except (FileNotFoundError, NotADirectoryError):
        near = nearest(path)
        hint = None if near is None else Text(f'menade du "{near}"?', f'did you mean "{near}"?')
        return file_finding(code, Text(f'"{document}" finns inte', f'"{document}" does not exist'), (place,), hint)
    except PermissionError:
        message = Text(f'"{document}" får inte läsas', f'"{document}" may not be read')
        return file_finding(code, message, (place,), _ASK_THE_OWNER)
    except OSError as error:
        reason = why(error)
        message = Text(f'"{document}" går inte att läsa ({reason.sv})', f'"{document}" cannot be read ({reason.en})')
        return file_finding(code, message, (place,))


def read_text(data: bytes, document: str, *, paged: bool = False) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file and what is to be said of how it is written; None where it holds no text.

    The text of a report is `paged`: its form feeds stay.
    """
    from dsl.source import decode

    what = binary(data)
    if what is not None:
        message = Text(f'"{document}" är {what.sv}', f'"{document}" is {what.en}')
        return None, (file_finding(UNREADABLE, message, (Label(Span(document)),), _COPY_THE_FIGURES),)
    text, findings = decode(data, document, paged=paged)
    return (None if any(f.code == UNREADABLE.code for f in findings) else text), findings


def _in_the_cloud(status: os.stat_result) -> bool:
    """Whether the file is a placeholder whose content has not been fetched: what Windows says, or no block on disk.

    Very small files may be kept without a block of their own.
    """
    offline = getattr(status, "st_file_attributes", 0) & _OFFLINE
    blocks = getattr(status, "st_blocks", None)
    return bool(offline) or (blocks == 0 and status.st_size > _KEPT_WITHOUT_BLOCKS)


def _only_in_the_cloud(document: str) -> Text:
    return Text(
        f'"{document}" finns bara i molnet och är inte hämtad hit',
        f'"{document}" is in the cloud only and has not been fetched',
    )


def _not_ordinary(document: str) -> Text:
    return Text(f'"{document}" är ingen vanlig fil', f'"{document}" is not an ordinary file')


def _too_large(document: str, size: int) -> Text:
    megabytes, limit = size // 1_000_000, LIMIT // 1_000_000
    return Text(
        f'"{document}" är {megabytes} MB, och filer över {limit} MB läses inte',
        f'"{document}" is {megabytes} MB, and files above {limit} MB are not read',
    )


_FETCH_IT = Text(
    'välj "Behåll alltid på den här enheten" för filen, och försök igen',
    'choose "Always keep on this device" for the file, and try again',
)
_NAME_A_FILE = Text(
    "ge namnet på en regelfil, en fallfil eller en rapport", "give the name of a rule file, a case file or a report"
)
_SPLIT = Text("dela filen i flera, en per rapport", "split the file into several, one for each report")
_ASK_THE_OWNER = Text(
    "be den som äger filen om rätt att läsa den", "ask the owner of the file for the right to read it"
)
_COPY_THE_FIGURES = Text(
    "ge en regelfil eller en fallfil; rapportens siffror skrivs av i en fallfil",
    "give a rule file or a case file; the report's figures are copied into a case file",
)
