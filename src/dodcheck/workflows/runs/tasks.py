"""The tasks that hatch, pdm, poe, just, task, composer and their likes start, as files of a repository define them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.trees import tree_of
from dodcheck.formats.yaml import Mapping as Table
from dodcheck.formats.yaml import Node, Scalar
from dodcheck.formats.yaml import Sequence as Items
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.workflows.runs.justfile import recipe_of
from dodcheck.workflows.shell.run_command import Mask

MAX_BYTES = 256 * 1024
"""A larger file is not followed."""
MAX_LINES = 500
"""So many lines of one task are followed."""
MAX_TASKS = 100
"""So many tasks are followed of those that one leads to."""

_COMMANDS = frozenset({"cmd", "cmds", "shell", "run", "command", "composite", "sequence", "chain"})
_LETTING = ("ignore_error", "ignore_fail")
_PASSED_OVER = ("status", "if", "condition")
"""What may say that a task has nothing to do: it is passed over then, and ends well."""
_BEFORE = ("deps", "depends", "depends-on", "depends_on")


class Tables(NamedTuple):
    """Where a program looks for its tasks: files, and in each the keys of the tables that may hold them.

    `*` stands for any key, `{}` for the environment that a task is asked of.
    """

    files: tuple[str, ...]
    keys: tuple[str, ...]


_PYPROJECT = ("pyproject.toml",)
_BY_PROGRAM: Mapping[str, tuple[Tables, ...]] = {
    "hatch": (Tables(_PYPROJECT, ("tool hatch envs {} scripts",)), Tables(("hatch.toml",), ("envs {} scripts",))),
    "pdm": (Tables(_PYPROJECT, ("tool pdm scripts",)),),
    "rye": (Tables(_PYPROJECT, ("tool rye scripts",)),),
    "poe": (Tables(_PYPROJECT, ("tool poe tasks",)), Tables(("poe_tasks.toml",), ("tool poe tasks", "tasks"))),
    "pixi": (
        Tables(("pixi.toml",), ("tasks", "feature * tasks")),
        Tables(_PYPROJECT, ("tool pixi tasks", "tool pixi feature * tasks")),
    ),
    "mise": (Tables(("mise.toml", ".mise.toml"), ("tasks",)),),
    "task": (
        Tables(("Taskfile.yml", "Taskfile.yaml", "taskfile.yml"), ("tasks",)),
        Tables(_PYPROJECT, ("tool taskipy tasks",)),
    ),
    "composer": (Tables(("composer.json",), ("scripts",)),),
}
_RUN = frozenset({"run", "run-script"})
_ASKED_BY_RUN = frozenset({"hatch", "pdm", "rye", "pixi", "mise"})
_OWN_OF_PDM = frozenset(
    [
        *("add", "build", "cache", "completion", "config", "export", "fix", "import", "info", "init", "install"),
        *("list", "lock", "new", "outdated", "plugin", "publish", "py", "python", "remove"),
        *("run", "search", "self", "show", "sync", "update", "use", "venv"),
    ]
)
"""Commands of pdm itself, before which no script of the same name comes where `run` is left out."""
_FIRST: Mapping[str, str] = {"just": "", "task": "default"}
"""The task of programs that are asked for none; the first of the file where it has no name here."""
PROGRAMS = frozenset({*_BY_PROGRAM, "just"})
"""The programs whose tasks are known."""


class Task(NamedTuple):
    """A line of a task, its file, its line there, from 1, and whether its failure is let pass.

    ``perhaps``: it stands where it may be left out.
    """

    text: str
    path: str
    line: int
    ignored: bool = False
    perhaps: bool = False

    @property
    def masks(self) -> frozenset[Mask]:
        """What that means for the commands in it."""
        told = ((Mask.IGNORED, self.ignored), (Mask.BRANCH, self.perhaps))
        return frozenset(mask for mask, holds in told if holds)


def tasks_run(words: Sequence[str], folder: str, snapshot: Snapshot) -> Iterator[Task]:
    """Yield the lines that a call of a program runs, whose words begin with its name; nothing where none is known."""
    program, name, environment = _asked(words)
    if not name and program != "just":
        return
    if program == "just":
        for file in ("justfile", "Justfile", ".justfile"):
            text = _text(file, folder, snapshot)
            if text is not None:
                path, content = text
                yield from (Task(*one) for one in recipe_of(content, name, path))
        return
    for tables in _BY_PROGRAM.get(program, ()):
        for file in tables.files:
            path = normalise(file, folder) or file
            known = [table for keys in tables.keys for table in _tables(file_root(path, snapshot), keys, environment)]
            own = next((table for table in known if name in table), None)
            if own is not None:
                yield from _Reader(path, own, set()).task(name)
                return


def _asked(words: Sequence[str]) -> tuple[str, str, str]:
    """Return the program, the task it is asked for, and of which environment."""
    program, rest = words[0], [word for word in words[1:] if not word.startswith("-")]
    short = program == "pdm" and _OWN_OF_PDM.isdisjoint(rest[:1])
    if program in _ASKED_BY_RUN and rest[:1] != ["run"] and not short:
        return program, "", ""
    rest = rest[1:] if rest[:1] and rest[0] in _RUN else rest
    if program in _FIRST and not rest:
        return program, _FIRST[program], "default"
    environment, colon, name = rest[0].partition(":") if rest and program == "hatch" else ("", "", "")
    return program, (name if colon else rest[0] if rest else ""), (environment if colon else "default")


def file_root(path: str, snapshot: Snapshot) -> Node | None:
    """Return what a file of a known format holds, ``None`` where it can't be read."""
    data = bytes_of(snapshot, path)
    if data is None or len(data) > MAX_BYTES:
        return None
    try:
        return tree_of(path, data)
    except FormatProblem:
        return None


def _text(name: str, folder: str, snapshot: Snapshot) -> tuple[str, str] | None:
    path = normalise(name, folder) or name
    data = bytes_of(snapshot, path)
    return (path, data.decode(errors="replace")) if data is not None and len(data) <= MAX_BYTES else None


def _tables(root: Node | None, keys: str, environment: str) -> list[dict[str, Node]]:
    found = [root]
    for key in keys.replace("{}", environment).split():
        inner = (table_values(one) for one in found if one is not None)
        found = [value for each in inner for name, value in each.items() if key in ("*", name)]
    return [table_values(one) for one in found if isinstance(one, Table)]


def table_values(node: Node | None) -> dict[str, Node]:
    """Return the values of a table by their names; nothing of what is no table."""
    told = node.pairs if isinstance(node, Table) else ()
    return {key.value: value for key, value in told if isinstance(key, Scalar)}


class _Reader(NamedTuple):
    """Reads the tasks of one table, each once: ``seen`` are those that were read."""

    path: str
    table: Mapping[str, Node]
    seen: set[str]

    def task(self, name: str) -> Iterator[Task]:
        """Yield the lines of a task, those of what it needs first."""
        if name in self.table and name not in self.seen and len(self.seen) < MAX_TASKS:
            self.seen.add(name)
            yield from self._of(self.table[name], ignored=False)

    def _of(self, value: Node, *, ignored: bool) -> Iterator[Task]:
        match value:
            case Scalar():
                yield from self._line(value, ignored=ignored)
            case Items(items=items):
                for one in items[:MAX_LINES]:
                    yield from self._of(one, ignored=ignored)
            case Table():
                yield from self._of_table(table_values(value), ignored=ignored)

    def _of_table(self, told: Mapping[str, Node], *, ignored: bool) -> Iterator[Task]:
        let = (told[name] for name in _LETTING if name in told)
        ignored = ignored or any(isinstance(one, Scalar) and one.value in ("true", "return_zero") for one in let)
        for name in (*_BEFORE, "task"):
            needed = told.get(name)
            for one in needed.items if isinstance(needed, Items) else [needed]:
                if isinstance(one, Scalar):
                    yield from self.task(one.value)
        perhaps = any(name in told for name in _PASSED_OVER)
        yield from (one._replace(perhaps=True) if perhaps else one for one in self._commands(told, ignored=ignored))

    def _commands(self, told: Mapping[str, Node], *, ignored: bool) -> Iterator[Task]:
        for name, value in told.items():
            if name == "cmd" and isinstance(value, Items):
                words = [one.value for one in value.items if isinstance(one, Scalar)]
                yield Task(shlex.join(words), self.path, value.line, ignored)
            elif name in _COMMANDS:
                yield from self._of(value, ignored=ignored)

    def _line(self, one: Scalar, *, ignored: bool) -> Iterator[Task]:
        text = one.value.strip()
        ignored = ignored or text.startswith("- ")
        text = text.removeprefix("- ")
        name = text.removeprefix("@")
        if name.partition(" ")[0] in self.table and (text.startswith("@") or name in self.table):
            for inner in self.task(name.partition(" ")[0]):
                yield inner._replace(ignored=inner.ignored or ignored)
        elif text:
            yield Task(text.removeprefix("@php ").removeprefix("@"), self.path, one.line, ignored)
