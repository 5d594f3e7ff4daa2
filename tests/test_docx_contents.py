"""Contents that somebody has typed are contents; what follows them, and other lists that end with figures, are not."""

import pytest

from findings.span import Span
from readers.document import Kind, Passage
from readers.docx_contents import with_contents

HERE = Span("r.docx")


@pytest.mark.parametrize(
    ("texts", "contents"),
    [
        (("Innehållsförteckning", "1 Sammanfattning 3", "2 Mål 4", "2.1 Trygghet 4", "Nämnden har 4 mål 2"), (1, 2, 3)),
        (("Innehåll", "", "1 Sammanfattning\t3", "Nämnden har fyra mål.", "2 Mål 4"), (2,)),
        (("Elever", "Norra 34", "Södra 35"), ()),
        (("Innehåll", "34", "Norra 35"), ()),
        ((), ()),
    ],
    ids=["typed", "blank", "no heading", "figure", "nothing"],
)
def test_lines_below_the_heading_that_end_with_a_page(texts: tuple[str, ...], contents: tuple[int, ...]) -> None:
    items = list(with_contents(Passage(Kind.PARAGRAPH, text, HERE, ()) for text in texts))

    assert (
        tuple(at for at, one in enumerate(items) if isinstance(one, Passage) and one.kind is Kind.CONTENTS) == contents
    )
