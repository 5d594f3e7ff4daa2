"""What was measured in, Swedish tables out: aims beside figures, for the screen and for docs/prestanda.md."""

import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path

from attrs import frozen
from tabulate import tabulate

from benchmarks.editing import ANEW, REST, Editing
from benchmarks.judging import EXPLAINED, LONGEST_CHECKED, Judging
from benchmarks.reading import Reading
from benchmarks.reading_speed import PAGES, Reports
from benchmarks.startup import JSON, TEXT, Started
from benchmarks.timing import Spread

PAGE = Path(__file__).parent.parent / "docs" / "prestanda.md"
#: What is rewritten of the page stands between these lines.
BEGIN = "<!-- Mätt av `python -m benchmarks --write`; ändra inte för hand. -->"
END = "<!-- Slut på det mätta. -->"

#: The aims of the project.
MOST_TO_LIBRARIES = 1.5
MOST_TO_YAML = 2.0
LEAST_GOAL_YEARS = 10_000
#: Seconds to read the report of text from a cold start, and the PDF of PAGES pages.
MOST_TO_READ_TEXT = 1.0
MOST_TO_READ_PDF = 60.0
#: Milliseconds from a key to what is shown of it.
MOST_TO_SHOW = 100
#: 1 is linear; a little above may be chance.
MOST_GROWTH = 1.1


@frozen
class Measured:
    """Everything that one run of the benchmarks gives."""

    started: tuple[Started, ...]
    reading: Reading
    reports: Reports
    judging: Judging
    editing: Editing
    #: How many programs wanted a core in the worst minute, the benchmarks among them.
    load: float


def render(of: Measured) -> str:
    """The tables, as text that is also Markdown."""
    compared = _number(of.judging.compared)
    parts = [
        f"Maskin: {os.cpu_count()} kärnor, Python {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}. Som mest ville i snitt {_number(of.load, 1)} program ha en kärna, mätningen själv "
        f"inräknad. Inom parentes står kvartilerna.",
        _table(("vad", "ska vara", "mätt", "nås"), _aims(of)),
        "### Kall start",
        _table(("program", "ms", "× tom Python", "× biblioteken"), _starts(of.started)),
        "### Läsa regelfiler",
        _table(("mål", "skräpsamling", "regelfil", "YAML", "mål/s", "regelfil", "YAML", "× YAML"), _reads(of.reading)),
        "### Läsa rapporter",
        _table(("vad", "s", "× det enklaste"), _reports(of.reports)),
        _of_pdf(of.reports),
        "### Bedöma",
        _table(("hur", "mål i planen", "målår/s"), _judged(of.judging)),
        f"Före mätningen jämfördes {compared} bedömningar med referensen, och alla var lika.",
        "### Ändra i editorn",
        _table(("ändring", "mål i planen", "ms", "× på nytt"), _edits(of)),
        f"Den största planen har {_number(of.editing.examples)} exempel, som alla prövas.",
        "### Tillväxt",
        _table(("vad", "exponent"), _growths(of)),
    ]
    return "\n\n".join(parts) + "\n"


def write(tables: str, page: Path = PAGE) -> None:
    """Puts the tables in place of the old ones of the page."""
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page} has no place for the figures")
    page.write_text(f"{before}{begin}\n\n{tables}\n{end}{after}", "utf-8")


def _table(headers: Sequence[str], rows: Iterator[tuple[str, ...]]) -> str:
    return tabulate(list(rows), headers, tablefmt="github", disable_numparse=True)


# --- Rows -----------------------------------------------------------------------------------------


def _aims(of: Measured) -> Iterator[tuple[str, ...]]:
    for started in of.started:
        if started.name in (TEXT, JSON):
            yield _at_most(f"`{started.name}` × biblioteken", MOST_TO_LIBRARIES, started.to_libraries)
    largest = max(read.goals for read in of.reading.read)
    for read in of.reading.read:
        if read.goals == largest:
            what = f"läsa {_number(largest)} mål × YAML, {_collecting(read.collecting)} skräpsamling"
            yield _at_most(what, MOST_TO_YAML, read.to_yaml)
    text, pdf = of.reports.text, of.reports.pdf
    if text is not None:
        yield _at_most(f"`malkoll read` på {text.name}, s", MOST_TO_READ_TEXT, text.cold_seconds)
    if pdf.pages == PAGES:
        most, seconds = _number(MOST_TO_READ_PDF), _number(pdf.seconds, 1)
        yield f"läsa en PDF på {pdf.pages} sidor, s", f"≤ {most}", seconds, _yes(pdf.seconds <= MOST_TO_READ_PDF)
    for what, growth in _growth_of(of):
        yield f"tillväxt: {what}", f"≤ {_number(MOST_GROWTH, 1)}", _number(growth, 2), _yes(growth <= MOST_GROWTH)
    for judged in of.judging.judged:
        if judged.way == EXPLAINED and judged.goals == LONGEST_CHECKED:
            rate = judged.goal_years_per_second
            what = f"målår/s, {judged.way}, {_number(judged.goals)} mål"
            yield what, f"≥ {_number(LEAST_GOAL_YEARS)}", _spread(rate), _yes(rate.middle >= LEAST_GOAL_YEARS)
    largest_plan = max(edited.goals for edited in of.editing.edited)
    for edited in of.editing.edited:
        if edited.goals == largest_plan and edited.change not in (ANEW, REST):
            what = f"visa vad som hittas, ms: {edited.change}, {_number(largest_plan)} mål"
            yield _at_most(what, MOST_TO_SHOW, edited.milliseconds)


def _at_most(what: str, most: float, found: Spread) -> tuple[str, ...]:
    return what, f"≤ {_number(most, 1)}", _spread(found), _yes(found.middle <= most)


def _starts(started: Sequence[Started]) -> Iterator[tuple[str, ...]]:
    for one in started:
        yield f"`{one.name}`", _spread(one.milliseconds), _spread(one.to_empty), _spread(one.to_libraries)


def _reads(reading: Reading) -> Iterator[tuple[str, ...]]:
    for read in reading.read:
        yield (
            _number(read.goals),
            _collecting(read.collecting),
            f"{_number(read.size / 1000)} kB",
            f"{_number(read.yaml_size / 1000)} kB",
            _spread(read.goals_per_second),
            f"{_number(read.size / read.seconds / 1_000_000, 1)} MB/s",
            f"{_number(read.yaml_size / read.yaml_seconds / 1_000_000, 1)} MB/s",
            _spread(read.to_yaml),
        )


def _reports(reports: Reports) -> Iterator[tuple[str, ...]]:
    text, pdf = reports.text, reports.pdf
    if text is not None:
        yield f"`malkoll read` på {text.name}", _spread(text.cold_seconds), f"{_spread(text.to_empty)} tom Python"
        yield f"{text.name}, i samma program", _spread(text.seconds), f"{_spread(text.to_words)} dela i ord"
    yield f"PDF, {pdf.pages} sidor", _number(pdf.seconds, 1), f"{_number(pdf.to_letters, 2)} bara bokstäverna"


def _of_pdf(reports: Reports) -> str:
    pdf = reports.pdf
    absent = "" if reports.text is not None else "Rapporterna i text finns inte här och är inte mätta. "
    return (
        f"{absent}Av PDF:ens {_number(pdf.printed)} siffror i nyckeltalstabeller lästes {_number(pdf.read)} med rätt "
        f"sida, nyckeltal, roll och år."
    )


def _judged(judging: Judging) -> Iterator[tuple[str, ...]]:
    for judged in judging.judged:
        yield judged.way, _number(judged.goals), _spread(judged.goal_years_per_second)


def _edits(of: Measured) -> Iterator[tuple[str, ...]]:
    for edited in of.editing.edited:
        yield edited.change, _number(edited.goals), _spread(edited.milliseconds), _spread(edited.to_anew)


def _growths(of: Measured) -> Iterator[tuple[str, ...]]:
    for what, growth in _growth_of(of):
        yield what, _number(growth, 2)
    yield "läsa YAML", _number(of.reading.yaml_exponent, 2)


def _growth_of(of: Measured) -> Iterator[tuple[str, float]]:
    yield "läsa regelfiler", of.reading.exponent
    for way, growth in of.judging.exponents.items():
        yield f"bedöma {way}", growth


# --- Words ----------------------------------------------------------------------------------------


def _collecting(on: bool) -> str:
    return "med" if on else "utan"


def _yes(met: bool) -> str:
    return "ja" if met else "nej"


def _spread(of: Spread) -> str:
    """The median and the quartiles, with as many figures as say something."""
    decimals = 0 if of.middle >= 100 else 1 if of.middle >= 20 else 2
    return f"{_number(of.middle, decimals)} ({_number(of.low, decimals)}–{_number(of.high, decimals)})"


def _number(value: float, decimals: int = 0) -> str:
    """The number as Swedes write it."""
    return f"{value:,.{decimals}f}".replace(",", " ").replace(".", ",")
