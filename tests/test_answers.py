"""The answers file: written sorted, read back the same, each question once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from findings.span import Span
from findings.text import Text
from interpret.answers import answers_path, answers_text, read_answers
from interpret.found import Question

ASKED = Question(
    Text('vilket nyckeltal i planen är "Nöjda"?', "?"), Span("r", 12), ("nöjda_ks (91)",), "nyckeltal: Nöjda"
)


def test_a_question_waits_for_its_answer_with_its_readings() -> None:
    assert answers_text([ASKED], {"mål: Trygg": "trygg"}).split("\n")[2:] == [
        "",
        '"mål: Trygg": "trygg"',
        "",
        '# vilket nyckeltal i planen är "Nöjda"? (rad 12)',
        "#   nöjda_ks (91)",
        '"nyckeltal: Nöjda":',
        "",
    ]


def test_what_stands_blank_is_no_answer() -> None:
    answers, findings = read_answers(answers_text([ASKED], {"mål: Trygg": "trygg"}), "p.svar.yaml")
    assert (answers, findings) == ({"mål: Trygg": "trygg"}, ())


def test_the_file_lies_beside_the_plan() -> None:
    assert answers_path("rules/ks-2023.mal") == "rules/ks-2023.svar.yaml"


def test_an_answer_that_is_no_text_is_told() -> None:
    answers, findings = read_answers('"mål: a": [b]\n', "p.svar.yaml")
    assert answers == {} and [one.code for one in findings] == ["MK008"]


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=60).map(
            lambda text: f"nyckeltal: {' '.join(text.split())}"
        ),
        st.sampled_from(["nöjda_ks", "nej", "e-post_ks", "1", "ja: nej"]),
        max_size=5,
    )
)
def test_what_is_written_is_read(answers: dict[str, str]) -> None:
    text = answers_text([], answers)
    assert text == answers_text([], dict(reversed(answers.items())))
    keys = {" ".join(key.split()).casefold() for key in answers}
    if len(keys) == len(answers):
        assert read_answers(text, "a.yaml") == (answers, ())
