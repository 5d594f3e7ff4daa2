"""The headings of a table and its cells in, what each column is out: where a heading leaves it open the cells tell."""

import re

from attrs import evolve

from engine.units import find_unit
from interpret.cells import has_words, is_blank, is_figure, is_sentence, is_target, says_later, says_none
from interpret.collected import Known
from interpret.headers import Column, Header, is_year, quarter_of
from interpret.heading_rows import Sheet
from interpret.plan_names import key_of
from interpret.scale import is_trend, is_verdict

_NUMBER = re.compile(r"(?:mål(?:et)? (?:nr\.? ?)?)?[0-9]{1,2}(?:\.[0-9]{1,2})?[a-z]?\.?", re.IGNORECASE)
FIGURES = frozenset({Column.TARGET, Column.OUTCOME, Column.FORECAST})
VALUES = FIGURES | {Column.SEX, Column.COMPARATOR, Column.OF_PART}
NAMES = frozenset({Column.MEASURE, Column.INDICATOR})
#: What is to be: no target begins with what it is of.
_OUGHT = re.compile(r"\S\s+ska(?:ll)?\s+\S", re.IGNORECASE)
#: A cell of so many words is a sentence.
_SENTENCE = 4
_YEARLY = FIGURES | {Column.COMPARATOR, Column.SEX}
#: What a quarter's column may be.
_QUARTERLY = _YEARLY | {Column.UNKNOWN, Column.BARE_YEAR, Column.OUTCOME_OR_VERDICT}
_TEXTS = NAMES | {Column.GOAL, Column.PRIORITY_GOAL, Column.ASSIGNMENT}


def settled(
    sheet: Sheet, scale: frozenset[str], has_name_above: bool, known: Known | None = None
) -> tuple[Header, ...]:
    """The headings with every open kind settled, or UNKNOWN where the cells do not agree.

    A column that no heading explains and that holds nothing but names that a plan knows is what they are.
    """
    columns = [[row.cells[at] for row in sheet.rows if not row.is_misfit] for at in range(len(sheet.heads))]
    # What reaches over several columns is of none of them.
    texts = [[c.text for c in column if c and c.first == c.last and not is_blank(c.text)] for column in columns]
    judged = any(one.column is Column.VERDICT for one in sheet.heads)
    has_target = any(one.column is Column.TARGET for one in sheet.heads)
    heads = [
        evolve(one, column=_kind(one, cells, scale, judged)) for one, cells in zip(sheet.heads, texts, strict=True)
    ]
    heads = [_known(one, cells, known or Known()) for one, cells in zip(heads, texts, strict=True)]
    if heads[0].column is Column.TARGET and _are_goals(texts[0]):
        heads[0] = evolve(heads[0], column=Column.GOAL)
    heads = _of_quarters(heads)
    if _are_closed_years(heads):
        heads = [evolve(one, column=Column.OUTCOME) if one.column is Column.ACCOUNTS else one for one in heads]
    for at, one in enumerate(heads):
        # What came of a goal told in words.
        if one.column is Column.OUTCOME and heads[0].column is Column.GOAL and _are_told(texts[at]):
            heads[at] = evolve(one, column=Column.COMMENT)
    if _is_year_of_others(heads, texts[0]):
        heads[0] = evolve(heads[0], column=Column.MEASURE)
    for at, one in enumerate(heads):
        # Years below a blank heading beside names: which year the row's figures are of.
        if at and one.column is Column.BLANK and len(texts[at]) > 1 and all(map(is_year, texts[at])):
            heads[at] = evolve(one, column=Column.YEAR)
    for at, one in enumerate(heads):
        # Beside a target of its own `Mål` is the goal, however short.
        is_goal = _are_names(texts[at]) or (at == 0 and _are_numbers(texts[at]))
        if sheet.heads[at].column is Column.GOAL_OR_TARGET and has_target and is_goal:
            heads[at] = evolve(one, column=Column.GOAL)
    named = has_name_above or any(one.column in _TEXTS for one in heads)
    other = any(one.column in (Column.BUDGET, Column.ACCOUNTS) for one in heads)
    measuring = any(one.column in NAMES for one in heads) or (named and any(one.column in FIGURES for one in heads))
    outcomes = {one.year for one in heads if one.column is Column.OUTCOME}
    for at, one in enumerate(heads):
        if one.column is Column.BARE_YEAR:
            is_ours = measuring and not other and one.year not in outcomes and all(is_target(t) for t in texts[at])
            heads[at] = evolve(one, column=Column.OUTCOME if is_ours else Column.UNKNOWN)
        elif one.column is Column.SEX and not measuring:
            heads[at] = evolve(one, column=Column.UNKNOWN)
    return tuple(heads if heads[0].column not in _TEXTS or heads[0].year is None else _of_year(heads, heads[0].year))


def _known(head: Header, texts: list[str], known: Known) -> Header:
    if head.column not in (Column.UNKNOWN, Column.BLANK) or not texts:
        return head
    keys = set(map(key_of, texts))
    kinds = ((known.goals, Column.GOAL), (known.measures, Column.MEASURE))
    return next((evolve(head, column=column) for names, column in kinds if keys <= names), head)


def _of_quarters(heads: list[Header]) -> list[Header]:
    """Of quarters side by side each is by itself: no later one is of the year so far, and none of the whole year."""
    quarters = [quarter_of(one.printed) for one in heads]
    if len(set(quarters) - {None}) < 2:
        return heads
    return [
        evolve(one, column=Column.ASIDE)
        if number is not None and (number > 1 or one.column is Column.UNKNOWN) and one.column in _QUARTERLY
        else one
        for number, one in zip(quarters, heads, strict=True)
    ]


def _are_closed_years(heads: list[Header]) -> bool:
    """`Bokslut 2023`, `Bokslut 2024` beside names of measures and a target, no budget and no outcome: they are it."""
    kinds = {one.column for one in heads}
    years = [one.year for one in heads if one.column is Column.ACCOUNTS]
    beside = bool(kinds & NAMES) and Column.TARGET in kinds and not kinds & {Column.BUDGET, Column.OUTCOME}
    return beside and None not in years and len(set(years)) == len(years)


def _is_year_of_others(heads: list[Header], first: list[str]) -> bool:
    """`2022` over names, beside columns of municipalities: the year of every figure."""
    others = {one.column for one in heads[1:]}
    named = bool(first) and all(has_words(text) for text in first)
    return heads[0].column is Column.BARE_YEAR and named and Column.COMPARATOR in others <= _YEARLY


def _of_year(heads: list[Header], year: int) -> list[Header]:
    """`Nyckeltal 2023` over the names: the year of every column that names none, where none names one."""
    if any(one.year is not None for one in heads[1:]):
        return heads
    return [evolve(one, year=year) if one.column in _YEARLY and not one.back else one for one in heads]


def is_of_measures(heads: tuple[Header, ...], has_name_above: bool) -> bool:
    """Whether the table gives outcomes or targets of measures: and not, say, of a budget."""
    kinds = {one.column for one in heads}
    if kinds & {Column.BUDGET, Column.ACCOUNTS} and not kinds & _TEXTS:
        return False
    figures = kinds & FIGURES
    if kinds & _TEXTS:
        return bool(figures or Column.SEX in kinds) or (bool(kinds & NAMES) and Column.COMPARATOR in kinds)
    if not figures - {Column.FORECAST}:
        return False
    return has_name_above or {Column.TARGET, Column.OUTCOME} <= kinds or heads[0].column is Column.UNKNOWN


def is_of_goals(heads: tuple[Header, ...]) -> bool:
    """Whether the table names goals, and says something of them."""
    kinds = {one.column for one in heads}
    said = FIGURES | NAMES | {Column.VERDICT, Column.COMMENT, Column.ASSIGNMENT}
    return Column.GOAL in kinds and bool(kinds & said)


def is_of_assignments(heads: tuple[Header, ...]) -> bool:
    """Whether the table names assignments with how far they have come, or by when."""
    kinds = {one.column for one in heads}
    said = {Column.VERDICT, Column.DEADLINE, Column.COMMENT, Column.RESPONSIBLE}
    return heads[0].column in (Column.ASSIGNMENT, Column.ASIDE, Column.GOAL, Column.PRIORITY_GOAL) and (
        Column.ASSIGNMENT in kinds and bool(kinds & said) and not kinds & FIGURES
    )


def _kind(head: Header, texts: list[str], scale: frozenset[str], judged: bool) -> Column:
    kind = head.column
    figures = sum(is_figure(text) for text in texts)
    verdicts = sum(is_verdict(text, scale) and not says_later(text) for text in texts)
    named = head.printed.strip().casefold().startswith("mål ")
    if kind is Column.GOAL_OR_TARGET or (kind is Column.TARGET and texts and named):
        return _goal_or_target(kind, texts)
    if kind is Column.COMMENT and texts and figures == len(texts):
        return Column.UNKNOWN
    if kind is Column.OUTCOME_OR_VERDICT:
        return Column.VERDICT if texts and verdicts == len(texts) else Column.OUTCOME if figures else Column.UNKNOWN
    if kind is Column.FORECAST and texts and verdicts == len(texts):
        return Column.OTHER_VERDICT if judged else Column.VERDICT
    if kind is Column.OUTCOME and texts and verdicts == len(texts) and not judged:
        return Column.VERDICT
    if kind is Column.VERDICT and texts and all(is_trend(text) or _is_degree(text) for text in texts):
        return Column.ASIDE
    if kind is Column.UNIT_OR_PART:
        is_unit = not texts or any(find_unit(text) is not None or _is_amount(text) or says_none(text) for text in texts)
        return Column.UNIT if is_unit else Column.PART
    return kind


def is_number(text: str) -> bool:
    """Whether the text is the number of a goal: `2`, `3.1`, `Mål 2`."""
    return _NUMBER.fullmatch(text.strip()) is not None


def _is_amount(text: str) -> bool:
    return is_figure(text) or (is_target(text) and any(map(str.isdigit, text)))


def _are_names(texts: list[str]) -> bool:
    return bool(texts) and all(has_words(text) for text in texts) and not any(map(str.isdigit, "".join(texts)))


def _are_goals(texts: list[str]) -> bool:
    """`Mål 2023` over whole sentences: no target is as long."""
    return bool(texts) and all(is_sentence(text) and (_is_long(text) or _OUGHT.search(text)) for text in texts)


def _are_told(texts: list[str]) -> bool:
    return 2 * sum(is_sentence(text) and _is_long(text) for text in texts) > len(texts)


def _is_long(text: str) -> bool:
    return len(text.split()) >= _SENTENCE


def _are_numbers(texts: list[str]) -> bool:
    return len({text.strip() for text in texts}) > 1 and all(map(is_number, texts))


def _is_degree(text: str) -> bool:
    """`101 %` below `Måluppfyllelse`: how much of the goal is met."""
    return is_figure(text) and text.rstrip().endswith(("%", "procent"))


def _goal_or_target(kind: Column, texts: list[str]) -> Column:
    if texts and all(is_sentence(text) and not is_target(text) for text in texts):
        return Column.GOAL
    short = all(len(text.split()) <= 5 for text in texts) and any(map(str.isdigit, "".join(texts)))
    if texts and all(is_target(text) for text in texts) and (short or any(is_figure(text) for text in texts)):
        return Column.TARGET
    if kind is Column.TARGET:
        return kind
    return (
        Column.GOAL
        if texts and not any(is_figure(text) for text in texts) and any(map(is_sentence, texts))
        else (Column.UNKNOWN)
    )
