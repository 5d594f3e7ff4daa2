"""A statement where a day, a month or a year cannot be read in, the finding or None out."""

import re
from calendar import monthrange

from dsl.automaton import Trouble
from dsl.expected import ANY_MONTH
from dsl.lexer import NAME
from dsl.own import in_own_year
from dsl.phrases import did_you_mean, quoted, tail, told, write, write_such
from dsl.suggest import nearest
from dsl.words import Words
from findings.finding import Finding
from findings.text import Text

#: `31/12 2024`, `31.12.2024`.
_DAY = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[ /.-]+((?:19|20|21)[0-9]{2})(?![0-9])")
#: `-24`, where a year is expected.
_SHORT_YEAR = re.compile(r"[-–−]\s?([0-9]{2})(?![0-9])")


def day_in_figures(trouble: Trouble, words: Words) -> Finding | None:
    """`31/12 2024`: a day that is written otherwise."""
    read, at = trouble.read, trouble.at
    for begin, accepted in ((at, trouble.accepted), *((one, trouble.accepted_before) for one in read[-1:])):
        match = _DAY.match(words.text, begin.start) if "DATE" in accepted else None
        if match is None:
            continue
        of_month, month_number, year = (int(part) for part in match.groups())
        if not (1 <= month_number <= 12 and 1 <= of_month <= monthrange(year, month_number)[1]):
            message = Text(
                f"dagen {match.group()} finns inte i almanackan", f"the day {match.group()} is not in the calendar"
            )
            return told(words, begin, message, write_such(in_own_year("2024-05-31", words)))
        message = Text(
            f"dagen {match.group()} är inte skriven som en dag i regelspråket",
            f"the day {match.group()} is not written as a day of the rule language",
        )
        return told(words, begin, message, write(f"{year}-{month_number:02}-{of_month:02}"))
    return None


def month(trouble: Trouble, words: Words) -> Finding | None:
    """A month that does not exist."""
    at = trouble.at
    if at.otherwise != NAME or ANY_MONTH not in trouble.accepted:
        return None
    meant = nearest(at.kind, trouble.accepted)
    if meant is None and not (trouble.read and trouble.read[-1].kind == "INT"):
        return None
    return told(
        words,
        at,
        Text(f"{quoted(at.text)} är inte en månad", f"{quoted(at.text)} is not a month"),
        did_you_mean(meant) if meant is not None else write(in_own_year("31 maj 2024", words)),
        instead=meant,
    )


def school_year(trouble: Trouble, words: Words) -> Finding | None:
    """A school year that is written as one year, or as two with a dash."""
    at = trouble.at
    if "SCHOOLYEAR" not in trouble.accepted or at.kind not in ("INT", "YEARMONTH"):
        return None
    year = at.text[:4]
    message = Text(
        f'ett läsår skrivs med två år, men där står "{at.text}"',
        f'a school year is written with two years, but it says "{at.text}"',
    )
    return told(words, at, message, write(f"{year}/{(int(year) + 1) % 100:02}"))


def short_year(trouble: Trouble, words: Words) -> Finding | None:
    """`-24` for 2024."""
    match = _SHORT_YEAR.match(words.text, trouble.at.start) if "YEAR" in trouble.accepted else None
    if match is None or not trouble.read:
        return None
    after = quoted(tail(trouble.read))
    message = Text(
        f'efter {after} väntas ett årtal med fyra siffror, men där står "{match.group()}"',
        f'after {after} a year of four digits is expected, but it says "{match.group()}" there',
    )
    return told(words, trouble.at, message, write(f"20{match.group(1)}"))
