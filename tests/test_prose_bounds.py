"""Long and hostile running text: the work grows as the text does, and no pattern goes back over it."""

from collections.abc import Callable

import pytest

from interpret.account import inside
from tests.prose_report import MONEY, reading, text_of
from tests.test_hostile import _grows_no_faster

CLAIM = "Intäkterna ökade med 950 tkr jämfört med 2022. "
GROWING: dict[str, Callable[[int], str]] = {
    "sentences on one line": lambda n: CLAIM * n,
    "sentences on lines of their own": lambda n: (CLAIM + "\n") * n,
    "paragraphs": lambda n: (CLAIM + "\n\n") * n,
    "years": lambda n: "Mellan 2020 och 2023. " * n,
    "names": lambda n: "Personal och lokaler och intäkterna. " * n,
    "comments": lambda n: "\n\n".join(
        f"Kommentarer\n\nUtfallet blev 86 procent av {number} svar." for number in range(n)
    ),
    "lists of figures": lambda n: ("Intäkterna " + "5 6 " * 100 + "växte. ") * n,
}
#: A square of any of them would take minutes, and a power of two for ever.
HOSTILE = {
    "one word": "a" * 100_000,
    "one number": "1" * 100_000,
    "years": "2020 " * 40_000,
    "dates": "2020-01-" * 20_000,
    "signs of paragraphs": "§" * 100_000,
    "references": "KS-" * 40_000,
    "addresses": "a@" * 50_000,
    "spaces": "Dnr" + " " * 100_000 + ".",
    "words of time": "Intäkterna" + " nu i år under 2023" * 70 + " x.",
    "words of time in many sentences": ("Intäkterna" + " nu i år" * 170 + " växte. ") * 60,
    "what is neutral": ("I år totalt under 2023 nu också " * 40 + "x är intäkterna 3 mnkr. ") * 20,
    "amounts": "Intäkterna ökade med " + "3 mnkr och " * 20_000,
    "counts": "sju av åtta " * 20_000 + "mål är uppfyllda.",
}


@pytest.mark.parametrize("shape", GROWING)
def test_twice_the_text_is_twice_the_work(shape: str) -> None:
    made = GROWING[shape]

    _grows_no_faster(lambda n: reading(text_of(made(n), MONEY)), 30)


@pytest.mark.parametrize("shape", HOSTILE)
def test_no_pattern_goes_back_over_a_long_text(shape: str) -> None:
    account = reading(text_of(HOSTILE[shape], MONEY)).account

    assert account.used + account.in_tables + account.aside + account.not_understood == account.total


def test_a_line_that_begins_as_the_one_before_has_its_own_place() -> None:
    text = text_of("\n".join([CLAIM.strip(), CLAIM.strip(), "Intäkterna ökade med 940 tkr jämfört med 2022."]), MONEY)
    lines = [claim.place.line for claim in reading(text).case.claims]

    assert [text.split("\n")[line - 1][:27] for line in lines if line is not None] == [
        "Intäkterna ökade med 950 tk", "Intäkterna ökade med 950 tk", "Intäkterna ökade med 940 tk",
    ]  # fmt: skip
    assert len(set(lines)) == 3


def test_what_is_inside_is_inside_one_of_the_spans() -> None:
    within = inside([(4, 9), (0, 20), (15, 30)])

    assert [within(5, 9), within(10, 20), within(16, 30), within(12, 25), within(29, 31)] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert not inside([])(0, 1)
