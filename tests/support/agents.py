"""A real client that asks `dodcheck mcp` over standard input and output."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import anyio
from mcp import Client, StdioServerParameters

from support.cases import MAIN, environment


class Told(NamedTuple):
    """What a call was answered: the text, the plain values, and whether it is an error."""

    text: str
    data: dict[str, Any]
    is_error: bool


class Agent:
    """A client that is connected to a server of its own while a test asks."""

    def __init__(self, client: Client) -> None:
        self.client = client

    async def ask(self, tool: str, **arguments: object) -> Told:
        """Call a tool."""
        done = await self.client.call_tool(tool, arguments)
        (content,) = done.content
        return Told(getattr(content, "text", ""), done.structured_content or {}, done.is_error)


def server(repo: Path, *options: str) -> StdioServerParameters:
    """Return how the server for a repository is started, in it, as agents start it."""
    command = ["-c", MAIN, "mcp", "--repo", str(repo), *options]
    env = environment(PYTHONDONTWRITEBYTECODE="1")
    return StdioServerParameters(command=sys.executable, args=command, env=env, cwd=repo)


def asked(repo: Path, questions: Sequence[tuple[str, Mapping[str, object]]], *options: str) -> list[Told]:
    """Return the answers to some calls, made one after the other over one connection."""

    async def ask() -> list[Told]:
        async with Client(server(repo, *options)) as client:
            agent = Agent(client)
            return [await agent.ask(tool, **arguments) for tool, arguments in questions]

    return anyio.run(ask)
