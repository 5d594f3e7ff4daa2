"""What somebody has highlighted in a Word document: a reminder that is left, where the document has little of it."""

from io import BytesIO

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX

from engine.without_plan import findings_without_plan
from findings.finding import Finding, Severity
from interpret.reading import read
from readers.report import read_report

PLAIN = "Nämnden har under året öppnat tre förskolor och byggt om två skolor i kommunens norra delar, som planerat. "


def _found(*highlighted: str, plain: str = PLAIN, paragraphs: int = 6, in_table: bool = False) -> list[Finding]:
    document = docx.Document()
    document.add_heading("Fritidsnämndens årsredovisning 2023", 1)
    for number in range(paragraphs):
        document.add_paragraph(f"{plain} Det är punkt {number} av de punkter som nämnden redovisar här i år.")
    for text in highlighted:
        paragraph = document.add_table(2, 2).rows[0].cells[0].paragraphs[0] if in_table else document.add_paragraph()
        paragraph.add_run(PLAIN)
        paragraph.add_run(text[:5]).font.highlight_color = WD_COLOR_INDEX.YELLOW
        paragraph.add_run(text[5:]).font.highlight_color = WD_COLOR_INDEX.YELLOW
    written = BytesIO()
    document.save(written)
    reading = read(read_report(written.getvalue(), "r.docx"), (), None)
    return [one for one in findings_without_plan(reading.plan, reading.case) if one.code == "MK701"]


def test_a_highlighted_reminder_is_a_warning_with_its_words() -> None:
    (finding,) = _found("Kolla med Lena!")

    assert finding.severity is Severity.WARNING
    assert finding.message.sv.startswith('"Kolla med Lena!" är överstruket med markeringspenna')
    assert finding.labels[0].span.quote == "Kolla med Lena!"


def test_what_is_a_rest_of_the_draft_anyway_is_told_once() -> None:
    (finding,) = _found("Siffran är TODO här")

    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    "found",
    [
        lambda: _found(*["Kolla med Lena!"] * 11, paragraphs=60),
        lambda: _found(PLAIN * 3),
        lambda: _found("Kolla med Lena!", plain="Gulmarkerad text är ny sedan delårsrapporten. "),
        lambda: _found("Uppfyllt"),
        lambda: _found("Helt uppfyllt"),
        lambda: _found("Kolla med Lena!", in_table=True),
        lambda: _found(" – "),
    ],
    ids=["many", "much", "explained", "a known word", "the plan's word", "in a table", "no words"],
)
def test_highlighting_as_a_way_to_set_a_document_is_nothing(found) -> None:  # type: ignore[no-untyped-def]
    assert found() == []
