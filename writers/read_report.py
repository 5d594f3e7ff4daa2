"""A report that was read in; what was found, what is asked and what became of its figures, as lines of text, out."""

from collections.abc import Iterator, Mapping

from findings.text import Text, in_language
from writers.examined import ReadReport
from writers.excerpt import clean, name_of

#: So much of a text that was not understood is shown.
_WIDTH = 90


def headline(report: ReadReport) -> Text | None:
    """What must be said first: a report of goals without any verdict that can be read."""
    if not report.goals or report.verdicts:
        return None
    return Text(
        f"{report.goals} mål, inga läsbara bedömningar: {report.name}",
        f"{report.goals} goal{'' if report.goals == 1 else 's'}, no readable assessments: {report.name}",
    )


def drafted_line(title: str) -> Text:
    """What is to be said wherever a plan is used whose targets are drafted from a report."""
    return Text(
        f'målvärden i planen "{title}" är hämtade ur rapporten; att de stämmer med den säger ingenting om beslutet',
        f'targets of the plan "{title}" come from the report; their agreement with it proves nothing of the decision',
    )


def found_line(report: ReadReport) -> Text:
    """`8 mål, 8 bedömningar, 19 nyckeltal, 0 uppdrag, 9 tabeller`."""
    verdicts = str(report.verdicts) if report.verdicts or not report.goals else "inga läsbara"
    verdicts_en = str(report.verdicts) if report.verdicts or not report.goals else "no readable"
    sv = [f"{report.goals} mål", f"{verdicts} {'bedömning' if verdicts == '1' else 'bedömningar'}"]
    sv += [f"{report.measures} nyckeltal", f"{report.assignments} uppdrag"]
    sv.append(f"{report.tables} {'tabell' if report.tables == 1 else 'tabeller'}")
    counted = ((report.measures, "measure"), (report.assignments, "assignment"), (report.tables, "table"))
    en = [f"{report.goals} goal{'' if report.goals == 1 else 's'}"]
    en.append(f"{verdicts_en} assessment{'' if report.verdicts == 1 else 's'}")
    en += [f"{count} {thing}{'' if count == 1 else 's'}" for count, thing in counted]
    return Text(", ".join(sv), ", ".join(en))


def account_line(report: ReadReport) -> Text:
    """The three sums of figures with their share of all; what stands in tables is part of the first."""
    used, missed = report.used + report.in_tables, sum(count for _, _, count in report.left)
    shares = [_share(part, report.total) for part in (used, report.aside, missed)]
    return Text(
        f"{report.total} siffror: {used} använda ({shares[0]}, varav {report.in_tables} i tabeller ruta för ruta), "
        f"{report.aside} rubrik, datum eller sida ({shares[1]}), {missed} inte förstådda ({shares[2]})",
        f"{report.total} figures: {used} used ({shares[0]}, of which {report.in_tables} in tables cell for cell), "
        f"{report.aside} heading, date or page ({shares[1]}), {missed} not understood ({shares[2]})",
    )


def summary(report: ReadReport, sources: Mapping[str, str], lang: str, most: int | None = None) -> Iterator[str]:
    """The lines about one report; at most `most` of its questions, and of what was not understood, one by one."""
    yield f"{clean(report.name)}: {in_language(found_line(report), lang)}"
    yield f"  {in_language(account_line(report), lang)}"
    if report.plan is None:
        codes = ", ".join(report.left_out)
        yield "  " + in_language(
            Text(f"utan plan; inte prövat: {codes}", f"without a plan; not tested: {codes}")
            if codes
            else Text("utan plan", "without a plan"),
            lang,
        )
    if report.unread:
        count = len(report.unread)
        parts = Text(
            f"{count} oläsbar{'' if count == 1 else 'a'} del{'' if count == 1 else 'ar'}", f"{count} unreadable parts"
        )
        yield f"  {in_language(parts, lang)}"
        for what, place in report.unread[:most]:
            yield f"    {name_of(place, sources, lang)}: {clean(in_language(what, lang))}"
    if report.questions:
        count = len(report.questions)
        said = Text(f"{count} {'fråga' if count == 1 else 'frågor'}", f"{count} question{'' if count == 1 else 's'}")
        yield f"  {in_language(said, lang)}"
        for asked in report.questions[:most]:
            yield f"    {name_of(asked.place, sources, lang)}: {clean(in_language(asked.ask, lang))}"
            yield from (f"      - {clean(reading)}" for reading in asked.readings)
        yield from _more(count, most, lang)
    if most is None and report.left:
        yield f"  {in_language(Text('inte förstådda siffror', 'figures not understood'), lang)}"
        for text, place, _ in report.left:
            yield f"    {name_of(place, sources, lang)}: {_shortened(clean(text))}"


def _more(count: int, most: int | None, lang: str) -> Iterator[str]:
    if most is not None and count > most:
        yield f"    {in_language(Text(f'… och {count - most} till', f'… and {count - most} more'), lang)}"


def _share(part: int, whole: int) -> str:
    return f"{(100 * part + whole // 2) // whole} %" if whole else "–"


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
