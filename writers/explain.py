"""One goal of what was examined, or one code, in; sentences that explain it out."""

from collections.abc import Iterator, Mapping
from textwrap import fill

from engine.assessment import Assessment, AssignmentAssessment, Evaluated, MeasureAssessment, PartAssessment
from engine.assignment_status import spoken
from engine.check import Check
from engine.policies import each_policy
from engine.rolled_up import goals_below
from engine.truth import Truth
from findings.codes import Code
from findings.finding import SEVERITY_WORD
from findings.text import Text, in_language
from writers.excerpt import name_of
from writers.shown_text import clean
from writers.wording import (
    distance,
    joined,
    level,
    limit,
    margin,
    origin,
    policy_sentence,
    possible_words,
    stated,
)

#: Characters on a line of running text.
WIDTH = 100
_TESTED = {
    Truth.TRUE: Text("nås", "is met"),
    Truth.FALSE: Text("nås inte", "is not met"),
    Truth.UNKNOWN: Text("kan inte prövas", "cannot be tested"),
}


def explain_goal(evaluated: Evaluated, assessment: Assessment, sources: Mapping[str, str], *, lang: str = "sv") -> str:
    """Why the goal has its verdict, what would change it, and where each policy came from."""
    sections = (
        (Text("Fel i underlaget", "Errors in the evidence"), _errors(assessment, sources, lang)),
        (Text("Siffror", "Figures"), _figures(assessment, sources, lang)),
        (
            Text("Uppdrag och aktiviteter", "Assignments and activities"),
            (_assignment(one, lang) for one in assessment.assignments),
        ),
        (Text("Mål som vägs samman", "Goals that are rolled up"), _below(evaluated, assessment, lang)),
        (
            Text("Vad som skulle ändra bedömningen", "What would change the verdict"),
            _change(evaluated, assessment, lang),
        ),
        (Text("Policy", "Policies"), _policies(assessment, sources, lang)),
    )
    parts = ["\n".join(_verdict(evaluated, assessment, sources, lang)), _paragraph(assessment, lang)]
    for heading, lines in sections:
        shown = [f"  {clean(line)}" for line in lines]
        if shown:
            parts.append("\n".join([in_language(heading, lang) + ":", *shown]))
    return "\n\n".join(parts) + "\n"


def explain_code(code: Code | Check, explanation: str = "", *, lang: str = "sv") -> str:
    """What a code means and when it keeps quiet; `explanation` says both, in Swedish and at length."""
    severity = in_language(SEVERITY_WORD[code.severity], lang)
    parts = [f"{code.code} {code.slug} ({severity})"]
    if explanation and lang != "en":
        parts.append(explanation)
    else:
        parts.append(in_language(code.title, lang))
        parts.extend([in_language(code.quiet, lang)] if isinstance(code, Check) else [])
    return "\n\n".join(parts) + "\n"


def _verdict(evaluated: Evaluated, assessment: Assessment, sources: Mapping[str, str], lang: str) -> Iterator[str]:
    report = evaluated.case.report.title
    yield clean(f'{assessment.name}: "{assessment.sentence}"' if assessment.sentence else assessment.name)
    yield clean(in_language(Text(f'"{report}", år {evaluated.year}', f'"{report}", year {evaluated.year}'), lang))
    entry = assessment.stated
    place = "" if entry is None or entry.word is None else f" ({name_of(entry.word.place, sources, lang)})"
    yield in_language(Text("angiven:  ", "stated:   "), lang) + clean(stated(assessment) or "–") + place
    marks = joined(assessment.marks, lang)
    computed = assessment.computed_word + (f", {marks}" if marks else "")
    yield in_language(Text("beräknad: ", "computed: "), lang) + clean(computed)


def _paragraph(assessment: Assessment, lang: str) -> str:
    """The reasons as one paragraph, in lines of a page's width."""
    return fill(
        " ".join(clean(in_language(reason, lang)) for reason in assessment.reasons), WIDTH, break_on_hyphens=False
    )


def _errors(assessment: Assessment, sources: Mapping[str, str], lang: str) -> Iterator[str]:
    for error in assessment.errors:
        place = name_of(error.labels[0].span, sources, lang) if error.labels else ""
        yield f"{place}: {error.code}: {in_language(error.message, lang)}"


def _figures(assessment: Assessment, sources: Mapping[str, str], lang: str) -> Iterator[str]:
    """A line for each measure: the figure used, where it stands, the target, and what the test says."""
    for measure in assessment.measures:
        yield _figure(measure, sources, lang)
        for part in measure.parts:
            yield _part(measure, part, sources, lang)


def _figure(measure: MeasureAssessment, sources: Mapping[str, str], lang: str) -> str:
    evidence = measure.evidence
    year = evidence.year or evidence.expected_year
    printed = in_language(Text("inget utfall", "no outcome"), lang)
    if evidence.figure is not None:
        printed = " ".join(evidence.figure.printed.split())
    place = "" if evidence.cell is None else f" ({name_of(evidence.cell.place, sources, lang)})"
    line = f"{measure.measure.name} {year}: {printed}{place}"
    if measure.target is None:
        return line + in_language(Text(", inget målvärde", ", no target"), lang)
    declared = name_of(measure.target.line.span, sources, lang)
    line += in_language(Text(", målvärde ", ", target "), lang)
    line += f"{measure.target.target.printed} ({declared}) {in_language(_TESTED[measure.reached], lang)}"
    if measure.margin is not None and not measure.parts:
        line += in_language(Text(", marginal ", ", margin "), lang) + margin(measure, lang)
    if measure.target.partial is not None:
        line += in_language(Text(", delvis ", ", partly "), lang) + measure.target.partial.printed
        line += f" {in_language(_TESTED[measure.partly], lang)}"
    return line


def _part(measure: MeasureAssessment, part: PartAssessment, sources: Mapping[str, str], lang: str) -> str:
    """One sex or part: its own figure, and whether it meets the target."""
    printed = in_language(Text("inget utfall", "no outcome"), lang)
    if part.cell is not None:
        printed = f"{' '.join(part.cell.printed.split())} ({name_of(part.cell.place, sources, lang)})"
    line = f"{measure.measure.name}, {part.name}: {printed}, {in_language(_TESTED[part.reached], lang)}"
    if part.margin is not None:
        apart = distance(part.margin, measure.measure.unit, lang)
        line += in_language(Text(", marginal ", ", margin "), lang) + apart
    return line


def _assignment(status: AssignmentAssessment, lang: str) -> str:
    said = spoken(status)
    return in_language(Text(f"{status.assignment.name} {said.sv}", f"{status.assignment.name} {said.en}"), lang)


def _below(evaluated: Evaluated, assessment: Assessment, lang: str) -> Iterator[str]:
    """Each goal that a roll-up counts, with its verdict."""
    for one in goals_below(evaluated, assessment):
        said = stated(one)
        line = f"{one.name}: {one.computed_word}"
        if said is not None and one.computed not in one.stated_classes:
            line += in_language(Text(f' (anges som "{said}")', f' (stated as "{said}")'), lang)
        yield line


def _change(evaluated: Evaluated, assessment: Assessment, lang: str) -> Iterator[str]:
    for measure in assessment.measures:
        name, unit = measure.measure.name, measure.measure.unit
        for part in measure.parts:
            if part.limit is not None:
                at = level(part.limit, unit, lang)
                yield in_language(
                    Text(
                        f"gränsen för {name}, {part.name}, går vid {at}", f"the limit of {name}, {part.name}, is {at}"
                    ),
                    lang,
                )
        if measure.margin is not None and measure.limit is not None and not measure.parts:
            at = limit(measure, lang)
            yield in_language(Text(f"gränsen för {name} går vid {at}", f"the limit of {name} is {at}"), lang)
        if measure.partial_limit is not None:
            at = level(measure.partial_limit, unit, lang)
            yield in_language(
                Text(f"gränsen för delvis för {name} går vid {at}", f"the limit for delvis of {name} is {at}"), lang
            )
    words = [f'"{one}"' for one in possible_words(evaluated, assessment.possible)]
    if len(words) > 1:
        each = ", ".join(words)
        yield in_language(
            Text(
                f"tänkbart när saknade utfall och avrundning får variera: {each}",
                f"possible when missing outcomes and rounding may vary: {each}",
            ),
            lang,
        )


def _policies(assessment: Assessment, sources: Mapping[str, str], lang: str) -> Iterator[str]:
    """A line for each policy and the measures it holds for, with where it was written."""
    held: dict[str, list[str]] = {}
    for measure in assessment.measures:
        for policy in each_policy(measure.policies):
            source = in_language(origin(policy), lang)
            if policy.span is not None:
                source += f", {name_of(policy.span, sources, lang)}"
            line = f"{in_language(policy_sentence(policy), lang)} ({source})"
            held.setdefault(line, []).append(measure.measure.name)
    for line, names in held.items():
        every = len(names) == len(assessment.measures)
        yield line if every else f"{', '.join(names)}: {line}"
