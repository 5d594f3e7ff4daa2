"""What every test shares: how many examples Hypothesis draws.

HYPOTHESIS_PROFILE=mutation is for `.ci/mutate`, where a test is run thousands of times: the same few examples
every time, so that a mutant that survives does so again.
"""

import os

import pytest
from hypothesis import settings

FEW = 10

settings.register_profile("mutation", max_examples=FEW, derandomize=True, deadline=None, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Under the profile no test draws more than FEW examples, whatever its own settings say."""
    if os.environ.get("HYPOTHESIS_PROFILE") != "mutation":
        return
    for item in items:
        law = getattr(item, "obj", None)
        own = getattr(law, "_hypothesis_internal_use_settings", None)
        if own is not None:
            law._hypothesis_internal_use_settings = settings(
                own, max_examples=min(FEW, own.max_examples), derandomize=True, deadline=None, database=None
            )


def pytest_make_parametrize_id(val: object) -> str | None:
    """A name for the empty text and for bytes: mutmut asks for each case by its name."""
    if isinstance(val, bytes):
        return repr(val)[2:-1]
    return "nothing" if val == "" else None
