"""What was read though it is spelt otherwise in, one note for each kind out (MK007)."""

from dsl.words import Token, Words, token_span
from findings.codes import MENDED, file_finding
from findings.finding import Finding, Label
from findings.text import Text


def notices(words: Words) -> tuple[Finding, ...]:
    """What was read though the language spells it otherwise, once each, at its first place."""
    return tuple(
        file_finding(MENDED, _mended(kind, token), (Label(token_span(words, token)),), _FMT)
        for kind, token in words.noticed.items()
    )


def _mended(kind: str, token: Token) -> Text:
    if kind == "capital":
        return Text(
            f'"{token.text}" läses som "{token.text.lower()}"', f'"{token.text}" is read as "{token.text.lower()}"'
        )
    if kind == "quotes":
        return Text('citattecknen ” läses som raka citattecken (")', 'the quotes ” are read as straight quotes (")')
    return Text(
        "tankstrecket (–) framför talet läses som minus (−)", "the dash (–) before the figure is read as minus (−)"
    )


_FMT = Text("malkoll fmt rättar det", "malkoll fmt mends it")
