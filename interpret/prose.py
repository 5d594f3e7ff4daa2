"""A read report in, the claims of its comments and running text out, and what may be claims and is not certain.

A claim is an expression of the case's language (docs/fallfil.md) about printed figures, tied to a measure, a row or
the goals by their names; what the engine cannot test of them is no claim. The rest are candidates, never tested.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from attrs import define, evolve, field, frozen

from engine.case import Case, Cell, Claim
from engine.claim_answer import VAGUE, Answered
from engine.claim_answers import answer_claims
from engine.claim_trials import Answer
from engine.claims import read_count
from engine.evaluate import evaluate
from engine.plan import Plan
from findings.span import Span
from interpret.account import aside_spans
from interpret.found import Found
from interpret.prose_claims import claims_in
from interpret.prose_counts import any_counts, counts_in
from interpret.prose_lead import sets_scene
from interpret.prose_names import Index, Mention, begins, heads, index, mentions, within
from interpret.prose_orders import orders_in
from interpret.prose_outline import Figure, Outline, outline
from interpret.prose_reader import Reader
from interpret.prose_sentences import Sentence, sentences
from interpret.prose_things import Thing, Things, things_of
from interpret.unplanned import NO_YEAR
from readers.document import Document

#: What the one figure of a comment may be called.
_CALLED = re.compile(
    r"\b(?:utfallet|resultatet|nyckeltalet|indikatorn|måttet|indexet|andelen|värdet|mätvärdet)\b", re.IGNORECASE
)
#: What each of them can be: an indicator, a nyckeltal, in procent or not; None is either.
_KINDS: dict[str, tuple[bool | None, bool | None]] = {
    "nyckeltalet": (False, None), "indikatorn": (True, None), "andelen": (None, True), "indexet": (None, False),
}  # fmt: skip
#: A longer sentence is none, but a table or a list that was not understood.
_LONGEST = 1_500
#: One with more figures is no sentence either.
_MOST_FIGURES = 40
_RUNS = re.compile("[0-9]+")
#: What is mostly said in passing.
_COUNTS = frozenset({"antal", "år", "månader", "dagar", "sekunder", "meter", "kvadratmeter", "plats", "ton"})
_LEAD = re.compile(r"\s*[–:-]\s")


@frozen
class Candidate:
    """A sentence that seems to claim something of a figure, and is not tested."""

    text: str
    place: Span


@frozen
class Prose:
    """The claims of a report's text, and its candidates."""

    claims: tuple[Claim, ...] = ()
    candidates: tuple[Candidate, ...] = ()


@define
class Names:
    """The names that a sentence may speak of: of every measure, and of the rows of its section's tables."""

    things: Things
    #: By table, None for the measures: what is spoken of there, ready to be found.
    known: dict[int | None, Index] = field(factory=dict)
    #: By goal: what its only measure is called for short in its comment.
    short: dict[int, Index] = field(factory=dict)

    def of(self, sentence: Sentence) -> tuple[Mention, ...]:
        """The names in a sentence. A row is spoken of only in its table's section, and not in a goal's comment."""
        tables = sorted(sentence.tables) if sentence.goal is None else ()
        known = (self.known.get(table) for table in (None, *tables))
        return mentions(sentence.text, [one for one in known if one is not None])

    def short_of(self, goal: int) -> Index:
        """What the goal's measure is called for short, where it has one and no other measure may be meant."""
        if goal not in self.short:
            own = self.things.of_goal[goal]
            found = [head for name in self.things.names[own[0]] for head in heads(name)] if len(own) == 1 else []
            others = [
                name for key, of in self.things.names.items() if key not in own for name in of
                if not self.things.all[key].is_row
            ]  # fmt: skip
            self.short[goal] = index((head, own) for head in found if not any(within(head, one) for one in others))
        return self.short[goal]


def names_of(things: Things) -> Names:
    """The names of measures and rows, table by table."""
    by_table: dict[int | None, dict[tuple[str, ...], list[str]]] = {}
    for words, keys in things.named.items():
        for key in keys:
            by_table.setdefault(things.all[key].table, {}).setdefault(words, []).append(key)
    return Names(things, {table: index((w, tuple(k)) for w, k in names.items()) for table, names in by_table.items()})


@frozen
class _Read:
    """A sentence and its claims, each with where in it the report's words are."""

    sentence: Sentence
    outline: Outline
    claims: tuple[tuple[Claim, int, int], ...]
    #: Those of the claims that are kept only where they hold.
    unsure: frozenset[Claim]


def prose_claims(document: Document, found: Found, plan: Plan, case: Case) -> Prose:
    """What the text of the report claims: of the measures of `plan`, of the tables and the goals of `case`."""
    things = things_of(found, plan, case)
    names = names_of(things)
    read: list[_Read] = []
    lead: Thing | None = None
    for sentence in sentences(document, found, case):
        if len(sentence.text) > _LONGEST or len(_RUNS.findall(sentence.text)) > _MOST_FIGURES:
            continue
        named = _named(sentence, things, names)
        read_so = outline(sentence, named)
        meant = tuple(_meant(sentence, one, things) for one in named)
        lead = _lead(sentence, named, meant) if sentence.is_first else lead
        of_goal = () if sentence.goal is None else tuple(things.all[key] for key in things.of_goal[sentence.goal])
        reader = Reader(sentence, read_so, things, meant, of_goal, lead, found.year or NO_YEAR)
        empty = _Read(sentence, read_so, (), frozenset())
        read.append(empty if found.year is None else _with_claims(reader, found, plan, case))
    every = [(claim, claim in one.unsure) for one in read for claim, _, _ in one.claims]
    tested = _testable(plan, case, tuple(claim for claim, _ in every), frozenset(c for c, unsure in every if unsure))
    read = [evolve(one, claims=tuple(each for each in one.claims if each[0] in tested)) for one in read]
    return Prose(
        tuple(claim for one in read for claim, _, _ in one.claims),
        tuple(Candidate(one.sentence.printed.strip(), one.sentence.place(0)) for one in read if _says_more(one)),
    )


def _with_claims(reader: Reader, found: Found, plan: Plan, case: Case) -> _Read:
    """The claims of a sentence in the order printed; a thing said in one place is one claim."""
    sentence = reader.sentence
    places: list[tuple[str, int, int, bool]] = []
    for draft in (*claims_in(reader), *orders_in(reader)):
        start, quote = reader.outline.printed(sentence, draft.start, draft.end)
        places.append((draft.says, start, start + len(quote), draft.is_certain))
    places += [(one.says, one.start, one.end, True) for one in counts_in(sentence, found, plan, case)]
    claims: dict[str, tuple[Claim, int, int]] = {}
    unsure: set[Claim] = set()
    for says, start, end, is_certain in sorted(places, key=lambda one: (one[1], -one[2])):
        if says in claims:
            continue
        quote = sentence.printed[start:end]
        place = sentence.place(start)._replace(quote=quote)
        claims[says] = (Claim(Cell(says, place, place), quote, place), start, end)
        unsure |= set() if is_certain else {claims[says][0]}
    return _Read(sentence, reader.outline, tuple(claims.values()), frozenset(unsure))


# --- What a sentence speaks of ------------------------------------------------------------------


def _named(sentence: Sentence, things: Things, names: Names) -> tuple[Mention, ...]:
    """The names in a sentence; in a comment also the words for its goal's figure."""
    found = names.of(sentence)
    if sentence.goal is None or sets_scene(sentence.before):
        return found
    found = (*found, *_beside(found, mentions(sentence.text, (names.short_of(sentence.goal),))))
    called = (
        Mention(match.start(), match.end(), tuple(_of_kind(match[0].lower(), sentence.goal, things)))
        for match in _CALLED.finditer(sentence.text)
    )
    return tuple(sorted((*found, *_beside(found, called)), key=lambda one: one.start))


def _beside(found: tuple[Mention, ...], others: Iterable[Mention]) -> Iterator[Mention]:
    """Those that stand beside the ones already found."""
    return (one for one in others if all(one.end <= other.start or other.end <= one.start for other in found))


def _of_kind(word: str, goal: int, things: Things) -> Iterator[str]:
    is_indicator, is_percent = _KINDS.get(word, (None, None))
    for key in things.of_goal[goal]:
        measure, unit = things.all[key].measure, things.all[key].unit
        of_kind = is_indicator is None or (measure is not None and measure.is_indicator is is_indicator)
        in_percent = unit is not None and unit.dimension == "procent"
        if of_kind and (is_percent is None or in_percent is is_percent):
            yield key


def _meant(sentence: Sentence, mention: Mention, things: Things) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """What a name can be, the comment's own goal's first; and that goal's measures whose names only begin so."""
    own = () if sentence.goal is None else things.of_goal[sentence.goal]
    named = tuple(
        things.all[key] for key in sorted(mention.things, key=lambda key: own.index(key) if key in own else len(own))
    )
    words = sentence.text[mention.start : mention.end]
    longer = tuple(
        things.all[key]
        for key in own
        if key not in mention.things and any(begins(words, name) for name in things.names[key])
    )
    return named, longer


def _lead(
    sentence: Sentence, named: tuple[Mention, ...], meant: tuple[tuple[tuple[Thing, ...], tuple[Thing, ...]], ...]
) -> Thing | None:
    """The row that a paragraph begins by naming: `Personalkostnader – …`."""
    if not named or sentence.text[: named[0].start].strip() or not _LEAD.match(sentence.text, named[0].end):
        return None
    rows = [thing for thing in meant[0][0] if thing.is_row]
    return rows[0] if len(rows) == 1 else None


# --- What is a claim, and what is left ----------------------------------------------------------


def _testable(plan: Plan, case: Case, claims: tuple[Claim, ...], unsure: frozenset[Claim]) -> frozenset[Claim]:
    """The claims that can be read and tested, and of the `unsure` those that hold.

    Words that leave it open claim nothing, and stay.
    """
    if not claims:
        return frozenset()
    judged = evaluate(plan, evolve(case, claims=claims), explained=False)
    answers, _ = answer_claims(judged)
    tested: dict[Claim, bool] = {}
    for one in answers:
        tested[one.claim] = tested.get(one.claim, True) and _is_tested(one, one.claim in unsure)
    return frozenset(
        claim for claim in claims if tested.get(claim, False) or read_count(claim.says.printed, plan) is not None
    )


def _is_tested(answered: Answered, is_unsure: bool) -> bool:
    if is_unsure:
        return answered.answer in (Answer.HOLDS, Answer.TRUNCATED)
    return answered.answer is not Answer.UNTESTABLE or (answered.because == VAGUE and not answered.clash)


def _says_more(read: _Read) -> bool:
    """Whether the sentence has an amount, or a count of goals, that is in none of its claims."""
    taken = [(start, end) for _, start, end in read.claims]
    taken += aside_spans(read.sentence.text, first=read.sentence.is_first)
    amounts = ((one.start, one.end) for one in read.outline.figures if _is_telling(one, read.sentence))
    counts = any_counts(read.sentence.text)
    return any(not _inside(taken, start, end) for start, end in (*amounts, *counts))


def _is_telling(figure: Figure, sentence: Sentence) -> bool:
    """An amount of what is counted in money or shares; any amount in the comment to a goal."""
    unit = figure.amount.unit
    return sentence.goal is not None or (unit is not None and unit.dimension not in _COUNTS)


def _inside(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(first <= start and end <= last for first, last in taken)
