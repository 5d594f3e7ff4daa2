"""What `malkoll fmt` writes of a rule file, and that it means the same afterwards."""

import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsl.formatter import Sentence, formatted, sentences
from dsl.lexer import SPACE
from dsl.parser import parse
from dsl.source import decode, mended
from findings.codes import MENDED

ROOT = Path(__file__).parent.parent
FILES = sorted(path for folder in ("rules", "tests") for path in (ROOT / folder).rglob("*.mal"))
RULES = (ROOT / "rules" / "alingsas-ks-2020.mal").read_text("utf-8")

LAWS = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))


# --- The laws -----------------------------------------------------------------------------------


def meaning(node: Any) -> Any:
    """A tree without its places: classes, fields and values; what is printed without its spaces, its signs alike."""
    if isinstance(node, Enum):
        return node
    if attrs.has(type(node)):
        fields = [field.name for field in attrs.fields(type(node)) if field.name not in ("span", "unread")]
        values = ((name, getattr(node, name)) for name in fields)
        return (type(node), *(plain(value) if name == "printed" else meaning(value) for name, value in values))
    return [meaning(part) for part in node] if isinstance(node, tuple) else node


def plain(printed: str) -> str:
    return re.sub(SPACE, "", printed).lower().replace("–", "−").replace("-", "−")


def comments(text: str) -> Iterator[str]:
    """The comments of a file, in its order, those of lines that cannot be read as well."""
    for line in text.split("\n"):
        outside = re.sub(r'"[^"]*"|[”“„][^”“]*[”“]|["”“„].*', "", line)
        if "#" in outside:
            yield outside[outside.index("#") :].rstrip()


def lawful(text: str) -> None:
    """Everything that holds for each file that is formatted."""
    once = formatted(text, "a.mal")
    tree, told = parse(text, "a.mal")
    tree_after, told_after = parse(once, "a.mal")

    assert formatted(once, "a.mal") == once
    assert meaning(tree_after) == meaning(tree)
    assert list(comments(once)) == list(comments(text))
    codes = [finding.code for finding in told if finding.code != MENDED.code]
    assert [finding.code for finding in told_after if finding.code != MENDED.code] == codes
    if not codes:
        assert [finding for finding in told_after if finding.code == MENDED.code] == []
    assert once == "" or (once.endswith("\n") and not once.endswith("\n\n") and once[0] not in "\n")


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(ROOT)) for path in FILES])
def test_every_rule_file_means_the_same_formatted(path: Path) -> None:
    text, _ = decode(path.read_bytes(), path.name)

    lawful(text)


#: What a slip of the hand may put anywhere in a file.
PIECES = st.sampled_from(
    (
        *'\n\t\xa0\u200b\xad"”„(),#-−–: 9%',
        *(", ", "# x", "  ", "2020", "1 234", "0.5", "−4,9", "i.u.", "och", "eller", "År", "Enhet", "enhet andel"),
        *("nyckeltal", "plan", "\nnyckeltal x\n", '\n"\n', "\nmål 2020", "källa 1  234  567", "bolag X 2020 - 08"),
        *("e\u0301", "\r\n"),
    )
)


@st.composite
def slipped(draw: st.DrawFn) -> str:
    """A part of a rule file with pieces put in, characters taken out, and words or lines that change places."""
    lines = RULES.split("\n")
    start = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[start : start + draw(st.integers(1, 25))])
    for _ in range(draw(st.integers(1, 8))):
        at = draw(st.integers(0, len(text)))
        how = draw(st.integers(0, 3))
        if how < 2:
            text = text[:at] + draw(PIECES) + text[at:]
        elif how == 2:
            text = text[:at] + text[at + draw(st.integers(1, 3)) :]
        else:
            text = text[:at] + text[at:].replace(draw(st.sampled_from([" ", "\n", '"'])), draw(PIECES), 1)
    return text


@LAWS
@given(slipped())
def test_a_file_of_slips_means_the_same_formatted(text: str) -> None:
    lawful(mended(text))


@LAWS
@given(st.text(st.sampled_from(' \n\t"”#,()=+±:−–-.%aåÅ1290') | st.characters(), max_size=60))
def test_any_text_means_the_same_formatted(text: str) -> None:
    lawful(mended(text))


@st.composite
def untidy(draw: st.DrawFn) -> str:
    """The rule file as somebody may have left it: other spaces, quotes, capitals and blank lines."""
    space = draw(st.sampled_from([" ", "  ", "\t", "\xa0", " \u200b "]))
    indent = draw(st.sampled_from(["", "  ", "\t", "      "]))
    lines = []
    for line in RULES.split("\n"):
        text = line.strip()
        if not text.startswith("#"):
            outside = re.split('("[^"]*")', text)
            text = "".join(p if number % 2 else p.replace(" ", space) for number, p in enumerate(outside))
            if draw(st.integers(0, 9)) == 0:
                text = text[:1].upper() + text[1:]
            if draw(st.integers(0, 9)) == 0:
                text = re.sub('"([^"]*)"', r"”\1”", text)
        below = line.startswith(" ")
        lines.append(
            (indent if below else "") + text + draw(st.sampled_from(["", "", " ", "\n\n" if not text else ""]))
        )
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines)


@settings(LAWS, max_examples=20)
@given(untidy())
def test_an_untidy_file_becomes_the_tidy_one(text: str) -> None:
    assert formatted(text, "a.mal") == RULES


# --- Words and spaces ---------------------------------------------------------------------------


def line(text: str, heading: str = "nyckeltal a") -> str:
    """The line below a heading, as `fmt` writes it."""
    below = formatted(f"{heading}\n{text}\n", "a.mal")
    assert below.startswith(f"{heading}\n  ")
    return below.removeprefix(f"{heading}\n  ").removesuffix("\n")


@pytest.mark.parametrize(
    ("written", "tidy"),
    [
        ("Enhet   Andel", "enhet andel"),
        ("enhet KWH", "enhet kWh"),
        ("enhet \t\xa0kr/inv", "enhet kr/inv"),
        ("MÅL 2020 Minst 90%", "mål 2020 minst 90 %"),
        ("mål 2020–2022 minst 1\xa0234,5 kr", "mål 2020–2022 minst 1 234,5 kr"),
        ("mål 2020-2022 minst 1\u202f234 kr", "mål 2020–2022 minst 1 234 kr"),
        ("mål 2020 − 2022 minst 5", "mål 2020–2022 minst 5"),
        ("mål 2020 minst - 4,9", "mål 2020 minst −4,9"),
        ("mål 2020 minst –4,9 procent , delvis minst -5", "mål 2020 minst −4,9 procent, delvis minst −5"),
        ("mål 2020 oförändrat ±1", "mål 2020 oförändrat ± 1"),
        ("mål 2020 minst 5 P.E.", "mål 2020 minst 5 p.e."),
        ("mål 2020 minst 90 %-Enheter", "mål 2020 minst 90 %-enheter"),
        ("mål 2020 I genomsnitt 2018( av minst 2 år )minst 2%", "mål 2020 i genomsnitt 2018 (av minst 2 år) minst 2 %"),
        ("källa Kolada  N07900", "källa Kolada N07900"),
        ("källa ”Egen  mätning”", 'källa "Egen  mätning"'),
        ('källa ”Mätningen "Insikt"”', 'källa ”Mätningen "Insikt"”'),
        ('källa „Mätningen "Insikt"“', 'källa „Mätningen "Insikt"“'),
        ('redovisas per "Norr" ,  "Syd"', 'redovisas per "Norr", "Syd"'),
        ("samma mått som Bredband_KF", "samma mått som Bredband_KF"),
        ("bidrar till År, Prioriterat", "bidrar till År, Prioriterat"),
        ("känd avvikelse mk201  till 31 Maj 2024", "känd avvikelse mk201 till 31 maj 2024"),
    ],
)
def test_the_words_stay_and_their_spaces_and_spelling_are_the_languages_own(written: str, tidy: str) -> None:
    assert line(written) == tidy
    assert line(tidy) == tidy


@pytest.mark.parametrize(
    ("heading", "written", "tidy"),
    [
        ("plan", "kommun  Upplands  Väsby 0114", "kommun Upplands Väsby 0114"),
        ("plan", 'bolag "AB X" 556055-2753', 'bolag "AB X" 556055-2753'),
        ("plan", 'bolag "AB X" 2020  -  08', 'bolag "AB X" 2020 - 08'),
        ("nämndsmål g", "mäts med  a, b_2 , c( vikt 2 )", "mäts med a, b_2, c (vikt 2)"),
        (
            "nämndsmål g",
            "exempel år 2020 : a 2020=PREL 91%,  b 2020 = I.U. Ger ej uppfyllt , på 2019",
            "exempel år 2020: a 2020 = prel 91 %, b 2020 = i.u. ger ej uppfyllt, på 2019",
        ),
        ("nämndsmål g", "helt uppfyllt när( a nås )Och inte b nås", "helt uppfyllt när (a nås) och inte b nås"),
        ("tabell t", "kolumn avvikelse=-bokslut +budget –x", "kolumn avvikelse = −bokslut + budget − x"),
        ("tabell t", 'rad "X" = –"A"', 'rad "X" = −"A"'),
    ],
)
def test_each_sign_has_its_spaces(heading: str, written: str, tidy: str) -> None:
    assert line(written, heading) == tidy
    assert line(tidy, heading) == tidy


def test_a_name_that_is_spelt_as_a_word_of_the_language_elsewhere_keeps_its_spelling() -> None:
    assert line("bidrar till Mål, Enhet") == "bidrar till Mål, Enhet"


# --- Lines --------------------------------------------------------------------------------------


def test_lines_are_set_in_below_headings_and_headings_are_set_apart() -> None:
    text = (
        'språk 1\nanvänd "b.mal"\nplan "P"\nnämnd "N"\n\n\n\n\tår 2020\n'
        "nyckeltal a\n\n enhet andel\n    nyckeltal b\n\n\n"
    )

    assert formatted(text, "a.mal") == (
        'språk 1\nanvänd "b.mal"\n\nplan "P"\n  nämnd "N"\n\n  år 2020\n\nnyckeltal a\n\n  enhet andel\n\nnyckeltal b\n'
    )


@pytest.mark.parametrize("text", ["", "\n", " \n\t\n\n", "\ufeff\n"])
def test_nothing_becomes_nothing(text: str) -> None:
    assert formatted(text, "a.mal") == ""


def test_the_file_begins_with_its_first_line_and_ends_with_one_line_break() -> None:
    assert formatted("\n\n# Först\n\n\nplan\n\n", "a.mal") == "# Först\n\nplan\n"
    assert formatted("plan", "a.mal") == "plan\n"


def test_strings_stay_divided_and_stand_below_one_another() -> None:
    text = 'nyckeltal a ”Ett”\n"två"   # sist\n\n  # mellan\n"tre"\nkallas "x"\n"y",  "z"\n"w"\nenhet\n"egen"\n'

    assert formatted(text, "a.mal") == (
        'nyckeltal a "Ett"\n            "två"  # sist\n\n            # mellan\n            "tre"\n'
        '  kallas "x"\n         "y", "z"\n              "w"\n  enhet\n    "egen"\n'
    )


def test_what_continues_a_line_is_set_in_four_steps() -> None:
    text = (
        "nämndsmål g\nmäts med a,# ett\nb,\n\n# tre\n  c\n"
        "helt uppfyllt när a nås\nOch b nås\n      eller c nås # sist\n"
    )

    assert formatted(text, "a.mal") == (
        "nämndsmål g\n  mäts med a,  # ett\n    b,\n\n    # tre\n    c\n  helt uppfyllt när a nås\n    och b nås\n"
        "    eller c nås  # sist\n"
    )


def test_a_heading_that_continues_is_not_set_in_but_what_continues_it_is() -> None:
    assert formatted('  plan\n"P"\n', "a.mal") == 'plan\n    "P"\n'


def test_a_string_after_one_that_has_ended_is_not_below_it() -> None:
    text = 'nyckeltal a\nredovisas per "Norr",\n"Syd"\n"och öst"\n'

    assert formatted(text, "a.mal") == 'nyckeltal a\n  redovisas per "Norr",\n    "Syd"\n    "och öst"\n'


# --- Comments -----------------------------------------------------------------------------------


def test_a_comment_is_set_in_as_what_follows_it() -> None:
    text = "#1\nspråk 1 #2  \n    #3\n\nplan\n#4\n      #5\n\n år 2020 # 6\n\n\n#7\n\n#8\n#9\nnyckeltal a\n\n#10"

    assert formatted(text, "a.mal") == (
        "#1\nspråk 1  #2\n#3\n\nplan\n  #4\n  #5\n\n  år 2020  # 6\n\n#7\n\n#8\n#9\nnyckeltal a\n\n#10\n"
    )


def test_a_comment_that_is_set_in_further_than_the_heading_below_is_about_the_block_above() -> None:
    text = "nyckeltal a\n  enhet andel\n    # mål 2021 minst 5\n# Om b\n nyckeltal b\n  # sist\n"

    assert formatted(text, "a.mal") == (
        "nyckeltal a\n  enhet andel\n  # mål 2021 minst 5\n\n# Om b\nnyckeltal b\n  # sist\n"
    )


def test_a_comment_before_a_blank_line_is_about_the_block_above_where_it_is_set_in() -> None:
    text = "nyckeltal a\n   # ett\n# två\n\n  # tre\n\nnyckeltal b\n"

    assert formatted(text, "a.mal") == "nyckeltal a\n  # ett\n# två\n\n  # tre\n\nnyckeltal b\n"


def test_a_comment_before_the_first_heading_is_not_set_in() -> None:
    assert formatted("   # ett\n\n\t# två\n", "a.mal") == "# ett\n\n# två\n"


def test_a_tab_counts_as_the_steps_that_it_takes() -> None:
    assert (
        formatted("plan\n år 2020\n\t# ett\n    nyckeltal b\n", "a.mal") == "plan\n  år 2020\n  # ett\n\nnyckeltal b\n"
    )


# --- What cannot be read ------------------------------------------------------------------------


def test_a_line_that_cannot_be_read_is_left_as_it_is() -> None:
    text = "plan\n # om\n      Mål  2020   90%   # nu \t\n   # efter\nÅr  2020\n"

    assert formatted(text, "a.mal") == "plan\n      # om\n      Mål  2020   90%   # nu\n  # efter\n  år 2020\n"


def test_all_lines_of_a_statement_that_cannot_be_read_are_left() -> None:
    text = "plan\nkallas  ”x”,  \n\n   # om y\n ”y”  oj\nÅr  2020\n"

    assert formatted(text, "a.mal") == "plan\nkallas  ”x”,\n\n   # om y\n ”y”  oj\n  år 2020\n"


def test_a_line_that_a_comma_has_joined_to_one_above_is_written_by_itself() -> None:
    text = "nyckeltal a\nbidrar till  b,\nEnhet  andel\n"

    assert formatted(text, "a.mal") == "nyckeltal a\nbidrar till  b,\n  enhet andel\n"


def test_what_stands_below_a_heading_that_cannot_be_read_is_left() -> None:
    text = (
        "plan\n # kvar\n# om\nNyckeltal  alla\n    Enhet  andel  \n\n\n  # mitt\n"
        "   uppdrag  oj!\n  # nära\n # om b\n nyckeltal  b\nenhet  %\n"
    )

    assert formatted(text, "a.mal") == (
        "plan\n  # kvar\n# om\nNyckeltal  alla\n    Enhet  andel\n\n  # mitt\n"
        "   uppdrag  oj!\n  # nära\n\n# om b\nnyckeltal b\n  enhet %\n"
    )


def test_a_comment_just_above_a_heading_that_cannot_be_read_stands_as_it_does() -> None:
    assert formatted("plan\n# om\n  nyckeltal alla\n", "a.mal") == "plan\n  # om\n  nyckeltal alla\n"
    assert formatted("nyckeltal år\n # om\n   uppdrag oj!\n", "a.mal") == "nyckeltal år\n # om\n   uppdrag oj!\n"


def test_a_line_below_a_heading_where_it_does_not_belong_is_written_as_others_are() -> None:
    assert formatted("plan\nHögre är  bättre\n", "a.mal") == "plan\n  högre är bättre\n"


def test_what_follows_more_mistakes_than_are_told_is_left() -> None:
    mistakes = "".join(f"  oj  {number}\n" for number in range(201))
    text = f"plan\n{mistakes}År  2020\nnyckeltal  a\n"

    assert formatted(text, "a.mal") == text


def test_many_lines_joined_by_commas_that_cannot_be_read_are_left() -> None:
    text = "plan\n" + "kallas 5,\n" * 3000

    assert formatted(text, "a.mal") == text


# --- Texts that were not decoded ----------------------------------------------------------------


def test_a_text_of_an_editor_has_its_line_breaks_letters_and_marks_mended() -> None:
    text = "\ufeffplan\r\na\u030ar 2020 \r  nä\xadmnd ”N”\u2028# sist\r\n"

    assert formatted(text, "a.mal") == 'plan\n  år 2020\n  nämnd "N"\n# sist\n'


# --- Sentences ----------------------------------------------------------------------------------


def test_each_statement_that_can_be_read_is_a_sentence_on_one_line() -> None:
    text = (
        'språk 1 # ett\n\nNyckeltal a ”Ett”\n  "två" # två\n  Mål 2020 90 %\n  bidrar till b, # b\n    c\n'
        "nyckeltal alla\nenhet  andel\n"
    )

    assert sentences(text, "a.mal") == (
        Sentence(1, 1, False, "språk 1"),
        Sentence(3, 4, True, 'nyckeltal a "Ett två"'),
        Sentence(6, 7, False, "bidrar till b, c"),
        Sentence(9, 9, False, "enhet andel"),
    )


def test_a_text_of_several_strings_keeps_the_quotes_that_it_needs() -> None:
    texts = [
        '”Ett "två"”\n"tre"',
        '”Ett "två"”\n"tre ”fyra”"',
        '”Ett "två"”\n"tre “fyra"',
        '"Ett"\n”två”, "tre"\n"fyra"',
    ]

    assert [sentences(f"nyckeltal a\nkallas {text}\n", "a.mal")[1].text for text in texts] == [
        'kallas ”Ett "två" tre”',
        'kallas "Ett ”två” tre ”fyra”"',
        'kallas "Ett ”två” tre “fyra"',
        'kallas "Ett två", "tre fyra"',
    ]


def test_an_empty_file_has_no_sentences() -> None:
    assert sentences("", "a.mal") == ()
    assert sentences("# bara\n", "a.mal") == ()


def test_sentences_read_as_the_statements_that_they_were() -> None:
    text = "".join(f"{one.text}\n" for one in sentences(RULES, "a.mal"))

    assert meaning(parse(text, "a.mal")[0]) == meaning(parse(RULES, "a.mal")[0])
