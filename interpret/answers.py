"""The text of an answers file in, each question's answer out; questions and answers in, the file's text out."""

from collections.abc import Iterable, Mapping
from json import dumps

from findings.codes import CASE_FILE, file_finding
from findings.finding import Finding, Label
from findings.text import Text
from interpret.found import Question
from readers.yaml_tree import Mapping as Lines
from readers.yaml_tree import Scalar, read_tree

_HEAD = (
    "# Svar på det som Målkoll frågat om en rapport. Skriv ett namn ur planen efter kolonet, eller nej.",
    "# Det som står tomt är inte besvarat och frågas igen.",
)
_MOST_READINGS = 5


def answers_path(plan: str) -> str:
    """Where the answers of a plan are kept: beside it, `plan.mal` -> `plan.svar.yaml`."""
    return f"{plan.removesuffix('.mal')}.svar.yaml"


def read_answers(text: str, document: str) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The answers by the key of their question, blank ones left out; and what could not be read."""
    nodes, findings = read_tree(text, document)
    answers: dict[str, str] = {}
    problems = list(findings)
    for node in nodes:
        pairs = node.pairs if isinstance(node, Lines) else ()
        for key, value in pairs:
            if isinstance(value, Scalar):
                if value.text.strip():
                    answers.setdefault(key.text, value.text.strip())
            else:
                problems.append(_no_answer(key))
    return answers, tuple(problems)


def answers_text(questions: Iterable[Question], answers: Mapping[str, str]) -> str:
    """The file with every answer there is and a blank line for every question, in the order of their keys.

    What is asked, and every reading of it, stands above each as a comment.
    """
    asked = {one.key: one for one in questions if one.key}
    lines = list(_HEAD)
    for key in sorted({*asked, *answers}):
        lines.append("")
        if key in asked:
            lines.extend(_asked(asked[key]))
        answer = answers.get(key, "")
        lines.append(f"{_quoted(key)}: {_quoted(answer) if answer else ''}".rstrip())
    return "\n".join(lines) + "\n"


def _asked(question: Question) -> list[str]:
    place = f" (rad {question.span.line})" if question.span.line is not None else ""
    shown = [f"# {' '.join(question.ask.sv.split())}{place}"]
    return [*shown, *(f"#   {' '.join(reading.split())}" for reading in question.readings[:_MOST_READINGS])]


def _quoted(text: str) -> str:
    return dumps(text, ensure_ascii=False)


def _no_answer(key: Scalar) -> Finding:
    return file_finding(
        CASE_FILE,
        Text(f'svaret på "{key.text}" är ingen text', f'the answer to "{key.text}" is no text'),
        (Label(key.span),),
        Text("skriv ett namn ur planen, eller nej", "write a name of the plan, or nej"),
    )
