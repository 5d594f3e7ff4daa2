"""`malkoll fmt`: rule files in, the same rules with the spaces and in the spelling of the language out."""

import os
import sys

from attrs import frozen

from commands.exit_codes import FOUND, NOTHING_FOUND, UNUSABLE
from commands.printing import complain, print_result
from dsl.formatter import formatted
from dsl.parser import parse
from findings.codes import MENDED
from findings.text import Text, in_language
from readers.command_line import Arguments, UsageError
from readers.content import LIMIT
from readers.rule_texts import Refusal, RuleText, rule_text, rule_texts
from readers.sniff import UTF_16
from writers.diff import unified
from writers.file import write_file
from writers.shown_text import clean
from writers.terminal import write
from writers.text import render_finding

#: What stands for the standard input among the files.
STANDARD_INPUT = "-"


@frozen
class _Tidied:
    """A rule file, and what `fmt` makes of it."""

    file: RuleText
    text: str

    @property
    def is_changed(self) -> bool:
        return self.text.encode("utf-8") != self.file.data


def run(arguments: Arguments) -> int:
    """Formats the files named and says which were changed; with --check or --diff nothing is written.

    Returns FOUND where a line cannot be read, or where --check or --diff tells of a change.
    """
    if not arguments.words or arguments.words == (STANDARD_INPUT,):
        return _standard_input(arguments)
    if STANDARD_INPUT in arguments.words:
        raise UsageError(_ALONE, Text("malkoll fmt - < regler.mal", "malkoll fmt - < rules.mal"))
    code, printed, changed = NOTHING_FOUND, "", False
    for one in rule_texts(arguments.words):
        done = _done(one, arguments) if isinstance(one, RuleText) else one
        if isinstance(done, Refusal):
            complain(done.message, done.help, arguments.lang)
            code = UNUSABLE
            continue
        changed = changed or done.is_changed
        printed += _said(done, arguments)
        code = max(code, _tell(done, arguments))
    if code == NOTHING_FOUND and not changed and not _only_looks(arguments):
        printed = in_language(_NOTHING_CHANGED, arguments.lang) + "\n"
    return print_result(printed, code, as_utf8=_is_patch(arguments))


def _standard_input(arguments: Arguments) -> int:
    """Writes what is read formatted; with --check or --diff what would be said of a file."""
    if sys.stdin is None or (not arguments.words and sys.stdin.isatty()):
        raise UsageError(_NO_FILES, Text("malkoll fmt regler.mal", "malkoll fmt rules.mal"))
    one = rule_text("", STANDARD_INPUT, sys.stdin.buffer.read(LIMIT + 1))
    if isinstance(one, Refusal):
        complain(one.message, one.help, arguments.lang)
        return UNUSABLE
    tidied = _Tidied(one, formatted(one.text, one.document))
    code = _tell(tidied, arguments)
    if _only_looks(arguments):
        return print_result(_said(tidied, arguments), code, as_utf8=_is_patch(arguments))
    return print_result(tidied.text, code, as_utf8=True)


def _done(file: RuleText, arguments: Arguments) -> _Tidied | Refusal:
    """What `fmt` makes of a file, written in its place where that is asked for."""
    tidied = _Tidied(file, formatted(file.text, file.document))
    if _only_looks(arguments) or not tidied.is_changed:
        return tidied
    if not os.access(file.path, os.W_OK):
        message = Text(f'"{file.document}" är skrivskyddad', f'"{file.document}" is write-protected')
        return Refusal(message, _ASK_THE_OWNER)
    problem = write_file(file.path, tidied.text.encode("utf-8"), force=True)
    return tidied if problem is None else Refusal(problem, None)


def _said(tidied: _Tidied, arguments: Arguments) -> str:
    """What is printed of a file: nothing of one that is as it should be."""
    if not tidied.is_changed:
        return ""
    document, encoding = clean(tidied.file.document), _encoding(tidied.file.data)
    if arguments.diff:
        diff = unified(tidied.file.text, tidied.text, document)
        if not _is_patch(arguments):
            diff = "".join(clean(line) + "\n" for line in diff.split("\n")[:-1])
        return diff or in_language(Text(f"{document}: {_ENDS.sv}", f"{document}: {_ENDS.en}"), arguments.lang) + "\n"
    if arguments.check:
        return document + "\n"
    said = Text(f"{document} är omskriven", f"{document} is rewritten")
    if encoding is not None:
        said = Text(
            f"{said.sv}, och sparad i UTF-8 i stället för {encoding}",
            f"{said.en}, and saved in UTF-8 instead of {encoding}",
        )
    return in_language(said, arguments.lang) + "\n"


def _encoding(data: bytes) -> str | None:
    """The encoding of a file that is not saved in UTF-8."""
    if data.startswith(UTF_16):
        return "UTF-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "Windows-1252"
    return None


def _tell(tidied: _Tidied, arguments: Arguments) -> int:
    """Tells of the lines that cannot be read, where they stand from now on; the exit code."""
    looking = _only_looks(arguments)
    document, text = tidied.file.document, tidied.file.text if looking else tidied.text
    findings = [finding for finding in parse(text, document)[1] if finding.code != MENDED.code]
    for finding in findings:
        write(render_finding(finding, {document: text}, lang=arguments.lang) + "\n", sys.stderr)
    return FOUND if findings or (looking and tidied.is_changed) else NOTHING_FOUND


def _only_looks(arguments: Arguments) -> bool:
    return arguments.check or arguments.diff


def _is_patch(arguments: Arguments) -> bool:
    """Whether a diff goes to a file or a program, byte for byte."""
    return arguments.diff and not sys.stdout.isatty()


_NO_FILES = Text("inga filer är givna", "no files are given")
_ALONE = Text('"-" är standardinmatningen och står ensamt', '"-" is the standard input and stands alone')
_ASK_THE_OWNER = Text("be den som äger filen om rätt att ändra den", "ask its owner for the right to change it")
_NOTHING_CHANGED = Text("ingenting behövde ändras", "nothing needed to be changed")
_ENDS = Text("bara kodningen eller radbrytningarna ändras", "only the encoding or the line breaks change")
