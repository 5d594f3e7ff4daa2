"""Blocks in, a CSV file as Swedish Excel saves it out; a file and a place in, the field that stands there."""

import csv
from io import StringIO

from findings.span import Span
from tests.made_layouts import Block, Contents, Heading, Table, spread


def write(blocks: tuple[Block, ...], encoding: str = "cp1252") -> bytes:
    """The blocks below one another, parted by semicolons; headings have a blank line above them."""
    file = StringIO()
    rows = csv.writer(file, delimiter=";", lineterminator="\r\n")
    width = max((max(map(len, spread(block))) for block in blocks if isinstance(block, Table)), default=1)
    blank = [""] * width
    for block in blocks:
        if isinstance(block, Table):
            rows.writerows([blank, *spread(block), blank])
        elif not isinstance(block, Contents):
            rows.writerows([blank] if isinstance(block, Heading) else [])
            rows.writerow([block.text, *blank[1:]])
    # cp1252 has no sign for `at least`: Excel writes a question mark, as it does for every other it lacks.
    return file.getvalue().encode(encoding, "replace")


def printed_at(data: bytes, place: Span, encoding: str = "cp1252") -> str:
    """The field that the place's column stands in; no field of a made file holds a semicolon or a line break."""
    line = data.decode(encoding).split("\r\n")[(place.line or 0) - 1]
    before = line[: (place.column or 1) - 1].count(";")
    return line.split(";")[before].strip().strip('"')
