"""`malkoll new`: a plan as it stands in a document, or answers to a few questions, in; a rule file out."""

import sys

from authoring.page import Remark, RuleText
from commands.exit_codes import NOTHING_FOUND, UNUSABLE
from commands.printing import print_result
from findings.text import Text, in_language
from readers.command_line import Arguments, UsageError
from writers.terminal import write


def run(arguments: Arguments) -> int:
    """Writes a rule file to `-o`, or to the terminal: read from `--from`, else asked for."""
    if arguments.words:
        word = arguments.words[0]
        raise UsageError(
            Text(f'new tar inga filer, men fick "{word}"', f'new takes no files, but was given "{word}"'),
            Text(f"menade du: malkoll new --from {word}", f"did you mean: malkoll new --from {word}"),
        )
    if arguments.out is not None:
        _check_out(arguments.out, force=arguments.force)
    if arguments.source is None:
        return _asked(arguments)
    made = _read(arguments.source, arguments.out or _DOCUMENT)
    for remark in made.remarks:
        _tell(remark, arguments.lang)
    return _written(made.text, arguments)


def _check_out(out: str, *, force: bool) -> None:
    """That the file may be written, before anything is asked."""
    import os

    if os.path.exists(out) and not force:
        raise UsageError(
            Text(f'"{out}" finns redan; --force skriver över den', f'"{out}" exists already; --force writes over it')
        )


def _read(source: str, document: str) -> RuleText:
    """The rule file of an annex, or of a plan as it stands today."""
    from authoring.annex_reading import divided, is_annex, read_annex
    from authoring.plan_tables import plan_tables
    from authoring.skeleton import skeleton
    from readers.plan_page import read_page
    from readers.unreadable import UnreadableError

    try:
        read = read_page(source)
    except UnreadableError as error:
        raise UsageError(error.message, error.help) from None
    if is_annex(read.page):
        made = read_annex(divided(read.page) if read.is_grid else read.page, document)
        return RuleText(made.text, (*read.remarks, *made.remarks))
    found = plan_tables(read.page)
    if found is None:
        raise UsageError(
            Text(
                f'"{source}" har ingen tabell med mål eller nyckeltal',
                f'"{source}" has no table of goals or measures',
            ),
            Text(
                "skriv rubriker i tabellens första rad, till exempel Mål, Nyckeltal, Enhet, Målvärde 2024, Källa",
                "write headers in the first row of the table, such as Mål, Nyckeltal, Enhet, Målvärde 2024, Källa",
            ),
        )
    made = skeleton(found.head, found.rows, document)
    return RuleText(made.text, (*read.remarks, *found.remarks, *made.remarks))


def _tell(remark: Remark, lang: str) -> None:
    """Writes one line: the place, and what is to be known."""
    from writers.excerpt import name_of
    from writers.shown_text import clean

    place = "" if remark.place is None else f"{name_of(remark.place, {}, lang)}: "
    write(f"{place}{clean(in_language(remark.message, lang))}\n", sys.stderr)


def _asked(arguments: Arguments) -> int:
    """Asks on the terminal; nothing is written where the answers end before the questions do."""
    from authoring.questions import Interview, answered, question, rules_of

    interview = Interview()
    while (asked := question(interview)) is not None:
        write(f"{in_language(asked, arguments.lang)} ", sys.stderr)
        line = _line()
        if line is None:
            write(f"\n{in_language(_NOTHING_WRITTEN, arguments.lang)}\n", sys.stderr)
            return UNUSABLE
        after = answered(interview, line)
        if after.mistake is not None:
            write(f"  {in_language(after.mistake, arguments.lang)}\n", sys.stderr)
        interview = after.interview
    return _written(rules_of(interview, arguments.out or _DOCUMENT), arguments)


def _line() -> str | None:
    """The next answer; None where there are no more."""
    try:
        line = "" if sys.stdin is None else sys.stdin.readline(_LONGEST_ANSWER)
    except UnicodeDecodeError:
        raise UsageError(
            Text("svaret är inte skrivet i terminalens teckenkodning", "the answer is not in the terminal's encoding")
        ) from None
    return line or None


def _written(text: str, arguments: Arguments) -> int:
    """Writes the rule file, and says how many questions stand in it."""
    asked = sum(line.lstrip().startswith("# fråga:") for line in text.split("\n"))
    if asked:
        message = Text(
            f"{asked} {'fråga' if asked == 1 else 'frågor'} att svara på i regelfilen (# fråga: …)",
            f"{asked} {'question' if asked == 1 else 'questions'} to answer in the rule file (# fråga: …)",
        )
        write(f"{in_language(message, arguments.lang)}\n", sys.stderr)
    if arguments.out is None:
        return print_result(text, NOTHING_FOUND, as_utf8=True)
    from writers.file import write_file

    problem = write_file(arguments.out, text.encode("utf-8"), force=arguments.force)
    if problem is not None:
        raise UsageError(problem)
    return NOTHING_FOUND


#: What a rule file on the terminal is called in messages.
_DOCUMENT = "regler.mal"
#: A longer answer is cut, and told as no answer.
_LONGEST_ANSWER = 100_000
_NOTHING_WRITTEN = Text(
    "svaren tog slut före frågorna, och ingen fil är skriven",
    "the answers ended before the questions, and no file is written",
)
