"""The words of dsl/grammar.lark in, the TextMate grammar that editors colour rule files by out.

`python -m language_server.textmate` writes editors/vscode/syntaxes/malkoll.tmLanguage.json.
"""

import json
import re
from pathlib import Path

from dsl.beginnings import beginnings
from dsl.build_lines import HeadingLine
from dsl.continuations import following
from dsl.expected import keywords, units
from dsl.lexer import NAME
from dsl.table import table
from dsl.words import Token

PAGE = Path(__file__).parent.parent / "editors" / "vscode" / "syntaxes" / "malkoll.tmLanguage.json"

#: Nothing of a longer word stands before or after it.
_BEFORE, _AFTER = r"(?<![\p{L}\p{N}_/-])", r"(?![\p{L}\p{N}_]|[-/][\p{L}\p{N}_])"


def textmate() -> str:
    """The grammar, as the text of its file."""
    language = table()
    words = {word for word in keywords() if word[0].isalpha()}
    headings = set(language.headings)
    begin = {word for word, made in beginnings().items() if HeadingLine not in made and word[0].isalpha()}
    of_units = {word for word in units() if word[0].isalpha()} - begin
    grammar = {
        "$schema": "https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json",
        "name": "Målkoll",
        "scopeName": "source.malkoll",
        "fileTypes": ["mal"],
        "patterns": [
            {"name": "comment.line.number-sign.malkoll", "match": "#.*$"},
            {"name": "string.quoted.double.malkoll", "match": '"[^"\\n]*"|[”“„][^”“\\n]*[”“]'},
            {"name": "invalid.illegal.unclosed.malkoll", "match": '["”“„][^\\n]*$'},
            {
                "name": "meta.heading.malkoll",
                "match": rf"^(\s*)((?i:{_either(headings)}){_AFTER}(?:\s+(?i:{_either(_second(headings))}){_AFTER})?)"
                rf"(?:\s+([\p{{L}}\p{{N}}_.-]+))?",
                "captures": {
                    "2": {"name": "keyword.control.heading.malkoll"},
                    "3": {"name": "entity.name.type.malkoll"},
                },
            },
            {"name": "keyword.other.line.malkoll", "match": rf"^\s*(?i:{_either(begin)}){_AFTER}"},
            {"name": "constant.other.code.malkoll", "match": rf"{_BEFORE}MK[0-9]{{3}}{_AFTER}"},
            {"name": "constant.numeric.malkoll", "match": _FIGURE},
            {
                "name": "support.type.unit.malkoll",
                "match": rf"{_BEFORE}(?:{_either(of_units)}){_AFTER}|%(?:-\p{{L}}+)?",
            },
            {
                "name": "keyword.operator.malkoll",
                "match": rf"{_BEFORE}(?i:{_either(words - of_units)}){_AFTER}|[=+±−–:]",
            },
            {"name": "variable.other.malkoll", "match": r"\p{L}[\p{L}\p{N}_]*(?:[-/][\p{L}\p{N}_]+)*"},
        ],
    }
    return json.dumps(grammar, ensure_ascii=False, indent=2) + "\n"


_FIGURE = (
    r"(?<![\p{L}\p{N}_])[−–-]?(?:[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|[0-9]{4}/[0-9]{2,4}"
    r"|[0-9]{1,3}(?:[ \x{a0}\x{2009}\x{202f}][0-9]{3}(?![0-9]))+(?:,[0-9]+)?|[0-9]+(?:[.,][0-9]+)*)(?![\p{L}\p{N}_])"
)


def main() -> None:
    """Writes the file."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(textmate(), "utf-8")


def _second(headings: set[str]) -> set[str]:
    """The words that follow the first of a heading: `prioriterat mål`."""
    found: set[str] = set()
    for word in headings:
        after = following([Token(word, NAME, word, 1, 1, 0)])
        found.update(() if after is None else after.phrases)
    return found


def _either(words: set[str]) -> str:
    """Any of the words, the longest first."""
    return "|".join(re.escape(word).replace("\\-", "-") for word in sorted(words, key=lambda word: (-len(word), word)))


if __name__ == "__main__":
    main()
