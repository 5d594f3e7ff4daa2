"""Text in, bytes to whoever reads them out: what their encoding lacks is written in another way."""

import codecs
import os
from io import TextIOWrapper
from typing import IO, Any

#: What is written for a character that an older encoding lacks.
_INSTEAD = str.maketrans(
    {
        "−": "-",
        "–": "-",
        "—": "-",
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "…": "...",
        "→": "->",
        "±": "+/-",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        "•": "*",
        "●": "*",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
    }
)


def prepare(stream: IO[Any] | None) -> None:
    """Makes `stream` write something sensible for every character that its encoding lacks."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors=_handler(stream.encoding))


def write(text: str, stream: IO[Any] | None, *, as_utf8: bool = False) -> bool:
    """Writes `text`; False where it could not all be written, save that the reader had seen enough.

    `as_utf8` writes UTF-8 whatever the encoding of `stream`: JSON is nothing else.
    """
    if stream is None:
        return True
    try:
        if as_utf8 and hasattr(stream, "buffer"):
            stream.flush()
            stream.buffer.write(text.encode("utf-8", _handler("utf-8")))
        else:
            stream.write(text)
        stream.flush()
    except OSError as error:
        _silence(stream)
        return isinstance(error, BrokenPipeError)
    return True


def in_colour(stream: IO[Any] | None) -> bool:
    """Whether colours are wanted: on a terminal, unless NO_COLOR says otherwise."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def _silence(stream: IO[Any]) -> None:
    """Sends what is still unwritten nowhere, so that nothing is complained of when the program ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _handler(encoding: str) -> str:
    """The name of the error handler for `encoding`; the error itself calls older ones "charmap", all alike."""

    def replace(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        return "".join(_instead(c, encoding) for c in error.object[error.start : error.end]), error.end

    name = f"malkoll-{encoding}"
    codecs.register_error(name, replace)
    return name


def _instead(character: str, encoding: str) -> str:
    """The nearest that `encoding` has: `-` for a minus sign, `a` for å, `\\xff` for a byte, else `?`."""
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    from unicodedata import normalize

    for attempt in (character.translate(_INSTEAD), normalize("NFKD", character)[:1]):
        try:
            attempt.encode(encoding)
        except UnicodeEncodeError:
            continue
        return attempt
    return "?"
