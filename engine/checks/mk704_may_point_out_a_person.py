"""En mening kan peka ut en enskild person.

I en liten enhet vet alla vem som är sjukskriven eller har fått sluta, också utan namn. Det gäller en mening som talar
om en person eller en tjänst och sjukdom eller uppsägning, och en andel för en grupp som sägs vara mindre än tio.

Tyst om grupper, om sjukfrånvaro i stort och om vakanser. Avstängt med `känd avvikelse MK704`.
"""

import re
from collections.abc import Iterator

from engine.assessment import Evaluated
from engine.case import TextKind
from engine.check import Check, finding
from engine.checks.mk701_draft_residue import shortened
from engine.number_words import number_word
from findings.finding import Consequence, Finding, Label, Severity
from findings.text import Text

CHECK = Check(
    "MK704",
    "kan-peka-ut-person",
    Severity.NOTE,
    Consequence.WORDING,
    Text(
        "En mening kan peka ut en enskild person.",
        "A sentence may point out a single person.",
    ),
    Text(
        "Tyst om grupper, om sjukfrånvaro i stort och om vakanser.",
        "Silent on groups, on sick leave at large and on vacancies.",
    ),
    needs_plan=False,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_ONE = re.compile(
    r"\b(?:en (?:av )?(?:medarbetare|medarbetarna|anställd|de anställda|person|chef|handläggare|tjänst|kollega|lärare|"
    r"sjuksköterska|ekonom|planerare|controller|strateg|samordnare|ingenjör|tjänsteman)\b|en enskild|"
    r"[a-zåäö]*(?:chefen|direktören|strategen|samordnaren|handläggaren|sekreteraren|rektorn|controllern|ekonomen)\b)",
    re.IGNORECASE,
)
_ILL = re.compile(
    r"\b(?:sjukskriv(?:en|ning|ningar|its)|långtidssjuk\w*|sjukdom(?!s?år)|utmattning\w*|rehabilitering|uppsagd|avskedad|"
    r"sagts upp|"
    r"uppsägning av personliga skäl|köpts ut|utköpt)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"\b(?:gruppen|enheten|avdelningen|arbetsgruppen|arbetslaget)\s+(?:består av|har|på)\s+"
    r"(?:bara |endast |cirka |ca )?(\w+)\s+(?:medarbetare|anställda|personer)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"[0-9]+(?:,[0-9]+)?\s*(?:%|procent\b)")
#: A group this large points out nobody.
_ENOUGH = 10


def find(evaluated: Evaluated) -> Iterator[Finding]:
    """Each sentence that may point out a person."""
    for prose in evaluated.case.prose:
        if prose.kind is TextKind.REMARK:
            continue
        small = _is_small(prose.text)
        for sentence in _SENTENCE.split(prose.text):
            if _ONE.search(sentence) and _ILL.search(sentence):
                why = Text("en person eller tjänst och sjukdom eller uppsägning", "one person and illness or dismissal")
            elif small and _RATE.search(sentence):
                why = Text("en andel för en grupp under tio personer", "a rate for a group below ten persons")
            else:
                continue
            yield finding(
                CHECK,
                Text(
                    f'meningen kan peka ut en person ({why.sv}): "{shortened(sentence)}"',
                    f'the sentence may point out a person ({why.en}): "{shortened(sentence)}"',
                ),
                (Label(prose.place),),
                help=Text(
                    'skriv om den, eller säg i planen `känd avvikelse MK704 "…"`',
                    'rewrite it, or say in the plan `känd avvikelse MK704 "…"`',
                ),
            )
            break


def _is_small(text: str) -> bool:
    found = _SMALL.search(text)
    if found is None:
        return False
    count = int(found[1]) if found[1].isdecimal() else number_word(found[1].casefold())
    return count is not None and 0 < count < _ENOUGH
