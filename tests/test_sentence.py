"""Sentences of goals, as full tables: the figures they give as targets, and the direction they claim."""

from decimal import Decimal

import pytest

from engine.sentence import SentenceFigure, directions, sentence_figures

#: sentence -> each figure in order: value and unit, the phrase that governs it, the comparison, whether it is firm.
FIGURES: list[tuple[str, list[str]]] = [
    # The sentence's own verb.
    ("Andelen ska vara minst 95 procent", ["95 procent | ska vara minst | minst | firm"]),
    ("Andelen ska vara 100 procent", ["100 procent | ska vara | - | firm"]),
    ("Andelen skall uppgå till högst 5,5 %", ["5.5 procent | skall uppgå till högst | högst | firm"]),
    ("Andelen bör nå 80 %", ["80 procent | bör nå | - | firm"]),
    ("NKI ska uppgå till minst 64", ["64 - | ska uppgå till minst | minst | firm"]),
    ("Nämnden ska ligga på 3 mnkr", ["3 mnkr | ska ligga på | - | firm"]),
    ("Priset ska bli 1 234 kronor", ["1234 kr | ska bli | - | firm"]),
    ("Avgiften ska vara högst 500 kr per invånare", ["500 kr per invånare | ska vara högst | högst | firm"]),
    ("Resultatet ska vara minst −2 procent", ["-2 procent | ska vara minst | minst | firm"]),
    ("Resultatet är minst 2 procent", ["2 procent | är minst | minst | firm"]),
    ("Resultatet uppgår till 2 procent", ["2 procent | uppgår till | - | firm"]),
    ("Sjukfrånvaron ska inte överstiga 6 procent", ["6 procent | ska inte överstiga | högst | firm"]),
    ("Soliditeten ska ej understiga 20 %", ["20 procent | ska ej understiga | minst | firm"]),
    ("Sjukfrånvaron överstiger inte 6 %", ["6 procent | överstiger inte | högst"]),
    ("Andelen ska överstiga 80 %", ["80 procent | ska överstiga | över | firm"]),
    ("Andelen ska vara över 80 %", ["80 procent | ska vara över | över | firm"]),
    ("Frånvaron ska understiga 6 %", ["6 procent | ska understiga | under | firm"]),
    ("Frånvaron ska vara lägre än 6 %", ["6 procent | ska vara lägre än | under | firm"]),
    ("Andelen ska vara exakt 50 %", ["50 procent | ska vara exakt | exakt | firm"]),
    ("Andelen ska vara 80 procent eller mer", ["80 procent | ska vara | minst | firm"]),
    ("Väntetiden ska vara 30 dagar eller kortare", ["30 dagar | ska vara | högst | firm"]),
    ("Andelen ska i genomsnitt vara minst 80 %", ["80 procent | ska vara minst | minst | firm"]),
    ("Andelen ska vara i genomsnitt minst 80 %", ["80 procent | ska vara i genomsnitt minst | minst | firm"]),
    ("Andelen ska senast 2022 uppgå till 80 %", ["2022 - | - | -", "80 procent | ska uppgå till | - | firm"]),
    (
        "Andelen ska uppgå till år 2022 minst 80 %",
        ["2022 - | - | -", "80 procent | ska uppgå till år 2022 minst | minst | firm"],
    ),
    # "till" after a word of direction.
    ("Andelen ska öka till 80 procent", ["80 procent | ska öka till | - | firm"]),
    (
        "Andelen ska öka från 60 procent till minst 80 procent",
        ["60 procent | - | -", "80 procent | ska öka från 60 procent till minst | minst | firm"],
    ),
    ("Öka andelen nöjda till minst 80 procent", ["80 procent | till minst | minst | firm"]),
    ("Öka till 80 procent", ["80 procent | Öka till | - | firm"]),
    ("Öka andelen som åker till 2 skolor", ["2 - | - | -"]),
    # A comparison word that begins the sentence, or stands right after "ska".
    ("Minst 80 procent av eleverna ska nå målen", ["80 procent | Minst | minst | firm"]),
    ("Senast 2022 ska minst 80 procent nå målen", ["2022 - | - | -", "80 procent | ska minst | minst | firm"]),
    ("Andel nöjda: högst 10 procent", ["10 procent | högst | högst | firm"]),
    # Governed, but inside a part of the sentence.
    ("Andelen med bredband om minst 100 Mbit/s", ["100 - | minst | minst"]),
    ("Andelen elever som läser minst 80 procent ska öka", ["80 procent | minst | minst"]),
    ("Andelen som är 80 procent sysselsatta ska öka", ["80 procent | är | -"]),
    ("Arbeta för att nå 80 procent", ["80 procent | - | -"]),
    ("Andelen som ska få vård inom 3 dagar ska öka", ["3 dagar | - | -"]),
    # A change, a comparison with something else, or a figure that is about so much.
    ("Andelen ska öka med minst 5 procent", ["5 procent | - | -"]),
    ("Andelen ska öka med 5 procentenheter", ["5 procentenheter | - | -"]),
    ("Andelen ska vara 10 procent lägre än 2018", ["10 procent | - | -", "2018 - | - | -"]),
    ("Andelen ska vara minst 90 procent av riksgenomsnittet", ["90 procent | - | -"]),
    ("Andelen ska vara 2 procentenheter över riket", ["2 procentenheter | - | -"]),
    ("Andelen ska vara 80 procent under 2020", ["80 procent | ska vara | - | firm", "2020 - | - | -"]),
    ("Andelen ska uppgå till cirka 80 procent", ["80 procent | - | -"]),
    # Number words, only after a target phrase; "en" only after a comparison word.
    ("Andelen ska vara åttiofem procent", ["85 procent | ska vara | - | firm"]),
    ("Svar på en enkel fråga inom en dag", []),
    ("Kommunen ska vara en attraktiv arbetsgivare", []),
    ("Väntetiden ska vara högst en vecka", ["1 veckor | ska vara högst | högst | firm"]),
    ("Minst åtta av tio ska vara nöjda", ["8 - | Minst | minst | firm"]),
    # What is no figure.
    ("Andelen 6kade till 1–4 och 2020-08-31", []),
    ("Enligt § 3.3.9 och 95-procentig täckning", []),
    ("Kl. 16:30, 0.5 och 100Mbit", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "expected"), FIGURES, ids=[sentence or "nothing" for sentence, _ in FIGURES])
def test_the_figures_of_a_sentence_and_what_governs_them(sentence: str, expected: list[str]) -> None:
    assert [_shown(figure) for figure in sentence_figures(sentence)] == expected


def _shown(figure: SentenceFigure) -> str:
    unit = "-" if figure.unit is None else figure.unit.name
    compare = "-" if figure.compare is None else figure.compare.value
    firm = " | firm" if figure.firm else ""
    return f"{figure.value} {unit} | {figure.phrase or '-'} | {compare}{firm}"


def test_a_figure_has_its_resolution_and_its_place() -> None:
    sentence = "Andelen ska vara minst 72,28 % av alla, eller 1 200 st"

    found = [(one.resolution, sentence[one.start : one.end]) for one in sentence_figures(sentence)]
    assert found == [(Decimal("0.01"), "72,28 %"), (Decimal(1), "1 200 st")]


#: sentence -> the words that claim a change for the better.
DIRECTIONS = [
    ("Företagsklimatet ska förbättras", ["förbättras"]),
    ("Öka medborgarnas möjligheter att delta", ["Öka"]),
    ("Dialogen ska bli bättre", ["bli bättre"]),
    ("Sjukfrånvaron ska minska", ["minska"]),
    ("Sjukfrånvaron ska minskas och tryggheten ökas", ["minskas", "ökas"]),
    ("Utsläppen ska halveras", ["halveras"]),
    ("Väntetiderna ska bli kortare", ["bli kortare"]),
    ("Ökad trygghet", ["Ökad"]),
    ("Fler nöjda medborgare", ["Fler"]),
    ("Kommunens service ska vara bra, genom ökad tillgänglighet", []),
    ("Frånvaron ska inte öka", []),
    ("Resultatet ska ej försämras", []),
    ("Kommunen arbetar för att öka tryggheten", []),
    ("Insatser som ökar tryggheten ska genomföras", []),
    ("Andelen ska vara minst 95 procent", []),
    ("Åkareföreningens avtal ska gälla", []),
    ("", []),
]


@pytest.mark.parametrize(("sentence", "words"), DIRECTIONS)
def test_the_words_that_claim_a_change_for_the_better(sentence: str, words: list[str]) -> None:
    found = directions(sentence)

    assert [one.word for one in found] == words
    assert [sentence[one.start : one.end].strip() for one in found] == words
