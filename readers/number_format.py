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
#: What a format writes in quotes stands for itself while the digits are looked for: a sign of no meaning for each.
_FIRST = 0xE000
_LONGEST = 255
_PIECE = re.compile("[\ue000-\uf8ff]")
#: Larger exponents than this are shown by Excel in another way, and make long texts.
_LARGEST = 30
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKETED = re.compile(r"\[(?:\$([^\]-]*)[^\]]*|[^\]]*)\]")
_NUMBER = re.compile(r"[#0?,. \u00a0]*[#0?](?:[.,][0#?]+)?")
_DATE = re.compile(r"[ymd]", re.IGNORECASE)
_GENERAL = frozenset({"general", "standard", "@", ""})
#: Formats without the day: a heading that shows `2023` says a year and no day.
_YEAR = re.compile(r"y{1,4}|å{1,4}")
_MONTH = re.compile(r"m{1,4}|(m{1,4})([ '/-]*)(?:y{1,4}|å{1,4})|(?:y{3,4}|å{3,4})([ /-]*)(m{1,4})")
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


def shown(stored: str, number_format: str, *, from_1904: bool = False) -> str | None:
    """`0.85` in the format `0 %` is "85 %"; dates are shown as year, month and day, or as much of it as shows."""
    value = _value(stored)
    if value is None or abs(value.adjusted()) > _LARGEST:
        return None
    section = _section(number_format, value)
    bare = _BRACKETED.sub("", _QUOTED.sub("", section))
    if bare.strip().lower() in _GENERAL:
        return _plain(value) if bare.strip() else _figure(value, section)
    if _is_date(bare):
        return _day(value, from_1904, bare.strip().lower())
    return _figure(value, section)


def is_of_days(number_format: str) -> bool:
    """Whether the format shows a day, a month or a year."""
    return _is_date(_BRACKETED.sub("", _QUOTED.sub("", number_format.split(";")[0])))


def _is_date(bare: str) -> bool:
    return bool(_DATE.search(bare)) and not re.search("[0#?]", bare) and bare.strip().lower() not in _GENERAL


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


def _day(value: Decimal, from_1904: bool, code: str) -> str | None:
    days = int(value)
    if not 60 < days < 2_958_466:  # the first two months of 1900 are counted wrongly in Excel itself
        return None
    first = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    try:
        day = first + timedelta(days=days)
    except OverflowError:
        return None
    if _YEAR.fullmatch(code):
        return f"{day:%Y}" if len(code) > 2 else f"{day:%y}"
    return _month(day, code) if _MONTH.fullmatch(code) else day.isoformat()


def _month(day: date, code: str) -> str:
    """`maj-24` in the format `mmm-yy`."""
    names = {1: str(day.month), 2: f"{day.month:02}", 3: _MONTHS[day.month - 1][:3], 4: _MONTHS[day.month - 1]}
    years = {1: f"{day:%y}", 2: f"{day:%y}", 3: f"{day:%Y}", 4: f"{day:%Y}"}
    written = re.sub(r"m+", lambda run: names[len(run[0])], code)
    # The names of the months have no y and no å where a year could be taken for a part of them.
    year = re.search(r"(?<![a-z])[yå]+(?![a-z])", written)
    return written if year is None else written[: year.start()] + years[len(year[0])] + written[year.end() :]


def _figure(value: Decimal, section: str) -> str | None:
    """The figure with its decimals, and what the format writes before and after it."""
    pieces: list[str] = []

    def kept(match: re.Match[str]) -> str:
        pieces.append(next((group for group in match.groups() if group is not None), ""))
        return chr(_FIRST + len(pieces) - 1)

    coded = _QUOTED.sub(kept, _PIECE.sub("", section[:_LONGEST]))
    coded = _BRACKETED.sub(kept, coded)
    found = _NUMBER.search(coded)
    if not re.search("[0#]", coded) and (found is None or value == 0):
        return _words(coded, pieces)
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
    if negative and before.startswith("(") and ")" in after:
        before, after = f"−{before[1:]}", after.replace(")", "", 1)  # `(5)` is certainly less than nothing
    sign = "−" if negative and not re.search(r"[-−(]", before) and any(digit in "123456789" for digit in text) else ""
    return f"{sign}{before}{text}{after}".replace("-", "−", 1).strip() if negative else f"{before}{text}{after}".strip()


def _rest(coded: str, found: re.Match[str]) -> str:
    """What stands around the digits, without the codes of what was quoted."""
    return _PIECE.sub("", coded[: found.start()] + " " + coded[found.end() :])


def _words(coded: str, pieces: list[str]) -> str | None:
    """What a format without digits shows: `-` for nothing."""
    text = _uncoded(coded.replace("?", ""), pieces).strip()
    return text if text and not any(map(str.isalnum, _PIECE.sub("", coded))) else None


def _uncoded(coded: str, pieces: list[str]) -> str:
    return _PIECE.sub(lambda match: pieces[ord(match[0]) - _FIRST], coded)


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
