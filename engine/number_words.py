"""A Swedish number word in, the number out: noll to tusen."""

_ONES = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_TEENS = ("tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton")
_TENS = ("tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio")
#: Spellings beside the ones above.
_ALSO = {"en": 1, "förtio": 40}
_BELOW_A_HUNDRED = {
    **{word: number for number, word in enumerate((*_ONES, *_TEENS))},
    **{tens: 10 * ten for ten, tens in enumerate(_TENS, 2)},
    **{tens + ones: 10 * ten + one for ten, tens in enumerate(_TENS, 2) for one, ones in enumerate(_ONES[1:10], 1)},
    **{tens + "en": 10 * ten + 1 for ten, tens in enumerate(_TENS, 2)},
    **_ALSO,
}
_HUNDRED = "hundra"
_THOUSAND = {"tusen": 1000, "ettusen": 1000, "etttusen": 1000}
#: `ett tjugotal`: about twenty.
_ABOUT = "tal"
_ABOUT_TENS = ("tio", "femton", *_TENS, "hundra", "tusen")


def number_word(word: str) -> int | None:
    """The number that one word says, in any case (`åttiofem` is 85); None for any other word."""
    folded = word.casefold()
    if folded in _BELOW_A_HUNDRED:
        return _BELOW_A_HUNDRED[folded]
    if folded in _THOUSAND:
        return _THOUSAND[folded]
    before, hundred, rest = folded.partition(_HUNDRED)
    if not hundred:
        return None
    hundreds = _BELOW_A_HUNDRED.get(before, 0) if before else 1
    ones = _BELOW_A_HUNDRED.get(rest, 0) if rest else 0
    known = 1 <= hundreds <= 9 and (not rest or ones > 0)
    return 100 * hundreds + ones if known else None


def about_word(word: str) -> int | None:
    """The number that `hundratal` or `tjugotal` says that something is about; None for any other word."""
    folded = word.casefold()
    stem = folded.removesuffix(_ABOUT)
    return number_word(stem) if stem != folded and stem in _ABOUT_TENS else None
