"""A plan moved to a later year: what follows with the years, what stays, what has ended and what is asked."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.edits import comment_of
from authoring.roll import Rolled, Source, mistake_in, moved, questions, roll
from authoring.roll_targets import PLAN, Question
from authoring.roll_years import Move
from dsl import ast
from dsl.formatter import formatted
from dsl.parser import parse
from dsl.source import decode
from engine.plan import Plan
from engine.resolve import resolve
from findings.finding import Severity
from findings.text import Text

ROOT = Path(__file__).parent.parent


def _source(text: str, *imported: str) -> Source:
    files = [parse(one, f"bilaga{number}.mal")[0] for number, one in enumerate(imported)]
    file, findings = parse(text, "plan.mal")
    plan, of_plan = resolve((*files, file))
    wrong = [one.message.sv for one in (*findings, *of_plan) if one.severity is Severity.ERROR]
    assert wrong == []
    assert plan is not None
    return Source(text, (*files, file), plan)


def _move(source: Source, to: int) -> Move:
    move = moved(source, to)
    assert isinstance(move, Move)
    return move


def _rolled(text: str, to: int = 2021, answers: Mapping[str, str] | None = None, *imported: str) -> Rolled:
    source = _source(text, *imported)
    return roll(source, _move(source, to), answers or {})


def _plan(*lines: str, title: str = "Mål 2020", years: str = "år 2020") -> str:
    return "\n  ".join([f'plan "{title}"', *([years] if years else []), *lines]) + "\n"


def _measure(*lines: str, name: str = "svar", head: str = "") -> str:
    return "\n  ".join([f'nyckeltal {name} "{head or name.capitalize()}"', "enhet andel", *lines]) + "\n"


def _block(text: str, begins: str) -> list[str]:
    """The lines below the heading that begins so, up to the next blank line."""
    lines = text.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith(begins))
    return [line.strip() for line in lines[at + 1 : lines.index("", at)]]


def _told(rolled: Rolled) -> list[str]:
    return [text.sv for text in rolled.told]


# --- The years ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "title", "to", "new_years", "new_title"),
    [
        ("år 2020", "Mål 2020", 2021, "år 2021", "Mål 2021"),
        ("år 2020", "Mål 2020", 2023, "år 2023", "Mål 2023"),
        ("år 2020", "Mål", 2021, "år 2021", "Mål"),
        ("år 2020", "Mål 2020 ur vision 2030", 2021, "år 2021", "Mål 2021 ur vision 2030"),
        ("år 2020", "Budget 2020 och plan 2021–2022", 2021, "år 2021", "Budget 2021 och plan 2022–2023"),
        ("år 2020", "Budget 2020, vision 2025–2030", 2021, "år 2021", "Budget 2021, vision 2025–2030"),
        ("år 2020–2022", "Mål 2020–2022", 2023, "år 2023–2025", "Mål 2023–2025"),
        ("år 2020–2022", "Mål 2020 - 2022", 2021, "år 2021–2023", "Mål 2021 - 2023"),
        ("år 2020, 2022", "Mål 2020 och 2022", 2021, "år 2021, 2023", "Mål 2021 och 2023"),
        ("läsår 2020/21", "Läsåret 2020/21", 2021, "läsår 2021/22", "Läsåret 2021/22"),
        ("läsår 2020/2021", "Läsåret 2020/2021", 2021, "läsår 2021/2022", "Läsåret 2021/2022"),
        ("läsår 2099/00", "Läsåret 2099–2100", 2100, "läsår 2100/01", "Läsåret 2100–2101"),
        ("läsår 2020/21", "Mål 2021", 2021, "läsår 2021/22", "Mål 2022"),
        ("delår 2020-08", "Delår 2020", 2021, "delår 2021-08", "Delår 2021"),
        ("delår augusti 2020", "Delår 2020", 2021, "delår augusti 2021", "Delår 2021"),
        ("år 2020", "Dnr 12020/3 och 2020", 2021, "år 2021", "Dnr 12020/3 och 2021"),
    ],
)
def test_the_years_and_the_title_follow(years: str, title: str, to: int, new_years: str, new_title: str) -> None:
    rolled = _rolled(_plan(title=title, years=years), to)

    assert rolled.text == f'plan "{new_title}"\n  {new_years}\n'


def test_a_title_over_several_lines_follows() -> None:
    rolled = _rolled('plan "Nämndens mål"  # a\n     "2020 och 2020"  # b\n  år 2020\n')

    assert rolled.text == 'plan "Nämndens mål"  # a\n     "2021 och 2021"  # b\n  år 2021\n'


def test_a_plan_that_says_its_years_by_its_targets_alone_gets_a_line() -> None:
    rolled = _rolled(_plan(years="") + _measure("mål 2020 minst 5 %"))

    assert rolled.text.split("\n")[:3] == ['plan "Mål 2021"', "  år 2021", ""]
    assert rolled.after.years == (2021,)


def _no_later(years: str, to: int) -> Text:
    return Text(
        f"planen är redan för {years}, och {to} är inte senare", f"the plan is for {years}, and {to} is no later"
    )


@pytest.mark.parametrize(
    ("years", "to", "why"),
    [
        ("år 2020", 2020, _no_later("2020", 2020)),
        ("år 2020", 2019, _no_later("2020", 2019)),
        ("år 2020–2022", 2020, _no_later("2020–2022", 2020)),
        ("år 2020–2022", 2198, Text("2200 är inget år som en plan kan ha", "2200 is no year that a plan can have")),
        ("", 2021, Text("planen säger inte för vilket år den är", "the plan does not say which year it is for")),
    ],
)
def test_a_plan_that_cannot_move_says_why(years: str, to: int, why: Text) -> None:
    assert moved(_source(_plan(years=years)), to) == why


def test_the_last_year_of_the_language_can_be_moved_to() -> None:
    assert _move(_source(_plan()), 2199).new == (2199,)


# --- Targets ------------------------------------------------------------------------------------


def _targets(*lines: str, to: int = 2021, answer: str | None = None, years: str = "år 2020") -> list[str]:
    answers = {} if answer is None else {"svar": answer}
    return _block(_rolled(_plan(years=years) + _measure(*lines), to, answers).text + "\n", "nyckeltal svar")[1:]


def test_an_unanswered_target_stays_as_history_and_a_question() -> None:
    assert _targets("mål 2020 minst 90 %") == ["mål 2020 minst 90 %", "# fråga: målvärde 2021? (2020: minst 90 %)"]


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("minst 92 %", "mål 2021 minst 92 %"),
        ("  minst   92 procent ", "mål 2021 minst 92 procent"),
        ("=", "mål 2021 minst 90 %"),
        ("samma", "mål 2021 minst 90 %"),
        ("Samma", "mål 2021 minst 90 %"),
        ("saknar", "saknar målvärde 2021"),
        ('minst 92 % enligt "KF § 1"', 'mål 2021 minst 92 % enligt "KF § 1"'),
        ("", "# fråga: målvärde 2021? (2020: minst 90 %)"),
    ],
)
def test_an_answer_is_written_below_the_old_target(answer: str, line: str) -> None:
    assert _targets("mål 2020 minst 90 %", answer=answer) == ["mål 2020 minst 90 %", line]


@pytest.mark.parametrize(
    "lines",
    [
        ("mål 2020–2022 minst 90 %",),
        ("mål 2020 minst 90 %", "mål 2021 minst 92 %"),
        ("mål 2020 minst 90 %", "saknar målvärde 2021"),
        ("saknar målvärde 2020–2021",),
        ("mål 2022 halveras från 2022 till 2026",),
        ("mål 2022–2026 halveras från 2022 till 2026",),
        ("mål 2025 minst 90 %",),
        ("mål 2021 minst 90 %", "gäller 2020–2021"),
        (),
    ],
)
def test_nothing_is_asked_where_the_new_year_has_what_it_needs(lines: tuple[str, ...]) -> None:
    assert _targets(*lines) == list(lines)


def test_a_year_that_the_measure_is_not_for_is_not_asked_about() -> None:
    assert _targets("mål 2020 minst 5 %", "gäller 2020–2021", to=2021, years="år 2020–2021") == [
        "mål 2020 minst 5 %",
        "# fråga: målvärde 2021? (2020: minst 5 %)",
        "gäller 2020–2021",
    ]


def test_a_target_that_was_left_out_on_purpose_is_asked_for() -> None:
    asked = "# fråga: målvärde 2021? (2020: saknar målvärde)"

    assert _targets("saknar målvärde 2020") == ["saknar målvärde 2020", asked]
    assert _targets("saknar målvärde 2020", answer="=") == ["saknar målvärde 2020", "saknar målvärde 2021"]


def test_the_latest_of_a_target_and_its_absence_counts() -> None:
    lines = ("mål 2019 minst 5 %", "saknar målvärde 2020")
    other = ("saknar målvärde 2019", "mål 2020 minst 5 %")

    asked = "# fråga: målvärde 2021? (2020: saknar målvärde, 2019: minst 5 %)"
    assert _targets(*lines) == [*lines, asked]
    assert _targets(*lines, answer="=") == [*lines, "saknar målvärde 2021"]
    assert _targets(*other) == [*other, "# fråga: målvärde 2021? (2020: minst 5 %)"]
    assert _targets(*other, answer="=") == [*other, "mål 2021 minst 5 %"]


def test_the_years_of_a_span_that_have_no_target_are_asked_about_together() -> None:
    lines = ("mål 2020 minst 5 %", "mål 2021–2022 minst 6 %")

    assert _targets(*lines, to=2021, years="år 2020–2022") == [
        *lines,
        "# fråga: målvärde 2023? (2021: minst 6 %)".replace("2021:", "2022:"),
    ]
    assert _targets(*lines, to=2023, years="år 2020–2022") == [*lines, "# fråga: målvärde 2023–2025? (2022: minst 6 %)"]
    assert _targets(*lines, to=2023, years="år 2020–2022", answer="minst 7 %") == [*lines, "mål 2023–2025 minst 7 %"]


def test_years_apart_are_asked_about_one_by_one() -> None:
    assert _targets("mål 2020 minst 5 %", "mål 2022 minst 6 %", years="år 2020, 2022") == [
        "mål 2020 minst 5 %",
        "mål 2022 minst 6 %",
        "# fråga: målvärde 2021? (2020: minst 5 %)",
        "# fråga: målvärde 2023? (2022: minst 6 %)",
    ]


def test_a_target_of_the_years_to_come_stands_below_the_new_one() -> None:
    assert _targets("mål 2020 minst 5 %", "mål 2030 minst 9 %", answer="minst 6 %") == [
        "mål 2020 minst 5 %",
        "mål 2021 minst 6 %",
        "mål 2030 minst 9 %",
    ]


def test_a_line_towards_a_later_year_goes_on_with_its_decision() -> None:
    line = "på väg mot minst 90 % år 2035 från 2019"

    assert _targets(f"mål 2020 {line}") == [f"mål 2020 {line}", f"mål 2021 {line}"]
    assert _targets(f'mål 2020 {line} enligt "KF § 1"') == [
        f'mål 2020 {line} enligt "KF § 1"',
        f'mål 2021 {line} enligt "KF § 1"',
    ]
    assert _targets(f"mål 2020 {line}", to=2034, years="år 2020–2022") == [
        f"mål 2020 {line}",
        f"mål 2034–2035 {line}",
        f"# fråga: målvärde 2036? (2020: {line})",
    ]


def test_a_line_that_names_no_end_is_asked_about() -> None:
    assert _targets("mål 2020 på väg mot minst 90 %") == [
        "mål 2020 på väg mot minst 90 %",
        "# fråga: målvärde 2021? (2020: på väg mot minst 90 %)",
    ]


def test_a_halving_that_has_come_to_its_end_cannot_be_kept() -> None:
    source = _source(_plan(years="år 2026") + _measure("mål 2022 halveras från 2022 till 2026"))
    (question,) = questions(source, _move(source, 2027))

    assert question == Question("svar", "Svar", 2027, 2027, "2026: halveras från 2022 till 2026", False)


@pytest.mark.parametrize(
    "target",
    ["öka från 2018", "öka", "högst hälften av 2018", "bättre än riket", "exakt 5 %", "inte öka"],
)
def test_a_target_that_is_kept_is_kept_word_for_word(target: str) -> None:
    assert _targets(f"mål 2020 {target}", answer="=") == [f"mål 2020 {target}", f"mål 2021 {target}"]


def test_a_mean_that_is_kept_is_that_of_as_many_years_later() -> None:
    mean = "i genomsnitt 2018–2020 av minst 2 år minst 2 %"
    later = "i genomsnitt 2019–2021 av minst 2 år minst 2 %"

    assert _targets(f"mål 2020 {mean}, delvis {mean}", answer="=") == [
        f"mål 2020 {mean}, delvis {mean}",
        f"mål 2021 {later}, delvis {later}",
    ]
    assert _targets(f"mål 2020 {mean}", to=2022, years="år 2020–2021", answer="=") == [
        f"mål 2020 {mean}",
        f"mål 2022 {later.replace('2019–2021', '2020–2022')}",
        f"mål 2023 {later.replace('2019–2021', '2021–2023')}",
    ]


def test_a_mean_of_years_that_it_names_is_kept_as_it_is() -> None:
    line = "i genomsnitt 2015–2017 minst 2 %"

    assert _targets(f"mål 2020 {line}", answer="=") == [f"mål 2020 {line}", f"mål 2021 {line}"]


@pytest.mark.parametrize(
    ("lines", "to", "said"),
    [
        (("mäts vartannat år från 2018",), 2021, ", mäts nästa gång 2022"),
        (("mäts vartannat år från 2018",), 2022, ""),
        (("mäts vart tredje år från 2018", "eftersläpning 1 år"), 2021, ", mäts nästa gång 2021"),
        (("mäts vart tredje år från 2018", "eftersläpning 1 år"), 2022, ""),
        (("nytt mått från 2021",), 2021, ", nytt mått från 2021"),
        (("nytt mått från 2021",), 2022, ", nytt mått från 2021"),
        (("nytt mått från 2020",), 2021, ""),
        (("nytt mått från 2022",), 2021, ""),
    ],
)
def test_what_is_to_be_known_stands_in_the_question(lines: tuple[str, ...], to: int, said: str) -> None:
    assert _targets("mål 2020 minst 5 %", *lines, to=to) == [
        "mål 2020 minst 5 %",
        f"# fråga: målvärde {to}? (2020: minst 5 %{said})",
        *lines,
    ]


def test_only_part_of_a_target_is_told_and_kept_with_it() -> None:
    line = "mål 2020 minst 5 %, delvis minst 4 %"

    assert _targets(line) == [line, "# fråga: målvärde 2021? (2020: minst 5 %, delvis minst 4 %)"]
    assert _targets(line, answer="=") == [line, "mål 2021 minst 5 %, delvis minst 4 %"]
    rolled = _rolled(_plan() + _measure(line), answers={"svar": "minst 5 %"})
    assert _told(rolled) == ['"svar" 2021 har inget "delvis minst 4 %", som 2020 hade']
    assert rolled.told[0].en == '"svar" 2021 has no "delvis minst 4 %", which 2020 had'


def test_a_measure_of_another_file_is_not_changed_but_told() -> None:
    imported = _measure("mål 2020 minst 5 %", name="delat") + _measure("mål 2020 minst 5 %", name="annat")
    goal = 'nämndsmål g "Målet"\n  mäts med delat\n'
    rolled = _rolled(_plan() + goal + _measure("mål 2020 minst 5 %"), 2021, {"svar": "=", "delat": "="}, imported)

    assert [change.after.name for change in rolled.changes if change.after is not None] == ["delat", "svar"]
    assert rolled.told == (
        Text(
            '"delat" får sitt målvärde för 2021 i bilaga0.mal, som inte ändras här',
            '"delat" has its target for 2021 in bilaga0.mal, which is not changed here',
        ),
    )


# --- Decisions ----------------------------------------------------------------------------------


def test_a_targets_own_decision_is_asked_for_anew() -> None:
    line = 'mål 2020 minst 5 % enligt "KF § 1"'
    asked = "# fråga: beslut för 2021? (2020: KF § 1)"

    assert _targets(line) == [line, "# fråga: målvärde 2021? (2020: minst 5 %)", asked]
    assert _targets(line, answer="=") == [line, "mål 2021 minst 5 %", asked]
    assert _targets(line, answer="minst 6 %") == [line, "mål 2021 minst 6 %", asked]
    assert _targets(line, answer='minst 6 % enligt "KF § 2"') == [line, 'mål 2021 minst 6 % enligt "KF § 2"']
    assert _targets(line, answer="saknar") == [line, "saknar målvärde 2021"]


def test_the_decision_of_a_change_is_the_one_before() -> None:
    line = 'mål 2020 minst 5 % enligt "KF § 1" ändrat från minst 6 % enligt "KS § 2"'

    assert _targets(line, answer="=")[-1] == "# fråga: beslut för 2021? (2020: KS § 2)"


def test_an_earlier_decision_is_remembered_over_a_target_without() -> None:
    lines = ('mål 2019 minst 5 % enligt "KF § 1"', "mål 2020 minst 5 %")

    assert _targets(*lines, answer="=")[-1] == "# fråga: beslut för 2021? (2019: KF § 1)"


def _decided(text: str, to: int = 2021, answer: str = "") -> list[str]:
    return _block(_rolled(text, to, {PLAN: answer}).text + "\n", "plan")


def test_the_plans_decision_is_asked_for_anew() -> None:
    text = _plan('beslut "KF § 1"  # klart', "preliminärt utfall godtas")

    asked = "# fråga: beslut för 2021? (2020: KF § 1)"
    assert _decided(text) == ["år 2021", "# klart", asked, "preliminärt utfall godtas"]
    assert _decided(text, answer="=") == ["år 2021", "# klart", asked, "preliminärt utfall godtas"]
    assert _decided(text, answer="KF § 7") == [
        "år 2021",
        'beslut "KF § 7"  # klart',
        "# beslut för 2020: KF § 1",
        "preliminärt utfall godtas",
    ]


def test_a_plan_with_two_decisions_is_left_with_neither() -> None:
    assert _decided(_plan('beslut "KF § 1"', 'beslut "KF § 2"  # två')) == [
        "år 2021",
        "# fråga: beslut för 2021? (2020: KF § 1)",
        '# utgått 2021: beslut "KF § 2"  # två',
    ]


def test_a_question_about_the_plans_decision_is_asked_again_where_it_stands() -> None:
    text = _plan("# fråga: beslut för 2020? (2019: KF § 1)", "preliminärt utfall godtas")

    assert _decided(text) == ["år 2021", "# fråga: beslut för 2021? (2019: KF § 1)", "preliminärt utfall godtas"]
    assert _decided(text, answer='KF "a" § 2') == [
        "år 2021",
        'beslut ”KF "a" § 2”',
        "# beslut för 2019: KF § 1",
        "preliminärt utfall godtas",
    ]
    assert _decided(_plan("# fråga: beslut för 2020?")) == ["år 2021", "# fråga: beslut för 2021?"]


def test_a_question_about_another_decision_is_not_the_plans() -> None:
    text = _plan() + _measure("mål 2020 minst 5 %", "# fråga: beslut för 2020? (2019: KF § 1)")

    rolled = _rolled(text, answers={"svar": "="})
    assert rolled.text == 'plan "Mål 2021"\n  år 2021\n\n' + _measure("mål 2020 minst 5 %", "mål 2021 minst 5 %")


def test_the_plans_decision_stays_with_the_targets_that_it_decided_and_that_stay() -> None:
    text = _plan('beslut "KF § 1"') + _measure(
        "mål 2020 minst 1 %",
        "mål 2021 minst 2 %  # kvar",
        'mål 2022 minst 3 % enligt "KS § 2"',
        'mål 2023 minst 4 %, ändrat från minst 5 % enligt "KS § 3"',
        "mål 2024 minst 4 %, ändrat från minst 5 %",
    )

    assert _block(_rolled(text).text + "\n", "nyckeltal")[1:] == [
        "mål 2020 minst 1 %",
        'mål 2021 minst 2 % enligt "KF § 1"  # kvar',
        'mål 2022 minst 3 % enligt "KS § 2"',
        'mål 2023 minst 4 %, ändrat från minst 5 % enligt "KS § 3" enligt "KF § 1"',
        "mål 2024 minst 4 %, ändrat från minst 5 %",
    ]


def test_the_plans_decision_goes_on_with_a_line_that_it_decided() -> None:
    text = _plan('beslut "KF § 1"') + _measure("mål 2020 på väg mot minst 9 % år 2035 från 2019")

    assert _block(_rolled(text).text + "\n", "nyckeltal")[-1] == (
        'mål 2021 på väg mot minst 9 % år 2035 från 2019 enligt "KF § 1"'
    )


# --- What has ended -----------------------------------------------------------------------------

ENDED = """\
plan "Mål 2020"
  år 2020

nämndsmål g "Svar"
  bidrar till indikatorn ind, kvar
  mäts med gammal (vikt 2,5), svar (vikt 2),  # a
    äldre  # b

indikator kvar "Kvar"
  enhet andel

indikator ind "Ind"
  enhet andel
  gäller 2018–2020

nyckeltal svar "Svar"
  enhet andel
# om gammal
nyckeltal gammal "Gammal"
  enhet andel  # i procent
  # mitt i
  gäller 2019–2020
  mål 2020 minst 5 %
# om äldre

nyckeltal äldre "Äldre"
  samma mått som gammal

uppdrag 1 "Gör"
  mäts med gammal
  klart senast 2021-06-30
"""


def test_what_has_ended_is_made_comments_and_taken_from_every_list() -> None:
    assert (
        _rolled(ENDED).text
        == """\
plan "Mål 2021"
  år 2021

nämndsmål g "Svar"
  bidrar till indikatorn kvar
  mäts med svar (vikt 2)  # a
  # b

indikator kvar "Kvar"
  enhet andel

# utgått 2021 (gällde 2018–2020):
# indikator ind "Ind"
#   enhet andel
#   gäller 2018–2020

nyckeltal svar "Svar"
  enhet andel

# om gammal
# utgått 2021 (gällde 2019–2020):
# nyckeltal gammal "Gammal"
#   enhet andel  # i procent
  # mitt i
#   gäller 2019–2020
#   mål 2020 minst 5 %

# om äldre

# utgått 2021 (gällde 2019–2020):
# nyckeltal äldre "Äldre"
#   samma mått som gammal

uppdrag 1 "Gör"
  # utgått 2021: mäts med gammal
  klart senast 2021-06-30
"""
    )


def test_what_has_ended_is_listed_as_dropped() -> None:
    rolled = _rolled(ENDED)

    assert [change.before.name for change in rolled.changes if change.after is None and change.before] == [
        "ind",
        "gammal",
        "äldre",
    ]
    assert rolled.told == (Text('"1" har inga nyckeltal kvar att mätas med', '"1" has no measures left'),)
    assert rolled.unanswered == ()


def test_a_measure_is_for_as_long_as_its_own_line_says() -> None:
    text = ENDED.replace("  samma mått som gammal\n", "  samma mått som gammal\n  gäller 2019–2021\n")
    rolled = _rolled(text)

    assert [change.before and change.before.name for change in rolled.changes if change.after is None] == ["ind"]
    assert "mäts med svar (vikt 2), äldre" not in rolled.text
    assert rolled.told == (
        Text(
            '"gammal" gällde till och med 2020, men ett villkor eller ett annat mått behöver det',
            '"gammal" was valid until 2020, but a condition or another measure needs it',
        ),
    )


def _kept(condition: str, *, every: str = "", roll_up: str = "") -> bool:
    """Whether a measure that has ended is kept for a condition."""
    text = (
        _plan()
        + (f"varje nämndsmål\n  {every}\n" if every else "")
        + 'indikator ind "Ind"\n  enhet andel\n  gäller 2018–2020\n'
        + _measure("gäller 2018–2020", name="gammal")
        + _measure()
        + f"nämndsmål g\n  bidrar till indikatorn ind\n  mäts med svar, gammal\n  {condition}\n"
        + (f"samlad bedömning\n  {roll_up}\n" if roll_up else "")
    )
    rolled = _rolled(text)
    return {change.after.name for change in rolled.changes if change.after} > {"svar"}


@pytest.mark.parametrize(
    ("condition", "kept"),
    [
        ("", False),
        ("helt uppfyllt när alla nyckeltal nås", False),
        ("helt uppfyllt när svar nås", False),
        ("helt uppfyllt när gammal nås", True),
        ("helt uppfyllt när Gammal nås delvis", True),
        ("helt uppfyllt när svar nås och inte (gammal saknas eller svar nås)", True),
        ("helt uppfyllt när gammal är preliminärt", True),
        ("helt uppfyllt när gammal når minst 90 % av målvärdet", True),
        ("helt uppfyllt när gammal är minst 5 %", True),
        ('helt uppfyllt när svar nås\n  undantag "u" när gammal saknas ger ej uppfyllt', True),
        ("helt uppfyllt när indikatorn nås", True),
        ("helt uppfyllt när mer än hälften av indikatorerna förbättras", True),
        ("helt uppfyllt när minst 1 nyckeltal nås", False),
    ],
)
def test_a_measure_that_a_condition_needs_is_kept(condition: str, kept: bool) -> None:
    assert _kept(condition) is kept


def test_a_measure_that_the_condition_of_every_goal_needs_is_kept() -> None:
    assert _kept("", every="helt uppfyllt när indikatorn nås") is True
    assert _kept("", every="helt uppfyllt när alla nyckeltal nås") is False


def test_the_indicator_of_a_condition_may_end_where_another_is_left() -> None:
    text = (
        _plan()
        + 'indikator ind "Ind"\n  enhet andel\n  gäller 2018–2020\nindikator kvar "Kvar"\n  enhet andel\n'
        + "nämndsmål g\n  bidrar till indikatorn ind, kvar\n  helt uppfyllt när indikatorn nås\n"
    )

    assert "# indikator ind" in _rolled(text).text


@pytest.mark.parametrize(
    ("heading", "line", "to", "until"),
    [
        ("uppdrag 3.1", "klart senast december 2020", 2021, "december 2020"),
        ("uppdrag 3.1", "redovisas senast 2020-12-31", 2021, "2020-12-31"),
        ("uppdrag 3.1", "klart senast 1 januari 2021", 2021, None),
        ("uppdrag 3.1", "klart under 2020", 2022, "under 2020"),
        ("aktivitet kurs", "pågår 2019–2020", 2021, "2019–2020"),
        ("aktivitet kurs", "pågår 2019–2021", 2021, None),
        ("aktivitet kurs", "pågår 2019–2020\n  klart senast mars 2021", 2021, None),
        ("aktivitet kurs", 'ansvarig "HR"', 2021, None),
    ],
)
def test_a_task_whose_time_is_out_is_made_a_comment(heading: str, line: str, to: int, until: str | None) -> None:
    rolled = _rolled(_plan() + f'{heading} "Gör"\n  {line}\n', to)

    kind, name = heading.split()
    told = [] if until is None else [f"{kind} {name} är avslutat ({until})"]
    assert _told(rolled) == told
    assert (f"# avslutat före {to} ({until}):\n# {heading}" in rolled.text) is (until is not None)
    assert len(rolled.after.assignments) == (until is None)


def test_a_school_year_ends_in_june() -> None:
    line = "klart senast juni 2021"
    text = _plan("känd avvikelse MK201 ”skäl” till 2022-06-30", years="läsår 2020/21") + f"uppdrag 1\n  {line}\n"

    assert _told(_rolled(text)) == ["uppdrag 1 är avslutat (juni 2021)"]
    assert _told(_rolled(text.replace("juni", "juli"))) == []
    assert _told(_rolled(text.replace("2022-06-30", "2022-06-29"))) == [
        "känd avvikelse MK201 gick ut 2022-06-29",
        "uppdrag 1 är avslutat (juni 2021)",
    ]


@pytest.mark.parametrize(
    ("until", "years", "ends"),
    [
        ("till 2021-12-30", "år 2020", True),
        ("till 2021-12-31", "år 2020", False),
        ("", "år 2020", False),
        ("till 2021-08-30", "delår 2020-08", True),
        ("till 2021-08-31", "delår 2020-08", False),
        ("till 2022-12-30", "år 2020–2021", True),
    ],
)
def test_a_known_deviation_ends_with_its_day(until: str, years: str, ends: bool) -> None:
    line = f'känd avvikelse MK201 "skäl" {until}'.strip()
    rolled = _rolled(_plan(f"{line}  # a", years=years))

    written = _block(rolled.text + "\n", "plan")[-1]
    assert written == (f"# utgått 2021: {line}  # a" if ends else f"{line}  # a")
    assert _told(rolled) == ([f"känd avvikelse MK201 gick ut {until[5:]}"] if ends else [])


# --- Examples and what to look at ---------------------------------------------------------------


def _example(example: str, to: int = 2021, years: str = "år 2020", *more: str) -> list[str]:
    text = _plan(years=years) + f"nämndsmål g\n  mäts med svar\n  {example}\n" + _measure(*more)
    return _block(_rolled(text, to).text, "nämndsmål g")[1:]


@pytest.mark.parametrize(
    ("example", "later"),
    [
        ("exempel svar 2020 = 64 % ger helt uppfyllt", "exempel svar 2021 = 64 % ger helt uppfyllt"),
        (
            "exempel svar 2020 = i.u., svar 2019 = prel 78,88 % ger ej uppfyllt, på 2019, preliminärt  # 2020",
            "exempel svar 2021 = i.u., svar 2020 = prel 78,88 % ger ej uppfyllt, på 2020, preliminärt  # 2020",
        ),
        ("exempel år 2020: svar 2020 = 64 % ger helt uppfyllt", "exempel år 2021: svar 2021 = 64 % ger helt uppfyllt"),
        ('exempel svar 2020 = 2020 ger "Klart 2020", på 2019', 'exempel svar 2021 = 2020 ger "Klart 2020", på 2020'),
        ("exempel ger kan ej bedömas", "exempel ger kan ej bedömas"),
        ("exempel år 2020: ger kan ej bedömas, på 2019", "exempel år 2021: ger kan ej bedömas, på 2020"),
    ],
)
def test_an_example_moves_with_its_year(example: str, later: str) -> None:
    text = _plan('bedömning "Klart 2020" betyder helt uppfyllt', 'bedömning "Nej" betyder ej uppfyllt')
    text += f"nämndsmål g\n  mäts med svar\n  {example}\n" + _measure()

    assert _block(_rolled(text).text, "nämndsmål g")[1:] == [later]


def test_an_example_over_two_lines_moves() -> None:
    text = (
        _plan()
        + "nämndsmål g\n  mäts med svar\n  exempel svar 2020 = 1 %,\n   svar 2019 = 2 % ger ej uppfyllt, på 2019\n"
    )

    assert _block(_rolled(text + _measure()).text, "nämndsmål g")[1:] == [
        "exempel svar 2021 = 1 %,",
        "svar 2020 = 2 % ger ej uppfyllt, på 2020",
    ]


def test_an_example_of_a_year_that_the_plan_keeps_stays() -> None:
    years = "år 2020–2022"

    assert _example("exempel år 2021: svar 2021 = 1 % ger ej uppfyllt", 2021, years) == [
        "exempel år 2021: svar 2021 = 1 % ger ej uppfyllt"
    ]
    assert _example("exempel år 2020: svar 2020 = 1 % ger ej uppfyllt", 2021, years) == [
        "exempel år 2023: svar 2023 = 1 % ger ej uppfyllt"
    ]
    assert _example("exempel år 2021: svar 2021 = 1 % ger ej uppfyllt", 2023, years) == [
        "exempel år 2024: svar 2024 = 1 % ger ej uppfyllt"
    ]


def test_an_example_about_what_has_ended_is_made_a_comment() -> None:
    text = (
        _plan() + "nämndsmål g\n  mäts med svar, gammal\n  exempel gammal 2020 = 1 %, svar 2020 = 2 % ger ej uppfyllt\n"
    )
    rolled = _rolled(text + _measure() + _measure("gäller 2018–2020", name="gammal"))

    assert _block(rolled.text, "nämndsmål g") == [
        "mäts med svar",
        "# utgått 2021: exempel gammal 2020 = 1 %, svar 2020 = 2 % ger ej uppfyllt",
    ]
    assert rolled.told == (
        Text(
            'ett exempel på "g" gäller "gammal", som har utgått',
            'an example of "g" is about "gammal", which has been dropped',
        ),
    )


def test_an_example_that_no_longer_holds_is_told() -> None:
    text = _plan() + "nämndsmål g\n  mäts med svar\n  exempel svar 2020 = 5 % ger helt uppfyllt\n"
    text += _measure("mål 2020 minst 5 %")

    assert _told(_rolled(text, answers={"svar": "minst 5 %"})) == []
    assert _told(_rolled(text)) == []
    assert _rolled(text, answers={"svar": "minst 6 %"}).told == (
        Text(
            'exemplet på "g" på rad 6 ger nu "Ej uppfyllt", inte det som står',
            'the example of "g" on line 6 now gives "Ej uppfyllt", not what it says',
        ),
    )


def test_a_sentence_that_names_the_old_year_is_told_and_kept() -> None:
    rolled = _rolled(_plan() + 'nämndsmål g "Under 2020 ska svaren bli fler än 2019"\n')

    assert 'nämndsmål g "Under 2020 ska svaren bli fler än 2019"' in rolled.text
    assert rolled.told == (Text('målsatsen för "g" nämner 2020', 'the sentence of "g" mentions 2020'),)


def test_a_title_without_a_year_is_told() -> None:
    assert _rolled(_plan(title="Mål")).told == (
        Text(
            'planen heter "Mål" båda åren: ge den ett namn som skiljer dem åt',
            'the plan is called "Mål" both years: give it a name that tells them apart',
        ),
    )


# --- Questions and answers ----------------------------------------------------------------------

ASKING = _plan('beslut "KF § 1"') + _measure("mål 2020 minst 5 %") + _measure("mål 2020 minst 5", name="b")


def test_the_questions_come_in_the_order_of_the_file_the_decision_first() -> None:
    source = _source(ASKING)

    assert questions(source, _move(source, 2021)) == (
        Question(PLAN, "Mål 2020", 2021, 2021, "2020: KF § 1", False),
        Question("svar", "Svar", 2021, 2021, "2020: minst 5 %", True),
        Question("b", "B", 2021, 2021, "2020: minst 5", True),
    )


def test_nothing_is_asked_about_what_has_ended() -> None:
    source = _source(_plan() + _measure("gäller 2018–2020", "mål 2020 minst 5 %"))

    assert questions(source, _move(source, 2021)) == ()


def test_what_is_unanswered_is_told() -> None:
    rolled = _rolled(ASKING, answers={"b": "minst 6"})

    assert [question.name for question in rolled.unanswered] == [PLAN, "svar"]


def test_a_measure_is_asked_for_by_its_name_in_any_case() -> None:
    text = _plan() + _measure("mål 2020 minst 5 %", name="Svar")

    assert "mål 2021 minst 6 %" in _rolled(text, answers={"svar": "minst 6 %"}).text


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("minst 6 %", None),
        ("=", None),
        ("saknar", None),
        ("minst 6 %  # kanske", None),
        ("92", 'framför "92" saknas ett jämförelseord'),
        ("minst", 'raden slutar efter "mål 2021 minst", men där väntas "hälften", "lika", ett tal eller "–"'),
        ("minst 6 tkr", "6 tkr är inte i nyckeltalets enhet, andel"),
        ("halveras från 2018 till 2020", "målvärdet för 2020 deklareras två gånger"),
    ],
)
def test_an_answer_that_cannot_be_written_is_told(answer: str, message: str | None) -> None:
    source = _source(_plan() + _measure("mål 2020 minst 5 %"))
    move = _move(source, 2021)
    (question,) = questions(source, move)

    found = mistake_in(source, move, question, answer)
    assert (None if found is None else found.message.sv) == message


# --- Laws ---------------------------------------------------------------------------------------


def _files() -> list[Path]:
    places = ("rules", "tests/checks", "tests/golden")
    return sorted(path for place in places for path in (ROOT / place).rglob("*.mal"))


def _readable(path: Path) -> Source | None:
    text, _ = decode(path.read_bytes(), path.name)
    file, findings = parse(text, path.name)
    plan, of_plan = resolve((file,))
    wrong = any(one.severity is Severity.ERROR for one in (*findings, *of_plan))
    return None if plan is None or wrong or not plan.years else Source(text, (file,), plan)


def _names(plan: Plan) -> set[str]:
    return {one.name for one in (*plan.measures, *plan.goals, *plan.roll_ups, *plan.assignments, *plan.tables)}


def _comments(text: str) -> list[str]:
    return [comment for line in text.split("\n") if (comment := comment_of(line)) and "# fråga: " not in comment]


def _as_it_was(rolled: Rolled, source: Source) -> None:
    """The laws of every plan that has moved."""
    move = rolled.move
    assert formatted(rolled.text, "plan.mal") == rolled.text
    again = _source(rolled.text)
    assert again.plan.years == move.new
    dropped = {change.before.name for change in rolled.changes if change.after is None and change.before}
    ended = {text.sv.split()[1] for text in rolled.told if "är avslutat" in text.sv}
    assert _names(source.plan) - _names(again.plan) == dropped | ended
    assert _names(again.plan) <= _names(source.plan)
    joined = "\n".join(_comments(rolled.text))
    assert [comment for comment in _comments(source.text) if comment not in joined] == []
    for old, new in zip(_left(source, dropped | ended), again.files[-1].blocks, strict=True):
        assert _kept_of(old) == _kept_of(new)
    twice = roll(again, _move(again, move.new[0] + 1), {})
    assert formatted(twice.text, "plan.mal") == twice.text


def _left(source: Source, gone: set[str]) -> list[ast.Block]:
    file, _ = parse(formatted(source.text, "plan.mal"), "plan.mal")
    return [one for one in file.blocks if one.name is None or one.name.text not in gone]


def _kept_of(block: ast.Block) -> tuple[object, ...]:
    """The block without what follows the years: years, targets, decisions, examples, and lists of measures."""
    follows = (
        ast.PeriodLine,
        ast.TargetLine,
        ast.NoTargetLine,
        ast.DecisionLine,
        ast.ExampleLine,
        ast.SuppressionLine,
        ast.MeasuredByLine,
        ast.ContributesLine,
    )
    title = None if block.title is None or block.heading is ast.Heading.PLAN else block.title.text
    lines = [_without_places(repr(line)) for line in block.lines if not isinstance(line, follows)]
    return (block.heading, None if block.name is None else block.name.text, title, *lines)


def _without_places(shown: str) -> str:
    return re.sub(r"Span\([^()]*\)", "", shown)


@pytest.mark.parametrize("path", _files(), ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_plan_that_has_moved_is_what_it_was_but_for_what_follows_the_years(path: Path) -> None:
    source = _readable(path)
    if source is None:
        return
    for to in sorted({source.plan.years[0] + 1, source.plan.years[-1] + 1}):
        _as_it_was(roll(source, _move(source, to), {}), source)


_TARGETS = ["minst 5 %", "högst 50 %", "öka från 2018", "öka", "på väg mot minst 95 % år 2035 från 2019"]


@st.composite
def _plans(draw: st.DrawFn) -> str:
    """Small plans: some measures with targets of some years, some of them ended, and a goal."""
    last = draw(st.integers(2020, 2022))
    lines = [f'plan "Mål {last}"', f"  år {draw(st.sampled_from([str(last), f'2020–{last}']))}"]
    lines += draw(st.sampled_from([[], ['  beslut "KF § 1"  # b']]))
    names = [f"m{number}" for number in range(draw(st.integers(1, 4)))]
    lines += ["", 'nämndsmål g "Målet"  # g', f"  mäts med {', '.join(names)}  # m"]
    lines += draw(st.sampled_from([[], [f"  exempel {names[0]} {last} = 5 % ger ej uppfyllt"]]))
    for name in names:
        lines += ["", f"# om {name}", f'nyckeltal {name} "Mått {name}"', "  enhet andel"]
        lines += draw(st.sampled_from([[], [f"  gäller 2018–{draw(st.integers(2018, 2024))}  # tid"]]))
        for year in draw(st.sets(st.integers(2018, 2024), max_size=4)):
            lines.append(f"  mål {year} {draw(st.sampled_from(_TARGETS))}  # {year}")
    return "\n".join(lines) + "\n"


@settings(max_examples=60, deadline=None)
@given(text=_plans(), step=st.integers(1, 3), keep=st.booleans())
def test_any_plan_moves_by_the_laws(text: str, step: int, keep: bool) -> None:
    source = _source(text)
    move = _move(source, source.plan.years[0] + step)
    answers = {question.name: "=" for question in questions(source, move)} if keep else {}

    _as_it_was(roll(source, move, answers), source)


@settings(max_examples=40, deadline=None)
@given(text=_plans())
def test_a_plan_whose_targets_are_all_kept_asks_for_nothing_but_decisions(text: str) -> None:
    source = _source(text)
    move = _move(source, source.plan.years[-1] + 1)
    rolled = roll(source, move, {question.name: "=" for question in questions(source, move)})

    assert {question.name for question in rolled.unanswered} <= {PLAN}
    assert "# fråga: målvärde" not in rolled.text


def test_nothing_is_asked_twice_in_a_plan_that_has_moved_unanswered() -> None:
    rolled = _rolled(ASKING)
    again = _rolled(rolled.text, 2022)

    assert [(question.name, question.before) for question in again.unanswered] == [
        (question.name, question.before) for question in rolled.unanswered
    ]
    assert again.text == rolled.text.replace("2021", "2022")
    assert evolve(rolled.unanswered[0], first=2022, last=2022, title="Mål 2021") == again.unanswered[0]


def test_an_example_of_a_measure_that_is_to_have_no_target_is_to_be_looked_at() -> None:
    text = _plan() + _measure("mål 2020 minst 5 %", name="svar")
    text += 'nämndsmål m "M"\n  mäts med svar\n  exempel svar 2020 = 6 % ger helt uppfyllt\n'
    told = [one.sv for one in _rolled(text, answers={"svar": "saknar"}).told]

    assert [one for one in told if one.startswith('exemplet på "m"')] != []
