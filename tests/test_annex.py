"""The annex: nothing of a plan is lost on the way to a page and back, whatever the format and whoever edited it."""

from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from docx import Document
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring.annex import annex
from authoring.annex_reading import divided, is_annex, read_annex
from authoring.page import Line, Page, Row, Table, table_of
from dsl import ast
from dsl.formatter import formatted
from dsl.parser import parse
from findings.finding import Severity
from findings.span import Span
from readers.office import opened
from readers.plan_docx import read_docx
from readers.plan_md import read_md
from readers.plan_page import read_page
from readers.plan_xlsx import read_xlsx
from writers.annex_docx import render_docx
from writers.annex_md import render_md
from writers.annex_xlsx import render_xlsx

ROOT = Path(__file__).parent.parent
DOCUMENT = "plan.mal"


def _bare(value: Any) -> Any:
    """A tree without places, and without the order of the lines within a block."""
    if isinstance(value, Span):
        return None
    if isinstance(value, tuple):
        return tuple(map(_bare, value))
    if attrs.has(type(value)):
        fields = {one.name: _bare(getattr(value, one.name)) for one in attrs.fields(type(value))}
        if isinstance(value, ast.Block):
            fields["lines"] = tuple(sorted(fields["lines"], key=repr))
        return type(value).__name__, tuple(fields.items())
    return value


def _tree(text: str) -> ast.File:
    tree, findings = parse(text, DOCUMENT)
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []
    return tree


def _annex(text: str) -> Page:
    return annex(text, _tree(text), {})


def _through_md(page: Page) -> Page:
    return read_md(render_md(page), "plan.md")


def _through_docx(page: Page) -> Page:
    return read_docx(opened(render_docx(page), "plan.docx"))[0]


def _through_xlsx(page: Page) -> Page:
    return divided(read_xlsx(opened(render_xlsx(page), "plan.xlsx"))[0])


FORMATS = {"md": _through_md, "docx": _through_docx, "xlsx": _through_xlsx}


def _assert_kept(text: str, page: Page) -> None:
    """The rule file that `page` gives means the same as `text`, block by block."""
    assert is_annex(page)
    made = read_annex(page, DOCUMENT)
    assert made.remarks == ()
    assert made.text == formatted(made.text, DOCUMENT)
    assert _bare(_tree(made.text)) == _bare(_tree(formatted(text, DOCUMENT)))


# --- Any plan -----------------------------------------------------------------------------------

_SIGNS = "abcåäöÅ 123,.:;!?()[]<>|*_`#&~\\/-–−%±'’=+^$@{}\u00a0§"
_PHRASES = (
    "Kommunens företagsklimat ska förbättras",
    "–",
    "(andel)",
    " med blanksteg före",
    "och efter ",
    "Nämndsmål x: y",
    "Plan",
    "Gemensamma definitioner",
    "a  b",
    "=1+1",
    "_x000D_ och _kf_",
    "| rad | två |",
    "<br>",
    "&amp;",
    "1. Mål",
    "- punkt #",
    "Så bedöms målen",
    "Skriven av hand",
    "saknar målvärde",
)
TEXTS = st.one_of(st.sampled_from(_PHRASES), st.text(alphabet=_SIGNS, min_size=1, max_size=25))
QUOTED = st.one_of(
    TEXTS.map(lambda text: f'"{text}"'),
    TEXTS.map(lambda text: f'”{text} "inne" i”'),
)
NAMES = ("svarstid", "e-post", "Nöjdhet_2", "bredband_ks", "x", "å")
#: A straight and a curly quote in one text can only be written on several lines.
MIXED = st.just('"a b"\n    "c ”d”"\n    ”e "f"”')
TITLE = st.one_of(st.just(""), (QUOTED | MIXED).map(lambda text: f" {text}"))
YEARS = st.sampled_from(("2019", "2020", "2021", "2022–2024", "2023"))
FIGURES = st.sampled_from(("5", "2,08", "1 234", "72,28 %", "3,7 mnkr", "−4,9", '12 "kr per elev"', "80 procent"))
NAME = st.sampled_from(NAMES)


def _lines(*templates: str) -> st.SearchStrategy[str]:
    """A line of one of the templates, its `{…}` drawn."""
    parts = {"q": QUOTED, "n": NAME, "y": YEARS, "f": FIGURES, "t": _TARGETS, "c": _CONDITIONS, "d": _DEADLINES}
    return st.sampled_from(templates).flatmap(
        lambda template: st.fixed_dictionaries(
            {key: part for key, part in parts.items() if f"{{{key}}}" in template}
        ).map(lambda drawn: template.format(**drawn))
    )


_DEADLINES = st.sampled_from(
    (
        "maj 2024",
        "31 maj 2024",
        "2024-05-31",
        "2024-05",
        "Q2 2024",
        "kvartal 2 2024",
        "tertial 1 2024",
        "halvår 2 2024",
        "under 2024",
        "2024",
    )
)
_TARGETS = st.sampled_from(
    (
        "minst 72,28 %",
        "högst 5",
        "över 3,7 mnkr",
        "under −4,9",
        "exakt 5",
        "mellan 1 och 6",
        "öka",
        "minska från 2018",
        "förbättras från föregående mätning",
        "inte öka",
        "inte försämras",
        "öka med minst 2 procentenheter från 2018",
        "oförändrat ± 1",
        "högst hälften av 2022",
        "minst 120 % av 2019",
        "halveras från 2022 till 2026",
        "bättre än riket",
        "minst lika bra som liknande kommuner",
        'bättre än "Grannkommunen"',
        "plats 50 eller bättre",
        "bland de 25 % bästa",
        "på väg mot minst 100 % år 2035 från 2019",
        "i genomsnitt 2018–2020 (av minst 2 år) minst 2 %",
        "ja",
        "nej",
        "minst 5 i alla",
        "minst 5 i minst 5 av 7",
        "minst 5 för båda könen",
        'minst 90 %, delvis minst 80 % enligt "KF 2020-06-17 § 98"',
        'minst 90 %, ändrat från minst 95 % enligt "KF § 1" enligt "KF § 2"',
    )
)
_CONDITIONS = st.sampled_from(
    (
        "alla nyckeltal nås",
        "minst 2 av 3 nyckeltal nås",
        "minst 80 % av vikten nås",
        "i snitt minst 91 % av målvärdena",
        "mer än hälften av indikatorerna förbättras",
        "(x nås eller inte e-post nås delvis) och indikatorn nås",
        "x når minst 90 % av målvärdet",
        "x är minst 5 och x är preliminärt",
        "svarstid saknas",
        "alla aktiviteter är klara",
        "alla nämndsmål är helt uppfyllda",
        "minst 80 % av nämndsmålen är minst delvis uppfyllda",
        "prioriterat mål 1 är helt uppfyllt",
    )
)
_VERDICTS = (
    "helt uppfyllt när {c}",
    "delvis uppfyllt när {c}",
    "ej uppfyllt när {c}",
    "bedöms {q} när {c}",
    "i övrigt ej uppfyllt",
    "undantag {q} när {c} ger ej uppfyllt",
    "undantag {q} från {q} när {c} ger {q}",
    "bedöms av nämnden",
)
_POLICIES = (
    "preliminärt utfall godtas",
    "prel godtas med marginal 2 %",
    "saknat utfall ersätts av senaste utfall, högst 1 år gammalt",
    "i.u. kan ej bedömas",
    "ej mätt i år räknas inte",
    "sekretess räknas som ej uppfyllt",
    "lika räcker inte",
    "avrundning som avgör kan ej bedömas",
)
_ANY = ("känd avvikelse MK201 {q} till 2021-12-31", "känd avvikelse MK204")
_ROLL_UP = ("mål som inte kan bedömas räknas inte", "mål som inte kan bedömas gör att helheten inte kan bedömas")
_MEASURE = (
    *_POLICIES,
    *_ANY,
    "samma mått som {n}",
    "kallas {q}, {q}",
    "enhet andel",
    "enhet kr per invånare",
    "enhet {q}",
    "mellan 1 och 6",
    "högre är bättre",
    "lägre är bättre",
    "bäst mellan 1 och {f}",
    "källa Kolada N07900",
    "källa {q}",
    "könsuppdelat",
    "redovisas per {q}, {q}",
    "mäts vartannat år från 2019",
    "eftersläpning 1 år",
    "decimaler 1",
    "felmarginal ±2",
    "svar 95",
    "plats bland 290",
    "mål {y} {t}",
    "mål {y} {t}",
    "mål {y} {t}",
    "saknar målvärde {y}",
    "bidrar till prioriterat mål 1",
    "bidrar till {n}, x",
    "gäller 2020–2022",
    "nytt mått från 2023",
    "tidigare {q}",
    "per delår",
)
_TASK = (
    *_ANY,
    "klart senast {d}",
    "redovisas senast {d}",
    "klart {d}",
    "pågår 2024–2026",
    "ansvarig {q}",
    "mäts med {n}",
    "bidrar till nämndsmålet {n}",
    "kallas {q}",
)
_BLOCKS = (
    ("varje nämndsmål", False, False, (*_VERDICTS, *_POLICIES, *_ANY)),
    ("prioriterat mål {label}", True, True, (*_VERDICTS, *_ROLL_UP, *_ANY, "kallas {q}")),
    ("samlad bedömning", False, False, (*_VERDICTS, *_ROLL_UP, *_ANY)),
    ("indikator {name}", True, True, _MEASURE),
    ("nyckeltal {name}", True, True, _MEASURE),
    ("nyckeltal {name}", True, True, _MEASURE),
    (
        "nämndsmål {name}",
        True,
        True,
        (
            *_VERDICTS,
            *_POLICIES,
            *_ANY,
            "bidrar till prioriterat mål 1",
            "bidrar till indikatorn {n}",
            "mäts med {n}, å (vikt 2)",
            "utan nyckeltal",
            "kallas {q}",
            "exempel {n} 2020 = prel 91 % ger helt uppfyllt, preliminärt",
            "exempel år 2020: {n} 2020 = i.u., x 2019 = {f} ger {q}, på 2019",
            "exempel ger kan ej bedömas",
        ),
    ),
    ("uppdrag {label}", True, True, _TASK),
    ("aktivitet {label}", True, True, _TASK),
    (
        "tabell {name}",
        True,
        True,
        (
            *_ANY,
            "enhet tkr",
            "avrundat till tusental",
            "avhugget",
            "tom ruta betyder noll",
            "tom ruta betyder uppgift saknas",
            "kolumn avvikelse = bokslut − budget",
            "rad {q} = {q} + {q} − {q}",
            "rad {q} varav {q}, {q}",
            "väsentligt från 100 tkr",
        ),
    ),
    ("tabell {title}", False, False, (*_ANY, "enhet tkr", "avhugget")),
)
_PLAN = (
    *_POLICIES,
    *_ANY,
    "kommun Upplands Väsby 0114",
    "region {q}",
    'bolag "AB Bostäder" 556055-2753',
    "nämnd {q}",
    "år 2020, 2022–2024",
    "delår 2020-08",
    "delår augusti 2020",
    "läsår 2020/21, 2021/22",
    "beslut {q}",
    "bedömning {q} betyder helt uppfyllt",
    "bedömning {q} betyder delvis uppfyllt eller kan ej bedömas vid delår",
    "tecken {q} betyder uppgift saknas",
    "tecken {q} betyder mäts ej i år",
    "kallar prioriterat mål {q}",
    'kallar prioriterat mål "riktningsmål"',
    'kallar nämndsmål "mål"',
    'kallar nämndmål "Åtagande"',
    'kallar nyckeltal "mål"',
    'kallar nyckeltal "styrtal"',
    'kallar indikator "resultatmått"',
    'kallar uppdrag "särskild insats"',
    'kallar aktivitet "insats"',
    'kallar aktivitet "övriga"',
    'kallar uppdrag "bidrar"',
    "jämför med riket {q}",
    "jämför med liknande kommuner",
    "väsentligt från 100 tkr",
)


@st.composite
def rule_files(draw: st.DrawFn) -> str:
    """The text of a rule file: every kind of block with every kind of line, in any order."""
    parts = ["språk 1"]
    parts += draw(st.lists(st.sampled_from(('använd "gemensamt.mal"', 'använd "a b/c.mal"')), max_size=2, unique=True))
    if draw(st.booleans()) or draw(st.booleans()):
        parts.append(f"plan{draw(TITLE)}")
        parts += draw(st.lists(_lines(*_PLAN), max_size=8))
    used: set[tuple[str, str]] = set()
    for heading, named, titled, lines in draw(st.lists(st.sampled_from(_BLOCKS), max_size=8)):
        label = draw(st.sampled_from((*NAMES, "1", "2", "3.3.9"))) if "{label}" in heading else draw(NAME)
        kind = heading.partition(" ")[0]
        if named and (kind, label.casefold()) in used:
            continue
        used.add((kind, label.casefold()))
        parts.append(heading.format(name=label, label=label, title=draw(QUOTED)) + (draw(TITLE) if titled else ""))
        parts += draw(st.lists(_lines(*lines), max_size=6))
    return "\n".join(parts) + "\n"


LAW = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


@LAW
@given(rule_files())
def test_nothing_of_a_plan_is_lost_in_its_annex(text: str) -> None:
    page = _annex(text)

    _assert_kept(text, page)
    _assert_kept(text, _through_md(page))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
@settings(LAW, max_examples=25)
@given(text=rule_files())
def test_nothing_of_a_plan_is_lost_in_word_or_excel(kind: str, text: str) -> None:
    _assert_kept(text, FORMATS[kind](_annex(text)))


def _valid_rules() -> list[str]:
    """Every rule file of the project that can be read and holds one plan at the most."""
    texts = []
    for path in sorted([*(ROOT / "rules").rglob("*.mal"), *(ROOT / "tests").rglob("*.mal")]):
        text = path.read_bytes().decode("utf-8", "replace")
        tree, findings = parse(text, DOCUMENT)
        plans = [block for block in tree.blocks if block.heading is ast.Heading.PLAN]
        if len(plans) < 2 and not any(finding.severity is Severity.ERROR for finding in findings):
            texts.append(text)
    return texts


def test_every_rule_file_of_the_project_comes_back_from_its_annex() -> None:
    texts = _valid_rules()

    assert len(texts) > 300
    for text in texts:
        _assert_kept(text, _through_md(_annex(text)))


@pytest.mark.parametrize("kind", FORMATS)
def test_the_plans_of_rules_come_back_in_every_format(kind: str) -> None:
    for path in sorted((ROOT / "rules").rglob("*.mal")):
        text = path.read_text("utf-8")

        _assert_kept(text, FORMATS[kind](_annex(text)))


# --- What it looks like -------------------------------------------------------------------------

PLAN = """\
språk 1
använd "gemensamt.mal"

plan "Nämndens mål 2024"
  kommun Storstad 1234
  nämnd "Omsorgsnämnden"
  år 2024, 2025
  beslut "KF 2023-11-27 § 210"
  bedömning "Grön" betyder helt uppfyllt
  bedömning "Röd" betyder ej uppfyllt
  tecken "i.u." betyder uppgift saknas
  saknat utfall kan ej bedömas

varje nämndsmål
  helt uppfyllt när alla nyckeltal nås

prioriterat mål 1 "Trygg omsorg"

indikator trygghet_kf "Trygghet (%)"
  bidrar till prioriterat mål 1
  enhet andel
  högre är bättre
  mål 2024 minst 85 %

nämndsmål väntetid "Kortare väntetid"
  bidrar till indikatorn trygghet_kf
  mäts med väntetid_dagar, trygghet_n

nyckeltal väntetid_dagar "Väntetid i dagar"
  enhet dagar
  lägre är bättre
  källa Kolada U23401
  mål 2024 högst 40, ändrat från högst 45 enligt "KF § 7"
  saknar målvärde 2025

nyckeltal trygghet_n
  samma mått som trygghet_kf
  mål 2024 minst 90 %

uppdrag 3.1 "Utred köerna"
  klart senast maj 2024
  ansvarig "Förvaltningschef"

samlad bedömning
  helt uppfyllt när minst 80 % av nämndsmålen är helt uppfyllda
"""
ANNEX = """\
# Nämndens mål 2024

| Kommun | Storstad 1234 |
| --- | --- |
| Nämnd | Omsorgsnämnden |
| År | 2024, 2025 |
| Beslut | KF 2023-11-27 § 210 |

## Så bedöms målen

| Bedömning | Betyder |
| --- | --- |
| Grön | helt uppfyllt |
| Röd | ej uppfyllt |

| Tecken | Betyder |
| --- | --- |
| i.u. | uppgift saknas |

- Saknat utfall kan ej bedömas
- (Inbyggt: preliminärt utfall godtas)
- (Inbyggt: lika med målvärdet räcker)
- (Inbyggt: avrundning som avgör godtas)

### Varje nämndsmål

- Helt uppfyllt när alla nyckeltal nås

## Prioriterat mål 1: Trygg omsorg

### Nämndsmål väntetid: Kortare väntetid

- Bidrar till indikatorn trygghet_kf
- Mäts med väntetid_dagar, trygghet_n

| Indikator | Kod | Enhet | Bättre | Mål 2024 | Övrigt |
| --- | --- | --- | --- | --- | --- |
| Trygghet (%) | trygghet_kf | andel | högre | minst 85 % | Bidrar till prioriterat mål 1 |

| Nyckeltal | Kod | Enhet | Bättre | Mål 2024 | Mål 2025 | Källa | Övrigt |
| --- | --- | --- | --- | --- | --- | --- | --- |
| Väntetid i dagar | väntetid_dagar | dagar | lägre | högst 40, ändrat från högst 45 enligt "KF § 7" | saknar målvärde | Kolada U23401 | – |
| (Trygghet (%)) | trygghet_n | (andel) | (högre) | minst 90 % | – | – | Samma mått som trygghet_kf |

## Uppdrag och aktiviteter

| Uppdrag | Kod | Klart senast | Ansvarig |
| --- | --- | --- | --- |
| Utred köerna | 3.1 | maj 2024 | Förvaltningschef |

## Samlad bedömning

- Helt uppfyllt när minst 80 % av nämndsmålen är helt uppfyllda

## Definitioner ur andra filer

- Använd "gemensamt.mal"

## Om bilagan

- Skriven av malkoll show ur plan.mal. Kommandot malkoll new --from gör bilagan till regelfil igen.
"""  # noqa: E501


def test_the_annex_shows_the_plan_its_goals_their_measures_and_its_tasks() -> None:
    assert render_md(_annex(PLAN)) == ANNEX


def test_the_rule_file_of_an_annex_stands_in_the_usual_order() -> None:
    assert read_annex(_annex(PLAN), DOCUMENT).text == PLAN


def test_shared_definitions_that_the_plan_rests_on_are_shown_and_not_read_back() -> None:
    shared = 'nyckeltal kö "Kö"\n  enhet dagar\n  mål 2024 högst 3\n\nnyckeltal annat "Annat"\n'
    text = 'använd "g.mal"\nplan "P"\nnämndsmål m "M"\n  mäts med kö\n'
    imported = parse(shared, "g.mal")[0]
    page = annex(text, _tree(text), {"g.mal": shared}, (imported,))

    (fetched,) = (
        part for part in page.parts if isinstance(part, Table) and part.rows[0].cells[0] == "Hämtat nyckeltal"
    )
    assert [row.cells for row in fetched.rows] == [
        ("Hämtat nyckeltal", "Kod", "Enhet", "Bättre", "Mål 2024"),
        ("Kö", "kö", "dagar", "(lägre)", "högst 3"),
    ]
    made = read_annex(page, DOCUMENT)
    assert _bare(_tree(made.text)) == _bare(_tree(text))
    assert [remark.message.sv for remark in made.remarks] == [
        "tabellen över hämtade nyckeltal läses inte: de ändras i sina egna filer"
    ]


def test_many_years_of_targets_stand_in_one_column() -> None:
    text = 'plan "P"\nnyckeltal x "X"\n' + "".join(f"  mål {year} minst {year}\n" for year in range(2020, 2026))
    (table,) = (part for part in _annex(text).parts if isinstance(part, Table))

    assert table.rows[0].cells == ("Nyckeltal", "Kod", "Enhet", "Bättre", "Målvärde")
    assert table.rows[1].cells[4].split("\n")[0] == "2020: minst 2020"
    _assert_kept(text, _annex(text))


def test_another_order_than_that_of_the_annex_is_told_in_it() -> None:
    text = 'nyckeltal x "X"\n\nplan "P"\n\nnämndsmål m "M"\n  mäts med x\n'

    assert _annex(text).parts[-1] == Line("Ordning i regelfilen: nyckeltal x, plan, nämndsmål m.")
    _assert_kept(text, _annex(text))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_the_same_plan_gives_the_same_bytes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    render = {"docx": render_docx, "xlsx": render_xlsx}[kind]
    first = render(_annex(PLAN))
    monkeypatch.setattr("time.time", lambda: 4_000_000_000.0)

    assert render(_annex(PLAN)) == first


def test_a_plan_that_says_nothing_comes_back() -> None:
    for text in ("", "plan\n", "språk 1\n", 'plan "Plan"\n', 'plan "Gemensamma definitioner"\n', "nyckeltal x\n"):
        _assert_kept(text, _annex(text))


# --- What people do to it -----------------------------------------------------------------------


def _edited(*parts: Line | Table) -> Page:
    return Page((Line("Mål 2024", 1), *parts, Line("Om bilagan", 2), Line("Skriven av malkoll show ur plan.mal.")))


GOAL = Line("Nämndsmål m: M", 3)


def _told(page: Page) -> tuple[str, list[str]]:
    made = read_annex(page, DOCUMENT)
    _tree(made.text)
    return made.text, [remark.message.sv for remark in made.remarks]


def test_quotes_spaces_and_capitals_of_a_word_processor_are_tolerated() -> None:
    page = _edited(
        table_of([("Kommun\u00a0", " Storstad\u00a01234 "), ("NÄMND:", "Omsorgsnämnden")], header=False),
        Line("SÅ  BEDÖMS MÅLEN", 2),
        Line("Saknat utfall kan\u00a0ej bedömas."),
        Line("Tecken ”i.u.” betyder uppgift saknas"),
        Line("Nämndsmål\u00a0m:  M"),
        Line("Mäts med x."),
        table_of(
            [
                (" nyckeltal", "kod", "ENHET", "Bättre", "Mål\u00a02024"),
                ("X ", "x", "Andel", "Högre", "Minst 85\u00a0%."),
            ]
        ),
    )

    text, told = _told(page)

    assert told == []
    assert text == (
        'språk 1\n\nplan "Mål 2024"\n  kommun Storstad 1234\n  nämnd "Omsorgsnämnden"\n  saknat utfall kan ej bedömas\n'
        '  tecken "i.u." betyder uppgift saknas\n\nnämndsmål m "M"\n  mäts med x\n\nnyckeltal x "X"\n  enhet andel\n'
        "  högre är bättre\n  mål 2024 minst 85 %\n"
    )


def test_what_is_not_understood_becomes_a_comment_and_is_told() -> None:
    page = _edited(
        Line("Beslutas på mötet i maj"),
        GOAL,
        Line("Målet är viktigt för alla"),
        table_of(
            [
                ("Nyckeltal", "Kod", "Enhet", "Bättre", "Mål 2024", "Kommentar"),
                ("X", "x", "%", "grönare", "så bra som möjligt", "följs upp av chefen"),
            ]
        ),
        table_of([("Vad", "Hur"), ("Först", "Sist")]),
    )

    text, told = _told(page)

    assert text == (
        'språk 1\n\nplan "Mål 2024"\n  # oläst: Beslutas på mötet i maj\n'
        "  # oläst: Vad | Hur\n  # oläst: Först | Sist\n\n"
        'nämndsmål m "M"\n  # oläst: Målet är viktigt för alla\n\nnyckeltal x "X"\n  enhet %\n'
        "  # oläst: Bättre: grönare\n  # oläst: Mål 2024: så bra som möjligt\n"
        "  # oläst: Kommentar: följs upp av chefen\n"
    )
    assert told[0] == '"Beslutas på mötet i maj" kunde inte läsas, och står som en kommentar i regelfilen'
    assert len(told) == 7


def test_a_target_of_an_annex_that_does_not_say_which_way_becomes_a_question() -> None:
    page = _edited(GOAL, table_of([("Nyckeltal", "Kod", "Mål 2024", "Mål 2025"), ("X", "x", "85 %", "≥ 90 %")]))

    text, told = _told(page)

    assert text.endswith(
        'nyckeltal x "X"\n  # fråga: minst eller högst 85 %?\n  # mål 2024 minst 85 %\n  mål 2025 minst 90 %\n'
    )
    assert told == ['målvärdet "85 %" säger inte minst eller högst, och står som en fråga i regelfilen']


def test_a_row_added_without_a_code_gets_a_name() -> None:
    page = _edited(
        table_of(
            [("Nyckeltal", "Kod", "Enhet"), ("Väntetid i dagar", "–", "dagar"), ("Annat", "inte ok", "–"), ("", "", "")]
        )
    )

    text, told = _told(page)

    assert text.endswith(
        'nyckeltal väntetid_dagar "Väntetid i dagar"\n  enhet dagar\n\n'
        'nyckeltal annat "Annat"\n  # oläst: Kod: inte ok\n'
    )
    assert told == [
        '"Väntetid i dagar" har ingen kod, och fick namnet väntetid_dagar',
        'koden "inte ok" kan inte vara ett namn, och "Annat" fick namnet annat',
    ]


def test_columns_that_were_moved_and_cells_that_are_missing_are_read_by_their_headers() -> None:
    page = _edited(
        Table((Row(("Nyckeltal", "Enhet", "Kod")), Row(("X", "dagar", "x")), Row(("Y",)), Row(("Z", "", "z", "mer"))))
    )

    text, told = _told(page)

    assert text.endswith('nyckeltal x "X"\n  enhet dagar\n\nnyckeltal y "Y"\n\nnyckeltal z "Z"\n  # oläst: mer\n')
    assert told == [
        '"Y" har ingen kod, och fick namnet y',
        '"mer" kunde inte läsas, och står som en kommentar i regelfilen',
    ]


def test_a_word_annex_is_read_after_somebody_has_worked_in_it(tmp_path: Path) -> None:
    """Wider columns, a paragraph more, quotes and spaces of autocorrect, and a heading that lost its style."""
    document = Document(BytesIO(render_docx(_annex(PLAN))))
    for table in document.tables:
        for column in table.columns:
            column.width = Mm(17)
        for cell in (cell for row in table.rows for cell in row.cells):
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.text = run.text.replace(" ", "\u00a0").replace('"', "”") + " "
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("Nämndsmål väntetid"):
            paragraph.style = document.styles["Normal"]
            paragraph.insert_paragraph_before("Beslutas av nämnden i maj")
            paragraph.insert_paragraph_before("")
    path = tmp_path / "plan.docx"
    document.save(str(path))

    made = read_annex(read_page(str(path)).page, DOCUMENT)

    unread = "  # oläst: Beslutas av nämnden i maj\n"
    text = made.text.replace(unread, "").replace('"Kolada\u00a0U23401"', "Kolada U23401")
    assert text.replace("\u00a0", " ") == PLAN
    assert [remark.message.sv for remark in made.remarks] == [
        '"Beslutas av nämnden i maj" kunde inte läsas, och står som en kommentar i regelfilen'
    ]


OWN_WORDS = """plan "Mål 2024"
  kallar prioriterat mål "riktningsmål"
  kallar nämndsmål "mål"
  kallar nyckeltal "styrtal"
  kallar aktivitet "särskild insats"

prioriterat mål 1 "Växa"

nämndsmål oro "Färre ska känna oro"
  mäts med oro_andel

nyckeltal oro_andel "Andel som känner oro"
  enhet andel
  mål 2024 högst 5 %

aktivitet larm "Byt larmen"
  mäts med larm_antal
  klart under 2024
  redovisas senast maj 2024
  redovisas senast Q2 2024

nyckeltal larm_antal "Bytta larm"
  enhet antal
"""


def test_the_annex_speaks_in_the_plans_own_words_and_comes_back() -> None:
    page = _annex(OWN_WORDS)
    shown = render_md(page)

    assert [line for line in shown.split("\n") if line.startswith("#")] == [
        "# Mål 2024",
        "## Så bedöms målen",
        "## Riktningsmål 1: Växa",
        "## Mål utan riktningsmål",
        "### Mål oro: Färre ska känna oro",
        "## Uppdrag och aktiviteter",
        "### Nyckeltal för uppdrag",
        "## Om bilagan",
    ]
    assert [line for line in shown.split("\n") if line.startswith("|") and "| Kod |" in line] == [
        "| Styrtal | Kod | Enhet | Bättre | Mål 2024 |",
        "| Särskild insats | Kod | Klart senast | Redovisas senast | Övrigt |",
        "| Styrtal | Kod | Enhet | Bättre |",
    ]
    assert "| Byt larmen | larm | under 2024 | maj 2024<br>Q2 2024 | Mäts med larm\\_antal |".replace("\\", "") in (
        shown.replace("\\", "")
    )
    _assert_kept(OWN_WORDS, _through_md(page))


@pytest.mark.parametrize("word", ["övriga", "utan", "Bidrar", "nyckeltal", "1:a", "ﬁnt", "Om", "ordning"])
def test_a_word_that_could_be_taken_for_something_else_is_left_out(word: str) -> None:
    text = OWN_WORDS.replace('"riktningsmål"', f'"{word}"')

    assert "## Prioriterat mål 1: Växa" in render_md(_annex(text))
    _assert_kept(text, _through_md(_annex(text)))


def test_a_word_for_two_things_names_neither() -> None:
    text = OWN_WORDS.replace('"styrtal"', '"mål"')

    assert "### Nämndsmål oro: Färre ska känna oro" in render_md(_annex(text))
    _assert_kept(text, _through_md(_annex(text)))


def test_the_direction_that_the_targets_point_in_stands_in_parentheses_and_is_not_read_back() -> None:
    text = (
        'plan "P"\nnyckeltal a "A"\n  enhet dagar\n  mål 2024 högst 3\nnyckeltal b "B"\n  enhet dagar\n'
        '  mål 2024 minst 3\nnyckeltal c "C"\n  enhet dagar\n  mål 2024 mellan 3 och 5\n'
    )
    page = _annex(text)
    (table,) = (part for part in page.parts if isinstance(part, Table))

    assert [row.cells[3] for row in table.rows] == ["Bättre", "(lägre)", "(högre)", "–"]
    assert _bare(_tree(read_annex(page, DOCUMENT).text)) == _bare(_tree(text))


@pytest.mark.parametrize(
    ("plan", "goal", "built_in"),
    [
        ("", "", ["helt uppfyllt när alla nyckeltal nås, annars ej uppfyllt", "saknat utfall kan ej bedömas"]),
        ("  saknat utfall räknas som ej uppfyllt\n", "  helt uppfyllt när a nås\n", []),
        ("varje nämndsmål\n  helt uppfyllt när a nås\n", "", ["saknat utfall kan ej bedömas"]),
    ],
)
def test_what_is_built_in_is_said_where_the_plan_says_nothing_else(plan: str, goal: str, built_in: list[str]) -> None:
    text = f'plan "P"\n{plan}nämndsmål m "M"\n  mäts med a\n{goal}nyckeltal a "A"\n  enhet dagar\n'
    said = [part.text for part in _annex(text).parts if isinstance(part, Line) and part.text.startswith("(")]
    always = ["preliminärt utfall godtas", "lika med målvärdet räcker", "avrundning som avgör godtas"]

    assert sorted(said) == sorted(f"(Inbyggt: {one})" for one in (*built_in, *always))
    assert read_annex(_annex(text), DOCUMENT).remarks == ()
