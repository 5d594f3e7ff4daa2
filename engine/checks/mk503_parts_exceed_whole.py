"""Delarna blir mer eller mindre än det hela, eller en del är större än det hela.

"Skillnaden om 11,6 mnkr består av 8,2 mnkr och 4,2 mnkr" kan inte stämma: någon av siffrorna hör till något annat.

Sägs delarna vara alla (`består av`) ska de bli det hela; sägs de vara några (`varav`, `bland annat`) får ingen av dem
vara större än det hela. Det gäller påståenden, rader och kolumner som heter `varav …` och det som planen säger om
tabellen. Tyst inom avrundningen, om det som stämmer avhugget, om resultat, netton och avvikelser, där en del kan vara
större än det hela, och om andelar, medelvärden och index. En notis när en siffra saknas.
"""

from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.check import Check, finding
from engine.claim_answer import About, Answered
from engine.claim_tables import TableBook, of_cell, shown, table_book
from engine.claim_trials import Answer
from engine.claim_wording import comes_to, labels, not_tested, of_claims, said
from engine.table_declared import row_parts
from engine.table_parts import PartOff, exceeds, parts_off
from engine.table_wording import cell, of_plan
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text

CHECK = Check(
    "MK503",
    "delarna-blir-inte-helheten",
    Severity.WARNING,
    Consequence.NUMBER,
    Text(
        "Delarna blir mer eller mindre än det hela, eller en del är större än det hela.",
        "The parts come to more or less than the whole, or one part is more than the whole.",
    ),
    Text(
        "Tyst inom avrundningen, och om resultat, avvikelser, andelar och medelvärden.",
        "Silent within rounding, and on results, deviations, shares and means.",
    ),
    needs_plan=False,
)


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Parts of tables that are more than the whole, then the claims whose parts are not."""
    book = table_book(evaluated.plan, evaluated.case)
    for number in range(len(book.tables)):
        declared, _ = row_parts(book, number)
        told = set()
        for one in declared:
            told.add(one.part)
            if exceeds(book, one.whole, one.part):
                yield _more(book, PartOff(one.whole, one.part), one.line)
        for off in parts_off(book, number):
            if off.part not in told:
                yield _more(book, off, None)
    for answered, goal in of_claims(evaluated, About.PARTS):
        if answered.answer is Answer.FAILS:
            yield _wrong(answered, goal)
        else:
            yield from not_tested(CHECK, answered, goal)


def _more(book: TableBook, off: PartOff, line: Span | None) -> Finding:
    whole, part = of_cell(book, off.whole), of_cell(book, off.part)
    of_whole, of_part = shown(book, off.whole), shown(book, off.part)
    return finding(
        CHECK,
        Text(
            f"delen {of_part.sv} är {part.text}, mer än det hela: {of_whole.sv} är {whole.text}",
            f"the part {of_part.en} is {part.text}, more than the whole: {of_whole.en} is {whole.text}",
        ),
        (
            *(
                Label(one.place, cell(book, at, one))
                for at, one in ((off.part, part), (off.whole, whole))
                if one.place is not None
            ),
            *of_plan(book, off.part.table, line),
        ),
        help=Text("rätta en av siffrorna, eller namnet på raden", "mend one of the figures, or the name of the row"),
    )


def _wrong(answered: Answered, goal: str | None) -> Finding:
    of = comes_to(answered)
    whole = "" if answered.other else f", inte {answered.says}"
    not_whole = "" if answered.other else f", not {answered.says}"
    return finding(
        CHECK,
        Text(
            f'delarna i "{said(answered)}" stämmer inte med det hela: {of.sv}{whole}',
            f'the parts in "{said(answered)}" do not fit the whole: {of.en}{not_whole}',
        ),
        labels(answered),
        goal=goal,
        help=Text(
            "rätta en av siffrorna, eller säg vad mer som ingår", "mend one of the figures, or say what else is in it"
        ),
    )
