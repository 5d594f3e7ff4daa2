"""A Swedish number word in, the number out: noll to hundra."""

_ONES = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_TEENS = ("tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
#: Spellings beside the ones above.
_ALSO = {"en": 1, "hundra": 100, "etthundra": 100, "förtio": 40}
_NUMBERS = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS))},
    **{tens: 10 * ten for ten, tens in enumerate(_TENS, 2)},
    **{tens + ones: 10 * ten + one for ten, tens in enumerate(_TENS, 2) for one, ones in enumerate(_ONES[1:10], 1)},
    **{tens + "en": 10 * ten + 1 for ten, tens in enumerate(_TENS, 2)},
    **_ALSO,
}


def number_word(word: str) -> int | None:
    """The number that one word says, in any case (`åttiofem` is 85); None for any other word."""
    return _NUMBERS.get(word.casefold())
