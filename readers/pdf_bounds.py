"""The bytes of a PDF in, pdfplumber's document of it out, that unpacks and draws within bounds.

pdfminer reads whatever a file says of itself. Here every byte that it reads of the file or unpacks from it is
counted, and so is every sign it draws: a small file that unfolds without end stops at a bound, on every machine alike.
"""

import io
import re
import struct
import zlib
from collections.abc import Mapping
from typing import Any

from attrs import define
from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.layout import LTPage
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_ASCIIHEX_DECODE,
    LITERALS_FLATE_DECODE,
    PDFStream,
    resolve1,
)
from pdfminer.psexceptions import PSException
from pdfminer.psparser import PSKeyword
from pdfminer.utils import Matrix
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

#: What a reader that believes a broken file runs into.
BROKEN = (
    PSException,
    PdfminerException,
    MalformedPDFException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    StopIteration,
    struct.error,
    zlib.error,
)

#: Pages that are read; the rest are said.
MOST_PAGES = 1_000
#: Bytes unpacked for one page, and for all of them.
PAGE_BYTES = 16_000_000
ALL_BYTES = 300_000_000
#: Signs and lines on one page; signs on all of them.
PAGE_SIGNS = 150_000
PAGE_PATHS = 30_000
ALL_SIGNS = 6_000_000
#: Bytes packed in one of the older ways, which pdfminer unpacks without a bound.
MOST_PACKED = 64_000
_PACKING = frozenset({"F", "Filter", "DP", "DecodeParms", "FDecodeParms"})
#: How many times its own length a file may be read through.
TIMES_READ = 40


#: Codes in the tables of one font.
MOST_CODES = 1_000_000
_RANGES = re.compile(rb"begin(?:bf|cid|notdef)range(.*?)end(?:bf|cid|notdef)range", re.DOTALL)
_RANGE = re.compile(rb"<\s*([0-9A-Fa-f]{1,8})\s*>\s*<\s*([0-9A-Fa-f]{1,8})\s*>\s*(?:<[^>]*>|\[[^\]]*\]|[0-9]+)")


#: The code that Windows fonts draw a hyphen for, and pdfminer takes for a space: a minus must not be lost.
_SOFT = 0xAD


class TooMuchError(Exception):
    """A bound is passed."""


@define
class Meter:
    """What has been unpacked and drawn so far; `page` and `signs` begin anew with each page."""

    page: int = 0
    all: int = 0
    signs: int = 0
    all_signs: int = 0
    paths: int = 0

    def unpacked(self, size: int) -> None:
        self.page += size
        self.all += size
        if self.page > PAGE_BYTES or self.all > ALL_BYTES:
            raise TooMuchError

    def sign(self) -> None:
        self.signs += 1
        self.all_signs += 1
        if self.signs > PAGE_SIGNS or self.all_signs > ALL_SIGNS:
            raise TooMuchError

    def new_page(self) -> None:
        self.page = self.signs = self.paths = 0

    @property
    def overdrawn(self) -> bool:
        """Whether the page has more lines than were drawn: those that were are no table."""
        return self.paths > PAGE_PATHS

    @property
    def spent(self) -> bool:
        """Whether no further page can be read."""
        return self.all > ALL_BYTES or self.all_signs > ALL_SIGNS


class _CountedFile(io.BytesIO):
    """The file, which may be read through a number of times and no more."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.left = len(data) * TIMES_READ + 10_000_000

    def read(self, size: int | None = -1, /) -> bytes:
        data = super().read(size)
        self.left -= len(data) + 1
        if self.left < 0:
            raise TooMuchError
        return data


class _BoundedStream(PDFStream):
    """A stream that unpacks no further than the meter allows."""

    meter: Meter

    def get_data(self) -> bytes:
        if self.data is None:
            self._unpack()
        data = super().get_data()
        self.meter.unpacked(len(data))
        if b"range" in data and _codes(data) > MOST_CODES:
            raise TooMuchError
        return data

    def _unpack(self) -> None:
        """Takes the packings off within the bound, and leaves pdfminer what is small."""
        filters = self.get_filters()
        data = self.rawdata or b""
        if len(filters) > 3:
            raise TooMuchError  # packed time and again: nobody needs it, and the bound would be multiplied
        if self.decipher is not None and self.objid is not None and self.genno is not None:
            data = self.decipher(self.objid, self.genno, data, self.attrs)
            self.decipher = None
        while filters:
            kind, settings = filters[0]
            if kind in LITERALS_ASCII85_DECODE:
                data = ascii85decode(data)
            elif kind in LITERALS_ASCIIHEX_DECODE:
                data = asciihexdecode(data)
            elif kind in LITERALS_FLATE_DECODE:
                data = _inflated(data, PAGE_BYTES)
                if isinstance(settings, dict) and "Predictor" in settings:
                    data = zlib.compress(data, 0)  # pdfminer undoes the prediction
                    break
            elif len(data) > MOST_PACKED:
                raise TooMuchError
            else:
                break
            filters = filters[1:]
        kept = {key: value for key, value in self.attrs.items() if key not in _PACKING}
        if filters:
            kept |= {"Filter": [kind for kind, _ in filters], "DecodeParms": [one or {} for _, one in filters]}
        self.attrs, self.rawdata = kept, data


def _codes(data: bytes) -> int:
    """How many codes the ranges of a table of signs stand for."""
    ranges = (one for part in _RANGES.findall(data) for one in _RANGE.findall(part))
    return sum(max(0, int(end, 16) - int(start, 16)) for start, end in ranges)


def _inflated(raw: bytes, most: int) -> bytes:
    """What `raw` unpacks to, as far as it is whole; a broken end is left out."""
    engine = zlib.decompressobj()
    parts: list[bytes] = []
    size = 0
    for start in range(0, len(raw), 4096):
        piece = raw[start : start + 4096]
        while piece:
            try:
                part = engine.decompress(piece, most - size + 1)
            except zlib.error:
                return b"".join(parts)
            parts.append(part)
            size += len(part)
            if size > most:
                raise TooMuchError
            piece = engine.unconsumed_tail
    return b"".join(parts)


class _BoundedParser(PDFParser):
    """Makes bounded streams, and refuses a table of signs that unfolds without end."""

    def __init__(self, file: io.BytesIO, meter: Meter) -> None:
        self.meter = meter
        super().__init__(file)

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        super().do_keyword(pos, token)
        if token is self.KEYWORD_STREAM and self.curstack and isinstance(self.curstack[-1][1], PDFStream):
            at, plain = self.curstack.pop()
            assert isinstance(plain, PDFStream)
            stream = _BoundedStream(plain.attrs, plain.rawdata or b"", plain.decipher)
            stream.meter = self.meter
            self.curstack.append((at, stream))


class _BoundedManager(PDFResourceManager):
    """Makes no font whose table of widths unfolds without end."""

    def get_font(self, objid: object, spec: Mapping[str, object]) -> PDFFont:
        descendants = resolve1(spec.get("DescendantFonts"))
        for one in (spec, *(descendants if isinstance(descendants, list) else ())):
            font = resolve1(one)
            for key in ("W", "W2"):
                widths = resolve1(font.get(key)) if isinstance(font, dict) else None
                if any(isinstance(code, int) and code > MOST_CODES for code in widths or ()):
                    raise TooMuchError
        font = super().get_font(objid, spec)
        codes = getattr(font, "cid2unicode", None)
        if isinstance(codes, dict) and str(codes.get(_SOFT, "-")).isspace():
            font.cid2unicode = codes | {_SOFT: "\u00ad"}  # type: ignore[attr-defined]
        return font


class _BoundedDevice(PDFPageAggregatorWithMarkedContent):
    """Draws no more signs and lines than the meter allows; lines beyond it are left out."""

    def __init__(self, manager: PDFResourceManager, number: int, meter: Meter) -> None:
        super().__init__(manager, pageno=number, laparams=None)
        self.meter = meter

    def render_char(self, matrix: Matrix, font: PDFFont, *args: Any, **kwargs: Any) -> float:
        self.meter.sign()
        fontsize, scaling, rise, *more = args
        # pdfminer forgets how far a sign is raised: a note's mark would stand on the line, as a digit of the figure.
        a, b, c, d, e, f = matrix
        lifted = (a, b, c, d, e + c * rise, f + d * rise)
        return super().render_char(lifted, font, fontsize, scaling, 0, *more, **kwargs)

    def paint_path(self, *args: Any, **kwargs: Any) -> None:
        self.meter.paths += 1
        if self.meter.paths <= PAGE_PATHS:
            super().paint_path(*args, **kwargs)


class BoundedPage(Page):
    """A page of pdfplumber, drawn within the bounds."""

    @property
    def layout(self) -> LTPage:
        if not hasattr(self, "_layout"):
            meter = self.pdf.meter  # type: ignore[attr-defined]
            device = _BoundedDevice(self.pdf.rsrcmgr, self.page_number, meter)
            PDFPageInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._layout: LTPage = device.get_result()
        return self._layout


class BoundedPDF(PDF):
    """pdfplumber's document over a bounded parser."""

    def __init__(self, data: bytes, password: str) -> None:
        self.stream = io.BytesIO(data)
        self.stream_is_external = True
        self.path = None
        self.pages_to_parse = None
        self.laparams = None
        self.password = password
        self.unicode_norm = None
        self.raise_unicode_errors = False
        self.meter = Meter()
        self.doc = PDFDocument(_BoundedParser(_CountedFile(data), self.meter), password=password)
        self.rsrcmgr = _BoundedManager()
        self.metadata: dict[str, object] = {}
