"""A sentence in, how many goals it says are fulfilled out: `sju av åtta mål`, as a claim of the case's language.

Only of the board's own goals, all of them, in the report's own year: a count of something else, of some of them,
or of so many goals as the report does not have, is a candidate and no claim.
"""

import re

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
_DONE = r"(?:uppfyllda|uppnådda|nådda|uppfyllts|uppnåtts|nåtts)"
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
#: `sju av åtta`: of anything.
ANY_COUNT = re.compile(
    rf"\b(?P<count>{_COUNT}) av (?:de |nämndens |totalt )*(?P<total>{_COUNT}) "
    r"(?:mål|nämndsmål|målen|nyckeltal|indikatorer|uppdrag)\b"
)
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


@frozen
class Count:
    """What a sentence says of the number of goals, and between which characters."""

    says: str
    start: int
    end: int


def counts_in(sentence: Sentence, found: Found, plan: Plan, case: Case) -> tuple[Count, ...]:
    """The counts of the board's goals in a sentence."""
    text = sentence.text.lower()
    goals = sum(not goal.is_priority for goal in found.goals)
    others = sum(goal.is_priority for goal in found.goals)
    if not goals or not _is_of_report(text, case.report.period.year):
        return ()
    counts: list[Count] = []
    for match in (*_OF.finditer(text), *_ALL.finditer(text), *_ALL_OF.finditer(text)):
        total = _number(match["total"]) if "total" in match.groupdict() else goals
        count = goals if match["count"] in ("samtliga", "alla") else _number(match["count"])
        says = _says(match["degree"], plan, case)
        start = max(0, text.rfind(",", 0, match.start()))
        if _SOME.search(text[start : match.end() + 25]) or not _is_goal(match["kind"], plan):
            continue
        if narrows(text[: match.start()]) or _ENDS.match(text, match.end()) is None:
            continue
        if _LEAD.fullmatch(_CLAUSE.split(text[: match.start()])[-1]) is None:
            continue
        if count is not None and says is not None and total == goals != others and count <= goals:
            counts.append(Count(f"antal {says} = {count} av {total}", match.start(), match.end()))
    return tuple(counts)


def _is_of_report(text: str, year: int) -> bool:
    return {int(one) for one in _YEAR.findall(text)} <= {year} and is_of_now(_YEAR.sub("", text))


def _is_goal(kind: str, plan: Plan) -> bool:
    own = {folded(line.word.text) for line in plan.calls if folded(line.thing) == "nämndsmål"}
    return kind in {*GOALS, *own}


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else number_word(word)


def _says(degree: str | None, plan: Plan, case: Case) -> str | None:
    """What is counted; None of `uppfyllda` where some goal is fulfilled in part, which it may count or not."""
    if degree in ("inte", "ej"):
        return "ej uppfyllda"
    if degree is not None:
        return f"{degree} uppfyllda"
    partly = {folded(word.word) for word in plan.scale if Class.PARTLY in word.classes}
    stated = {stated_word(one) for one in case.stated}
    return None if any(folded(word) in partly for word in stated if word) else "helt uppfyllda"
