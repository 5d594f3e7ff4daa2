"""The Swedish of claims, as patterns over outlines: `<S0>` is a name, `<A0>` an amount, `<Y2023>` a year.

What may stand between is listed; everything else makes it no claim. Only what a careful reader would take for
a claim about just that name is here.
"""

import re

from engine.claim_tree import Than
from engine.claim_words import INFINITIVE, PAST, PERFECT, PRESENT
from interpret.prose_years import BEFORE

TIME = (
    r"(?:(?: (?:(?:för|under|i|år|vid|per) )?(?:(?:år|bokslut|utgången av|slutet av|helåret) )?<Y\d+>| i år"
    r"| i årets \w*(?:undersökning|mätning|enkät|uppföljning|resultat)| (?:under|för) (?:året|perioden)"
    r"| vid årets slut| totalt(?: sett)?| sammantaget| sammanlagt)(?!\w))"
)
_ALSO = r"(?: (?:nu|dock|också|även|därmed|alltså|åter|således|endast|hela|kraftigt|tydligt|därför))"
#: One of the words that may stand anywhere; and so many of them as a sentence has that can be read.
AND_SO = rf"(?:{TIME}|{_ALSO}(?!\w))"
FREE = rf"{AND_SO}{{0,4}}"
#: Words of change, with which way they say.
_UP = {"gick upp": Than.MORE, "gått upp": Than.MORE, "gick ner": Than.LESS, "gått ner": Than.LESS}
_DOWN = {"gick ned": Than.LESS, "gått ned": Than.LESS}
CHANGES = {**PAST, **PERFECT, **PRESENT, **_UP, **_DOWN}
_VERB = r"(?P<v>" + "|".join(sorted(CHANGES, key=len, reverse=True)) + r")"
NOUNS = {"ökningen": Than.MORE, "uppgången": Than.MORE, "minskningen": Than.LESS, "nedgången": Than.LESS}
A_NOUN = {"ökning": Than.MORE, "uppgång": Than.MORE, "minskning": Than.LESS, "nedgång": Than.LESS}
MORE_OR_LESS = {
    **dict.fromkeys(("högre", "större", "fler", "mer"), Than.MORE),
    **dict.fromkeys(("lägre", "mindre", "färre"), Than.LESS),
}
_THAN = r"(?P<cmp>" + "|".join(MORE_OR_LESS) + r")"
S, A, A2 = r"<S(?P<s>\d+)>", r"<A(?P<a>\d+)>", r"<A(?P<b>\d+)>"
#: What may follow the words of a claim: nothing that narrows what it is about.
_ENDS = (
    rf"(?= ?(?:$|[.,;:)!?(–])| (?:och|men|vilket|jämfört|i jämförelse|samt|medan|då|eftersom|trots|på grund|till följd"
    rf"|tack vare|beror|beroende|förklaras|kan|(?:från|mot|sedan|mellan) (?:år |åren )?(?:<|{BEFORE})"
    rf"|(?:under|för) (?:år(?:et)?\b|<Y))\b)"
    r"(?!(?:,| och| eller| respektive) (?:<A|respektive))"
)
_TWO = rf"{A}(?:(?: ?\(| ?[/;] ?| eller ){A2}\)?)?"
_IS = r"(?:är|var|blev|blir|visar|visade|nådde|landade på|landar på|ligger på|låg på|hamnade på|stannade på)"

LEVELS = tuple(
    re.compile(rf"{pattern}(?P<after>{TIME}?){_ENDS}")
    for pattern in (
        rf"{S}{FREE}(?: har)?{FREE} (?:uppgår|uppgick|uppgått){FREE} till{FREE} {A}",
        rf"{S}{FREE} {_IS}{FREE} {A}",
        rf"{S}{FREE}(?: har)?{FREE} {_VERB}{FREE}(?: med{FREE} <A\d+>(?: [a-zåäö]+)?)? till{FREE} {A}",
        rf"\b(?:uppgår|uppgick) {S}{FREE} till{FREE} {A}",
        rf"\b(?:är|var|blev) {S}{FREE} {A}",
        rf"\b{_VERB} {S}{FREE} till{FREE} {A}",
    )
)
#: `från 84 procent 2022 till 86 procent 2023`: two levels.
FROM_TO = tuple(
    re.compile(rf"{pattern} från {A}(?: år)? <Y(?P<y>\d+)>,? till {A2}(?: (?:år )?<Y(?P<z>\d+)>)?{_ENDS}")
    for pattern in (rf"{S}{FREE}(?: har)?{FREE} {_VERB}{FREE}", rf"\b{_VERB} {S}{FREE}")
)
#: `från 84 till 86 procent`: the years are not said.
FROM_TO_NOW = tuple(
    re.compile(rf"{pattern} från {A} till {A2}{TIME}?{_ENDS}")
    for pattern in (rf"{S}{FREE}(?: har)?{FREE} {_VERB}{FREE}", rf"\b{_VERB} {S}{FREE}")
)
#: `är 86 procent, en ökning med 2 procentenheter`, `är en ökning med …`.
A_CHANGE = tuple(
    re.compile(rf"{S}{FREE} {verb}{FREE} {between}en (?P<n>ökning|uppgång|minskning|nedgång) (?:med|på|om) {A}{_ENDS}")
    for verb, between in (
        (r"(?:uppgår till|uppgick till|" + _IS + ")", r"<A\d+>,? (?:vilket är |vilket innebär |som är |och är )?"),
        (r"(?:är|var|blev|innebär|visar|visade)", ""),
    )
)
CHANGED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{S}{FREE}(?: har)?{FREE} {_VERB}{FREE} med{FREE} {_TWO}{_ENDS}",
        rf"{S}{FREE}(?: har)?{FREE} {_VERB} (?:från|mellan) (?:åren |år )?<Y\d+> (?:till|och) (?:år )?<Y\d+>"
        rf" med {_TWO}{_ENDS}",
        rf"\b{_VERB} (?:både )?{S}{FREE} med{FREE} {_TWO}{_ENDS}",
    )
)
#: `är 3 mnkr lägre än föregående år`; years are said elsewhere in the sentence too.
APART = tuple(
    re.compile(rf"{pattern} {A} {_THAN}(?= (?:än|jämfört med) (?:(?:år|under) )?(?:<Y|{BEFORE})|[,.])")
    for pattern in (rf"{S}{FREE} (?:är|var|blev){FREE}", rf"\b(?:är|var|blev) {S}{FREE}")
)
#: `nettokostnaden (2,8 procent/2,6 mnkr)`: whether it rose is said before.
IN_BRACKETS = re.compile(rf"{S} \({A} ?[/;,] ?{A2}\)")
CHANGE_VERB = re.compile(rf"\b{_VERB}\b")
NOMINAL = re.compile(rf"\b(?P<n>{'|'.join(NOUNS)}) av {S}[^<>.;()]*\({A} ?[/;,] ?{A2}\)")
#: `skillnaden om 3 mnkr i intäkter`: which way is not said.
_NO_MORE = r"(?! (?:från|av|för|inom|i|till|på|hos|som|exkl\w*|inkl\w*|utan|och|samt|vid|bland)\b)"
DIFFERENCE = (
    re.compile(rf"\b(?:differensen|skillnaden|förändringen) (?:om|på) {A} (?:i|för|avseende) {S}{_NO_MORE}"),
    re.compile(rf"\bavvikelsen (?:om|på) {A} (?:i|för|avseende) {S}(?= jämfört med (?:{BEFORE}|(?:år )?<Y))"),
)
DIFFERENCE_ALONE = re.compile(rf"\b(?:differensen|skillnaden) (?:om|på) {A}(?! (?:i|för|avseende|mellan)\b)")
_SIGN = r"(?:\b(?P<sign>positiv|negativ)[at]? )?"
_GOES_ON = r"(?= ?(?:$|[.,;:)])| (?:förklaras|beror|är|består|och|men|vilket|till följd|på grund|jämfört)\b)"
DEVIATION = (
    re.compile(rf"{_SIGN}\bbudgetavvikelsen? (?:om|på|är|var|uppgår till) {A}{_GOES_ON}"),
    re.compile(rf"{_SIGN}\bavvikelsen? (?:om|på) {A} mot budget(?:en)?{_GOES_ON}"),
    re.compile(rf"{_SIGN}\bavvikelsen? mot budget(?:en)? (?:om|på|är|var|uppgår till) {A}{_GOES_ON}"),
)
#: `den positiva avvikelsen om 3 mnkr`: not said from what.
DEVIATION_ALONE = re.compile(rf"\b(?P<sign>positiv|negativ)[at]? avvikelsen? (?:om|på) {A}{_GOES_ON}")
#: `redovisar ett positivt resultat om 3 mnkr`: of whom is in the heading.
RESULT = re.compile(
    rf"\b(?:redovisar|redovisade|visar|visade) (?:ett|årets) (?P<sign>positivt|negativt) (?:resultat|{S}) (?:om|på)"
    rf" {A}{_ENDS}"
)
#: What may stand between the row that a paragraph begins with and its deviation, at the start of a sentence.
OF_LEAD = re.compile(
    r"(?:<S\d+> ?[–:-]? ?)?(?:(?:kostnaden|kostnaderna|utfallet|posten) )?(?:(?:redovisar|visar|har|gav) )?"
    r"(?:(?:den|en|ett) )?"
)
REPORTS = re.compile(rf"{S}{FREE} (?:redovisar|visar|har|gav) (?:en|ett) \Z")

# --- Targets, others and trends -----------------------------------------------------------------

_TARGET = r"(?:målvärdet|målnivån|målet|målsättningen)"
_NOT = r"(?P<no> inte| ej)?"
_MET = (
    r"(?:nås|nåddes|uppnås|uppnåddes|uppfylls|uppfylldes|(?:har|är)(?P<no2> inte| ej)? (?:nåtts|uppnåtts|uppfyllts|nått"
    r"|uppnått|uppfyllt))"
)
TARGET_MET = re.compile(rf"\b{_TARGET}{TIME}? (?:på|om) (?:minst |högst )?{A}{TIME}? {_MET}{_NOT}{_ENDS}")
TARGET_IS = re.compile(
    rf"\b(?:målvärdet|målnivån){TIME}? (?:är|var|uppgår till|uppgick till) (?:minst |högst )?{A}{_ENDS}"
)
VALUE_MET = re.compile(rf"\b(?:målvärdet|målnivån){TIME}? {_MET}{_NOT}{_ENDS}")
REACHES = re.compile(
    rf"{S}{FREE} (?:når|nådde|uppnår|uppnådde|klarar|klarade){_NOT}(?: upp till)? {_TARGET}(?P<after>{TIME}?){_ENDS}"
)
OVER_TARGET = re.compile(
    rf"{S}{FREE} (?:(?P<over>överstiger|översteg|ligger över|låg över|är högre än|var högre än)"
    rf"|understiger|understeg|ligger under|låg under|är lägre än|var lägre än) (?:målvärdet|målnivån)"
    rf"(?P<after>{TIME}?){_ENDS}"
)
#: `är 86 procent, vilket är högre än målet`, `är 86 procent och når därmed målvärdet`.
_LEVEL = rf"{S}{FREE} (?:uppgår{{FREE}} till|uppgick{{FREE}} till|{_IS}){FREE} <A\d+>{TIME}?".replace("{FREE}", FREE)
LEVEL_OVER = re.compile(
    rf"{_LEVEL},? (?:vilket|som|och) (?:(?P<over>överstiger|översteg|ligger över|låg över|är högre än|var högre än)"
    rf"|understiger|understeg|ligger under|låg under|är lägre än|var lägre än) {_TARGET}(?P<after>{TIME}?){_ENDS}"
)
LEVEL_REACHES = re.compile(
    rf"{_LEVEL},? (?:vilket|som|och) (?:når|nådde|uppnår|uppnådde|klarar|klarade)"
    rf"{_ALSO}?{_NOT}(?: upp till)? {_TARGET}(?P<after>{TIME}?){_ENDS}"
)
VERSUS = re.compile(
    rf"{S}{FREE} (?:är|var|ligger|låg){FREE} (?:(?P<vague>något|marginellt|förhållandevis) )?"
    r"(?P<cmp>högre|lägre|bättre|sämre) än (?:(?:i|för|hos|genomsnittet i|snittet i|genomsnittet för|snittet för) )?"
    r"(?P<who>[a-zåäöé]+(?: [a-zåäöé]+){0,3})"
)
_PERFECT = r"(?P<v>" + "|".join((*PERFECT, *PRESENT, *PAST)) + r")"
SINCE = re.compile(
    rf"{S}(?: har)?{FREE} {_PERFECT}(?P<every> varje år)? (?:sedan|från och med|från) (?:år )?<Y(?P<y>\d+)>{_ENDS}"
)
LATELY = re.compile(rf"{S} har{FREE} {_PERFECT}(?P<every> varje år)? (?:under )?de senaste åren{_ENDS}")
OVER_YEARS = re.compile(
    rf"{S}(?: har)?{FREE} {_PERFECT}(?P<every> varje år)? mellan (?:åren |år )?"
    rf"(?:<Y(?P<y>\d+)>(?: och (?:år )?|-)<Y(?P<z>\d+)>|(?P<those>åren)\b)(?! med){_ENDS}"
)
AGAINST_BEFORE = re.compile(
    rf"{S}(?: har)?{FREE} {_PERFECT}{FREE} (?:jämfört med|från|sedan) (?:(?:år )?<Y(?P<y>\d+)>|{BEFORE})"
    rf"(?! (?:med|till)\b){_ENDS}"
)
#: `har ökat`, `har minskat under året`: since when is not said.
HAS = re.compile(
    rf"{S}{FREE} (?:har{FREE} (?P<v>{'|'.join(PERFECT)})|(?P<w>{'|'.join(PAST)})){TIME}?"
    r"(?= ?(?:$|[.;!?)]|, (?!från|till|med)))"
)
CONTINUES = re.compile(rf"{S}{FREE} (?:fortsätter|fortsatte)(?: att)? (?P<v>{'|'.join(INFINITIVE)}){TIME}?{_ENDS}")
