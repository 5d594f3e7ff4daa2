"""A sentence's outline and the things it may speak of in, what it claims of them out, as claim expressions.

Only what is certain: the thing is named, or is the only one that it can be; the year is said, or is the report's;
the unit is one that the figure can be in.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import define, frozen

from engine.claim_tree import Than
from interpret import prose_patterns as patterns
from interpret.prose_choice import chosen
from interpret.prose_lead import is_whole_subject, narrows
from interpret.prose_outline import Figure, Outline
from interpret.prose_sentences import Sentence
from interpret.prose_things import Thing, Things
from interpret.prose_years import has_been, one_year, two_years

RISES = {Than.MORE: "ökade", Than.LESS: "minskade", Than.BETTER: "förbättrades", Than.WORSE: "försämrades"}


@frozen
class Draft:
    """A claim: what it says, and between which characters of the outline the report says it."""

    says: str
    start: int
    end: int
    #: Else it is kept only where it holds.
    is_certain: bool = True


@define
class Reader:
    """One sentence, and what is known where it stands."""

    sentence: Sentence
    outline: Outline
    things: Things
    #: By number of a mention: the things that it can be, and those whose name only begins so.
    meant: Sequence[tuple[tuple[Thing, ...], tuple[Thing, ...]]]
    #: The goal's measures, where the sentence is in a comment; its own first.
    of_goal: tuple[Thing, ...]
    #: The row that the paragraph begins by naming.
    lead: Thing | None
    report: int

    def figure(self, match: re.Match[str], group: str = "a") -> Figure | None:
        """The amount that a pattern has found; None of one that counts something else."""
        number = match.groupdict().get(group)
        figure = None if number is None else self.outline.figures[int(number)]
        return None if figure is None or figure.counts else figure

    def can_be(self, match: re.Match[str]) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
        """The things that the pattern's name can be; none where something narrows it."""
        at = match.start("s") - len("<S")
        if not is_whole_subject(self.outline.text, at):
            return (), ()
        return self.meant[int(match["s"])]


def claims_in(reader: Reader) -> Iterator[Draft]:
    """Everything that the sentence claims with certainty, in no order."""
    yield from _levels(reader)
    yield from _from_to(reader)
    yield from _changes(reader)
    yield from _in_brackets(reader)
    yield from _differences(reader)
    yield from _deviations(reader)


# --- Levels -------------------------------------------------------------------------------------


def _levels(reader: Reader) -> Iterator[Draft]:
    for pattern in patterns.LEVELS:
        for match in pattern.finditer(reader.outline.text):
            figure = reader.figure(match)
            if figure is None or not has_been(reader.outline.text[: match.end()]):
                continue
            year = one_year(reader.outline, reader.report, _around(reader, match))
            thing = None if year is None else chosen(*reader.can_be(match), figure, year)
            of_year = None if thing is None or year is None else thing.of_year(year)
            said = None if thing is None or year is None else _with_sign(thing, year, figure)
            if of_year is not None and said is not None:
                yield Draft(f"{of_year} = {said}", match.start(), match.end())


def _with_sign(thing: Thing, year: int, figure: Figure) -> str | None:
    """The amount as it is compared: a cost that is printed less than 0 is spoken of without its sign.

    None of a result, which may be meant either way.
    """
    value = thing.value(year)
    if not thing.is_row or value is None or value >= 0 or figure.amount.value <= 0:
        return figure.said
    if "resultat" in thing.title.casefold():
        return None
    return f"{figure.said.removesuffix(figure.amount.printed)}−{figure.amount.printed}"


def _around(reader: Reader, match: re.Match[str]) -> str:
    """The pattern's own words, and a time that stands directly before them: `Under 2023 uppgick …`."""
    before = re.search(
        r"(?:^|[,;] |\b(?:och|men|att) )[^<>,;]*<Y\d+> ?[^<>,;]{0,20}\Z", reader.outline.text[: match.start()]
    )
    return ("" if before is None else before[0]) + match[0]


def _from_to(reader: Reader) -> Iterator[Draft]:
    for pattern in patterns.FROM_TO:
        for match in pattern.finditer(reader.outline.text):
            first, last = reader.figure(match), reader.figure(match, "b")
            years = (int(match["y"]), int(match["z"] or reader.report))
            if (
                first is None
                or last is None
                or years[0] >= years[1]
                or not has_been(reader.outline.text[: match.end()])
            ):
                continue
            for figure, year in ((first, years[0]), (last, years[1])):
                thing = chosen(*reader.can_be(match), figure, year)
                of_year = None if thing is None else thing.of_year(year)
                if of_year is not None:
                    yield Draft(f"{of_year} = {figure.said}", match.start(), match.end())


# --- Changes ------------------------------------------------------------------------------------


def _changes(reader: Reader) -> Iterator[Draft]:
    for pattern in patterns.CHANGED:
        for match in pattern.finditer(reader.outline.text):
            yield from _changed(reader, match, patterns.CHANGES[match["v"]])
    for pattern in patterns.APART:
        for match in pattern.finditer(reader.outline.text):
            yield from _changed(reader, match, patterns.MORE_OR_LESS[match["cmp"]])


def _changed(reader: Reader, match: re.Match[str], than: Than) -> Iterator[Draft]:
    years = two_years(reader.outline, reader.report, reader.sentence.heading)
    if years is None or not has_been(reader.outline.text[: match.end()]):
        return
    for figure in _two(reader, match):
        thing = chosen(*reader.can_be(match), figure, *years)
        if thing is not None and all(map(thing.of_year, years)):
            yield Draft(_of_change(thing, than, years, figure.said), match.start(), match.end())


def _two(reader: Reader, match: re.Match[str]) -> tuple[Figure, ...]:
    """The change, and the same in procent beside it; a second amount of another kind is a level or a part."""
    first, second = reader.figure(match), reader.figure(match, "b")
    if first is None or second is None:
        return () if first is None else (first,)
    in_percent = [one.amount.unit is not None and one.amount.unit.dimension == "procent" for one in (first, second)]
    return (first, second) if in_percent.count(True) == 1 else (first,)


def _of_change(thing: Thing, than: Than, years: tuple[int, int], said: str) -> str:
    return f"{thing.said} {RISES[than]} {years[0]}–{years[1]} med {said}"


def _in_brackets(reader: Reader) -> Iterator[Draft]:
    """`ökade både x (2 procent/3 mnkr) och y (…)`; `ökningen av x … (2 procent/3 mnkr)`."""
    text = reader.outline.text
    for match in patterns.NOMINAL.finditer(text):
        start = match.start("s") - len("<S")
        meant = reader.meant[int(match["s"])]
        yield from _of_list(reader, match, start, meant, patterns.NOUNS[match["n"]])
    for match in patterns.IN_BRACKETS.finditer(text):
        verbs = list(patterns.CHANGE_VERB.finditer(text[: match.start()]))
        if not verbs:
            continue
        between = patterns.IN_BRACKETS.sub("", text[verbs[-1].end() : match.start()])
        if re.fullmatch(r"(?: |,|\bbåde\b|\boch\b|\bden\b|\bde\b)*", between):
            meant = reader.meant[int(match["s"])]
            yield from _of_list(reader, match, match.start(), meant, patterns.CHANGES[verbs[-1]["v"]])


def _of_list(
    reader: Reader, match: re.Match[str], start: int, meant: tuple[tuple[Thing, ...], tuple[Thing, ...]], than: Than
) -> Iterator[Draft]:
    years = two_years(reader.outline, reader.report, reader.sentence.heading)
    figures = _two(reader, match)
    before = reader.outline.text[: match.start()]
    if years is None or len(figures) != 2 or narrows(before) or not has_been(before):
        return
    for figure in figures:
        thing = chosen(*meant, figure, *years)
        if thing is not None and all(map(thing.of_year, years)):
            yield Draft(_of_change(thing, than, years, figure.said), start, match.end())


# --- Differences --------------------------------------------------------------------------------


def _differences(reader: Reader) -> Iterator[Draft]:
    """Of which it is not said whether it rose: that is as it is printed."""
    text = reader.outline.text
    found = [
        (match, reader.meant[int(match["s"])], not narrows(text[: match.start()]))
        for one in patterns.DIFFERENCE
        for match in one.finditer(text)
    ]
    rows = [meant for meant in reader.meant if any(thing.is_row for thing in meant[0])]
    if len(rows) == 1 and re.search(r"\b(?:högre|lägre|fler|färre)\b.* jämfört med", text) is not None:
        found += [(match, rows[0], False) for match in patterns.DIFFERENCE_ALONE.finditer(text)]
    years = two_years(reader.outline, reader.report, reader.sentence.heading)
    if years is None:
        return
    for match, meant, is_certain in found:
        figure = reader.figure(match)
        thing = None if figure is None else chosen(*meant, figure, *years)
        before, after = (None, None) if thing is None else (thing.value(years[0]), thing.value(years[1]))
        if figure is None or thing is None or before is None or after is None or before == after:
            continue
        than = Than.MORE if after > before else Than.LESS
        yield Draft(_of_change(thing, than, years, figure.said), match.start(), match.end(), is_certain)


def _deviations(reader: Reader) -> Iterator[Draft]:
    """`en positiv budgetavvikelse om 8 mnkr`: of the row that the paragraph begins with, or that reports it."""
    text = reader.outline.text
    for pattern in patterns.DEVIATION:
        for match in pattern.finditer(text):
            figure = reader.figure(match)
            reports = patterns.REPORTS.search(text[: match.start()])
            thing = reader.lead
            if reports is not None:
                meant = reader.meant[int(reports["s"])][0] if is_whole_subject(text, reports.start()) else ()
                thing = meant[0] if len(meant) == 1 else None
            elif patterns.OF_LEAD.fullmatch(text[: match.start()]) is None:
                thing = None
            if figure is None or thing is None or thing.deviation is None or figure.amount.unit is None:
                continue
            said, printed = thing.deviation
            sign = _sign(printed)
            told = {"positiv": 1, "negativ": -1, None: sign}[match["sign"]]
            if sign and told == sign:
                hedge = figure.said.removesuffix(figure.amount.printed)
                amount = f"{'−' if sign < 0 else ''}{figure.amount.printed.lstrip('−–-')}"
                yield Draft(f"{said} = {hedge}{amount}", match.start(), match.end())


def _sign(printed: str) -> int:
    digits = any(character in "123456789" for character in printed)
    return 0 if not digits else -1 if printed.lstrip()[:1] in "−–-" else 1
