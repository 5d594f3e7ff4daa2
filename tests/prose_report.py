"""A small report and its plan for the tests of interpret/prose: one sentence in it is the one that is tested."""

from dsl.parser import parse
from engine.plan import Plan
from engine.resolve import resolve
from interpret.reading import Reading, read
from readers.plain_text import read_plain_text

PLAN = """plan "Kulturnämndens mål 2023"
  år 2023

nämndsmål bibliotek "Fler invånare ska vara nöjda med biblioteken"
  mäts med nöjda

nämndsmål kulturskola "Kulturskolan ska nå fler barn"
  mäts med elever

nyckeltal nöjda "Andel nöjda biblioteksbesökare (%)"
  enhet andel
  högre är bättre
  mål 2023 minst 85 %

nyckeltal elever "Antal elever i kulturskolan"
  enhet antal
  högre är bättre
  mål 2023 minst 1 300
"""
#: Where the sentence stands: in the introduction, in the comment to either goal, below the table.
INTRODUCTION, LIBRARY, SCHOOL, MONEY = "inledning", "bibliotek", "kulturskola", "ekonomi"
PLACES = (INTRODUCTION, LIBRARY, SCHOOL, MONEY)
REPORT = """
Kulturnämndens årsredovisning 2023

Inledning

{inledning}

Måluppföljning

NÄMNDENS MÅL

Fler invånare ska vara nöjda med biblioteken

Bedömning

Helt uppfyllt

Kommentar: {bibliotek}

NYCKELTAL

Andel nöjda biblioteksbesökare (%)

Mål 2023\tUtfall 2023\tUtfall 2022\tUtfall 2021\tRiket 2023
85%\t{utfall}%\t84%\t81%\t88%

NÄMNDENS MÅL

Kulturskolan ska nå fler barn

Bedömning

Ej uppfyllt

Kommentar: {kulturskola}

NYCKELTAL

Antal elever i kulturskolan

Mål 2023\tUtfall 2023\tUtfall 2022\tUtfall 2021
1 300\t1 240\t1 260\t1 280

Ekonomi

Belopp i tkr\tBudget 2023\tBokslut 2023\tAvv. bokslut/ budget 2023\tBokslut 2022\tDiff. bokslut 2023/2022
Verksamhetens intäkter\t12 300\t12 850\t550\t11 900\t950
Personal\t-45 200\t-44 650\t550\t-43 120\t-1 530
Lokaler\t-9 800\t-10 140\t-340\t-9 600\t-540
Verksamhetens nettokostnader\t-42 700\t-41 940\t760\t-40 820\t-1 120
Årets resultat\t0\t760\t760\t-310\t1 070

{rubrik}

{ekonomi}
"""


def plan() -> Plan:
    """The plan of the report."""
    file, _ = parse(PLAN, "regler.mal")
    made, _ = resolve((file,))
    assert made is not None
    return made


def text_of(sentence: str, where: str, *, outcome: str = "86", heading: str = "Sammanfattning") -> str:
    """The report with the sentence at its place."""
    empty = dict.fromkeys(PLACES, "Här står mer om året.")
    return REPORT.format(**{**empty, where: sentence, "utfall": outcome, "rubrik": heading})


def reading(text: str, *, planned: bool = True) -> Reading:
    """The report, read."""
    return read(read_plain_text(text, "rapport.txt"), (plan(),) if planned else (), None, text)


def said(sentence: str, where: str, *, heading: str = "Sammanfattning", planned: bool = True) -> list[str]:
    """The claims that are found in a sentence, as expressions."""
    text = text_of(sentence, where, heading=heading)
    return [claim.says.printed for claim in reading(text, planned=planned).case.claims]
