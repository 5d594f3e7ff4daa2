"""Word documents written part by part, and a few by python-docx, against the whole documents read from them."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.shared import RGBColor

from findings.span import Span
from findings.text import Text
from readers.document import Document, Field, Grid, Item, Kind, Passage, Unread
from readers.docx import read_docx

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
ROOTS = {
    "styles": "styles",
    "numbering": "numbering",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "commentsExtended": "commentsEx",
    "settings": "settings",
}
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="R2"><w:name w:val="Rubrik 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Kommunens"/><w:basedOn w:val="R2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Niv"><w:name w:val="Nivå"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>'  # noqa: E501
    '<w:style w:type="paragraph" w:styleId="Innehll1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Beskrivning"><w:name w:val="caption"/></w:style>'
    '<w:style w:type="character" w:styleId="Gmd"><w:name w:val="Gömd"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def made(body: str, extra: dict[str, bytes | str] | None = None, **parts: str) -> bytes:
    """A Word file with the body and the parts given: `styles="…"` is the inside of the part of that kind."""
    whole = BytesIO()
    names = {kind: f"{kind}.xml" for kind in parts}
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{TYPES}{kind.rstrip("0123456789")}" Target="{name}"/>'
        for kind, name in names.items()
    )
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(
            "_rels/.rels",
            f'<Relationships><Relationship Id="a" Type="{TYPES}officeDocument" Target="word/document.xml"/></Relationships>',  # noqa: E501
        )
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        file.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
        for kind, text in parts.items():
            bare = kind.rstrip("0123456789")
            root = {"header": "hdr", "footer": "ftr"}.get(bare) or ROOTS[bare]
            file.writestr(f"word/{names[kind]}", f"<w:{root} {W}>{text}</w:{root}>")
        for name, data in (extra or {}).items():
            file.writestr(name, data)
    return whole.getvalue()


def items(body: str, extra: dict[str, bytes | str] | None = None, **parts: str) -> tuple[Item, ...]:
    """What is read of such a file, of which nothing is to be said."""
    document = read_docx(made(body, extra, **parts), "r.docx")
    assert document == Document("r.docx", document.items)
    return document.items


def p(text: str, properties: str = "", run: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{r(text, run)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def styled(style: str, text: str) -> str:
    return p(text, f'<w:pStyle w:val="{style}"/>')


def tc(text: str, properties: str = "") -> str:
    inside = text if text.startswith("<w:") else p(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def at(line: int, **more: str) -> Span:
    return Span("r.docx", line, **more)


def passage(text: str, line: int, kind: Kind = Kind.PARAGRAPH, heading: str | None = None, **more: object) -> Passage:
    span = Span("r.docx", line, heading=heading)
    return Passage(kind, text, span, ((text, span),), **more)  # type: ignore[arg-type]


def remark(text: str, line: int, sv: str, en: str) -> Passage:
    return Passage(Kind.REMARK, text, at(line), (), what=Text(sv, en))


def test_headings_have_their_level_whatever_the_language_of_their_style() -> None:
    read = items(
        styled("Rubrik1", "Ett")
        + styled("R2", "Två")
        + styled("Egen", "Också två")
        + styled("Niv", "Fyra")
        + p("Tre", '<w:outlineLvl w:val="2"/>')
        + styled("Heading5", "Fem")
        + p("Ingen rubrik", '<w:pStyle w:val="Rubrik1"/><w:outlineLvl w:val="9"/>'),
        styles=STYLES,
    )

    assert read == (
        passage("Ett", 1, Kind.HEADING, "Ett", level=1),
        passage("Två", 2, Kind.HEADING, "Två", level=2),
        passage("Också två", 3, Kind.HEADING, "Också två", level=2),
        passage("Fyra", 4, Kind.HEADING, "Fyra", level=4),
        passage("Tre", 5, Kind.HEADING, "Tre", level=3),
        passage("Fem", 6, Kind.HEADING, "Fem", level=5),
        passage("Ingen rubrik", 7, heading="Fem"),
    )


def test_a_short_line_in_bold_is_a_heading_of_no_level() -> None:
    bold = "<w:b/>"

    assert items(p("Måluppfyllelse", run=bold) + p("Nås.", run=bold) + p("85", run=bold)) == (
        passage("Måluppfyllelse", 1, Kind.HEADING, "Måluppfyllelse"),
        passage("Nås.", 2, heading="Måluppfyllelse"),
        passage("85", 3, heading="Måluppfyllelse"),
    )


def test_empty_paragraphs_are_neither_read_nor_counted() -> None:
    assert items(p("") + p("Ett") + p("  ") + p("Två")) == (passage("Ett", 1), passage("Två", 2))


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/>'
    '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0FC;"/>'
    '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:pStyle w:val="Rubrik1"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/>'
    '<w:numFmt w:val="decimal"/><w:pStyle w:val="Rubrik2"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
    '<w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>'
)


def test_the_number_of_a_list_is_printed_and_a_bullet_is_not() -> None:
    def one(text: str, list: int, level: int = 0) -> str:
        return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>')

    read = items(
        one("a", 1) + one("b", 1, 1) + one("c", 1, 1) + one("d", 1) + one("e", 1, 1)
        + one("f", 2) + one("g", 2, 1) + one("h", 3) + one("i", 3) + one("j", 0),
        numbering=NUMBERING,
    )  # fmt: skip

    assert [one.text for one in read if isinstance(one, Passage)] == [
        "3. a", "3.a) b", "3.b) c", "4. d", "4.a) e", "f", "✓ g", "1. h", "2. i", "j",
    ]  # fmt: skip


def test_headings_are_numbered_by_the_list_of_their_style() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Rubrik{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>'
        for level in (1, 2)
    )

    read = items(
        styled("Rubrik1", "Inledning")
        + styled("Rubrik2", "Syfte")
        + styled("Rubrik1", "Mål")
        + styled("Rubrik2", "Ett"),
        styles=styles,
        numbering=NUMBERING,
    )

    assert read == (
        passage("1 Inledning", 1, Kind.HEADING, "1 Inledning", level=1),
        passage("1.1 Syfte", 2, Kind.HEADING, "1.1 Syfte", level=2),
        passage("2 Mål", 3, Kind.HEADING, "2 Mål", level=1),
        passage("2.1 Ett", 4, Kind.HEADING, "2.1 Ett", level=2),
    )


def test_a_table_keeps_its_columns_merged_cells_headings_caption_and_colours() -> None:
    heads = "<w:trPr><w:tblHeader/></w:trPr>"
    read = items(
        styled("Rubrik1", "Mål")
        + styled("Beskrivning", "Tabell 1. Väntetid")
        + tbl(
            heads + tc("Nyckeltal", '<w:vMerge w:val="restart"/>') + tc("Utfall", '<w:gridSpan w:val="2"/>'),
            heads + tc("", "<w:vMerge/>") + tc("2019") + tc("2020"),
            tc("Dagar") + tc("42") + tc("45", '<w:shd w:val="clear" w:color="auto" w:fill="ff0000"/>'),
        ),
        styles=STYLES,
    )
    name = "Tabell 1. Väntetid"

    def cell(line: int, row: str, col: str) -> Span:
        return at(line, heading="Mål", table=name, row=row, col=col)

    assert read == (
        passage("Mål", 1, Kind.HEADING, "Mål", level=1),
        passage(name, 2, heading="Mål"),
        Grid(
            (
                (Field("Nyckeltal", cell(3, "1", "1"), 0, 0, 2), Field("Utfall", cell(4, "1", "2"), 1, 2)),
                (Field("2019", cell(5, "2", "2"), 1, 1), Field("2020", cell(6, "2", "3"), 2, 2)),
                (
                    Field("Dagar", cell(7, "3", "1"), 0, 0),
                    Field("42", cell(8, "3", "2"), 1, 1),
                    Field("45", cell(9, "3", "3"), 2, 2, colour="FF0000"),
                ),
            ),
            at(3, heading="Mål", table=name),
            title=name,
            heads=2,
        ),
    )


def test_a_cell_keeps_its_lines_apart_and_a_table_within_it_follows() -> None:
    inner = tbl(tc("c") + tc("d"), tc("e") + tc("f"))
    read = items(tbl(tc(p("67") + p("85")) + tc(p("x") + inner + p(""))))

    def cell(line: int, table: str, row: str, col: str) -> Span:
        return at(line, table=table, row=row, col=col)

    assert read == (
        Grid(
            (
                (Field("67\n85", cell(1, "1", "1", "1"), 0, 0), Field("x", cell(3, "1", "1", "2"), 1, 1)),
            ),
            at(1, table="1"),
        ),
        Grid(
            (
                (Field("c", cell(4, "2", "1", "1"), 0, 0), Field("d", cell(5, "2", "1", "2"), 1, 1)),
                (Field("e", cell(6, "2", "2", "1"), 0, 0), Field("f", cell(7, "2", "2", "2"), 1, 1)),
            ),
            at(4, table="2", row="1", col="2"),
        ),
    )  # fmt: skip


def test_a_frame_of_one_cell_is_read_as_text_in_its_colour() -> None:
    read = items(tbl(tc(styled("Rubrik1", "Ruta") + p("Text"), '<w:shd w:fill="C6EFCE"/>')) + p("Efter"), styles=STYLES)

    assert read == (
        passage("Ruta", 1, Kind.HEADING, "Ruta", level=1, colour="C6EFCE"),
        passage("Text", 2, heading="Ruta", colour="C6EFCE"),
        passage("Efter", 3, heading="Ruta"),
    )


def test_a_row_begins_where_the_grid_says_and_an_empty_row_is_none() -> None:
    read = items(
        tbl(
            tc("a", '<w:vMerge w:val="restart"/>') + tc("b", '<w:vMerge w:val="restart"/>'),
            tc("", "<w:vMerge/>") + tc("", "<w:vMerge/>"),
            '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("c"),
        )
    )

    assert read == (
        Grid(
            (
                (
                    Field("a", at(1, table="1", row="1", col="1"), 0, 0),
                    Field("b", at(2, table="1", row="1", col="2"), 1, 1),
                ),
                (Field("c", at(3, table="1", row="3", col="2"), 1, 1),),
            ),
            at(1, table="1"),
        ),
    )


def test_notes_follow_their_text_in_order_and_endnotes_the_whole() -> None:
    footnotes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>{r(" Andra noten.")}</w:p></w:footnote>'
        f'<w:footnote w:id="9">{p("Första noten.")}</w:footnote>'
    )
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    read = items(
        f"<w:p>{r('Utfallet blev 67')}{reference.format(9)}{r(' och 85')}{reference.format(5)}{r('.')}</w:p>"
        f'<w:p>{r("Sist")}<w:r><w:endnoteReference w:id="1"/></w:r></w:p>' + p("Slut"),
        footnotes=footnotes,
        endnotes=f'<w:endnote w:id="1">{p("Slutnot.")}</w:endnote>',
    )

    assert read == (
        passage("Utfallet blev 67¹ och 85².", 1),
        passage("¹ Första noten.", 2, Kind.FOOTNOTE),
        passage("² Andra noten.", 3, Kind.FOOTNOTE),
        passage("Sistⁱ", 4),
        passage("Slut", 6),
        passage("ⁱ Slutnot.", 5, Kind.FOOTNOTE),
    )


def test_a_raised_figure_never_becomes_a_digit_of_the_figure_before_it() -> None:
    up = '<w:vertAlign w:val="superscript"/>'

    assert items(f"<w:p>{r('67')}{r('1)', up)}</w:p>") == (passage("67¹⁾", 1),)


def box(text: str) -> str:
    return f"<w:txbxContent>{p(text)}</w:txbxContent>"


def test_a_text_box_stored_in_two_ways_is_read_once_after_its_paragraph() -> None:
    read = items(
        f"<w:p>{r('Före')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor>"
        f"<wp:docPr id='1' name='Textruta 1'/><wps:wsp><wps:txbx>{box('I rutan')}</wps:txbx></wps:wsp></wp:anchor></w:drawing>"  # noqa: E501
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box('I rutan')}</v:textbox></v:shape></w:pict></mc:Fallback>"  # noqa: E501
        f"</mc:AlternateContent></w:r></w:p>{p('Efter')}"
    )

    assert read == (passage("Före", 1), passage("I rutan", 2), passage("Efter", 3))


def test_content_controls_are_read_and_the_text_that_asks_for_one_is_not() -> None:
    def control(properties: str, content: str) -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    tick = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
    ask = control("<w:showingPlcHdr/><w:dropDownList/>", r("Välj ett objekt."))
    read = items(
        f"<w:p>{r('Bedömning: ')}{control('<w:dropDownList/>', r('Uppfyllt'))}</w:p>"
        f"<w:p>{r('Bedömning: ')}{ask}</w:p>"
        f"<w:p>{control(tick, r('☒'))}{r(' Ja')}</w:p>"
        + control("", p("Ett stycke"))
        + tbl(tc("a") + control("", tc("b")))
        + control("<w:showingPlcHdr/>", p("Klicka här"))
    )

    assert read == (
        passage("Bedömning: Uppfyllt", 1),
        passage("Bedömning:", 2),
        Unread(
            Text(
                'ett fält som inte är ifyllt ("Välj ett objekt.")', 'a field that is not filled in ("Välj ett objekt.")'
            ),
            at(2),
        ),
        passage("☒ Ja", 3),
        passage("Ett stycke", 4),
        Grid(
            (
                (
                    Field("a", at(5, table="1", row="1", col="1"), 0, 0),
                    Field("b", at(6, table="1", row="1", col="2"), 1, 1),
                ),
            ),
            at(5, table="1"),
        ),
        Unread(
            Text('ett fält som inte är ifyllt ("Klicka här")', 'a field that is not filled in ("Klicka här")'), at(6)
        ),
    )


def char(kind: str, inside: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}">{inside}</w:fldChar></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def test_a_field_shows_its_result_and_not_its_code() -> None:
    inner = char("begin") + code(" 17 ") + char("separate") + r("99") + char("end")
    drop = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Nej"/><w:listEntry w:val="Ja"/></w:ddList></w:ffData>'  # noqa: E501
    tick = "<w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>"
    read = items(
        f"<w:p>{r('Totalt ')}{char('begin')}{code(' =SUM(ABOVE) ')}{inner}{char('separate')}{r('412')}{char('end')}</w:p>"  # noqa: E501
        f'<w:p><w:fldSimple w:instr=" DATE ">{r("2020-12-31")}</w:fldSimple></w:p>'
        f"<w:p>{char('begin', drop)}{code('FORMDROPDOWN')}{char('end')}{r(' ')}{char('begin', tick)}{char('end')}</w:p>"
    )

    assert read == (passage("Totalt 412", 1), passage("2020-12-31", 2), passage("Ja ☒", 3))


def test_a_field_that_never_ends_does_not_swallow_the_rest() -> None:
    assert items(f"<w:p>{r('a')}{char('begin')}{code('IF')}</w:p>{p('b')}") == (passage("a", 1), passage("b", 2))


def test_hyphens_breaks_and_tabs_are_what_the_reader_sees() -> None:
    soft, hard = "kom\u00admun", "mål e\u2011post"
    read = items(
        f"<w:p>{r(soft)}<w:r><w:softHyphen/><w:noBreakHyphen/></w:r>{r(hard)}</w:p>"
        f"<w:p>{r('Utfall')}<w:r><w:tab/></w:r>{r('67')}<w:r><w:br/></w:r>{r('procent')}</w:p>"
        f"<w:p>{r('1')}<w:r><w:br/></w:r>{r('234')}</w:p>" + p("a\u030a\u00a0och  o")
    )
    span = at(2)

    assert read == (
        passage("kommun-mål e-post", 1),
        Passage(Kind.PARAGRAPH, "Utfall\t67 procent", span, (("Utfall\t67", span), ("procent", span))),
        Passage(Kind.PARAGRAPH, "1\n234", at(3), (("1", at(3)), ("234", at(3)))),
        Passage(Kind.PARAGRAPH, "å och o", at(4), (("å\u00a0och  o", at(4)),)),
    )


def test_hidden_text_is_said_and_not_read() -> None:
    style, shown = '<w:rStyle w:val="Gmd"/>', '<w:vanish w:val="0"/>'
    hidden = Unread(Text("dold text, som inte läses", "hidden text, which is not read"), at(1))
    read = items(
        f"<w:p>{r('Utfall 67')}{r(' 85', '<w:vanish/>')}{r(' 90', style)}{r(' procent', shown)}</w:p>",
        styles=STYLES,
    )

    assert read == (passage("Utfall 67 procent", 1), hidden)


def test_running_heads_follow_the_text_and_contents_are_known() -> None:
    read = items(
        styled("Innehll1", "Inledning<w:tab/>2").replace("Inledning<w:tab/>2", "Inledning 2")
        + p("Text", '<w:sectPr><w:headerReference r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>')
        + '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>',
        styles=STYLES,
        header1=p("Nämnden") + tbl(tc("Dnr") + tc("2020:1")),
        footer1=p("Sida 1"),
    )
    cells = [at(line, table="1", row="1", col=col) for line, col in ((4, "1"), (5, "2"))]

    assert read == (
        passage("Inledning 2", 1, Kind.CONTENTS),
        passage("Text", 2),
        passage("Nämnden", 3, Kind.RUNNING),
        Passage(Kind.RUNNING, "Dnr", cells[0], (("Dnr", cells[0]),)),
        Passage(Kind.RUNNING, "2020:1", cells[1], (("2020:1", cells[1]),)),
        passage("Sida 1", 6, Kind.RUNNING),
    )


def test_a_contents_without_styles_is_known_by_its_field() -> None:
    tab = "<w:r><w:tab/></w:r>"
    read = items(
        f"<w:p>{char('begin')}{code(' TOC ')}{char('separate')}{r('Mål')}{tab}{r('3')}</w:p>"
        f"<w:p>{r('Ekonomi')}{tab}{r('7')}</w:p><w:p>{char('end')}</w:p>{p('Text')}"
    )

    assert read == (
        passage("Mål\t3", 1, Kind.CONTENTS),
        passage("Ekonomi\t7", 2, Kind.CONTENTS),
        passage("Text", 3),
    )


def test_changes_are_read_as_accepted_and_every_one_is_a_remark() -> None:
    read = items(
        f'<w:p>{r("Utfallet är ")}<w:del w:author="A"><w:r><w:delText>85</w:delText></w:r></w:del>'
        f'<w:ins w:author="A">{r("9")}</w:ins><w:ins w:author="B">{r("0")}</w:ins>{r(" procent")}</w:p>'
        f"<w:p><w:moveFrom>{r('Flyttad')}</w:moveFrom></w:p><w:p><w:moveTo>{r('Flyttad')}</w:moveTo></w:p>"
        f"<w:p>{r('90 ')}{r('100', '<w:strike/>')}</w:p>"
    )

    assert read == (
        passage("Utfallet är 90 procent", 1),
        remark("85", 1, "struket", "deleted"),
        remark("90", 1, "infogat", "inserted"),
        remark("Flyttad", 2, "flyttat härifrån", "moved away"),
        passage("Flyttad", 3),
        remark("Flyttad", 3, "flyttat hit", "moved here"),
        passage("90", 4),
        remark("100", 4, "genomstruket", "struck through"),
    )


def test_a_deleted_end_of_paragraph_joins_it_with_the_next() -> None:
    gone = "<w:rPr><w:del/></w:rPr>"

    assert items(f"<w:p><w:pPr>{gone}</w:pPr>{r('Ett ')}</w:p>{p('stycke')}") == (
        passage("Ett stycke", 1),
        remark("", 1, "struket", "deleted"),
    )
    assert items(f"<w:p><w:pPr>{gone}</w:pPr>{r('Sist')}</w:p>") == (
        passage("Sist", 1),
        remark("", 1, "struket", "deleted"),
    )


def test_a_deleted_row_is_out_of_the_table() -> None:
    read = items(tbl(tc("a") + tc("1"), "<w:trPr><w:del/></w:trPr>" + tc("b") + tc("2"), tc("c") + tc("3")))
    grid = read[0]

    assert isinstance(grid, Grid)
    assert [[field.text for field in row] for row in grid.rows] == [["a", "1"], ["c", "3"]]
    assert [(one.text, one.what) for one in read[1:] if isinstance(one, Passage)] == [
        ("b", Text("struket", "deleted")),
        ("2", Text("struket", "deleted")),
    ]


def test_comments_are_remarks_save_those_ticked_off() -> None:
    def comment(number: int, text: str) -> str:
        return f'<w:comment w:id="{number}" w:author="Anna"><w:p w14:paraId="P{number}">{r(text)}</w:p></w:comment>'

    mark = '<w:r><w:commentReference w:id="{}"/></w:r>'
    read = items(
        f"<w:p>{r('Utfall 67')}{mark.format(1)}{mark.format(2)}{mark.format(3)}</w:p>",
        comments=comment(1, "Stämmer 67?") + comment(2, "Klart") + comment(3, "Svar") + comment(4, "Utan plats"),
        commentsExtended='<w15:commentEx w15:paraId="P2" w15:done="1"/>'
        '<w15:commentEx w15:paraId="P3" w15:paraIdParent="P2" w15:done="0"/>',
    )

    assert read == (
        passage("Utfall 67", 1),
        remark("Stämmer 67?", 1, "kommentar", "comment"),
        remark("Utan plats", 1, "kommentar", "comment"),
    )


def picture(
    said: str = "", inside: str = "<pic:pic><pic:blipFill><a:blip r:embed='x'/></pic:blipFill></pic:pic>"
) -> str:
    return f"<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Bild 1' {said}/>{inside}</wp:inline></w:drawing></w:r>"


def test_pictures_say_what_they_are_said_to_show_and_others_are_counted() -> None:
    shape = "<wps:wsp><wps:spPr><a:solidFill><a:srgbClr val='00B050'/></a:solidFill></wps:spPr></wps:wsp>"
    green, cost = "descr='Grön cirkel'", "title='Kostnad'"
    linked = "<pic:pic><pic:blipFill><a:blip r:link='x'/></pic:blipFill></pic:pic>"
    chart = "<a:graphicData><c:chart r:id='x'/></a:graphicData>"
    read = items(
        f"<w:p>{picture(green)}</w:p>"
        f"<w:p>{r('Text')}{picture()}</w:p><w:p>{r('●')}{picture('', shape)}</w:p><w:p>{picture('', linked)}</w:p>"
        f"<w:p>{picture(cost, chart)}</w:p>"
        f"<w:p><w:r><w:object><v:shape/><o:OLEObject ProgID='Excel.Sheet'/></w:object></w:r></w:p>"
    )

    def unread(line: int, sv: str, en: str) -> Unread:
        return Unread(Text(sv, en), at(line))

    assert read == (
        Passage(Kind.PARAGRAPH, "", at(1), (), picture="Grön cirkel"),
        passage("Text", 2),
        unread(2, "en bild utan beskrivning", "a picture without a description"),
        passage("●", 3, colour="00B050"),
        unread(3, "en figur utan text och beskrivning", "a shape without text or a description"),
        unread(
            4,
            "en bild som ligger utanför dokumentet och inte hämtas",
            "a picture outside the document, which is not fetched",
        ),
        unread(5, 'ett diagram ("Kostnad")', 'a chart ("Kostnad")'),
        unread(6, 'ett inbäddat objekt ("Excel.Sheet")', 'an embedded object ("Excel.Sheet")'),
    )


def sym(font: str, sign: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{sign}"/></w:r>'


@pytest.mark.parametrize(
    ("font", "sign", "seen"),
    [
        ("Wingdings", "F0FC", "✓"),
        ("Wingdings", "F06C", "●"),
        ("Wingdings", "F04A", "☺"),
        ("Wingdings", "F0E9", "↑"),
        ("Wingdings", "00FB", "✗"),
        ("Wingdings 3", "F070", "▲"),
        ("Webdings", "F061", "✓"),
        ("Symbol", "F0AE", "→"),
        ("Segoe UI Symbol", "2714", "✔"),
    ],
)
def test_a_symbol_is_the_sign_that_is_seen(font: str, sign: str, seen: str) -> None:
    assert items(f"<w:p>{sym(font, sign)}{r(' Uppfyllt')}</w:p>") == (passage(f"{seen} Uppfyllt", 1),)


@pytest.mark.parametrize("sign", ["F021", "F07A", "D800", "", "zz"])
def test_an_unknown_symbol_is_said(sign: str) -> None:
    said = Unread(Text('en symbol i typsnittet "Wingdings"', 'a symbol in the font "Wingdings"'), at(1))

    assert items(f"<w:p>{sym('Wingdings', sign)}</w:p>") == (passage("[symbol]", 1), said)


def test_letters_typed_in_a_font_of_symbols_are_signs_too() -> None:
    font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/><w:color w:val="00B050"/>'

    assert items(tbl(tc(p("l", run=font)) + tc("b"))) == (
        Grid(
            (
                (
                    Field("●", at(1, table="1", row="1", col="1"), 0, 0, colour="00B050"),
                    Field("b", at(2, table="1", row="1", col="2"), 1, 1),
                ),
            ),
            at(1, table="1"),
        ),
    )


@pytest.mark.parametrize(
    ("properties", "run", "colour"),
    [
        ('<w:shd w:fill="92D050"/>', '<w:color w:val="FF0000"/>', "92D050"),
        ("", '<w:highlight w:val="green"/>', "00FF00"),
        ("", '<w:shd w:fill="FFFF00"/>', "FFFF00"),
        ("", '<w:color w:val="c00000"/>', "C00000"),
        ("", '<w:color w:val="auto"/>', None),
        ("", '<w:color w:val="000000"/>', None),
        ('<w:shd w:fill="auto"/>', "", None),
    ],
)
def test_the_colour_of_a_paragraph(properties: str, run: str, colour: str | None) -> None:
    marked = ("Uppfyllt",) if "highlight" in run else ()

    assert items(p("Uppfyllt", properties, run)) == (passage("Uppfyllt", 1, colour=colour, marked=marked),)


def test_a_paragraph_in_two_colours_has_none() -> None:
    red = '<w:highlight w:val="red"/>'

    assert items(f"<w:p>{r('a', red)}{r('b')}</w:p>") == (passage("ab", 1, marked=("a",)),)


def test_a_formula_is_told() -> None:
    read = items(f"<w:p>{r('Index ')}<m:oMath><m:r><m:t>a/b</m:t></m:r></m:oMath></w:p>")

    assert read == (passage("Index", 1), Unread(Text('en formel ("a/b")', 'a formula ("a/b")'), at(1)))


def test_links_are_read_and_never_followed() -> None:
    assert items(f'<w:p><w:hyperlink r:id="x">{r("kommunens sida")}</w:hyperlink></w:p>') == (
        passage("kommunens sida", 1),
    )


def test_what_python_docx_writes_is_read() -> None:
    document = docx.Document()
    document.add_heading("Verksamhetsberättelse 2020", 1)
    document.add_paragraph("Nämndens mål")
    table = document.add_table(3, 3)
    for row, words in enumerate(
        (("Nyckeltal", "Utfall 2019", "Utfall 2020"), ("Andel", "85", "88"), ("Antal", "1 204", ""))
    ):
        for column, word in enumerate(words):
            table.cell(row, column).text = word
    table.cell(2, 1).merge(table.cell(2, 2))
    run = document.add_paragraph("Bedömning: ").add_run("uppfyllt")
    run.font.color.rgb = RGBColor(0, 0xB0, 0x50)
    data = BytesIO()
    document.save(data)
    head = "Verksamhetsberättelse 2020"

    def cell(line: int, row: str, col: str) -> Span:
        return at(line, heading=head, table="1", row=row, col=col)

    read = read_docx(data.getvalue(), "r.docx")

    assert read == Document(
        "r.docx",
        (
            passage(head, 1, Kind.HEADING, head, level=1),
            passage("Nämndens mål", 2, heading=head),
            Grid(
                (
                    tuple(
                        Field(word, cell(3 + column, "1", str(column + 1)), column, column)
                        for column, word in enumerate(("Nyckeltal", "Utfall 2019", "Utfall 2020"))
                    ),
                    tuple(
                        Field(word, cell(6 + column, "2", str(column + 1)), column, column)
                        for column, word in enumerate(("Andel", "85", "88"))
                    ),
                    (Field("Antal", cell(9, "3", "1"), 0, 0), Field("1 204", cell(10, "3", "2"), 1, 2)),
                ),
                at(3, heading=head, table="1"),
            ),
            passage("Bedömning: uppfyllt", 11, heading=head),
        ),
    )
