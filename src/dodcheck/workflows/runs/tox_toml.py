"""The commands of the environments of `tox` as a TOML file defines them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.formats.yaml import Node, Scalar
from dodcheck.formats.yaml import Sequence as Items
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.runs.tasks import Task, file_root, table_values
from dodcheck.workflows.runs.tox_factors import may_be_skipped

_PLACES = (("tox.toml", ()), ("pyproject.toml", ("tool", "tox")))
_COMMANDS = ("commands_pre", "commands", "commands_post")


class ToxTable(NamedTuple):
    """The table of tox in a file, or the text of a `tox.ini` that stands in it: one of both is empty."""

    path: str
    table: dict[str, Node]
    legacy: Scalar | None = None


def tox_table(folder: str, snapshot: Snapshot) -> ToxTable | None:
    """Return what the first file with a table of tox says, ``None`` where there is none."""
    for name, keys in _PLACES:
        path = normalise(name, folder) or name
        root = file_root(path, snapshot)
        table = table_values(root) if root is not None else {}
        for key in keys:
            table = table_values(table[key]) if key in table else {}
        legacy = table.get("legacy_tox_ini")
        if table:
            return ToxTable(path, table, legacy if isinstance(legacy, Scalar) else None)
    return None


def toml_environments(table: ToxTable) -> list[str]:
    """Return the environments that run unless one is asked for."""
    listed = table.table.get("env_list")
    return [item.value for item in listed.items if isinstance(item, Scalar)] if isinstance(listed, Items) else ["py"]


def toml_commands(table: ToxTable, environments: Sequence[str]) -> Iterator[Task]:
    """Yield the commands of some environments, each once."""
    base, seen = table_values(table.table.get("env_run_base")), set[tuple[str, int]]()
    for name in environments:
        own = {**base, **table_values(table_values(table.table.get("env")).get(name))}
        for key in _COMMANDS:
            commands = own.get(key)
            for item in commands.items if isinstance(commands, Items) else ():
                task = _task(item, own, table.path)
                if task is not None and (task.text, task.line) not in seen:
                    seen.add((task.text, task.line))
                    yield task


def _task(command: Node, own: dict[str, Node], path: str) -> Task | None:
    words = [item.value for item in command.items if isinstance(item, Scalar)] if isinstance(command, Items) else []
    outcome = own.get("ignore_outcome")
    let = isinstance(outcome, Scalar) and outcome.value == "true"
    platform = own.get("platform")
    skipped = may_be_skipped([platform.value], "") if isinstance(platform, Scalar) else False
    bare = [word for word in words if word not in ("-", "!")]
    return Task(shlex.join(bare), path, command.line, let or words[:1] in (["-"], ["!"]), skipped) if bare else None
