"""A number of a list or the mark of a note in, the signs that stand on the page for it out."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_RAISED = str.maketrans("0123456789+-()in", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁱⁿ")


def written(count: int, format: str) -> str:
    """A number in letters, in Roman figures or in ordinary ones."""
    if format in ("lowerLetter", "upperLetter") and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
        return letters.upper() if format == "upperLetter" else letters
    if format in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = ""
        for worth, sign in _ROMAN:
            roman += sign * (count // worth)
            count %= worth
        return roman.upper() if format == "upperRoman" else roman
    return f"{count:02}" if format == "decimalZero" else str(count)


def raised(text: str) -> str:
    """`text` as it is written above the line, so that a mark never becomes a digit of the figure before it."""
    return text.translate(_RAISED)
