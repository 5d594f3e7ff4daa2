"""A fraction in, the decimal that is equal to it out, whatever the precision in force."""

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

#: Digits kept of a quotient without an end.
DIGITS = 60


def decimal(value: Fraction) -> Decimal:
    """`value` exactly where its decimals end; else rounded half to even to 60 significant digits."""
    twos, rest = _power_of(2, value.denominator)
    fives, rest = _power_of(5, rest)
    if rest != 1:
        context = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN, Emin=-(10**9), Emax=10**9)
        return context.divide(Decimal(value.numerator), Decimal(value.denominator))
    places = max(twos, fives)
    whole = value.numerator * 10**places // value.denominator
    return Decimal((int(whole < 0), Decimal(abs(whole)).as_tuple().digits, -places))


def _power_of(prime: int, number: int) -> tuple[int, int]:
    """How many times `prime` goes into `number`, and what is left."""
    times = 0
    while number % prime == 0:
        number //= prime
        times += 1
    return times, number
