"""Paths in, what stands in the files out: rule files with what they import, cases, hashes and findings."""

import os
from collections.abc import Callable, Mapping, Sequence

from attrs import define, field, frozen

from dsl import ast
from engine.case import Case
from findings.codes import IMPORT, UNREADABLE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from readers.content import read_bytes, read_text
from readers.document import Document
from readers.folder import ENDINGS, Found, search
from readers.sniff import Kind, is_report, kind_of

#: How many files may import one another in a row.
DEEPEST = 50


@frozen
class Input:
    """One file that was read, by the name it was given, and the hash of its bytes."""

    name: str
    sha256: str
    kind: Kind
    #: Read because a rule file uses it.
    imported: bool


@frozen
class Loaded:
    """Everything that was read."""

    #: One per rule file that was given: what it imports, each once, and the file itself last.
    units: tuple[tuple[ast.File, ...], ...]
    cases: tuple[Case, ...]
    inputs: tuple[Input, ...]
    findings: tuple[Finding, ...]
    #: The text of every file read, by document, for excerpts.
    sources: Mapping[str, str]
    #: Files of the folders that are neither rule files nor cases.
    passed_over: tuple[str, ...]
    #: Reports, laid out; those that could not be read are told and left out.
    documents: tuple[Document, ...] = ()


@frozen
class _Read:
    """One rule file: where it lies, and its tree."""

    found: Found
    tree: ast.File


@frozen
class _Step:
    """On the way through imports: a file, and the line by which it goes on to the next."""

    real: str
    use: ast.UseLine


#: The tree of a rule file that is already read, by its real path and the name it is shown by; None where it is not.
Trees = Callable[[str, str], ast.File | None]


def _no_tree(real: str, document: str) -> ast.File | None:
    return None


@define
class _Shelf:
    """What has been read so far; rule files by their real path, and the rings already told."""

    rules: dict[str, _Read] = field(factory=dict)
    cases: list[Case] = field(factory=list)
    inputs: list[Input] = field(factory=list)
    findings: list[Finding] = field(factory=list)
    sources: dict[str, str] = field(factory=dict)
    rings: set[frozenset[str]] = field(factory=set)
    trees: Trees = _no_tree
    #: Cases that were not asked for.
    passed_over: list[str] = field(factory=list)
    documents: list[Document] = field(factory=list)


def load(paths: Sequence[str], *, with_cases: bool = True) -> Loaded:
    """What stands in the files and folders of `paths`, in the order given.

    Nothing is raised for what is wrong with a file: it is a finding, MK005 for an import, MK006 for a
    file that cannot be read. Without `with_cases` the cases are passed over, whatever stands in them.
    """
    searched = search(paths)
    shelf = _Shelf(findings=list(searched.findings))
    files = {os.path.realpath(found.path): found for found in reversed(searched.found)}
    for real in dict.fromkeys(os.path.realpath(found.path) for found in searched.found):
        _take(files[real], shelf, with_cases)
    given = tuple(shelf.rules)
    units = {real: _unit(real, shelf) for real in given}
    used = {path for real, unit in units.items() for path in unit if path != real}
    return Loaded(
        tuple(
            tuple(unit.values())
            for real, unit in units.items()
            if real not in used or _has_plan(shelf.rules[real].tree)
        ),
        tuple(shelf.cases),
        tuple(shelf.inputs),
        tuple(dict.fromkeys(shelf.findings)),
        shelf.sources,
        (*searched.passed_over, *shelf.passed_over),
        tuple(shelf.documents),
    )


def with_imports(
    path: str, tree: ast.File, roots: tuple[str, ...], trees: Trees
) -> tuple[tuple[ast.File, ...], tuple[Finding, ...]]:
    """A rule file that is already read and before it what it imports, and what is wrong with the imports.

    What it imports lies in one of `roots`, and is taken from `trees` where that has it.
    """
    shelf = _Shelf(trees=trees)
    real = os.path.realpath(path)
    shelf.rules[real] = _Read(Found(path, tree.document, roots), tree)
    return tuple(_unit(real, shelf).values()), tuple(shelf.findings)


def _has_plan(tree: ast.File) -> bool:
    return any(block.heading is ast.Heading.PLAN for block in tree.blocks)


def _take(found: Found, shelf: _Shelf, with_cases: bool) -> None:
    """Reads a file that was given."""
    place = Label(Span(found.document))
    data = read_bytes(found.path, found.document, place, UNREADABLE)
    if isinstance(data, Finding):
        shelf.findings.append(data)
        return
    if is_report(data, found.document):
        _lay_out(found, data, shelf)
        return
    text, findings = read_text(data, found.document)
    shelf.findings.extend(findings)
    if text is None:
        return
    kind = kind_of(text, found.document)
    if kind is Kind.RULES:
        _keep(found, data, text, False, shelf)
    elif kind is Kind.CASE and not with_cases:
        shelf.passed_over.append(found.document)
    elif kind is Kind.CASE:
        from readers.yaml_case import read_cases

        _note(found, data, text, kind, False, shelf)
        cases, findings = read_cases(text, found.document)
        shelf.cases.extend(cases)
        shelf.findings.extend(findings)
    else:
        shelf.findings.append(_neither(found.document))


def _lay_out(found: Found, data: bytes, shelf: _Shelf) -> None:
    """Reads a report, and keeps its text where places in it can be shown with their line."""
    from readers.report import cannot_be_read, read_report, text_of

    document = read_report(data, found.document)
    shelf.findings.extend(document.findings)
    if cannot_be_read(document):
        return
    _note(found, data, text_of(data, found.document), Kind.REPORT, False, shelf)
    shelf.documents.append(document)


def _neither(document: str) -> Finding:
    message = Text(
        f'"{document}" är varken en regelfil, en fallfil eller en rapport',
        f'"{document}" is neither a rule file, a case file nor a report',
    )
    help = Text(
        'en regelfil börjar med en rubrik, till exempel plan "…", en fallfil med rapport:, '
        f"och en rapports namn slutar på {ENDINGS}",
        'a rule file begins with a heading, for example plan "…", a case file with rapport:, '
        f"and the name of a report ends in {ENDINGS}",
    )
    return file_finding(UNREADABLE, message, (Label(Span(document)),), help)


def _note(found: Found, data: bytes, text: str | None, kind: Kind, imported: bool, shelf: _Shelf) -> None:
    from hashlib import sha256

    if text is not None:
        shelf.sources[found.document] = text
    shelf.inputs.append(Input(found.document, sha256(data).hexdigest(), kind, imported))


def _keep(found: Found, data: bytes, text: str, imported: bool, shelf: _Shelf) -> None:
    """Parses a rule file and puts it on the shelf."""
    from dsl.parser import parse

    _note(found, data, text, Kind.RULES, imported, shelf)
    tree, findings = parse(text, found.document)
    shelf.findings.extend(findings)
    shelf.rules[os.path.realpath(found.path)] = _Read(found, tree)


def _unit(real: str, shelf: _Shelf) -> dict[str, ast.File]:
    """The rule file at `real` and before it what it imports, by real path."""
    order: dict[str, ast.File] = {}
    _gather(real, (), order, shelf)
    return order


def _gather(real: str, trail: tuple[_Step, ...], order: dict[str, ast.File], shelf: _Shelf) -> None:
    """Adds the rule file at `real` to `order`, what it imports before it; `trail` leads to it."""
    read = shelf.rules[real]
    for use in read.tree.uses:
        target = _imported(use, read, shelf)
        steps = (*trail, _Step(real, use))
        if target is None or target in order:
            continue
        if target in (step.real for step in steps):
            _tell_ring(steps, target, shelf)
        elif len(steps) > DEEPEST:
            shelf.findings.append(file_finding(IMPORT, _TOO_DEEP, (Label(use.path.span),)))
        else:
            _gather(target, steps, order, shelf)
    order[real] = read.tree


def _tell_ring(steps: tuple[_Step, ...], target: str, shelf: _Shelf) -> None:
    """The finding that a file uses itself, by way of every step from `target` on; once a ring."""
    reals = [step.real for step in steps]
    ring = steps[reals.index(target) :]
    members = frozenset(step.real for step in ring)
    if members in shelf.rings:
        return
    shelf.rings.add(members)
    documents = [shelf.rules[step.real].tree.document for step in ring]
    names = " → ".join([*documents, documents[0]])
    message = Text(f"filerna använder varandra i en ring: {names}", f"the files import one another in a ring: {names}")
    help = Text("ta bort en av raderna", "take one of the lines away")
    labels = tuple(Label(step.use.path.span) for step in (ring[-1], *ring[:-1]))
    shelf.findings.append(file_finding(IMPORT, message, labels, help))


def _imported(use: ast.UseLine, read: _Read, shelf: _Shelf) -> str | None:
    """The real path of the file that `use` names, read if it was not; None where it cannot be used."""
    written = use.path.text.replace("\\", "/")
    place = Label(use.path.span)
    path = os.path.normpath(os.path.join(os.path.dirname(read.found.path), written))
    if "\0" in written or _absolute(written) or not _inside(path, read.found.roots):
        message = Text(
            f'"{use.path.text}" ligger utanför mappen som kommandot fick',
            f'"{use.path.text}" lies outside the folder that the command was given',
        )
        shelf.findings.append(file_finding(IMPORT, message, (place,), _ONE_FOLDER))
        return None
    real = os.path.realpath(path)
    if real in shelf.rules:
        return real
    folder = os.path.dirname(read.found.document)
    document = os.path.normpath(os.path.join(folder, written)).replace(os.sep, "/")
    tree = shelf.trees(real, document)
    if tree is not None:
        shelf.rules[real] = _Read(Found(path, document, read.found.roots), tree)
        return real
    data = read_bytes(path, document, place, IMPORT)
    if isinstance(data, Finding):
        shelf.findings.append(data)
        return None
    text, findings = read_text(data, document)
    shelf.findings.extend(findings)
    if text is not None and kind_of(text, document) is Kind.RULES:
        _keep(Found(path, document, read.found.roots), data, text, True, shelf)
        return real
    if text is not None:
        message = Text(f'"{use.path.text}" är ingen regelfil', f'"{use.path.text}" is not a rule file')
        shelf.findings.append(file_finding(IMPORT, message, (place,)))
    return None


def _absolute(written: str) -> bool:
    return written.startswith("/") or written[1:2] == ":"


def _inside(path: str, roots: tuple[str, ...]) -> bool:
    real = os.path.realpath(path)
    return any(real.startswith(root.rstrip(os.sep) + os.sep) for root in roots)


_TOO_DEEP = Text(
    f"mer än {DEEPEST} filer använder varandra i rad",
    f"more than {DEEPEST} files import one another in a row",
)
_ONE_FOLDER = Text(
    "lägg filen i samma mapp, eller ge kommandot mappen som håller båda",
    "put the file in the same folder, or give the command the folder that holds both",
)
