"""An assessment in, the paragraph that explains it out: sentences fit for a report (product.md, principle 6)."""

from collections.abc import Iterator
from decimal import Decimal

from dsl.ast import Class
from dsl.condition_text import condition_text
from engine.assessment import (
    Assessment,
    AssignmentAssessment,
    Evidence,
    MeasureAssessment,
    PartAssessment,
    State,
    Why,
)
from engine.assignment_status import spoken
from engine.decisions import decided_sentences
from engine.parts import deciding_parts
from engine.plan import Goal, PolicyInForce, RollUp
from engine.printed import in_swedish
from engine.truth import Truth
from engine.units import Unit, after_number
from findings.text import Text

WHY = {
    Why.OUTCOME_MISSING: Text("det saknas utfall", "an outcome is missing"),
    Why.POLICY: Text("planens regler godtar inte underlaget", "the plan's policies do not accept the evidence"),
    Why.ERROR: Text("det finns ett fel i underlaget eller i villkoret", "the evidence or the condition has an error"),
    Why.NOT_DUE: Text("det är inte aktuellt än", "it is not due yet"),
    Why.NOTHING_TO_JUDGE: Text("det finns inget att bedöma", "there is nothing to judge"),
    Why.GAP: Text("inget av villkoren gäller", "none of the conditions holds"),
    Why.EXCEPTIONS_CONFLICT: Text("två undantag strider mot varandra", "two exceptions contradict each other"),
    Why.COMPARATOR_MISSING: Text("det saknas ett tal att jämföra med", "there is no figure to compare with"),
    Why.TARGET_MISSING: Text("det saknas målvärde för året", "there is no target for the year"),
    Why.STATUS_UNCLEAR: Text("det framgår inte om ett uppdrag är klart", "whether an assignment is done is not clear"),
}
MARKS = {
    "preliminärt": Text(
        "Bedömningen vilar på ett preliminärt utfall och kan ändras när det slutliga kommer.",
        "The verdict rests on a preliminary outcome and may change when the final one comes.",
    ),
    "prognos": Text("Bedömningen vilar på en prognos.", "The verdict rests on a forecast."),
    "delår": Text(
        "Årets mål prövas på utfallet så här långt.", "The target of the year is tested on the outcome to date."
    ),
    "uppgift saknas": Text(
        "Utan planens regel om saknade utfall hade målet inte kunnat bedömas.",
        "Without the plan's policy on missing outcomes the goal could not have been assessed.",
    ),
    "avgörs av avrundning": Text(
        "Utfallet ligger så nära gränsen att avrundningen avgör bedömningen.",
        "The outcome is so close to the limit that rounding decides the verdict.",
    ),
    "inom felmarginalen": Text(
        "Utfallet skiljer sig från gränsen med mindre än felmarginalen.",
        "The outcome differs from the limit by less than the margin of error.",
    ),
    "manuellt": Text("Bedömningen är nämndens egen.", "The assessment is the board's own."),
}
CARRYING = Text(
    "saknat utfall ersätts av senaste utfall",
    "a missing outcome is replaced by the latest outcome",
)


def reasons(
    subject: Goal | RollUp, assessment: Assessment, *, by_every_world: bool, decision: str | None = None
) -> tuple[Text, ...]:
    """The sentences in order: the figures, what decided their targets, the verdict, the report's word, alternatives.

    `by_every_world`: the conditions leave it open, and every conceivable outcome gives the verdict (4.2).
    `decision`: the plan's own, which the targets rest on that name none.
    """
    sentences = [_of_measure(measure) for measure in assessment.measures]
    sentences.extend(_of_assignment(one) for one in assessment.assignments)
    targets = ((one.measure, one.target) for one in assessment.measures if one.target is not None)
    sentences.extend(decided_sentences(targets, decision))
    sentences.append(_verdict(subject, assessment, by_every_world))
    sentences.extend(_stated(assessment))
    sentences.extend(_marks(assessment))
    sentences.extend(_alternatives(assessment))
    return tuple(sentences)


# --- The figures ------------------------------------------------------------------------------------


def _of_measure(measure: MeasureAssessment) -> Text:
    kind = Text("Indikatorn", "The indicator") if measure.measure.is_indicator else Text("Nyckeltalet", "The measure")
    figure, against = _figure(measure.evidence), _against(measure)
    if any(part.cell is not None for part in measure.parts):
        return _of_parts(measure, kind)
    start, start_en = (
        f'{kind.sv} "{measure.measure.title}" {figure.sv}',
        f'{kind.en} "{measure.measure.title}" {figure.en}',
    )
    if against is None:
        return Text(f"{start}.", f"{start_en}.")
    if measure.evidence.state is State.CARRIED:
        return Text(f"{start}. {_capital(against.sv)}.", f"{start_en}. {_capital(against.en)}.")
    return Text(f"{start}, och {against.sv}.", f"{start_en}, and {against.en}.")


def _of_parts(measure: MeasureAssessment, kind: Text) -> Text:
    """The sexes or parts that decide, each with its own figure and limit: the total is not what is tested."""
    assert measure.target is not None
    verb = {
        Truth.TRUE: Text("nås", "is met"),
        Truth.FALSE: Text("nås inte", "is not met"),
        Truth.UNKNOWN: Text("kan inte prövas", "cannot be tested"),
    }[measure.reached]
    said = tuple(_of_part(measure, part) for part in deciding_parts(measure))
    name, target = f'"{measure.measure.title}"', f"{measure.target.year}, {measure.target.target.printed}"
    return Text(
        f"{kind.sv} {name} prövas del för del, och målet för {target}, {verb.sv}: {'; '.join(one.sv for one in said)}.",
        f"{kind.en} {name} is tested part by part, and the target for {target}, {verb.en}: "
        f"{'; '.join(one.en for one in said)}.",
    )


def _of_part(measure: MeasureAssessment, part: PartAssessment) -> Text:
    if part.cell is None:
        return Text(f"{part.name} har inget utfall", f"{part.name} has no outcome")
    printed = " ".join(part.cell.printed.split())
    if part.margin is None or part.limit is None:
        return Text(f'{part.name} hade utfallet "{printed}"', f'{part.name} had the outcome "{printed}"')
    unit = measure.measure.unit
    percent = unit is not None and unit.dimension == "procent"
    at = in_swedish(part.limit) + (" %" if percent else after_number(unit, one=abs(part.limit) == 1))
    start = f'{part.name} hade utfallet "{printed}", gränsen är {at}'
    start_en = f'{part.name} had the outcome "{printed}", the limit is {at}'
    amount, amount_en = _amount(part.margin, unit)
    if part.margin == 0:
        return Text(start, start_en)
    if part.reached is Truth.TRUE:
        return Text(f"{start}, med {amount} till godo", f"{start_en}, with {amount_en} to spare")
    return Text(f"{start}, och det fattas {amount}", f"{start_en}, and {amount_en} is lacking")


def _capital(clause: str) -> str:
    return clause[0].upper() + clause[1:]


def _figure(evidence: Evidence) -> Text:
    """What is printed and what became of it; completes "Nyckeltalet x …"."""
    printed = " ".join(evidence.cell.printed.split()) if evidence.cell is not None else ""
    year, expected = evidence.year, evidence.expected_year
    if evidence.state is State.USED:
        return Text(f'hade {year} utfallet "{printed}"', f'had the outcome "{printed}" in {year}')
    if evidence.state is State.CARRIED:
        return _carried(evidence, printed)
    if evidence.state is State.REJECTED:
        return Text(
            f'hade {year} utfallet "{printed}", som är preliminärt och enligt planen inte får användas',
            f'had the outcome "{printed}" in {year}, which is preliminary and by the plan may not be used',
        )
    if evidence.state is State.OUT_OF_RANGE:
        return Text(
            f'hade {year} utfallet "{printed}", som ligger utanför det möjliga',
            f'had the outcome "{printed}" in {year}, which is outside what is possible',
        )
    if evidence.state is State.UNREADABLE:
        return Text(
            f'har för {year} "{printed}", som inte kan läsas på ett enda sätt',
            f'has "{printed}" for {year}, which cannot be read in one way only',
        )
    if evidence.state is State.NOT_DUE and evidence.figure is not None and evidence.figure.value is not None:
        return Text(
            f'har hittills under {year} utfallet "{printed}", som inte säger något om hela året',
            f'has the outcome "{printed}" so far in {year}, which says nothing of the whole year',
        )
    after = {
        State.COUNTED_AS_NOT_MET: Text(", och räknas därför som ej uppfyllt", ", and therefore counts as not met"),
        State.LEFT_OUT: Text(" och räknas inte med", " and is left out"),
    }.get(evidence.state, Text("", ""))
    shown = f' ("{printed}")' if printed else ""
    return Text(f"saknar utfall för {expected}{shown}{after.sv}", f"has no outcome for {expected}{shown}{after.en}")


def _carried(evidence: Evidence, printed: str) -> Text:
    policy = _carrying(evidence.policy)
    return Text(
        f"saknar utfall för {evidence.expected_year}. {policy.sv}, och därför används utfallet för {evidence.year}, "
        f'"{printed}"',
        f"has no outcome for {evidence.expected_year}. {policy.en}, so the outcome of {evidence.year}, "
        f'"{printed}", is used',
    )


def _carrying(policy: PolicyInForce | None) -> Text:
    if policy is None or policy.span is None:
        return Text("Det mäts inte varje år", "It is not measured every year")
    age = "" if policy.max_age is None else f", högst {policy.max_age} år gammalt"
    age_en = (
        "" if policy.max_age is None else f" if at most {policy.max_age} year{'' if policy.max_age == 1 else 's'} old"
    )
    return Text(f"Planen säger att {CARRYING.sv}{age}", f"The plan says that {CARRYING.en}{age_en}")


def _against(measure: MeasureAssessment) -> Text | None:
    """What the figure says of the target, as a clause; None where there is no figure."""
    if measure.target is None:
        return Text("det har inget målvärde för året", "it has no target for the year")
    if measure.evidence.state not in (State.USED, State.CARRIED):
        return None
    target = f"målet för {measure.target.year}, {measure.target.target.printed}"
    target_en = f"the target for {measure.target.year}, {measure.target.target.printed}"
    if measure.reached is Truth.UNKNOWN:
        return Text(f"det går inte att säga om {target}, nås", f"whether {target_en}, is met cannot be said")
    met = measure.reached is Truth.TRUE
    if measure.margin is None:
        verb, verb_en = ("når", "meets") if met else ("når inte", "does not meet")
        return Text(f"det {verb} {target}", f"it {verb_en} {target_en}")
    amount, amount_en = _amount(measure.margin, measure.measure.unit)
    if measure.margin == 0:
        verb, verb_en = ("når precis", "just meets") if met else ("är lika med", "is equal to")
        return Text(f"det {verb} {target}", f"it {verb_en} {target_en}")
    if met:
        return Text(f"det når {target}, med {amount} till godo", f"it meets {target_en}, with {amount_en} to spare")
    return _with_partial(measure, Text(f"det fattas {amount} till {target}", f"{amount_en} is lacking to {target_en}"))


def _with_partial(measure: MeasureAssessment, against: Text) -> Text:
    """`against` with what the figure says of the `delvis` target, where the whole is missed."""
    partial = None if measure.target is None else measure.target.partial
    if partial is None or measure.reached is not Truth.FALSE or measure.partly is Truth.UNKNOWN:
        return against
    if measure.partly is Truth.TRUE:
        return Text(
            f"{against.sv}, men gränsen för delvis, {partial.printed}, nås",
            f"{against.en}, but the limit for delvis, {partial.printed}, is met",
        )
    return Text(
        f"{against.sv}, och inte heller gränsen för delvis, {partial.printed}, nås",
        f"{against.en}, and the limit for delvis, {partial.printed}, is not met either",
    )


def _amount(margin: Decimal, unit: Unit | None) -> tuple[str, str]:
    """The margin without its sign: in percentage points, in the measure's unit, or bare where it is a count."""
    number, one = in_swedish(abs(margin)), abs(margin) == 1
    if unit is not None and unit.dimension == "procent":
        return f"{number} procentenhet{'' if one else 'er'}", f"{number} percentage point{'' if one else 's'}"
    said = f"{number}{after_number(unit, one=one)}"
    return said, said


def _of_assignment(of: AssignmentAssessment) -> Text:
    """`Uppdraget "u1" anges som "Försenat" och räknas som ej klart.`"""
    said, name = spoken(of), of.assignment.name
    kind = Text("Aktiviteten", "The activity") if of.assignment.is_activity else Text("Uppdraget", "The assignment")
    return Text(f'{kind.sv} "{name}" {said.sv}.', f'{kind.en} "{name}" {said.en}.')


# --- The verdict ------------------------------------------------------------------------------------


def _verdict(subject: Goal | RollUp, assessment: Assessment, by_every_world: bool) -> Text:
    word = assessment.computed_word
    if subject.rule.by_board:
        return Text(
            f'Målet bedöms av nämnden själv, som anger "{word}".',
            f'The goal is assessed by the board itself, which states "{word}".',
        )
    rule = _rule(subject)
    if assessment.computed is Class.UNDECIDED and assessment.why is not None:
        why = WHY[assessment.why]
        return Text(
            f"{rule.sv}, och det kan inte bedömas: {why.sv}.", f"{rule.en}, and it cannot be assessed: {why.en}."
        )
    if by_every_world:
        return Text(
            f'{rule.sv}, och varje tänkbart utfall ger samma bedömning, "{word}".',
            f'{rule.en}, and every conceivable outcome gives the same verdict, "{word}".',
        )
    return Text(
        f'{rule.sv}, och den beräknade bedömningen är därför "{word}".',
        f'{rule.en}, and the computed verdict is therefore "{word}".',
    )


def _rule(subject: Goal | RollUp) -> Text:
    """The rule in the words of the rule file; the built-in one where none is declared."""
    lines = subject.rule.lines
    if not lines:
        return Text("Målet är helt uppfyllt när alla nyckeltal nås", "The goal is met when all its measures are")
    written = []
    for line in lines:
        of_class = line.verdict.of_class
        word = line.verdict.word or (of_class.value.lower() if of_class is not None else "")
        written.append(f"{word} när {condition_text(line.condition)}" if line.condition else f"i övrigt {word}")
    exceptions = len(subject.rule.exceptions)
    more = f", med {exceptions} undantag" if exceptions else ""
    more_en = f", with {exceptions} exceptions" if exceptions else ""
    text = ", ".join(written)
    return Text(f"Enligt planen är målet {text}{more}", f"By the plan the goal is {text}{more_en}")


def _stated(assessment: Assessment) -> Iterator[Text]:
    stated = assessment.stated
    if stated is None or stated.word is None or "manuellt" in assessment.marks:
        return
    printed = " ".join(stated.word.printed.split())
    if assessment.computed in assessment.stated_classes:
        yield Text("Rapporten anger samma bedömning.", "The report states the same assessment.")
    else:
        yield Text(f'Rapporten anger "{printed}".', f'The report states "{printed}".')


def _marks(assessment: Assessment) -> Iterator[Text]:
    for mark in assessment.marks:
        sentence = MARKS.get(mark)
        year = mark.removeprefix("på ")
        yield sentence or Text(
            f"Bedömningen vilar på utfall för {year}.", f"The verdict rests on an outcome of {year}."
        )


def _alternatives(assessment: Assessment) -> Iterator[Text]:
    """What another policy would have given, one sentence for each verdict it would give."""
    by_word: dict[str, list[Text]] = {}
    for alternative in assessment.alternatives:
        if alternative.of_class is not assessment.computed:
            by_word.setdefault(alternative.computed, []).append(alternative.policy)
    for word, policies in by_word.items():
        sv = ", eller att ".join(policy.sv for policy in policies)
        en = ", or that ".join(policy.en for policy in policies)
        yield Text(
            f'Hade planen sagt att {sv}, hade bedömningen blivit "{word}".',
            f'Had the plan said that {en}, the verdict would have been "{word}".',
        )
