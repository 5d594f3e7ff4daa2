"""What has been found so far in a report, and how a goal, a measure or a question is added to it."""

from collections.abc import Mapping

from attrs import define, evolve, field, frozen

from engine.case import Cell
from engine.facts import folded
from findings.span import Span
from findings.text import Text
from interpret.found import FoundAssignment, FoundGoal, FoundMeasure, FoundTable, Question
from interpret.goal_mentions import Mention
from interpret.labels import Says
from interpret.period import When

#: What may stand behind a goal in one of its places and not in another: a full stop, the mark of a note.
_BEHIND = " .:;*†¹²³⁴"
#: So much of a goal's sentence is part of the name of a question.
_LONGEST_SENTENCE = 200
#: The answers that say that a thing of the report is none of those it might be.
NONE_OF_THEM = frozenset({"nej", "inget", "ingen", "inte", "no", "none"})


def word_key(text: str) -> str:
    """The name of the question what verdict a word, a sign or a colour is."""
    return f"bedömning: {' '.join(text.split())}"


def verdict_key(goal: FoundGoal) -> str:
    """The name of the question which verdict a goal has; where something else is printed of it, it is another one."""
    words = dict.fromkeys(" ".join(cell.printed.split()) for cell in goal.verdicts or goal.marks)
    return f"{word_key(goal.sentence.printed)[:_LONGEST_SENTENCE]} ({'; '.join(words)})"


@frozen
class Known:
    """What a plan knows by name, folded: sentences of goals, names of measures, assignments, comparators."""

    goals: frozenset[str] = frozenset()
    priority_goals: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    assignments: frozenset[str] = frozenset()
    comparators: frozenset[str] = frozenset()
    #: The municipality itself: a column that it heads is of its own outcomes.
    bodies: frozenset[str] = frozenset()
    #: What the plan says that measures are also told per: `Norra skolan`.
    parts: frozenset[str] = frozenset()


@frozen
class Named:
    """What a table without names of its own is about: the text above it."""

    name: Cell
    #: Labelled an indicator (True), a nyckeltal (False), or neither.
    is_indicator: bool | None
    #: A label says that it is a measure, or the plan knows it as one.
    is_certain: bool = False


@define
class Collected:
    """The report as far as it has been walked."""

    when: When
    scale: frozenset[str]
    calls: Mapping[str, Says]
    known: Known
    #: What has been answered before, by the question's key.
    answers: Mapping[str, str] = field(factory=dict)
    heading: str = ""
    #: The municipality that the report is of, folded; "" where it does not say.
    own: str = ""
    goals: list[FoundGoal] = field(factory=list)
    measures: list[FoundMeasure] = field(factory=list)
    assignments: list[FoundAssignment] = field(factory=list)
    tables: list[FoundTable] = field(factory=list)
    questions: list[Question] = field(factory=list)
    #: The goal under which things stand, or None.
    goal: int | None = None
    #: Every place where a goal is named, in order.
    mentions: list[Mention] = field(factory=list)
    #: By the number that its label gives it, a goal of the board's own: `2` of `Mål 2`.
    numbered: dict[str, int] = field(factory=dict)
    #: By goal, the verdicts that running text states of it: they count where nothing else is stated.
    in_sentences: dict[int, list[Cell]] = field(factory=dict)
    #: The headings of the table right above, where nothing stands between.
    continued: tuple[str, ...] = ()
    _asked: set[Question] = field(factory=set)
    _numbers: dict[tuple[str, bool], int] = field(factory=dict)

    def add_goal(self, sentence: Cell, *, is_priority: bool, rank: int = 0) -> int:
        """The number of the goal; one met before is the same goal, with one place more."""
        key = (folded(sentence.printed.rstrip(_BEHIND)), is_priority)
        self.mentions.append(Mention(self._numbers.get(key, len(self.goals)), rank))
        if (number := self._numbers.get(key)) is not None:
            goal = self.goals[number]
            if sentence.place != goal.place and sentence.place not in goal.places:
                self.goals[number] = evolve(goal, places=(*goal.places, sentence.place))
            return number
        self._numbers[key] = len(self.goals)
        self.goals.append(FoundGoal(sentence, is_priority, (), (), sentence.place))
        return len(self.goals) - 1

    def add_verdict(self, goal: int, word: Cell) -> None:
        """The same word printed of a goal in two places is one verdict; two words are both kept."""
        one = self.goals[goal]
        if folded(word.printed) not in {folded(other.printed) for other in one.verdicts}:
            self.goals[goal] = evolve(one, verdicts=(*one.verdicts, word))

    def add_comment(self, goal: int, comment: Cell) -> None:
        one = self.goals[goal]
        if comment.place not in {other.place for other in one.comments}:
            self.goals[goal] = evolve(one, comments=(*one.comments, comment))

    def add_mark(self, goal: int, mark: Cell) -> None:
        """A colour, an icon or a picture beside a goal: perhaps its verdict."""
        one = self.goals[goal]
        self.goals[goal] = evolve(one, marks=(*one.marks, mark))

    def word_for(self, text: str) -> str | None:
        """The verdict that somebody has answered that a word, a sign or a colour stands for; None where nobody has."""
        answer = self.answers.get(word_key(text), "").strip()
        return answer if answer and folded(answer) not in NONE_OF_THEM | {"ja", "yes"} else None

    def ask_word(self, text: str, span: Span) -> None:
        """Asks whether a word is a verdict, and which."""
        self.ask(f'är "{text}" en bedömning?', f'is "{text}" a verdict?', span, (text,), word_key(text))

    def ask(self, sv: str, en: str, span: Span, readings: tuple[str, ...] = (), key: str = "") -> None:
        """Adds a question, once."""
        self.add_question(Question(Text(sv, en), span, readings, key))

    def add_question(self, question: Question) -> None:
        """Adds a question, once."""
        if question not in self._asked:
            self._asked.add(question)
            self.questions.append(question)
