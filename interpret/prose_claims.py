"""A sentence's outline and the things it may speak of in, what it claims of them out, as claim expressions.

Only what is certain: the thing is named, or is the only one that it can be; the year is said, or is the report's;
the unit is one that the figure can be in.
"""

import re
from collections.abc import Iterator

from engine.claim_tree import Than
from interpret import prose_patterns as patterns
from interpret.prose_choice import chosen
from interpret.prose_lead import is_whole_subject, narrows
from interpret.prose_outline import Figure
from interpret.prose_reader import Draft, Reader
from interpret.prose_things import Thing
from interpret.prose_undated import changed_now, from_to_now, of_change
from interpret.prose_years import has_been, one_year, two_years


def claims_in(reader: Reader) -> Iterator[Draft]:
    """Everything that the sentence claims with certainty, in no order."""
    yield from _levels(reader)
    yield from _from_to(reader)
    yield from _changes(reader)
    yield from _in_brackets(reader)
    yield from _differences(reader)
    yield from _deviations(reader)
    yield from _results(reader)


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
    for pattern in patterns.FROM_TO_NOW:
        for match in pattern.finditer(reader.outline.text):
            yield from from_to_now(reader, match)


# --- Changes ------------------------------------------------------------------------------------


def _changes(reader: Reader) -> Iterator[Draft]:
    for pattern in patterns.CHANGED:
        for match in pattern.finditer(reader.outline.text):
            yield from _changed(reader, match, patterns.CHANGES[match["v"]])
    for pattern in patterns.A_CHANGE:
        for match in pattern.finditer(reader.outline.text):
            yield from _changed(reader, match, patterns.A_NOUN[match["n"]])
    for pattern in patterns.APART:
        for match in pattern.finditer(reader.outline.text):
            yield from _changed(reader, match, patterns.MORE_OR_LESS[match["cmp"]])


def _changed(reader: Reader, match: re.Match[str], than: Than) -> Iterator[Draft]:
    years = two_years(reader.outline, reader.report, reader.sentence.heading)
    if not has_been(reader.outline.text[: match.end()]):
        return
    if years is None:
        yield from changed_now(reader, match, than, _two(reader, match))
        return
    for figure in _two(reader, match):
        thing = chosen(*reader.can_be(match), figure, *years)
        if thing is not None and all(map(thing.of_year, years)):
            yield Draft(of_change(thing, than, years, figure.said), match.start(), match.end())


def _two(reader: Reader, match: re.Match[str]) -> tuple[Figure, ...]:
    """The change, and the same in procent beside it; a second amount of another kind is a level or a part."""
    first, second = reader.figure(match), reader.figure(match, "b")
    if first is None or second is None:
        return () if first is None else (first,)
    in_percent = [one.amount.unit is not None and one.amount.unit.dimension == "procent" for one in (first, second)]
    return (first, second) if in_percent.count(True) == 1 else (first,)


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
            yield Draft(of_change(thing, than, years, figure.said), start, match.end())


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
        yield Draft(of_change(thing, than, years, figure.said), match.start(), match.end(), is_certain)


def _deviations(reader: Reader) -> Iterator[Draft]:
    """`en positiv budgetavvikelse om 8 mnkr`: of the row that the paragraph begins with, or that reports it."""
    text = reader.outline.text
    for pattern in (*patterns.DEVIATION, patterns.DEVIATION_ALONE):
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
                is_certain = pattern is not patterns.DEVIATION_ALONE
                yield Draft(f"{said} = {hedge}{amount}", match.start(), match.end(), is_certain)


def _results(reader: Reader) -> Iterator[Draft]:
    """`redovisar ett positivt resultat om 3 mnkr`: where just one table of the section has a row of the result."""
    for match in patterns.RESULT.finditer(reader.outline.text):
        figure = reader.figure(match)
        year = one_year(reader.outline, reader.report, match[0])
        rows = reader.things.results_of(reader.sentence.tables) if reader.sentence.goal is None else ()
        if figure is None or figure.amount.unit is None or year is None or len(rows) != 1:
            continue
        of_year, value = rows[0].of_year(year), rows[0].value(year)
        sign = -1 if match["sign"] == "negativt" else 1
        if match["s"] is not None and rows[0] not in reader.meant[int(match["s"])][0]:
            continue
        if of_year is None or value is None or value * sign <= 0 or figure.amount.value <= 0:
            continue
        hedge = figure.said.removesuffix(figure.amount.printed)
        says = f"{of_year} = {hedge}{'−' if sign < 0 else ''}{figure.amount.printed}"
        yield Draft(says, match.start(), match.end(), is_certain=False)


def _sign(printed: str) -> int:
    digits = any(character in "123456789" for character in printed)
    return 0 if not digits else -1 if printed.lstrip()[:1] in "−–-" else 1
