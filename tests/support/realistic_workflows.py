"""The workflows and actions that stand in the cases of other tests, and those of the measured tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from bench.ci_tree.files import ci_files

_CASES = Path(__file__).parent.parent / "workflows" / "cases"
_WORKFLOW = re.compile(r"(?:.*/)?\.github/workflows/[^/]+\.ya?ml")
_ACTION = re.compile(r"(?:.*/)?action\.ya?ml")


class Found(NamedTuple):
    """A file: where the case stands that it is of, its text, and whether it is an action."""

    where: str
    text: str
    action: bool


@cache
def realistic() -> tuple[Found, ...]:
    """Return every file that YAML can read."""
    found = [one for path in sorted(_CASES.rglob("*.yml")) for one in _in_case(path)]
    found += [
        Found(path, text, _ACTION.fullmatch(path) is not None) for path, text in ci_files(142, 1) if "yml" in path
    ]
    return tuple(one for one in found if isinstance(as_data(one.text), dict))


def _in_case(path: Path) -> Iterator[Found]:
    for document in yaml.load_all(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader):
        for key, value in _texts(document):
            if key == "workflow" or _WORKFLOW.fullmatch(key) or _ACTION.fullmatch(key):
                yield Found(f"{path.relative_to(_CASES)}: {key}", value, _ACTION.fullmatch(key) is not None)


def _texts(node: object) -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if isinstance(value, str):
                yield str(key), value
            else:
                yield from _texts(value)
    elif isinstance(node, list):
        for one in node:
            yield from _texts(one)


class _Core(yaml.CSafeLoader):
    """YAML as GitHub reads it: `on`, `yes` and `3:30` are texts."""


_Core.yaml_implicit_resolvers = {}
for _tag, _form, _first in [
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+0123456789."),
]:
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_form})$"), list(_first))
_Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
_Core.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def as_data(text: str) -> object:
    """Return what a text means as YAML, ``None`` where it is none."""
    try:
        return yaml.load(text, Loader=_Core)  # noqa: S506 - derived from the safe loader
    except yaml.YAMLError:
        return None
