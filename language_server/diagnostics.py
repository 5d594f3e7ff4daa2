"""What was found in a file in, what the editor shows out: ranges in its own terms, one language."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from findings.finding import Finding, Label, Severity
from findings.text import Text, in_language
from language_server.text import Range, Units
from language_server.workspace import Document, range_of

_HELP = Text("hjälp", "help")
_HERE_TOO = Text("här också", "here too")


@frozen
class Related:
    """Another place that takes part."""

    path: str
    place: Range
    message: str


@frozen
class Diagnostic:
    """One finding as the editor shows it."""

    place: Range
    severity: Severity
    code: str
    message: str
    related: tuple[Related, ...]


def diagnostics(
    findings: Iterable[Finding], document: Document, beside: Mapping[str, Document], units: Units, lang: str
) -> tuple[Diagnostic, ...]:
    """What is shown in `document`, by place; `beside` are the documents that other places may be in, by name."""
    shown = [_diagnostic(finding, document, beside, units, lang) for finding in findings]
    return tuple(sorted(shown, key=lambda one: (one.place.start, one.code, one.message)))


def _diagnostic(
    finding: Finding, document: Document, beside: Mapping[str, Document], units: Units, lang: str
) -> Diagnostic:
    message = in_language(finding.message, lang)
    if finding.help is not None:
        message = f"{message}\n{in_language(_HELP, lang)}: {in_language(finding.help, lang)}"
    first, *others = finding.labels
    place = range_of(first.span, document, units)
    related = tuple(
        Related(
            beside[label.span.document].path,
            range_of(label.span, beside[label.span.document], units),
            _of_label(label, lang),
        )
        for label in others
        if label.span.document in beside
    )
    return Diagnostic(place, finding.severity, finding.code, message, related)


def _of_label(label: Label, lang: str) -> str:
    return in_language(_HERE_TOO if label.text is None else label.text, lang)
