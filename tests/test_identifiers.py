"""Names made of what a measure is called: short, telling, and names that the language takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.identifiers import identifier
from authoring.rule_lines import declarable

NAMES = {
    "Väntetid i dagar": "väntetid_dagar",
    "Andel som får svar på e-post inom en dag (%)": "svar_e-post_dag",
    "ÅRSARBETARE": "årsarbetare",
    "Öka": "öka_1",
    "Mer": "mer_1",
    "Nyckeltal": "nyckeltal",
    "85 %": "namnlös",
    "": "namnlös",
    "Personalomsättningsgradsmätningsresultat per år": "personalomsättningsgradsmätnings",
    "kr/inv": "kr_inv",
}


@pytest.mark.parametrize("called", NAMES)
def test_a_name_is_made_of_the_words_that_tell_something(called: str) -> None:
    assert identifier(called, {}) == NAMES[called]


def test_a_name_that_is_taken_gets_a_number() -> None:
    taken = {"kötid": 1, "kötid_2": 1}

    assert [identifier("Kötid", taken), identifier("Kötid", taken), identifier("Annat", taken)] == [
        "kötid_3",
        "kötid_4",
        "annat",
    ]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_text_gives_a_name_that_can_be_declared(called: str) -> None:
    name = identifier(called, {})

    assert declarable(name)
    assert name == name.lower()
    assert len(name) <= 40
