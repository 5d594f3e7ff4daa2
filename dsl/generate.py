"""dsl/grammar.lark in, dsl/table.json out: `python -m dsl.generate`. The only module that knows lark.

The table is committed, so that no start of the program builds it or loads lark.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule, Terminal
from lark.lexer import Lexer, PatternStr
from lark.parsers.lalr_analysis import Shift

from dsl.table import PATH

GRAMMAR = Path(__file__).with_name("grammar.lark")
#: What can be parsed: one line of a file, and the policy of `--policy`.
STARTS = ["statement", "policy"]
#: Terminals with such a name are the words that continue the line above.
JOIN = "JOIN_"


class _NoLexer(Lexer):
    """Stands in for lark's lexer, which is never asked: dsl/lexer.py cuts the words."""

    __future_interface__ = 2

    def __init__(self, conf: Any) -> None:
        pass

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[Any]:
        return iter(())


def generated(grammar: str) -> str:
    """The text of the table file of `grammar`; raises lark's GrammarError where it is not LALR(1)."""
    lark = Lark(grammar, parser="lalr", lexer=_NoLexer, start=STARTS, strict=True)
    kinds = {
        terminal.name: terminal.pattern.value.lower()
        for terminal in lark.terminals
        if isinstance(terminal.pattern, PatternStr)
    }
    parse_table = lark.parser.parser._parse_table
    rules = sorted(lark.rules, key=_rule_key)
    numbers = _numbering(parse_table)
    rule_number = {_rule_key(rule): number for number, rule in enumerate(rules)}
    actions: list[dict[str, int]] = [{} for _ in numbers]
    gotos: list[dict[str, int]] = [{} for _ in numbers]
    for state, number in numbers.items():
        for symbol, (action, arg) in sorted(parse_table.states[state].items()):
            if symbol.islower():
                gotos[number][symbol] = numbers[arg]
            elif action is Shift:
                actions[number][kinds.get(symbol, symbol)] = numbers[arg]
            else:
                actions[number][kinds.get(symbol, symbol)] = -1 - rule_number[_rule_key(arg)]
    _skip_passes(actions, gotos, rules)
    written = [t.pattern.value for t in lark.terminals if isinstance(t.pattern, PatternStr)]
    joiners = sorted(kind for name, kind in kinds.items() if name.startswith(JOIN))
    data = {
        "starts": {start: numbers[parse_table.start_states[start]] for start in STARTS},
        "spelling": {word.lower(): word for word in sorted(written) if word != word.lower()},
        "joiners": joiners,
        "reserved": sorted({*joiners, *_reserved(actions, set(kinds.values()))}),
        "headings": sorted({kinds[rule.expansion[0].name] for rule in rules if rule.origin.name == "heading"}),
        "rules": [[rule.origin.name, len(rule.expansion), rule.alias, _kept(rule)] for rule in rules],
        "actions": actions,
        "gotos": gotos,
    }
    return _lines(data)


def main() -> None:
    """Writes dsl/table.json."""
    Path(PATH).write_text(generated(GRAMMAR.read_text(encoding="utf-8")), encoding="utf-8")


def _rule_key(rule: Rule) -> tuple[str, tuple[str, ...]]:
    return rule.origin.name, tuple(symbol.name for symbol in rule.expansion)


def _numbering(parse_table: Any) -> dict[int, int]:
    """Lark's state -> ours, found from the first states in the order of the symbols: lark numbers by hash."""
    found = [parse_table.start_states[start] for start in STARTS]
    numbers = {state: number for number, state in enumerate(found)}
    for state in found:
        for _, (action, arg) in sorted(parse_table.states[state].items()):
            if action is Shift and arg not in numbers:
                numbers[arg] = len(numbers)
                found.append(arg)
    return numbers


def _kept(rule: Rule) -> list[int]:
    """Which parts a node is made of: all but the keywords; -1 for an optional part that is not there."""
    kept: list[int] = []
    missing = rule.options.empty_indices or (False,) * (len(rule.expansion) + 1)
    position = 0
    for absent in missing:
        if absent:
            kept.append(-1)
            continue
        if position < len(rule.expansion):
            symbol = rule.expansion[position]
            if not (isinstance(symbol, Terminal) and symbol.filter_out):
                kept.append(position)
            position += 1
    if rule.alias is None and (len(kept) != 1 or kept[0] < 0):
        raise ValueError(f"{rule} hands on {len(kept)} parts: give it a name")
    return kept


def _skip_passes(actions: list[dict[str, int]], gotos: list[dict[str, int]], rules: list[Rule]) -> None:
    """Leads past states whose one thing to do is to hand a part on under another name (`number: INT`).

    The language stays the same: what may follow is then asked of the state after.
    """
    passes = {}
    for state, row in enumerate(actions):
        rule = rules[-1 - min(row.values())] if row and max(row.values()) < 0 else None
        if rule and len(set(row.values())) == 1 and rule.alias is None and len(rule.expansion) == 1:
            passes[state] = rule.origin.name
    for row, targets in zip(actions, gotos, strict=True):
        for symbol, target in [*targets.items()]:
            targets[symbol] = _passed(target, passes, targets)
        for symbol, target in row.items():
            if target > 0:
                row[symbol] = _passed(target, passes, targets)


def _passed(target: int, passes: dict[int, str], targets: dict[str, int]) -> int:
    while target in passes:
        target = targets[passes[target]]
    return target


def _reserved(actions: list[dict[str, int]], keywords: set[str]) -> set[str]:
    words = {word for state in actions if "NAME" in state for word in state if word in keywords}
    return {word for word in words if word[0].isalpha()}


def _lines(data: dict[str, Any]) -> str:
    """JSON with one state or rule a line, so that a change of the grammar reads as a change."""
    parts = []
    for key, value in data.items():
        if isinstance(value, list) and value and not isinstance(value[0], str):
            inner = ",\n".join(json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f'"{key}": [\n{inner}\n]')
        else:
            parts.append(f'"{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
