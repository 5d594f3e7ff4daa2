"""How long it takes from a key in the editor to what is shown of it, beside looking at the whole plan anew."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from attrs import frozen

from benchmarks.plans import WORDS, YEARS, Goal, goals, printed, rule_file
from benchmarks.reference import verdict
from benchmarks.timing import Spread, in_turn, of_call, ratio, spread
from engine.check import all_checks
from language_server.checking import WHEN_IDLE
from language_server.session import Session, check, edited, opened, started, to_show
from language_server.text import Position, Range, Units

SIZES = (100, 1_000)
PATH = "/plan.mal"

FIGURE, LINE, NAME, HEADING = "en siffra i ett målvärde", "en ny rad överst", "ett namn", "planens huvud"
#: The rest after a change of the heading, which all examples hang on; and everything from the beginning.
REST, ANEW = "planens huvud, resten", "hela planen på nytt"


@frozen
class Edited:
    """One kind of change in a plan of so many goals."""

    change: str
    goals: int
    milliseconds: Spread
    #: Times looking at the whole plan anew.
    to_anew: Spread


@frozen
class Editing:
    """Every kind of change and size."""

    edited: tuple[Edited, ...]
    #: How many examples the largest plan has.
    examples: int


def measure(rounds: int, sizes: Sequence[int] = SIZES) -> Editing:
    """Plans of `sizes` goals with examples, each changed `rounds` times in every way; a smaller one more often."""
    every = [(size, plan_with_examples(goals(size))) for size in sizes]
    found = tuple(one for size, text in every for one in _edited(size, text, rounds * min(4, max(sizes) // size)))
    return Editing(found, every[-1][1].count("\n  exempel "))


def plan_with_examples(of: Sequence[Goal]) -> str:
    """The rule file of the goals, with an example for each year that has a verdict; they give what they say."""
    text = rule_file(of)
    for goal in of:
        line = f"  mäts med {goal.name}_n\n"
        text = text.replace(line, line + "".join(_example(goal, year) for year in YEARS), 1)
    return text


def _example(goal: Goal, year: int) -> str:
    word = WORDS[verdict(goal.target, goal.figures, year)]
    now, before = goal.figures[year], goal.figures[year - 1]
    if word is None or now is None or before is None:
        return ""
    values = f"{goal.name}_n {year - 1} = {printed(before, goal.subject)}, {goal.name}_n {year} = "
    return f"  exempel år {year}: {values}{printed(now, goal.subject)} ger {word.lower()}\n"


def _edited(count: int, text: str, rounds: int) -> tuple[Edited, ...]:
    session = _session(text)
    changes = {
        FIGURE: _Change(session, *_place(text, r"\n  mål [0-9–]+ (?:minst|högst|över|under|mellan) (?=[0-9])"), "1"),
        LINE: _Change(session, 0, 0, "\n"),
        NAME: _Change(session, *_place(text, r"\nnyckeltal \w+"), "1"),
        HEADING: _Change(session, *_place(text, r'\nplan "'), "1"),
    }
    rest: list[float] = []
    contenders: dict[str, Callable[[], float]] = {
        name: partial(_timed, change, rest if name == HEADING else None) for name, change in changes.items()
    }
    contenders[ANEW] = lambda: of_call(lambda: _session(text))
    times = in_turn(2 * rounds, contenders)
    times[REST] = tuple(rest)
    anew = times[ANEW]
    return tuple(
        Edited(name, count, spread([1000 * one for one in of_name]), ratio(of_name, anew))
        for name, of_name in times.items()
    )


def _place(text: str, pattern: str) -> tuple[int, int]:
    """Line and character after the match in the middle of the text."""
    matches = list(re.finditer(pattern, text))
    end = matches[len(matches) // 2].end()
    return text.count("\n", 0, end), end - (text.rfind("\n", 0, end) + 1)


class _Change:
    """Puts something in, and takes it away again the next time."""

    def __init__(self, session: Session, line: int, character: int, new: str) -> None:
        self.session = session
        self.start = Position(line, character)
        self.end = Position(line + 1, 0) if new == "\n" else Position(line, character + 1)
        self.new = new
        self.is_in = False

    def __call__(self) -> object:
        """What is shown after the change."""
        place = Range(self.start, self.end if self.is_in else self.start)
        edited(self.session, PATH, [(place, "" if self.is_in else self.new)])
        self.is_in = not self.is_in
        check(self.session, PATH)
        return to_show(self.session)


def _timed(change: _Change, rest: list[float] | None) -> float:
    """The seconds until something is shown; those until everything is are put in `rest`. The change is undone."""
    seconds = of_call(change)
    seconds_of_rest = of_call(lambda: _finish(change.session))
    if rest is not None:
        rest.append(seconds_of_rest)
    change()
    _finish(change.session)
    return seconds


def _session(text: str) -> Session:
    """An editor that has opened the plan and been shown everything."""
    session = Session(all_checks())
    started(session, [], Units.UTF16, None)
    opened(session, PATH, text)
    _finish(session)
    return session


def _finish(session: Session) -> None:
    found = check(session, PATH)
    while found is not None and not found.finished:
        found = check(session, PATH, WHEN_IDLE)
    to_show(session)
