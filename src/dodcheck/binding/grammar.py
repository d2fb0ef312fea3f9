"""Reads one rule from YAML nodes; every mistake is kept with its place."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from dodcheck.binding.tree import Tree
from dodcheck.errors import Mistake
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence
from dodcheck.formats.yaml_values import to_value
from dodcheck.model.location import Location
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.options import Option, OptionError, options_of
from dodcheck.rules.table import KINDS

COMBINERS = ("all", "any", "not")
"""The words that combine rules instead of asking for evidence."""

_PLUGIN = "Where it is a plugin's, name that: --plugin NAME"
_EXAMPLE = "A rule is one mapping with one key, its kind: file: {path: README.md}"


@dataclass(slots=True)
class Reading:
    """Reads rules from one file and gathers its mistakes. ``place`` gives the place of a node in that file."""

    place: Callable[[Node], Location]
    mistakes: list[Mistake] = field(default_factory=list)
    _told: set[Mistake] = field(default_factory=set)

    def wrong(self, node: Node, message: str, hint: str = "") -> None:
        """Record a mistake at a node; the same mistake is recorded once."""
        mistake = Mistake(self.place(node), message, hint)
        if mistake not in self._told:
            self._told.add(mistake)
            self.mistakes.append(mistake)

    def rule(self, node: Node) -> Tree | None:
        """Return the rule that a mapping of one key is, ``None`` after a mistake."""
        if not isinstance(node, Mapping) or len(node.pairs) != 1:
            self.wrong(node, "this is no rule", _EXAMPLE)
            return None
        ((kind, body),) = node.pairs
        return self.kind(kind, body)

    def kind(self, kind: Node, body: Node) -> Tree | None:
        """Return the rule of a kind with its options, ``None`` after a mistake."""
        name = kind.value if isinstance(kind, Scalar) else ""
        if name in ("all", "any"):
            rules = self._rules(body)
            combined: type[All | AnyOf] = All if name == "all" else AnyOf
            return combined(rules) if rules else None
        if name == "not":
            rule = self.rule(body)
            return Not(rule) if rule else None
        if name not in KINDS:
            hint = f"{_nearest(name, (*KINDS, *COMBINERS), 'kinds')}\n  {_PLUGIN}"
            self.wrong(kind, f"unknown kind of rule `{name[:60]}`", hint)
            return None
        return self._leaf(KINDS[name], kind, body)

    def _rules(self, body: Node) -> tuple[Tree, ...]:
        if not isinstance(body, Sequence) or not body.items:
            self.wrong(body, "all and any take a list of rules", "all: [{file: {path: a.md}}, {file: {path: b.md}}]")
            return ()
        read = [self.rule(item) for item in body.items]
        return tuple(rule for rule in read if rule) if all(read) else ()

    def _leaf(self, class_: type[Any], kind: Node, body: Node) -> Tree | None:
        if not isinstance(body, Mapping):
            needed = next((one.name for one in options_of(class_) if one.required), None)
            shown = f"Write {class_.kind}: {{{needed}: …}}. " if needed else ""
            hint = f"{shown}See: dodcheck rules {class_.kind}"
            self.wrong(body, f"`{class_.kind}` takes its options as a mapping", hint)
            return None
        before = len(self.mistakes)
        values = self._values(class_, options_of(class_), body)
        for missing in (option for option in options_of(class_) if option.required and option.field not in values):
            if not any(key.value == missing.name for key, _ in body.pairs if isinstance(key, Scalar)):
                self.wrong(kind, f"`{class_.kind}` needs the option `{missing.name}`: {missing.help}")
        if len(self.mistakes) > before:
            return None
        try:
            built: Tree = class_(**values)
        except OptionError as problem:
            self.wrong(kind, f"`{class_.kind}`: {problem}")
            return None
        return built

    def _values(self, class_: type[Any], options: tuple[Option, ...], body: Mapping) -> dict[str, object]:
        known = {option.name: option for option in options}
        values: dict[str, object] = {}
        for key, value in body.pairs:
            name = key.value if isinstance(key, Scalar) else ""
            if name not in known:
                self.wrong(key, f"`{class_.kind}` has no option `{name[:60]}`", _nearest(name, known, "options"))
            elif known[name].field in values:
                self.wrong(key, f"`{name}` stands twice in one mapping")
            else:
                self._value(known[name], value, values)
        return values

    def _value(self, option: Option, node: Node, values: dict[str, object]) -> None:
        try:
            values[option.field] = option.type.read(to_value(node))
        except OptionError as problem:
            self.wrong(node, f"`{option.name}`: {problem}")


def _nearest(name: str, known: Iterable[str], plural: str) -> str:
    names = sorted(known)
    near = difflib.get_close_matches(name[:60], names, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"The {plural} are: {', '.join(names)}."
