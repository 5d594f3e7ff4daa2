"""The text of an answers file in, each question's answer out; new questions in, the file's text with them out."""

import re
from collections.abc import Iterable, Mapping
from json import dumps
from unicodedata import normalize

from attrs import frozen

from engine.facts import folded
from engine.plan import Plan
from findings.codes import CASE_FILE, file_finding
from findings.finding import Finding, Label
from findings.span import Span
from findings.text import Text
from interpret.cells import is_figure
from interpret.found import Question
from interpret.header_answers import is_headings, is_row, says_a_column
from interpret.municipalities import is_municipality
from interpret.own_municipality import OWN_KEY
from interpret.scale import scale_words
from interpret.settle import YEAR_KEY
from interpret.tie import NONE_OF_THEM
from readers.folder import ANSWERS
from readers.yaml_tree import Mapping as Lines
from readers.yaml_tree import Scalar, read_tree

_HEAD = (
    "# Svar på det som Målkoll har frågat om rapporter: skriv svaret efter kolonet.",
    "# Det som står tomt är inte besvarat. Det som står här ändras aldrig; nya frågor skrivs sist.",
)
_MOST_READINGS = 5
#: What a reading is shown with: how like the names are.
_SCORE = re.compile(r"\s*\([0-9]{1,3}\)$")
_YES = frozenset({"ja", "yes"})
_PERIOD = re.compile(r"(?:19|20)[0-9]{2}(?:-(?:0[1-9]|1[0-2]))?")
#: What an answer may be, by how the key of its question begins.
ALLOWED = {
    "mål": Text("skriv namnet på ett mål i planen, eller nej", "write the name of a goal of the plan, or nej"),
    "nyckeltal": Text("skriv namnet på ett nyckeltal i planen, eller nej", "write the name of a measure, or nej"),
    "uppdrag": Text("skriv namnet på ett uppdrag i planen, eller nej", "write the name of an assignment, or nej"),
    "bedömning": Text("skriv ett ord ur planens skala, ja eller nej", "write a word of the plan's scale, ja or nej"),
    "läst": Text("skriv ja eller nej", "write ja or nej"),
    "kolumn": Text(
        "skriv vad som står i kolumnen, till exempel utfall 2023 eller målvärde 2023, eller nej",
        "write what stands in the column, for example utfall 2023 or målvärde 2023, or nej",
    ),
    "rubriker": Text(
        "skriv kolumnernas rubriker i ordning med semikolon mellan, eller nej",
        "write the headings of the columns in order with semicolons between, or nej",
    ),
    "rad": Text(
        'skriv rutorna efter den första i ordning med | mellan och citattecken om, till exempel "91 | 90", eller nej',
        'write the cells after the first in order with | between and in quotes, for example "91 | 90", or nej',
    ),
    "decimalkomma": Text(
        "skriv siffran som den ska vara, till exempel 3,4, eller nej",
        "write the figure as it should be, for example 3,4, or nej",
    ),
    OWN_KEY: Text("skriv kommunens namn, eller nej", "write the name of the municipality, or nej"),
    YEAR_KEY: Text("skriv året, till exempel 2023, eller 2023-08", "write the year, for example 2023, or 2023-08"),
}


@frozen
class Answer:
    """What is answered to one question, and where."""

    key: str
    text: str
    #: Where the key stands, and the answer.
    key_span: Span
    span: Span


def answers_path(plan: str) -> str:
    """Where the answers of a plan are kept: beside it, `plan.mal` -> `plan.svar.yaml`."""
    return f"{plan.removesuffix('.mal')}{ANSWERS}"


def read_answers(text: str, document: str) -> tuple[tuple[Answer, ...], tuple[Finding, ...]]:
    """The answers in order, blank ones left out; and what could not be read."""
    nodes, findings = read_tree(text, document)
    answers: list[Answer] = []
    problems = list(findings)
    for node in nodes:
        if not isinstance(node, Lines):
            if not isinstance(node, Scalar) or node.text.strip():
                problems.append(_no_lines(node.span))
            continue
        for key, value in node.pairs:
            if not isinstance(value, Scalar):
                problems.append(_no_answer(key))
            elif value.text.strip():
                answers.append(Answer(key.text, " ".join(value.text.split()), key.span, value.span))
    return tuple(answers), tuple(problems)


def usable(answers: Iterable[Answer], plan: Plan) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The answers by their question's key; one that answers nothing, or names nothing of the plan, is told."""
    found: dict[str, str] = {}
    problems: list[Finding] = []
    words = scale_words((plan,))
    for one in answers:
        kind = _kind(one.key)
        if kind not in ALLOWED:
            problems.append(_no_question(one))
            continue
        text = _SCORE.sub("", one.text) if kind in ("mål", "nyckeltal", "uppdrag") else one.text
        if _is_answer(kind, text, plan, words):
            found.setdefault(one.key, text)
        else:
            problems.append(_not_understood(one, ALLOWED[kind]))
    return found, tuple(problems)


def _kind(key: str) -> str:
    """How the key of a question begins; the whole of it where only one question has it."""
    return key if key in (YEAR_KEY, OWN_KEY) else key.partition(":")[0]


def _is_answer(kind: str, text: str, plan: Plan, words: frozenset[str]) -> bool:
    said = folded(text)
    if kind == YEAR_KEY:
        return _PERIOD.fullmatch(text) is not None
    if said in NONE_OF_THEM:
        return True
    if kind == "läst":
        return said in _YES
    if kind == "bedömning":
        return said in _YES or said in words
    if kind == "kolumn":
        return says_a_column(text)
    if kind == "rubriker":
        return is_headings(text)
    if kind == "rad":
        return is_row(text)
    if kind == "decimalkomma":
        return is_figure(text)
    if kind == OWN_KEY:
        return is_municipality(said)
    names = {
        "mål": [goal.name for goal in plan.goals],
        "nyckeltal": [measure.name for measure in plan.measures],
        "uppdrag": [assignment.name for assignment in plan.assignments],
    }
    return said in map(folded, names[kind])


def with_questions(text: str, document: str, questions: Iterable[Question]) -> str | None:
    """The file's text with a blank line for every question that is not in it; what stands there stays as it is.

    What is asked, and every reading of it, stands above each as a comment. None where the file cannot be read, or
    could not be with the questions in it: then nothing may be written over it.
    """
    nodes, findings = read_tree(text, document)
    if findings or not all(isinstance(node, Lines) or _is_blank(node) for node in nodes):
        return None
    present = {_same(key.text) for node in nodes if isinstance(node, Lines) for key, _ in node.pairs}
    new: dict[str, Question] = {}
    for one in questions:
        if one.key and _same(one.key) not in present:
            present.add(_same(one.key))
            new[one.key] = one
    if not new:
        return text
    lines = [text.rstrip()] if text.strip() else list(_HEAD)
    for key, question in new.items():
        lines += ["", *_asked(question), f"{_quoted(key)}:"]
    written = "\n".join(lines) + "\n"
    return written if _keeps(written, nodes, document) else None


def _is_blank(node: object) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _keeps(written: str, before: Iterable[object], document: str) -> bool:
    """Whether the new text can be read, and every line that was there has its answer yet."""
    nodes, findings = read_tree(written, document)
    return not findings and _pairs(before) == _pairs(nodes)[: len(_pairs(before))]


def _pairs(nodes: Iterable[object]) -> list[tuple[str, str]]:
    return [
        (key.text, value.text if isinstance(value, Scalar) else "")
        for node in nodes
        if isinstance(node, Lines)
        for key, value in node.pairs
    ]


def _same(key: str) -> str:
    """A key as YAML lines are told apart: two that are the same here cannot both stand in a file."""
    return " ".join(normalize("NFC", key).split()).casefold()


def _asked(question: Question) -> list[str]:
    place = f" ({question.span.document}{_where(question.span)})"
    shown = [f"# {' '.join(question.ask.sv.split())}{_plain(place)}"]
    readings = [f"#   {_plain(' '.join(reading.split()))}" for reading in question.readings[:_MOST_READINGS]]
    help = ALLOWED.get(_kind(question.key))
    return [_plain(shown[0]), *readings, *([] if help is None else [f"#   → {help.sv}"])]


def _where(span: Span) -> str:
    """The page or the line, where whoever reads the report can see which it is."""
    if span.page is not None:
        return f" sida {span.page}"
    of_lines = span.document.lower().endswith((".txt", ".md", ".csv"))
    return f" rad {span.line}" if of_lines and span.line is not None else ""


def _plain(text: str) -> str:
    """The text with what a comment cannot hold as spaces."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _quoted(text: str) -> str:
    return dumps(text, ensure_ascii=False)


def said_verdicts(answers: Mapping[str, str]) -> frozenset[str]:
    """The texts, folded, that somebody has said are verdicts."""
    kind = "bedömning: "
    return frozenset(
        folded(key.removeprefix(kind))
        for key, answer in answers.items()
        if key.startswith(kind) and folded(answer) in _YES
    )


def _no_lines(span: Span) -> Finding:
    message = Text(
        "en svarsfil har rader med en fråga, ett kolon och svaret",
        "an answers file has lines of a question, a colon and the answer",
    )
    return file_finding(CASE_FILE, message, (Label(span),), None)


def _no_answer(key: Scalar) -> Finding:
    return file_finding(
        CASE_FILE,
        Text(f'svaret på "{key.text}" är ingen text', f'the answer to "{key.text}" is no text'),
        (Label(key.span),),
        Text("skriv ett namn ur planen, eller nej", "write a name of the plan, or nej"),
    )


def _no_question(one: Answer) -> Finding:
    kinds = ", ".join(f"{kind}:" for kind in ALLOWED)
    return file_finding(
        CASE_FILE,
        Text(f'"{one.key}" är ingen fråga som Målkoll ställer', f'"{one.key}" is no question that is asked'),
        (Label(one.key_span),),
        Text(f"frågorna börjar med {kinds}", f"the questions begin with {kinds}"),
    )


def _not_understood(one: Answer, help: Text) -> Finding:
    return file_finding(
        CASE_FILE,
        Text(f'svaret "{one.text}" på "{one.key}" används inte', f'the answer "{one.text}" to "{one.key}" is not used'),
        (Label(one.span),),
        help,
    )
