"""Sentences of goals, as full tables: the figures they give as targets, and the direction they claim."""

from decimal import Decimal

import pytest

from dsl.ast import Compare
from engine.sentence import directions, sentence_figures

#: sentence -> (value, unit, phrase, comparison, firm) of each figure, in order.
FIGURES = [
    # The sentence's own verb.
    ("Andelen ska vara minst 95 procent", [("95", "procent", "ska vara minst", Compare.AT_LEAST, True)]),
    ("Andelen ska vara 100 procent", [("100", "procent", "ska vara", None, True)]),
    ("Andelen skall uppgå till högst 5,5 %", [("5.5", "procent", "skall uppgå till högst", Compare.AT_MOST, True)]),
    ("Andelen bör nå 80 %", [("80", "procent", "bör nå", None, True)]),
    ("NKI ska uppgå till minst 64", [("64", None, "ska uppgå till minst", Compare.AT_LEAST, True)]),
    ("Nämnden ska ligga på 3 mnkr", [("3", "mnkr", "ska ligga på", None, True)]),
    ("Priset ska bli 1 234 kronor", [("1234", "kr", "ska bli", None, True)]),
    ("Avgiften ska vara högst 500 kr per invånare", [("500", "kr per invånare", "ska vara högst", Compare.AT_MOST, True)]),
    ("Resultatet ska vara minst −2 procent", [("-2", "procent", "ska vara minst", Compare.AT_LEAST, True)]),
    ("Resultatet är minst 2 procent", [("2", "procent", "är minst", Compare.AT_LEAST, True)]),
    ("Resultatet uppgår till 2 procent", [("2", "procent", "uppgår till", None, True)]),
    ("Sjukfrånvaron ska inte överstiga 6 procent", [("6", "procent", "ska inte överstiga", Compare.AT_MOST, True)]),
    ("Soliditeten ska ej understiga 20 %", [("20", "procent", "ska ej understiga", Compare.AT_LEAST, True)]),
    ("Sjukfrånvaron överstiger inte 6 %", [("6", "procent", "överstiger inte", Compare.AT_MOST, False)]),
    ("Andelen ska överstiga 80 %", [("80", "procent", "ska överstiga", Compare.ABOVE, True)]),
    ("Andelen ska vara över 80 %", [("80", "procent", "ska vara över", Compare.ABOVE, True)]),
    ("Frånvaron ska understiga 6 %", [("6", "procent", "ska understiga", Compare.BELOW, True)]),
    ("Frånvaron ska vara lägre än 6 %", [("6", "procent", "ska vara lägre än", Compare.BELOW, True)]),
    ("Andelen ska vara exakt 50 %", [("50", "procent", "ska vara exakt", Compare.EXACTLY, True)]),
    ("Andelen ska vara 80 procent eller mer", [("80", "procent", "ska vara", Compare.AT_LEAST, True)]),
    ("Väntetiden ska vara 30 dagar eller kortare", [("30", "dagar", "ska vara", Compare.AT_MOST, True)]),
    ("Andelen ska i genomsnitt vara minst 80 %", [("80", "procent", "ska vara minst", Compare.AT_LEAST, True)]),
    ("Andelen ska vara i genomsnitt minst 80 %", [("80", "procent", "ska vara i genomsnitt minst", Compare.AT_LEAST, True)]),
    ("Andelen ska senast 2022 uppgå till 80 %", [("2022", None, None, None, False), ("80", "procent", "ska uppgå till", None, True)]),
    ("Andelen ska uppgå till år 2022 minst 80 %", [("2022", None, None, None, False), ("80", "procent", "ska uppgå till år 2022 minst", Compare.AT_LEAST, True)]),
    # "till" after a word of direction.
    ("Andelen ska öka till 80 procent", [("80", "procent", "ska öka till", None, True)]),
    ("Andelen ska öka från 60 procent till minst 80 procent", [("60", "procent", None, None, False), ("80", "procent", "ska öka från 60 procent till minst", Compare.AT_LEAST, True)]),
    ("Öka andelen nöjda till minst 80 procent", [("80", "procent", "till minst", Compare.AT_LEAST, True)]),
    ("Öka till 80 procent", [("80", "procent", "Öka till", None, True)]),
    ("Öka andelen som åker till 2 skolor", [("2", None, None, None, False)]),
    # A comparison word that begins the sentence, or stands right after "ska".
    ("Minst 80 procent av eleverna ska nå målen", [("80", "procent", "Minst", Compare.AT_LEAST, True)]),
    ("Senast 2022 ska minst 80 procent nå målen", [("2022", None, None, None, False), ("80", "procent", "ska minst", Compare.AT_LEAST, True)]),
    ("Andel nöjda: högst 10 procent", [("10", "procent", "högst", Compare.AT_MOST, True)]),
    # Governed, but inside a part of the sentence.
    ("Andelen med bredband om minst 100 Mbit/s", [("100", None, "minst", Compare.AT_LEAST, False)]),
    ("Andelen elever som läser minst 80 procent ska öka", [("80", "procent", "minst", Compare.AT_LEAST, False)]),
    ("Andelen som är 80 procent sysselsatta ska öka", [("80", "procent", "är", None, False)]),
    ("Arbeta för att nå 80 procent", [("80", "procent", None, None, False)]),
    ("Andelen som ska få vård inom 3 dagar ska öka", [("3", "dagar", None, None, False)]),
    # A change, a comparison with something else, or a figure that is about so much.
    ("Andelen ska öka med minst 5 procent", [("5", "procent", None, None, False)]),
    ("Andelen ska öka med 5 procentenheter", [("5", "procentenheter", None, None, False)]),
    ("Andelen ska vara 10 procent lägre än 2018", [("10", "procent", None, None, False), ("2018", None, None, None, False)]),
    ("Andelen ska vara minst 90 procent av riksgenomsnittet", [("90", "procent", None, None, False)]),
    ("Andelen ska vara 2 procentenheter över riket", [("2", "procentenheter", None, None, False)]),
    ("Andelen ska vara 80 procent under 2020", [("80", "procent", "ska vara", None, True), ("2020", None, None, None, False)]),
    ("Andelen ska uppgå till cirka 80 procent", [("80", "procent", None, None, False)]),
    # Number words, only after a target phrase; "en" only after a comparison word.
    ("Andelen ska vara åttiofem procent", [("85", "procent", "ska vara", None, True)]),
    ("Svar på en enkel fråga inom en dag", []),
    ("Kommunen ska vara en attraktiv arbetsgivare", []),
    ("Väntetiden ska vara högst en vecka", [("1", "veckor", "ska vara högst", Compare.AT_MOST, True)]),
    ("Minst åtta av tio ska vara nöjda", [("8", None, "Minst", Compare.AT_LEAST, True)]),
    # What is no figure.
    ("Andelen 6kade till 1–4 och 2020-08-31", []),
    ("Enligt § 3.3.9 och 95-procentig täckning", []),
    ("Kl. 16:30, 0.5 och 100Mbit", []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), FIGURES, ids=[sentence for sentence, _ in FIGURES])
def test_the_figures_of_a_sentence_and_what_governs_them(
    sentence: str, expected: list[tuple[str, str | None, str | None, Compare | None, bool]]
) -> None:
    found = [
        (str(one.value), one.unit and one.unit.name, one.phrase, one.compare, one.firm)
        for one in sentence_figures(sentence)
    ]

    assert found == expected


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
