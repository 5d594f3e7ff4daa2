"""A statement that says in another way what the language has words for in, the finding or None out."""

from dsl.automaton import Trouble
from dsl.changed import is_read, phrase, repaired, rest_of
from dsl.expected import keywords
from dsl.own import own_word, own_year
from dsl.phrases import no_such_word, quoted, told, write
from dsl.suggest import nearest
from dsl.words import Token, Words
from findings.finding import Finding
from findings.text import Text

#: What is written of an outcome in a plan.
_OUTCOME = frozenset(["utfall", "utfallet", "resultat", "resultatet", "bokslut"])
#: Words that ask that something stays as it is.
_KEEP = frozenset(["bibehålla", "bibehålls", "bibehållen", "behålla", "behålls", "bevara", "bevaras", "upprätthålla"])
#: Words that leave open how near is near enough.
_ABOUT = frozenset(["ca", "cirka", "c:a", "ungefär", "omkring", "runt", "kring", "omkr", "circa"])
#: Words for the first places of a list.
_TOP = frozenset(["topp", "top"])
#: What a limit begins with, where `delvis` stands before it.
_LIMITS = frozenset(["minst", "högst", "över", "under", "mellan", "max", "lägst", "mer", "mindre"])
#: A word that is read as one for an assessment has at most so many words.
_LONGEST_WORD = 4


def outcome_line(trouble: Trouble, words: Words) -> Finding | None:
    """`utfall 2024 88 %`: what was measured stands in the case file."""
    at = trouble.at
    if trouble.read or at.kind not in _OUTCOME:
        return None
    help = Text(
        "skriv utfallet i fallfilen (.yaml) under utfall:, i planen står bara målen",
        "write the outcome in the case file (.yaml) below utfall:, only the targets stand in the plan",
    )
    return told(words, at, no_such_word(trouble), help)


def partly_alone(trouble: Trouble, words: Words) -> Finding | None:
    """`delvis minst 80 %` on a line of its own, or after the year with no target before it."""
    at, read = trouble.at, trouble.read
    alone = [token.kind for token in read] == ["delvis"] and at.kind in _LIMITS
    if not alone and not (at.kind == "delvis" and "target" in trouble.parts and read and read[0].kind == "mål"):
        return None
    rest = rest_of(trouble, words)
    if rest is None:
        return None
    limit = " ".join(token.text for token in rest[: 4 - alone])
    partly = f"delvis {limit}" if alone else limit
    year = own_year(words) if alone else next((token.text for token in read if token.kind == "INT"), own_year(words))
    message = Text(
        'före "delvis" saknas det målvärde som ger helt uppfyllt',
        'before "delvis" the target that gives helt uppfyllt is missing',
    )
    way = "högst" if {"högst", "under", "max", "mindre"} & {token.kind for token in rest[:2]} else "minst"
    example = f"mål {year} {way} …, {partly}"
    help = Text(f'skriv båda på samma rad: "{example}"', f'write both on one line: "{example}"')
    return told(words, read[0] if alone else at, message, help)


def kept(trouble: Trouble, words: Words) -> Finding | None:
    """`bibehålla`: which of two things is meant cannot be seen."""
    if trouble.at.kind not in _KEEP or not _read_with(trouble, words, "inte försämras"):
        return None
    help = Text(
        'skriv "inte försämras", eller "oförändrat" om det inte heller får bli bättre',
        'write "inte försämras", or "oförändrat" where it may not become better either',
    )
    return told(words, trouble.at, no_such_word(trouble), help)


def about(trouble: Trouble, words: Words) -> Finding | None:
    """`ca 90`: a target needs a limit."""
    at, rest = trouble.at, rest_of(trouble, words)
    if at.kind not in _ABOUT or not rest or len(rest) < 2 or rest[1].kind not in ("INT", "NUMBER"):
        return None
    if not trouble.parts & {"target", "standing", "figure"}:
        return None
    message = Text(
        f'"{at.text} {rest[1].text}" säger inte var gränsen går',
        f'"{at.text} {rest[1].text}" says not where the limit is',
    )
    if trouble.read and trouble.read[-1].kind in _LIMITS:
        return told(words, at, message, write(f"{trouble.read[-1].text} {rest[1].text}"))
    amount = rest[1].text
    return told(
        words,
        at,
        message,
        Text(
            f'skriv "minst {amount}", "högst {amount}" eller "mellan … och …"',
            f'write "minst {amount}", "högst {amount}" or "mellan … och …"',
        ),
    )


def first_places(trouble: Trouble, words: Words) -> Finding | None:
    """`topp 25 i riket`: a place among those that are ranked."""
    at, rest = trouble.at, rest_of(trouble, words)
    if at.kind not in _TOP or not rest or len(rest) < 2 or rest[1].kind != "INT" or "target" not in trouble.parts:
        return None
    share = len(rest) > 2 and rest[2].kind in ("%", "procent")
    meant = f"bland de {rest[1].text} % bästa" if share else f"plats {rest[1].text} eller bättre"
    return told(words, at, no_such_word(trouble), write(meant)) if is_read([*trouble.read, *phrase(meant)]) else None


def own_assessment(trouble: Trouble, words: Words) -> Finding | None:
    """`grön när alla nyckeltal nås`: a word of the plan's own, without `bedöms` and its quotes."""
    at, rest = trouble.at, rest_of(trouble, words)
    if trouble.read or not rest:
        return None
    end = next((number for number, token in enumerate(rest) if token.kind == "när"), 0)
    if not 0 < end <= _LONGEST_WORD or any(token.kind in keywords() for token in rest[:end]):
        return None
    written = _between(words, rest[0], rest[end - 1]).strip('"')
    word = own_word(words, written)
    if word is None and nearest(at.kind, trouble.accepted) is not None:
        return None
    found = repaired([], phrase(f'bedöms "{word or written}"'), rest[end:])
    if found is None:
        return None
    message = Text(
        f'före {quoted(written)} saknas "bedöms", och ordet ska stå inom citattecken',
        f'"bedöms" is missing before {quoted(written)}, and the word should stand in quotes',
    )
    return told(words, at, message, write(found.example))


def _read_with(trouble: Trouble, words: Words, meant: str) -> bool:
    """Whether the statement is read with `meant` in the place of the word where the trouble is."""
    rest = rest_of(trouble, words)
    return bool(rest) and is_read([*trouble.read, *phrase(meant), *(rest or [])[1:]])


def _between(words: Words, first: Token, last: Token) -> str:
    return " ".join(words.text[first.start : last.start + len(last.text)].split())
