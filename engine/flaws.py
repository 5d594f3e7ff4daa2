"""A plan in, what its verdict lines and exceptions cannot decide out, whatever the figures will be (MK105)."""

from collections.abc import Iterable, Iterator
from enum import Enum
from fractions import Fraction

from attrs import define, evolve, field, frozen

from dsl import ast
from dsl.ast import Class, ExceptionLine, VerdictLine
from engine.assessment import Problem
from engine.bind import parts
from engine.compile import class_of, conditional_lines
from engine.formula import Branch, Compiled, Variable
from engine.numbered import Numbered, numbered, unnamed
from engine.plan import Goal, Plan, RollUp, Rule
from engine.reachable import Example, Reach, reach
from engine.without_case import Kind, Setting, classes_of_rule, settings, world_of_year
from engine.worlds import possible_verdicts
from findings.span import Span

Subject = Goal | RollUp
Line = VerdictLine | ExceptionLine
#: What a scale must have words for; *Kan ej bedömas* is a word of every scale.
WITH_WORDS = (Class.FULL, Class.PARTLY, Class.NOT)


class What(Enum):
    """What a line, or a rule, cannot do."""

    #: No figures meet the condition.
    NEVER = "never"
    #: Where the condition holds, a better one does.
    TAKEN = "taken"
    #: Every figure meets the condition: nothing else is ever given.
    ALWAYS = "always"
    #: No line gives a verdict for some figures.
    GAP = "gap"
    #: Two exceptions hold at once and differ.
    CONFLICT = "conflict"
    #: An exception to it holds wherever it does.
    REPLACED = "replaced"
    #: An exception holds only where the one that it is an exception to does not.
    APART = "apart"
    #: The condition counts another number than there are.
    OTHER_NUMBER = "other number"
    #: The scale has no word for what is given.
    NO_WORD = "no word"
    #: There are too many combinations of figures to try.
    NOT_TRIED = "not tried"


@frozen
class Figures:
    """Figures for which a rule does not decide."""

    values: tuple[tuple[Variable, Fraction], ...]
    #: The figures among them that are missing or preliminary.
    kinds: tuple[Kind, ...]
    #: None has more decimals than the limits it is compared with.
    coarse: bool
    #: The year that is judged; and whether the plan has others.
    year: int
    one_of_several: bool


@frozen
class Flaw:
    """One thing that does not decide, told once whatever the number of goals."""

    what: What
    #: The line that does not; then those it has to do with.
    lines: tuple[Line, ...]
    #: The goals and roll-ups that it concerns, in the order of the plan.
    subjects: tuple[Subject, ...]
    example: Figures | None = None
    problem: Problem | None = None
    of_class: Class | None = None


@frozen
class _Tried:
    """A subject's rule in one year, tried."""

    subject: Subject
    year: int
    settings: tuple[Setting, ...]
    #: The figures by their numbers, for each setting.
    names: tuple[tuple[Variable, ...], ...]
    reach: Reach


@define
class _Bench:
    """What has been found so far."""

    plan: Plan
    #: What has been tried, by what decides it: goals that are judged alike are tried once.
    known: dict[tuple[Numbered | None, ...], Reach] = field(factory=dict)
    #: Lines that decide something for some goal.
    alive: set[Span] = field(factory=set)
    found: dict[tuple[object, ...], Flaw] = field(factory=dict)


def flaws(plan: Plan) -> tuple[Flaw, ...]:
    """Everything of the plan's rules that cannot decide, a line of several goals once.

    A line common to several goals is dead only where it is so for all of them. Nothing is said of a rule of which
    a line could not be read.
    """
    bench = _Bench(plan)
    subjects: tuple[Subject, ...] = (*plan.goals, *(one for one in plan.roll_ups if not one.rule.built_in))
    worlds = {}
    for subject in subjects:
        if subject.rule.by_board or subject.unread or _has_nothing_to_judge(subject):
            continue
        if _decides(subject.rule):
            bench.alive.update(line.span for line in subject.rule.lines)
            _note_words(bench, subject, classes_of_rule(subject.rule))
            continue
        for year in plan.years:
            if year not in worlds:
                worlds[year] = world_of_year(plan, year)
            _note(bench, _tried(bench, subject, year, settings(worlds[year], subject)))
    return tuple(flaw for flaw in bench.found.values() if _is_told(bench, flaw))


def is_of_number(rule: Rule, problem: Problem) -> bool:
    """Whether the problem is that a condition of the rule counts another number than there are: told of the plan."""
    spans = {part.span for line in _lines(rule) for part in parts(line.condition) if isinstance(part, ast.SetReached)}
    return problem.code == "MK105" and any(label.span in spans for label in problem.labels)


def _has_nothing_to_judge(subject: Subject) -> bool:
    return isinstance(subject, Goal) and not subject.measures and subject.rule.built_in


def _lines(rule: Rule) -> tuple[Line, ...]:
    return (*rule.lines, *rule.exceptions)


def _decides(rule: Rule) -> bool:
    """Whether the rule is one that always decides: all measures, or what is given otherwise."""
    if rule.exceptions:
        return False
    lines = conditional_lines(rule)
    if not lines:
        return rule.built_in
    (first, *others), condition = lines, lines[0].condition
    return (
        not others
        and class_of(first.verdict) in (Class.FULL, Class.PARTLY)
        and isinstance(condition, ast.SetReached)
        and condition.quantifier.every
        and condition.change is None
    )


def _is_told(bench: _Bench, flaw: Flaw) -> bool:
    dead = flaw.what in (What.NEVER, What.TAKEN, What.ALWAYS, What.REPLACED, What.APART)
    return not dead or flaw.lines[0].span not in bench.alive


# --- One rule ---------------------------------------------------------------------------------------------


def _tried(bench: _Bench, subject: Subject, year: int, found: Iterable[Setting | None]) -> _Tried:
    """The rule tried for its figures; or what is known of one that is like it."""
    own = tuple(found)
    pairs = tuple(None if setting is None else numbered(setting) for setting in own)
    at = tuple(None if pair is None else pair[0] for pair in pairs)
    known = bench.known.get(at)
    if known is None:
        known = bench.known[at] = reach(None if of is None else unnamed(of) for of in at)
    names = tuple(() if pair is None else pair[1] for pair in pairs)
    return _Tried(subject, year, tuple(setting for setting in own if setting is not None), names, known)


def _note(bench: _Bench, tried: _Tried) -> None:
    subject, found, lines = tried.subject, tried.reach, _lines(tried.subject.rule)
    problems = tried.settings[0].problems
    if problems or not found.complete:
        bench.alive.update(line.span for line in lines)
        for problem in problems:
            if is_of_number(subject.rule, problem):
                _add(bench, What.OTHER_NUMBER, subject, problem=problem)
        if not problems:
            _add(bench, What.NOT_TRIED, subject, lines[:1])
        return
    _note_words(bench, subject, _classes(tried))
    _note_examples(bench, tried)
    dead = tuple(_dead(tried))
    if dead and _has_settled_target(tried):
        dead = ()
    bench.alive.update({line.span for line in lines} - {of[0].span for _, of in dead})
    for what, of in dead:
        _add(bench, what, subject, of)


def _dead(tried: _Tried) -> Iterator[tuple[What, tuple[Line, ...]]]:
    """The lines that decide nothing, each with those that decide in its place."""
    found, rule = tried.reach, tried.subject.rule
    lines = conditional_lines(rule)
    always = min(found.always, default=len(lines))
    for number, line in enumerate(lines[: always + 1]):
        if number not in found.holds:
            yield What.NEVER, (line,)
        elif number not in found.gives:
            yield What.TAKEN, (line, *(lines[other] for other in sorted(found.taken_by[number])))
    later = (*lines[always + 1 :], *(line for line in rule.lines if line.condition is None))
    if always < len(lines) and always in found.gives and (always == 0 or later):
        yield What.ALWAYS, (lines[always], *later)
    for number, exception in enumerate(rule.exceptions):
        if number not in found.exceptions_hold:
            yield What.NEVER, (exception,)
        elif number not in found.exceptions_give:
            yield What.REPLACED, (exception, *(rule.exceptions[n] for n in sorted(found.replaced_by[number])))
        elif exception.to is not None and number not in found.below_holds:
            above = _above(tried, number)
            yield What.APART, (exception, rule.exceptions[above])


def _above(tried: _Tried, number: int) -> int:
    above = tried.settings[0].rule.exceptions[number].above
    assert above is not None
    return above


def _has_settled_target(tried: _Tried) -> bool:
    """Whether a target is always met or never: that is told of the target (MK104), and no line is to blame."""
    setting = tried.settings[0]
    return any(
        len(possible_verdicts(Compiled((Branch(Class.FULL, formula),), Class.NOT, ()), {}, setting.domains).classes) < 2
        for formula in setting.reached
    )


def _note_examples(bench: _Bench, tried: _Tried) -> None:
    """Figures for which nothing is given, and for which two exceptions differ."""
    found, rule = tried.reach, tried.subject.rule
    if found.gap is not None:
        lines = conditional_lines(rule)
        _add(bench, What.GAP, tried.subject, tuple(reversed(lines)), tried=tried, example=found.gap)
    for (one, other), example in sorted(found.conflicts.items(), key=lambda item: item[0]):
        pair = (rule.exceptions[one], rule.exceptions[other])
        _add(bench, What.CONFLICT, tried.subject, pair, tried=tried, example=example)


def _classes(tried: _Tried) -> frozenset[Class]:
    """The classes that some figures give."""
    found, rule = tried.reach, tried.settings[0].rule
    classes = {rule.branches[number].of_class for number in found.gives}
    classes |= {rule.exceptions[number].of_class for number in found.exceptions_give}
    if found.rest and rule.rest is not None:
        classes.add(rule.rest)
    return frozenset(classes)


def _note_words(bench: _Bench, subject: Subject, classes: frozenset[Class]) -> None:
    """The classes that the plan has no word for; a word for a part of a year will do."""
    for of_class in WITH_WORDS:
        if of_class in classes and not any(of_class in word.classes for word in bench.plan.scale):
            lines = tuple(line for line in _lines(subject.rule) if class_of(line.verdict) is of_class)
            _add(bench, What.NO_WORD, subject, lines, of_class=of_class)


def _add(
    bench: _Bench,
    what: What,
    subject: Subject,
    lines: tuple[Line, ...] = (),
    *,
    tried: _Tried | None = None,
    example: Example | None = None,
    problem: Problem | None = None,
    of_class: Class | None = None,
) -> None:
    """Notes a flaw; of one that is noted already only that it concerns `subject` too."""
    at = (what, tuple(line.span for line in lines), None if problem is None else problem.message, of_class)
    known = bench.found.get(at)
    if known is not None:
        if known.subjects[-1] is not subject:
            bench.found[at] = evolve(known, subjects=(*known.subjects, subject))
        return
    figures = None if tried is None or example is None else _figures(bench, tried, example)
    bench.found[at] = Flaw(what, lines, (subject,), figures, problem, of_class)


def _figures(bench: _Bench, tried: _Tried, example: Example) -> Figures:
    """The example with the names of the subject's own figures."""
    names = tried.names[example.setting]
    values = tuple((names[int(variable.measure)], value) for variable, value in example.values)
    kinds = tried.settings[example.setting].kinds
    return Figures(values, kinds, example.coarse, tried.year, len(bench.plan.years) > 1)
