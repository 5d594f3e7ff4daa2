"""The deadlines that a sentence names, what they are about, and their last days."""

from datetime import date

import pytest

from engine.sentence_deadline import SentenceDeadline, sentence_deadlines


def read(sentence: str) -> list[tuple[str, str]]:
    """What is to be done, and by which day."""
    return [(one.what, one.last_day.isoformat()) for one in sentence_deadlines(sentence)]


@pytest.mark.parametrize(
    ("when", "last_day", "written"),
    [
        ("senast maj 2024", "2024-05-31", "maj 2024"),
        ("senast i maj 2024", "2024-05-31", "maj 2024"),
        ("senast februari 2024", "2024-02-29", "februari 2024"),
        ("senast februari månad 2023", "2023-02-28", "februari 2023"),
        ("SENAST Maj 2024", "2024-05-31", "maj 2024"),
        ("senast den 31 mars 2024", "2024-03-31", "2024-03-31"),
        ("senast 1 juni 2024", "2024-06-01", "2024-06-01"),
        ("senast den 1:a juni 2024", "2024-06-01", "2024-06-01"),
        ("senast 2024-05-31", "2024-05-31", "2024-05-31"),
        ("senast 2024-05", "2024-05-31", "2024-05-31"),
        ("senast Q1 2024", "2024-03-31", "Q1 2024"),
        ("senast Q2 2024", "2024-06-30", "Q2 2024"),
        ("senast kv 3 2024", "2024-09-30", "Q3 2024"),
        ("senast kvartal 4 2024", "2024-12-31", "2024-12-31"),
        ("senast tertial 2 2024", "2024-08-31", "2024-08-31"),
        ("senast halvår 1 2024", "2024-06-30", "2024-06-30"),
        ("senast första kvartalet 2024", "2024-03-31", "2024-03-31"),
        ("senast under det tredje tertialet 2024", "2024-12-31", "2024-12-31"),
        ("senast andra halvåret år 2024", "2024-12-31", "2024-12-31"),
        ("senast fjärde kvartalet 2024", "2024-12-31", "2024-12-31"),
        ("senast 2024", "2024-12-31", "2024"),
        ("senast vid utgången av 2024", "2024-12-31", "2024"),
        ("senast i slutet av år 2024", "2024-12-31", "2024"),
        ("under 2024", "2024-12-31", "2024"),
        ("under våren och senast maj 2024", "2024-05-31", "maj 2024"),
        ("under 2024–2026", "2026-12-31", "2026-12-31"),
    ],
)
def test_6_2_the_last_day_of_what_is_named(when: str, last_day: str, written: str) -> None:
    (found,) = sentence_deadlines(f"Planen ska vara klar {when}.")

    assert (found.last_day.isoformat(), found.written) == (last_day, written)


@pytest.mark.parametrize(
    "when",
    [
        "senast den 31 april 2024",
        "senast den 0 maj 2024",
        "senast tertial 4 2024",
        "senast halvår 3 2024",
        "senast fjärde tertialet 2024",
        "senast 2024/25",
        "senast 2024:5",
        "senast 2024-13",
        "senast maj 20245",
        "senast maj",
        "senast i morgon",
        "senaste 2024",
        "före maj 2024",
        "underlag 2024",
    ],
)
def test_what_is_no_day_is_no_deadline(when: str) -> None:
    assert read(f"Planen ska vara klar {when}.") == []


def test_a_period_has_a_first_day_and_a_last_day_has_none() -> None:
    assert sentence_deadlines("Planen är klar under maj 2024 och redovisas senast  Q3 2024") == (
        SentenceDeadline("klart", date(2024, 5, 1), date(2024, 5, 31), "under maj 2024", "maj 2024"),
        SentenceDeadline("redovisas", date(2024, 9, 30), date(2024, 9, 30), "senast Q3 2024", "Q3 2024"),
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Uppdraget ska redovisas för nämnden senast maj 2024", "redovisas"),
        ("Uppdraget återrapporteras senast maj 2024", "redovisas"),
        ("Resultatet rapporteras och presenteras senast maj 2024", "redovisas"),
        ("En plan ska levereras senast maj 2024", "redovisas"),
        ("Senast maj 2024 ska en plan redovisas", "redovisas"),
        ("Utred frågan. Redovisning senast maj 2024", "redovisas"),
        ("Utred hur vi kan bygga, och redovisa svaret senast maj 2024", "redovisas"),
        ("Planen ska vara klar senast maj 2024", "klart"),
        ("Bygget är färdigt senast maj 2024", "klart"),
        ("Insatserna ska vara genomförda senast maj 2024", "klart"),
        ("Ta fram en plan senast maj 2024", "klart"),
        ("Senast maj 2024 ska en plan tas fram", "klart"),
        ("Redovisa läget. Ta fram en plan senast maj 2024", "klart"),
        ("Planen redovisas, men är klar senast maj 2024", "klart"),
        ("Senast maj 2024 ska det finnas en plan som redovisas", "klart"),
        ("Senast maj 2024 tas planen fram, och redovisas därefter", "klart"),
    ],
)
def test_what_is_to_be_done_is_what_the_nearest_verb_says(sentence: str, expected: str) -> None:
    assert read(sentence) == [(expected, "2024-05-31")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ta fram en plan för att halvera utsläppen senast 2030",
        "Ta fram en plan för att halvera utsläppen och bullret senast 2030",
        "Utred om skolan kan vara klar senast maj 2024",
        "Ta fram en plan som ska vara genomförd senast maj 2024",
        "Se över hur stödet redovisas senast maj 2024",
    ],
)
def test_a_time_of_something_else_is_no_deadline(sentence: str) -> None:
    assert read(sentence) == []


def test_a_sentence_without_times_has_none() -> None:
    assert sentence_deadlines("Utred de inställda besöken") == ()
