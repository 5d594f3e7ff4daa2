"""A claim that cannot be read or bound in, what is said of it out: MK008 and MK002."""

from collections.abc import Iterable, Iterator

from engine.case import Claim
from engine.claim_figures import Unknown
from engine.claim_text import Mistake
from engine.claim_words import written
from findings.codes import CASE_FILE, UNKNOWN_NAME, file_finding
from findings.finding import Finding, Label
from findings.text import Text

#: What is shown of what cannot be read.
LONGEST = 30
_FORMS = Text(
    "skriv till exempel x 2022 = 83 %, x ökade 2021–2022 med 2,7 mnkr eller antal helt uppfyllda = 7 av 8",
    "write for instance x 2022 = 83 %, x ökade 2021–2022 med 2,7 mnkr or antal helt uppfyllda = 7 av 8",
)


def not_read(claim: Claim, mistake: Mistake) -> Finding:
    """That a claim is not in the language, with the place where it ceases to be (MK008)."""
    says = written(claim.says.printed)
    here = " ".join(says[mistake.at :].split())
    here = f"{here[:LONGEST]}…" if len(here) > LONGEST else here
    at = Text(f'vid "{here}"', f'at "{here}"') if here else Text("vid slutet", "at its end")
    counts = says.casefold().startswith("antal ")
    expected = Text("ett antal mål", "a count of goals") if counts else mistake.expected
    return file_finding(
        CASE_FILE,
        Text(
            f"påståendet kan inte läsas {at.sv}: här väntas {expected.sv}",
            f"the claim cannot be read {at.en}: expected {expected.en}",
        ),
        _labels(claim),
        _FORMS,
    )


def unknown_names(claim: Claim, unknown: Iterable[Unknown]) -> Iterator[Finding]:
    """The names of a claim that nothing answers to (MK002), or several things do (MK008); each once."""
    for one in dict.fromkeys(unknown):
        if one.places:
            yield file_finding(
                CASE_FILE,
                Text(
                    f'påståendets "{one.name}" finns på flera ställen',
                    f'"{one.name}" of the claim is in several places',
                ),
                (*_labels(claim), *one.places),
                one.help,
            )
        else:
            yield file_finding(
                UNKNOWN_NAME,
                Text(f'{one.thing.sv} "{one.name}" finns inte', f'there is no {one.thing.en} "{one.name}"'),
                _labels(claim),
                _help(one),
            )


def _help(unknown: Unknown) -> Text:
    if unknown.near is not None:
        return Text(f'menade du "{unknown.near}"?', f'did you mean "{unknown.near}"?')
    return Text(
        'rätta namnet, eller lägg till det i planen med `kallas "…"`',
        'mend the name, or add it to the plan with `kallas "…"`',
    )


def _labels(claim: Claim) -> tuple[Label, ...]:
    """Where the expression stands, and where in the report what it says does."""
    own = Label(claim.says.span, Text("påståendet", "the claim"))
    if claim.place == claim.says.span:
        return (own,)
    return (own, Label(claim.place, Text("i rapporten", "in the report")))
