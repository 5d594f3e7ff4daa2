"""Case file text in; what each report says, every entry with its place, and what could not be read out."""

import re
from collections.abc import Iterator
from datetime import date

from attrs import evolve

from engine.case import (
    Case,
    Cell,
    Claim,
    NamedCell,
    Outcome,
    Period,
    Report,
    Stated,
    YearCell,
)
from findings.codes import CASE_FILE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.yaml_fields import (
    A_TEXT,
    Field,
    Sheet,
    cell,
    fields,
    filled,
    is_blank,
    items,
    lines,
    name_of,
    of_years,
    place_of,
    settled,
    tell,
    text_of,
    wrong_kind,
    year_of,
)
from readers.yaml_table import tables
from readers.yaml_tree import Mapping, Node, Scalar, Sequence, Unread, read_tree, shortened

_TOP = ("rapport", "plan", "utfall", "bedömningar", "påståenden", "tabeller")
_REPORT = ("titel", "period", "datum", "dokument", "sha256")
_OUTCOME = (
    "namn",
    "plats",
    "målvärde",
    "prognos",
    "jämförelse",
    "kön",
    "delar",
    "antal rangordnade",
    "svar",
    "källa",
)
_STATED = ("mening", "ord", "skäl", "plats")
_CLAIM = ("säger", "citat", "plats")

#: What the sexes may be called, and what they are kept as.
_SEX = {"k": "K", "kvinnor": "K", "flickor": "K", "m": "M", "män": "M", "pojkar": "M"}

#: The months by their first three letters, and a day as people write it.
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"), start=1
    )
}
_DAY = re.compile(
    r"(?:den )?(?P<day>[0-9]{1,2})(?:[./-]| )(?P<month>[0-9]{1,2}|[a-z]{3,9})[./ -] ?(?P<year>(?:19|20|21)[0-9]{2})"
    r"|(?P<run>(?:19|20|21)[0-9]{6})"
)

_PERIOD = re.compile(r"([0-9]{4})-([0-9]{2})")


def read_cases(text: str, document: str) -> tuple[tuple[Case, ...], tuple[Finding, ...]]:
    """The cases of a case file, one per YAML document, and MK008 for everything that is not as it should.

    Never an exception. What can be read is in the case, whatever else is wrong; only a report without a
    readable period gives no case. Implements language.md "The case file".
    """
    documents, findings = read_tree(text, document)
    written = [each for each in documents if not is_blank(each)]
    collected = list(findings)
    cases: list[Case] = []
    for each in written:
        if isinstance(each, Mapping):
            cases.extend(_case(each, document, collected))
        elif not isinstance(each, Unread):
            collected.append(_no_case(each.span))
    if not written and not collected:
        collected.append(_empty(document))
    return tuple(cases), tuple(sorted(collected, key=_by_place))


def _case(tree: Mapping, document: str, findings: list[Finding]) -> Iterator[Case]:
    """The case of one document; none where its report has no period."""
    bare = Sheet(document, Span(document), False, findings)
    top, _ = fields(bare, "fallfilen", tree, _TOP, Text("", ""))
    report, sheet = _report(bare, top, tree.span)
    plan = text_of(sheet, "plan", top["plan"].value) if "plan" in top else None
    outcomes = tuple(_outcomes(sheet, top))
    stated = tuple(_all_stated(sheet, top))
    claims = tuple(_claims(sheet, top))
    found = tables(sheet, top["tabeller"].value) if "tabeller" in top else ()
    if report is not None:
        plan = None if plan is None else name_of(plan)
        yield Case(report, plan, outcomes, stated, claims, found, tree.span)


# --- The report ---------------------------------------------------------------------------------


def _report(bare: Sheet, top: dict[str, Field], start: Span) -> tuple[Report | None, Sheet]:
    """The report's particulars, and the sheet on which its entries are read."""
    help = Text("skriv rapport: och därunder period: 2020", "write rapport: and below it period: 2020")
    if "rapport" not in top:
        tell(bare, start, "fallet säger inte vilken rapport det gäller", "the case names no report", help)
        return None, bare
    key, node = top["rapport"].key, top["rapport"].value
    found, _ = fields(bare, "rapport", node, _REPORT, help)
    if not (isinstance(node, Mapping) or is_blank(node)):
        return None, bare
    texts = {each: text_of(bare, each, found[each].value) for each in _REPORT if each in found}
    title, named = texts.get("titel"), texts.get("dokument")
    where = named or title or bare.document
    sheet = Sheet(bare.document, Span(where), named is not None, bare.findings)
    period = _period(sheet, found, key.span)
    day = _date(sheet, found)
    sha256 = _sha256(sheet, found)
    if period is None:
        return None, sheet
    return Report(title or where, period, day, where, sha256, key.span), sheet


def _period(sheet: Sheet, found: dict[str, Field], span: Span) -> Period | None:
    """The period; None, told, where it cannot be read. `2020-12` is all of 2020."""
    help = Text(
        "skriv period: 2020 för ett helår, 2020-08 för ett delår till och med augusti, 2020/21 för ett läsår",
        "write period: 2020 for a year, 2020-08 for a part of one to the end of August, 2020/21 for a school year",
    )
    node = found["period"].value if "period" in found else None
    if node is None or is_blank(node):
        at = span if node is None else found["period"].key.span
        tell(sheet, at, "rapporten har ingen period", "the report has no period", help)
        return None
    if not isinstance(node, Scalar):
        return None
    written = node.text.strip()
    if (year := year_of(written)) is not None:
        return Period(year)
    match = _PERIOD.fullmatch(written)
    year = None if match is None else year_of(match[1])
    if match is not None and year is not None and 1 <= (month := int(match[2])) <= 12:
        return Period(year, None if month == 12 else month)
    tell(
        sheet,
        node.span,
        f'perioden "{shortened(written)}" är varken ett år eller en del av ett år',
        f'the period "{shortened(written)}" is neither a year nor a part of one',
        help,
    )
    return None


def _date(sheet: Sheet, found: dict[str, Field]) -> date | None:
    node = found["datum"].value if "datum" in found else None
    if not isinstance(node, Scalar) or is_blank(node):
        return None
    written = node.text.strip()
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        try:
            return date.fromisoformat(written)
        except ValueError:
            pass  # the 31st of a month with 30 days is told like any other text that is no day
    if (day := _day_in_words(written)) is not None:
        tell(
            sheet,
            node.span,
            f'datumet "{shortened(written)}" är inte skrivet med år, månad och dag i siffror',
            f'the date "{shortened(written)}" is not written as year, month and day in figures',
            Text(f"skriv {day}", f"write {day}"),
        )
        return None
    tell(
        sheet,
        node.span,
        f'datumet "{shortened(written)}" är ingen dag i kalendern',
        f'the date "{shortened(written)}" is no day of the calendar',
        Text("skriv år, månad och dag: 2021-03-15", "write year, month and day: 2021-03-15"),
    )
    return None


def _day_in_words(written: str) -> date | None:
    """The day of `15 mars 2026`, `15/3 2026`, `15.3.2026` or `20260315`; None where it is none."""
    match = _DAY.fullmatch(written.casefold())
    if match is None:
        return None
    year, month, day = match["year"], match["month"], match["day"]
    if year is None:
        year, month, day = match["run"][:4], match["run"][4:6], match["run"][6:]
    number = _MONTHS.get(month[:3]) if month.isalpha() else int(month)
    try:
        return None if number is None else date(int(year), number, int(day))
    except ValueError:
        return None


def _sha256(sheet: Sheet, found: dict[str, Field]) -> str | None:
    node = found["sha256"].value if "sha256" in found else None
    if not isinstance(node, Scalar) or is_blank(node):
        return None
    written = node.text.strip().lower()
    if re.fullmatch(r"[0-9a-f]{64}", written):
        return written
    tell(
        sheet,
        node.span,
        f'"{shortened(written)}" är ingen SHA-256-summa',
        f'"{shortened(written)}" is no SHA-256 sum',
        Text("den har 64 tecken, 0–9 och a–f", "it has 64 characters, 0–9 and a–f"),
    )
    return None


# --- Outcomes -----------------------------------------------------------------------------------


def _outcomes(sheet: Sheet, top: dict[str, Field]) -> Iterator[Outcome]:
    help = Text("skriv nyckeltalets namn och därunder 2020: 75 %", "write the measure and below it 2020: 75 %")
    for measure in lines(sheet, "utfall", top["utfall"].value, help) if "utfall" in top else ():
        rows = measure.value.items if isinstance(measure.value, Sequence) else (measure.value,)
        for row in rows:
            span = measure.key.span if len(rows) == 1 else row.span
            yield _outcome(sheet, name_of(measure.key.text), row, span, help)


def _outcome(sheet: Sheet, measure: str, node: Node, span: Span, help: Text) -> Outcome:
    """One printed row of `measure`."""
    found, by_year = fields(sheet, measure, node, _OUTCOME, help, years=True)
    place = place_of(sheet, found, sheet.report)
    years = (
        YearCell(year, read)
        for year, each in by_year
        if (read := cell(sheet, str(year), each.value, place)) is not None
    )
    return Outcome(
        measure,
        targets=_by_year(sheet, found, "målvärde", place),
        years=tuple(years),
        forecasts=_by_year(sheet, found, "prognos", place),
        comparators=tuple(_by_name(sheet, found, "jämförelse", place)),
        by_sex=tuple(_by_sex(sheet, found, place)),
        parts=tuple(_by_name(sheet, found, "delar", place)),
        ranked=_by_year(sheet, found, "antal rangordnade", place),
        answers=_by_year(sheet, found, "svar", place),
        title=filled(sheet, "namn", found, place),
        source=filled(sheet, "källa", found, place),
        place=settled(sheet, place, span),
        span=span,
    )


def _by_year(sheet: Sheet, found: dict[str, Field], what: str, place: Span) -> tuple[YearCell, ...]:
    return () if what not in found else tuple(_year_cells(sheet, what, found[what].value, place))


def _year_cells(sheet: Sheet, what: str, node: Node, place: Span) -> Iterator[YearCell]:
    for year, each in of_years(sheet, what, node):
        read = cell(sheet, f"{what} {year}", each.value, place)
        if read is not None:
            yield YearCell(year, read)


def _by_name(sheet: Sheet, found: dict[str, Field], what: str, place: Span) -> Iterator[NamedCell]:
    """The figures of others, or of parts: a name, and below it years."""
    help = Text(f"skriv {what}: {{Riket: {{2020: 75 %}}}}", f"write {what}: {{Riket: {{2020: 75 %}}}}")
    for each in lines(sheet, what, found[what].value, help) if what in found else ():
        name = name_of(each.key.text)
        for figure in _year_cells(sheet, name, each.value, place):
            yield NamedCell(name, figure.year, figure.cell)


def _by_sex(sheet: Sheet, found: dict[str, Field], place: Span) -> Iterator[NamedCell]:
    told: set[str] = set()
    for figure in _by_name(sheet, found, "kön", place):
        sex = _SEX.get(figure.name.casefold())
        if sex is not None:
            yield evolve(figure, name=sex)
        elif figure.name not in told:
            told.add(figure.name)
            tell(
                sheet,
                figure.cell.span,
                f'"{shortened(figure.name)}" är inget som läses under "kön"',
                f'"{shortened(figure.name)}" is nothing that is read below "kön"',
                Text("skriv K för kvinnor och M för män", "write K for women and M for men"),
            )


# --- Assessments and claims ---------------------------------------------------------------------


def _all_stated(sheet: Sheet, top: dict[str, Field]) -> Iterator[Stated]:
    help = Text("skriv målets namn, kolon och ordet: Helt uppfyllt", "write the goal, a colon and the word")
    for each in lines(sheet, "bedömningar", top["bedömningar"].value, help) if "bedömningar" in top else ():
        name = name_of(each.key.text)
        if isinstance(each.value, Scalar):
            word = cell(sheet, name, each.value, sheet.report) if each.value.text.strip() else None
            place = settled(sheet, sheet.report, each.key.span)
            yield Stated(name, None, word, None, place, each.key.span)
            continue
        found, _ = fields(sheet, name, each.value, _STATED, help)
        place = place_of(sheet, found, sheet.report)
        yield Stated(
            name,
            sentence=filled(sheet, "mening", found, place),
            word=filled(sheet, "ord", found, place),
            reason=filled(sheet, "skäl", found, place),
            place=settled(sheet, place, each.key.span),
            span=each.key.span,
        )


def _claims(sheet: Sheet, top: dict[str, Field]) -> Iterator[Claim]:
    example = "- säger: antal helt uppfyllda = 3 av 4"
    help = Text(f"skriv {example}", f"write {example}")
    for each in items(sheet, "påståenden", top["påståenden"].value, help) if "påståenden" in top else ():
        if isinstance(each, Mapping):
            yield from _claim(sheet, each, help)
        else:
            wrong_kind(sheet, "påståenden", each, Text("säger: och ett påstående", "säger: and a claim"), help)


def _claim(sheet: Sheet, node: Mapping, help: Text) -> Iterator[Claim]:
    found, _ = fields(sheet, "påståenden", node, _CLAIM, help)
    quote = text_of(sheet, "citat", found["citat"].value) if "citat" in found else None
    place = place_of(sheet, found, sheet.report)
    if place.quote is None:
        place = place._replace(quote=quote)
    says = found["säger"].value if "säger" in found else Scalar("", node.span, True)
    if not isinstance(says, Scalar):
        wrong_kind(sheet, "säger", says, A_TEXT, help)
    elif not says.text.strip():
        tell(sheet, says.span, "påståendet säger ingenting", "the claim says nothing", help)
    else:
        place = settled(sheet, place, says.span)
        yield Claim(Cell(says.text, place, says.span), quote, place)


# --- The file itself ----------------------------------------------------------------------------


def _no_case(span: Span) -> Finding:
    return file_finding(
        CASE_FILE,
        Text("det här är ingen fallfil, för den har inga rubriker", "this is no case file: it has no headings"),
        (Label(span),),
        Text("börja med rapport: och därunder period: 2020", "begin with rapport: and below it period: 2020"),
    )


def _empty(document: str) -> Finding:
    return file_finding(
        CASE_FILE,
        Text("fallfilen är tom", "the case file is empty"),
        (Label(Span(document, 1, 1)),),
        Text("börja med rapport: och därunder period: 2020", "begin with rapport: and below it period: 2020"),
    )


def _by_place(finding: Finding) -> tuple[int, int]:
    span = finding.labels[0].span
    return span.line or 0, span.column or 0
