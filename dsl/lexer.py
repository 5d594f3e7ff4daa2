"""Rule file text in, words, figures, strings and signs out, one after another with their places.

No keyword is known here: a word's kind is the word itself in lower case, and dsl/automaton.py asks the
table whether a keyword of that spelling may stand where it stands; if not, the word is a NAME.
"""

import re
from collections.abc import Iterator

from dsl.words import Token, Words

#: The kind of the sign that ends a statement.
END = "$END"
#: The kind that a word has where its own spelling is no keyword.
NAME = "NAME"
#: How deep parentheses may stand in each other.
DEEPEST = 50

#: Everything that counts as a space: tabs, NBSP, thin spaces, soft hyphens, marks of no width.
SPACE = "[ \\t\\r\\f\\v\x1c-\x1f\x85\xa0\xad\u1680\u2000-\u200d\u2028\u2029\u202f\u205f\u2060\u3000\ufeff]"

#: The kinds of things that a file is made of, in the order in which they are tried.
_KINDS = {
    # `i.u.`, `p.e.`
    "ABBREVIATION": r"(?:[^\W\d_]\.){2,}",
    # Whole words only: `e-post`, `kr/inv`, `minst5`.
    "WORD": r"[^\W\d_]\w*(?:[-/]\w+)*",
    "STRING": r'"[^"\n]*+"|[”“„][^”“\n]*+[”“]',
    "BREAK": rf"(?:\#[^\n]*+)?\n(?:{SPACE}*+(?:\#[^\n]*+)?\n)*+",
    # `5st`, `90procent`: a space is missing. Few parts are tried, so that `1,1,1,1…` takes linear time.
    "GLUED": r"[0-9]++(?:[.,][0-9]++){0,3}+[^\W\d]\w*",
    "DATE": r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![\w-])",
    "YEARMONTH": r"[0-9]{4}-(?:0[1-9]|1[0-2])(?![\w-])",
    "SCHOOLYEAR": r"[0-9]{4}/[0-9]{2}(?:[0-9]{2})?(?!\w)",
    # `3.3.9`, and `0.5` which is told.
    "DOTTED": r"[0-9]++(?:\.[0-9]++)++(?:,[0-9]+)?",
    "NUMBER": r"[0-9]{1,3}(?:[ \xa0\u2009\u202f][0-9]{3}(?![0-9]))++(?:,[0-9]+)?|[0-9]++,[0-9]++",
    "INT": r"[0-9]+",
    "DASH": r"[-–−]",
    "PERCENT": r"%(?:-\w+)?",
    "COMMA": rf",(?=\n|\#|{SPACE})",
    "BADCOMMA": r",",
    "SIGN": r"[()=+±:]",
    "UNCLOSED": r'["”“„][^\n]*+',
    "STRAY": r"[^\n]",
}
#: Each of these words or signs is a kind of its own.
_OWN_KIND = frozenset({"ABBREVIATION", "PERCENT", "SIGN", "COMMA"})
_PATTERN = SPACE + "*+(?:" + "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()) + ")"


def tokens(text: str, joiners: frozenset[str], words: Words) -> Iterator[Token]:
    """The tokens of `text`, in time linear in its length; each statement is followed by one of kind END.

    A line that ends in a comma, and one that begins with a quote or one of `joiners`, gives no END
    between itself and its neighbour; `words` keeps where such a line ends.
    """
    if not text.endswith("\n"):
        text += "\n"
    line, line_start, depth = words.first_line, 0, 0
    previous: Token | None = None
    broken = False
    make = tuple.__new__
    pattern = re.compile(_PATTERN)
    kinds = ("", *pattern.groupindex)
    for match in pattern.finditer(text):
        number = match.lastindex or 0
        kind = kinds[number]
        start, end = match.span(number)
        if kind == "BREAK":
            line += text.count("\n", start, end)
            line_start = end
            broken = True
            continue
        written = text[start:end]
        lower = written.lower()
        if broken:
            broken = False
            if previous is not None:
                if previous.kind == "," or kind in ("STRING", "UNCLOSED") or lower in joiners:
                    words.ends[previous.line] = previous.column + len(previous.text)
                    if kind == "STRING" and previous.kind in ("STRING", "MORE"):
                        kind = "MORE"
                else:
                    depth = 0
                    yield _end(previous)
        column = start - line_start + 1
        if kind == "WORD":
            token = make(Token, (lower, NAME, written, line, column, start))
        else:
            if kind in _OWN_KIND:
                kind = lower
                depth += (kind == "(") - (kind == ")")
                if depth > DEEPEST:
                    kind = "TOO_DEEP"
            token = make(Token, (kind, "", written, line, column, start))
        previous = token
        yield token
    if previous is not None:
        yield _end(previous)


def _end(last: Token) -> Token:
    width = len(last.text)
    return Token(END, "", "", last.line, last.column + width, last.start + width)
