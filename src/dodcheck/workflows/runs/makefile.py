"""A Makefile as far as it tells what a target runs: variables, rules, recipes. Functions count as empty."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_ASSIGNED = re.compile(r"(?:export\s+|override\s+)*([A-Za-z_.][\w.-]*)\s*(\+|\?|::?:?|!)?=\s*([^\n]*)")
_USED = re.compile(r"\$(?:\(([^()$]*)\)|\{([^{}$]*)\}|([A-Za-z@<^*?+|%]))")
_SIGNS = re.compile(r"[\s@+-]*")
_NAME = re.compile(r"\w+|\W")
_OWN = {"MAKE": "make", "RM": "rm -f", "AR": "ar", "AS": "as", "LD": "ld", "CC": "cc", "CXX": "g++", "CPP": "cc -E"}
"""Variables that make itself sets."""
_MOST = 20_000
_SPENT = 4_000_000
_ROUNDS = 8

_DEFINE = re.compile(r"\s*(?:(?:override|export)\s+)*define\s")
DOING_NOTHING = frozenset({"true", "false", "echo", "cat", ":"})
"""Programs that run nothing of the words behind them."""
_CONDITIONS = {**dict.fromkeys(("ifdef", "ifndef", "ifeq", "ifneq", "ifeq(", "ifneq("), 1), "else": 0, "endif": -1}


class Line(NamedTuple):
    """A line of a recipe, its continuations with it; ``number`` counts from 1.

    ``perhaps`` says that it stands in a branch of the Makefile that may not be taken.
    """

    text: str
    number: int
    perhaps: bool = False


@dataclass(slots=True)
class Rule:
    """What a target needs and runs.

    ``perhaps`` are what it needs in a branch of the Makefile that may not be taken. ``again`` says that it is begun
    anew: a new recipe takes the place of the old one.
    """

    needs: list[str] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    again: bool = False


class Made(NamedTuple):
    """A target that is made, by a rule; ``perhaps``: only if a branch of the Makefile is taken."""

    target: str
    rule: Rule
    perhaps: bool


@dataclass(slots=True)
class Makefile:
    """Variables by name, rules by target, the target that is made where none is named; ``lines`` are those of recipes.

    ``optional`` are variables that only have their value where the environment gives them none (`?=`). ``stopped``
    stand for a program which does nothing, in a branch or for a target. ``known`` are texts that were expanded;
    ``spent`` counts what that has cost, which is bounded.
    """

    variables: dict[str, str] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    first: str | None = None
    lines: list[Line] = field(default_factory=list)
    optional: set[str] = field(default_factory=set)
    stopped: set[str] = field(default_factory=set)
    spent: int = 0
    known: dict[str, str] = field(default_factory=dict)

    def expanded(self, text: str) -> str:
        """Return a text with its variables filled in; what is no variable of the file is empty."""
        if text not in self.known:
            self.known[text] = self._filled(text)
        return self.known[text]

    def _filled(self, text: str) -> str:
        for _ in range(_ROUNDS):
            filled = _USED.sub(lambda match: self._value(match[1] or match[2] or match[3] or ""), text)
            self.spent += len(filled)
            if filled == text or len(filled) > _MOST or self.spent > _SPENT:
                break
            text = filled
        return text[:_MOST]

    def _value(self, name: str) -> str:
        return self.variables.get(name, _OWN.get(name, ""))

    def recipe(self, line: Line) -> str:
        """Return a line of a recipe as the shell gets it, with the signs that make itself heeds before it.

        A variable in the place of a program stays where its options follow and it is not known: without it the dash of
        the first option would be such a sign.
        """
        filled = "$".join(self.expanded(part) for part in line.text.split("$$"))
        signs = signs_of(line.text)
        if "-" not in signs_of(filled)[len(signs) :]:
            return filled
        unknown = self._first_unknown(line.text[len(signs) :])
        return filled if unknown is None else f"{signs}${unknown} {filled[len(signs) :].lstrip()}"

    def _first_unknown(self, text: str) -> str | None:
        """Return the variable that a text begins with, directly or by others, and that the file gives no value."""
        for _ in range(_ROUNDS):
            first = _USED.match(text)
            if first is None:
                break
            name = first[1] or first[2] or first[3] or ""
            value = self.variables.get(name, _OWN.get(name))
            if value is None:
                return name if _NAME.fullmatch(name) else "PROGRAM"
            text = f"{value}{text[first.end() :]}"[:_MOST].lstrip()
        return None

    def is_stopped(self, line: Line) -> bool:
        """Return whether a line of a recipe may come to a program that does nothing, by one of its variables."""
        return bool(self.stopped) and not self.stopped.isdisjoint(self.used(line.text))

    def used(self, text: str) -> frozenset[str]:
        """Return the variables that a text names, and those that their values name."""
        names = _named(text)
        return names.union(*(_named(self.variables.get(name, "")) for name in names))

    def line_at(self, number: int) -> Line | None:
        """Return the line of a recipe that begins at or before a number."""
        at = bisect_right(self.lines, number, key=_number)
        return self.lines[at - 1] if at else None

    def made(self, target: str, without: Collection[str] = ()) -> Iterator[Made]:
        """Yield what making a target goes through, each once and after what it needs, but for what is left alone."""
        certain = self._certain(target)
        todo, seen = [(target, False)], set(without)
        while todo:
            name, ready = todo.pop()
            rule = self.rules.get(name)
            if rule is not None and ready:
                yield Made(name, rule, perhaps=name not in certain)
            elif rule is not None and name not in seen:
                seen.add(name)
                todo += [(name, True), *((need, False) for need in reversed((*rule.needs, *rule.perhaps)))]

    def _certain(self, target: str) -> set[str]:
        """Return the targets that making one goes through whichever branches are taken."""
        todo, seen = [target], set[str]()
        while todo:
            name = todo.pop()
            if name not in seen and name in self.rules:
                seen.add(name)
                todo += self.rules[name].needs
        return seen


def signs_of(text: str) -> str:
    """Return what stands before a command of a recipe: blanks, and the signs that make itself heeds."""
    match = _SIGNS.match(text)
    return match[0] if match else ""


def _number(line: Line) -> int:
    return line.number


def _named(text: str) -> frozenset[str]:
    return frozenset(name for match in _USED.finditer(text) for name in match.groups() if name)


def read_makefile(text: str) -> Makefile:
    """Return what a Makefile says; both branches of its conditions are read, and no text that `define` names."""
    made = Makefile()
    rules: list[Rule] = []
    depth = within = 0
    for line in _lines(text):
        first = line.text.split(maxsplit=1)[:1]
        if within or _DEFINE.match(line.text):
            within += (_DEFINE.match(line.text) is not None) - (first == ["endef"])
        elif first and first[0] in _CONDITIONS:
            depth += _CONDITIONS[first[0]]
        elif line.text.startswith("\t"):
            for rule in rules:
                if rule.again and not depth:
                    rule.lines.clear()
                rule.again = False
                rule.lines.append(Line(line.text[1:], line.number, perhaps=depth > 0))
            made.lines += [line] if rules else []
        elif assigned := _ASSIGNED.match(line.text):
            _assign(made, assigned, perhaps=depth > 0)
        elif line.text.strip() and not line.text.startswith((" ", "#")):
            rules = _add(made, line, perhaps=depth > 0)
    return made


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines with their continuations."""
    kept: list[str] = []
    first = 1
    for number, line in enumerate(text.splitlines(), 1):
        first = first if kept else number
        kept.append(line)
        if not line.endswith("\\"):
            yield Line("\n".join(kept), first)
            kept = []
    if kept:
        yield Line("\n".join(kept), first)


def _assign(made: Makefile, match: re.Match[str], *, perhaps: bool) -> None:
    name, how, value = match[1], match[2], match[3].partition(" #")[0].strip()
    if how == "+":
        value = f"{made.variables.get(name, '')} {value}".strip()[:_MOST]
    if how != "?" or name not in made.variables:
        (made.optional.add if how == "?" else made.optional.discard)(name)
        made.variables[name] = "" if how == "!" else value
        made.known.clear()
    if perhaps and _does_nothing(value):
        made.stopped.add(name)


def _does_nothing(value: str) -> bool:
    program = value.lstrip("@+- ").split(maxsplit=1)[:1]
    return bool(program) and (program[0] in DOING_NOTHING or program[0].startswith(("#", "\\#")))


def _add(made: Makefile, line: Line, *, perhaps: bool) -> list[Rule]:
    """Add what a line says of its targets, and return their rules; none where it is no rule."""
    head, _, inline = line.text.replace("\\\n", " ").partition("#")[0].partition(";")
    before, colon, after = head.partition(":")
    if assigned := _ASSIGNED.match(after.strip()):
        made.stopped |= {assigned[1]} if _does_nothing(assigned[3]) else set()
    if not colon or "=" in head:
        return []
    targets = made.expanded(before).split()
    rules = [made.rules.setdefault(target, Rule()) for target in targets]
    needs = made.expanded(after.removeprefix(":")).replace("|", " ").split()
    for rule in rules:
        (rule.perhaps if perhaps else rule.needs).extend(needs)
        rule.again = bool(rule.lines) and not after.startswith(":")
        rule.lines += [Line(inline.strip(), line.number, perhaps)] if inline.strip() else []
    made.lines += [line] if inline.strip() else []
    if made.first is None:
        made.first = next((target for target in targets if not target.startswith(".") and "%" not in target), None)
    return rules
