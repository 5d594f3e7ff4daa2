"""Files made to hurt: enormous, deep, endless, circular, of the wrong kind. Each is told of, and in linear work.

The calls that are made for n, 2n and 4n of the same shape are counted, not timed. What only a regular expression
could make slow is tried at a size whose square would take minutes.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

import cli
from dsl.parser import parse
from engine.assessment import Evaluated
from engine.figure import read_cell
from engine.run import Options, run
from readers.files import load
from readers.sniff import kind_of
from readers.yaml_case import read_cases

ROOT = Path(__file__).parent.parent
RULES = (ROOT / "rules" / "alingsas-ks-2020.mal").read_text("utf-8")
CASE = (ROOT / "cases" / "alingsas-ks-2020.yaml").read_text("utf-8")
HEAD = 'plan "P"\n  nämnd "N"\n  år 2020\n'
REPORT = "rapport:\n  titel: T\n  period: 2020\n"


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Runs `check` on the words in a folder of its own, where the real files are `regler.mal` and `fall.yaml`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MALKOLL_LANG", raising=False)
    Path("regler.mal").write_text(RULES, "utf-8")
    Path("fall.yaml").write_text(CASE, "utf-8")

    def ran(*words: str) -> tuple[int, str]:
        code = cli.main(["check", *(words or ("regler.mal", "fall.yaml"))])
        printed = capsys.readouterr()
        assert code in (0, 1, 2) and "Traceback" not in printed.out + printed.err
        return code, printed.out + printed.err

    return ran


def _calls(action: Callable[[], object]) -> int:
    """How many calls, of Python's functions and of built-in ones, `action` makes."""
    count = 0

    def counted(_frame: object, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def _grows_no_faster(action: Callable[[int], object], size: int) -> None:
    """Twice the size is at most little more than twice the work; a square would make it four times."""
    action(2)
    once, twice, four_times = (_calls(lambda n=n: action(n)) for n in (size, 2 * size, 4 * size))

    assert twice - once < 2.6 * once
    assert four_times - twice < 2.6 * (twice - once) + 1000


def _judged(rules: str, case: str) -> Evaluated:
    tree, _ = parse(rules, "regler.mal")
    cases, _ = read_cases(case, "fall.yaml")
    return run(((tree,),), cases, Options()).evaluated[0]


def _codes(rules: str) -> list[str]:
    return [finding.code for finding in parse(rules, "regler.mal")[1]]


def _where(condition: str) -> str:
    """The real rules with one goal judged by `condition`."""
    return RULES.replace("  mäts med bredband_ks\n", f"  mäts med bredband_ks\n  helt uppfyllt när {condition}\n")


# --- Rule text ----------------------------------------------------------------------------------

LINES = {
    "one word": "a",
    "digits": "1",
    "quotes": '"',
    "low quotes": "„",
    "commas": ",",
    "figures and commas": "1,",
    "figures, dots and commas": "1.1,",
    "grouped figures": "1 234 ",
    "parentheses": "(",
    "spaces": " ",
    "dashes": "-",
    "percents": "%-",
    "letters and dots": "a.",
    "combined letters": "a-",
    "hashes": "#",
}


@pytest.mark.parametrize("name", LINES)
def test_a_very_long_line_is_one_mistake(name: str) -> None:
    """Minutes, were any pattern tried again from every sign; see the counted tests for Python's own work."""
    sign = LINES[name]
    text = HEAD + "nämnd x " + sign * (250_000 // len(sign)) + "\n"
    start = process_time()

    _, findings = parse(text, "regler.mal")

    assert process_time() - start < 30

    assert {finding.code for finding in findings} == {"MK001"}
    assert max(len(finding.message.sv) for finding in findings) < 2_000_000


@pytest.mark.parametrize("name", LINES)
def test_work_on_one_long_line_grows_as_the_line(name: str) -> None:
    _grows_no_faster(lambda n: parse(HEAD + "nämnd x " + LINES[name] * n + "\n", "regler.mal"), 1000)


@pytest.mark.parametrize("beginning", ["a", "{", "{ ", '"', "rapport", "plan", "'"])
@pytest.mark.parametrize("filling", [" ", "{ ", "a ", '"', ":", ": :"])
def test_the_kind_of_a_file_is_told_of_any_long_line(beginning: str, filling: str) -> None:
    assert kind_of(beginning + filling * 300_000 + "{b\n" + RULES, "text.mal") is not None


SHAPES = {
    "broken lines": lambda n: HEAD + "foo bar baz\n" * n,
    "broken headings": lambda n: HEAD + "nyckeltal a b minst\n" * n,
    "lines that a comma joins": lambda n: HEAD + "  kommun,\n" * n,
    "statements that a comma joins": lambda n: HEAD + "nyckeltal k\n" + "  mål 2021 minst 5,\n" * n,
    "negations": lambda n: _where("inte " * n + "bredband_ks nås"),
    "conjunctions": lambda n: _where(" och ".join(["bredband_ks nås"] * n)),
    "alternatives": lambda n: _where(" eller ".join(["bredband_ks nås och bredband_ks saknas"] * n)),
    "strings to join": lambda n: HEAD + 'nämndsmål g "x"\n' + '  "y"\n' * n,
    "names": lambda n: HEAD + 'nämndsmål g "x"\n  mäts med ' + ", ".join(f"k{i}" for i in range(n)) + "\n",
    "goals": lambda n: HEAD + "".join(f'nämndsmål g{i} "x"\n  mäts med k{i}\n' for i in range(n)),
}


@pytest.mark.parametrize("name", SHAPES)
def test_work_on_a_rule_file_grows_as_the_file(name: str) -> None:
    # Above the number of mistakes after which the rest is not read.
    _grows_no_faster(lambda n: parse(SHAPES[name](n), "regler.mal"), 250)


@pytest.mark.parametrize("deep", [51, 1000, 100_000])
@pytest.mark.parametrize("opening", ["(", "inte ", "inte ("])
def test_conditions_nested_beyond_reason_are_read_or_told_of(check, opening: str, deep: int) -> None:
    closing = ")" * deep if "(" in opening else ""
    Path("regler.mal").write_text(_where(opening * deep + "bredband_ks nås" + closing), "utf-8")

    code, printed = check()

    assert (code, "MK001" in printed) == (1, True)


def test_parentheses_as_deep_as_the_limit_are_judged() -> None:
    deep = _judged(_where("(" * 50 + "bredband_ks nås" + ")" * 50), CASE)

    assert [one.computed for one in deep.assessments] == [one.computed for one in _judged(RULES, CASE).assessments]


def test_ten_thousand_broken_lines_are_told_up_to_a_limit_that_is_said() -> None:
    _, findings = parse(HEAD + "foo bar\n" * 10_000, "regler.mal")

    assert len(findings) == 201
    assert [finding.labels[0].span.line for finding in findings] == list(range(4, 205))
    assert findings[-1].message.sv == ("filen har fler än 200 rader som inte kan läsas, och resten av den är inte läst")


@pytest.mark.parametrize("figure", ["9" * 100_000, "0," + "9" * 100_000, "1" + " 000" * 30_000, "1" + "0" * 1001])
def test_a_figure_of_too_many_digits_is_told_of_in_a_rule_file(figure: str) -> None:
    assert _codes(RULES.replace("minst 90 %", f"minst {figure} %")) == ["MK001"]


@pytest.mark.parametrize("year", ["0", "0000", "99999", "9999", "1899", "2200", "9" * 100_000, "−2020"])
def test_a_year_beyond_the_calendar_is_told_of(check, year: str) -> None:
    assert "MK001" in _codes(RULES.replace("  år 2020\n", f"  år {year}\n"))
    Path("fall.yaml").write_text(CASE.replace("period: 2020", f"period: '{year}'"), "utf-8")
    Path("ar.yaml").write_text(CASE.replace("    2020: {", f"    {year}: {{"), "utf-8")

    assert check()[0] in (1, 2)
    assert check("regler.mal", "ar.yaml")[0] in (1, 2)


# --- Plans --------------------------------------------------------------------------------------


def _chain(length: int) -> str:
    links = "".join(f"nyckeltal k{i}\n  samma mått som k{i - 1}\n" for i in range(1, length))
    goal = f'nämndsmål g "G"\n  mäts med k{length - 1}\n'
    return HEAD + goal + links + 'nyckeltal k0 "Rot"\n  enhet index\n  lägre är bättre\n'


def test_a_measure_at_the_end_of_a_long_chain_has_what_its_root_says() -> None:
    measures = _judged(_chain(5000), REPORT).plan.measures

    assert {(one.title, one.same_as, one.unit.name if one.unit else None) for one in measures} == {
        ("Rot", "k0", "index")
    }


def test_work_on_a_chain_of_the_same_measure_grows_as_the_chain() -> None:
    _grows_no_faster(lambda n: _judged(_chain(n), REPORT), 60)


def test_a_ring_of_the_same_measure_is_told_of_once(check) -> None:
    ring = "".join(f"nyckeltal k{i}\n  samma mått som k{(i + 1) % 3000}\n" for i in range(3000))
    Path("regler.mal").write_text(HEAD + ring, "utf-8")
    Path("fall.yaml").write_text(REPORT, "utf-8")

    assert check()[1].count("fel MK003") == 1


def _exceptions(length: int, ring: bool = False) -> str:
    def line(index: int) -> str:
        above = f' från "u{(index - 1) % length}"' if index or ring else ""
        verdict = "helt" if index % 2 else "ej"
        return f'  undantag "u{index}"{above} när dialog_ks är minst 2 ger {verdict} uppfyllt\n'

    lines = "".join(line(index) for index in range(length))
    return RULES.replace("  mäts med dialog_ks\n", f"  mäts med dialog_ks\n{lines}")


def test_the_last_of_two_thousand_exceptions_on_one_another_gives_the_verdict() -> None:
    by_name = {one.name: one.computed_word for one in _judged(_exceptions(2000), CASE).assessments}

    assert by_name["dialog"] == "Helt uppfyllt"


def test_work_on_exceptions_on_one_another_grows_as_their_number() -> None:
    _grows_no_faster(lambda n: _judged(_exceptions(n), CASE), 60)


def test_a_ring_of_exceptions_is_told_of(check) -> None:
    Path("regler.mal").write_text(_exceptions(500, ring=True), "utf-8")

    assert check()[1].count("fel MK002") == 500


def _hinging(number: int, condition: str) -> tuple[str, str]:
    """A goal whose every measure is met or missed by its rounding alone."""
    names = [f"k{index}" for index in range(number)]
    goal = f'nämndsmål g "G"\n  mäts med {", ".join(names)}\n  helt uppfyllt när {condition}\n'
    measures = "".join(f'nyckeltal {n} "{n}"\n  enhet index\n  högre är bättre\n  mål 2020 minst 5,3\n' for n in names)
    return HEAD + goal + measures, REPORT + "utfall:\n" + "".join(f'  {name}: {{2020: "5"}}\n' for name in names)


@pytest.mark.parametrize(
    "condition", ["alla nyckeltal nås", "minst 150 nyckeltal nås", "i snitt minst 95 % av målvärdena"]
)
@pytest.mark.parametrize("number", [300, 1001])
def test_a_goal_that_hinges_on_very_many_roundings_gets_an_upper_bound_that_is_said(
    number: int, condition: str
) -> None:
    goal = _judged(*_hinging(number, condition)).assessments[0]

    assert (goal.computed.name, goal.upper_bound) == ("NOT", True)
    assert [one.name for one in goal.possible_rounding] == ["FULL", "NOT"]


def test_a_mean_that_no_rounding_moves_is_no_upper_bound() -> None:
    goal = _judged(*_hinging(300, "i snitt minst 50 % av målvärdena")).assessments[0]

    assert (goal.computed.name, goal.upper_bound) == ("FULL", False)


def test_work_on_names_that_are_not_declared_grows_as_their_number() -> None:
    def unknown(n: int) -> None:
        n += 400  # from where on a misspelt name is compared with some names only
        goals = "".join(f'nämndsmål g{i} "m"\n  mäts med nyckel_{i}\n' for i in range(n - 400))
        _judged(HEAD + goals + "".join(f'nyckeltal namn_{i} "x"\n  enhet antal\n' for i in range(400)), REPORT)

    _grows_no_faster(unknown, 100)


def test_a_misspelt_name_among_very_many_is_still_understood(check) -> None:
    declared = "".join(f'nyckeltal {name}_{i} "x"\n  enhet antal\n' for i in range(300) for name in ("skola", "vård"))
    Path("regler.mal").write_text(HEAD + declared + 'nämndsmål g "m"\n  mäts med skloa_217, vård_29O\n', "utf-8")
    Path("fall.yaml").write_text(REPORT, "utf-8")

    printed = check()[1]

    assert 'menade du "skola_217"?' in printed
    assert 'menade du "vård_29' in printed


# --- Cells and cases ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "printed",
    ["9" * 100_000, "1e999999", "1E-99999999", "0," + "9" * 59, "²" * 99, "٣", "½", "(" * 10_000, "1," * 9999],
)
def test_a_cell_that_is_no_figure_has_no_value_or_an_exact_one(printed: str) -> None:
    figure = read_cell(printed, None, ())

    assert figure.printed == printed
    assert figure.value is None or f"{figure.value:f}" == printed.replace(",", ".")


def test_an_alias_bomb_is_refused(check) -> None:
    steps = "".join(f"a{i + 1}: &a{i + 1} [{','.join([f'*a{i}'] * 9)}]\n" for i in range(20))
    Path("fall.yaml").write_text("a0: &a0 [x]\n" + steps + CASE, "utf-8")

    assert (check()[0], "MK008" in check()[1]) == (1, True)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "a: [{", "!!x ", "&a "])
def test_lists_and_headings_in_one_another_are_read_to_a_depth(check, opening: str) -> None:
    Path("fall.yaml").write_text(CASE + "x:\n  " + opening * 50_000 + "\n", "utf-8")

    assert "MK008" in check()[1]


YAML = {
    "twice": lambda n: CASE.replace("utfall:\n", "utfall:\n" + "  x:\n    2020: 3\n" * n, 1),
    "rows": lambda n: CASE.replace("utfall:\n", "utfall:\n" + "".join(f"  x{i}: {{2020: 3}}\n" for i in range(n)), 1),
    "words": lambda n: CASE.replace("bedömningar:\n", "bedömningar:\n" + "".join(f"  x{i}: Ja\n" for i in range(n)), 1),
    "keys": lambda n: CASE + "".join(f"utfal{i}: 3\n" for i in range(n)),
}


@pytest.mark.parametrize("name", YAML)
def test_work_on_a_case_grows_as_the_case(name: str) -> None:
    _grows_no_faster(lambda n: _judged(RULES, YAML[name](n)), 100)


@pytest.mark.parametrize(
    "sign", ["a", "1", '"', "'", ",", ":", ": ", "- ", "#", "&", "*", "!", "|", "%", "{", "[", "\t"]
)
def test_a_line_of_a_megabyte_in_a_case_is_read_or_told_of(sign: str) -> None:
    line = sign * (1_000_000 // len(sign))

    assert read_cases(CASE + line, "fall.yaml")[0][0].report.title == "Kommunstyrelsens årsredovisning 2020"
    assert read_cases(CASE.replace("titel: Komm", f"titel: {line}Komm", 1), "fall.yaml") is not None


# --- What is no text file -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n1 0 obj\n", "ett PDF-dokument"),
        (b"PK\x03\x04\x14\0", "ett Word- eller Exceldokument"),
    ],
)
@pytest.mark.parametrize("name", ["regler.mal", "fall.yaml"])
def test_a_report_is_told_not_to_be_rules_or_a_case(check, name: str, data: bytes, what: str) -> None:
    Path(name).write_bytes(data)

    code, printed = check("regler.mal", "fall.yaml")

    assert code == 2
    assert f'{name}: fel MK006: "{name}" är {what}\n' in printed
    assert "rapportens siffror skrivs av i en fallfil" in printed


@pytest.mark.parametrize("data", [b"%PDF-1.7\n1 0 obj\n", b"PK\x03\x04\x14\0"], ids=["pdf", "zip"])
def test_a_torn_report_without_an_ending_is_told(check, data: bytes) -> None:
    Path("rapport").write_bytes(data)

    code, printed = check("regler.mal", "fall.yaml", "rapport")

    assert code == 2
    assert 'rapport: fel MK006: "rapport" är ' in printed


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n", "en bild"),
        (b'plan \0"x"', "en fil utan läsbar text"),
    ],
)
@pytest.mark.parametrize("name", ["regler.mal", "fall.yaml", "rapport"])
def test_a_document_is_told_not_to_be_read(check, name: str, data: bytes, what: str) -> None:
    Path(name).write_bytes(data)

    code, printed = check("regler.mal", "fall.yaml", *({name} - {"regler.mal", "fall.yaml"}))

    assert code == 2
    assert f'{name}: fel MK006: "{name}" är {what}\n' in printed
    assert "rapportens siffror skrivs av i en fallfil" in printed


def test_an_empty_file_is_told_of(check) -> None:
    Path("tom.txt").write_bytes(b"")

    assert check("regler.mal", "fall.yaml", "tom.txt")[0] == 2


def test_a_file_above_the_limit_is_told_of_unread(check) -> None:
    with open("stor.yaml", "wb") as file:
        file.truncate(60_000_000)

    code, printed = check("regler.mal", "stor.yaml")

    assert code == 2
    assert '"stor.yaml" är 60 MB, och filer över 50 MB läses inte' in printed


def test_links_that_lead_nowhere_or_round_are_told_of(check) -> None:
    Path("ingenstans.mal").symlink_to("finns-inte.mal")
    Path("ett.mal").symlink_to("tva.mal")
    Path("tva.mal").symlink_to("ett.mal")

    for name in ("ingenstans.mal", "ett.mal"):
        code, printed = check(name, "fall.yaml")
        assert code == 2
        assert f"{name}: fel MK006: " in printed


def test_a_folder_that_holds_a_ring_of_links_is_searched_once(check) -> None:
    Path("mapp").mkdir()
    Path("mapp/runt").symlink_to(Path("mapp").absolute())
    Path("mapp/fall.yaml").write_text(CASE, "utf-8")

    assert len(load(["mapp"]).cases) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_without_an_end_is_not_waited_for(check) -> None:
    os.mkfifo("ror.mal")
    Path("regler.mal").write_text('använd "ror.mal"\n' + RULES, "utf-8")

    for words in (("ror.mal", "fall.yaml"), ("regler.mal", "fall.yaml"), (".",)):
        printed = check(*words)[1]
        assert '"ror.mal" är ingen vanlig fil' in printed


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_told_of(check) -> None:
    Path("fall.yaml").chmod(0)

    assert check()[0] == 2


# --- Imports ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("regler.mal", "filerna använder varandra i en ring: regler.mal → regler.mal"),
        ("../../etc/passwd", '"../../etc/passwd" ligger utanför mappen som kommandot fick'),
        ("/etc/passwd", '"/etc/passwd" ligger utanför mappen som kommandot fick'),
        ("\\\\dator\\fil.mal", "ligger utanför mappen som kommandot fick"),
        ("C:\\fil.mal", "ligger utanför mappen som kommandot fick"),
        ("fall.yaml", '"fall.yaml" är ingen regelfil'),
        ("mapp", '"mapp" är ingen vanlig fil'),
        ("x" * 5000, "går inte att läsa"),
    ],
)
def test_an_import_that_cannot_be_used_is_told_of(check, written: str, told: str) -> None:
    Path("mapp").mkdir()
    Path("regler.mal").write_text(f'använd "{written}"\n' + RULES, "utf-8")

    code, printed = check()

    assert code in (1, 2)
    assert told in printed


def test_a_long_row_and_a_wide_web_of_imports_are_followed_to_a_depth(check) -> None:
    for index in range(300):
        Path(f"i{index}.mal").write_text(f'använd "i{index + 1}.mal"\nanvänd "i{(index + 7) % 300}.mal"\n', "utf-8")
    Path("regler.mal").write_text('använd "i0.mal"\n' + RULES, "utf-8")

    assert "mer än 50 filer använder varandra i rad" in check()[1]
