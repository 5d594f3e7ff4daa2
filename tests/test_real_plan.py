"""A real plan without figures: what it declares is what the document says, and lint finds what it lacks."""

import re
from pathlib import Path

import pytest

from dsl.formatter import formatted
from engine.lint import lint
from engine.measurability import measurability
from engine.plan import Plan
from engine.resolve import resolve
from findings.finding import Finding
from readers.files import load

ROOT = Path(__file__).parent.parent
PATH = ROOT / "rules" / "ale-ks-2024.mal"
#: The plan as it was published, which lies beside the project and not in it.
DOCUMENT = ROOT.parent / "shared" / "reports" / "004_45ced4266eaaec4d.txt"
#: The heading of each thing that is declared, and the lines of the document that it is printed on.
HEADINGS = {
    "3.1.1": (132,),
    "3.1.2": (151,),
    "3.1.3": (175,),
    "tillgänglighet": (219, 220),
    "kunden": (243, 244),
    "kompetensförsörjning": (257,),
    "3.3.1": (297,),
    "3.3.2": (321,),
    "3.3.3": (337, 338),
    "3.3.4": (349,),
    "3.3.5": (366,),
    "3.3.6": (390,),
    "3.3.7": (404,),
    "3.3.8": (432, 433),
    "3.3.9": (448, 449, 450),
    "3.3.10": (469, 470),
    "3.3.11": (500,),
}


@pytest.fixture(scope="module")
def plan() -> Plan:
    loaded = load([str(PATH)])
    assert loaded.findings == ()
    (unit,) = loaded.units
    plan, findings = resolve(unit)
    assert findings == ()
    assert plan is not None
    return plan


def sentences(plan: Plan) -> dict[str, str]:
    return {each.name: each.sentence for each in (*plan.roll_ups, *plan.goals, *plan.assignments)}


def test_every_goal_and_assignment_of_the_document_is_declared(plan):
    assert list(sentences(plan)) == list(HEADINGS)


@pytest.mark.skipif(not DOCUMENT.is_file(), reason=f"nämndplanen ligger inte i {DOCUMENT.parent}")
def test_every_sentence_is_the_heading_that_the_document_prints(plan):
    document = ["", *DOCUMENT.read_text("utf-8").split("\n")]
    printed = {}
    for name, lines in HEADINGS.items():
        heading = " ".join(document[line].strip() for line in lines)
        printed[name] = re.sub(r"(\w)- (\w)", r"\1\2", re.sub(r"^[\d.]+ ", "", heading))

    assert sentences(plan) == printed


def test_every_line_of_the_document_that_a_comment_names_is_there():
    if not DOCUMENT.is_file():
        pytest.skip(f"nämndplanen ligger inte i {DOCUMENT.parent}")
    document = ["", *DOCUMENT.read_text("utf-8").split("\n")]
    comments = " ".join(re.findall(r"^# (.*)$", PATH.read_text("utf-8"), re.MULTILINE))
    quoted = re.findall(r'"([^"]+)"[^"(]*\(rad (\d+)(?:–(\d+))?\)', comments)

    assert len(quoted) == 14
    for quote, first, last in quoted:
        text = " ".join(line.strip() for line in document[int(first) : int(last or first) + 1])
        assert quote.casefold() in re.sub(r"(\w)- (\w)", r"\1\2", text).casefold()


def test_only_two_things_are_measured_and_without_a_figure(plan):
    declared = {measure.name: measure for measure in plan.measures if not measure.imported}

    assert {name: [target.target.printed for target in measure.targets] for name, measure in declared.items()} == {
        "personalomsättning_mål": ["minska"],
        "sjukfrånvaro_mål": ["minska"],
        "personalomsättning_uppdrag": ["halveras"],
        "sjukfrånvaro_uppdrag": ["halveras"],
    }
    assert {measure.same_as for measure in declared.values()} == {"personalomsättning", "sjukfrånvaro"}


def test_the_days_are_those_that_the_document_gives(plan):
    assert {
        each.name: [(line.what, line.deadline.printed) for line in each.deadlines] for each in plan.assignments
    } == {
        "3.3.1": [],
        "3.3.2": [("redovisas", "juni 2024")],
        "3.3.3": [("redovisas", "mars 2024")],
        "3.3.4": [("klart", "februari 2024")],
        "3.3.5": [("klart", "under 2024")],
        "3.3.6": [],
        "3.3.7": [("klart", "under 2024")],
        "3.3.8": [],
        "3.3.9": [("redovisas", "maj 2024"), ("redovisas", "Q2 2024")],
        "3.3.10": [],
        "3.3.11": [("redovisas", "under 2024")],
    }


def test_only_what_the_document_ties_together_is_tied_together(plan):
    tied = {each.name: (*each.priority_goals, *each.indicators) for each in plan.goals}
    tied |= {each.name: each.contributes_to for each in plan.assignments}

    assert {name: to for name, to in tied.items() if to} == {
        "tillgänglighet": ("3.1.2",),
        "kunden": ("3.1.2",),
        "3.3.3": ("3.1.2",),
        "3.3.7": ("3.1.3", "kompetensförsörjning"),
    }


def test_is_written_as_fmt_writes_it():
    text = PATH.read_text("utf-8")

    assert formatted(text, PATH.name) == text


def place(finding: Finding) -> tuple[str, str]:
    """The line that a finding points at, as it is written, and what it is about."""
    at = finding.labels[0].span
    assert at.document == PATH.name or at.document.endswith(PATH.name)
    assert at.line is not None
    return PATH.read_text("utf-8").split("\n")[at.line - 1].strip(), finding.message.sv


def test_lint_finds_what_the_plan_lacks_and_nothing_else():
    loaded = load([str(PATH)])
    found = lint(loaded.units, None).findings

    assert [(each.code, each.severity.value, *place(each)) for each in found] == [
        (
            "MK101",
            "warning",
            'prioriterat mål 3.1.1 "Ett tryggare Ale"',
            "inget bidrar till riktningsmål 3.1.1, och inget villkor säger hur det bedöms",
        ),
        (
            "MK101",
            "warning",
            'prioriterat mål 3.1.3 "En effektivare organisation i Ale"',
            "bara 1 uppdrag bidrar till riktningsmål 3.1.3, och inget villkor säger hur det bedöms",
        ),
        (
            "MK101",
            "warning",
            'nämndsmål tillgänglighet "Förbättrad tillgänglighet och service inom och mellan förvaltningarna."',
            '"tillgänglighet" har inget nyckeltal',
        ),
        (
            "MK101",
            "warning",
            'nämndsmål kunden "Kunden ska sättas i centrumför våra verksamheter. Särskilt fokus kundnytta."',
            '"kunden" har inget nyckeltal',
        ),
        (
            "MK107",
            "warning",
            'uppdrag 3.3.1 "Innovation och ständiga förbättringar"',
            'uppdraget "3.3.1" har ingen tidpunkt',
        ),
        (
            "MK107",
            "warning",
            'uppdrag 3.3.6 "Utreda utkontraktering av avbetalningsplaner"',
            'uppdraget "3.3.6" har ingen tidpunkt',
        ),
        (
            "MK107",
            "warning",
            'uppdrag 3.3.8 "Utreda samordning av supportfunktioner för att utreda möjliga samhällsvinster"',
            'uppdraget "3.3.8" har ingen tidpunkt',
        ),
        (
            "MK607",
            "warning",
            "redovisas senast maj 2024",
            '"3.3.9" har två tidpunkter då det ska redovisas: "maj 2024" (2024-05-31) och "Q2 2024" (2024-06-30)',
        ),
        (
            "MK108",
            "warning",
            "mål 2024 halveras",
            'målvärdet "halveras" för "personalomsättning_uppdrag" (3.3.9) säger inte från vilket år, och har inget '
            "annat slutår än målvärdets, 2024",
        ),
        (
            "MK107",
            "warning",
            'uppdrag 3.3.10 "Utred lämpliga platser och omfång för kommunala trygghetspunkter som täcker kommunens '
            'samtliga"',
            'uppdraget "3.3.10" har ingen tidpunkt',
        ),
    ]


def test_the_relative_target_is_told_of_both_measures_that_have_it():
    loaded = load([str(PATH)])
    (found,) = (each for each in lint(loaded.units, None).findings if each.code == "MK108")
    lines = PATH.read_text("utf-8").split("\n")

    assert found.goal == "3.3.9"
    assert [lines[(label.span.line or 0) - 3] for label in found.labels] == [
        "nyckeltal personalomsättning_uppdrag",
        "nyckeltal sjukfrånvaro_uppdrag",
    ]


def test_the_table_says_of_each_whether_it_can_be_assessed(plan):
    assert [(each.called, each.name, each.can) for each in measurability(plan)] == [
        ("riktningsmål", "3.1.1", False),
        ("riktningsmål", "3.1.2", False),
        ("riktningsmål", "3.1.3", False),
        ("mål", "tillgänglighet", False),
        ("mål", "kunden", False),
        ("mål", "kompetensförsörjning", True),
        ("uppdrag", "3.3.1", False),
        ("uppdrag", "3.3.2", True),
        ("uppdrag", "3.3.3", True),
        ("uppdrag", "3.3.4", True),
        ("uppdrag", "3.3.5", True),
        ("uppdrag", "3.3.6", False),
        ("uppdrag", "3.3.7", True),
        ("uppdrag", "3.3.8", False),
        ("uppdrag", "3.3.9", True),
        ("uppdrag", "3.3.10", False),
        ("uppdrag", "3.3.11", True),
    ]


def test_the_table_says_why(plan):
    why = {each.name: each.why.sv for each in measurability(plan)}

    assert why["3.1.1"] == "inget bidrar till det"
    assert why["3.1.2"] == "inget av målen under det kan bedömas"
    assert why["3.1.3"] == "bara 1 uppdrag bidrar till det, och inget villkor säger hur det bedöms"
    assert why["tillgänglighet"] == why["kunden"] == "inget nyckeltal"
    assert why["kompetensförsörjning"] == "målvärde för 2024: personalomsättning_mål, sjukfrånvaro_mål"
    assert why["3.3.1"] == why["3.3.6"] == why["3.3.8"] == why["3.3.10"] == "ingen tidpunkt"
    assert why["3.3.2"] == "ska redovisas senast 2024-06-30"
    assert why["3.3.3"] == "ska redovisas senast 2024-03-31"
    assert why["3.3.4"] == "ska vara klart senast 2024-02-29"
    assert why["3.3.5"] == why["3.3.7"] == "ska vara klart senast 2024-12-31"
    assert why["3.3.9"] == (
        "två olika datum: ska redovisas senast 2024-05-31 eller 2024-06-30; målvärdet för personalomsättning_uppdrag, "
        "sjukfrånvaro_uppdrag säger inte från vilket år, och har inget annat slutår än målvärdets, 2024"
    )
    assert why["3.3.11"] == "ska redovisas senast 2024-12-31"
