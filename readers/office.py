"""The bytes of a Word or Excel file in, its parts as a stream of elements out: bounded in size, and never more.

The parts are read with expat and not with the libraries that write them: a stream takes little memory, figures stay
the text they are stored as, and what a broken file can do is known.
"""

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import NamedTuple
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from attrs import frozen

from findings.text import Text
from readers.content import LIMIT
from readers.unreadable import UnreadableError, damaged

#: How much is handed to the parser at a time, in bytes.
_CHUNK = 65_536
#: Elements within elements beyond this are no document.
_DEEPEST = 256
#: Files within a file beyond this are no document.
_MOST_PARTS = 10_000
_OLDER = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Event(NamedTuple):
    """The start or the end of an element, or text."""

    #: "start", "end" or "text".
    what: str
    #: The element's name without its namespace, or the text.
    name: str
    #: The attributes of a start, by name without namespace.
    attributes: Mapping[str, str]


@frozen
class Package:
    """An opened file, and what it is called."""

    zip: ZipFile
    document: str
    names: frozenset[str]


def opened(data: bytes, document: str) -> Package:
    """The package that `data` is; raises UnreadableError where it is none, is locked, or unpacks to too much."""
    if data.startswith(_OLDER):
        raise _locked(document) if _ENCRYPTED in data else _older(document)
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, NotImplementedError, OSError, OverflowError):
        raise damaged(document) from None
    members = archive.infolist()
    if any(member.flag_bits & 1 for member in members):
        raise _locked(document)
    size = sum(member.file_size for member in members)
    if size > LIMIT or len(members) > _MOST_PARTS:
        raise UnreadableError(
            Text(
                f'"{document}" packar upp till {size // 1_000_000} MB i {len(members)} delar, och mer än'
                f" {LIMIT // 1_000_000} MB läses inte",
                f'"{document}" unpacks to {size // 1_000_000} MB in {len(members)} parts, and more than'
                f" {LIMIT // 1_000_000} MB is not read",
            ),
            Text("spara tabellen med målen i en egen fil", "save the table of goals in a file of its own"),
        )
    return Package(archive, document, frozenset(member.filename for member in members))


def events(package: Package, name: str) -> Iterator[Event]:
    """The elements and texts of one part, in order; raises UnreadableError where the part is missing or broken."""
    found: list[Event] = []
    depth = 0

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise damaged(package.document)
        found.append(Event("start", _local(element), {_local(key): value for key, value in attributes.items()}))

    def end(element: str) -> None:
        nonlocal depth
        depth -= 1
        found.append(Event("end", _local(element), {}))

    def text(data: str) -> None:
        found.append(Event("text", data, {}))

    def doctype(*_: object) -> None:
        raise damaged(package.document)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    for chunk in _chunks(package, name):
        try:
            parser.Parse(chunk, not chunk)
        except expat.ExpatError:
            raise damaged(package.document) from None
        yield from found
        found.clear()


def _chunks(package: Package, name: str) -> Iterator[bytes]:
    """The bytes of a part, and b"" at its end."""
    try:
        with package.zip.open(name) as part:
            while chunk := part.read(_CHUNK):
                yield chunk
        yield b""
    except (KeyError, BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error):
        raise damaged(package.document) from None


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _locked(document: str) -> UnreadableError:
    return UnreadableError(
        Text(f'"{document}" är låst med lösenord', f'"{document}" is locked with a password'),
        Text("spara en kopia utan lösenord", "save a copy without a password"),
    )


def _older(document: str) -> UnreadableError:
    return UnreadableError(
        Text(f'"{document}" är sparad i ett äldre format', f'"{document}" is saved in an older format'),
        Text("spara den som .docx eller .xlsx", "save it as .docx or .xlsx"),
    )
