"""`malkoll roll` as a planner meets it: what is asked, what is written and where, and what is refused."""

import io
import os
import sys
from pathlib import Path

import pytest

import cli

PLAN = """\
språk 1

plan "Miljönämndens mål 2020"
  nämnd "Miljönämnden"
  år 2020
  beslut "KF 2019-11-27 § 210"

nämndsmål svarstid "Den som söker tillstånd ska få svar snabbt"
  mäts med svarstid_dagar, nöjda

nyckeltal svarstid_dagar "Handläggningstid i dagar"
  enhet dagar
  lägre är bättre
  mål 2020 högst 30

nyckeltal nöjda "Andel nöjda sökande"
  enhet andel
  högre är bättre
  mål 2020 minst 80 %
"""
UNANSWERED = """\
språk 1

plan "Miljönämndens mål 2021"
  nämnd "Miljönämnden"
  år 2021
  # fråga: beslut för 2021? (2020: KF 2019-11-27 § 210)

nämndsmål svarstid "Den som söker tillstånd ska få svar snabbt"
  mäts med svarstid_dagar, nöjda

nyckeltal svarstid_dagar "Handläggningstid i dagar"
  enhet dagar
  lägre är bättre
  mål 2020 högst 30
  # fråga: målvärde 2021? (2020: högst 30)

nyckeltal nöjda "Andel nöjda sökande"
  enhet andel
  högre är bättre
  mål 2020 minst 80 %
  # fråga: målvärde 2021? (2020: minst 80 %)
"""
LIST = """\
Miljönämndens mål 2020 → Miljönämndens mål 2021

  obesvarat  svarstid_dagar  2020: högst 30    2021: ?
  obesvarat  nöjda           2020: minst 80 %  2021: ?

3 frågor är obesvarade: sök efter "# fråga" i filen.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    monkeypatch.setattr(sys, "stdin", io.StringIO("minst 1\n"))
    (tmp_path / "mål-2020.mal").write_text(PLAN, "utf-8")
    return tmp_path


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _type(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal("".join(f"{line}\n" for line in lines)))


def test_the_plan_goes_to_the_output_and_the_list_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["roll", "mål-2020.mal", "--to", "2021"])

    printed = capsys.readouterr()
    assert (code, printed.out, printed.err) == (0, UNANSWERED, LIST)


def test_with_a_file_to_write_the_list_is_the_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["roll", "mål-2020.mal", "--to=2021", "-o", "mål-2021.mal"])

    printed = capsys.readouterr()
    assert (code, printed.out, printed.err) == (0, LIST, "")
    assert (folder / "mål-2021.mal").read_text("utf-8") == UNANSWERED
    assert (folder / "mål-2020.mal").read_text("utf-8") == PLAN


def test_the_list_is_in_english_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["roll", "mål-2020.mal", "--to", "2021", "--lang", "en"])

    assert (
        capsys.readouterr().err
        == """\
Miljönämndens mål 2020 → Miljönämndens mål 2021

  unanswered  svarstid_dagar  2020: högst 30    2021: ?
  unanswered  nöjda           2020: minst 80 %  2021: ?

3 questions are unanswered: search the file for "# fråga".
"""
    )


MANY = """\
plan "Mål 2020"
  år 2020

nyckeltal a "A"
  enhet andel
  mål 2020 minst 5 %, delvis minst 4 %

nyckeltal b "B"
  enhet andel
  mål 2020 minst 5 %

nyckeltal c "C"
  enhet andel
  mål 2020 minst 5 %
  nytt mått från 2021

nyckeltal d "D"
  enhet andel
  saknar målvärde 2020

nyckeltal e "E"
  enhet andel
  mål 2020 minst 5 %

nyckeltal f "F"
  enhet andel
  mål 2020 minst 5 %

nyckeltal g "G"
  enhet andel
  mål 2020 minst 5 %
"""
ANSWERS = (
    "minst 3 %, delvis minst 2 %",
    "öka",
    "=",
    "",
    "minst 4 %, ändrat från minst 5 %",
    'minst 4 %, ändrat från minst 5 % enligt "KF § 1"',
    "saknar",
)


@pytest.mark.parametrize(
    ("lang", "listed"),
    [
        (
            "sv",
            """\
Mål 2020 → Mål 2021

  sänkt          a  2020: minst 5 %, delvis minst 4 %  2021: minst 3 %, delvis minst 2 % utan eget beslut
  sänkt          e  2020: minst 5 %                    2021: minst 4 %
  sänkt          f  2020: minst 5 %                    2021: minst 4 % enligt KF § 1
  ändrat         b  2020: minst 5 %                    2021: öka
  nytt           c  2020: minst 5 %                    2021: minst 5 %
  utan målvärde  g  2020: minst 5 %
  obesvarat      d  –                                  2021: ?

1 fråga är obesvarad: sök efter "# fråga" i filen.
""",
        ),
        (
            "en",
            """\
Mål 2020 → Mål 2021

  lowered     a  2020: minst 5 %, delvis minst 4 %  2021: minst 3 %, delvis minst 2 % without a decision of its own
  lowered     e  2020: minst 5 %                    2021: minst 4 %
  lowered     f  2020: minst 5 %                    2021: minst 4 % by KF § 1
  changed     b  2020: minst 5 %                    2021: öka
  new         c  2020: minst 5 %                    2021: minst 5 %
  no target   g  2020: minst 5 %
  unanswered  d  –                                  2021: ?

1 question is unanswered: search the file for "# fråga".
""",
        ),
    ],
)
def test_the_list_says_what_became_of_every_target(
    lang: str, listed: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "många.mal").write_text(MANY, "utf-8")
    _type(monkeypatch, *ANSWERS)

    cli.main(["roll", "många.mal", "--to", "2021", "-o", "ny.mal", "--lang", lang])

    assert capsys.readouterr().out == listed


def test_a_plan_without_targets_has_no_list(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kort.mal").write_text('plan "Mål 2020"\n  år 2020\n', "utf-8")

    cli.main(["roll", "kort.mal", "--to", "2021", "-o", "ny.mal"])

    assert capsys.readouterr().out == "Mål 2020 → Mål 2021\n\nInga frågor är obesvarade.\n"


def test_each_new_target_is_asked_for_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, "KF 2020-11-25 § 190", "28", "högst 28", 'minst 75 % enligt "MN § 4"')

    code = cli.main(["roll", "mål-2020.mal", "--to", "2021"])

    printed = capsys.readouterr()
    assert code == 0
    assert printed.out == UNANSWERED.replace(
        "# fråga: beslut för 2021? (2020: KF 2019-11-27 § 210)",
        'beslut "KF 2020-11-25 § 190"\n  # beslut för 2020: KF 2019-11-27 § 210',
    ).replace("# fråga: målvärde 2021? (2020: högst 30)", "mål 2021 högst 28").replace(
        "# fråga: målvärde 2021? (2020: minst 80 %)", 'mål 2021 minst 75 % enligt "MN § 4"'
    )
    assert (
        printed.err.replace("2021: \n", "2021: {nothing}\n")
        == """\
Svara med det nya målvärdet som det skrivs i regelfilen, till exempel: minst 92 %
Enter lämnar frågan i filen, = behåller det förra, saknar betyder att det inte ska finnas något.

1/3 beslutet om planen
  2020: KF 2019-11-27 § 210
  2021: {nothing}
2/3 svarstid_dagar "Handläggningstid i dagar"
  2020: högst 30
  2021:   framför "28" saknas ett jämförelseord
  hjälp: skriv "minst 28", "högst 28" eller "exakt 28"
  2021: {nothing}
3/3 nöjda "Andel nöjda sökande"
  2020: minst 80 %
  2021: Miljönämndens mål 2020 → Miljönämndens mål 2021

  skärpt  svarstid_dagar  2020: högst 30    2021: högst 28
  sänkt   nöjda           2020: minst 80 %  2021: minst 75 % enligt MN § 4

Inga frågor är obesvarade.
"""
    )


def test_the_end_of_the_input_leaves_the_rest_as_questions(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _type(monkeypatch, "", "=")

    code = cli.main(["roll", "mål-2020.mal", "--to", "2021"])

    assert code == 0
    assert capsys.readouterr().out == UNANSWERED.replace(
        "# fråga: målvärde 2021? (2020: högst 30)", "mål 2021 högst 30"
    )


def test_what_cannot_be_kept_is_asked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = PLAN.replace("mål 2020 högst 30", "mål 2020 halveras från 2018 till 2020").replace('  beslut "KF', '# "')
    (folder / "mål-2020.mal").write_text(text, "utf-8")
    _type(monkeypatch, "=", "högst 20")

    cli.main(["roll", "mål-2020.mal", "--to", "2021"])

    printed = capsys.readouterr()
    assert "  2021:   det förra kan inte behållas: skriv det nya\n  2021: " in printed.err
    assert "  mål 2021 högst 20\n" in printed.out


def test_somebody_who_breaks_off_loses_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(_Terminal):
        def readline(self, size: int | None = -1, /) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Broken())

    assert cli.main(["roll", "mål-2020.mal", "--to", "2021", "-o", "ny.mal"]) == 130
    assert sorted(os.listdir(folder)) == ["mål-2020.mal"]


def test_an_answer_that_is_no_text_is_no_answer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Garbled(_Terminal):
        def readline(self, size: int | None = -1, /) -> str:
            return b"\xff".decode("utf-8")

    monkeypatch.setattr(sys, "stdin", Garbled())

    assert cli.main(["roll", "mål-2020.mal", "--to", "2021"]) == 0
    assert capsys.readouterr().out == UNANSWERED


def test_without_any_input_nothing_is_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    assert cli.main(["roll", "mål-2020.mal", "--to", "2021"]) == 0
    assert capsys.readouterr().out == UNANSWERED


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["roll"], "malkoll: roll behöver en plan\n  hjälp: malkoll roll mål-2020.mal --to 2021 -o mål-2021.mal\n"),
        (
            ["roll", "mål-2020.mal"],
            "malkoll: roll behöver det nya året\n  hjälp: malkoll roll mål-2020.mal --to 2021 -o mål-2021.mal\n",
        ),
        (
            ["roll", "mål-2020.mal", "--to", "nästa år"],
            'malkoll: --to: "nästa år" är inget år\n'
            "  hjälp: skriv det nya årets fyra siffror, av flera år det första: --to 2021\n",
        ),
        (
            ["roll", "mål-2020.mal", "--to", "2021–2023"],
            'malkoll: --to: "2021–2023" är inget år\n'
            "  hjälp: skriv det nya årets fyra siffror, av flera år det första: --to 2021\n",
        ),
        (
            ["roll", "mål-2020.mal", "--to", "2020"],
            "malkoll: --to: planen är redan för 2020, och 2020 är inte senare\n",
        ),
        (
            ["roll", "mål-2020.mal", "mål-2019.mal", "--to", "2021"],
            "malkoll: roll flyttar en plan i taget, och här är 2: mål-2020.mal, mål-2019.mal\n"
            "  hjälp: malkoll roll mål-2020.mal --to 2021 -o mål-2021.mal\n",
        ),
        (
            ["roll", "delat.mal", "--to", "2021"],
            "malkoll: filen har ingen plan att flytta\n  hjälp: malkoll roll mål-2020.mal --to 2021 -o mål-2021.mal\n",
        ),
        (
            ["roll", "finns-inte.mal", "--to", "2021"],
            'finns-inte.mal: fel MK006: "finns-inte.mal" finns inte\n'
            "malkoll: det finns fel som behöver rättas först, och ingenting skrevs\n",
        ),
        (
            ["roll", "fel.mal", "--to", "2021"],
            'fel.mal:9:12: fel MK002: nyckeltalet eller indikatorn "svarstid_dagr" finns inte\n'
            "     9 |   mäts med svarstid_dagr, nöjda\n"
            "       |            ^^^^^^^^^^^^^\n"
            "  fel.mal:11:1: deklareras här\n"
            '    11 | nyckeltal svarstid_dagar "Handläggningstid i dagar"\n'
            "       | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
            '  hjälp: menade du "svarstid_dagar"?\n'
            "malkoll: det finns fel som behöver rättas först, och ingenting skrevs\n",
        ),
        (
            ["roll", "mål-2020.mal", "--to", "2021", "--format", "json"],
            "malkoll: --format är ingen flagga för malkoll roll\n",
        ),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(
    folder: Path, words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mål-2019.mal").write_text(PLAN.replace("2020", "2019"), "utf-8")
    (folder / "delat.mal").write_text('nyckeltal x "X"\n  enhet andel\n', "utf-8")
    (folder / "fel.mal").write_text(PLAN.replace("svarstid_dagar,", "svarstid_dagr,"), "utf-8")
    before = sorted(os.listdir(folder))

    code = cli.main([*words, *(["-o", "ny.mal"] if len(words) > 1 else [])])

    printed = capsys.readouterr()
    assert (code, printed.out) == (2, "")
    assert printed.err.startswith(complaint)
    assert sorted(os.listdir(folder)) == before


def test_a_file_that_is_there_is_kept_unless_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "ny.mal").write_text("mitt", "utf-8")
    command = ["roll", "mål-2020.mal", "--to", "2021", "-o", "ny.mal"]

    assert cli.main(command) == 2
    assert capsys.readouterr().err == 'malkoll: "ny.mal" finns redan; --force skriver över den\n'
    assert (folder / "ny.mal").read_text("utf-8") == "mitt"
    assert cli.main([*command, "--force"]) == 0
    assert (folder / "ny.mal").read_text("utf-8") == UNANSWERED


@pytest.mark.parametrize("out", ["mål-2020.mal", "./mål-2020.mal", "länk.mal"])
def test_the_plan_itself_is_never_written_over(folder: Path, out: str, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "länk.mal").symlink_to(folder / "mål-2020.mal")

    code = cli.main(["roll", "mål-2020.mal", "--to", "2021", "-o", out, "--force"])

    assert code == 2
    assert capsys.readouterr().err == (
        f'malkoll: "{out}" är planen som flyttas\n'
        "  hjälp: ge den nya planen ett eget namn: den gamla behövs för att jämföra åren (MK206)\n"
    )
    assert (folder / "mål-2020.mal").read_text("utf-8") == PLAN


def test_a_place_that_cannot_be_written_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mapp").mkdir()

    assert cli.main(["roll", "mål-2020.mal", "--to", "2021", "-o", "mapp"]) == 2
    assert capsys.readouterr().err == 'malkoll: "mapp" är en mapp\n'
    assert cli.main(["roll", "mål-2020.mal", "--to", "2021", "-o", "finns/inte.mal"]) == 2
    assert capsys.readouterr().err.startswith('malkoll: "finns/inte.mal" kunde inte skrivas: ')


def test_a_plan_that_uses_other_files_is_moved_with_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "delat.mal").write_text('nyckeltal delat "Delat"\n  enhet andel\n  mål 2020 minst 5 %\n', "utf-8")
    text = PLAN.replace('plan "Mil', 'använd "delat.mal"\n\nplan "Mil').replace("dagar, nöjda", "dagar, nöjda, delat")
    (folder / "mål-2020.mal").write_text(text, "utf-8")
    (folder / "nytt").mkdir()

    assert cli.main(["roll", "mål-2020.mal", "--to", "2021", "-o", "nytt/mål-2021.mal"]) == 0
    assert capsys.readouterr().out == LIST.replace(
        "  obesvarat  svarstid",
        "  utan målvärde  delat           2020: minst 5 %\n  obesvarat      svarstid",
    ).replace("  obesvarat  nöjda", "  obesvarat      nöjda").replace(
        "\n3 frågor",
        '\nSe över:\n  "delat" får sitt målvärde för 2021 i delat.mal, som inte ändras här\n'
        "  den nya planen ligger i en annan mapp än den gamla: raderna med använd måste leda dit de ska\n\n3 frågor",
    )
    assert 'använd "delat.mal"' in (folder / "nytt" / "mål-2021.mal").read_text("utf-8")


def test_another_spelling_of_the_text_is_read_all_the_same(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "mål-2020.mal").write_bytes(b"\xef\xbb\xbf" + PLAN.replace("\n", "\r\n").encode("utf-8"))

    assert cli.main(["roll", "mål-2020.mal", "--to", "2021"]) == 0
    assert capsys.readouterr().out == UNANSWERED


CASE = """\
rapport: {titel: Årsredovisning 2021, period: 2021}
plan: Miljönämndens mål 2021
utfall:
  svarstid_dagar: {plats: {rad: 7}, målvärde: {2020: "30", 2021: "35"}, 2021: "32", 2020: "31"}
  nöjda: {plats: {rad: 8}, målvärde: {2021: "80 %"}, 2021: "81 %"}
bedömningar: {svarstid: Helt uppfyllt}
"""


def _checked(folder: Path, answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What `check` says of a report of the new year, with both plans beside it."""
    _type(monkeypatch, "", answer, "=")
    assert cli.main(["roll", "mål-2020.mal", "--to", "2021", "-o", "mål-2021.mal"]) == 0
    (folder / "fall.yaml").write_text(CASE, "utf-8")
    capsys.readouterr()
    cli.main(["check", "mål-2020.mal", "mål-2021.mal", "fall.yaml"])
    return capsys.readouterr().out


def test_the_new_plan_judges_by_the_new_target_and_the_old_one_is_still_found(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = _checked(folder, "högst 35", monkeypatch, capsys)

    assert "svarstid     Helt uppfyllt  Helt uppfyllt" in out
    assert 'varning MK206: målvärdet "högst 35" för "svarstid_dagar" 2021 är mindre strängt än "högst 30" 2020' in out
    assert "MK205" not in out


def test_a_lowered_target_with_a_decision_is_not_warned_of(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "MK206" not in _checked(folder, 'högst 35 enligt "MN § 4"', monkeypatch, capsys)
