"""A stored figure and a cell's number format in, the text that Excel shows out; None where that is not known.

Decimal throughout: Excel stores `0.84999999999999998` and shows 85 %, so what is stored is first rounded to the
fifteen digits that Excel itself keeps.
"""

import re
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation, localcontext

#: The formats that Excel knows by number.
BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "yyyy-mm-dd",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    22: "yyyy-mm-dd hh:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    41: "#,##0",
    42: "#,##0",
    43: "#,##0.00",
    44: "#,##0.00",
    49: "@",
}
_DIGITS = 15
#: Larger exponents than this are shown by Excel in another way, and make long texts.
_LARGEST = 30
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKETED = re.compile(r"\[(?:\$([^\]-]*)[^\]]*|[^\]]*)\]")
_NUMBER = re.compile(r"[#0?,. \u00a0]*[#0?](?:[.,][0#?]+)?")
_DATE = re.compile(r"[ymd]", re.IGNORECASE)


def shown(stored: str, number_format: str, *, from_1904: bool = False) -> str | None:
    """`0.85` in the format `0 %` is "85 %"; dates are shown as year, month and day."""
    value = _value(stored)
    if value is None or abs(value.adjusted()) > _LARGEST:
        return None
    section = _section(number_format, value)
    bare = _BRACKETED.sub("", _QUOTED.sub("", section))
    if bare.strip().lower() in ("general", "standard", "@", ""):
        return _plain(value) if bare.strip() else None
    if _DATE.search(bare) and not re.search("[0#?]", bare):
        return _day(value, from_1904)
    return _figure(value, section)


def _value(stored: str) -> Decimal | None:
    try:
        value = Decimal(stored)
    except InvalidOperation:
        return None
    return Context(prec=_DIGITS, rounding=ROUND_HALF_UP).plus(value) if value.is_finite() else None


def _section(number_format: str, value: Decimal) -> str:
    """The part of a format that holds for the sign of the value."""
    sections = number_format.split(";")
    if value == 0 and len(sections) > 2:
        return sections[2]
    if value < 0 and len(sections) > 1 and sections[1].strip():
        return sections[1] if re.search(r"[-−(]", sections[1]) else f"-{sections[1]}"
    return sections[0]


def _plain(value: Decimal) -> str:
    text = format(value.normalize(), "f") if value else "0"
    return text.replace(".", ",")


def _day(value: Decimal, from_1904: bool) -> str | None:
    days = int(value)
    if not 60 < days < 2_958_466:  # the first two months of 1900 are counted wrongly in Excel itself
        return None
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    try:
        return (first + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def _figure(value: Decimal, section: str) -> str | None:
    """The figure with its decimals, and what the format writes before and after it."""
    pieces: list[str] = []

    def kept(match: re.Match[str]) -> str:
        pieces.append(next((group for group in match.groups() if group is not None), ""))
        return f"\ue000{len(pieces) - 1}\ue001"

    coded = _QUOTED.sub(kept, section)
    coded = _BRACKETED.sub(kept, coded)
    found = _NUMBER.search(coded)
    if found is None or re.search(r"[eE/]", coded) or _NUMBER.search(_rest(coded, found)):
        return None
    digits = found[0].strip()
    percent = "%" in _rest(coded, found)
    if percent:
        value = value.scaleb(2)
    if coded[found.end() :].startswith(","):
        return None  # a comma at the end divides by a thousand: what is shown is not what is meant
    decimals = digits.rpartition(".")[2] if "." in digits else ""
    least, most = decimals.count("0"), len(decimals)
    negative = value < 0
    before, after = (_uncoded(part, pieces) for part in (coded[: found.start()], coded[found.end() :]))
    text = _rounded(abs(value), least, most, grouped="," in digits.partition(".")[0] or " " in digits)
    if percent:
        after = re.sub(r"\s*%", " %", after)
    sign = "−" if negative and not re.search(r"[-−(]", before) and any(digit in "123456789" for digit in text) else ""
    return f"{sign}{before}{text}{after}".replace("-", "−", 1).strip() if negative else f"{before}{text}{after}".strip()


def _rest(coded: str, found: re.Match[str]) -> str:
    """What stands around the digits, without the codes of what was quoted."""
    return re.sub("\ue000\\d+\ue001", "", coded[: found.start()] + " " + coded[found.end() :])


def _uncoded(coded: str, pieces: list[str]) -> str:
    return re.sub("\ue000(\\d+)\ue001", lambda match: pieces[int(match[1])], coded)


def _rounded(value: Decimal, least: int, most: int, *, grouped: bool) -> str:
    """The figure with at least `least` and at most `most` decimals, half away from zero as Excel rounds."""
    with localcontext(Context(prec=60)):
        text = format(value.quantize(Decimal(1).scaleb(-most), rounding=ROUND_HALF_UP), "f")
    whole, _, decimals = text.partition(".")
    while len(decimals) > least and decimals.endswith("0"):
        decimals = decimals[:-1]
    if grouped:
        whole = f"{int(whole):,}".replace(",", " ")
    return f"{whole},{decimals}" if decimals else whole
