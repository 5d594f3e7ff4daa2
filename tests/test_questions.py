"""The interview: each answer leads to the next question, a wrong one is explained and asked again."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cli
from authoring.questions import Interview, Step, answered, question, rules_of
from dsl.formatter import formatted
from dsl.parser import parse
from engine.resolve import resolve
from findings.finding import Severity


def _after(*lines: str) -> Interview:
    """The interview after answers none of which is a mistake."""
    interview = Interview()
    for line in lines:
        after = answered(interview, line + "\n")
        assert after.mistake is None, after.mistake
        interview = after.interview
    return interview


HEAD = ("Storstad", "1234", "Omsorgsnämnden", "2024")
GOAL = (*HEAD, "Kortare kö")
MEASURE = (*GOAL, "Kötid")


def test_all_answers_give_a_rule_file_without_questions() -> None:
    interview = _after(
        *MEASURE,
        "dagar",
        "lägre",
        "högst 30",
        "Nöjdhet",
        '"poäng av tio"',
        "h",
        "minst 7",
        "",
        "",
    )

    assert question(interview) is None
    assert rules_of(interview, "regler.mal") == (
        """\
språk 1
# Regelfil för Målkoll. Det som står efter # är kommentarer.
# malkoll lint säger vad som fattas, och malkoll fmt ordnar raderna.

plan "Omsorgsnämnden: mål 2024"
  kommun Storstad 1234
  nämnd "Omsorgsnämnden"
  år 2024

nämndsmål kortare_kö "Kortare kö"
  mäts med kötid, nöjdhet

nyckeltal kötid "Kötid"
  enhet dagar
  lägre är bättre
  mål 2024 högst 30

nyckeltal nöjdhet "Nöjdhet"
  enhet "poäng av tio"
  högre är bättre
  mål 2024 minst 7
"""
    )


def test_what_is_left_open_stands_as_questions() -> None:
    interview = _after("", "", "", "Kortare kö", "Kötid", "", "", "", "", "Trygghet", "", "")

    assert question(interview) is None
    assert rules_of(interview, "regler.mal").partition("\n\n")[2] == (
        """\
plan "Mål"
  # fråga: vilken kommun, och vilken kod har den? Skriv till exempel:
  # kommun Storstad 1234
  # fråga: vilken nämnd?
  # nämnd "Kommunstyrelsen"
  # fråga: vilket år gäller planen?
  # år 2024

nämndsmål kortare_kö "Kortare kö"
  mäts med kötid

nyckeltal kötid "Kötid"
  # fråga: vilken enhet mäts det i?
  # enhet antal
  # fråga: är högre eller lägre bättre?
  # högre är bättre
  # fråga: vilket är målvärdet? Skriv till exempel mål 2024 minst 85 %.

nämndsmål trygghet "Trygghet"
  # fråga: vad mäts målet med? Skriv mäts med och nyckeltalets namn, eller:
  # utan nyckeltal
"""
    )


@pytest.mark.parametrize(
    ("before", "line", "mistake"),
    [
        (HEAD[:1], "12", 'kommunkoden "12" har inte fyra siffror; skriv till exempel 1480'),
        (HEAD[:3], "i år", '"i år" är inget årtal; skriv ett år med fyra siffror, till exempel 2024'),
        (HEAD[:3], "0024", '"0024" är inget årtal; skriv ett år med fyra siffror, till exempel 2024'),
        (
            MEASURE,
            "fot",
            'enheten "fot" är inte känd; skriv till exempel andel, procent, antal, dagar, index eller tkr,'
            ' eller en egen enhet inom citattecken: "kr per elev"',
        ),
        (
            (*MEASURE, "dagar"),
            "grönare",
            '"grönare" säger inte vilket håll som är bättre; skriv högre eller lägre',
        ),
        (
            (*MEASURE, "dagar", "lägre"),
            "30",
            '"30" säger inte åt vilket håll; skriv minst 30 eller högst 30',
        ),
        (
            (*MEASURE, "dagar", "lägre"),
            "snabbt",
            'målvärdet "snabbt" kan inte läsas; skriv till exempel minst 85 %, högst 30, öka eller minska',
        ),
        (
            (
                *MEASURE,
                "dagar",
                "lägre",
                "högst 30",
                "",
            ),
            "kortare kö",
            'målet "kortare kö" finns redan; skriv nästa mål, eller en tom rad när alla är skrivna',
        ),
        ((), "a\x1bb", "svaret kan inte stå i en regelfil; skriv det med vanliga tecken på en rad"),
        (GOAL, "x" * 1001, "svaret kan inte stå i en regelfil; skriv det med vanliga tecken på en rad"),
    ],
)
def test_a_wrong_answer_is_explained_and_asked_again(before: tuple[str, ...], line: str, mistake: str) -> None:
    interview = _after(*before)
    after = answered(interview, line)

    assert after.mistake is not None
    assert after.mistake.sv == mistake
    assert after.interview == interview


def test_a_target_that_does_not_go_with_the_unit_is_explained() -> None:
    interview = _after(*MEASURE, "dagar", "lägre")
    after = answered(interview, "högst 3 %")

    assert after.mistake is not None
    assert after.mistake.sv.startswith("3 % ")
    assert after.interview == interview


def test_each_question_follows_from_the_answer_before() -> None:
    steps = []
    interview = Interview()
    for line in (*MEASURE, "dagar", "lägre", "högst 30", "", ""):
        steps.append(interview.step)
        interview = answered(interview, line).interview

    assert steps == [*Step, Step.MEASURE, Step.GOAL]
    assert answered(interview, "mer").interview == interview


def test_after_a_measure_one_more_is_asked_for() -> None:
    first, more = question(_after(*GOAL)), question(_after(*MEASURE, "dagar", "lägre", "högst 30"))

    assert first is not None and more is not None
    assert first.sv == "Vad mäts det med? Nyckeltalets namn:"
    assert more.sv == "Ett nyckeltal till för målet (tom rad: nästa mål)?"


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.one_of(st.text(max_size=15), st.sampled_from(["", "Kö", "dagar", "%", "lägre", "minst 85 %", "2024"])),
        max_size=25,
    )
)
def test_any_answers_give_a_file_that_can_be_read_and_stands_as_fmt_writes_it(lines: list[str]) -> None:
    interview = Interview()
    for line in [*lines, *[""] * 12]:
        interview = answered(interview, line).interview
    assert interview.step is None

    text = rules_of(interview, "regler.mal")

    tree, findings = parse(text, "regler.mal")
    _, others = resolve((tree,))
    wrong = [f.message.sv for f in (*findings, *others) if f.severity is Severity.ERROR and "# enhet" not in text]
    assert wrong == []
    assert not any(finding.severity is Severity.ERROR for finding in findings)
    assert formatted(text, "regler.mal") == text


# --- On the terminal ----------------------------------------------------------------------------


@pytest.fixture
def ask(tmp_path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs `new` with answers piped in: the exit code, and what was printed to each stream."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)

    def run(answers: str, *words: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))
        code = cli.main(["new", *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


ANSWERS = "\n".join((*MEASURE, "dagar", "lägre", "30", "högst 30", "", "")) + "\n"


def test_answers_can_be_piped_in_and_questions_do_not_mix_with_the_file(ask, tmp_path) -> None:
    code, out, err = ask(ANSWERS, "-o", "regler.mal")

    assert (code, out) == (0, "")
    assert err.startswith("Vilken kommun? Kommunens kod (fyra siffror)? Vilken nämnd? ")
    assert '  "30" säger inte åt vilket håll; skriv minst 30 eller högst 30\n' in err
    written = (tmp_path / "regler.mal").read_text("utf-8")
    assert ask(ANSWERS)[:2] == (0, written)
    assert written.endswith('nyckeltal kötid "Kötid"\n  enhet dagar\n  lägre är bättre\n  mål 2024 högst 30\n')


def test_answers_that_end_too_early_write_nothing(ask, tmp_path) -> None:
    code, out, err = ask("Storstad\n1234\n", "-o", "regler.mal")

    assert (code, out) == (2, "")
    assert err.endswith("\nsvaren tog slut före frågorna, och ingen fil är skriven\n")
    assert list(tmp_path.iterdir()) == []


def test_breaking_off_writes_nothing(ask, tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: object, size: int = -1) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("commands.new._line", lambda: broken(None))

    assert ask("", "-o", "regler.mal")[0] == 130
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_told_before_anything_is_asked(ask, tmp_path) -> None:
    (tmp_path / "regler.mal").write_text("mitt", "utf-8")

    assert ask(ANSWERS, "-o", "regler.mal") == (
        2,
        "",
        'malkoll: "regler.mal" finns redan; --force skriver över den\n',
    )
    assert (tmp_path / "regler.mal").read_text("utf-8") == "mitt"


def test_the_questions_are_asked_in_english_too(ask) -> None:
    code, _, err = ask(ANSWERS, "--lang", "en")

    assert code == 0
    assert err.startswith("Which municipality? ")
    assert '"30" does not say which way; write minst 30 or högst 30' in err
