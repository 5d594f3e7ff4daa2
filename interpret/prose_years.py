"""The outline of a sentence in, the year or the two years that it speaks of out; None where that can be doubted."""

import re

from interpret.prose_outline import Outline

BEFORE = (
    r"(?:(?:motsvarande period |samma period |samma tid )?(?:föregående år|förra året|fjolåret|året innan|året före)"
    r"|i fjol|föregående års?(?: utfall| resultat| bokslut)?)"
)
#: `mellan år 2021 och 2022`, `från 2021 till 2022`, `2021-2022`: both.
_BOTH = re.compile(
    r"(?:mellan (?:åren |år )?<Y(\d+)>(?: och (?:år )?|-)<Y(\d+)>|från (?:år )?<Y(\d+)> till (?:år )?<Y(\d+)>"
    r"|\b(?:åren|perioden) <Y(\d+)>-<Y(\d+)>)"
)
#: `jämfört med 2021`, `från 2021`, `än 2021`: the one that something is compared with.
_FROM = re.compile(r"\b(?:jämfört med|i jämförelse med|från|mot|än|sedan) (?:(?:år|bokslut|utfallet|utfall) )?<Y(\d+)>")
_FROM_BEFORE = re.compile(rf"\b(?:jämfört med|i jämförelse med|från|mot|än|sedan) (?:utfallet |resultatet )?{BEFORE}")
_YEARS = re.compile(r"<Y(\d+)>")
_OWN = re.compile(r"\bårets\b")
#: Words of another time than the year that the report is about, or of something that has not been.
_OTHER_TIME = re.compile(
    r"\b(?:föregående|förra|fjol\w*|året innan|året före|tidigare|delår\w*|tertial\w*|kvartal\w*|halvår\w*|halvan"
    r"|månad\w*|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|vår|våren|hösten|sommaren"
    r"|kommande|nästa)\b"
)
_NOT_YET = re.compile(
    r"\b(?:prognos\w*|vänta\w*|förvänta\w*|beräkna\w*|ska|skall|skulle|bör|kommer att|kan|kunde|vill|om(?= [a-zåäö])"
    r"|målsättning\w*|budgetera\w*|planera\w*|uppskatta\w*|inte|ej|varav)\b"
)


def year_before(text: str) -> bool:
    """Whether a sentence speaks of the year before."""
    return re.search(BEFORE, text) is not None


def years_in(outline: Outline) -> frozenset[int]:
    """Every year that the sentence names."""
    return frozenset(int(year) for year in _YEARS.findall(outline.text))


def is_of_now(text: str) -> bool:
    """Whether nothing in the words says another time than the report's year, nor that it is yet to be, or is not."""
    return _OTHER_TIME.search(text) is None and has_been(text)


def has_been(text: str) -> bool:
    """Whether nothing in the words says that it is yet to be, or is not."""
    return _NOT_YET.search(text) is None


def one_year(outline: Outline, report: int, near: str) -> int | None:
    """The year of what is said in `near`, a part of the sentence: the one it names, else the report's own."""
    named = {int(year) for year in _YEARS.findall(near)}
    if len(named) == 1:
        return named.pop()
    if named or not is_of_now(outline.text):
        return None
    all_named = years_in(outline)
    return report if all_named <= {report} else None


def two_years(outline: Outline, report: int, heading: str) -> tuple[int, int] | None:
    """The two years that the sentence compares, the earlier first; in the order of a heading where it says neither.

    Every year that is named must be one of them.
    """
    text = outline.text
    found = {tuple(sorted(int(year) for year in match.groups() if year is not None)) for match in _BOTH.finditer(text)}
    named = years_in(outline)
    of_both = {year for pair in found for year in pair}
    for match in _FROM.finditer(text):
        first = int(match[1])
        later = {year for year in named if year > first}
        if first not in of_both and len(later) < 2:
            found.add((first, later.pop() if later else report))
    if _FROM_BEFORE.search(text):
        last = max(named, default=report)
        found.add((last - 1, last))
    if not found and not named and _compares_years(heading.lower()):
        found.add((report - 1, report))
    if len(found) != 1:
        return None
    pair = found.pop()
    if len(pair) != 2 or pair[0] >= pair[1] or not named <= set(pair):
        return None
    return pair[0], pair[1]


def _compares_years(heading: str) -> bool:
    """`Jämförelse mellan årets resultat och föregående års resultat`."""
    return _OWN.search(heading) is not None and year_before(heading)
