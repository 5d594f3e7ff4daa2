"""A statement that could not be read in, one way of making it readable out: each function tries a small change.

Each takes the words before the trouble, those from there on, the trouble and the text; None where its change does not
make the whole statement readable.
"""

from attrs import evolve

from dsl.automaton import Trouble
from dsl.changed import YEAR, Repair, phrase, repaired
from dsl.everyday import BULLETS, EVERYDAY, NEEDLESS, PAIRED
from dsl.expected import keywords
from dsl.lexer import NAME
from dsl.own import own_year
from dsl.phrases import quoted, tail
from dsl.table import table
from dsl.words import Token, Words
from findings.text import Text

#: So many words of everyday Swedish stand for one thing, at most.
_LONGEST = max(len(words.split()) for words in EVERYDAY)
#: How long a text without its quotes may be, in words.
_LONGEST_TEXT = 8
#: What stands between things that are listed.
_LISTING = frozenset({",", "och", "eller"})
#: What is never put in: it turns the meaning round.
_NEGATIONS = frozenset({"inte", "ej", "nej"})
#: What is put in together.
_PAIRS = ("med minst",)
_ANY_YEAR = "2020"
#: What says, last on a line, which assessment is left for all else.
_OTHERWISE = (("i", "övrigt"), ("övrigt",), ("annars",))
#: Number words before `av`, and their figures.
_FIGURES = {"en": "1", "ett": "1", "två": "2", "tre": "3", "fyra": "4", "fem": "5", "sex": "6", "sju": "7"}


def _everyday(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """Words of everyday Swedish around the trouble, replaced by those of the language; the longest first."""
    line, at = [*read, *rest], len(read)
    for length in range(_LONGEST, 0, -1):
        for start in range(max(0, at - _LONGEST), at + 1):
            written = " ".join(token.text.lower() for token in line[start : start + length])
            if start + length <= at - 1 or len(line) < start + length:
                continue
            for meant in EVERYDAY.get(written, ()):
                after = line[start + length :]
                found, once = repaired(line[:start], phrase(meant), after), True
                if found is None and written in {token.kind for token in after}:
                    again = [new for one in after for new in (phrase(meant) if one.kind == written else [one])]
                    found, once = repaired(line[:start], phrase(meant), again), False
                if found is not None:
                    alone = once and start == at and length == 1 and meant != ""
                    return Repair(found.example, meant if alone else None)
    return None


def _together(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """Two words that are one, or one that is two."""
    line, at = [*read, *rest], len(read)
    for start in (at - 1, at):
        if start >= 0 and len(line) > start + 1:
            found = repaired(line[:start], phrase(line[start].text + line[start + 1].text), line[start + 2 :])
            if found is not None and line[start].otherwise == line[start + 1].otherwise == NAME:
                joined = (line[start].text + line[start + 1].text).lower()
                if any(joined in row for row in table().actions):
                    return found
    if rest and rest[0].otherwise == NAME:
        for word in sorted(trouble.accepted):
            if rest[0].kind.startswith(word) and word.isalpha():
                text = rest[0].text
                found = repaired(read, phrase(f"{text[: len(word)]} {text[len(word) :]}"), rest[1:])
                if found is not None:
                    return Repair(found.example, f"{text[: len(word)]} {text[len(word) :]}")
    return None


def _one_word(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """The one word of the language that is missing before the trouble, or should stand in its place."""
    found: dict[str, Repair] = {}
    known = bool(rest) and rest[0].kind in keywords()
    candidates = [word for word in sorted(trouble.accepted) if word == word.lower() and word not in _NEGATIONS]
    for word in (*candidates, *_PAIRS):
        for replaces in (False, True):
            if replaces and not _may_give_way(rest, word, known):
                continue
            one = repaired(read, phrase(word), rest[1:] if replaces else rest)
            if one is not None:
                instead = word if replaces else f"{word} {rest[0].text}" if rest else None
                if word not in found or not known:
                    found[word] = Repair(one.example, instead)
    if len(found) > 1:
        later = {token.kind for token in rest[1:]}
        found = {word: one for word, one in found.items() if word in later}
    return next(iter(found.values())) if len(found) == 1 else None


def _may_give_way(rest: list[Token], word: str, known: bool) -> bool:
    """Whether what stands at the trouble may be a slip for `word`: no name is one for a sign, and no figure at all."""
    if not rest or rest[0].kind == "STRAY" or rest[0].text[0].isdigit():
        return False
    return rest[0].otherwise != NAME or word[0].isalpha() or known or rest[0].kind in NEEDLESS


def _year(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """A year that is missing: an example of one."""
    above = [int(token.text) for token in read if YEAR.fullmatch(token.text)]
    example = str(above[-1] + 1) if above else own_year(words, _ANY_YEAR)
    found = repaired(read, phrase(example), rest) if "YEAR" in trouble.accepted else None
    if found is None:
        return None
    after = quoted(tail(trouble.read))
    message = Text(f"efter {after} saknas ett årtal", f"a year is missing after {after}")
    return evolve(found, message=message, is_example=True)


def _unquoted(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """Words in quotes that should stand without them."""
    if not rest or rest[0].kind != "STRING":
        return None
    found = repaired(read, phrase(rest[0].text[1:-1]), rest[1:])
    if found is None:
        return None
    text = quoted(rest[0].text)
    message = Text(f"{text} ska inte stå inom citattecken", f"{text} should not stand in quotes")
    return evolve(found, message=message)


def _quoted(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """Words from the trouble on that should stand in quotes: the fewest that do."""
    if not read or "STRING" not in trouble.accepted or not rest or rest[0].kind != rest[0].text.lower():
        return None
    return _in_quotes(read, rest, words) if rest[0].text[0].isalpha() else None


def _quoted_before(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """The same, from the word before the trouble on."""
    if len(read) < 2 or not rest or not read[-1].otherwise == rest[0].otherwise == NAME:
        return None
    return _in_quotes(read[:-1], [read[-1], *rest], words)


def _in_quotes(read: list[Token], rest: list[Token], words: Words) -> Repair | None:
    for end in range(1, min(len(rest), _LONGEST_TEXT) + 1):
        last = rest[end - 1]
        text = " ".join(words.text[rest[0].start : last.start + len(last.text)].split())
        if last.kind in ("STRING", "MORE", "UNCLOSED"):
            return None
        each = '"' + '", "'.join(text.split(", ")) + '"'
        found = repaired(read, phrase(each), rest[end:]) or repaired(read, phrase(f'"{text}"'), rest[end:])
        if found is not None:
            message = Text(f"{quoted(text)} står inte inom citattecken", f"{quoted(text)} does not stand in quotes")
            return evolve(found, message=message)
    return None


def _named_twice(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """A name with a space in it."""
    if not read or not rest or not read[-1].otherwise == rest[0].otherwise == NAME:
        return None
    if rest[0].kind in table().reserved:
        return None
    return repaired(read[:-1], phrase(f"{read[-1].text}_{rest[0].text}"), rest[1:])


def _needless_sign(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """A sign that is in the way."""
    if not read:
        signs = [token.text in BULLETS or token.kind == "INT" for token in rest[:3]]
        bullets = signs.index(False) if False in signs else len(signs)
        return repaired(read, [], rest[bullets:]) if bullets else None
    if not rest or rest[0].text[0].isalpha():
        return None
    found = _needless(read, rest, trouble, words)
    unquoted = found is None and "STRING" in trouble.accepted and rest[0].text in NEEDLESS
    return _in_quotes(read, rest[1:], words) if unquoted else found


def _needless(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """A sign or a small word that is in the way."""
    found = repaired(read, [], rest[1:]) if read and rest and rest[0].text.lower() in NEEDLESS else None
    if found is None:
        return None
    sign, after = quoted(rest[0].text), quoted(tail(trouble.read))
    return evolve(found, message=Text(f"efter {after} behövs inte {sign}", f"{sign} is not needed after {after}"))


def _in_parentheses(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """Two words that should stand in parentheses: `vikt 2`."""
    if "(" not in trouble.accepted or len(rest) < 2:
        return None
    return repaired(read, [*phrase("("), *rest[:2], *phrase(")")], rest[2:])


def _without_commas(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """Names that are listed without commas between them."""
    if "," not in trouble.accepted or not read or read[-1].otherwise != NAME:
        return None
    count = next((number for number, token in enumerate(rest) if token.otherwise != NAME), len(rest))
    new = [token for name in rest[:count] for token in (*phrase(","), name)]
    return repaired(read, new, rest[count:]) if new else None


def _each_said(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """Two names or more with one thing said of them: `x och y nås`."""
    start = len(read) - 1
    line = [*read, *rest]
    before = line[:start]
    if start > 0 and line[start].kind in PAIRED:
        start += 1
    names, between = [], set()
    while start < len(line) and line[start].otherwise == NAME:
        names.append(line[start])
        start += 1
        if start < len(line) and line[start].kind in _LISTING:
            between.add(line[start].kind)
            start += 1
        else:
            break
    said = line[start:]
    length = next((number for number, token in enumerate(said) if token.kind in _LISTING), len(said))
    if len(names) < 2 or not length:
        return None
    joiner = phrase("eller" if "eller" in between else "och")
    new = [token for name in names for token in (*joiner, name, *said[:length])][1:]
    return repaired(before, new, said[length:])


def _two_years(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """One year and the next, where a span is meant."""
    if not read or len(rest) < 2 or not read[-1].kind == rest[1].kind == "INT" or "YEAR" in trouble.accepted:
        return None
    follows = len(rest[1].text) == 4 and len(read[-1].text) == 4 and int(rest[1].text) == int(read[-1].text) + 1
    return repaired(read, phrase("–"), rest[1:]) if follows else None


def _moved(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """A word that stands too early or too late."""
    if not rest:
        return None
    for start in range(len(read) - 1, max(0, len(read) - 4), -1):
        found = repaired(read[:start], [rest[0]], [*read[start:], *rest[1:]])
        if found is not None:
            return found
    for number in range(1, len(rest)):
        found = repaired(read, [rest[number]], [*rest[:number], *rest[number + 1 :]])
        if found is not None:
            return found
    return None


def _otherwise(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """`delvis uppfyllt annars`: what is left for all else is said first."""
    line = [*read, *rest]
    kinds = tuple(token.kind for token in line)
    for said in _OTHERWISE:
        if kinds[-len(said) :] == said:
            verdict = line[: -len(said)]
            return repaired([], phrase("i övrigt"), verdict[1:] if kinds[0] == "bedöms" else verdict)
    return None


def _counted_out_of(read: list[Token], rest: list[Token], trouble: Trouble, words: Words) -> Repair | None:
    """`ett av två nyckeltal nås`: so many of so many, without the word of comparison."""
    line = [*read, *rest]
    for at in range(max(1, len(read) - 2), min(len(line) - 2, len(read) + 2)):
        first, second = line[at - 1], line[at + 1]
        if line[at].kind == "av" and first.kind in (*_FIGURES, "INT") and second.kind in (*_FIGURES, "INT"):
            some = f"minst {_FIGURES.get(first.kind, first.text)} av {_FIGURES.get(second.kind, second.text)}"
            found = repaired(line[: at - 1], phrase(some), line[at + 2 :])
            if found is not None:
                return found
    return None


#: The likeliest first.
ATTEMPTS = (
    _otherwise,
    _counted_out_of,
    _everyday,
    _together,
    _needless_sign,
    _in_parentheses,
    _two_years,
    _without_commas,
    _each_said,
    _quoted,
    _one_word,
    _year,
    _unquoted,
    _moved,
    _needless,
    _quoted_before,
    _named_twice,
)
