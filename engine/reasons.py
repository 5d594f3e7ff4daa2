"""A verdict in, how it came about out: Swedish sentences that can stand in a report (product.md, principle 6)."""

from collections.abc import Iterator

from dsl.ast import Class
from engine.assessment import Assessment, Evidence, MeasureAssessment, State, Why
from engine.plan import Goal, RollUp
from engine.printed import in_swedish
from engine.truth import Truth
from engine.verdict import Computed
from findings.text import Text

WHY = {
    Why.OUTCOME_MISSING: Text("det saknas utfall", "an outcome is missing"),
    Why.POLICY: Text("planens regler inte godtar underlaget", "the plan's policies do not accept the evidence"),
    Why.ERROR: Text(
        "det finns ett fel i underlaget eller i villkoret", "there is an error in the evidence or condition"
    ),
    Why.NOT_DUE: Text("det inte är aktuellt än", "it is not due yet"),
    Why.NOTHING_TO_JUDGE: Text("det inte finns något att bedöma", "there is nothing to judge"),
    Why.GAP: Text("inget av villkoren gäller", "none of the conditions holds"),
    Why.EXCEPTIONS_CONFLICT: Text("två undantag strider mot varandra", "two exceptions contradict each other"),
    Why.COMPARATOR_MISSING: Text("det saknas ett tal att jämföra med", "there is no figure to compare with"),
    Why.TARGET_MISSING: Text("det saknas målvärde för året", "there is no target for the year"),
}
REACHED = {
    Truth.TRUE: Text("målvärdet nås", "the target is reached"),
    Truth.FALSE: Text("målvärdet nås inte", "the target is not reached"),
    Truth.UNKNOWN: Text("det går inte att säga om målvärdet nås", "whether the target is reached cannot be said"),
}


def reasons(subject: Goal | RollUp, assessment: Assessment, computed: Computed) -> tuple[Text, ...]:
    """One sentence for each step: the figures, the rule, the verdict, and what it rests on."""
    sentences = [_of_measure(measure) for measure in assessment.measures]
    sentences.append(_rule(subject))
    sentences.append(_verdict(assessment, computed))
    sentences.extend(_marks(assessment))
    return tuple(sentences)


def _of_measure(measure: MeasureAssessment) -> Text:
    kind = Text("Indikatorn", "The indicator") if measure.measure.is_indicator else Text("Nyckeltalet", "The measure")
    name = f'"{measure.measure.title}"'
    figure = _figure(measure.evidence)
    if measure.target is None:
        return Text(
            f"{kind.sv} {name} {figure.sv} och har inget målvärde för året.",
            f"{kind.en} {name} {figure.en} and has no target for the year.",
        )
    target, reached = measure.target.target.printed, REACHED[measure.reached]
    distance = _distance(measure)
    return Text(
        f"{kind.sv} {name} {figure.sv}; målet för {measure.target.year} är {target}, och {reached.sv}{distance.sv}.",
        f"{kind.en} {name} {figure.en}; the target for {measure.target.year} is {target}, "
        f"and {reached.en}{distance.en}.",
    )


def _figure(evidence: Evidence) -> Text:
    """What is printed and what became of it; completes "Nyckeltalet x …"."""
    printed = " ".join(evidence.cell.printed.split()) if evidence.cell is not None else ""
    year, expected = evidence.year, evidence.expected_year
    if evidence.state is State.USED:
        return Text(f'hade {year} utfallet "{printed}"', f'had the outcome "{printed}" in {year}')
    if evidence.state is State.CARRIED:
        return Text(
            f'saknar utfall för {expected}, och därför används "{printed}" för {year}',
            f'has no outcome for {expected}, so "{printed}" of {year} is used',
        )
    if evidence.state is State.REJECTED:
        return Text(
            f'hade {year} utfallet "{printed}", som är preliminärt och därför inte får användas',
            f'had the outcome "{printed}" in {year}, which is preliminary and may not be used',
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
    return _absent(evidence, f' ("{printed}")' if printed else "")


def _absent(evidence: Evidence, printed: str) -> Text:
    expected = evidence.expected_year
    after = {
        State.COUNTED_AS_NOT_MET: Text(" och räknas därför som ej uppfyllt", " and therefore counts as not met"),
        State.LEFT_OUT: Text(" och räknas inte med", " and is left out"),
    }.get(evidence.state, Text("", ""))
    if evidence.state is State.NOT_DUE:
        return Text(
            f"har för {expected} ännu inget utfall att pröva{printed}",
            f"has no outcome to test for {expected} yet{printed}",
        )
    return Text(f"saknar utfall för {expected}{printed}{after.sv}", f"has no outcome for {expected}{printed}{after.en}")


def _distance(measure: MeasureAssessment) -> Text:
    if measure.margin is None or measure.limit is None:
        return Text("", "")
    if measure.margin == 0:
        return Text(", precis på gränsen", ", exactly at the limit")
    unit = measure.measure.unit
    name = "" if unit is None else f" {'procentenheter' if unit.dimension == 'procent' else unit.name}"
    name_en = "" if unit is None else f" {'percentage points' if unit.dimension == 'procent' else unit.name}"
    amount = in_swedish(abs(measure.margin).normalize() + 0)
    if measure.margin > 0:
        return Text(f" med {amount}{name} till godo", f" with {amount}{name_en} to spare")
    return Text(f"; det fattas {amount}{name}", f"; {amount}{name_en} is lacking")


def _rule(subject: Goal | RollUp) -> Text:
    rule = subject.rule
    if rule.by_board:
        return Text("Målet bedöms av nämnden själv.", "The goal is assessed by the board itself.")
    if not rule.lines:
        return Text(
            "Målet är helt uppfyllt när alla dess nyckeltal når sina målvärden.",
            "The goal is fully met when all its measures reach their targets.",
        )
    places = ", ".join(dict.fromkeys(str(line.span.line) for line in rule.lines if line.span.line is not None))
    document = rule.lines[0].span.document
    return Text(
        f"Målet bedöms efter villkoren på rad {places} i {document}.",
        f"The goal is judged by the conditions on line {places} of {document}.",
    )


def _verdict(assessment: Assessment, computed: Computed) -> Text:
    word = assessment.computed_word
    if assessment.computed is Class.UNDECIDED and assessment.why is not None:
        why = WHY[assessment.why]
        return Text(f"Målet kan därför inte bedömas: {why.sv}.", f"The goal can therefore not be assessed: {why.en}.")
    if computed.by_every_world:
        return Text(
            f'Varje tänkbart utfall ger samma bedömning, "{word}".',
            f'Every conceivable outcome gives the same verdict, "{word}".',
        )
    return Text(f'Den beräknade bedömningen är därför "{word}".', f'The computed verdict is therefore "{word}".')


def _marks(assessment: Assessment) -> Iterator[Text]:
    for mark in assessment.marks:
        sentence = MARKS.get(mark)
        if sentence is not None:
            yield sentence
        elif mark.startswith("på "):
            year = mark.removeprefix("på ")
            yield Text(f"Bedömningen vilar på utfall för {year}.", f"The verdict rests on outcomes of {year}.")


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
        "Utan regeln om saknade utfall hade målet inte kunnat bedömas.",
        "Without the policy on missing outcomes the goal could not have been assessed.",
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
