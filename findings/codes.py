"""The codes of what is wrong with a file itself, MK0xx: shared by the language, the resolver and the readers."""

from attrs import frozen

from findings.finding import Consequence, Edit, Finding, Label, Severity
from findings.text import Text


@frozen
class Code:
    """One code, its name in words, how grave it is, and what it means."""

    code: str
    slug: str
    severity: Severity
    title: Text


SYNTAX = Code(
    "MK001",
    "kan-inte-läsas-som-regel",
    Severity.ERROR,
    Text("En rad följer inte regelspråket.", "A line does not follow the rule language."),
)
UNKNOWN_NAME = Code(
    "MK002",
    "okänt-namn",
    Severity.ERROR,
    Text("Ett namn används som inte är deklarerat.", "A name is used that is not declared."),
)
DECLARED_TWICE = Code(
    "MK003",
    "deklarerat-två-gånger",
    Severity.ERROR,
    Text("Samma sak deklareras två gånger.", "The same thing is declared twice."),
)
UNIT = Code(
    "MK004",
    "enhet",
    Severity.ERROR,
    Text(
        "En enhet är okänd, saknas eller går inte ihop med en annan.",
        "A unit is unknown, missing or does not go with another.",
    ),
)
IMPORT = Code(
    "MK005",
    "import",
    Severity.ERROR,
    Text("En fil som används kan inte användas.", "A file that is imported cannot be used."),
)
UNREADABLE = Code(
    "MK006",
    "fil-kan-inte-läsas",
    Severity.ERROR,
    Text("En fil kan inte läsas.", "A file cannot be read."),
)
MENDED = Code(
    "MK007",
    "skrivsätt",
    Severity.NOTE,
    Text(
        "Filen är skriven på ett annat sätt än språkets, och läses ändå.",
        "The file is spelt otherwise than the language spells it, and read all the same.",
    ),
)
CASE_FILE = Code(
    "MK008",
    "fallfilens-form",
    Severity.ERROR,
    Text("En fallfil har inte den form den ska ha.", "A case file does not have the form it should."),
)
MISPLACED = Code(
    "MK009",
    "rad-på-fel-plats",
    Severity.ERROR,
    Text(
        "En rad står under en rubrik där den inte hör hemma.",
        "A line stands below a heading where it does not belong.",
    ),
)

CODES = (
    SYNTAX,
    UNKNOWN_NAME,
    DECLARED_TWICE,
    UNIT,
    IMPORT,
    UNREADABLE,
    MENDED,
    CASE_FILE,
    MISPLACED,
)


def file_finding(
    code: Code, message: Text, labels: tuple[Label, ...], help: Text | None = None, edit: Edit | None = None
) -> Finding:
    """A finding of `code` about a file itself; it always speaks of the verdict, for it may hide one."""
    return Finding(
        code.code,
        code.slug,
        code.severity,
        message,
        labels,
        consequence=Consequence.WORDING if code is MENDED else Consequence.VERDICT,
        help=help,
        edit=edit,
    )
