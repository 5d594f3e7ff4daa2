"""A report that was read in; what was found, what is asked and what became of its figures, as lines of text, out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from findings.span import Span
from findings.text import Text, in_language
from writers.examined import ReadReport
from writers.excerpt import name_of
from writers.shown_text import clean

#: So much of a text that was not understood is shown.
_WIDTH = 90
#: So many questions, unread parts and texts that were not understood are shown, each.
_MOST = 5
_WITHOUT_PLAN = Text(
    "utan plan: målvärden, bedömningar och planens egna regler är inte prövade (--notiser visar kontrollerna)",
    "without a plan: targets, assessments and the plan's own rules are not tested (--notiser shows the checks)",
)


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
        f'Målvärden i planen "{title}" är hämtade ur en rapport: att en rapport stämmer med dem säger ingenting om '
        "beslutet, och MK205 räknas som inte prövad",
        f'Targets of the plan "{title}" were drafted from a report: that a report agrees with them proves nothing of '
        "the decision, and MK205 counts as not tested",
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
    if not report.total:
        return Text("inga siffror", "no figures")
    used, missed = report.used + report.in_tables, report.not_understood
    shares = [_share(part, report.total) for part in (used, report.aside, missed)]
    lacking = "inte förstådd" if missed == 1 else "inte förstådda"
    is_one = report.total == 1
    # What a reader's limit has cut off is counted nowhere.
    read_sv, read_en = ("lästa ", " read") if report.unread and not is_one else ("", "")
    sv = f"{report.total} {read_sv}{'siffra' if is_one else 'siffror'}: {used} {'använd' if used == 1 else 'använda'}"
    en = f"{report.total} {'figure' if is_one else 'figures'}{read_en}: {used} used"
    return Text(
        f"{sv} ({shares[0]}, varav {report.in_tables} i tabeller ruta för ruta), "
        f"{report.aside} rubrik, datum eller sida ({shares[1]}), {missed} {lacking} ({shares[2]})",
        f"{en} ({shares[0]}, of which {report.in_tables} in tables cell for cell), "
        f"{report.aside} heading, date or page ({shares[1]}), {missed} not understood ({shares[2]})",
    )


def summary(report: ReadReport, sources: Mapping[str, str], lang: str, *, whole: bool = False) -> Iterator[str]:
    """The lines about one report; the first of its questions and of what was not understood, or the `whole` of it."""
    yield f"{clean(report.name)}: {in_language(found_line(report), lang)}"
    yield f"  {in_language(account_line(report), lang)}"
    if report.plan is None:
        yield f"  {in_language(_WITHOUT_PLAN, lang)}"
        yield from _left_out(report, lang) if whole else ()
    unread = [(place, clean(in_language(what, lang)), (), ()) for what, place in report.unread]
    yield from _listed(_parts(len(unread)), unread, sources, lang, whole)
    asked = [(one.place, clean(in_language(one.ask, lang)), one.readings, one.also) for one in report.questions]
    yield from _listed(_questions(report), asked, sources, lang, whole)
    if report.claims or report.candidates:
        yield f"  {in_language(_claims(report), lang)}"
    for text, place in report.candidates if whole else ():
        yield f"    {name_of(place, sources, lang)}: {_shortened(clean(text))}"
    left = [(place, _shortened(clean(text)), (), ()) for text, place, _ in report.left]
    yield from _listed(_figures(report.not_understood), left, sources, lang, whole)


def _left_out(report: ReadReport, lang: str) -> Iterator[str]:
    """Each check that was left out, in its own words."""
    from engine.check import all_checks

    for module in all_checks() if report.left_out else ():
        if module.check.code in report.left_out:
            yield f"    {module.check.code}: {in_language(module.check.title, lang)}"


def not_read(reports: Iterable[ReadReport]) -> Text | None:
    """What nothing was tested of in the reports: `2 frågor, 6 siffror inte förstådda`; None where there is none."""
    reports = tuple(reports)
    counts = (
        (_counted_questions, sum(len(one.questions) for one in reports)),
        (_figures, sum(one.not_understood for one in reports)),
        (_parts, sum(len(one.unread) for one in reports)),
    )
    parts = [said(count) for said, count in counts if count]
    return Text(", ".join(one.sv for one in parts), ", ".join(one.en for one in parts)) if parts else None


def _counted_questions(count: int) -> Text:
    return Text(f"{count} {'fråga' if count == 1 else 'frågor'}", f"{count} question{'' if count == 1 else 's'}")


def _questions(report: ReadReport) -> Text:
    """How many questions, and where they are answered."""
    said = _counted_questions(len(report.questions))
    answered = sum(bool(one.key) for one in report.questions)
    if report.answers is None or not answered:
        return said
    path = clean(report.answers)
    left = len(report.questions) - answered
    if left:
        return Text(
            f"{said.sv}: {answered} besvaras i {path} (malkoll read -o skriver {'den' if answered == 1 else 'dem'} "
            f"dit), {left} rättas i rapporten",
            f"{said.en}: {answered} answered in {path} (malkoll read -o writes {'it' if answered == 1 else 'them'} "
            f"there), {left} mended in the report",
        )
    one = answered == 1
    return Text(
        f"{said.sv}, som besvaras i {path} (malkoll read -o skriver {'den' if one else 'dem'} dit)",
        f"{said.en}, answered in {path} (malkoll read -o writes {'it' if one else 'them'} there)",
    )


def _claims(report: ReadReport) -> Text:
    """How many claims of the text are tested, and how many sentences with figures are not."""
    tested, left = report.claims, len(report.candidates)
    sv = f"{tested or 'inga'} påstående{'' if tested == 1 else 'n'} ur texten prövas"
    en = f"{tested or 'no'} claim{'' if tested == 1 else 's'} of the text tested"
    if left:
        sv += (
            f"; {left} {'mening' if left == 1 else 'meningar'} med siffror knyts inte säkert till något och prövas inte"
        )
        en += f"; {left} sentence{'' if left == 1 else 's'} with figures not tied to anything for certain, nor tested"
    return Text(sv, en)


def _figures(count: int) -> Text:
    return Text(
        f"{count} {'siffra inte förstådd' if count == 1 else 'siffror inte förstådda'}",
        f"{count} figure{'' if count == 1 else 's'} not understood",
    )


def _parts(count: int) -> Text:
    return Text(
        f"{count} {'oläsbar del' if count == 1 else 'oläsbara delar'}",
        f"{count} unreadable part{'' if count == 1 else 's'}",
    )


#: A place, what is to be said of it, every reading of it, and where else it is said.
_Line = tuple[Span, str, Sequence[str], Sequence[Span]]


def _listed(said: Text, lines: Sequence[_Line], sources: Mapping[str, str], lang: str, whole: bool) -> Iterator[str]:
    """What is said, and the lines below it; the first of them unless the `whole` is asked for."""
    if not lines:
        return
    yield f"  {in_language(said, lang)}"
    shown = lines if whole else lines[:_MOST]
    too = in_language(Text("också", "also"), lang)
    for place, text, readings, also in shown:
        yield f"    {name_of(place, sources, lang)}: {text}"
        yield from (f"      - {clean(reading)}" for reading in readings)
        yield from (f"      {too} {name_of(other, sources, lang)}" for other in also if whole)
    more = len(lines) - len(shown)
    if more:
        all_of_them = Text(f"… och {more} till (--notiser visar alla)", f"… and {more} more (--notiser shows all)")
        yield f"    {in_language(all_of_them, lang)}"


def _share(part: int, whole: int) -> str:
    return f"{(100 * part + whole // 2) // whole} %"


def _shortened(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
