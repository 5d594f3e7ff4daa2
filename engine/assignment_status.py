"""An assignment, a case and its day in, what the report says of it out: done, not done, not clear (semantics 3.7)."""

from collections.abc import Iterable
from datetime import date
from re import compile as pattern

from dsl.ast import Class
from engine.assessment import AssignmentAssessment, Standing
from engine.case import Case, Stated
from engine.facts import folded
from engine.names import key
from engine.plan import Assignment, Plan
from engine.stated import classes_of, scale_of, stated_word
from engine.truth import Truth
from findings.text import Text

DONE = {
    Standing.DONE: Truth.TRUE,
    Standing.NOT_DONE: Truth.FALSE,
    Standing.NOT_DUE: Truth.UNKNOWN,
    Standing.NOT_STATED: Truth.UNKNOWN,
    Standing.UNCLEAR: Truth.UNKNOWN,
}
#: What a report writes of an assignment that is done.
DONE_WORDS = frozenset(
    {"klar", "klart", "klara", "genomförd", "genomfört", "genomförda", "avslutad", "avslutat", "avslutade"}
    | {"slutförd", "slutfört", "slutförda", "uppfylld", "uppfyllt", "uppfyllda", "utförd", "utfört", "utförda"}
    | {"redovisad", "redovisat", "redovisade", "färdig", "färdigt", "färdiga", "ja"}
)
#: And of one that is not.
NOT_DONE_WORDS = frozenset(
    {"pågår", "pågående", "påbörjad", "påbörjat", "påbörjade", "planerad", "planerat", "kvarstår", "nej"}
    | {"försenad", "försenat", "försenade", "uppskjuten", "uppskjutet", "senarelagd", "senarelagt", "framflyttad"}
    | {"framflyttat", "avbruten", "avbrutet", "avbrutna", "pausad", "pausat", "utgår", "utgått", "vilande"}
)
#: Before a word of either kind: not done.
NOT = frozenset({"ej", "inte", "icke", "delvis", "nästan"})
#: Before a word, and without a meaning here.
BEFORE = frozenset({"är", "har", "helt", "ännu", "fortfarande"})
#: After a word, and without a meaning here; and the months.
AFTER = frozenset({"enligt", "plan", "tidplan", "planen", "tidplanen", "i", "tid", "den", "under"})
MONTHS = (
    ("januari", "jan"),
    ("februari", "feb"),
    ("mars", "mar"),
    ("april", "apr"),
    ("maj", "maj"),
    ("juni", "jun"),
    ("juli", "jul"),
    ("augusti", "aug"),
    ("september", "sep"),
    ("oktober", "okt"),
    ("november", "nov"),
    ("december", "dec"),
)


def assignment_status(plan: Plan, case: Case, assignment: Assignment, on: date) -> AssignmentAssessment:
    """What the case says of `assignment` on the day `on`; not done and not due yet is not known (semantics 3.7)."""
    stated = next((one for one in case.stated if key(one.name) == key(assignment.name)), None)
    standing = _standing(plan, case, stated, on)
    if standing is Standing.NOT_DONE:
        due = max((line.deadline.last_day for line in assignment.deadlines), default=None)
        standing = Standing.NOT_DUE if due is None or on <= due else standing
    return AssignmentAssessment(assignment, stated, standing)


def spoken(of: AssignmentAssessment) -> Text:
    """`anges som "Försenat" och räknas som ej klart`: how an assignment counts, as what is said of it."""
    if of.stated is None or of.stated.word is None:
        return Text("har ingen angiven status", "has no stated status")
    word = " ".join(of.stated.word.printed.split())
    how = {
        Standing.DONE: Text("och räknas som klart", "and counts as done"),
        Standing.NOT_DONE: Text("och räknas som ej klart", "and counts as not done"),
        Standing.NOT_DUE: Text("men ska inte vara klart än", "but is not due yet"),
        Standing.NOT_STATED: Text("vilket inte är något ord", "which is no word"),
        Standing.UNCLEAR: Text("och av det framgår inte om det är klart", "and that does not say whether it is done"),
    }[of.standing]
    return Text(f'anges som "{word}" {how.sv}', f'is stated as "{word}" {how.en}')


def _standing(plan: Plan, case: Case, stated: Stated | None, on: date) -> Standing:
    """A word of the plan's scale counts by its class, any other by what it says."""
    word = folded(stated_word(stated))
    if not word:
        return Standing.NOT_STATED
    classes = classes_of(stated, scale_of(plan, case))
    if classes:
        if Class.UNDECIDED in classes or (Class.FULL in classes and len(classes) > 1):
            return Standing.UNCLEAR
        return Standing.DONE if classes == (Class.FULL,) else Standing.NOT_DONE
    return _by_words(pattern(r"[^\s,;:()]+").findall(word), on)


def _by_words(words: list[str], on: date) -> Standing:
    """`klart enligt plan`, `inte påbörjat`, `genomfört 2025-11-15`; a day to come says that it is to be done."""
    said = [word.rstrip(".") for word in words]
    head = list(said)
    while len(head) > 1 and (head[-1] in AFTER or _is_of_date(head[-1])):
        head.pop()
    while len(head) > 1 and head[0] in BEFORE:
        head.pop(0)
    is_not = len(head) > 1 and head[0] in NOT
    if is_not:
        head.pop(0)
    if len(head) != 1 or head[0] not in DONE_WORDS | NOT_DONE_WORDS:
        return Standing.UNCLEAR
    if is_not or head[0] in NOT_DONE_WORDS:
        return Standing.NOT_DONE
    return Standing.UNCLEAR if _is_to_come(said, on) else Standing.DONE


def _is_of_date(word: str) -> bool:
    """A day, a month, a quarter or a year: `2025-11-15`, `15`, `november`, `q3`, `2025`."""
    return pattern(r"\d{1,2}|\d{4}(-\d\d){0,2}|q[1-4]").fullmatch(word) is not None or _month(word) is not None


def _month(word: str) -> int | None:
    return next((number for number, names in enumerate(MONTHS, 1) if word in names), None)


def _is_to_come(words: Iterable[str], on: date) -> bool:
    """Whether a year, month or day among the words is after `on`."""
    month, days = None, []
    for word in words:
        month = month or _month(word)
        if pattern(r"\d{4}(-\d\d){0,2}").fullmatch(word):
            days.append(word)
    if month is not None:
        days = [f"{day}-{month:02}" if len(day) == 4 else day for day in days]
    return any(day > on.isoformat()[: len(day)] for day in days)
