"""A sentence's outline and the things it may speak of in, its comparisons and trends out, as claim expressions.

With the target (`målet på 85 procent nås inte`), with others (`högre än riket`) and over the years (`har ökat sedan`).
"""

import re
from collections.abc import Iterator, Mapping
from operator import gt, lt

from engine.claim_tree import Than
from engine.claim_words import INFINITIVE
from engine.facts import folded
from interpret import prose_patterns as patterns
from interpret.prose_choice import chosen_alike, chosen_target
from interpret.prose_lead import narrows
from interpret.prose_names import same_word
from interpret.prose_reader import Draft, Reader
from interpret.prose_things import Thing
from interpret.prose_undated import implied
from interpret.prose_years import has_been, one_year, two_years

#: What the country is called.
_COUNTRY = frozenset(
    {"riket", "rikssnittet", "riksgenomsnittet", "rikets", "hela riket", "rikets snitt", "genomsnittet i riket"}
)
_HAS: Mapping[Than, str] = {
    Than.MORE: "ökat", Than.LESS: "minskat", Than.BETTER: "förbättrats", Than.WORSE: "försämrats",
}  # fmt: skip
_GOES_ON = {Than.MORE: "öka", Than.LESS: "minska", Than.BETTER: "förbättras", Than.WORSE: "försämras"}
_PRESENT = {Than.MORE: "ökar", Than.LESS: "minskar", Than.BETTER: "förbättras", Than.WORSE: "försämras"}
#: `de senaste åren` are at least so many.
_FEWEST_YEARS = 3


def orders_in(reader: Reader) -> Iterator[Draft]:
    """Everything that the sentence compares with certainty, in no order."""
    yield from _targets(reader)
    yield from _reached(reader)
    yield from _others(reader)
    yield from _trends(reader)


# --- Targets ------------------------------------------------------------------------------------


def _targets(reader: Reader) -> Iterator[Draft]:
    """`Målet på 85 procent nås inte`, `målvärdet är 85 procent`, `målvärdet nås`: in a comment, of its goal."""
    text = reader.outline.text
    for pattern in (patterns.TARGET_MET, patterns.TARGET_IS, patterns.VALUE_MET) if reader.of_goal else ():
        for match in pattern.finditer(text):
            year = _year_of_target(reader, match)
            figure = reader.figure(match)
            if year is None or ("a" in match.groupdict() and figure is None) or narrows(text[: match.start()]):
                continue
            thing = chosen_target(reader.of_goal, figure, year)
            if thing is None:
                continue
            if figure is not None:
                amount = figure.amount.printed
                yield Draft(f"målvärdet för {thing.said} {year} = {amount}", match.start(), match.end())
            if pattern is not patterns.TARGET_IS and year in thing.outcomes:
                no = "inte " if match["no"] or match.groupdict().get("no2") else ""
                yield Draft(f"{thing.said} {year} når {no}målvärdet", match.start(), match.end())


def _year_of_target(reader: Reader, match: re.Match[str]) -> int | None:
    """The year of a target that is spoken of; words that deny do not make it another time."""
    named = {int(year) for year in re.findall(r"<Y(\d+)>", match[0])}
    if len(named) > 1:
        return None
    if named:
        return named.pop()
    all_named = {int(year) for year in re.findall(r"<Y(\d+)>", reader.outline.text)}
    rest = reader.outline.text[: match.start()]
    return reader.report if all_named <= {reader.report} and has_been(rest) else None


def _reached(reader: Reader) -> Iterator[Draft]:
    for pattern in (patterns.REACHES, patterns.LEVEL_REACHES, patterns.OVER_TARGET, patterns.LEVEL_OVER):
        for match in pattern.finditer(reader.outline.text):
            year = _year_of_target(reader, match)
            named, longer = reader.can_be(match)
            own = tuple(one for one in named if year in one.targets and year in one.outcomes)
            if year is None or longer or not own:
                continue
            if len(own) > 1:
                alike = chosen_target(own, None, year)
                own = () if alike is None else (alike,)
            for thing in own:
                if "no" in match.groupdict():
                    says = f"{thing.said} {year} når {'inte ' if match['no'] else ''}målvärdet"
                else:
                    says = f"{thing.said} {year} är {'högre' if match['over'] else 'lägre'} än målvärdet"
                yield Draft(says, match.start(), match.end())


# --- Others -------------------------------------------------------------------------------------


def _others(reader: Reader) -> Iterator[Draft]:
    for match in patterns.VERSUS.finditer(reader.outline.text):
        year = one_year(reader.outline, reader.report, match[0])
        if year is None or not has_been(reader.outline.text[: match.end()]):
            continue
        named, longer = reader.can_be(match)
        thing = None if longer else chosen_alike(named, year)
        other = None if thing is None else _other(thing, year, match["who"])
        if thing is not None and other is not None:
            vague = f"{match['vague']} " if match["vague"] else ""
            says = f'{thing.said} {year} är {vague}{match["cmp"]} än "{other[0]}"'
            yield Draft(says, match.start(), match.start("who") + other[1])


def _other(thing: Thing, year: int, words: str) -> tuple[str, int] | None:
    """The comparator that the words begin with, and how many characters of them it is; they must end there."""
    parts = words.split()
    for size in range(len(parts), 0, -1):
        spoken = parts[:size]
        after = parts[size : size + 1]
        if after and after[0] not in ("och", "men", "samt", "medan", "vilket", "under", "för"):
            continue
        for name in thing.others.get(year, ()):
            own = folded(name).split()
            country = " ".join(spoken) in _COUNTRY and folded(name) in _COUNTRY
            if country or (len(own) == size and all(map(same_word, spoken, own))):
                return name, len(" ".join(spoken))
    return None


# --- Trends -------------------------------------------------------------------------------------


def _trends(reader: Reader) -> Iterator[Draft]:
    text = reader.outline.text
    for pattern in (patterns.SINCE, patterns.LATELY, patterns.OVER_YEARS, patterns.AGAINST_BEFORE):
        for match in pattern.finditer(text):
            named, longer = reader.can_be(match)
            than = patterns.CHANGES[match["v"]]
            years = _years(reader, pattern, match, named)
            thing = (
                None if years is None or longer or not has_been(text[: match.end()]) else chosen_alike(named, *years)
            )
            if thing is None or years is None or not all(map(thing.of_year, years)):
                continue
            every = match.groupdict().get("every")
            verb = f"{_PRESENT[than]} varje år" if every else f"har {_HAS[than]}"
            yield Draft(f"{thing.said} {verb} {years[0]}–{years[1]}", match.start(), match.end())
    yield from _has_changed(reader)
    for match in patterns.CONTINUES.finditer(text):
        year = one_year(reader.outline, reader.report, match[0])
        named, longer = reader.can_be(match)
        thing = None if year is None or longer else chosen_alike(named, year)
        if thing is not None and has_been(text[: match.end()]):
            than = INFINITIVE[match["v"]]
            yield Draft(f"{thing.said} fortsätter {_GOES_ON[than]} {year}", match.start(), match.end())


def _has_changed(reader: Reader) -> Iterator[Draft]:
    """`har ökat` of a measure: since the year before, or since any earlier year that makes it true."""
    for match in patterns.HAS.finditer(reader.outline.text):
        than = patterns.CHANGES[match["v"] or match["w"]]
        named, longer = reader.can_be(match)
        if longer or len(named) != 1 or than not in (Than.MORE, Than.LESS):
            continue
        pair = implied(reader, named[0], gt if than is Than.LESS else lt)
        if pair is not None:
            yield Draft(f"{named[0].said} har {_HAS[than]} {pair[0]}–{pair[1]}", match.start(), match.end())


def _years(
    reader: Reader, pattern: re.Pattern[str], match: re.Match[str], named: tuple[Thing, ...]
) -> tuple[int, int] | None:
    """The first and the last year of the trend."""
    if pattern is patterns.SINCE:
        first = int(match["y"])
        named_years = {int(year) for year in re.findall(r"<Y(\d+)>", reader.outline.text)}
        return (first, reader.report) if first < reader.report and named_years <= {first, reader.report} else None
    if pattern is patterns.LATELY:
        if "<Y" in reader.outline.text or len(named) != 1:
            return None
        printed = sorted(year for year in named[0].outcomes if named[0].value(year) is not None)
        fits = len(printed) >= _FEWEST_YEARS and printed[-1] == reader.report
        return (printed[0], printed[-1]) if fits else None
    if pattern is patterns.OVER_YEARS and match["y"] is not None:
        first, last = int(match["y"]), int(match["z"])
        return (first, last) if first < last else None
    return two_years(reader.outline, reader.report, reader.sentence.heading)
