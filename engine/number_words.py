"""A Swedish number word in, the number out: noll to hundra."""

_ONES = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_TEENS = ("tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
#: Spellings beside the ones above.
_ALSO = {"en": 1, "hundra": 100, "etthundra": 100, "förtio": 40}


def number_word(word: str) -> int | None:
    """The number that one word says, in any case (`åttiofem` is 85); None for any other word."""
    folded = word.casefold()
    if folded in _ALSO:
        return _ALSO[folded]
    if folded in (*_ONES, *_TEENS):
        return (*_ONES, *_TEENS).index(folded)
    for tens, start in enumerate(_TENS, 2):
        if folded == start:
            return tens * 10
        ones = folded.removeprefix(start)
        if ones != folded and ones in ("en", *_ONES[1:10]):
            return tens * 10 + (1 if ones == "en" else _ONES.index(ones))
    return None
