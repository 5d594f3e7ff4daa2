"""What a row or a column is called in, what that says of it out: a sum, a part, a difference, nothing that adds up."""

import re

from engine.facts import folded

#: Rows and columns that say that they are the sum of others.
_SUM = re.compile(r"(?:summa|totalsumma|totalt?|delsumma|sammanlagt|s:a)\b")
_OF_WHAT_IS_LISTED = re.compile(r"(?:summa|totalsumma|s:a)\b")
#: Rows that are a sum where the figures say so.
_RESULT = re.compile(
    r"(?:netto|brutto|verksamhetens|årets|resultat|totala|samtliga|rörelse|summa|delsumma)"
    r"|\b(?:nettokostnad(?:er)?|resultat|totalt|summa)\Z"
)
_PART = re.compile(r"[-–—•·\s]*(?:varav|därav)\b")
_DIFFERENCE = re.compile(r"\b(?:avv|diff|förändr|skillnad|avvikelse|återstå)|\+\s?/\s?[-−–]|±|\bjämfört\b")
#: What is left of a budget, what it is of, and what is taken from it.
_REMAINING, _BUDGET = re.compile(r"återstå"), re.compile(r"budget|anslag|\bram\b|investeringsram")
_SPENT = re.compile(r"utfall|förbruk|upparbet|bokslut|redovisa")
_SEXES = ("kvinnor", "män"), ("flickor", "pojkar"), ("kvinna", "man"), ("tjejer", "killar")
#: What is no amount: the whole is not the sum of its parts.
_NOT_ADDED = re.compile(
    r"%|procent|\bandel(?:en)?\b|index|\bsnitt|genomsnitt|\bmedel(?:värde|tal|ålder|lön|betyg|nöjdhet)|median|/inv|kvot"
    r"|\bper (?:inv|person|elev|barn|brukare|plats|kvm|capita|anställd|chef|årsarbetare|timme|dygn|dag|kund)|ålder"
    r"|\brang|\bplats\b|poäng|betyg|\bnki\b|\bnmi\b|grad(?:en)?\b|soliditet|skattesats|personalomsättning|sjukfrånvaro"
)
#: What may be less than a part of it, being what is left of several amounts.
_LEFT_OVER = re.compile(
    r"netto|resultat|saldo|balans|kassaflöde|överskott|underskott|sparande|likvid|eget kapital|flytt"
)
#: Costs, which a result is less by where they are printed without a sign.
_COST = re.compile(r"kostnad|utgift|avskrivning|inköp|köp av")
_YEAR_OR_NUMBER = re.compile(r"[0-9]+")


def says_sum(name: str) -> bool:
    """Whether a row or column is called a sum: `Summa`, `Totalt 2024`."""
    return _SUM.match(folded(name)) is not None


def says_sum_of_rows(name: str) -> bool:
    """Whether a row can be nothing but the sum of the rows: a total may be of more than what is listed."""
    return _OF_WHAT_IS_LISTED.match(folded(name)) is not None


def may_be_sum(name: str) -> bool:
    """Whether a row's name is that of a sum or a result: `Verksamhetens nettokostnader`, `Årets resultat`."""
    return says_sum(name) or _RESULT.search(folded(name)) is not None


def says_part(name: str) -> bool:
    """Whether a row or column is a part of the one before it: `varav kvinnor`."""
    return _PART.match(folded(name)) is not None


def says_difference(name: str) -> bool:
    """Whether a column is headed as a difference: `Avvikelse`, `Diff. 2020-2019`."""
    return _DIFFERENCE.search(folded(name)) is not None


def says_remaining(left: str, of: str, taken: str) -> bool:
    """Whether a column is what is left of a budget when what is spent is taken: `Återstår`, `Budget`, `Utfall`."""
    words = folded(of), folded(taken)
    is_of_these = _BUDGET.search(words[0]) and not _BUDGET.search(words[1]) and _SPENT.search(words[1])
    return _REMAINING.search(folded(left)) is not None and bool(is_of_these)


def are_sexes(one: str, other: str) -> bool:
    """Whether two lines are women and men, in either order: `- kvinnor`, `varav män`."""
    bare = [re.sub(r"^(?:[-–—•·\s]|varav\b|därav\b)+", "", folded(name)) for name in (one, other)]
    return tuple(bare) in _SEXES or tuple(reversed(bare)) in _SEXES


def adds_up(name: str) -> bool:
    """Whether the figures may be amounts: no shares, no means, no ranks."""
    return _NOT_ADDED.search(folded(name)) is None


def is_left_over(name: str) -> bool:
    """Whether it is what several amounts leave: a part of it may be more than the whole."""
    return _LEFT_OVER.search(folded(name)) is not None or says_difference(name)


def is_cost(name: str) -> bool:
    """Whether a result is less by it, where it is printed without a sign."""
    return _COST.search(folded(name)) is not None


def kind_of(heading: str) -> str:
    """The heading without its years: `bokslut` of `Bokslut 2020`."""
    return " ".join(_YEAR_OR_NUMBER.sub(" ", folded(heading)).split())
