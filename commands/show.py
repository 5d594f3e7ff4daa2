"""`malkoll show`: a rule file in, the annex that a board decides on out, in Markdown, Word or Excel."""

import sys
from importlib.util import find_spec
from types import MappingProxyType

from attrs import frozen

from authoring.page import Page
from commands.exit_codes import FOUND, NOTHING_FOUND
from commands.printing import print_result
from dsl.ast import File, Heading
from findings.finding import Finding, Severity
from findings.text import Text
from readers.command_line import Arguments, UsageError
from readers.files import Loaded, load
from writers.terminal import write

#: The library that each kind of file is written with.
_LIBRARIES = MappingProxyType({"docx": "docx", "xlsx": "openpyxl"})
_ENDINGS = ("docx", "xlsx", "md")


@frozen
class _Shown:
    """The one plan that is shown: its own file last, what it uses before it."""

    files: tuple[File, ...]


def run(arguments: Arguments) -> int:
    """Writes the annex of the plan in the files named, to `-o` or in Markdown to the terminal."""
    if not arguments.words:
        raise UsageError(Text("ingen regelfil är given", "no rule file is given"), _EXAMPLE)
    ending = _ending(arguments.out)
    loaded = load(arguments.words, with_cases=False)
    unread = [finding for finding in loaded.findings if finding.severity is Severity.ERROR]
    if unread:
        _print(unread, loaded, arguments.lang)
        raise UsageError(
            Text(
                "planen kan inte visas: allt i den kunde inte läsas", "the plan cannot be shown: not all could be read"
            )
        )
    shown = _the_plan(loaded)
    page = _annex(shown, loaded)
    code = _mistakes(shown, loaded, arguments.lang)
    if arguments.out is None:
        from writers.annex_md import render_md

        return print_result(render_md(page), code, as_utf8=True)
    _write(page, ending, arguments)
    return code


def _ending(out: str | None) -> str:
    """The kind of file to write, and that its library is there."""
    if out is None:
        return "md"
    ending = out.rpartition(".")[2].lower()
    if ending not in _ENDINGS:
        raise UsageError(
            Text(f'"{out}" slutar inte på .docx, .xlsx eller .md', f'"{out}" does not end in .docx, .xlsx or .md'),
            _EXAMPLE,
        )
    library = _LIBRARIES.get(ending)
    if library is not None and find_spec(library) is None:
        raise UsageError(
            Text(
                f"för att skriva .{ending} behövs ett bibliotek till", f"to write .{ending} one more library is needed"
            ),
            Text('pip install "malkoll[dokument]"', 'pip install "malkoll[dokument]"'),
        )
    return ending


def _the_plan(loaded: Loaded) -> _Shown:
    """The one plan among the files; a file of shared definitions is shown where no plan is given."""
    if not loaded.units:
        raise UsageError(Text("ingen regelfil bland filerna", "no rule file among the files"), _EXAMPLE)
    plans = [unit for unit in loaded.units if any(block.heading is Heading.PLAN for block in unit[-1].blocks)]
    shown = plans or list(loaded.units)
    headings = [block for unit in shown for block in unit[-1].blocks if block.heading is Heading.PLAN]
    if len(shown) > 1 or len(headings) > 1:
        names = ", ".join(dict.fromkeys(unit[-1].document for unit in shown))
        raise UsageError(
            Text(
                f"bilagan visar en plan, men här är {max(len(shown), len(headings))}: {names}",
                f"the annex shows one plan, but here are {max(len(shown), len(headings))}: {names}",
            ),
            Text("ge en plan i taget", "give one plan at a time"),
        )
    return _Shown(shown[0])


def _annex(shown: _Shown, loaded: Loaded) -> Page:
    from authoring.annex import annex

    *imported, own = shown.files
    return annex(loaded.sources[own.document], own, loaded.sources, tuple(imported))


def _mistakes(shown: _Shown, loaded: Loaded, lang: str) -> int:
    """Prints what does not go together in the plan, which is shown all the same."""
    from engine.resolve import resolve

    _, findings = resolve(shown.files)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    _print(errors, loaded, lang)
    return FOUND if errors else NOTHING_FOUND


def _print(findings: list[Finding], loaded: Loaded, lang: str) -> None:
    from writers.text import render_finding

    for finding in findings:
        write(render_finding(finding, loaded.sources, lang=lang) + "\n", sys.stderr)


def _write(page: Page, ending: str, arguments: Arguments) -> None:
    from writers.file import write_file

    assert arguments.out is not None
    problem = write_file(arguments.out, _rendered(page, ending), force=arguments.force)
    if problem is not None:
        raise UsageError(problem)


def _rendered(page: Page, ending: str) -> bytes:
    """The bytes of the annex; raises UsageError where the kind of file cannot hold it."""
    from writers.office_text import hindrance

    if ending == "md":
        from writers.annex_md import render_md

        return render_md(page).encode("utf-8")
    if ending == "docx":
        from writers.annex_docx import render_docx as render

        problem = hindrance(page)
    else:
        from writers.annex_xlsx import MOST
        from writers.annex_xlsx import render_xlsx as render

        problem = hindrance(page, MOST)
    if problem is not None:
        raise UsageError(problem, Text("skriv bilagan som .md", "write the annex as .md"))
    return render(page)


_EXAMPLE = Text("malkoll show regler.mal -o plan.docx", "malkoll show rules.mal -o plan.docx")
