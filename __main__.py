"""`python -m malkoll`: becomes `malkoll/__main__.py` in the wheel."""

import sys

from malkoll import main

sys.exit(main())
