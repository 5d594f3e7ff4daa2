"""An assessment in, the words and the places in which checks speak of it out."""

from collections.abc import Iterable, Iterator

from dsl.ast import Class, PolicyKind
from engine.assessment import Assessment, AssignmentAssessment, Evaluated, MeasureAssessment, State
from engine.facts import Fact, Role
from engine.figure import Status
from engine.parts import deciding_parts
from engine.plan import PolicyInForce, Rule
from engine.printed import in_swedish
from engine.resolve import OVERALL
from engine.stated import scale_of, word_for
from engine.truth import Truth
from findings.finding import Label
from findings.span import Span
from findings.text import Text, same

#: The states in which a figure stands behind the verdict.
STANDS_ON_A_FIGURE = frozenset({State.USED, State.CARRIED})
#: How the policies that can leave a goal undecided begin.
BEGINS = {PolicyKind.PRELIMINARY: "preliminärt utfall", PolicyKind.ROUNDING: "avrundning som avgör"}
#: What a reader of documents puts where a character could not be read.
REPLACED = "\ufffd"
#: The marks of a figure that will be revised (semantics 4.4).
PRELIMINARY = "preliminärt"
FORECAST = "prognos"
NOT_REACHED = Text("når inte", "does not reach")
REACHED = Text("når", "reaches")
UNDECIDED = Text("kan inte prövas mot", "cannot be tested against")


def one_line(printed: str) -> str:
    """A printed text on one line, every run of white space one space."""
    return " ".join(printed.split())


def shown_name(assessment: Assessment) -> str:
    """The name of the goal or roll-up in a message: a priority goal is called so, its name being a number."""
    if assessment.is_roll_up and assessment.name != OVERALL:
        return f"prioriterat mål {assessment.name}"
    return assessment.name


def printed_word(assessment: Assessment) -> str:
    """The word that the report states, as printed with its icon; empty where there is none."""
    stated = assessment.stated
    return "" if stated is None or stated.word is None else one_line(stated.word.printed)


def stated_place(assessment: Assessment) -> Span:
    """Where the stated word stands, else where the goal does."""
    stated = assessment.stated
    return assessment.place if stated is None or stated.word is None else stated.word.place


def readable_word(assessment: Assessment) -> bool:
    """Whether the stated word has letters to read: an icon, a blank or a lost character has none."""
    word = printed_word(assessment)
    return REPLACED not in word and any(character.isalpha() for character in word)


def rule_of(evaluated: Evaluated, assessment: Assessment) -> Rule:
    """How the goal or roll-up is judged."""
    plan = evaluated.plan
    named = plan.roll_ups if assessment.is_roll_up else plan.goals
    return next(one.rule for one in named if one.name == assessment.name)


def word_of(evaluated: Evaluated, of_class: Class) -> str:
    """The plan's first word of a class; the built-in one where the plan has none."""
    return word_for(of_class, scale_of(evaluated.plan, evaluated.case))


def flips(assessment: Assessment, gives: Iterable[Class]) -> bool:
    """Whether an alternative that `gives` these verdicts has another than the stated (semantics 4.6)."""
    stated = assessment.stated_classes
    return bool(stated) and any(of_class not in stated for of_class in gives)


def printed_figure(measure: MeasureAssessment) -> str:
    """The figure a measure is judged by as printed, with its year where that is not the expected one."""
    evidence = measure.evidence
    printed = "" if evidence.figure is None else one_line(evidence.figure.printed)
    older = evidence.year is not None and evidence.year != evidence.expected_year
    return f"{printed} ({evidence.year})" if older else printed


def tested(measure: MeasureAssessment) -> Text:
    """`svarstid 64,50 % (2019) når inte "minst 90 %"`: what the measure's test says, in a few words."""
    if any(part.cell is not None for part in measure.parts):
        return _tested_parts(measure)
    name, state, year = measure.measure.name, measure.evidence.state, measure.evidence.expected_year
    stands = state in STANDS_ON_A_FIGURE
    if state is State.COUNTED_AS_NOT_MET:
        return Text(
            f"{name} saknar utfall för {year}, vilket räknas som ej uppfyllt",
            f"{name} has no outcome for {year}, which counts as not met",
        )
    if measure.reached is Truth.UNKNOWN and not stands:
        return Text(f"{name} har inget utfall att pröva för {year}", f"{name} has no outcome to test for {year}")
    figure = f"{name} {printed_figure(measure)}" if stands else name
    if measure.target is None:
        return same(figure)
    verb = UNDECIDED
    if measure.reached is not Truth.UNKNOWN:
        verb = REACHED if measure.reached is Truth.TRUE else NOT_REACHED
    target, partial = measure.target.target.printed, measure.target.partial
    test = Text(f'{figure} {verb.sv} "{target}"', f'{figure} {verb.en} "{target}"')
    if partial is None or measure.reached is not Truth.FALSE or measure.partly is not Truth.TRUE:
        return test
    return Text(f'{test.sv} men delvis "{partial.printed}"', f'{test.en} but partly "{partial.printed}"')


def _tested_parts(measure: MeasureAssessment) -> Text:
    """`sjukfrånvaro kvinnor 6,0 (gräns 5,7) når inte "minska … för båda könen"`."""
    assert measure.target is not None
    said = []
    for part in deciding_parts(measure):
        printed = Text("utan utfall", "without outcome") if part.cell is None else same(one_line(part.cell.printed))
        at = "" if part.limit is None else in_swedish(part.limit)
        limit = Text(f" (gräns {at})", f" (limit {at})") if at else same("")
        said.append(Text(f"{part.name} {printed.sv}{limit.sv}", f"{part.name} {printed.en}{limit.en}"))
    verb = {Truth.TRUE: REACHED, Truth.FALSE: NOT_REACHED, Truth.UNKNOWN: UNDECIDED}[measure.reached]
    which, name, target = joined(said, ", "), measure.measure.name, measure.target.target.printed
    return Text(f'{name} {which.sv} {verb.sv} "{target}"', f'{name} {which.en} {verb.en} "{target}"')


def written(policy: PolicyInForce) -> str:
    """A policy that can leave a goal undecided, as a plan would write it."""
    margin = "" if policy.margin is None else f" {in_swedish(policy.margin)}"
    return f"{BEGINS[policy.kind]} {policy.action.value}{margin}"


def fact_of(evaluated: Evaluated, measure: MeasureAssessment) -> Fact | None:
    """The printed figure that the measure is judged by, with its resolution and its role."""
    cell = measure.evidence.cell
    return None if cell is None else next((fact for fact in evaluated.facts if fact.cell is cell), None)


def provisional(evaluated: Evaluated, measure: MeasureAssessment) -> str | None:
    """ "preliminärt" or "prognos" where the figure used is one (the words of the marks), else None."""
    fact = fact_of(evaluated, measure)
    if fact is None or measure.evidence.state not in STANDS_ON_A_FIGURE:
        return None
    if fact.role is Role.FORECAST or fact.figure.status is Status.FORECAST:
        return FORECAST
    return PRELIMINARY if fact.figure.status in (Status.PRELIMINARY, Status.ESTIMATE) else None


def joined(parts: Iterable[Text], between: str = "; ") -> Text:
    """Several texts in a row."""
    texts = tuple(parts)
    return Text(between.join(text.sv for text in texts), between.join(text.en for text in texts))


def outcome_labels(measures: Iterable[MeasureAssessment]) -> Iterator[Label]:
    """Where each measure's figure stands; the measure itself where none is printed."""
    for measure in measures:
        name, cell = measure.measure.name, measure.evidence.cell
        parts = [(part.name, part.cell) for part in deciding_parts(measure) if part.cell is not None]
        for part, of_part in parts:
            yield Label(of_part.place, Text(f"utfallet av {name}, {part}", f"the outcome of {name}, {part}"))
        if parts:
            continue
        if cell is None:
            yield Label(measure.measure.span, Text(f"{name}, som inget utfall har", f"{name}, no outcome"))
        else:
            yield Label(cell.place, Text(f"utfallet av {name}", f"the outcome of {name}"))


def assignment_labels(assignments: Iterable[AssignmentAssessment]) -> Iterator[Label]:
    """Where the report says of each assignment whether it is done."""
    for of in assignments:
        if of.stated is not None and of.stated.word is not None:
            name = of.assignment.name
            yield Label(of.stated.word.place, Text(f"läget för {name}", f"the status of {name}"))


def target_labels(measures: Iterable[MeasureAssessment]) -> Iterator[Label]:
    """Where each measure's target of the year is declared."""
    for measure in measures:
        if measure.target is not None:
            name = measure.measure.name
            text = Text(f"målvärdet för {name}", f"the target of {name}")
            yield Label(measure.target.line.span, text)
