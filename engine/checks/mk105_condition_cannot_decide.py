"""Ett villkor eller ett undantag kan inte avgöra målet.

Bedömningsraderna prövas utan någon rapport, mot alla siffror som är möjliga: under, vid, mellan och över varje gräns.
Då syns det villkor som aldrig kan gälla, den rad som aldrig nås för att en bättre alltid tar den, luckan där ingen rad
ger en bedömning, två undantag som kan gälla samtidigt och ger olika, villkoret som räknar med ett annat antal nyckeltal
än målet har, och bedömningen som planen inte har något ord för. Felet märks annars först när siffrorna har kommit.

Tyst när helt och delvis överlappar: det är så de brukar skrivas. Tyst om en rad för alla mål som når åtminstone något
av dem, om målvärden som aldrig eller alltid nås (MK104), och om mål med fler än 20 000 kombinationer av siffror.
"""

from collections.abc import Iterable, Iterator

from dsl.ast import ExceptionLine
from dsl.condition_text import condition_text
from engine.assessment import Evaluated
from engine.check import Check, finding, problems
from engine.compile import class_of
from engine.figures_in_words import in_words
from engine.flaws import Flaw, Line, Subject, What, flaws, is_of_number
from engine.plan import Plan
from findings.finding import Consequence, Finding, Label, Severity
from findings.span import Span
from findings.text import Text

CHECK = Check(
    "MK105",
    "villkor-kan-inte-avgöra",
    Severity.ERROR,
    Consequence.VERDICT,
    Text(
        "Ett villkor eller ett undantag kan inte avgöra målet.", "A condition or an exception cannot decide the goal."
    ),
    Text(
        "Tyst när helt och delvis överlappar, och när undantag som gäller samtidigt ger samma bedömning.",
        "Silent where full and partly overlap, and where exceptions that apply together give the same verdict.",
    ),
)
#: So many goals are shown with their place; the rest are counted.
MOST_GOALS = 3


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """The goals that exceptions leave undecided with the report's figures; what lint tells is not told again."""
    subjects: tuple[Subject, ...] = (*evaluated.plan.goals, *evaluated.plan.roll_ups)
    rules = {subject.name: subject.rule for subject in subjects}
    numbers = {
        (assessment.name, problem.message)
        for assessment in evaluated.assessments
        for problem in assessment.errors
        if is_of_number(rules[assessment.name], problem)
    }
    for found in problems(CHECK, evaluated):
        if (found.goal, found.message) not in numbers:
            yield found


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """`findings` without the conflicts that may come of a plan's exceptions where a report shows that they have."""
    given = tuple(findings)
    shown = [_places(one) for one in given if one.code == CHECK.code and one.severity is Severity.ERROR]
    for one in given:
        if one.code == CHECK.code and one.severity is Severity.WARNING and any(of <= _places(one) for of in shown):
            continue
        yield one


def _places(finding: Finding) -> frozenset[Span]:
    return frozenset(label.span for label in finding.labels)


def lint(plan: Plan) -> Iterator[Finding]:
    """What no figures would let the plan's rules decide (semantics 3.1, 3.3, 3.4)."""
    for flaw in flaws(plan):
        yield _finding(plan, flaw)


def _finding(plan: Plan, flaw: Flaw) -> Finding:
    if flaw.what is What.NEVER:
        return _never(flaw)
    if flaw.what is What.TAKEN:
        return _taken(flaw)
    if flaw.what is What.ALWAYS:
        return _always(flaw)
    if flaw.what is What.GAP:
        return _gap(plan, flaw)
    if flaw.what is What.CONFLICT:
        return _conflict(plan, flaw)
    if flaw.what is What.REPLACED:
        return _replaced(flaw)
    if flaw.what is What.APART:
        return _apart(flaw)
    if flaw.what is What.OTHER_NUMBER:
        return _other_number(flaw)
    if flaw.what is What.NO_WORD:
        return _no_word(plan, flaw)
    return _not_tried(flaw)


# --- Lines that decide nothing ----------------------------------------------------------------------------


def _never(flaw: Flaw) -> Finding:
    line = flaw.lines[0]
    says = condition_text(line.condition) if line.condition is not None else ""
    if isinstance(line, ExceptionLine):
        message = Text(
            f'undantaget "{line.name.text}" kan aldrig gälla: inga siffror gör att {says}',
            f'the exception "{line.name.text}" can never apply: no figures meet {says}',
        )
    else:
        message = Text(
            f"villkoret för {_word(line)} kan aldrig gälla: inga siffror gör att {says}",
            f"the condition of {_word(line)} can never hold: no figures meet {says}",
        )
    help = Text("rätta gränserna, eller ta bort raden", "mend the limits, or remove the line")
    return _told(flaw, message, help, _unless_common(flaw))


def _taken(flaw: Flaw) -> Finding:
    line, *better = flaw.lines
    words = list(dict.fromkeys(_word(one) for one in better))
    message = Text(
        f"raden för {_word(line)} nås aldrig: när dess villkor gäller, gäller också det för {' eller '.join(words)}",
        f"the line of {_word(line)} is never reached: when its condition holds, so does that of {' or '.join(words)}",
    )
    help = Text(
        f"gör villkoret för {_word(line)} lättare att uppfylla än det för {words[0]}, eller ta bort raden",
        f"make the condition of {_word(line)} easier to meet than that of {words[0]}, or remove the line",
    )
    return _told(flaw, message, help, _unless_common(flaw))


def _always(flaw: Flaw) -> Finding:
    line, *later = flaw.lines
    so = Text("raderna efter det nås aldrig", "the lines after it are never reached")
    if not later:
        so = Text("målet kan inte bli något annat", "the goal can be nothing else")
    message = Text(
        f"villkoret för {_word(line)} gäller vilka siffror det än blir, så {so.sv}",
        f"the condition of {_word(line)} holds whatever the figures are, so {so.en}",
    )
    help = Text(
        "rätta gränsen, eller skriv `i övrigt` i stället för villkoret",
        "mend the limit, or write `i övrigt` in place of the condition",
    )
    labels = tuple(Label(one.span, Text("nås aldrig", "is never reached")) for one in later)
    severity = _unless_common(flaw) if later else Severity.WARNING
    return _told(flaw, message, help, severity, (Label(line.span), *labels))


def _replaced(flaw: Flaw) -> Finding:
    line, *below = flaw.lines
    name, names = _name(line), _joined(_name(one) for one in below)
    message = Text(
        f"undantaget {name} nås aldrig: när det gäller, gäller också undantaget från det, {names.sv}",
        f"the exception {name} is never reached: when it applies, so does the exception to it, {names.en}",
    )
    help = Text("rätta gränserna, eller ta bort det ena", "mend the limits, or remove one of them")
    return _told(flaw, message, help, _unless_common(flaw))


def _apart(flaw: Flaw) -> Finding:
    line, above = flaw.lines
    message = Text(
        f"undantaget {_name(line)} från {_name(above)} gäller bara när {_name(above)} inte gör det",
        f"the exception {_name(line)} from {_name(above)} applies only when {_name(above)} does not",
    )
    help = Text(
        f"ta bort `från {_name(above)}`, eller rätta villkoret", f"remove `från {_name(above)}`, or mend the condition"
    )
    return _told(flaw, message, help, Severity.WARNING)


# --- Figures that are not decided -------------------------------------------------------------------------


def _gap(plan: Plan, flaw: Flaw) -> Finding:
    """A gap between the limits' own decimals (above 30 and below 31) may be one that no report will meet."""
    assert flaw.example is not None
    figures = in_words(plan, flaw.example)
    message = Text(f"med {figures.sv} ger ingen rad en bedömning", f"with {figures.en} no line gives an assessment")
    help = Text(
        "lägg till `i övrigt …`, eller låt raderna mötas vid samma gräns",
        "add `i övrigt …`, or let the lines meet at the same limit",
    )
    severity = Severity.ERROR if flaw.example.coarse else Severity.WARNING
    return _told(flaw, message, help, severity)


def _conflict(plan: Plan, flaw: Flaw) -> Finding:
    """A warning: whether both will apply, the report shows (semantics 3.4)."""
    assert flaw.example is not None
    figures, (one, other) = in_words(plan, flaw.example), flaw.lines
    message = Text(
        f"med {figures.sv} gäller undantagen {_name(one)} och {_name(other)} båda, och de ger olika bedömning",
        f"with {figures.en} the exceptions {_name(one)} and {_name(other)} both apply, and give different verdicts",
    )
    help = Text(
        f"skriv vilket som går före: `undantag {_name(other)} från {_name(one)} när …`",
        f"write which goes first: `undantag {_name(other)} från {_name(one)} när …`",
    )
    return _told(flaw, message, help, Severity.WARNING)


def _other_number(flaw: Flaw) -> Finding:
    assert flaw.problem is not None
    problem = flaw.problem
    return _told(flaw, problem.message, problem.help, Severity.ERROR, problem.labels)


def _no_word(plan: Plan, flaw: Flaw) -> Finding:
    assert flaw.of_class is not None
    word = flaw.of_class.value.lower()
    message = Text(
        f"reglerna kan ge {word}, men planen har inget ord för det",
        f"the rules can give {word}, but the plan has no word for it",
    )
    help = Text(
        f'lägg till `bedömning "…" betyder {word}` bland planens ord',
        f'add `bedömning "…" betyder {word}` to the plan\'s words',
    )
    last = plan.scale[-1].span or plan.span
    lines = tuple(Label(line.span, Text(f"ger {word}", f"gives {word}")) for line in flaw.lines)
    return _told(flaw, message, help, Severity.ERROR, (Label(last), *lines))


def _not_tried(flaw: Flaw) -> Finding:
    message = Text(
        "villkoren har så många kombinationer av siffror att alla inte har prövats",
        "the conditions have so many combinations of figures that not all have been tried",
    )
    return _told(flaw, message, None, Severity.NOTE)


# --- Words and places -------------------------------------------------------------------------------------


def _told(
    flaw: Flaw, message: Text, help: Text | None, severity: Severity, places: tuple[Label, ...] | None = None
) -> Finding:
    """The finding with the places of its lines, and of the goals where they are several."""
    labels = places or tuple(Label(line.span) for line in flaw.lines)
    goals, alone = flaw.subjects, len(flaw.subjects) == 1
    if not alone:
        shown = goals[:MOST_GOALS]
        more = {len(shown) - 1: len(goals) - len(shown)}
        labels += tuple(Label(one.span, _concerns(one.name, more.get(at, 0))) for at, one in enumerate(shown))
    return finding(CHECK, message, labels, goal=goals[0].name if alone else None, severity=severity, help=help)


def _concerns(name: str, more: int) -> Text:
    if not more:
        return Text(f'gäller "{name}"', f'concerns "{name}"')
    return Text(f'gäller "{name}" och {more} mål till', f'concerns "{name}" and {more} more goals')


def _unless_common(flaw: Flaw) -> Severity:
    """A line of several goals may be written for goals to come: a warning."""
    return CHECK.severity if len(flaw.subjects) == 1 else Severity.WARNING


def _word(line: Line) -> str:
    """What a line gives, as it is written."""
    verdict = line.verdict
    return f'"{verdict.word}"' if verdict.word is not None else class_of(verdict).value.lower()


def _name(line: Line) -> str:
    return f'"{line.name.text}"' if isinstance(line, ExceptionLine) else ""


def _joined(names: Iterable[str]) -> Text:
    given = list(names)
    return Text(" eller ".join(given), " or ".join(given))
