"""The style sheets that stand in a web page in, what they say of an element by its class out.

Rules of a class alone are known, `.red` and `td.red`; what depends on other elements, on media or on the mouse is not.
"""

import re
from collections.abc import Mapping

from attrs import define, field

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*|\*)?\.([a-zA-Z_\u00a0-\U0010ffff-][\w-]*)")
#: More than this is read of no page.
_LONGEST, _MOST_RULES, _MOST_CLASSES = 1_000_000, 5_000, 20


@define
class Sheet:
    """The rules so far: by tag ("" for any) and class, what each property is; of the same two the last holds."""

    rules: dict[tuple[str, str], dict[str, str]] = field(factory=dict)
    read: int = 0

    def add(self, source: str) -> None:
        """Reads one more style sheet of the page."""
        source = source[: _LONGEST - self.read]
        self.read += len(source)
        heads: list[str] = []
        said = ""
        for part in re.split(r"([{}])", _COMMENT.sub(" ", source)):
            if part == "{":
                heads.append(said.rpartition(";")[2].strip())
            elif part == "}":
                if len(heads) == 1 and not heads[0].startswith("@"):
                    self._rule(heads[0], said)
                del heads[-1:]
            said = "" if part in ("{", "}") else part

    def _rule(self, selectors: str, said: str) -> None:
        for selector in selectors.split(","):
            found = _SELECTOR.fullmatch(selector.strip())
            if found is not None and len(self.rules) < _MOST_RULES:
                tag = "" if found[1] in (None, "*") else found[1]
                self.rules.setdefault((tag, found[2]), {}).update(_declared(said))

    def styled(self, tag: str, attributes: Mapping[str, str]) -> Mapping[str, str]:
        """The attributes of an element with what its classes say as its own style; its own style goes first."""
        names = attributes.get("class", "").split()[:_MOST_CLASSES] if self.rules else []
        of_classes = [self.rules[key] for name in names if (key := ("", name)) in self.rules]
        of_classes += [self.rules[key] for name in names if (key := (tag, name)) in self.rules]
        if not of_classes:
            return attributes
        own = attributes.get("style", "")
        said = {name: value for one in of_classes for name, value in one.items()}
        kept = [f"{name}:{value}" for name, value in said.items() if name not in _declared(own)]
        return {**attributes, "style": ";".join([*kept, own])}


def _declared(said: str) -> dict[str, str]:
    parts = (part.partition(":") for part in said.split(";"))
    return {name.strip().casefold(): value.strip() for name, colon, value in parts if colon}
