"""Which declarations are of the same measure: a full table (semantics 1.5)."""

import pytest

from dsl.parser import parse
from engine.plan import Measure
from engine.resolve import resolve
from engine.same_measure import continued, former, same_measure, same_measures

HEAD = 'plan "Kommunstyrelsens mål 2020"\n  år 2020\n\n'
BREDBAND = 'nyckeltal bredband "Arbetsställen med bredband (%)"\n  enhet andel\n'


def _measures(text: str) -> tuple[Measure, ...]:
    file, found = parse(HEAD + text, "regler.mal")
    plan, unbound = resolve((file,))
    assert (found, unbound) == ((), ())
    assert plan is not None
    return plan.measures


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("nyckeltal annat\n  samma mått som bredband\n", True),
        ("nyckeltal annat\n  samma mått som BREDBAND\n", True),
        ('nyckeltal annat "Arbetsställen  med BREDBAND (%)"\n  enhet andel\n', True),
        ('nyckeltal annat "Arbetsställen med bredband (%)"\n  enhet procent\n', True),
        ('nyckeltal annat "Arbetsställen med bredband (%)"\n  enhet antal\n', False),
        ('nyckeltal annat "Arbetsställen med fast bredband (%)"\n  enhet andel\n', False),
        ('nyckeltal annat "Bredband"\n  enhet andel\n  källa Kolada N07900\n', False),
    ],
)
def test_the_same_declaration_or_the_same_name_and_unit_is_the_same_measure(other: str, expected: bool) -> None:
    one, another = _measures(BREDBAND + "\n" + other)

    assert same_measure(one, another) is expected
    assert same_measure(another, one) is expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Kolada N07900", "Kolada N07900", True),
        ("Kolada N07900", "kolada, n07900", True),
        ("Kolada N07900", "Kolada N07901", False),
        ('"Medborgarundersökningen 2020"', '"Medborgarundersökningen 2020"', False),
        ('"SCB"', '"SCB"', False),
    ],
)
def test_a_source_counts_where_it_names_one_series_by_its_number(first: str, second: str, expected: bool) -> None:
    second = second if " " not in second or second.startswith(('"', "Kolada")) else f'"{second}"'
    one, other = _measures(
        f'{BREDBAND}  källa {first}\n\nnyckeltal annat "Bredband"\n  enhet andel\n  källa {second}\n'
    )

    assert same_measure(one, other) is expected


def test_measures_are_gathered_in_groups_in_the_order_declared() -> None:
    text = (
        f"{BREDBAND}\n"
        'nyckeltal nki "Nöjd-kund-index"\n  enhet index\n\n'
        "nyckeltal bredband_landsbygd\n  samma mått som bredband\n\n"
        'nyckeltal nki_ks "Nöjd-kund-index"\n  enhet index\n'
    )

    groups = [[measure.name for measure in group] for group in same_measures(_measures(text))]
    assert groups == [["bredband", "bredband_landsbygd"], ["nki", "nki_ks"]]


def test_a_measure_that_is_the_same_as_two_others_makes_them_one_group() -> None:
    text = (
        'nyckeltal a "A"\n  enhet andel\n\n'
        'nyckeltal b "B"\n  enhet andel\n  källa Kolada N07900\n\n'
        'nyckeltal c "A"\n  enhet andel\n  källa Kolada N07900\n'
    )

    assert [[measure.name for measure in group] for group in same_measures(_measures(text))] == [["a", "b", "c"]]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ('nyckeltal n7 "Arbetsställen med bredband (%)"\n  enhet andel\n', True),
        ('nyckeltal n7 "Bredband"\n  enhet andel\n  tidigare "Arbetsställen med bredband (%)"\n', True),
        ('nyckeltal n7 "Bredband"\n  enhet andel\n  kallas "Arbetsställen med bredband (%)"\n', True),
        ('nyckeltal n7 "Bredband"\n  enhet andel\n  källa Kolada N07900\n', True),
        ('nyckeltal bredband "Bredband i kommunen"\n  enhet andel\n', False),
        ('nyckeltal n7 "Arbetsställen med bredband (%)"\n  enhet procent\n', False),
        ('indikator n7 "Arbetsställen med bredband (%)"\n  enhet andel\n', False),
    ],
)
def test_a_measure_continues_that_of_another_plan_by_name_or_series_never_by_short_name(
    now: str, expected: bool
) -> None:
    (before,) = _measures(f"{BREDBAND}  källa Kolada N07900\n")
    (measure,) = _measures(now)

    assert continued(measure, former([before])) == ((before,) if expected else ())
