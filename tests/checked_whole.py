"""An open document in, everything that a language server finds of it in the end out, whatever the time it takes."""

from collections.abc import Sequence

from engine.check import CheckModule
from language_server.checking import WHEN_IDLE, Checked, Memory, checked
from language_server.lints import slow_lints
from language_server.workspace import Document, Workspace


def checked_to_the_end(
    workspace: Workspace, document: Document, checks: Sequence[CheckModule], memory: Memory
) -> Checked:
    """Everything that is found, whatever the time it takes: the steps that a server takes while nobody types."""
    found = checked(workspace, document, checks, memory)
    while not found.finished:
        found = checked(workspace, document, checks, memory, WHEN_IDLE)
    memory.slow = () if found.plan is None else slow_lints(found.plan, checks)
    return checked(workspace, document, checks, memory)
