"""The blocks of indikatorer and nyckeltal in, measures with units, ranges and targets out."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from attrs import evolve, frozen

from dsl import ast
from dsl.ast import Compare
from engine.kept import Records, in_common, once
from engine.names import Declared, first, key, twice, unknown
from engine.plan import Measure, TargetOfYear
from engine.units import Unit, convert, find_unit
from findings.codes import UNIT, file_finding
from findings.finding import Finding, Label, Severity
from findings.span import Span
from findings.text import Text, same

#: Comparisons whose figure is an amount of change, absolute or in percent of the base.
CHANGES = frozenset(
    {
        Compare.RISE,
        Compare.FALL,
        Compare.IMPROVE,
        Compare.NOT_RISE,
        Compare.NOT_FALL,
        Compare.NOT_WORSEN,
        Compare.UNCHANGED,
    }
)
PERCENT = frozenset({"%", "procent"})
#: Lines that a measure has for itself, and does not hand on by `samma mått som`.
_OWN = (
    ast.SameAsLine,
    ast.TargetLine,
    ast.NoTargetLine,
    ast.ContributesLine,
    ast.Policy,
    ast.SuppressionLine,
)
#: A longer chain of `samma mått som` is followed anew every time: to keep it would take its square.
_LONGEST_CHAIN = 20
#: Lines that add to each other.
_NAMING = (ast.AlsoCalledLine, ast.FormerLine, ast.PartsLine)


@frozen
class _Block:
    """A measure's block with the lines it has from `samma mått som`, its own first."""

    block: ast.Block
    own: tuple[ast.Line, ...]
    inherited: tuple[ast.Line, ...]
    same_as: str


def resolve_measures(
    known: Declared, imported: frozenset[str], kept: Records | None = None
) -> tuple[tuple[Measure, ...], tuple[Finding, ...]]:
    """Every declared measure, in order; a line that cannot be used is a finding and left out.

    `imported` holds the documents that were imported: their policies give way (language.md, "Policies").
    """
    findings: list[Finding] = []
    made: dict[str, _Block] = {}

    def measure(name: str, block: ast.Block, findings: list[Finding]) -> Measure:
        _with_inherited(block, known, made, findings)
        return _measure(made[name], block.span.document in imported, findings)

    common = in_common(kept, imported)
    measures = tuple(
        once(
            kept, block, (known.blocks,), common, partial(_chain, block, known), partial(measure, name, block), findings
        )
        for name, block in known.blocks.items()
    )
    return measures, tuple(findings)


def _chain(block: ast.Block, known: Declared) -> list[tuple[int, str]] | None:
    """The names that lead to the last block that this is the same measure as.

    None where they lead nowhere, or by more steps than anybody writes.
    """
    way: list[tuple[int, str]] = []
    line = first(block.lines, ast.SameAsLine)
    while line is not None:
        name = key(line.measure.text)
        above = known.blocks.get(name)
        if above is None or len(way) == _LONGEST_CHAIN:
            return None
        way.append((0, name))
        line = first(above.lines, ast.SameAsLine)
    return way


def _with_inherited(block: ast.Block, known: Declared, made: dict[str, _Block], findings: list[Finding]) -> None:
    """Adds to `made` the block and every block that it is the same measure as, by name.

    A chain is followed to its end, a ring is a finding; each block is met once, however long the chains.
    """
    way: dict[str, ast.Block] = {}
    at: ast.Block | None = block
    while at is not None and at.name is not None and key(at.name.text) not in made:
        way[key(at.name.text)] = at
        line = first(at.lines, ast.SameAsLine)
        at = None
        if line is not None:
            at = known.blocks.get(key(line.measure.text))
            if at is None:
                findings.append(unknown(line.measure, known))
            elif key(line.measure.text) in way:
                findings.append(twice(same(f'"{line.measure.text}" (samma mått som)'), line.span, at.span))
                at = None
    above = None if at is None or at.name is None else made[key(at.name.text)]
    for name, each in reversed(way.items()):
        above = made[name] = _below(each, above)


def _below(block: ast.Block, above: _Block | None) -> _Block:
    """`block` with what it has from the block that it is the same measure as."""
    assert block.name is not None
    if above is None:
        return _Block(block, block.lines, (), block.name.text)
    title = block.title if block.title is not None else above.block.title
    inherited = tuple(_once_each((*above.own, *above.inherited)))
    return _Block(evolve(block, title=title), block.lines, inherited, above.same_as)


def _once_each(lines: Iterable[ast.Line]) -> Iterator[ast.Line]:
    """The lines that are inherited; of those that say one thing only the first, which is the one that counts."""
    said: set[object] = set()
    for line in lines:
        if isinstance(line, _NAMING):
            yield line
        elif not isinstance(line, _OWN):
            what = (type(line), line.what if isinstance(line, ast.NumberLine) else None)
            if what not in said:
                said.add(what)
                yield line


def _measure(whole: _Block, imported: bool, findings: list[Finding]) -> Measure:
    block, lines = whole.block, (*whole.own, *whole.inherited)
    assert block.name is not None
    unit = _unit(block, lines, findings)
    range_line = first(lines, ast.RangeLine)
    direction = first(lines, ast.DirectionLine)
    cycle = first(lines, ast.CycleLine)
    lag = first(lines, ast.LagLine)
    new_from = first(lines, ast.NewSeriesLine)
    source = first(lines, ast.SourceLine)
    return Measure(
        name=block.name.text,
        title=block.title.text if block.title else block.name.text,
        is_indicator=block.heading is ast.Heading.INDICATOR,
        also_called=tuple(
            name.text
            for line in lines
            if isinstance(line, ast.AlsoCalledLine | ast.FormerLine)
            for name in (line.names if isinstance(line, ast.AlsoCalledLine) else (line.name,))
        ),
        same_as=whole.same_as,
        unit=unit,
        low=_in_unit(range_line.low, unit, findings) if range_line else (unit.low if unit else None),
        high=_in_unit(range_line.high, unit, findings) if range_line else (unit.high if unit else None),
        direction=direction.direction if direction else None,
        band=_band(direction, unit, findings),
        source=source.source if source else None,
        by_sex=first(lines, ast.BySexLine) is not None,
        parts=tuple(part.text for line in lines if isinstance(line, ast.PartsLine) for part in line.parts),
        cycle=(cycle.step, cycle.start) if cycle and cycle.start is not None else None,
        lag=lag.years if lag else 0,
        decimals=_whole(_number(lines, "decimaler")),
        error_margin=_margin(_number(lines, "felmarginal"), unit, findings),
        answers=_whole(_number(lines, "svar")),
        ranked=_whole(_number(lines, "plats bland")),
        per_part_year=first(lines, ast.PerPartYearLine) is not None,
        new_from=new_from.year if new_from else None,
        targets=(targets := _targets(whole.own, unit, findings)),
        without_target=tuple(line.years for line in whole.own if isinstance(line, ast.NoTargetLine)),
        contributes_to=tuple(
            name.text for line in whole.own if isinstance(line, ast.ContributesLine) for name in line.names
        ),
        policies=tuple(line for line in whole.own if isinstance(line, ast.Policy)),
        suppressions=tuple(line for line in whole.own if isinstance(line, ast.SuppressionLine)),
        imported=imported,
        span=block.span,
        valid=_valid(whole.own) or _valid(whole.inherited),
        unread=(*block.unread, *_left_out(whole.own, targets)),
    )


def _valid(lines: Iterable[ast.Line]) -> tuple[ast.Years, ...]:
    return tuple(line.years for line in lines if isinstance(line, ast.ValidLine))


def _left_out(lines: Iterable[ast.Line], targets: Iterable[TargetOfYear]) -> Iterator[Span]:
    """The target lines that no target is made of; each is a finding of its own."""
    used = {target.line.span for target in targets}
    return (line.span for line in lines if isinstance(line, ast.TargetLine) and line.span not in used)


def _number(lines: Iterable[ast.Line], what: str) -> ast.Quantity | None:
    return next((line.value for line in lines if isinstance(line, ast.NumberLine) and line.what == what), None)


def _whole(quantity: ast.Quantity | None) -> int | None:
    return None if quantity is None else int(quantity.value)


def _margin(quantity: ast.Quantity | None, unit: Unit | None, findings: list[Finding]) -> Decimal | None:
    if quantity is None:
        return None
    amount = amount_in_unit(quantity, unit)
    if amount is None and unit is not None:
        findings.append(does_not_convert(quantity, unit))
    return amount


def _band(line: ast.DirectionLine | None, unit: Unit | None, findings: list[Finding]) -> tuple[Decimal, Decimal] | None:
    if line is None or len(line.bounds) != 2:
        return None
    low, high = (_in_unit(bound, unit, findings) for bound in line.bounds)
    return (low, high) if low is not None and high is not None else None


def _unit(block: ast.Block, lines: Iterable[ast.Line], findings: list[Finding]) -> Unit | None:
    """The declared unit; a quoted one is its own dimension; none at all is told (MK004), if every line was read."""
    line = first(lines, ast.UnitLine)
    if line is not None:
        unit = find_unit(line.unit)
        if unit is None and line.quoted:
            return Unit(line.unit, line.unit, Decimal(1), (line.unit,))
        if unit is None:
            findings.append(_unknown_unit(line.unit, line.span))
        return unit
    rank = first(lines, ast.NumberLine)
    if rank is not None and rank.what == "plats bland":
        return find_unit("plats")
    if block.unread:
        return None
    assert block.name is not None
    missing = file_finding(
        UNIT,
        Text(f'"{block.name.text}" har ingen enhet', f'"{block.name.text}" has no unit'),
        (Label(block.span),),
        Text("skriv till exempel `enhet andel`", "write for instance `enhet andel`"),
    )
    findings.append(evolve(missing, severity=Severity.WARNING))
    return None


def _unknown_unit(word: str, span: Span) -> Finding:
    return file_finding(
        UNIT,
        Text(f'enheten "{word}" finns inte', f'there is no unit "{word}"'),
        (Label(span),),
        Text(f'en egen enhet skrivs inom citattecken: "{word}"', f'quote a unit of your own: "{word}"'),
    )


def in_unit(quantity: ast.Quantity, unit: Unit | None) -> Decimal | None:
    """The figure in `unit`, exactly; None where its own unit does not convert (semantics 2.9)."""
    if quantity.unit is None or unit is None:
        return quantity.value
    own = find_unit(quantity.unit)
    if own is None:
        return quantity.value if quantity.unit.casefold() == unit.name.casefold() else None
    return convert(quantity.value, own, unit)


def amount_in_unit(quantity: ast.Quantity, unit: Unit | None) -> Decimal | None:
    """An amount to either side of a figure, in the figure's unit: of a measure in percent in percentage points."""
    own = find_unit(quantity.unit) if quantity.unit else None
    points = own is not None and own.dimension == "procentenheter"
    if points and unit is not None and unit.dimension == "procent":
        return quantity.value
    return in_unit(quantity, unit)


def _in_unit(quantity: ast.Quantity, unit: Unit | None, findings: list[Finding]) -> Decimal | None:
    value = in_unit(quantity, unit)
    if value is None and unit is not None:
        findings.append(does_not_convert(quantity, unit))
    return value


def does_not_convert(quantity: ast.Quantity, unit: Unit) -> Finding:
    """The finding that a figure of a rule file is in another unit than the measure's (MK004)."""
    return file_finding(
        UNIT,
        Text(
            f"{quantity.printed} är inte i nyckeltalets enhet, {unit.name}",
            f"{quantity.printed} is not in the measure's unit, {unit.name}",
        ),
        (Label(quantity.span),),
        _written_in(quantity, unit),
    )


def _written_in(quantity: ast.Quantity, unit: Unit) -> Text:
    """What to write instead of a figure that does not convert: the figure itself where only its unit is another."""
    number = quantity.printed.removesuffix(quantity.unit or "").strip()
    own = find_unit(quantity.unit) if quantity.unit else None
    if number == quantity.printed or own is None:
        return Text(f"skriv värdet i {unit.name}", f"write the figure in {unit.name}")
    if unit.dimension == "procent" and own.dimension == "procentenheter":
        return Text(f'skriv "{number} %"', f'write "{number} %"')
    if find_unit(unit.name) is None and own.dimension == "antal":
        return Text(f'skriv {number} eller {number} "{unit.name}"', f'write {number} or {number} "{unit.name}"')
    return Text(f"skriv värdet i {unit.name}", f"write the figure in {unit.name}")


def _targets(lines: Iterable[ast.Line], unit: Unit | None, findings: list[Finding]) -> tuple[TargetOfYear, ...]:
    """One target a year, by year; a second for the same year is declared twice (MK003)."""
    by_year: dict[int, TargetOfYear] = {}
    for line in lines:
        if not isinstance(line, ast.TargetLine):
            continue
        target = resolve_target(line.target, unit, findings)
        partial = resolve_target(line.partial, unit, findings) if line.partial else None
        if target is None or (line.partial is not None and partial is None):
            continue
        for year in _years_of(line):
            new = TargetOfYear(year, target, partial, line)
            first = by_year.setdefault(year, new)
            if first is not new:
                what = Text(f"målvärdet för {year}", f"the target for {year}")
                findings.append(twice(what, line.span, first.line.span))
    return tuple(by_year[year] for year in sorted(by_year))


def _years_of(line: ast.TargetLine) -> Iterable[int]:
    """The years a target line is for: `halveras från 2022 till 2026` is of 2026 only (semantics 2.1)."""
    if line.target.share is not None and line.target.end is not None:
        return (line.target.end,)
    return range(line.years.first, line.years.last + 1)


def resolve_target(target: ast.Target, unit: Unit | None, findings: list[Finding]) -> ast.Target | None:
    """`target` with its figures in `unit`; None where one does not convert, which is a finding (MK004).

    An amount of change in percent keeps its sign `%`: it is relative to the base.
    """
    if target.inner is not None:
        inner = resolve_target(target.inner, unit, findings)
        return None if inner is None else evolve(target, inner=inner)
    if target.compare is Compare.TOP_SHARE:
        return target
    if target.compare in (Compare.YES, Compare.NO) and unit is not None and unit.dimension != "ja/nej":
        findings.append(_not_yes_or_no(target, unit))
        return None
    if target.compare in CHANGES and target.bounds:
        return _change(target, unit, findings)
    bounds = []
    for bound in target.bounds:
        value = _in_unit(bound, unit, findings)
        if value is None:
            return None
        bounds.append(evolve(bound, value=value, unit=None))
    return evolve(target, bounds=tuple(bounds))


def _not_yes_or_no(target: ast.Target, unit: Unit) -> Finding:
    return file_finding(
        UNIT,
        Text(
            f'målet är "{target.printed}", men nyckeltalet mäts i {unit.name}',
            f'the target is "{target.printed}", but the measure is in {unit.name}',
        ),
        (Label(target.span),),
        Text("skriv `enhet ja/nej`, eller ett målvärde med ett tal", "write `enhet ja/nej`, or a target with a figure"),
    )


def _change(target: ast.Target, unit: Unit | None, findings: list[Finding]) -> ast.Target | None:
    """An amount of change: `procentenheter` of a measure in percent, `%` of any other (language.md)."""
    amount = target.bounds[0]
    in_percent = unit is not None and unit.dimension == "procent"
    if amount.unit in PERCENT and in_percent:
        findings.append(_percent_of_percent(amount))
        return None
    if amount.unit in PERCENT:
        return evolve(target, bounds=(evolve(amount, unit="%"),))
    value = _margin(amount, unit, findings)
    return None if value is None else evolve(target, bounds=(evolve(amount, value=value, unit=None),))


def _percent_of_percent(amount: ast.Quantity) -> Finding:
    number = amount.printed.removesuffix("procent").removesuffix("%").strip()
    return file_finding(
        UNIT,
        Text(
            f"{amount.printed} av ett nyckeltal i procent kan läsas på två sätt",
            f"{amount.printed} of a measure in percent can be read in two ways",
        ),
        (Label(amount.span),),
        Text(
            f"skriv `{number} procentenheter`, eller `minst … % av` basårets utfall",
            f"write `{number} procentenheter`, or `minst … % av` the base year's outcome",
        ),
    )
