"""What the CI of the measured tree speaks of, and how its parts are laid out as YAML."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Mapping, Sequence

TOPICS = ("tensor", "graph", "kernel", "stream", "layout", "export", "quant", "dist", "inductor", "onnx", "mobile")
PLATFORMS = ("linux-jammy", "linux-noble", "linux-aarch64", "macos-arm64", "windows-x64")
TOOLKITS = ("cpu", "cuda12_6", "cuda12_8", "rocm6_4", "xpu")
PYTHONS = ("3.10", "3.11", "3.12", "3.13")

PINNED: Mapping[str, str] = {
    "actions/checkout": "11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2",
    "actions/setup-python": "a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0",
    "actions/upload-artifact": "ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2",
    "actions/download-artifact": "d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0",
    "aws-actions/configure-aws-credentials": "ececac1a45f3b08a01d2dd070d28d111c5fe6722 # v4.1.0",
}
"""Actions at a full commit id, with the version in a comment."""

LOOSE: Mapping[str, str] = {
    "actions/checkout": "v4",
    "actions/cache": "v4.2",
    "actions/setup-python": "v5",
    "actions/upload-artifact": "v4",
    "nick-fields/retry": "v3.0.0",
    "example/test-infra/.github/actions/setup-ssh": "release/2.8",
    "example/test-infra/.github/actions/upload-logs": "nightly",
}
"""Actions at a tag or at a branch."""


def action(rng: random.Random, name: str | None = None) -> str:
    """Return what a ``uses:`` says: two of three are pinned."""
    pinned = rng.random() < 0.66  # noqa: PLR2004 - a share
    known = PINNED if pinned else LOOSE
    chosen = name if name is not None and name in known else rng.choice(sorted(known))
    return f"{chosen}@{known[chosen]}"


def indented(text: str, by: int) -> str:
    """Return a text each line of which that says something begins so many columns later."""
    return textwrap.indent(text, " " * by)


def listed(values: Sequence[str]) -> str:
    """Return a flow sequence of quoted texts."""
    return "[" + ", ".join(f"'{value}'" for value in values) + "]"


def script(text: str, by: int) -> str:
    """Return ``run: |`` with a script below it; its own column is the one given."""
    return f"{' ' * by}run: |\n{indented(text, by + 2)}"
