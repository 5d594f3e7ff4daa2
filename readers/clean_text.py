"""Text out of a Word or Excel file in, the same as a rule file can hold it out."""

import re

from dsl.source import mended

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_HALF = re.compile("[\ud800-\udfff]")


def tidied(text: str) -> str:
    """`text` with composed letters and plain line breaks, and without signs that steer."""
    return mended(_HALF.sub("\ufffd", _CONTROL.sub(" ", text)))
