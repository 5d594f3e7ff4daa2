"""`malkoll draft`: a report in, a first rule file of its goals, measures and targets out."""

import sys

from commands.read import check_out, one_report, tell, written
from findings.text import Text, in_language
from readers.command_line import Arguments, UsageError
from writers.terminal import write


def run(arguments: Arguments) -> int:
    """Writes a rule file of what one report says to `-o` or the terminal; what it leaves open is asked in it."""
    check_out(arguments)
    given, reading = one_report(arguments, _EXAMPLE)
    from interpret.draft import draft

    if not reading.found.goals and not reading.found.measures:
        tell(reading, given, arguments)
        raise UsageError(
            Text("rapporten har inga mål och inga nyckeltal", "the report has no goals and no measures"),
        )
    made = draft(reading.found, reading.document, arguments.out or "regler.mal")
    tell(reading, given, arguments)
    asked = sum(line.lstrip().startswith("# fråga:") for line in made.text.split("\n"))
    write(f"{in_language(_asked(asked), arguments.lang)}\n", sys.stderr)
    return written(made.text, arguments)


def _asked(count: int) -> Text:
    return Text(
        f"{count} {'fråga' if count == 1 else 'frågor'} att svara på i regelfilen (# fråga: …); målvärdena är "
        "rapportens egna, och att de stämmer med den säger ingenting om beslutet",
        f"{count} {'question' if count == 1 else 'questions'} to answer in the rule file (# fråga: …); the targets are "
        "the report's own, and their agreement with it proves nothing of the decision",
    )


_EXAMPLE = Text("malkoll draft rapport.pdf -o regler.mal", "malkoll draft report.pdf -o rules.mal")
