"""Makers of headings and of the lines below them (language.md "Headings and their lines")."""

from datetime import date
from decimal import Decimal

from attrs import frozen

from dsl import ast
from dsl.ast import Heading
from dsl.build_values import whole, year
from dsl.mistake import mistake
from dsl.words import Place, Token, span, written
from findings.span import Span
from findings.text import Text


@frozen
class HeadingLine:
    """A heading, before its lines are gathered."""

    heading: Heading
    name: ast.Name | None
    title: ast.Quoted | None
    span: Span


@frozen
class LanguageLine:
    """`språk 1`."""

    version: int
    span: Span


def plan(at: Place, title: ast.Quoted | None) -> HeadingLine:
    """`plan "Kommunstyrelsens mål 2020"`."""
    return HeadingLine(Heading.PLAN, None, title, span(at))


def every_goal(at: Place) -> HeadingLine:
    """`varje nämndsmål`."""
    return HeadingLine(Heading.EVERY_GOAL, None, None, span(at))


def priority_goal(at: Place, name: ast.Name, title: ast.Quoted | None) -> HeadingLine:
    """`prioriterat mål 1 "…"`."""
    return HeadingLine(Heading.PRIORITY_GOAL, name, title, span(at))


def roll_up(at: Place) -> HeadingLine:
    """`samlad bedömning`."""
    return HeadingLine(Heading.ROLL_UP, None, None, span(at))


def indicator(at: Place, name: ast.Name, title: ast.Quoted | None) -> HeadingLine:
    """`indikator x "…"`."""
    return HeadingLine(Heading.INDICATOR, name, title, span(at))


def measure(at: Place, name: ast.Name, title: ast.Quoted | None) -> HeadingLine:
    """`nyckeltal x "…"`."""
    return HeadingLine(Heading.MEASURE, name, title, span(at))


def goal(at: Place, name: ast.Name, title: ast.Quoted | None) -> HeadingLine:
    """`nämndsmål x "…"`."""
    return HeadingLine(Heading.GOAL, name, title, span(at))


def assignment(at: Place, name: ast.Name, title: ast.Quoted | None) -> HeadingLine:
    """`uppdrag 3.3.9 "…"`."""
    return HeadingLine(Heading.ASSIGNMENT, name, title, span(at))


def activity(at: Place, name: ast.Name, title: ast.Quoted | None) -> HeadingLine:
    """`aktivitet x "…"`."""
    return HeadingLine(Heading.ACTIVITY, name, title, span(at))


def table(at: Place, name: ast.Name, title: ast.Quoted | None) -> HeadingLine:
    """`tabell x "…"`."""
    return HeadingLine(Heading.TABLE, name, title, span(at))


def titled_table(at: Place, title: ast.Quoted) -> HeadingLine:
    """`tabell "Ekonomi"`."""
    return HeadingLine(Heading.TABLE, None, title, span(at))


# --- The file and the plan ----------------------------------------------------------------------


def language_line(at: Place, version: Token) -> LanguageLine:
    """`språk 1`."""
    return LanguageLine(whole(at, version), span(at))


def use_line(at: Place, path: ast.Quoted) -> ast.UseLine:
    """`använd "fil.mal"`."""
    return ast.UseLine(path, span(at))


def body_line(at: Place, kind: ast.BodyKind, words: list[Token], code: str | None) -> ast.BodyLine:
    """`kommun Upplands Väsby 0114`: the name runs to the code."""
    return ast.BodyLine(kind, " ".join([word.text for word in words]), code, span(at))


def quoted_body_line(at: Place, kind: ast.BodyKind, name: ast.Quoted, code: str | None) -> ast.BodyLine:
    """`bolag "AB Bostäder" 556055-2753`."""
    return ast.BodyLine(kind, name.text, code, span(at))


def board_line(at: Place, name: ast.Quoted) -> ast.BoardLine:
    """`nämnd "Kommunstyrelsen"`."""
    return ast.BoardLine(name, span(at))


def years_line(at: Place, years: list[ast.Years]) -> ast.PeriodLine:
    """`år 2020–2022`, `år 2020, 2021`."""
    return ast.PeriodLine(ast.PeriodKind.YEAR, tuple(years), None, span(at))


def school_years_line(at: Place, tokens: list[Token]) -> ast.PeriodLine:
    """`läsår 2020/21`: its first year."""
    years = tuple(_school_year(Place(at.words, token, token), token) for token in tokens)
    return ast.PeriodLine(ast.PeriodKind.SCHOOL_YEAR, years, None, span(at))


def _school_year(at: Place, token: Token) -> ast.Years:
    first, last = token.text.split("/")
    value = year(at, token._replace(text=first))
    if last not in (str(value + 1), str(value + 1)[2:]):
        raise mistake(
            at,
            Text(
                f'läsåret "{token.text}" slutar inte året efter att det börjar',
                f'the school year "{token.text}" does not end the year after it begins',
            ),
            Text(f"skriv {value}/{str(value + 1)[2:]}", f"write {value}/{str(value + 1)[2:]}"),
        )
    return ast.Years(value, value, span(at))


def part_year_line(at: Place, token: Token) -> ast.PeriodLine:
    """`delår 2020-08`."""
    of_year, month = token.text.split("-")
    place = Place(at.words, token, token)
    return _part_year(at, ast.Years(value := year(place, token._replace(text=of_year)), value, span(place)), int(month))


def part_year_month_line(at: Place, month: int, of_year: int) -> ast.PeriodLine:
    """`delår augusti 2020`."""
    return _part_year(at, ast.Years(of_year, of_year, span(Place(at.words, at.last, at.last))), month)


def _part_year(at: Place, years: ast.Years, month: int) -> ast.PeriodLine:
    return ast.PeriodLine(ast.PeriodKind.PART_YEAR, (years,), month, span(at))


def decision_line(at: Place, decision: ast.Quoted) -> ast.DecisionLine:
    """`beslut "KF 2019-11-27 § 210"`."""
    return ast.DecisionLine(decision, span(at))


def word_line(at: Place, word: ast.Quoted, classes: list[ast.Class], period: ast.PeriodKind | None) -> ast.WordLine:
    """`bedömning "Gul" betyder delvis uppfyllt eller kan ej bedömas`."""
    return ast.WordLine(word, tuple(classes), period, span(at))


def marker_line(at: Place, marker: ast.Quoted, meaning: ast.Meaning) -> ast.MarkerLine:
    """`tecken "i.u." betyder uppgift saknas`."""
    return ast.MarkerLine(marker, meaning, span(at))


def calls_line(at: Place, thing: str, word: ast.Quoted) -> ast.CallsLine:
    """`kallar prioriterat mål "riktningsmål"`."""
    return ast.CallsLine(thing, word, span(at))


def comparator_line(at: Place, comparator: str, word: ast.Quoted | None) -> ast.ComparatorLine:
    """`jämför med riket "Genomsnitt riket"`; without a name of its own it is called as it is."""
    called = word if word is not None else ast.Quoted(comparator, span(Place(at.words, at.last, at.last)))
    return ast.ComparatorLine(comparator, called, span(at))


def material_line(at: Place, limit: ast.Quantity) -> ast.MaterialLine:
    """`väsentligt från 100 tkr`."""
    return ast.MaterialLine(limit, span(at))


# --- Goals, measures, assignments ---------------------------------------------------------------


def contributes(at: Place, names: list[ast.Name]) -> ast.ContributesLine:
    """`bidrar till x, y`."""
    return ast.ContributesLine(None, tuple(names), span(at))


def contributes_to(at: Place, thing: str, names: list[ast.Name]) -> ast.ContributesLine:
    """`bidrar till prioriterat mål 1`."""
    return ast.ContributesLine(thing, tuple(names), span(at))


def measured_by(at: Place, measures: list[ast.Weighted]) -> ast.MeasuredByLine:
    """`mäts med a, b (vikt 2)`."""
    return ast.MeasuredByLine(tuple(measures), span(at))


def unweighted(at: Place, name: ast.Name) -> ast.Weighted:
    """`a`."""
    return ast.Weighted(name, None)


def weighted(at: Place, name: ast.Name, weight: Decimal) -> ast.Weighted:
    """`b (vikt 2)`."""
    return ast.Weighted(name, weight)


def cycle_line(at: Place, step: int, start: int | None) -> ast.CycleLine:
    """`mäts vartannat år från 2019`."""
    return ast.CycleLine(step, start, span(at))


def without_measure(at: Place) -> ast.WithoutMeasureLine:
    """`utan nyckeltal`."""
    return ast.WithoutMeasureLine(span(at))


def also_called(at: Place, names: list[ast.Quoted]) -> ast.AlsoCalledLine:
    """`kallas "…", "…"`."""
    return ast.AlsoCalledLine(tuple(names), span(at))


def same_as(at: Place, measure: ast.Name) -> ast.SameAsLine:
    """`samma mått som x`."""
    return ast.SameAsLine(measure, span(at))


def unit_line(at: Place, unit: str) -> ast.UnitLine:
    """`enhet andel`, `enhet "kr per elev"`."""
    return ast.UnitLine(unit, at.last.kind in ("STRING", "MORE"), span(at))


def range_line(at: Place, low: ast.Quantity, high: ast.Quantity) -> ast.RangeLine:
    """`mellan 1 och 6`."""
    return ast.RangeLine(low, high, span(at))


def higher_is_better(at: Place) -> ast.DirectionLine:
    """`högre är bättre`."""
    return ast.DirectionLine(ast.Direction.HIGHER, (), span(at))


def lower_is_better(at: Place) -> ast.DirectionLine:
    """`lägre är bättre`."""
    return ast.DirectionLine(ast.Direction.LOWER, (), span(at))


def best_between(at: Place, low: ast.Quantity, high: ast.Quantity) -> ast.DirectionLine:
    """`bäst mellan A och B`."""
    return ast.DirectionLine(ast.Direction.BAND, (low, high), span(at))


def source_line(at: Place, words: None) -> ast.SourceLine:
    """`källa Kolada N07900`: the words after the first."""
    return ast.SourceLine(written(at).split(" ", 1)[1], span(at))


def quoted_source_line(at: Place, text: ast.Quoted) -> ast.SourceLine:
    """`källa "Brukarundersökningen"`."""
    return ast.SourceLine(text.text, span(at))


def by_sex(at: Place) -> ast.BySexLine:
    """`könsuppdelat`."""
    return ast.BySexLine(span(at))


def parts_line(at: Place, parts: list[ast.Quoted]) -> ast.PartsLine:
    """`redovisas per "Norr", "Syd"`."""
    return ast.PartsLine(tuple(parts), span(at))


def lag_line(at: Place, years: Token) -> ast.LagLine:
    """`eftersläpning 1 år`."""
    return ast.LagLine(whole(at, years), span(at))


def decimals_line(at: Place, value: ast.Quantity) -> ast.NumberLine:
    """`decimaler 1`."""
    return _number_line(at, "decimaler", value)


def error_margin_line(at: Place, value: ast.Quantity) -> ast.NumberLine:
    """`felmarginal ±2`."""
    return _number_line(at, "felmarginal", value)


def answers_line(at: Place, value: ast.Quantity) -> ast.NumberLine:
    """`svar 95`."""
    return _number_line(at, "svar", value)


def rank_among_line(at: Place, value: ast.Quantity) -> ast.NumberLine:
    """`plats bland 290`."""
    return _number_line(at, "plats bland", value)


def _number_line(at: Place, what: str, value: ast.Quantity) -> ast.NumberLine:
    return ast.NumberLine(what, value, span(at))


def no_target(at: Place, years: ast.Years) -> ast.NoTargetLine:
    """`saknar målvärde 2021`."""
    return ast.NoTargetLine(years, span(at))


def valid_line(at: Place, years: ast.Years) -> ast.ValidLine:
    """`gäller 2020–2022`, `pågår 2024–2026`."""
    return ast.ValidLine(years, span(at))


def new_series(at: Place, first: int) -> ast.NewSeriesLine:
    """`nytt mått från 2023`."""
    return ast.NewSeriesLine(first, span(at))


def former_line(at: Place, name: ast.Quoted) -> ast.FormerLine:
    """`tidigare "…"`."""
    return ast.FormerLine(name, span(at))


def per_part_year(at: Place) -> ast.PerPartYearLine:
    """`per delår`."""
    return ast.PerPartYearLine(span(at))


def done_by(at: Place, deadline: ast.Deadline) -> ast.DeadlineLine:
    """`klart senast maj 2024`."""
    return ast.DeadlineLine("klart", deadline, span(at))


def reported_by(at: Place, deadline: ast.Deadline) -> ast.DeadlineLine:
    """`redovisas senast maj 2024`."""
    return ast.DeadlineLine("redovisas", deadline, span(at))


def responsible_line(at: Place, who: ast.Quoted) -> ast.ResponsibleLine:
    """`ansvarig "HR-chef"`."""
    return ast.ResponsibleLine(who, span(at))


def suppression(at: Place, code: Token, reason: ast.Quoted | None, until: ast.Deadline | None) -> ast.SuppressionLine:
    """`känd avvikelse MK201 "skäl" till 2021-12-31`."""
    last: date | None = until.last_day if until is not None else None
    return ast.SuppressionLine(code.text.upper(), reason, last, span(at))
