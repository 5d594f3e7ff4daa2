"""The headings of a table in a text in, what their words alone leave open out: names, kinds of figures, years."""

import re
from collections.abc import Sequence

from readers.column_headings import Headings
from readers.figure_cells import spaced, tail_of
from readers.text_names import Line

#: Words that say what the figures below a year are, as printed and as a machine may have read them.
KINDS = frozenset(
    {
        "utfall", "mål", "mal", "målvärde", "malvarde", "målnivå", "budget", "prognos", "bokslut", "resultat", "plan",
        "avvikelse", "helår", "delår", "ack", "män", "man", "kvinnor", "totalt", "riket", "förändring", "differens",
        "diff", "trend", "årsbudget", "årsprognos", "periodutfall", "ram", "redovisning", "utfall/prognos",
    }
)  # fmt: skip
#: Words that head columns of names.
_NAMES = frozenset({"nämndsmål", "namndsmal", "mål", "mal", "nyckeltal", "indikator", "mått", "matt", "uppdrag"})
_BARE_YEAR = re.compile(r"(?:19|20)[0-9]{2}[*\u00b9\u00b2\u00b3]?")


def unnamed(headings: Headings, below: Sequence[Line]) -> Headings:
    """The headings with no name column where the first of them stands above figures too."""
    if headings.name is None or not headings.spaced or headings.of_years:
        return headings
    every = (headings.name, *headings.columns)
    rows = [cells for text, _ in below if len(cells := spaced(tail_of(text))) == len(every) and tail_of(text).name.text]
    over = rows and all(one.start < cell.end and cell.start < one.end for one, cell in zip(every, rows[0], strict=True))
    return Headings(None, every, of_years=False, spaced=True) if over else headings


def has_two_names(headings: Headings) -> bool:
    """Whether two columns of names stand beside each other, one space apart: where a name ends is not certain."""
    words = headings.name.text.split() if headings.name is not None and not headings.spaced else []
    return sum(word.casefold() in _NAMES for word in words) > 1


def lacks_its_kinds(lines: Sequence[Line], at: int, headings: Headings) -> bool:
    """Whether years stand below words that say what they are years of: the words' columns are not certain then.

    So it is also where one year is there twice, and the line below does not tell the two apart.
    """
    if not all(_BARE_YEAR.fullmatch(one.text) for one in headings.columns):
        return False
    above = next((lines[one][0] for one in range(at - 1, max(at - 3, -1), -1) if lines[one][0].strip()), "")
    words = [word.strip(",:*").casefold() for word in above.split()]
    if headings.name is None and len(words) > 1 and words[0] in _NAMES and KINDS.intersection(words[1:]):
        # `Nyckeltal Utfall Mål 2023`: one of the columns has its whole heading there.
        return True
    return 0 < len(words) <= len(headings.columns) + 2 and all(
        word in KINDS or (place == 0 and len(words) > 1) for place, word in enumerate(words)
    )
