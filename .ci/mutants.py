"""The sample of mutants that .ci/mutate runs, and what became of it, read from mutants/**/*.meta of mutmut."""

import json
import sys
from collections import Counter
from math import sqrt
from pathlib import Path

STATUS = {0: "survived", 5: "no tests", 33: "no tests"} | dict.fromkeys((24, -24, 36, 152, 255), "timeout")


def results() -> dict[str, int | None]:
    """The exit code of every mutant, by its name; None is not run."""
    found: dict[str, int | None] = {}
    for path in Path("mutants").rglob("*.meta"):
        found |= json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
    return found


def status(code: int | None) -> str:
    """What the exit code of one mutant says; tests that fail, and a process that dies, are both a kill."""
    return "not run" if code is None else STATUS.get(code, "killed")


def interval(hits: int, number: int) -> tuple[float, float]:
    """The 95 % interval of Wilson for a share of `hits` in `number`, in percent."""
    z, share = 1.96, hits / number
    middle = (share + z * z / (2 * number)) / (1 + z * z / number)
    half = z / (1 + z * z / number) * sqrt(share * (1 - share) / number + z * z / (4 * number * number))
    return 100 * (middle - half), 100 * (middle + half)


def told(names: list[str]) -> str:
    """The counts, the score and the survivors of `names`: a timeout is a kill, no tests is none."""
    known = results()
    of = {name: status(known[name]) for name in names}
    counts = Counter(of.values())
    caught = counts["killed"] + counts["timeout"]
    low, high = interval(caught, len(names))
    lines = [f"{word}: {counts[word]}" for word in ("killed", "survived", "timeout", "no tests", "not run")]
    lines.append(f"score: {100 * caught / len(names):.1f} % of {len(names)}, 95 % interval {low:.1f}-{high:.1f} %")
    lines += [f"{word} {name}" for name, word in of.items() if word not in ("killed", "timeout")]
    return "\n".join(lines)


def main(arguments: list[str]) -> None:
    """names EVERY FROM prints the sample, told FILE what became of the names in FILE."""
    match arguments:
        case ["names", every, first]:
            print("\n".join(sorted(results())[int(first) :: int(every)]))
        case ["told", path]:
            print(told(Path(path).read_text(encoding="utf-8").split()))


if __name__ == "__main__":
    main(sys.argv[1:])
