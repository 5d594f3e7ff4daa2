"""What rule files show by themselves in, text for a terminal out: a table of each plan, then the findings."""

from collections.abc import Iterator

from attrs import frozen

from engine.decisions import drafted
from engine.measurability import Measurability
from engine.plan import Plan
from findings.finding import BY_GRAVITY
from findings.text import Text, in_language
from writers.examined import Examined
from writers.read_report import drafted_line
from writers.shown_text import clean
from writers.text import Paint, coloured, count_line, known_lines, plain, render_finding, some_names


@frozen
class PlanMeasured:
    """A plan, and of each of its goals and assignments whether it can be assessed."""

    plan: Plan
    rows: tuple[Measurability, ...]


_TESTED = Text(
    "Prövat: om planens mål går att bedöma, och om regelfilerna säger emot sig själva.",
    "Tested: whether the goals of the plan can be assessed, and whether the rules contradict themselves.",
)
_NOT_TESTED = Text(
    "Inte prövat: om planens mål går att bedöma, och om regelfilerna säger emot sig själva.",
    "Not tested: whether the goals of the plan can be assessed, and whether the rules contradict themselves.",
)
#: The reasons of the table are cut into lines of this many characters.
_WIDEST = 70


def render(
    examined: Examined,
    plans: tuple[PlanMeasured, ...],
    *,
    lang: str = "sv",
    notes: bool = False,
    colour: bool = False,
    tested: bool = True,
) -> str:
    """The whole text, with a line break at its end; `examined` has the findings and the files, and no reports.

    What was looked at comes first, then a table for every plan, then findings in the order given; notices only
    with `notes`. Not `tested` where no rule file could be read.
    """
    paint = coloured if colour else plain
    drafts = (clean(in_language(drafted_line(one.plan.title), lang)) for one in plans if drafted(one.plan))
    parts = ["\n".join((*drafts, *_scope(examined, lang, tested))), *(_plan(one, lang, paint) for one in plans)]
    shown = BY_GRAVITY if notes else BY_GRAVITY[:2]
    parts += [
        render_finding(finding, examined.sources, lang=lang, paint=paint)
        for finding in examined.findings
        if finding.accepted is None and finding.severity in shown
    ]
    known = "\n".join(known_lines(examined, lang))
    parts.extend([known] if known else [])
    if tested or examined.findings:
        parts.append(count_line(examined, lang, notes, paint))
    return "\n\n".join(parts) + "\n"


def _scope(examined: Examined, lang: str, tested: bool) -> Iterator[str]:
    yield in_language(_TESTED if tested else _NOT_TESTED, lang)
    files = ", ".join(clean(one.name) for one in examined.inputs)
    if files:
        yield in_language(Text("Filer: ", "Files: "), lang) + files
    if examined.passed_over:
        words = Text("Inte lästa (inte regelfiler): ", "Not read (not rules): ")
        yield in_language(words, lang) + some_names(examined.passed_over, lang)
    if examined.on is not None:
        yield in_language(Text("Datum enligt --datum: ", "Date by --datum: "), lang) + examined.on.isoformat()


def _plan(measured: PlanMeasured, lang: str, paint: Paint) -> str:
    """One plan: how many of its goals can be assessed, and the table."""
    rows, can = measured.rows, sum(row.can for row in measured.rows)
    title = Text(
        f'"{measured.plan.title}": {can} av {len(rows)} mål och uppdrag kan bedömas',
        f'"{measured.plan.title}": {can} of {len(rows)} goals and assignments can be assessed',
    )
    head = paint(clean(in_language(title, lang)), "strong")
    return f"{head}\n\n{_table(rows, lang)}" if rows else head


def _table(rows: tuple[Measurability, ...], lang: str) -> str:
    from tabulate import tabulate

    headers = (Text("Slag", "Kind"), Text("Namn", "Name"), Text("Kan bedömas", "Assessable"), Text("Varför", "Why"))
    return tabulate(
        [[clean(cell) for cell in _row(row, lang)] for row in rows],
        [in_language(header, lang) for header in headers],
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=[None, None, None, _WIDEST],
    )


def _row(row: Measurability, lang: str) -> tuple[str, ...]:
    can = Text("kan bedömas", "can be assessed") if row.can else Text("kan inte bedömas", "cannot be assessed")
    return row.called, row.name, in_language(can, lang), in_language(row.why, lang)
