"""The pages of a document in, the same pages out; of a long one with a bar on the terminal while they are read."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Page = TypeVar("Page")
#: What is read sooner than this has no bar, in seconds.
_SOON = 1


def shown(pages: Iterable[Page]) -> Iterator[Page]:
    """`pages`, with a progress bar where they take long, standard error is a terminal and tqdm is installed."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from pages
        return
    try:
        from tqdm import tqdm
    except ModuleNotFoundError:
        yield from pages
        return
    yield from tqdm(pages, unit=" sidor", leave=False, delay=_SOON)
