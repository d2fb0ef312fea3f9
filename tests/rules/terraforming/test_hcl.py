from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from dodcheck.formats.problem import FormatProblem
from dodcheck.rules.terraforming.hcl import Block, blocks_of
from support.yaml_files import loaded

_CASES = loaded(Path(__file__).parent / "blocks.yml")


@pytest.mark.parametrize("case", [pytest.param(case, id=case["about"]) for case in _CASES])
def test_what_a_file_says(case: dict[str, Any]) -> None:
    assert told_of(case) == case["told"]


@pytest.mark.parametrize(
    ("deep", "last"), [(100, f"{' ' * 99}a (line 100)"), (101, "it is nested too deep on line 101")]
)
def test_what_is_nested_deep_is_not_followed(deep: int, last: str) -> None:
    assert told_of({"code": "a {\n" * deep + "}\n" * deep})[-1] == last


def told_of(case: dict[str, Any]) -> list[str]:
    """Return the blocks with what they say, or why the file can't be followed."""
    try:
        return [line for block in blocks_of(case["code"]) for line in _shown(block, "")]
    except FormatProblem as problem:
        return [f"{problem} on line {problem.line}"]


def _shown(block: Block, before: str) -> list[str]:
    lines = [f"{before}{' '.join((block.type, *block.labels))} (line {block.line})"]
    for name, said in block.attributes.items():
        shown = f"an object{''.join(_shown(said, ' / '))}" if isinstance(said, Block) else repr(said)
        lines.append(f"{before} {name} = {shown}")
    return [*lines, *(line for inner in block.blocks for line in _shown(inner, f"{before} "))]
