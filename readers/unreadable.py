"""The exception of a document that no plan can be read from; the command tells it in one line."""

from findings.text import Text

#: A plan has fewer rows than this.
MOST_ROWS = 20_000


class UnreadableError(Exception):
    """Why a document cannot be read, and what to do instead."""

    def __init__(self, message: Text, help: Text | None = None) -> None:
        super().__init__(message.sv)
        self.message = message
        self.help = help


def too_many_rows(document: str) -> UnreadableError:
    """The error of a document that is something else than a plan."""
    return UnreadableError(
        Text(
            f'"{document}" har fler än {MOST_ROWS} rader, och så många läses inte',
            f'"{document}" has more than {MOST_ROWS} rows, and so many are not read',
        ),
        Text("spara tabellen med målen i en egen fil", "save the table of goals in a file of its own"),
    )


def damaged(document: str) -> UnreadableError:
    """The error of a document that does not have the form it should."""
    return UnreadableError(
        Text(f'"{document}" är skadad och kan inte läsas', f'"{document}" is damaged and cannot be read'),
        Text("öppna den i Word eller Excel och spara den på nytt", "open it in Word or Excel and save it anew"),
    )
