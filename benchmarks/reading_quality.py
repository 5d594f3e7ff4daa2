"""`python -m benchmarks.reading_quality`: reads the reports that have an answer key and prints how well they were read.

`--write` puts the tables into docs/kvalitet.md too. What is wrong and what is missed is listed with its line.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from attrs import frozen
from tabulate import tabulate

from benchmarks.reading_key import ASIDE, CLAIM, DAMAGED, MEASURED, UNREADABLE, AnswerKey, digits, read_keys
from benchmarks.reading_score import Score, scores
from dsl.parser import parse
from engine.plan import Plan
from engine.resolve import resolve
from interpret.account import Account
from interpret.reading import read
from readers.report import read_report, text_of

ROOT = Path(__file__).parent.parent
REPORTS = ROOT.parent / "shared" / "reports"
RULES = ROOT / "rules"
PAGE = ROOT / "docs" / "kvalitet.md"
#: What is rewritten of the page stands between these lines.
BEGIN = "<!-- Räknat av `python -m benchmarks.reading_quality --write`; ändra inte för hand. -->"
END = "<!-- Slut på det räknade. -->"

#: So many lines of what is wrong are shown of each kind.
MOST_SHOWN = 20


@frozen
class Quality:
    """One report, read with a plan or without, against its key."""

    report: str
    planned: bool
    scores: tuple[Score, ...]
    questions: int
    account: Account


def measure(folder: Path = REPORTS, keys: Iterable[AnswerKey] | None = None) -> tuple[Quality, ...]:
    """Every report of `folder` that has a key: without a plan, and then with its plan where the key names one.

    A report that is not there, or that is not the one that the key was made of, is left out.
    """
    found: list[Quality] = []
    for key in read_keys() if keys is None else keys:
        path = folder / key.document
        data = path.read_bytes() if path.is_file() else b""
        if sha256(data).hexdigest() == key.sha256:
            found.append(_quality(data, key, None))
            if key.plan is not None:
                found.append(_quality(data, key, _plan_of(RULES / key.plan)))
    return tuple(found)


def render(measured: Sequence[Quality]) -> str:
    """The tables, as text that is also Markdown."""
    shown = [line for quality in measured for score in quality.scores for line in _differences(quality, score)]
    parts = [
        _table(("rapport", "plan", "vad", "i facit", "lästa", "rätt", "fel", "precision", "täckning"), _rows(measured)),
        "### Varje siffersträng",
        _table(
            ("rapport", "plan", "siffersträngar", "använda", "i tabell", "åt sidan", "inte förstådda", "frågor"),
            map(_accounted, measured),
        ),
        "### Vad som är fel och vad som saknas",
        "\n".join(shown) or "Inget.",
    ]
    return "\n\n".join(parts) + "\n"


def write(tables: str, page: Path = PAGE) -> None:
    """Puts the tables in place of the old ones of the page."""
    before, begin, rest = page.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{page} has no place for the figures")
    page.write_text(f"{before}{begin}\n\n{tables}\n{end}{after}", "utf-8")


def uncovered(key: AnswerKey, text: str) -> tuple[int, ...]:
    """The lines of a report whose runs of digits are not those of the key, in order."""
    figures = key.of(*MEASURED, *ASIDE, CLAIM, UNREADABLE, DAMAGED)
    keyed = {
        line: [run for row in rows for run in digits(row.printed)]
        for line, rows in groupby(figures, lambda row: row.line)
    }
    return tuple(number for number, line in enumerate(text.split("\n"), 1) if digits(line) != keyed.get(number, []))


def main() -> None:
    """Measures, prints, and writes where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading_quality", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"rewrite the figures of {PAGE.name}")
    parser.add_argument("--reports", type=Path, default=REPORTS, help=f"where the reports lie (default {REPORTS})")
    options = parser.parse_args()
    measured = measure(options.reports)
    if not measured:
        print(f"no report with an answer key in {options.reports}", file=sys.stderr)
        raise SystemExit(2)
    read_ones = {quality.report for quality in measured}
    for key in read_keys():
        if _short(key) not in read_ones:
            print(f"left out, for it is not there or is another: {key.document}", file=sys.stderr)
    tables = render(measured)
    print(tables)
    if options.write:
        write(tables)


def _plan_of(path: Path) -> Plan | None:
    return resolve((parse(path.read_text("utf-8"), path.name)[0],))[0]


def _short(key: AnswerKey) -> str:
    return key.document.partition("_")[0]


def _quality(data: bytes, key: AnswerKey, plan: Plan | None) -> Quality:
    text, plans = text_of(data, key.document), () if plan is None else (plan,)
    reading = read(read_report(data, key.document), plans, key.sha256, text)
    return Quality(
        _short(key),
        plan is not None,
        scores(reading, key),
        len(reading.questions),
        reading.account,
    )


# --- Rows -------------------------------------------------------------------------------------------


def _table(headers: Sequence[str], rows: Iterable[tuple[str, ...]]) -> str:
    return tabulate(list(rows), headers, tablefmt="github", disable_numparse=True)


def _rows(measured: Sequence[Quality]) -> Iterator[tuple[str, ...]]:
    for quality in measured:
        for score in quality.scores:
            if score.keyed or score.read:
                counted = (score.keyed, score.read, score.right, score.read - score.right)
                precision, recall = _share(score.right, score.read), _share(score.found, score.keyed)
                yield quality.report, _plan(quality), score.kind, *map(str, counted), precision, recall


def _accounted(quality: Quality) -> tuple[str, ...]:
    account = quality.account
    counted = (account.total, account.used, account.in_tables, account.aside, account.not_understood, quality.questions)
    return quality.report, _plan(quality), *map(str, counted)


def _differences(quality: Quality, score: Score) -> Iterator[str]:
    about = f"{quality.report}, {_plan(quality)} plan, {score.kind}"
    if score.wrong:
        yield f"\n{about}: {len(score.wrong)} fel\n"
        yield from (f"- rad {line}: {shown}" for line, shown in sorted(score.wrong)[:MOST_SHOWN])
        if len(score.wrong) > MOST_SHOWN:
            yield f"- och {len(score.wrong) - MOST_SHOWN} till"
    if score.missed:
        lines = Counter(line for line, _ in score.missed)
        where = ", ".join(f"{line} ({count})" if count > 1 else str(line) for line, count in sorted(lines.items()))
        yield f"\n{about}: {len(score.missed)} saknas, på raderna {where}"


def _plan(quality: Quality) -> str:
    return "med" if quality.planned else "utan"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %".replace(".", ",") if whole else "–"


if __name__ == "__main__":
    main()
