"""A sentence in, the deadlines that it names out: "ska redovisas senast maj 2024" (semantics 6.2)."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from attrs import frozen

REPORTED, DONE = "redovisas", "klart"


@frozen
class SentenceDeadline:
    """One deadline of a sentence."""

    #: "redovisas", or "klart" where nothing else is said: what is to be done by then.
    what: str
    #: "senast" names a last day (`first_day` is then the same); "under 2024" a period.
    first_day: date
    last_day: date
    #: As written: "senast den 31 mars 2024".
    quote: str
    #: What follows "senast", as a rule file would write it: "maj 2024", "2024-03-31".
    written: str


_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)
_MONTH = "|".join(_MONTHS)
_ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
_ORDINAL = "|".join(_ORDINALS)
#: How many months each part of a year has.
_PARTS = {"kvartal": 3, "tertial": 4, "halvår": 6}
_WHEN = (
    r"(?P<iso>(?P<iso_year>20\d\d)-(?P<iso_month>0[1-9]|1[0-2])(?:-(?P<iso_day>[0-3]\d))?)"
    rf"|(?P<day>[0-3]?\d)(?:\s*:[ae]|\s*\.)?\s+(?P<day_month>{_MONTH})\s+(?P<day_year>20\d\d)"
    rf"|(?P<month>{_MONTH})(?:\s+månad)?\s+(?P<month_year>20\d\d)"
    r"|(?:q|kv\.?\s*)(?P<quarter>[1-4])\s+(?P<quarter_year>20\d\d)"
    r"|(?P<part>kvartal|tertial|halvår)\s+(?P<part_number>[1-4])\s+(?P<part_year>20\d\d)"
    rf"|(?:det\s+)?(?P<ordinal>{_ORDINAL})\s+(?P<ordinal_part>kvartal|tertial|halvår)et\s+(?:år\s+|av\s+)?"
    r"(?P<ordinal_year>20\d\d)"
    r"|(?P<first_year>20\d\d)\s*[–-]\s*(?P<last_year>20\d\d)"
    r"|(?P<year>20\d\d)"
)
_FILL = r"(?:(?:den|i|vid|under|år|mitten\s+av|utgången\s+av|slutet\s+av)\s+)*"
_DEADLINE = re.compile(rf"\b(?P<lead>senast|under)\s+{_FILL}(?P<when>{_WHEN})(?!\w|[-–/:]\d)", re.IGNORECASE)
_END = re.compile(r"[.!?:;]\s")
#: What cuts a sentence into clauses of their own.
_CLAUSE = re.compile(r"[.,;:!?]\s|\b(?:och|samt|men)\b", re.IGNORECASE)
#: After one of these the words are about something else than what is to be done.
_SUBORDINATE = re.compile(r"\b(?:som|att|där|vars|vilka|vilken|vilket|när|medan|hur|om)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:(?P<reported>(?:åter)?(?:redovis|rapporter)\w*|presenter\w*|lever\w*)"
    r"|klar\w?|klara|färdig\w*|genomför\w*|slutför\w*|avsluta\w*|verkställ\w*)\b",
    re.IGNORECASE,
)


def sentence_deadlines(sentence: str) -> tuple[SentenceDeadline, ...]:
    """The deadlines of a sentence, in order; what is said of something else than the whole is left out.

    "för att halvera utsläppen senast 2030" is what an assignment aims at, and no deadline of its own.
    """
    return tuple(found for match in _DEADLINE.finditer(sentence) for found in _deadline(sentence, match))


def _deadline(sentence: str, match: re.Match[str]) -> Iterator[SentenceDeadline]:
    what, days = _what(sentence, match), _days(match)
    if what is None or days is None:
        return
    is_period = match["lead"].lower() == "under"
    quote = " ".join(match.group().split())
    yield SentenceDeadline(what, days[0] if is_period else days[1], days[1], quote, _written(match, days[1]))


def _what(sentence: str, match: re.Match[str]) -> str | None:
    """What is to be done by then; None where it is not said of the sentence's own verb."""
    before = _after_last(_END, sentence[: match.start()])
    clause = _after_last(_CLAUSE, before)
    verbs = list(_VERB.finditer(clause))
    if verbs:
        return None if _SUBORDINATE.search(clause[: verbs[-1].start()]) else _kind(verbs[-1])
    if _SUBORDINATE.search(before):
        return None
    after = _CLAUSE.split(sentence[match.end() :], maxsplit=1)[0]
    verb = _VERB.search(after)
    if verb is None or _SUBORDINATE.search(after[: verb.start()]):
        return DONE
    return _kind(verb)


def _kind(verb: re.Match[str]) -> str:
    return REPORTED if verb["reported"] else DONE


def _after_last(cut: re.Pattern[str], text: str) -> str:
    ends = [match.end() for match in cut.finditer(text)]
    return text[ends[-1] :] if ends else text


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    """The first and the last day of what is named; None for a day that no month has."""
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    if "iso" in found:
        return _in_month(int(found["iso_year"]), int(found["iso_month"]), found.get("iso_day"))
    if "day" in found:
        return _in_month(int(found["day_year"]), _number(found["day_month"]), found["day"])
    if "month" in found:
        return _in_month(int(found["month_year"]), _number(found["month"]), None)
    if "quarter" in found:
        return _part(int(found["quarter_year"]), "kvartal", int(found["quarter"]))
    if "part" in found:
        return _part(int(found["part_year"]), found["part"].lower(), int(found["part_number"]))
    if "ordinal" in found:
        number = _ORDINALS[found["ordinal"].lower()]
        return _part(int(found["ordinal_year"]), found["ordinal_part"].lower(), number)
    first = int(found.get("first_year") or found["year"])
    return date(first, 1, 1), date(int(found.get("last_year", first)), 12, 31)


def _number(month: str) -> int:
    return _MONTHS.index(month.lower()) + 1


def _in_month(year: int, month: int, day: str | None) -> tuple[date, date] | None:
    last = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last)
    if not 1 <= int(day) <= last:
        return None
    return (date(year, month, int(day)),) * 2


def _part(year: int, part: str, number: int) -> tuple[date, date] | None:
    months = _PARTS[part]
    last = number * months
    if last > 12:
        return None
    return date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])


def _written(match: re.Match[str], last_day: date) -> str:
    """The time as a rule file writes it, which may be spelt otherwise than in the sentence."""
    if match["month"]:
        return f"{match['month'].lower()} {match['month_year']}"
    if match["quarter"]:
        return f"Q{match['quarter']} {match['quarter_year']}"
    if match["year"]:
        return match["year"]
    return last_day.isoformat()
