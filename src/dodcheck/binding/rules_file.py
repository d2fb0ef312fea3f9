"""Reads dodcheck.yml; every mistake is kept with its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.binding.entries import Entry, RulesFile
from dodcheck.binding.grammar import Reading
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.errors import Mistake, UserError
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, duplicate_keys, load_nodes
from dodcheck.formats.yaml_nodes import items_of, known_values
from dodcheck.model.criterion import Holds
from dodcheck.model.location import Location
from dodcheck.program.discover import NamedDocuments
from dodcheck.snapshot.paths import normalise

_TOP = ("version", "documents", "rules")
_DOCUMENTS = ("checklist", "ledger", "milestones", "tool_log", "also")
_ALSO = "For example: [specs/*/tasks.md, PROGRESS.md]"
_EXAMPLE = "For example: phase-1/a-md-created: {file: {path: a.md}}"


class PartlyRead(NamedTuple):
    """What is understood of a rules file, and every mistake in the rest of it."""

    file: RulesFile = RulesFile()
    mistakes: tuple[Mistake, ...] = ()


def read_rules_file(path: str, data: bytes) -> RulesFile:
    """Return what a rules file says. Raises ``UserError`` with every mistake in it."""
    read = read_partly(path, data)
    if read.mistakes:
        raise UserError(*read.mistakes)
    return read.file


def read_partly(path: str, data: bytes) -> PartlyRead:
    """Return what is understood of a rules file. Raises ``UserError`` where it is no YAML, or empty."""
    reading = Reading(lambda node: Location(path, node.line, node.column))
    root = _root(path, data)
    if root is None:
        reading.mistakes.append(Mistake(Location(path), "the file is empty", "It begins with: version: 1"))
        raise UserError(*reading.mistakes)
    for key in duplicate_keys(root):
        reading.wrong(key, f"`{key.value}` stands twice in one mapping")
    file = _file(path, root, reading)
    return PartlyRead(file, tuple(reading.mistakes))


def _root(path: str, data: bytes) -> Node | None:
    try:
        return load_nodes("\n".join(decode(data).raw))
    except UndecodableError as problem:
        raise UserError(Mistake(Location(path), str(problem))) from problem
    except FormatProblem as problem:
        raise UserError(Mistake(Location(path, problem.line, problem.column), f"no YAML: {problem}")) from problem


def _file(path: str, root: Node, reading: Reading) -> RulesFile:
    top = known_values(root, _TOP, "the rules file", reading.wrong)
    version = top.get("version")
    if not (isinstance(version, Scalar) and version.value == "1"):
        reading.wrong(version or root, "the rules file says no version that this dodcheck knows", "Write: version: 1")
    documents = _documents(top["documents"], reading) if "documents" in top else NamedDocuments()
    entries = _entries(top["rules"], reading) if "rules" in top else ()
    return RulesFile(path, documents, entries)


def _documents(node: Node, reading: Reading) -> NamedDocuments:
    named: dict[str, str] = {}
    values = known_values(node, _DOCUMENTS, "documents", reading.wrong)
    also = _also(values.pop("also", None), reading)
    for name, value in values.items():
        path = normalise(value.value) if isinstance(value, Scalar) else None
        if path is None:
            shown = value.value if isinstance(value, Scalar) else ""
            reading.wrong(value, f"`{name}` takes a path inside the repository, not `{shown[:80]}`")
        elif name == "milestones" and "{id}" not in path:
            reading.wrong(value, "`milestones` takes a path with {id} in it", "milestones/{id}/{id}_plan.md")
        else:
            named[name] = path
    return NamedDocuments(**named, location=reading.place(node), also=also)


def _also(node: Node | None, reading: Reading) -> tuple[str, ...]:
    """Return the globs of further documents."""
    if node is None:
        return ()
    written = items_of(node)
    found = [(item, normalise(item.value) if isinstance(item, Scalar) else None) for item in written]
    for item, path in found:
        if path is None:
            reading.wrong(item, "`also` takes globs of Markdown files inside the repository", _ALSO)
    if not written:
        reading.wrong(node, "`also` takes a list of globs of Markdown files", _ALSO)
    return tuple(dict.fromkeys(path for _, path in found if path))


def _entries(node: Node, reading: Reading) -> tuple[Entry, ...]:
    if isinstance(node, Scalar) and node.plain and node.value in ("", "~", "null"):
        return ()
    if not isinstance(node, Mapping):
        reading.wrong(node, "`rules` takes a mapping from criterion ids to rules", _EXAMPLE)
        return ()
    read = [_entry(key, body, reading) for key, body in node.pairs]
    return tuple(entry for entry in read if entry)


def _entry(key: Node, body: Node, reading: Reading) -> Entry | None:
    if not isinstance(key, Scalar):
        reading.wrong(key, "a criterion id stands before its rule", _EXAMPLE)
        return None
    if not isinstance(body, Mapping):
        reading.wrong(key, f"`{key.value}` takes a rule: one kind with its options", _EXAMPLE)
        return None
    fields = {name.value: value for name, value in body.pairs if isinstance(name, Scalar)}
    says = _says(fields.get("says"), reading)
    nth = _number(fields.get("nth"), reading)
    holds = _tense(fields.get("holds"), reading)
    kinds = [(name, value) for name, value in body.pairs if not _aside(name)]
    if len(kinds) != 1:
        reading.wrong(key, *_not_one(key, kinds))
        return None
    tree = reading.kind(*kinds[0])
    return Entry(key.value, says, nth, tree, reading.place(key), holds) if tree else None


def _not_one(key: Scalar, kinds: Sequence[tuple[Node, Node]]) -> tuple[str, str]:
    """Return what is wrong with an entry that has no rule or several, and what to do."""
    if not kinds:
        return (
            f"`{key.value}` has no rule",
            "Give it one kind, such as file: {path: README.md}. To see all: dodcheck rules",
        )
    return f"`{key.value}` has {len(kinds)} kinds of rule; it takes one", "Combine rules with all or any."


def _aside(name: Node) -> bool:
    return isinstance(name, Scalar) and name.value in ("says", "nth", "holds")


def _says(node: Node | None, reading: Reading) -> str | None:
    if node is not None and not (isinstance(node, Scalar) and node.value.strip()):
        reading.wrong(node, "`says` takes the words of the statement")
    return node.value if isinstance(node, Scalar) else None


def _tense(node: Node | None, reading: Reading) -> Holds | None:
    if node is None:
        return None
    tenses = {tense.value: tense for tense in Holds}
    if isinstance(node, Scalar) and node.value in tenses:
        return tenses[node.value]
    reading.wrong(node, "`holds` takes always, or then: at the commit that closed the milestone")
    return None


def _number(node: Node | None, reading: Reading) -> int | None:
    if node is None:
        return None
    if isinstance(node, Scalar) and node.value.isascii() and node.value.isdigit() and int(node.value[:6]) > 0:
        return int(node.value[:6])
    reading.wrong(node, "`nth` takes a number from 1: which of the statements with this id")
    return None
