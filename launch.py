"""The installed command: becomes `malkoll/__init__.py` and `malkoll/__main__.py` in the wheel.

The packages of the house have plain names (engine, findings …). The wheel holds them in one folder, which is
put first on the path here, so that no folder or file of the same name where the user stands gets in the way.
"""

import gc
import sys
from os.path import abspath, dirname


def main() -> int:
    """Runs the command line and returns its exit code."""
    sys.path.insert(0, dirname(abspath(__file__)))
    from cli import main as run

    code = run(sys.argv[1:])
    gc.freeze()  # Nothing is left to collect on the way out, and looking for it takes a tenth of a start.
    return code


if __name__ == "__main__":
    sys.exit(main())
