"""`malkoll lsp`: an editor's messages on stdin in, answers on stdout out, until the editor says goodbye."""

from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from findings.text import Text
from readers.command_line import Arguments, UsageError


def run(arguments: Arguments) -> int:
    """Serves one editor; what the server needs is loaded here and nowhere else."""
    if arguments.words:
        raise UsageError(Text("lsp tar inga filer", "lsp takes no files"), Text("malkoll lsp", "malkoll lsp"))
    if find_spec("pygls") is None or find_spec("pygls.lsp") is None:
        raise UsageError(_NO_LIBRARY, Text('pip install "malkoll[lsp]"', 'pip install "malkoll[lsp]"'))
    from language_server.server import serve

    return serve(arguments.lang, _version())


def _version() -> str:
    """The version that is installed; in a working copy there is none."""
    try:
        return version("malkoll")
    except PackageNotFoundError:
        return "0"


_NO_LIBRARY = Text(
    "språkservern behöver biblioteket pygls, version 2", "the language server needs the library pygls, version 2"
)
