"""What the exit code of a command says."""

NOTHING_FOUND, FOUND, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
