"""A sentence for the user in both languages; the writer chooses one."""

from attrs import frozen


@frozen
class Text:
    """The same sentence in Swedish and in English."""

    sv: str
    en: str


def same(text: str) -> Text:
    """A text that reads alike in both languages: a name, a figure, an excerpt."""
    return Text(text, text)


def in_language(text: Text, lang: str) -> str:
    """The wording of `text` for `lang`, which is "sv" or "en"."""
    return text.en if lang == "en" else text.sv
