"""How long it takes to read reports: one of text beside its words alone, and a long PDF beside its letters alone."""

import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber
from attrs import frozen

from benchmarks.pdf_report import figures_of_measures, pdf_report
from benchmarks.reading_key import read_keys
from benchmarks.reading_quality import REPORTS, RULES
from benchmarks.startup import COMMANDS, EMPTY, ROOT
from benchmarks.timing import Spread, in_turn, of_call, of_process, ratio, spread
from interpret.reading import Reading, read
from readers.report import read_report, text_of

#: The aim is for so many pages.
PAGES = 200


@frozen
class OfText:
    """The first report that has a key and a plan."""

    name: str
    #: From its bytes to its case, and as many times as decoding it and cutting it into words.
    seconds: Spread
    to_words: Spread
    #: `malkoll read` on it and its plan, from a cold start until the case is written; and times an empty Python.
    cold_seconds: Spread
    to_empty: Spread


@frozen
class OfPdf:
    """A PDF that was made for this, read once."""

    pages: int
    seconds: float
    #: Times what pdfplumber takes to find the letters of every page.
    to_letters: float
    #: Figures of measures that were printed, and those of them that were read with their measure, role and year.
    printed: int
    read: int


@frozen
class Reports:
    """None where no report with a key is there."""

    text: OfText | None
    pdf: OfPdf


def measure(rounds: int, pages: int = PAGES, folder: Path = REPORTS) -> Reports:
    """The report of text `rounds` times, the PDF of so many pages once."""
    return Reports(_text(rounds, folder), _pdf(pages))


def _text(rounds: int, folder: Path) -> OfText | None:
    for key in read_keys():
        path = folder / key.document
        if key.plan is not None and path.is_file():
            return _timed(rounds, path, RULES / key.plan)
    return None


def _timed(rounds: int, path: Path, rules: Path) -> OfText:
    data, name = path.read_bytes(), path.name
    with TemporaryDirectory() as folder:
        case = str(Path(folder) / "fall.yaml")
        cold = (sys.executable, str(ROOT / "launch.py"), "read", str(path), str(rules), "-o", case, "--force")
        for command in (cold, COMMANDS[EMPTY]):
            of_process(command)
        times = in_turn(
            rounds,
            {
                "report": lambda: of_call(lambda: _read(data, name)),
                "words": lambda: of_call(lambda: data.decode("utf-8").split()),
                "cold": partial(of_process, cold),
                EMPTY: partial(of_process, COMMANDS[EMPTY]),
            },
        )
    return OfText(
        name,
        spread(times["report"]),
        ratio(times["report"], times["words"]),
        spread(times["cold"]),
        ratio(times["cold"], times[EMPTY]),
    )


def _pdf(pages: int) -> OfPdf:
    data = pdf_report(pages)
    found: list[Reading] = []
    seconds = of_call(lambda: found.append(_read(data, "rapport.pdf")))
    letters = of_call(lambda: _letters(data))
    printed = Counter(figures_of_measures(pages))
    return OfPdf(pages, seconds, seconds / letters, printed.total(), (printed & Counter(_figures(found[0]))).total())


def _figures(reading: Reading) -> Iterator[tuple[int, str, str, int, str]]:
    for measure in reading.found.measures:
        for role, years in (("Mål", measure.targets), ("Utfall", measure.years)):
            for one in years:
                yield one.cell.place.page or 0, measure.name.printed, role, one.year, one.cell.printed


def _read(data: bytes, name: str) -> Reading:
    return read(read_report(data, name), (), None, text_of(data, name))


def _letters(data: bytes) -> int:
    with pdfplumber.open(BytesIO(data)) as pdf:
        return sum(len(page.chars) for page in pdf.pages)
