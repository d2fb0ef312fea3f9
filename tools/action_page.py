"""The tables of inputs and outputs of the action, from ``action.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ACTION = Path(__file__).resolve().parent.parent / "action.yml"


def tables() -> str:
    """Return both tables as Markdown."""
    told: dict[str, Any] = yaml.load(ACTION.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
    inputs = [f"| `{name}` | {one['description']} | {_default(one)} |" for name, one in told["inputs"].items()]
    outputs = [f"| `{name}` | {one['description']} |" for name, one in told["outputs"].items()]
    return "\n".join(
        [
            "| input | what it says | unless given |",
            "|---|---|---|",
            *inputs,
            "",
            "| output | what it holds |",
            "|---|---|",
            *outputs,
        ]
    )


def _default(one: dict[str, str]) -> str:
    return f"`{one['default']}`" if one["default"] else ""
