"""An open document in, everything that is to be said of it and of what it imports out, by the file it lands on."""

from collections.abc import Mapping, Sequence

from attrs import define, evolve, field, frozen

from engine.accept import accept
from engine.cascades import without_cascades
from engine.check import CheckModule
from engine.kept import Kept
from engine.order import in_order
from engine.plan import Plan
from engine.resolve import resolve
from findings.finding import Edit, Finding, Label
from language_server.lints import AT_A_KEY, KeptLints, quick_lints
from language_server.workspace import Document, Unit, Workspace, by_name, has_place, in_file, unit_of

#: So many pieces of a plan at a time where nobody waits: a key that comes meanwhile waits for a third of a second.
WHEN_IDLE = 100


@define(eq=False)
class Memory:
    """What is kept of one document between two checks of it."""

    blocks: Kept = field(factory=Kept)
    lints: KeptLints = field(factory=KeptLints)
    #: What took long to find.
    slow: tuple[Finding, ...] = ()


@frozen(eq=False)
class Checked:
    """What was found in a document and in what it imports."""

    unit: Unit
    #: None where the document declares none.
    plan: Plan | None
    #: Places have the line numbers of readings.
    findings: tuple[Finding, ...]
    #: All that is found quickly is found; where not, checking again finds more.
    finished: bool


def checked(
    workspace: Workspace,
    document: Document,
    checks: Sequence[CheckModule],
    memory: Memory,
    most: int = AT_A_KEY,
) -> Checked:
    """What can be found within a moment; of what takes longer what `memory` has and still has its place.

    `most` is how many pieces of the plan are looked through anew (language_server/lints.py).
    """
    unit = unit_of(workspace, document)
    plan, of_names = resolve(unit.files, memory.blocks)
    if plan is None:
        return Checked(unit, None, without_cascades((*unit.findings, *of_names)), True)
    quick, finished = quick_lints(plan, checks, memory.lints, most)
    documents = by_name(unit.documents)
    of_plan = [one for one in (*quick, *memory.slow) if _has_places(one, documents)]
    return Checked(unit, plan, (*unit.findings, *of_names, *_not_accepted(of_plan, plan)), finished)


def by_document(of: Checked) -> dict[Document, tuple[Finding, ...]]:
    """What is to be said of each document of the unit, in the order in which it is read; places are those of files."""
    documents = by_name(of.unit.documents)
    found: dict[Document, list[Finding]] = {document: [] for document in of.unit.documents}
    for finding in in_order(dict.fromkeys(in_files(one, documents) for one in of.findings)):
        document = documents.get(finding.labels[0].span.document) if finding.labels else None
        found[document or of.unit.documents[-1]].append(finding)
    return {document: tuple(findings) for document, findings in found.items()}


def in_files(finding: Finding, documents: Mapping[str, Document]) -> Finding:
    """The finding with every place as in its file."""
    labels = tuple(Label(in_file(label.span, documents), label.text) for label in finding.labels)
    edit = finding.edit
    return evolve(finding, labels=labels, edit=None if edit is None else Edit(in_file(edit.span, documents), edit.text))


def _not_accepted(findings: Sequence[Finding], plan: Plan) -> tuple[Finding, ...]:
    """Without what a `känd avvikelse` knows of; nobody has asked about a day."""
    return tuple(one for one in accept(findings, plan, None) if one.accepted is None)


def _has_places(finding: Finding, documents: Mapping[str, Document]) -> bool:
    return all(
        label.span.document in documents and has_place(label.span, documents[label.span.document])
        for label in finding.labels
    )
