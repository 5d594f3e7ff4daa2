"""The names that dsl/grammar.lark gives its alternatives, and the makers and constants they stand for."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from dsl import build_conditions, build_facts, build_lines, build_targets, build_values
from dsl.ast import Action, BodyKind, Class, Compare, Group, Meaning, PeriodKind, PolicyKind, RollUpPolicy
from dsl.automaton import Make
from dsl.build_targets import Doing

#: What is the same wherever it is written.
CONSTANTS: Mapping[str, Any] = MappingProxyType(
    {
        "nothing": None,
        "the_indicator": None,
        #: `från föregående mätning` says what is taken where no base is named.
        "previous": None,
        "number_zero": 0,
        "number_one": 1,
        "number_two": 2,
        "number_three": 3,
        "number_four": 4,
        "number_five": 5,
        "number_six": 6,
        "january": 1,
        "february": 2,
        "march": 3,
        "april": 4,
        "may": 5,
        "june": 6,
        "july": 7,
        "august": 8,
        "september": 9,
        "october": 10,
        "november": 11,
        "december": 12,
        "first_quarter": 1,
        "second_quarter": 2,
        "third_quarter": 3,
        "fourth_quarter": 4,
        "at_least": Compare.AT_LEAST,
        "at_most": Compare.AT_MOST,
        "above": Compare.ABOVE,
        "below": Compare.BELOW,
        "rise": Compare.RISE,
        "fall": Compare.FALL,
        "improve": Compare.IMPROVE,
        "not_rise": Compare.NOT_RISE,
        "not_fall": Compare.NOT_FALL,
        "not_worsen": Compare.NOT_WORSEN,
        "measures": Group.MEASURES,
        "weight": Group.WEIGHT,
        "indicators": Group.INDICATORS,
        "activities": Group.ACTIVITIES,
        "assignments": Group.ASSIGNMENTS,
        "goals": Group.GOALS,
        "priority_goals": Group.PRIORITY_GOALS,
        "full": Class.FULL,
        "partly": Class.PARTLY,
        "not_fulfilled": Class.NOT,
        "undecided_class": Class.UNDECIDED,
        "not_counted": RollUpPolicy.NOT_COUNTED,
        "counted_as_not_met": RollUpPolicy.COUNTED_AS_NOT_MET,
        "whole_undecided": RollUpPolicy.UNDECIDED,
        "case_preliminary": PolicyKind.PRELIMINARY,
        "case_missing": PolicyKind.MISSING,
        "case_not_collected": PolicyKind.NOT_COLLECTED,
        "case_not_applicable": PolicyKind.NOT_APPLICABLE,
        "case_suppressed": PolicyKind.SUPPRESSED,
        "case_equal": PolicyKind.EQUAL,
        "case_rounding": PolicyKind.ROUNDING,
        "accepted": Doing(Action.ACCEPT),
        "left_undecided": Doing(Action.UNDECIDED),
        "counted_not_met": Doing(Action.COUNT_AS_NOT_MET),
        "ignored": Doing(Action.LEAVE_OUT),
        "enough": Doing(Action.ENOUGH),
        "not_enough": Doing(Action.NOT_ENOUGH),
        "municipality": BodyKind.MUNICIPALITY,
        "region": BodyKind.REGION,
        "company": BodyKind.COMPANY,
        "full_year": PeriodKind.YEAR,
        "part_year": PeriodKind.PART_YEAR,
        "school_year": PeriodKind.SCHOOL_YEAR,
        "means_missing": Meaning.MISSING,
        "means_preliminary": Meaning.PRELIMINARY,
        "means_forecast": Meaning.FORECAST,
        "means_estimate": Meaning.ESTIMATE,
        "means_not_collected": Meaning.NOT_COLLECTED,
        "means_not_applicable": Meaning.NOT_APPLICABLE,
        "means_suppressed": Meaning.SUPPRESSED,
        "means_zero": Meaning.ZERO,
        "means_break": Meaning.BREAK,
        "means_new_definition": Meaning.NEW_DEFINITION,
        "contributed_priority_goal": "prioriterat mål",
        "contributed_indicator": "indikator",
        "contributed_goal": "nämndsmål",
    }
)

_MODULES = (build_values, build_targets, build_conditions, build_lines, build_facts)


def makers() -> dict[str, Make]:
    """The makers of nodes by name: the public functions of the modules dsl/build_*.py."""
    return {
        name: value
        for module in _MODULES
        for name, value in vars(module).items()
        if callable(value) and not name.startswith("_") and value.__module__ == module.__name__
    }
