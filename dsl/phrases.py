"""The turns of phrase that messages about rule files have in common."""

from dsl.automaton import Trouble
from dsl.words import Token, Words, token_span
from findings.codes import SYNTAX, Code, file_finding
from findings.finding import Edit, Finding, Label
from findings.text import Text


def quoted(text: str) -> str:
    """`text` between quotes, those that it has left out, cut where it is long."""
    plain = text.replace('"', "")
    return f'"{plain}"' if len(plain) <= 60 else f'"{plain[:57]}…"'


def told(
    words: Words, at: Token, message: Text, help: Text | None, code: Code = SYNTAX, instead: str | None = None
) -> Finding:
    """A finding at one token; `instead` is what would stand in its place, where that is sure."""
    edit = None if instead is None else replaced(words, at, instead)
    return file_finding(code, message, (Label(token_span(words, at)),), help, edit)


def replaced(words: Words, at: Token, instead: str) -> Edit:
    """The edit that puts words in the place of one, with a space where they would be joined to their neighbours."""
    before, after = words.text[: at.start][-1:], words.text[at.start + len(at.text) :][:1]
    ahead = " " * (instead[0].isalpha() and before.isalnum())
    behind = " " * (instead[-1].isalpha() and after.isalnum())
    return Edit(token_span(words, at), f"{ahead}{instead}{behind}")


def did_you_mean(meant: str) -> Text:
    """The remedy for a misspelt word."""
    return Text(f'menade du "{meant}"?', f'did you mean "{meant}"?')


def write(example: str) -> Text:
    """The remedy that shows what to write."""
    if '"' in example:
        return Text(f"skriv {example}", f"write {example}")
    return Text(f'skriv "{example}"', f'write "{example}"')


def write_such(example: str) -> Text:
    """The remedy that shows something of the kind to write."""
    shown = example if '"' in example else f'"{example}"'
    return Text(f"skriv till exempel {shown}", f"write for example {shown}")


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
    return " ".join(short(token.text) for token in read[-3:]).replace('"', "").replace(" ,", ",").replace("( ", "(")


def short(text: str) -> str:
    """`text`, cut where a message would drown in it."""
    return text if len(text) <= 30 else f"{text[:28]}…"
