"""An outline and where a name or a claim begins in it in, whether what stands before leaves it whole out.

`Bland kvinnor uppgick andelen till 90 procent` is no claim about the measure: the words before narrow it. Only words
that cannot are allowed: times, verbs, articles.
"""

import re

from interpret.prose_patterns import AND_SO, CHANGES
from interpret.prose_years import BEFORE

#: Where a clause begins that has its subject first.
_CLAUSE = re.compile(r"[.;:(–,] ?|\b(?:och|men|medan|samt|då|eftersom|att|när) ")
_VERBS = "|".join(sorted(CHANGES, key=len, reverse=True))
#: Words before a subject that leave it whole.
_NEUTRAL = re.compile(
    rf"(?>{AND_SO}|{BEFORE}\b|<S\d+> \(<A\d+>[^()]*\)| |,|<Y\d+>|-|\b(?:{_VERBS})\b"
    rf"|\b(?:under|för|i|år|året|årets|vid|mellan|från|till|och|åren|perioden|bokslut|av|utgången|slutet|jämfört|jämförelse|en|med|har|är|var|blev|blir|uppgår|uppgick|både|även|den|de|det|totala"
    rf"|samlade|totalt|sammantaget|sammanlagt|nu|också|dock|därmed|därför|alltså|idag|att|vi|ser|visar|mätningen|undersökningen"
    rf"|utfall|resultat|trots|detta)\b)*+"
)
_HAS_VERB = re.compile(rf"\b(?:{_VERBS}|är|var|blev|blir|uppgår|uppgick|har|når|nådde|nås|nåddes|visar|visade)\b")
#: A place, a group or a part of what is spoken of, anywhere before.
_NARROWED = re.compile(
    r"\b(?:i|på|inom|bland|hos|för|av|vid|från)\b (?!(?:år\b|året|årets|åren|perioden|fjol|<Y|[0-9]|bokslut|dessa|detta"
    r"|det\b"
    r"|en jämförelse|jämförelse|utgången|slutet|motsvarande|samma|föregående|förra|genomsnitt|övrigt|stort|helhet"
    r"|grund|och med|att\b|kommun|nämnd))"
)
_GROUP = re.compile(r"\b(?:kvinnor\w*|män\b|männen|flickor\w*|pojkar\w*|tjejer|killar)\b")


def is_whole_subject(text: str, at: int) -> bool:
    """Whether the name that begins there is the whole of what is spoken of."""
    if re.search(r"<S\d+>(?:,| och| samt) \Z", text[:at]):
        return False
    begins = 0
    for match in _CLAUSE.finditer(text[:at]):
        begins = match.end()
    lead = text[begins:at]
    before = text[:begins]
    # `hyror och lokaler ökade`: the two together.
    if re.search(r"[^> ] (?:och|samt) \Z", before) and _HAS_VERB.search(before) is None:
        return False
    # A verb before its subject: something else stands first in the sentence.
    if begins and re.match(rf"(?:{_VERBS}|är|var|blev|blir|uppgår|uppgick|har)\b", lead):
        lead = text[max(text.rfind(sign, 0, at) for sign in (". ", "; ", ": ")) + 1 : at]
    return _NEUTRAL.fullmatch(lead) is not None and not narrows(text[:at])


def narrows(before: str) -> bool:
    """Whether the words name a part of something, that what follows may be about."""
    return _NARROWED.search(before) is not None or _GROUP.search(before) is not None


def sets_scene(sentence: str) -> bool:
    """Whether a sentence begins with a place or a group that the next one may still be about."""
    text = sentence.lower().strip()
    at_first = re.match(
        r"(?:i|på|inom|bland|hos|för|vid) (?!år\b|året|årets|perioden|[0-9]|övrigt|stort|genomsnitt|grund|att\b)", text
    )
    return at_first is not None or _GROUP.search(text) is not None
