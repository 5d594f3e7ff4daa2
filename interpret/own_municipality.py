"""A laid-out report in, the folded name of the municipality that it is of out; "" where it does not say so clearly."""

import re
from collections import Counter
from collections.abc import Iterator

from engine.facts import folded
from interpret.municipalities import is_municipality
from readers.document import Document, Kind, Passage

#: `… i Storstads kommun`: whose report it is.
_NAMED = re.compile(r"(?<![\w-])((?:(?:upplands|östra|lilla) )?[a-zåäöé-]+) (?:kommuns?|stads?)\b")
#: Running text names the report's own municipality so often, and so many times as often as any other.
_FEWEST, _TIMES = 5, 3
OWN_KEY = "kommunen själv"


def own_municipality(document: Document, title: str) -> str:
    """The municipality of the title; else of the running heads; else the one that the text speaks of most by far."""
    passages = [item for item in document.items if isinstance(item, Passage) and item.kind is not Kind.CONTENTS]
    heads = [one.text for one in passages if one.kind is Kind.RUNNING]
    for texts in ([title], heads):
        if len(names := set(_names(texts, known=False))) == 1:
            return names.pop()
    counted = Counter(_names([one.text for one in passages], known=True)).most_common(2)
    if not counted or counted[0][1] < _FEWEST:
        return ""
    return counted[0][0] if len(counted) == 1 or counted[0][1] >= _TIMES * counted[1][1] else ""


def bare_municipality(name: str) -> str:
    """A folded name without `kommun` or `stad`."""
    return name.removesuffix(" kommun").removesuffix(" stad")


def _names(texts: list[str], *, known: bool) -> Iterator[str]:
    """Every municipality that is called one, without its genitive's s; only names of municipalities where `known`."""
    for text in texts:
        for name in _NAMED.findall(folded(text)):
            bare = next((one for one in (name, name.removesuffix("s")) if is_municipality(one)), None)
            if bare is not None:
                yield bare
            elif not known:
                yield name.removesuffix("s")
