"""What a printed cell says (figures F1.1, F4, F5)."""

from decimal import Decimal
from time import process_time
from unicodedata import normalize

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from dsl.ast import MarkerLine, Meaning, Quoted
from engine.figure import WITHOUT_VALUE, Figure, Status, read_cell
from engine.marker import meaning_of
from engine.printed import in_swedish
from engine.units import UNITS, Unit, find_unit
from findings.span import Span

HERE = Span("plan.mal", 1)
PERCENT = find_unit("%")


def marker(text: str, meaning: Meaning) -> MarkerLine:
    return MarkerLine(Quoted(text, HERE), meaning, HERE)


def unit(name: str) -> Unit:
    found = find_unit(name)
    assert found is not None
    return found


def figure(printed: str, value: str | None, resolution: str = "0", **rest: object) -> Figure:
    """The figure expected; its status is normal with a value, else missing, unless told."""
    status = rest.pop("status", Status.MISSING if value is None else Status.NORMAL)
    read = Figure(printed, status, None if value is None else Decimal(value), Decimal(resolution))  # type: ignore[arg-type]
    return evolve(read, **rest)


def says(read: Figure) -> tuple[Status, Decimal | None, Decimal]:
    return read.status, read.value, read.resolution


# --- Figures ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "value", "resolution"),
    [
        ("67", "67", "1"),
        ("0", "0", "1"),
        ("-0", "0", "1"),
        ("2,08", "2.08", "0.01"),
        ("2,80", "2.80", "0.01"),
        ("-86 821", "-86821", "1"),
        ("\u2212\u2009", None, "0"),
        ("\u22124,9", "-4.9", "0.1"),
        ("\u20134 494", "-4494", "1"),
        ("67\u00a0044", "67044", "1"),
        ("67\u2009044", "67044", "1"),
        ("1 234 567,5", "1234567.5", "0.1"),
        ("+2,8", "2.8", "0.1"),
        (" 67 \r\n", "67", "1"),
        ("78.88", "78.88", "0.01"),
        ("1000000000000000000000", "1000000000000000000000", "1"),
    ],
)
def test_plain_figures(printed: str, value: str | None, resolution: str) -> None:
    status = Status.MISSING if value is None else Status.NORMAL

    assert says(read_cell(printed, None, ())) == (
        status,
        None if value is None else Decimal(value),
        Decimal(resolution),
    )


def test_the_sign_of_nothing_is_not_kept() -> None:
    assert str(read_cell("-0,0", None, ()).value) == "0.0"


@pytest.mark.parametrize(
    ("printed", "measure", "value", "resolution", "in_unit"),
    [
        ("78,88%", "andel", "78.88", "0.01", "andel"),
        ("72,28 %", "procent", "72.28", "0.01", "procent"),
        ("80 procent", "andel", "80", "1", "andel"),
        ("78,88%", None, "78.88", "0.01", "procent"),
        ("67", "andel", "67", "1", None),
        ("3,7 mnkr", "tkr", "3700", "100", "tkr"),
        ("3,7 mnkr", "kr", "3700000", "100000", "kr"),
        ("3,7 mnkr", None, "3.7", "0.1", "mnkr"),
        ("-2 676 tkr", "mnkr", "-2.676", "0.001", "mnkr"),
        ("3,7 miljoner kronor", "mnkr", "3.7", "0.1", "mnkr"),
        ("8 dagar", "dagar", "8", "1", "dagar"),
        ("8 DAGAR", "dagar", "8", "1", "dagar"),
        ("1 vecka", "dagar", "7", "7", "dagar"),
        ("44 422 kr/inv", "kr per invånare", "44422", "1", "kr per invånare"),
        ("450 m²", "kvadratmeter", "450", "1", "kvadratmeter"),
        ("2 %", "procentenheter", "2", "1", "procentenheter"),
        ("67", "antal", "67", "0", None),
        ("12 st", "antal", "12", "0", "antal"),
        ("12 st.", None, "12", "0", "antal"),
        ("50", "plats", "50", "0", None),
        ("plats 50", "plats", "50", "0", "plats"),
        ("index 67", "index", "67", "1", "index"),
        ("67 (%)", "andel", "67", "1", "andel"),
        ("7 kr", "index", "7", "1", "kr"),
        ("2 procentenheter", "procent", "2", "1", "procentenheter"),
        ("5 kr", "kr per invånare", "5", "1", "kr"),
        ("67 %", "index", "67", "1", "procent"),
        ("1", "ja/nej", "1", "0", None),
        ("Ja", "ja/nej", "1", "0", None),
        ("NEJ", "ja/nej", "0", "0", None),
        ("Ja 1)", "ja/nej", "1", "0", None),
    ],
)
def test_the_unit_is_the_measures_where_the_cells_converts_to_it(
    printed: str, measure: str | None, value: str, resolution: str, in_unit: str | None
) -> None:
    got = read_cell(printed, None if measure is None else unit(measure), ())

    assert got == figure(printed, value, resolution, unit=None if in_unit is None else unit(in_unit))


def test_a_unit_of_the_plans_own_is_known_by_its_signs() -> None:
    pupils = Unit("Elever", "elever", Decimal(1), ("Elever",))

    for printed in ("67 elever", "67 (elever)", "elever 67", "67\u00a0ELEVER"):
        assert read_cell(printed, pupils, ()) == figure(printed, "67", "1", unit=pupils)
    squared = Unit("rum²", "rum²", Decimal(1), ("rum²",))
    assert read_cell("67 rum²", squared, ()) == figure("67 rum²", "67", "1", unit=squared)
    assert read_cell("67 elever", None, ()) == figure("67 elever", None, readings=("67",))


# --- What stands around -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "rest"),
    [
        ("138 (+4)", {"annotation": "+4"}),
        ("138 (-14)", {"annotation": "-14"}),
        ("138 (\u221214)", {"annotation": "-14"}),
        ("138 (57)", {"annotation": "57"}),
        ("138 (6014)", {"annotation": "6014"}),
        ("138 (exkl. lån) (+4)", {"annotation": "exkl. lån; +4"}),
        ("138 ()", {}),
        ("138 (75 av 95)", {"answers": (75, 95)}),
        ("138 (1 075 AV 1 095 svarande)", {"answers": (1075, 1095)}),
        ("138 (75 av)", {"annotation": "75 av"}),
        ("138 (7 5 av 9 5)", {"annotation": "7 5 av 9 5"}),
        ("138 (K 55, M 51)", {"by_sex": (("K", Decimal(55)), ("M", Decimal(51)))}),
        ("138 (kvinnor: 55,5; män: 51)", {"by_sex": (("K", Decimal("55.5")), ("M", Decimal(51)))}),
        ("138 (Flickor 55 % och pojkar 51 %)", {"by_sex": (("K", Decimal(55)), ("M", Decimal(51)))}),
        ("138 (M=51)", {"by_sex": (("M", Decimal(51)),)}),
        ("138 (K 55, X 51)", {"annotation": "K 55, X 51"}),
        ("138 (2020)", {"year": 2020}),
        ("138 (år 2020)", {"year": 2020}),
        ("År 2020: 138", {"year": 2020}),
        ("Ar2020: 138", {"year": 2020}),
        ("2020: 138", {"year": 2020}),
        ("138 (prel", {"status": Status.PRELIMINARY}),
        ("138 1)", {}),
        ("138 12)", {}),
        ("138 a)", {}),
        ("138²", {}),
        ("138 ¹", {}),
        ("138¹²⁾", {}),
        ("138*", {"unknown_marker": "*"}),
        ("138 **", {"unknown_marker": "**"}),
        ("*138", {"unknown_marker": "*"}),
        ("138†", {"unknown_marker": "†"}),
        ("138 (*)", {"unknown_marker": "*"}),
        ("138 p", {"unknown_marker": "p"}),
        ("138 (p)", {"unknown_marker": "p"}),
        ("138 p *", {"unknown_marker": "* p"}),
        ("138 * 1)", {"unknown_marker": "*"}),
        ("138 1) ²", {}),
        ("prel.138", {"status": Status.PRELIMINARY}),
        ("prel:138", {"status": Status.PRELIMINARY}),
        ("138, prel", {"status": Status.PRELIMINARY}),
        ("138; prel", {"status": Status.PRELIMINARY}),
        ("138 : prel", {"status": Status.PRELIMINARY}),
        ("prel, 138", {"status": Status.PRELIMINARY}),
        ("138.", {"unknown_marker": "."}),
    ],
)
def test_what_stands_around_a_figure_is_not_part_of_it(printed: str, rest: dict[str, object]) -> None:
    assert read_cell(printed, unit("index"), ()) == figure(printed, "138", "1", **rest)


@pytest.mark.parametrize(
    ("printed", "rest"),
    [
        ("79 % (75 av 95)", {"answers": (75, 95)}),
        ("79 % 2020", {"year": 2020}),
        ("79 %, 2020", {"year": 2020}),
        ("79 procent år 2020", {"year": 2020}),
        ("79%1)", {}),
        ("79 % ²", {}),
        ("79 %*", {"unknown_marker": "*"}),
        ("79 %.", {}),
        ("79 (75 av 95) %", {"answers": (75, 95)}),
        ("79 % (75 av 95) (K 80, M 78) (prel)",
         {"answers": (75, 95), "by_sex": (("K", Decimal(80)), ("M", Decimal(78))), "status": Status.PRELIMINARY}),
        ("Prel: 79 %", {"status": Status.PRELIMINARY}),
        ("79 % prel. 2020 1)", {"status": Status.PRELIMINARY, "year": 2020}),
    ],
)  # fmt: skip
def test_what_stands_around_a_figure_with_its_unit(printed: str, rest: dict[str, object]) -> None:
    assert read_cell(printed, PERCENT, ()) == figure(printed, "79", "1", unit=PERCENT, **rest)


def test_the_sexes_are_converted_as_the_figure() -> None:
    got = read_cell("3,7 mnkr (K 4, M 3,5)", unit("tkr"), ())

    assert got.by_sex == (("K", Decimal(4000)), ("M", Decimal(3500)))


# --- What is no figure --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "readings"),
    [
        ("-8989Minst", ("-8989",)),
        ("67Minst", ("67",)),
        ("67,prel", ("67",)),
        ("67.x", ("67",)),
        ("67X prel", ("67",)),
        ("a.b.67", ("67",)),
        ("p,.67", ("67",)),
        ("..67", ("67",)),
        ("X67", ("67",)),
        ("79, 2020", ("79", "2020")),
        ("Minst67", ("67",)),
        ("prel67", ("67",)),
        ("100kr", ("100",)),
        ("67-", ("-67", "67")),
        ("67,", ("67",)),
        (",5", ("5",)),
        (".5", ("5",)),
        ("67,-", ("67",)),
        ("--5", ("-5",)),
        ("10-12", ("10", "12")),
        ("10\u201312 %", ("10", "12")),
        ("- 5", ("-5", "5")),
        ("1,2,3", ("123", "1 | 2,3", "1,2 | 3", "1 | 2 | 3")),
        ("1 2345", ("12 345", "1 | 2345")),
        ("58 67 70", ("586 770", "58 | 67 | 70")),
        ("88 2020", ("882 020", "88 | 2020")),
        ("1.234", ("1,234", "1 234")),
        ("1.234,5", ("1 234,5", "1 | 234,5", "1 | 234 | 5")),
        ("1\t234", ("1", "234")),
        ("6 (7) 700", ("6", "7", "700")),
        ("671)", ("671",)),
        ("12 345)", ("12 345",)),
        ("(12)", ("-12", "12")),
        ("(-12)", ("-12",)),
        ("67 (foo", ("67",)),
        ("67 ((1))", ("67", "1")),
        ("67 i.u.", ("67",)),
        ("67 (i.u.)", ("67",)),
        ("67 Stängt", ("67",)),
        ("ca 67", ("67",)),
        ("67 av 95", ("67", "95")),
        ("67 kr (%)", ("67",)),
        ("K 55, M 51", ("55", "51")),
        ("K 55", ("55",)),
        ("2020-03-15", ("2020", "03", "15")),
        ("0114", ("114",)),
    ],
)
def test_digits_that_are_no_figure_or_several_have_readings_only(printed: str, readings: tuple[str, ...]) -> None:
    assert read_cell(printed, unit("index"), ()) == figure(printed, None, readings=readings)


@pytest.mark.parametrize(
    "printed",
    [".", "..", "-", "\u2013", "*", "p", "Stängt", "ja", "prel", "(prel)", "prel:", "Se not", "Ej klart", "%"],
)
def test_signs_and_words_that_nobody_declared_are_missing_and_told(printed: str) -> None:
    assert read_cell(printed, unit("index"), ()) == figure(printed, None, unknown_marker=printed)


@pytest.mark.parametrize(
    ("printed", "unknown"),
    [("  Stängt\n", "Stängt"), ("Stängt 1)", "Stängt 1)"), ("Stängt (12)", "Stängt (12)"), ("Nja", "Nja")],
)
def test_an_unknown_word_is_told_as_printed(printed: str, unknown: str) -> None:
    assert read_cell(printed, unit("ja/nej"), ()) == figure(printed, None, unknown_marker=unknown)


def test_prose_in_a_cell_is_cut_in_what_is_told() -> None:
    prose = "Mätningen 2020 ställdes in. " * 50

    assert read_cell(prose, None, ()) == figure(prose, None, unknown_marker=prose[:60] + "…")
    assert read_cell("å" * 61, None, ()).unknown_marker == "å" * 60 + "…"
    assert read_cell("å" * 60, None, ()).unknown_marker == "å" * 60


@pytest.mark.parametrize("printed", ["", "  ", "\r\n", "\u00a0", "\u00ad"])
def test_a_blank_cell_is_missing_without_a_marker(printed: str) -> None:
    assert read_cell(printed, unit("index"), ()) == figure(printed, None)


# --- Markers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("i.u.", Status.MISSING),
        ("iu", Status.MISSING),
        ("I.U.", Status.MISSING),
        ("i. u.", Status.MISSING),
        ("(i.u.)", Status.MISSING),
        ("Ingen uppgift", Status.MISSING),
        ("Uppgift saknas", Status.MISSING),
        ("UPPGIFT\u00a0SAKNAS", Status.MISSING),
        ("i.u. 1)", Status.MISSING),
        ("i.u.²", Status.MISSING),
        ("mäts ej i år", Status.NOT_COLLECTED),
        ("Mäts inte i år", Status.NOT_COLLECTED),
        ("Mäts ej", Status.NOT_COLLECTED),
        ("Mats ej i ar", Status.NOT_COLLECTED),
        (normalize("NFD", "mäts ej i år"), Status.NOT_COLLECTED),
        ("ej tillämpligt", Status.NOT_APPLICABLE),
        ("Sekretess", Status.SUPPRESSED),
    ],
)
def test_words_that_say_that_there_is_no_figure(printed: str, status: Status) -> None:
    assert read_cell(printed, unit("index"), ()) == figure(printed, None, status=status)


def test_a_marker_of_no_figure_keeps_what_stands_around_it() -> None:
    assert read_cell("i.u. 2020", None, ()) == figure("i.u. 2020", None, year=2020)
    assert read_cell("i.u.*", None, ()) == figure("i.u.*", None, unknown_marker="*")
    assert read_cell("i.u. (12)", None, ()) == figure("i.u. (12)", None, annotation="12")


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("prel", Status.PRELIMINARY),
        ("prel.", Status.PRELIMINARY),
        ("Prel:", Status.PRELIMINARY),
        ("(prel)", Status.PRELIMINARY),
        ("(Prel.)", Status.PRELIMINARY),
        ("PREL", Status.PRELIMINARY),
        ("preliminär", Status.PRELIMINARY),
        ("Preliminärt", Status.PRELIMINARY),
        (normalize("NFD", "preliminärt:"), Status.PRELIMINARY),
        ("prognos", Status.FORECAST),
        ("Prognos:", Status.FORECAST),
        ("(prognos)", Status.FORECAST),
        ("uppskattning", Status.ESTIMATE),
        ("uppskattat", Status.ESTIMATE),
        ("tidsseriebrott", Status.BREAK),
        ("ny definition", Status.NEW_DEFINITION),
    ],
)
def test_words_that_say_how_settled_a_figure_is_stand_before_or_behind_it(word: str, status: Status) -> None:
    for printed in (f"{word} 67", f"67 {word}", f"{word}\u00a067", f"67\n{word}"):
        assert read_cell(printed, None, ()) == figure(printed, "67", "1", status=status)


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("prognos 67 (prel)", Status.FORECAST),
        ("prel 67 (uppskattning)", Status.ESTIMATE),
        ("prel. 67 (tidsseriebrott)", Status.PRELIMINARY),
        ("67 (tidsseriebrott) (ny definition)", Status.NEW_DEFINITION),
    ],
)
def test_of_two_statuses_the_less_settled_counts(printed: str, status: Status) -> None:
    assert read_cell(printed, None, ()).status is status


def test_yes_and_no_have_a_status_too() -> None:
    printed = "prel: Ja"

    assert read_cell(printed, unit("ja/nej"), ()) == figure(printed, "1", status=Status.PRELIMINARY)


@pytest.mark.parametrize(
    ("declared", "meaning", "printed", "expected"),
    [
        ("-", Meaning.ZERO, "-", figure("-", "0")),
        ("-", Meaning.ZERO, "\u2013", figure("\u2013", "0")),
        ("-", Meaning.ZERO, "-5", figure("-5", "-5", "1")),
        ("-", Meaning.PRELIMINARY, "-5", figure("-5", "-5", "1")),
        ("", Meaning.ZERO, "", figure("", "0")),
        ("", Meaning.ZERO, "138 ()", figure("138 ()", "138", "1")),
        ("", Meaning.ZERO, "(12)", figure("(12)", None, readings=("-12", "12"))),
        ("..", Meaning.SUPPRESSED, ". .", figure(". .", None, status=Status.SUPPRESSED)),
        ("*", Meaning.PRELIMINARY, "67 * 1)", figure("67 * 1)", "67", "1", status=Status.PRELIMINARY)),
        ("1)", Meaning.ESTIMATE, "67 * 1)", figure("67 * 1)", "67", "1", status=Status.ESTIMATE, unknown_marker="*")),
        ("Xa", Meaning.ESTIMATE, "Xa: 67", figure("Xa: 67", "67", "1", status=Status.ESTIMATE)),
        ("..", Meaning.SUPPRESSED, "..", figure("..", None, status=Status.SUPPRESSED)),
        ("..", Meaning.SUPPRESSED, ".", figure(".", None, unknown_marker=".")),
        (".", Meaning.SUPPRESSED, "67.", figure("67.", None, readings=("67",))),
        ("Stängt", Meaning.NOT_APPLICABLE, "stängt", figure("stängt", None, status=Status.NOT_APPLICABLE)),
        ("i.u.", Meaning.NOT_COLLECTED, "I.U", figure("I.U", None, status=Status.NOT_COLLECTED)),
        ("prel", Meaning.FORECAST, "Prel: 67", figure("Prel: 67", "67", "1", status=Status.FORECAST)),
        ("Prel:", Meaning.PRELIMINARY, "Prel: 67", figure("Prel: 67", "67", "1", status=Status.PRELIMINARY)),
        ("Prel:", Meaning.PRELIMINARY, "Prel:67", figure("Prel:67", "67", "1", status=Status.PRELIMINARY)),
        ("Prel:", Meaning.PRELIMINARY, "67 (prel)", figure("67 (prel)", "67", "1", status=Status.PRELIMINARY)),
        ("*", Meaning.PRELIMINARY, "67*", figure("67*", "67", "1", status=Status.PRELIMINARY)),
        ("*", Meaning.PRELIMINARY, "*", figure("*", None, unknown_marker="*")),
        ("*", Meaning.PRELIMINARY, "67 (*)", figure("67 (*)", "67", "1", status=Status.PRELIMINARY)),
        ("p", Meaning.PRELIMINARY, "67p", figure("67p", "67", "1", status=Status.PRELIMINARY)),
        ("p", Meaning.PRELIMINARY, "67 P", figure("67 P", "67", "1", status=Status.PRELIMINARY)),
        ("p", Meaning.PRELIMINARY, "p67", figure("p67", "67", "1", status=Status.PRELIMINARY)),
        ("p", Meaning.PRELIMINARY, "67 prognosp", figure("67 prognosp", None, readings=("67",))),
        ("p", Meaning.PRELIMINARY, "prognos 67", figure("prognos 67", "67", "1", status=Status.FORECAST)),
        ("1)", Meaning.ESTIMATE, "67 1)", figure("67 1)", "67", "1", status=Status.ESTIMATE)),
        ("1)", Meaning.ESTIMATE, "671)", figure("671)", None, readings=("671",))),
        ("0", Meaning.MISSING, "0", figure("0", None)),
        ("0", Meaning.MISSING, "10", figure("10", "10", "1")),
        ("stängt", Meaning.MISSING, "67 stängt", figure("67 stängt", None, readings=("67",))),
        ("osäker siffra", Meaning.ESTIMATE, "67 osäker siffra",
         figure("67 osäker siffra", "67", "1", status=Status.ESTIMATE)),
    ],
)  # fmt: skip
def test_what_the_plan_declares_goes_before_what_is_understood(
    declared: str, meaning: Meaning, printed: str, expected: Figure
) -> None:
    assert read_cell(printed, unit("index"), (marker(declared, meaning),)) == expected


def test_a_marker_declared_letter_for_letter_beats_another_spelling() -> None:
    markers = (marker("-", Meaning.ZERO), marker("\u2013", Meaning.MISSING), marker("P", Meaning.FORECAST))

    assert meaning_of("-", markers) is Meaning.ZERO
    assert meaning_of("\u2013", markers) is Meaning.MISSING
    assert meaning_of("(p)", (*markers, marker("p", Meaning.PRELIMINARY))) is Meaning.FORECAST
    assert meaning_of("p", (*markers, marker("p", Meaning.PRELIMINARY))) is Meaning.PRELIMINARY


# --- Laws ---------------------------------------------------------------------------------------------

_decimals = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=2
) | st.integers(-(10**9), 10**9).map(Decimal)
_units = st.sampled_from([None, *UNITS])


@given(_decimals, st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"]), st.sampled_from(["-", "\u2212", "\u2013"]))
def test_what_is_printed_reads_back_whatever_space_and_minus(value: Decimal, space: str, minus: str) -> None:
    printed = in_swedish(value).replace(" ", space).replace("-", minus)

    assert says(read_cell(printed, None, ())) == (
        Status.NORMAL,
        value,
        Decimal((0, (1,), int(value.as_tuple().exponent))),
    )


@given(_decimals, _units)
def test_spellings_of_preliminary_agree(value: Decimal, in_unit: Unit | None) -> None:
    printed = in_swedish(value)
    plain = read_cell(printed, in_unit, ())
    spellings = ("{} (prel)", "Prel: {}", "prel {}", "prel. {}", "{} prel.", "PREL {}", " Preliminärt {}\r\n")

    for spelling in spellings:
        text = spelling.format(printed)
        assert read_cell(text, in_unit, ()) == evolve(plain, printed=text, status=Status.PRELIMINARY)


_pieces = st.sampled_from(
    ["67", "2,08", "1 234", "-", "−", "(", ")", "%", " ", "prel", "i.u.", "mäts ej", "1)", "²", "*", "K 55", "av",
     "2020", "mnkr", "År 2023:", ".", ",", "p", "ö", "\n", "Ja"]
)  # fmt: skip
_cells = st.text(max_size=40) | st.lists(_pieces, max_size=8).map("".join)
_markers = st.lists(st.builds(marker, _pieces | st.text(max_size=3), st.sampled_from(Meaning)), max_size=3).map(tuple)


@given(_cells, _units, _markers)
def test_any_text_is_read_and_keeps_what_it_promises(
    printed: str, in_unit: Unit | None, markers: tuple[MarkerLine, ...]
) -> None:
    got = read_cell(printed, in_unit, markers)

    assert got.printed == printed
    assert (got.value is None) is (got.status in WITHOUT_VALUE)
    assert got.value is None or not got.readings
    assert got.value is not None or got.resolution == 0


@given(_cells, _units)
def test_harmless_rewrites_say_the_same(printed: str, in_unit: Unit | None) -> None:
    got = says(read_cell(printed, in_unit, ()))

    for rewrite in (
        normalize("NFD", printed),
        printed.replace(" ", "\u00a0"),
        printed.replace("-", "\u2212"),
        f"  {printed}\r\n",
        f"\ufeff{printed}",
    ):
        assert says(read_cell(rewrite, in_unit, ())) == got


@given(_decimals, st.sampled_from(["", " %"]), _units)
def test_the_quick_way_and_the_long_way_agree(value: Decimal, sign: str, in_unit: Unit | None) -> None:
    for printed in (in_swedish(value) + sign, in_swedish(value).replace(" ", "") + sign):
        assert read_cell(printed, in_unit, ()) == evolve(read_cell(f" {printed}", in_unit, ()), printed=printed)


@pytest.mark.parametrize(
    "unit_of_cell", ["67 ", "(", "1)", "1 ", "1,", "a ", "*", "(1)", "\u00a0", "²", "-", "prel ", "a\u0308", "\t"]
)
def test_a_cell_of_a_million_characters_is_read_at_once(unit_of_cell: str) -> None:
    printed = "67" + unit_of_cell * (10**6 // len(unit_of_cell)) + "x"
    start = process_time()

    got = read_cell(printed, unit("index"), (marker("prel", Meaning.PRELIMINARY),))

    assert got.printed == printed
    assert process_time() - start < 5


@pytest.mark.parametrize("unit_of_cell", ["67 ", "(", "1)", "1 ", "1,", "a ", "*", "(1)", "²", "-", "prel ", "K 5, "])
def test_the_longest_cell_that_is_taken_apart_is_read_at_once(unit_of_cell: str) -> None:
    printed = ("67 (" + unit_of_cell * 1000)[:999] + ")"
    start = process_time()

    read_cell(printed, unit("index"), (marker("prel", Meaning.PRELIMINARY),))

    assert process_time() - start < 1
