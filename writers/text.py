"""What was examined in, text for a terminal out: what was tried, a table of goals, then the findings."""

from collections.abc import Callable, Iterator, Mapping

from engine.assessment import Assessment, Evaluated
from findings.finding import BY_GRAVITY, SEVERITY_WORD, Finding, Label, Severity
from findings.text import Text, in_language
from writers.examined import Examined, raised
from writers.excerpt import excerpt, name_of
from writers.read_report import drafted_line, headline, not_read, summary
from writers.shown_text import clean
from writers.wording import in_force, joined, margin, origin, policy_sentence, stated

#: So many names are written out before the rest is counted.
_MOST_NAMES = 5

#: Wraps a text in the colour of a role; the identity where there is no colour.
Paint = Callable[[str, str], str]

_COLOUR = {"error": "31", "warning": "33", "note": "36", "strong": "1", "help": "32"}

_COUNTED = {
    Severity.ERROR: (Text("fel", "error"), Text("fel", "errors")),
    Severity.WARNING: (Text("varning", "warning"), Text("varningar", "warnings")),
    Severity.NOTE: (Text("notis", "note"), Text("notiser", "notes")),
}


def render(examined: Examined, *, lang: str = "sv", notes: bool = False, colour: bool = False) -> str:
    """The whole text, with a line break at its end.

    What was tried and what was not comes first, then a table of goals for every report, then findings in
    the order given; notices only with `notes`.
    """
    paint = coloured if colour else plain
    parts = ["\n".join((*_first(examined, lang), *_scope(examined, lang)))]
    parts.extend("\n".join(summary(one, examined.sources, lang, whole=notes)) for one in examined.reports)
    for evaluated in examined.evaluated:
        parts.append(_report(evaluated, lang, paint))
    shown = BY_GRAVITY if notes else BY_GRAVITY[:2]
    for finding in examined.findings:
        if finding.accepted is None and finding.severity in shown:
            parts.append(render_finding(finding, examined.sources, lang=lang, paint=paint))
    known = "\n".join(known_lines(examined, lang))
    parts.extend([known] if known else [])
    parts.append(count_line(examined, lang, notes, paint))
    return "\n\n".join(parts) + "\n"


def plain(text: str, role: str) -> str:
    """The text as it is."""
    return text


def coloured(text: str, role: str) -> str:
    """The text in the colour of its role."""
    return f"\x1b[{_COLOUR[role]}m{text}\x1b[0m"


def _first(examined: Examined, lang: str) -> Iterator[str]:
    """What must be said before anything else."""
    for report in examined.reports:
        said = headline(report)
        if said is not None:
            yield clean(in_language(said, lang))
    for title in examined.drafted:
        yield clean(in_language(drafted_line(title), lang))


def _scope(examined: Examined, lang: str) -> Iterator[str]:
    """What was tried and what was not."""
    if examined.evaluated or any(one.plan is None for one in examined.reports):
        yield in_language(_TESTED if examined.evaluated else _TESTED_BY_ITSELF, lang)
        yield in_language(
            Text("Inte prövat: om utfallen i sig är riktiga.", "Not tested: whether the outcomes are true."), lang
        )
    else:
        yield in_language(_NOT_TESTED, lang)
    if examined.inputs:
        yield in_language(Text("Filer: ", "Files: "), lang) + ", ".join(clean(i.name) for i in examined.inputs)
    if examined.passed_over:
        yield in_language(
            Text("Inte lästa (varken regelfil, fallfil eller rapport): ", "Not read (no rules, case or report): "), lang
        ) + some_names(examined.passed_over, lang)
    if examined.on is not None:
        yield in_language(Text("Datum enligt --datum: ", "Date by --datum: "), lang) + examined.on.isoformat()


def some_names(names: tuple[str, ...], lang: str) -> str:
    """The first names, and how many more there are."""
    shown = ", ".join(clean(name) for name in names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return shown if more <= 0 else shown + in_language(Text(f" och {more} till", f" and {more} more"), lang)


def _report(evaluated: Evaluated, lang: str, paint: Paint) -> str:
    """One report: plan and case, the policies in force, the table, and what other policies would give."""
    plan, report = evaluated.plan.title, evaluated.case.report.title
    count = sum(not one.is_roll_up for one in evaluated.assessments)
    title = Text(
        f'"{plan}" mot "{report}", år {evaluated.year}: {count} nämndsmål',
        f'"{plan}" against "{report}", year {evaluated.year}: {count} goal{"" if count == 1 else "s"}',
    )
    lines = [paint(clean(in_language(title, lang)), "strong"), *_policies(evaluated, lang)]
    if evaluated.assessments:
        lines += ["", _table(evaluated, lang)]
    others = [line for one in evaluated.assessments for line in _others(one, lang)]
    if others:
        lines += ["", *others]
    return "\n".join(lines)


def _policies(evaluated: Evaluated, lang: str) -> Iterator[str]:
    for policy, goals in in_force(evaluated):
        source = in_language(origin(policy), lang)
        held = f" {some_names(goals, lang)}" if goals else ""
        yield clean(f"  policy: {in_language(policy_sentence(policy), lang)} ({source}{held})")


def _table(evaluated: Evaluated, lang: str) -> str:
    from tabulate import tabulate

    headers = (
        Text("Nämndsmål", "Goal"),
        Text("Angiven", "Stated"),
        Text("Beräknad", "Computed"),
        Text("Märken", "Marks"),
        Text("Marginal", "Margin"),
    )
    rows = [[clean(cell) for cell in _row(one, lang)] for one in evaluated.assessments]
    return tabulate(rows, [in_language(h, lang) for h in headers], tablefmt="simple", disable_numparse=True)


def _row(one: Assessment, lang: str) -> tuple[str, ...]:
    return one.name, stated(one) or "–", one.computed_word, joined(one.marks, lang), _margins(one, lang)


def _margins(assessment: Assessment, lang: str) -> str:
    """The margin of each measure that was tested."""
    return "; ".join(margin(m, lang) for m in assessment.measures if m.margin is not None) or "–"


def _others(assessment: Assessment, lang: str) -> Iterator[str]:
    """A line for a goal that other policies would give another verdict."""
    policies: dict[str, list[str]] = {}
    for one in assessment.alternatives:
        if one.of_class is not assessment.computed:
            policies.setdefault(one.computed, []).append(in_language(one.policy, lang))
    if policies:
        when, other = Text("om", "if"), Text("eller", "or")
        each = "; ".join(
            f'"{word}" {in_language(when, lang)} {f" {in_language(other, lang)} ".join(given)}'
            for word, given in policies.items()
        )
        yield clean(in_language(Text("Annan policy: ", "Other policy: "), lang) + f"{assessment.name} {each}")


def render_finding(finding: Finding, sources: Mapping[str, str], *, lang: str = "sv", paint: Paint = plain) -> str:
    """`file:line:column: fel MK201: message`, the excerpt, every other place likewise, and the remedy."""
    role = finding.severity.value
    word = in_language(SEVERITY_WORD[finding.severity], lang)
    head = f"{paint(f'{word} {finding.code}', role)}: {clean(in_language(finding.message, lang))}"
    lines = []
    for number, label in enumerate(dict.fromkeys(finding.labels)):
        place = name_of(label.span, sources, lang)
        said = "" if label.text is None else clean(in_language(label.text, lang))
        if number == 0:
            lines.append(f"{paint(place, 'strong')}: {head}")
        else:
            lines.append(f"  {place}: {said}" if said else f"  {place}")
        lines.extend(_marked(label, sources, role, said if number == 0 else "", paint))
    if not lines:
        lines.append(head)
    if finding.help is not None:
        hint = in_language(Text("hjälp", "help"), lang)
        lines.append(f"  {paint(hint, 'help')}: {clean(in_language(finding.help, lang))}")
    return "\n".join(lines)


def _marked(label: Label, sources: Mapping[str, str], role: str, said: str, paint: Paint) -> Iterator[str]:
    """The excerpt at a label, the carets followed by what is said of the place."""
    lines = excerpt(label.span, sources)
    if len(lines) < 2:
        yield from (f"    {line}" for line in lines)
        return
    yield f"  {lines[0]}"
    gutter, bar, carets = lines[1].partition("|")
    yield f"  {gutter}{bar}{paint(carets + (f' {said}' if said else ''), role)}"


def known_lines(examined: Examined, lang: str) -> Iterator[str]:
    """The findings that the plan accepts, a line each."""
    for finding in examined.findings:
        if finding.accepted is not None:
            place = name_of(finding.labels[0].span, examined.sources, lang) if finding.labels else ""
            known = in_language(Text("känd avvikelse", "known deviation"), lang)
            goal = f" {finding.goal}" if finding.goal else ""
            yield clean(f"{place}: {known} {finding.code}{goal}: {finding.accepted}")


def count_line(examined: Examined, lang: str, notes: bool, paint: Paint) -> str:
    """`1 fel, 6 varningar, 7 notiser (visas med --notiser)`."""
    parts = []
    for severity in BY_GRAVITY:
        count = len(raised(examined.findings, severity))
        if count:
            parts.append(f"{count} {in_language(_COUNTED[severity][count != 1], lang)}")
    beside = _beside(examined, lang)
    if not parts:
        none = Text("Inga fynd i det som kunde läsas.", "No findings in what could be read.")
        return in_language(none if beside else Text("Inga fynd.", "No findings."), lang) + beside
    line = in_language(Text("Fynd: ", "Findings: "), lang) + ", ".join(parts)
    if not notes and raised(examined.findings, Severity.NOTE):
        line += in_language(Text(" (visas med --notiser)", " (shown with --notiser)"), lang)
    return paint(f"{line}.{beside}" if beside else line, "strong")


def _beside(examined: Examined, lang: str) -> str:
    """What the findings do not speak of: verdicts and figures that were not read, and questions."""
    said = [_NO_VERDICTS] if any(map(headline, examined.reports)) else []
    left = not_read(examined.reports)
    if left is not None:
        said.append(Text(f"Inte prövat: {left.sv}.", f"Not tested: {left.en}."))
    return "".join(f" {in_language(one, lang)}" for one in said)


_TESTED = Text(
    "Prövat: tryckta siffror mot beslutade målvärden, och angivna bedömningar mot beräknade.",
    "Tested: printed figures against decided targets, and stated assessments against computed ones.",
)
_NOT_TESTED = Text(
    "Inte prövat: tryckta siffror mot beslutade målvärden, och angivna bedömningar mot beräknade.",
    "Not tested: printed figures against decided targets, and stated assessments against computed ones.",
)
_TESTED_BY_ITSELF = Text(
    "Prövat: rapporten mot sig själv: antal, påståenden i texten, samma siffra på två ställen och rester av utkast.",
    "Tested: the report against itself: counts, claims of the text, a figure printed twice and residue of drafts.",
)
_NO_VERDICTS = Text(
    "Inga bedömningar kunde läsas, så ingen av dem är prövad.",
    "No assessments could be read, so none of them is tested.",
)
