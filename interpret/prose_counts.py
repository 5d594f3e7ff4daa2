"""A sentence in, how many goals it says are fulfilled out: `sju av åtta mål`, as a claim of the case's language.

Only of the board's own goals, all of them, in the report's own year: a count of something else, of some of them,
or of so many goals as the report does not have, is a candidate and no claim.
"""

import re
from collections.abc import Iterator

from attrs import frozen

from dsl.ast import Class
from engine.case import Case
from engine.claims import GOALS
from engine.facts import folded
from engine.number_words import number_word
from engine.plan import Plan
from engine.stated import stated_word
from interpret.found import Found
from interpret.prose_lead import narrows
from interpret.prose_sentences import Sentence
from interpret.prose_years import is_of_now

_COUNT = r"(?:[0-9]{1,3}|[a-zåäö]+)"
_DONE = r"(?:uppfyllda|uppfyllt|uppnådda|uppnått|nådda|uppfyllts|uppnåtts|nåtts)"
#: `uppnås`, `uppnås inte`, `uppnås helt`.
_IS_MET = r"(?:nås|uppnås|uppfylls|nåddes|uppnåddes|uppfylldes)(?: (?P<met>helt|delvis|inte|ej))?"
_WHOSE = r"(?:(?:de|nämndens|styrelsens|totalt|våra|sina) )*"
_SAYS = r"(?:(?:är|var|blev|har|bedöms|bedömdes|anses|ansågs|vara|ha|blivit|som|också|därmed|nu) )*"
_DEGREE = r"(?:(?P<degree>helt|delvis|minst delvis|inte|ej) )?"
_ALL = re.compile(
    rf"\b(?P<count>samtliga|alla)(?: av)?(?: nämndens| styrelsens| våra)? (?P<kind>[a-zåäö]+) {_SAYS}{_DEGREE}{_DONE}\b"
)
_ALL_OF = re.compile(
    rf"\b(?P<count>samtliga|alla)(?: de)? (?P<total>{_COUNT}) (?P<kind>[a-zåäö]+) {_SAYS}{_DEGREE}{_DONE}\b"
)
_OF = re.compile(
    rf"\b(?P<count>{_COUNT}) av (?:de |nämndens |styrelsens |totalt |våra )*(?P<total>{_COUNT}) (?P<kind>[a-zåäö]+) "
    rf"{_SAYS}{_DEGREE}{_DONE}\b"
)
#: `två av tre mål uppnås inte`.
_OF_MET = re.compile(rf"\b(?P<count>{_COUNT}) av {_WHOSE}(?P<total>{_COUNT}) (?P<kind>[a-zåäö]+) {_IS_MET}\b")
#: `av nämndens tre mål är två helt uppfyllda`, `av nämndens tre mål uppnås två helt`.
_OF_THEM = re.compile(
    rf"\bav {_WHOSE}(?P<total>{_COUNT}) (?P<kind>[a-zåäö]+) (?:är|har|blev|bedöms|bedömdes|anses) "
    rf"(?P<count>{_COUNT}) {_SAYS}{_DEGREE}{_DONE}\b"
)
_OF_THEM_MET = re.compile(
    rf"\bav {_WHOSE}(?P<total>{_COUNT}) (?P<kind>[a-zåäö]+) (?:nås|uppnås|uppfylls) (?P<count>{_COUNT})"
    r"(?: (?P<met>helt|delvis|inte|ej))?\b"
)
#: `nämnden når två av sina tre mål`.
_REACHES = re.compile(
    rf"\b(?:(?:[a-zåäö]*nämnden|[a-zåäö]*styrelsen|vi) )?(?:når|nådde|uppnår|uppnådde|uppfyller|uppfyllde) "
    rf"(?P<count>{_COUNT}) av {_WHOSE}(?P<total>{_COUNT}) (?P<kind>[a-zåäö]+)\b"
)
#: `inget av målen är uppfyllt`, `inget av nämndens tre mål uppnås`.
_NONE = re.compile(
    rf"\b(?P<count>inget|inga) av {_WHOSE}(?:(?P<total>{_COUNT}) )?(?P<kind>mål[a-zåäö]*|nämnds[a-zåäö]+) "
    rf"(?:{_SAYS}{_DEGREE}{_DONE}|{_IS_MET})\b"
)
#: After a sentence that says how many goals the board has: `av dessa bedöms två vara helt uppfyllda`.
_THESE = re.compile(rf"\bav (?P<these>dessa|dem|målen) {_SAYS}(?P<count>{_COUNT}) {_SAYS}{_DEGREE}{_DONE}\b")
_HAS = re.compile(
    rf"\b(?:nämnden|styrelsen) har (?:totalt |sammanlagt )?(?P<total>{_COUNT}) (?P<kind>[a-zåäö]+)"
    r"(?: (?:för|under) (?:året|(?:år )?(?P<year>[0-9]{4})))?[.]? ?\Z"
)
#: `två mål är ej uppfyllda och ett mål är helt uppfyllt`: all of them together.
_SOME_ARE = re.compile(
    rf"\b(?P<count>{_COUNT}) (?P<kind>[a-zåäö]+) (?:är|har|blev|bedöms|bedömdes) {_SAYS}{_DEGREE}{_DONE}\b"
)
#: `sju av åtta`: of anything.
_NUMBER = (
    r"(?:[0-9]{1,3}|inget|inga|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton"
    r"|sjutton|arton|nitton|tjugo)"
)
_ANY_COUNT = re.compile(
    rf"\b{_NUMBER} (?:av (?:dessa |de |nämndens |sina |totalt )*(?:{_NUMBER} )?)?"
    r"(?:mål|nämndsmål|målen|nämndsmålen|nyckeltal|nyckeltalen|indikatorer|indikatorerna|uppdrag|uppdragen)\b"
    rf"|\bav (?:dessa|dem) {_SAYS}{_NUMBER}\b"
)
_FULFILS = re.compile(r"\b(?:helt |delvis )?(?:ej |icke)?(?:upp)?(?:fyll|nå)[a-zåäö]*|\bnå(?:s|r|dde|ddes|tts)\b")
#: `tre uppfyllda, ett delvis uppfyllt`: the first are wholly so.
_PARTLY_TOO = re.compile(rf"\bdelvis {_DONE}")
_DENIED = re.compile(rf"(?<=nås )(?:inte|ej)|(?<=uppfylls )(?:inte|ej)|\b(?:inte|ej) (?={_DONE})")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
#: Words that make it some of the goals, or somebody else's.
_SOME = re.compile(r"\b(?:inom|prioriterade|kommunfullmäktiges|fullmäktiges|kommunens|område\w*|perspektiv\w*|varav)\b")


_CLAUSE = re.compile(r"[.;:(–,] ?|\b(?:och|men|att|eftersom|då) ")
#: What may stand before in its clause: nothing that says whose goals.
_LEAD = re.compile(
    r"(?: |\b(?:av|dessa|bedöms|bedömdes|anses|är|var|blev|har|under|för|år|året|vid|utgången|slutet|i|sammantaget"
    r"|totalt"
    r"|därmed|nu|[0-9]{4}|(?:[a-zåäö]*nämnden|[a-zåäö]*styrelsen)(?= (?:har|når)))\b)*"
)
#: What may follow: nothing that says of which goals.
_ENDS = re.compile(
    r" ?(?:$|[.,;:!?)(–])| (?:och|men|vid (?:utgången|slutet|årets)|för (?:år|[0-9])|under (?:år|[0-9])|utifrån|enligt"
    r"|i år"
    r"|år|[0-9])"
)


_PATTERNS = (_OF, _ALL, _ALL_OF, _OF_MET, _OF_THEM, _OF_THEM_MET, _REACHES, _NONE)


@frozen
class Count:
    """What a sentence says of the number of goals, and between which characters."""

    says: str
    start: int
    end: int


def counts_in(sentence: Sentence, found: Found, plan: Plan, case: Case) -> tuple[Count, ...]:
    """The counts of the board's goals in a sentence."""
    text = sentence.text.lower()
    every = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    every += _enumerated(text, found, plan)
    told = _HAS.search(sentence.before.lower())
    year = case.report.period.year
    if told is not None and (not _is_goal(told["kind"], plan) or int(told["year"] or year) != year):
        told = None
    every += [match for match in _THESE.finditer(text) if told is not None or match["these"] == "målen"]
    if not every:
        return ()
    goals = sum(not goal.is_priority for goal in found.goals)
    others = sum(goal.is_priority for goal in found.goals)
    if not goals or not _is_of_report(text, case.report.period.year):
        return ()
    counts: list[Count] = []
    for match in every:
        named = match.groupdict()
        total = goals if named.get("total") is None else _number(named["total"])
        if told is not None and "these" in named:
            total = _number(told["total"])
        is_every = match["count"] in ("samtliga", "alla")
        count = goals if is_every else _number(match["count"])
        degree = named.get("degree") or ("helt" if _PARTLY_TOO.search(text, match.end()) else None)
        says = _says(degree, named.get("met"), plan, case)
        # `Samtliga mål är inte uppfyllda`: some are.
        if is_every and named.get("degree") in ("inte", "ej"):
            continue
        start = max(0, text.rfind(",", 0, match.start()))
        if _SOME.search(text[start : match.end() + 25]) or not _is_goal(named.get("kind", "mål"), plan):
            continue
        if narrows(text[: match.start()]) or _ENDS.match(text, match.end()) is None:
            continue
        if _LEAD.fullmatch(_CLAUSE.split(text[: match.start()])[-1]) is None:
            continue
        if count is not None and says is not None and total == goals != others and count <= goals:
            counts.append(Count(f"antal {says} = {count} av {total}", match.start(), match.end()))
    return tuple(counts)


def any_counts(text: str) -> Iterator[tuple[int, int]]:
    """Where a sentence counts goals, measures or assignments, of which it says whether they are fulfilled."""
    lower = text.lower()
    if _FULFILS.search(lower) is not None:
        yield from (match.span() for match in _ANY_COUNT.finditer(lower))


def _enumerated(text: str, found: Found, plan: Plan) -> list[re.Match[str]]:
    """The counts of a sentence without a whole, where they are together all the goals."""
    every = [match for match in _SOME_ARE.finditer(text) if _is_goal(match["kind"], plan)]
    counts = [_number(match["count"]) for match in every]
    goals = sum(not goal.is_priority for goal in found.goals)
    return every if len(every) > 1 and sum(count or 0 for count in counts) == goals and None not in counts else []


def _is_of_report(text: str, year: int) -> bool:
    return {int(one) for one in _YEAR.findall(text)} <= {year} and is_of_now(_DENIED.sub("", _YEAR.sub("", text)))


def _is_goal(kind: str, plan: Plan) -> bool:
    own = {folded(line.word.text) for line in plan.calls if folded(line.thing) == "nämndsmål"}
    return kind in {*GOALS, *own}


def _number(word: str) -> int | None:
    if word in ("inget", "inga"):
        return 0
    return int(word) if word.isdecimal() else number_word(word)


def _says(degree: str | None, met: str | None, plan: Plan, case: Case) -> str | None:
    """What is counted; None of `uppfyllda` where some goal is fulfilled in part, which it may count or not."""
    if degree in ("inte", "ej"):
        return "ej uppfyllda"
    if degree is not None or met in ("helt", "delvis"):
        return f"{degree or met} uppfyllda"
    partly = {folded(word.word) for word in plan.scale if Class.PARTLY in word.classes}
    stated = {stated_word(one) for one in case.stated}
    if any(folded(word) in partly for word in stated if word):
        return None
    return "helt uppfyllda" if met is None else "ej uppfyllda"
