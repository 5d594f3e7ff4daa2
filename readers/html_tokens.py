"""The text of a web page in, its tags and texts out, each with its line and column: in linear time, whatever it holds.

Neither `html.parser` nor lxml is used: the first takes quadratic time on unclosed comments and tags in the Pythons
that we run on, the second keeps no columns, and no lines beyond 65 535.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

#: What stands in these is no markup.
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}
_NAME = re.compile(r"[A-Za-z][^\s/>]*+")
_BLANK = re.compile(r"[\s/]*+")
_KEY = re.compile(r"[^\s/>][^\s/>=]*+")
_EQUALS = re.compile(r"\s*+=\s*+")
_BARE = re.compile(r"[^\s>]*+")
#: A number of a sign with more digits than any sign has.
_ENDLESS = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{7,});?")


class Token(NamedTuple):
    """A piece of the page."""

    #: "start", "end", "text", "raw" (inside a script, a style, a title or a text area) or "comment".
    what: str
    #: The name of a tag in lower case, or the text as it stands in the source.
    name: str
    attributes: Mapping[str, str]
    line: int
    column: int


def tokens(text: str, line: int = 1) -> Iterator[Token]:
    """The pieces of a page from first to last; `line` is the number of its first line."""
    reader = _Reader(text, line)
    at = begin = 0
    while (opening := text.find("<", at)) >= 0:
        after = text[opening + 1 : opening + 2]
        if not after or not (after in "/!?" or (after.isalpha() and after.isascii())):
            at = opening + 1
            continue
        if opening > begin:
            yield reader.token("text", text[begin:opening], begin)
        if after == "!" and text.startswith("<!--", opening):
            at = reader.comment(opening)
            yield reader.token("comment", text[opening:at], opening)
        elif after in "!?" or (after == "/" and not _NAME.match(text, opening + 2)):
            at = _past(text.find(">", opening), 1, text)
        else:
            name = _NAME.match(text, opening + 1 + (after == "/"))
            assert name is not None
            word = name[0].lower()
            attributes, at = reader.attributes(name.end())
            if at < 0:
                return
            yield reader.token("end" if after == "/" else "start", word, opening, attributes)
            if after != "/" and word in _RAW:
                end = _RAW[word].search(text, at)
                until = len(text) if end is None else end.start()
                if until > at:
                    yield reader.token("raw", text[at:until], at)
                at = until
        begin = at
    if begin < len(text):
        yield reader.token("text", text[begin:], begin)


def unescaped(text: str) -> str:
    """`text` with the signs that its references stand for."""
    return unescape(_ENDLESS.sub("\ufffd", text)) if "&" in text else text


class _Reader:
    """The text, how far its lines are counted, and which quotes are known not to come again."""

    def __init__(self, text: str, line: int) -> None:
        self.text = text
        self.at = 0
        self.line = line
        self.newline = -1
        self.gone: set[str] = set()

    def token(self, what: str, name: str, at: int, attributes: Mapping[str, str] | None = None) -> Token:
        count = self.text.count("\n", self.at, at)
        if count:
            self.line += count
            self.newline = self.text.rfind("\n", self.at, at)
        self.at = at
        return Token(what, name, attributes or {}, self.line, at - self.newline)

    def comment(self, opening: int) -> int:
        """Where the comment that begins at `opening` ends."""
        for empty in ("<!-->", "<!--->"):
            if self.text.startswith(empty, opening):
                return opening + len(empty)
        return _past(self.text.find("-->", opening + 4), 3, self.text)

    def attributes(self, at: int) -> tuple[dict[str, str], int]:
        """The attributes of a tag whose name ends at `at`, the first of a name counts, and where it ends; -1: never."""
        text, found = self.text, dict[str, str]()
        while True:
            at = _end(_BLANK, text, at)
            if at >= len(text):
                return found, -1
            if text[at] == ">":
                return found, at + 1
            key = _KEY.match(text, at)
            assert key is not None
            at, value = key.end(), ""
            if equals := _EQUALS.match(text, at):
                value, at = self._value(equals.end())
            found.setdefault(key[0].lower(), unescaped(value))

    def _value(self, at: int) -> tuple[str, int]:
        quote = self.text[at : at + 1]
        if quote in ('"', "'") and quote not in self.gone:
            end = self.text.find(quote, at + 1)
            if end >= 0:
                return self.text[at + 1 : end], end + 1
            self.gone.add(quote)
        end = _end(_BARE, self.text, at)
        return self.text[at:end], end


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return at if found is None else found.end()


def _past(found: int, length: int, text: str) -> int:
    return len(text) if found < 0 else found + length
