"""`python -m benchmarks` measures everything and prints the tables; `--write` puts them into docs/prestanda.md too."""

import argparse
import os
import sys

from benchmarks import editing, judging, reading, reading_speed, startup
from benchmarks.report import PAGE, Measured, render, write


def main() -> None:
    """Measures, prints, and writes where that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--write", action="store_true", help=f"rewrite the figures of {PAGE.name}")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of the largest size (default 5, at least 2)")
    options = parser.parse_args()
    rounds = max(2, options.rounds)
    print("kall start …", file=sys.stderr)
    started = startup.measure(4 * rounds)
    loads = [os.getloadavg()[0]]
    print("läsa regelfiler …", file=sys.stderr)
    read = reading.measure(rounds)
    loads.append(os.getloadavg()[0])
    print("läsa rapporter …", file=sys.stderr)
    reports = reading_speed.measure(2 * rounds)
    loads.append(os.getloadavg()[0])
    print("bedöma …", file=sys.stderr)
    judged = judging.measure(rounds)
    loads.append(os.getloadavg()[0])
    print("ändra i editorn …", file=sys.stderr)
    changed = editing.measure(rounds)
    loads.append(os.getloadavg()[0])
    tables = render(Measured(started, read, reports, judged, changed, max(loads)))
    print(tables)
    if options.write:
        write(tables)


if __name__ == "__main__":
    main()
