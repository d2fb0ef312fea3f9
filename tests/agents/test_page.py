from __future__ import annotations

import json
from pathlib import Path

from dodcheck.agents.tools import TOOLS
from support.agents import asked
from tools.console.blocks import Block, blocks_of
from tools.console.samples import build

PAGE = Path(__file__).resolve().parents[2] / "docs" / "agents.md"


def blocks(language: str) -> list[Block]:
    return [one for one in blocks_of(PAGE.name, PAGE.read_text(encoding="utf-8")) if one.language == language]


def test_the_page_says_what_the_server_answers(tmp_path: Path) -> None:
    root = build("tour", tmp_path)
    questions = [("may_i_tick", {"criterion": f"docs/DEFINITION_OF_DONE.md:{line}"}) for line in (8, 9)]
    told = asked(root, questions, "--base", "main")
    assert [one.text for one in told] == ["\n".join([*block.body, ""]) for block in blocks("text")]


def test_the_settings_on_the_page_start_the_server_with_options_that_it_has() -> None:
    (block,) = blocks("json")
    told = json.loads("\n".join(block.body))
    assert told == {"mcpServers": {"dodcheck": {"command": "dodcheck", "args": ["mcp", "--base", "main"]}}}


def test_the_page_names_every_tool_and_no_other() -> None:
    rows = [line.split("`")[1] for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    assert rows[: len(TOOLS)] == [tool.name for tool in TOOLS]
