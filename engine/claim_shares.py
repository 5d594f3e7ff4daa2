"""The words of a claim in, the whole and the parts that it says that it has out: `a består av b + c`, `a varav b`."""

from collections.abc import Iterator, Sequence

from engine.claim_terms import Reader, UnreadableError, hedged, part
from engine.claim_tree import Amount, Operation, Pair, Parts, Said, Share, Sign, Term, Than
from engine.hedges import Hedge

#: How parts are begun that are all, and those that may not be.
_ALL = ("består av", "bestod av", "utgörs av", "utgjordes av")
_SOME = ("varav", "därav", "består bland annat av", "bland annat")


def claimed_parts(reader: Reader) -> Parts | None:
    """A whole and its parts; None, and nothing read, where the claim is another."""
    start = reader.at
    try:
        whole = hedged(reader)
    except UnreadableError:
        reader.at, reader.depth = start, 0
        return None
    exhaustive = next((True for phrase in _ALL if reader.take(phrase)), None)
    if exhaustive is None:
        exhaustive = next((False for phrase in _SOME if reader.take(phrase)), None)
    if exhaustive is None:
        reader.at = start
        return None
    parts = [_share(*hedged(reader, part))]
    while reader.take_sign({",": True, "+": True}) or reader.take("och"):
        parts.append(_share(*hedged(reader, part)))
    return Parts(_share(*whole), tuple(parts), exhaustive)


def as_parts(pairs: Sequence[Pair]) -> Parts | None:
    """`8,2 mnkr + 4,2 mnkr = 12,4 mnkr`: amounts of the text alone are parts and their whole; else None."""
    if len(pairs) != 1 or pairs[0].than is not Than.EQUAL:
        return None
    (pair,) = pairs
    for whole, of in ((pair.right, pair.left), (pair.left, pair.right)):
        added = list(_added(of.term))
        amounts = [one for one in added if isinstance(one, Amount)]
        if isinstance(whole.term, Amount) and len(amounts) == len(added) > 1:
            hedge = pair.hedge if whole is pair.right else None
            return Parts(_share(hedge, whole), tuple(Share(one, one.printed) for one in amounts), True)
    return None


def _share(hedge: Hedge | None, said: Said) -> Share:
    return Share(said.term, said.printed, hedge)


def _added(term: Term) -> Iterator[Term]:
    """The terms of a sum."""
    if isinstance(term, Operation) and term.sign is Sign.PLUS:
        yield from _added(term.left)
        yield from _added(term.right)
    else:
        yield term
