"""What is read of a claim, and where one cannot be read."""

from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.claim_text import Mistake, read_claim
from engine.claim_tree import (
    Alike,
    Amount,
    Change,
    Extreme,
    InRatio,
    MeasureFigure,
    MeetsTarget,
    Operation,
    Pair,
    Said,
    Sign,
    Statement,
    Steps,
    TableFigure,
    Term,
    Than,
    Trend,
)
from engine.facts import Role
from engine.hedges import HEDGES, RATIOS
from engine.units import find_unit

X20, X21, X22 = (MeasureFigure("x", year) for year in (2020, 2021, 2022))
DRYGT, CA = (next(one for one in HEDGES if word in one.words) for word in ("drygt", "ca"))


def read(says: str) -> Statement:
    found = read_claim(says)
    assert not isinstance(found, Mistake), found
    return found


def pair(says: str) -> Pair:
    found = read(says)
    assert isinstance(found, tuple)
    (one,) = found
    return one


def amount(value: str, unit: str | None, printed: str, resolution: str = "1", declared: bool = False) -> Amount:
    return Amount(Decimal(value), Decimal(resolution), None if unit is None else find_unit(unit), printed, declared)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("x 2020", X20),
        ("x-y_2 2020", MeasureFigure("x-y_2", 2020)),
        ("Å 2020", MeasureFigure("Å", 2020)),
        ('"Nöjda brukare" 2020', MeasureFigure("Nöjda brukare", 2020, quoted=True)),
        ("”Nöjda  brukare” 2020", MeasureFigure("Nöjda brukare", 2020, quoted=True)),
        ("målvärdet för x 2020", MeasureFigure("x", 2020, Role.TARGET)),
        ("Prognosen för x 2020", MeasureFigure("x", 2020, Role.FORECAST)),
        ("riket för x 2020", MeasureFigure("x", 2020, Role.COMPARATOR, "riket")),
        ("liknande kommuner för x 2020", MeasureFigure("x", 2020, Role.COMPARATOR, "liknande kommuner")),
        ('"Kungälv" för x 2020', MeasureFigure("x", 2020, Role.COMPARATOR, "Kungälv")),
        ("kvinnor för x 2020", MeasureFigure("x", 2020, Role.SEX, "k")),
        ("män för x 2020", MeasureFigure("x", 2020, Role.SEX, "m")),
        ('"R" i kolumn "K" i tabell "T"', TableFigure("R", "K", "T")),
        ('"R" i tabell "T" i kolumn "K"', TableFigure("R", "K", "T")),
        ('"R" i kolumn "K"', TableFigure("R", "K", None)),
        ('"R" i tabell "T"', TableFigure("R", None, "T")),
        ('"R" i tabell "T" 2020', TableFigure("R", None, "T", 2020)),
        ("x 2020 + x 2021", Operation(Sign.PLUS, X20, X21)),
        ("x 2020 - x 2021", Operation(Sign.MINUS, X20, X21)),
        ("x 2020 – x 2021 − x 2022", Operation(Sign.MINUS, Operation(Sign.MINUS, X20, X21), X22)),
        ("x 2020 + x 2021 * x 2022", Operation(Sign.PLUS, X20, Operation(Sign.TIMES, X21, X22))),
        ("(x 2020 + x 2021) / x 2022", Operation(Sign.THROUGH, Operation(Sign.PLUS, X20, X21), X22)),
        ("x 2020 × 100", Operation(Sign.TIMES, X20, amount("100", None, "100"))),
        ("−x 2020", Operation(Sign.TIMES, amount("-1", None, "−1"), X20)),
    ],
)
def test_figures_and_sums(written: str, expected: Term) -> None:
    assert pair(f"{written} = 5").left.term == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2,7 mnkr", amount("2.7", "mnkr", "2,7 mnkr", "0.1")),
        ("−3 772 tkr", amount("-3772", "tkr", "−3 772 tkr")),
        ("158\u00a0403 tkr", amount("158403", "tkr", "158 403 tkr")),
        ("83 %", amount("83", "%", "83 %")),
        ("83%", amount("83", "%", "83%")),
        ("åtta procent", amount("8", "procent", "åtta procent")),
        ("tvåhundra", amount("200", None, "tvåhundra")),
        ("2,6 procentenheter", amount("2.6", "procentenheter", "2,6 procentenheter", "0.1")),
        ("5 %-enheter", amount("5", "procentenheter", "5 %-enheter")),
        ("54 321 kr per invånare", amount("54321", "kr per invånare", "54 321 kr per invånare")),
        ("54 321 kr/inv", amount("54321", "kr per invånare", "54 321 kr/inv")),
        ("3 miljoner kronor", amount("3", "mnkr", "3 miljoner kronor")),
        ("12 månader", amount("12", "månader", "12 månader")),
        ("1 000 avrundat till tusental", amount("1000", None, "1 000 avrundat till tusental", "1E+3", True)),
        ("20 mnkr avrundat till tiotal", amount("20", "mnkr", "20 mnkr avrundat till tiotal", "1E+1", True)),
    ],
)
def test_amounts(written: str, expected: Amount) -> None:
    assert pair(f"x 2020 = {written}").right.term == expected


def test_an_own_unit_stands_in_quotes() -> None:
    found = pair('x 2020 = 12 "elever"').right.term

    assert isinstance(found, Amount)
    assert found.unit is not None
    assert found.unit.name == "elever"


@pytest.mark.parametrize(
    ("sign", "than"),
    [
        ("=", Than.EQUAL),
        ("<", Than.LESS),
        (">", Than.MORE),
        ("≤", Than.AT_MOST),
        ("<=", Than.AT_MOST),
        ("≥", Than.AT_LEAST),
        (">=", Than.AT_LEAST),
    ],
)
def test_relations(sign: str, than: Than) -> None:
    assert pair(f"x 2020 {sign} x 2021") == Pair(Said(X20, "x 2020"), than, Said(X21, "x 2021"))


def test_a_chain_is_its_pairs() -> None:  # F1.5
    expected = (
        Pair(Said(X20, "x 2020"), Than.LESS, Said(X21, "x 2021")),
        Pair(Said(X21, "x 2021"), Than.LESS, Said(X22, "x 2022")),
    )

    assert expected == read("x 2020 < x 2021 < x 2022")


@pytest.mark.parametrize(
    "says", ["x 2020 = drygt 80 %", "x 2020 är drygt 80 %", "x 2020 = DRYGT 80 %", "x  2020=drygt  80 %"]
)
def test_a_hedge_stands_before_the_amount(says: str) -> None:  # F3
    found = pair(says)

    assert (found.hedge, found.right.term) == (DRYGT, amount("80", "%", "80 %"))


@pytest.mark.parametrize(
    ("says", "value", "unit"), [("ett hundratal", "100", None), ("ett tjugotal dagar", "20", "dagar")]
)
def test_a_number_word_that_ends_in_tal_is_hedged(says: str, value: str, unit: str | None) -> None:  # F3
    found = pair(f"x 2020 = {says}")

    assert (found.hedge, found.right.term) == (CA, amount(value, unit, says))


COLUMNS = TableFigure("R", "A", "T"), TableFigure("R", "B", "T")
MNKR = amount("2.7", "mnkr", "2,7 mnkr", "0.1")


@pytest.mark.parametrize(
    ("says", "before", "after", "than"),
    [
        ("x ökade 2021–2022 med 2,7 mnkr", X21, X22, Than.MORE),
        ("x ökade 2021-2022 med 2,7 mnkr", X21, X22, Than.MORE),
        ("x sjönk från 2021 till 2022 med 2,7 mnkr", X21, X22, Than.LESS),
        ("x har ökat 2021–2022 med 2,7 mnkr", X21, X22, Than.MORE),
        ("x försämrades 2021–2022 med 2,7 mnkr", X21, X22, Than.WORSE),
        ('"R" i tabell "T" ökade från kolumn "A" till kolumn "B" med 2,7 mnkr', *COLUMNS, Than.MORE),
        ('"R" i tabell "T" har minskat från "A" till "B" med 2,7 mnkr', *COLUMNS, Than.LESS),
    ],
)
def test_changes(says: str, before: Term, after: Term, than: Than) -> None:
    found = read(says)

    assert isinstance(found, Change)
    assert (found.before.term, found.after.term, found.than, found.amount) == (before, after, than, MNKR)
    assert found.printed == "2,7 mnkr"


def test_a_change_keeps_its_hedge_as_written() -> None:
    found = read("x ökade 2021–2022 med cirka 2,7 mnkr")

    assert isinstance(found, Change)
    assert (found.hedge, found.printed) == (CA, "cirka 2,7 mnkr")


def test_letters_in_parts_and_characters_nobody_sees_are_read() -> None:
    assert read(normalize("NFD", "å 2020 är högre än rik\u00adet")) == read("å 2020 är högre än riket")


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("x har minskat 2019–2022", (Than.LESS, Steps.SINCE, 2019, 2022, False)),
        ("x minskar 2019–2022", (Than.LESS, Steps.SINCE, 2019, 2022, False)),
        ("x minskar varje år 2019–2022", (Than.LESS, Steps.EVERY, 2019, 2022, False)),
        ("x har ökat 2019–2022 varje år", (Than.MORE, Steps.EVERY, 2019, 2022, False)),
        ("x fortsätter minska 2022", (Than.LESS, Steps.CONTINUES, None, 2022, False)),
        ("x fortsatte att öka 2022", (Than.MORE, Steps.CONTINUES, None, 2022, False)),
        ("x har ökat något 2019–2022", (Than.MORE, Steps.SINCE, 2019, 2022, True)),
        ("x har förbättrats 2019–2022", (Than.BETTER, Steps.SINCE, 2019, 2022, False)),
    ],
)
def test_trends(says: str, expected: tuple[object, ...]) -> None:  # F2.5
    found = read(says)

    assert isinstance(found, Trend)
    assert expected == (found.than, found.steps, found.first, found.last, found.vague)
    assert found.said == says


@pytest.mark.parametrize(
    ("says", "right", "than", "vague"),
    [
        ("riket", MeasureFigure("x", 2022, Role.COMPARATOR, "riket"), "högre", False),
        ("liknande kommuner", MeasureFigure("x", 2022, Role.COMPARATOR, "liknande kommuner"), "lägre", False),
        ('"Kungälv"', MeasureFigure("x", 2022, Role.COMPARATOR, "Kungälv"), "färre", False),
        ("målvärdet", MeasureFigure("x", 2022, Role.TARGET), "bättre", False),
        ("prognosen", MeasureFigure("x", 2022, Role.FORECAST), "sämre", False),
        ("2021", X21, "högre", False),
        ("y 2022", MeasureFigure("y", 2022), "något högre", True),
        ('"Kungälv" för y 2022', MeasureFigure("y", 2022, Role.COMPARATOR, "Kungälv"), "fler", False),
    ],
)
def test_comparisons(says: str, right: Term, than: str, vague: bool) -> None:  # F2.4
    found = pair(f"x 2022 är {than} än {says}")
    words = {"högre": Than.MORE, "fler": Than.MORE, "lägre": Than.LESS, "färre": Than.LESS}
    words |= {"bättre": Than.BETTER, "sämre": Than.WORSE}

    assert (found.left.term, found.right.term) == (X22, right)
    assert (found.than, found.vague) == (words[than.split()[-1]], vague)


def test_the_highest_of_several() -> None:
    found = read('x 2022 är högst av "A", Lerum och riket')

    assert isinstance(found, Extreme)
    assert found.than is Than.MORE
    assert [one.term for one in found.others] == [
        MeasureFigure("x", 2022, Role.COMPARATOR, name) for name in ("A", "Lerum", "riket")
    ]


@pytest.mark.parametrize(("words", "denied"), [("når", False), ("når inte", True), ("når ej", True)])
def test_the_target_is_met(words: str, denied: bool) -> None:
    assert read(f"x 2020 {words} målvärdet") == MeetsTarget(X20, "x 2020", denied)


@pytest.mark.parametrize(
    ("says", "new", "old", "ratio"),
    [
        ("x halverades 2020–2022", X22, X20, 0),
        ("x har nästan halverats 2020–2022", X22, X20, 1),
        ("x fördubblades från 2020 till 2022", X22, X20, 3),
        ("x 2022 är hälften av x 2020", X22, X20, 0),
        ("x 2022 är en och en halv gång x 2020", X22, X20, 4),
        ("x 2022 är två tredjedelar av x 2020", X22, X20, 5),
    ],
)
def test_ratios(says: str, new: Term, old: Term, ratio: int) -> None:  # F3
    found = read(says)

    assert isinstance(found, InRatio)
    assert (found.new.term, found.old.term, found.ratio) == (new, old, RATIOS[ratio])


@pytest.mark.parametrize("words", ["likvärdig med", "i nivå med", "på samma nivå som"])
def test_alike_is_read_and_says_little(words: str) -> None:  # F2.4
    found = read(f"x 2020 är {words} riket")

    assert isinstance(found, Alike)


@pytest.mark.parametrize(
    ("says", "at", "expected"),
    [
        ("", 0, "en siffra, till exempel x 2022 eller 2,7 mnkr"),
        ("x", 1, "ett år"),
        ("x 2020", 6, "=, <, >, ≤, ≥, är eller når"),
        ("x 2020 =", 8, "en siffra, till exempel x 2022 eller 2,7 mnkr"),
        ("x 2020 = 5 äpplen", 11, "slutet på påståendet"),
        ("x 2020 ? 5", 7, "ett ord, ett tal eller ett tecken"),
        ("3 = 5", 5, "en siffra ur rapporten på ena sidan"),
        ("x 2020 = drygt x 2021", 9, "ett belopp efter ordet"),
        ("(x 2020 = 5", 8, ")"),
        ("x ökade med 5", 8, "åren, till exempel 2021–2022"),
        ("x ökade 2022–2021 med 5 %", 8, "två år, det tidigare först"),
        ("x ökade 2021–2022 med x 2020", 28, "ett belopp"),
        ("x fortsätter 2022", 13, "öka, minska, förbättras eller försämras"),
        ("x fortsätter minska", 19, "ett år"),
        ("x 2020 når taket", 11, "målvärdet"),
        ("x 2020 är blå", 13, "ett år"),
        ("målvärdet för x 2020 når målvärdet", 34, "ett mått och ett år före når"),
        ("x 2020 = 0,5,5", 12, "slutet på påståendet"),
        ("(" * 50, 20, "färre parenteser"),
        ("x" * 1001, 1000, "ett kortare påstående"),
    ],
)
def test_a_mistake_has_its_place_and_what_could_stand_there(says: str, at: int, expected: str) -> None:
    found = read_claim(says)

    assert isinstance(found, Mistake)
    assert (found.at, found.expected.sv) == (at, expected)


WORDS = (
    'x y 2020 2021 2021–2022 = < > − + × / ( ) "A" , % 5 2,7 mnkr procent är når målvärdet högre än riket för av '
    "drygt ca ett hundratal ökade har minskat med från till i kolumn tabell varje år fortsätter minska åtta"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=12).map(" ".join) | st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_is_read_or_is_a_mistake_within_it(says: str) -> None:
    found = read_claim(says)

    assert not isinstance(found, Mistake) or 0 <= found.at <= len(says)
