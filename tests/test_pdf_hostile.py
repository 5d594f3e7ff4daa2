"""Locked, broken, scanned and hostile PDFs in, one clear message and no traceback out, within bounds."""

import io
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from findings.finding import Finding, Severity
from findings.text import Text
from readers.document import Document, Grid, Kind, Passage, Unread
from readers.pdf import printed_lines, read_pdf

OCR = "kör texttolkning (OCR) på filen och ge resultatet, eller hämta originalet"


def drawn(*pages: str, encrypt: StandardEncryption | None = None) -> bytes:
    """A PDF with one line of text on each page; a page called "bild" is a picture."""
    file = io.BytesIO()
    page = canvas.Canvas(file, pagesize=A4, encrypt=encrypt, invariant=1)
    for text in pages:
        if "bild" in text:
            page.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 0, 0, *A4)
        if text != "bild":
            page.drawString(72, 700, text.removeprefix("bild "))
        page.showPage()
    page.save()
    return file.getvalue()


def built(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF of the objects, numbered from 1; the first is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    root = b"/Root 1 0 R /Size %d" % (len(objects) + 1)
    return data + b"trailer\n<< " + root + trailer + b" >>\nstartxref\n%d\n%%%%EOF\n" % start


def stream(content: bytes, extra: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n" % (len(content), extra) + content + b"\nendstream"


def one_page(content: bytes, resources: bytes = b"", *more: bytes, page: bytes = b"", catalogue: bytes = b"") -> bytes:
    """A PDF of one page that draws `content`; `more` are objects from number 6."""
    return built(
        b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> " + resources + b" >> " + page + b" >>",
        content,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        *more,
    )


HELLO = b"BT /F1 12 Tf 72 700 Td (Hej 67) Tj ET"


def only(document: Document) -> Finding:
    """The one finding of a document."""
    (finding,) = document.findings
    return finding


def texts(document: Document) -> list[str]:
    return [item.text for item in document.items if isinstance(item, Passage)]


def test_made_by_hand_is_read() -> None:
    document = read_pdf(one_page(stream(HELLO)), "r.pdf")
    assert document.findings == ()
    assert texts(document) == ["Hej 67"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", '"r.pdf" är tom'),
        (b" \n\n", '"r.pdf" är tom'),
        (b"PK\x03\x04 nothing", '"r.pdf" är inget PDF-dokument'),
        (b"Kommunstyrelsens arsredovisning", '"r.pdf" är inget PDF-dokument'),
        (b"\x00" * 5_000, '"r.pdf" är inget PDF-dokument'),
        (b"%PDF-1.7\n", '"r.pdf" är skadad eller ofullständig och kan inte läsas'),
        (b"%PDF-1.7\n" + b"\xff" * 5_000, '"r.pdf" är skadad eller ofullständig och kan inte läsas'),
    ],
)
def test_what_is_no_pdf_is_said(data: bytes, message: str) -> None:
    document = read_pdf(data, "r.pdf")
    finding = only(document)
    assert (document.items, document.pages) == ((), None)
    assert (finding.code, finding.severity, finding.message.sv) == ("MK006", Severity.ERROR, message)
    assert finding.help is not None
    assert printed_lines(data, "r.pdf") == {} or document.pages


def test_locked_with_a_password() -> None:
    data = drawn("Utfall 67", encrypt=StandardEncryption("hemligt", strength=128))
    finding = only(read_pdf(data, "r.pdf"))
    assert finding.message == Text('"r.pdf" är låst med ett lösenord', '"r.pdf" is locked with a password')
    assert finding.help == Text(
        "spara en kopia utan lösenord och ge den", "save a copy without a password and give that one"
    )
    assert texts(read_pdf(data, "r.pdf", "hemligt")) == ["Utfall 67"]
    assert only(read_pdf(data, "r.pdf", "fel")).message.sv == '"r.pdf" är låst med ett lösenord'


@pytest.mark.parametrize("strength", [40, 128])
def test_locked_for_the_owner_only_is_read(strength: int) -> None:
    data = drawn("Utfall 67", encrypt=StandardEncryption("", ownerPassword="x", strength=strength))
    assert texts(read_pdf(data, "r.pdf")) == ["Utfall 67"]


def test_a_lock_of_another_kind() -> None:
    lock = b"<< /Filter /Adobe.PubSec /V 4 /R 4 >>"
    data = built(b"<< /Type /Catalog >>", trailer=b" /ID [<00> <00>] /Encrypt " + lock)
    assert only(read_pdf(data, "r.pdf")).message.sv == '"r.pdf" är låst på ett sätt som inte kan öppnas här'


def test_a_scanned_report_names_the_remedy() -> None:
    document = read_pdf(drawn("bild", "bild"), "r.pdf")
    finding = only(document)
    assert finding.message.sv == '"r.pdf" är inskannad: sidorna är bilder utan text'
    assert finding.help is not None and finding.help.sv == OCR
    assert [(item.what.sv, item.span.page) for item in document.items if isinstance(item, Unread)] == [
        ("en bild", 1),
        ("en bild", 2),
    ]


def test_pages_that_are_scanned_are_named() -> None:
    document = read_pdf(drawn("Text", "bild", "bild", "Mer text", "bild"), "r.pdf")
    finding = only(document)
    assert finding.message == Text(
        'sidorna 2–3, 5 i "r.pdf" är bilder utan text', 'pages 2–3, 5 of "r.pdf" are pictures without text'
    )
    assert finding.severity is Severity.WARNING
    assert finding.labels[0].span.page == 2
    assert finding.help is not None and finding.help.sv == OCR


def test_text_made_out_of_a_scanned_page_is_said_to_be_so() -> None:
    finding = only(read_pdf(drawn("bild Utfall 67"), "r.pdf"))
    assert finding.message.sv == 'sidan 1 i "r.pdf" är inskannade, och deras text är tolkad ur bilden'


def test_no_text_at_all() -> None:
    assert only(read_pdf(drawn(" "), "r.pdf")).message.sv == '"r.pdf" har ingen text'


def test_a_file_cut_short_is_read_as_far_as_it_goes_and_said_so() -> None:
    data = drawn(*(f"Sidan har {number} rader" for number in range(30)))
    for part in (0.3, 0.6, 0.9, 0.99):
        document = read_pdf(data[: int(len(data) * part)], "r.pdf")
        assert document.findings
        assert all(finding.code == "MK006" for finding in document.findings)
        assert set(texts(document)) <= {f"Sidan har {number} rader" for number in range(30)}


def test_a_page_that_is_broken_does_not_hide_the_others() -> None:
    data = built(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 /MediaBox [0 0 595 842] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 (x) 595] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(HELLO),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    )
    document = read_pdf(data, "r.pdf")
    assert document.findings


def test_scripts_and_attachments_are_said_and_left() -> None:
    document = read_pdf(
        one_page(
            stream(HELLO),
            b"",
            b"<< /Type /Filespec /F (siffror.xlsx) /EF << /F 7 0 R >> >>",
            stream(b"PK"),
            catalogue=b"/OpenAction << /S /JavaScript /JS (app.launchURL('http://example.org')) >>"
            b" /Names << /EmbeddedFiles << /Names [(siffror.xlsx) 6 0 R] >> >>",
        ),
        "r.pdf",
    )
    assert document.findings == ()
    assert [item.what.sv for item in document.items if isinstance(item, Unread)] == [
        'den bifogade filen "siffror.xlsx"',
        "ett skript, som inte körs",
    ]


def test_comments_in_the_margin_are_remarks() -> None:
    note = b"/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Kontrollera siffran) >>]"
    document = read_pdf(one_page(stream(HELLO), page=note), "r.pdf")
    (remark,) = [item for item in document.items if isinstance(item, Passage) and item.kind is Kind.REMARK]
    assert (remark.text, remark.span.page) == ("Kontrollera siffran", 1)


def test_what_a_picture_is_said_to_show() -> None:
    picture = stream(
        b"\x00", b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"
    )
    document = read_pdf(
        one_page(
            stream(HELLO + b" /Figure << /MCID 0 >> BDC q 10 0 0 10 55 700 cm /P Do Q EMC"),
            b"/XObject << /P 6 0 R >>",
            picture,
            b"<< /Type /StructTreeRoot /ParentTree << /Nums [0 [8 0 R]] >> >>",
            b"<< /S /Figure /Alt (Gr\xf6n cirkel) /P 7 0 R >>",
            page=b"/StructParents 0",
            catalogue=b"/StructTreeRoot 7 0 R",
        ),
        "r.pdf",
    )
    assert [item.picture for item in document.items if isinstance(item, Passage)] == ["Grön cirkel"]
    assert [item.what.sv for item in document.items if isinstance(item, Unread)] == ['en bild: "Grön cirkel"']


def quick(data: bytes, seconds: float = 20.0) -> Document:
    """The document, read within a time of the processor's."""
    start = time.process_time()
    document = read_pdf(data, "r.pdf")
    assert time.process_time() - start < seconds
    return document


@pytest.mark.parametrize("times", [1, 2])
def test_a_bomb_of_packed_zeros_is_refused(times: int) -> None:
    content = b" " * 300_000_000
    packed = zlib.compress(content, 9)
    filters = b"/Filter /FlateDecode"
    if times == 2:
        packed = zlib.compress(packed, 9)
        filters = b"/Filter [/FlateDecode /FlateDecode]"
    document = quick(one_page(stream(packed, filters)))
    assert [finding.message.sv for finding in document.findings] == [
        'sidan 1 i "r.pdf" innehåller mer än vad som läses'
    ]


def test_forms_within_forms_do_not_multiply() -> None:
    """Each form draws the next ten times: 10 to the power of 9 texts."""
    forms = []
    for level in range(9):
        again = b"/X Do " * 10 if level < 8 else HELLO
        inner = b"/XObject << /X %d 0 R >>" % (7 + level) if level < 8 else b""
        extra = (
            b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> " + inner + b" >>"
        )
        forms.append(stream(again, extra))
    document = quick(one_page(stream(b"/X Do"), b"/XObject << /X 6 0 R >>", *forms), 60.0)
    assert [finding.message.sv for finding in document.findings] == [
        'sidan 1 i "r.pdf" innehåller mer än vad som läses'
    ]


def test_a_form_that_draws_itself_ends() -> None:
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")
    assert quick(one_page(stream(b"/X Do"), b"/XObject << /X 6 0 R >>", form)).findings


def test_a_font_with_endless_ranges_is_refused() -> None:
    ranges = b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R >>"
    table = stream(b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange " + ranges + b" endcmap")
    data = one_page(stream(HELLO.replace(b"F1", b"F2")), b"/Font << /F2 6 0 R >>", font, table)
    data = data.replace(b"/Font << /F1 5 0 R >> /Font << /F2 6 0 R >>", b"/Font << /F1 5 0 R /F2 6 0 R >>" + b" " * 15)
    assert [finding.message.sv for finding in quick(data).findings] == [
        'sidan 1 i "r.pdf" innehåller mer än vad som läses'
    ]


def test_endless_widths_are_refused() -> None:
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts"
        b" [<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 4000000000 500] /FontDescriptor << >> >>] >>"
    )
    data = built(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(HELLO),
        font,
    )
    assert [finding.message.sv for finding in quick(data).findings] == [
        'sidan 1 i "r.pdf" innehåller mer än vad som läses'
    ]


def test_pages_that_are_each_other_s_parents_end() -> None:
    data = built(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 2 >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9999999 >>",
    )
    assert quick(data).findings


def test_nested_without_end() -> None:
    data = built(b"<< /Type /Catalog /Pages 2 0 R >>", b"[" * 200_000 + b"]" * 200_000)
    assert quick(data).findings


def test_a_page_of_a_hundred_thousand_signs() -> None:
    line = b"(" + b"abcd 1234 " * 10 + b") Tj T*\n"
    content = b"BT /F1 4 Tf 5 TL 10 830 Td " + line * 1_000 + b"ET"
    document = quick(one_page(stream(content)), 60.0)
    assert isinstance(document, Document)


def test_a_page_of_a_million_signs_is_refused() -> None:
    line = b"(" + b"abcd 1234 " * 10 + b") Tj T*\n"
    document = quick(one_page(stream(b"BT /F1 4 Tf 5 TL 10 830 Td " + line * 10_000 + b"ET")), 60.0)
    assert [finding.message.sv for finding in document.findings] == [
        'sidan 1 i "r.pdf" innehåller mer än vad som läses'
    ]


def test_a_giant_table_on_one_page() -> None:
    lines = b"".join(b"0 %d m 595 %d l S %d 0 m %d 842 l S\n" % (n, n, n, n) for n in range(0, 595))
    figures = b"".join(
        b"BT /F1 3 Tf %d %d Td (%d) Tj ET\n" % (x * 10 + 2, y * 8 + 2, x * y) for x in range(50) for y in range(90)
    )
    assert isinstance(quick(one_page(stream(lines + figures)), 60.0), Document)


def test_a_page_of_a_hundred_thousand_lines() -> None:
    lines = b"".join(b"%d %d m %d %d l S\n" % (n % 595, n % 842, n * 7 % 595, n * 3 % 842) for n in range(100_000))
    document = quick(one_page(stream(lines + HELLO)), 60.0)
    assert "Hej 67" in texts(document)


@pytest.mark.parametrize("number", [1e30, -1e30, 1e-30, 0])
def test_absurd_sizes(number: float) -> None:
    content = b"BT /F1 %.30f Tf 1 0 0 1 %f 700 Tm (Hej 67) Tj ET" % (number, number)
    assert isinstance(quick(one_page(stream(content + b"\n" + HELLO))), Document)


def test_five_thousand_pages_are_read_to_a_bound() -> None:
    count = 5_000
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(count))
    font = b"/Resources << /Font << /F1 4 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R " + font + b" >>"
    data = built(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count 5000 >>",
        stream(HELLO),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *[page] * count,
    )
    document = quick(data, 60.0)
    assert document.pages == count
    assert only(document).message == Text(
        'sidorna 1001–5000 i "r.pdf" har inte lästs, för dokumentet är för stort',
        'pages 1001–5000 of "r.pdf" were not read, for the document is too large',
    )
    assert only(document).severity is Severity.WARNING


SOUND = drawn("Nyckeltal 67 044", "Utfall 2020")


@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=40), st.integers(0, 400))
@settings(max_examples=60, deadline=None)
def test_whatever_is_damaged_gives_a_document(changes: list[tuple[int, int]], lost: int) -> None:
    data = bytearray(SOUND)
    for place, byte in changes:
        data[place] = byte
    document = read_pdf(bytes(data[: len(data) - lost]), "r.pdf")
    assert document.findings or any(isinstance(item, Passage | Grid) for item in document.items)


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_noise_gives_a_message(noise: bytes) -> None:
    assert read_pdf(b"%PDF-1.4\n" + noise, "r.pdf").findings
