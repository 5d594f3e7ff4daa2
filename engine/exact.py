"""A fraction in, the decimal that is equal to it out, whatever the precision in force."""

from decimal import Context, Decimal
from fractions import Fraction

#: Digits kept, at the least, of a quotient without an end.
DIGITS = 60


def decimal(value: Fraction) -> Decimal:
    """`value` exactly where its decimals end; else rounded half to even to 60 significant digits or more."""
    enough = value.numerator.bit_length() + value.denominator.bit_length()
    return Context(prec=max(DIGITS, enough)).divide(Decimal(value.numerator), Decimal(value.denominator))
