"""What could stand somewhere in, a description of it for the planner out."""

from dsl.automaton import Trouble
from dsl.lexer import END
from dsl.own import ANY_YEAR
from dsl.table import table
from findings.text import Text, same

#: A unit that is accepted wherever a unit may stand.
ANY_UNIT = "mnkr"
#: A month that is accepted wherever a month may stand.
ANY_MONTH = "augusti"
#: More words than this are not listed; what they are parts of is described.
_MOST_WORDS = 7

#: Parts of the grammar, the widest first, and what they are called.
_PARTS = {
    "target": Text('ett målvärde, till exempel "minst 90 %"', 'a target, such as "minst 90 %"'),
    "condition": Text('ett villkor, till exempel "alla nyckeltal nås"', 'a condition, such as "alla nyckeltal nås"'),
    "factor": Text('ett villkor, till exempel "alla nyckeltal nås"', 'a condition, such as "alla nyckeltal nås"'),
    "standing": Text('en jämförelse, till exempel "minst 5"', 'a comparison, such as "minst 5"'),
    "verdict": Text('en bedömning, till exempel "helt uppfyllt"', 'an assessment, such as "helt uppfyllt"'),
    "classes": Text('en bedömning, till exempel "helt uppfyllt"', 'an assessment, such as "helt uppfyllt"'),
    "meaning": Text('en betydelse, till exempel "uppgift saknas"', 'a meaning, such as "uppgift saknas"'),
    "deadline": Text('en dag, till exempel "31 maj 2024"', 'a day, such as "31 maj 2024"'),
    "group": Text('vad som räknas, till exempel "nyckeltal"', 'what is counted, such as "nyckeltal"'),
    "mark": Text('ett märke, till exempel "preliminärt"', 'a mark, such as "preliminärt"'),
    "thing": Text('en rubrik, till exempel "prioriterat mål"', 'a heading, such as "prioriterat mål"'),
    "comparator": Text('vad som jämförs med, till exempel "riket"', 'what to compare with, such as "riket"'),
}

#: Kinds of words, and what they are called.
_KINDS = {
    "NAME": Text("ett namn", "a name"),
    "STRING": Text("en text inom citattecken", "a text in quotes"),
    "YEAR": Text("ett årtal", "a year"),
    "INT": Text("ett tal", "a number"),
    "NUMBER": Text("ett tal", "a number"),
    "DATE": Text("ett datum", "a date"),
    "YEARMONTH": Text("en månad som 2020-08", "a month such as 2020-08"),
    "SCHOOLYEAR": Text("ett läsår som 2020/21", "a school year such as 2020/21"),
    "DASH": Text('"–"', '"–"'),
    END: Text("radens slut", "the end of the line"),
}
#: Said of a name, and what is said where that could stand.
_REACHED = "nås"
_ABOUT = Text('vad som sägs om det, till exempel "nås"', 'what is said of it, such as "nås"')
_UNIT = Text("en enhet", "a unit")
_MONTH = Text("ett månadsnamn", "the name of a month")
#: Always beside another kind that says it better.
_UNSAID = frozenset({"MORE", "DOTTED"})


def described(trouble: Trouble, year: str = ANY_YEAR) -> Text:
    """What could stand where the trouble is: the words if they are few, else what they are parts of.

    `year` is the year of the examples.
    """
    text = _described(trouble)
    return Text(text.sv.replace(ANY_YEAR, year), text.en.replace(ANY_YEAR, year))


def _described(trouble: Trouble) -> Text:
    said = trouble.accepted - _UNSAID
    kinds = []
    for some, words_of_it, text in ((ANY_UNIT, units(), _UNIT), (ANY_MONTH, _months(), _MONTH)):
        if some in said:
            said -= words_of_it | {"STRING"}
            kinds.append(text)
    kinds += [_KINDS[kind] for kind in _KINDS if kind in said and kind != END]
    words = sorted(kind for kind in said if kind not in _KINDS)
    if _REACHED in said:
        return _ABOUT
    if len(words) > _MOST_WORDS:
        parts = [text for part, text in _PARTS.items() if part in trouble.parts]
        if parts:
            return parts[0]
        words = words[:_MOST_WORDS]
    described_words = [same(f'"{word}"') for word in words]
    ending = [_KINDS[END]] if END in said else []
    return _either(_distinct([*described_words, *kinds, *ending]))


def units() -> frozenset[str]:
    """The words that can begin a unit: what can stand where only a unit can."""
    return _least_with(ANY_UNIT)


def keywords() -> frozenset[str]:
    """All words of the language."""
    every: frozenset[str] = frozenset().union(*table().actions)
    return frozenset(kind for kind in every if kind == kind.lower())


def _months() -> frozenset[str]:
    return _least_with(ANY_MONTH)


def _least_with(keyword: str) -> frozenset[str]:
    """The words that can stand beside `keyword` in the place that takes the fewest other things."""
    row = sorted((row for row in table().actions if keyword in row), key=len)[0]
    return frozenset(kind for kind in row if kind == kind.lower())


def _distinct(texts: list[Text]) -> list[Text]:
    return list(dict.fromkeys(texts))


def _either(texts: list[Text]) -> Text:
    if len(texts) == 1:
        return texts[0]
    return Text(
        f"{', '.join(text.sv for text in texts[:-1])} eller {texts[-1].sv}",
        f"{', '.join(text.en for text in texts[:-1])} or {texts[-1].en}",
    )
