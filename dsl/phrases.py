"""The turns of phrase that messages about rule files have in common."""

from dsl.automaton import Trouble
from dsl.words import Token, Words, token_span
from findings.codes import SYNTAX, Code, file_finding
from findings.finding import Finding, Label
from findings.text import Text


def quoted(text: str) -> str:
    """`text` between quotes, those that it has left out, cut where it is long."""
    plain = text.replace('"', "")
    return f'"{plain}"' if len(plain) <= 60 else f'"{plain[:57]}…"'


def told(words: Words, at: Token, message: Text, help: Text | None, code: Code = SYNTAX) -> Finding:
    """A finding at one token."""
    return file_finding(code, message, (Label(token_span(words, at)),), help)


def did_you_mean(meant: str) -> Text:
    """The remedy for a misspelt word."""
    return Text(f'menade du "{meant}"?', f'did you mean "{meant}"?')


def write(example: str) -> Text:
    """The remedy that shows what to write."""
    return Text(f'skriv "{example}"', f'write "{example}"')


def no_such_word(trouble: Trouble) -> Text:
    """What is said of a word that cannot stand where it stands."""
    at = trouble.at
    if not trouble.read:
        return Text(f"ingen rad börjar med {quoted(at.text)}", f"no line begins with {quoted(at.text)}")
    after = quoted(tail(trouble.read))
    return Text(
        f"ordet {quoted(at.text)} kan inte stå efter {after}", f"the word {quoted(at.text)} cannot stand after {after}"
    )


def tail(read: tuple[Token, ...]) -> str:
    """The last things read, as the planner wrote them: enough to find the place."""
    return " ".join(short(token.text) for token in read[-3:]).replace('"', "").replace(" ,", ",")


def short(text: str) -> str:
    """`text`, cut where a message would drown in it."""
    return text if len(text) <= 30 else f"{text[:28]}…"
