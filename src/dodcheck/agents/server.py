"""The server: the questions of ``tools`` over the Model Context Protocol, on standard input and output."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from dodcheck import __version__
from dodcheck.agents.answer import quotation
from dodcheck.agents.repository import RepositoryView
from dodcheck.agents.tools import INSTRUCTIONS, TOOLS, Tool
from dodcheck.errors import UserError, user_error
from dodcheck.reports.visible import verbatim

if TYPE_CHECKING:
    import mcp_types
    from mcp.server import Server

Look = Callable[[], RepositoryView]
"""Gives the repository as it is now."""


def check_extra() -> None:
    """Raise ``UserError`` where what the server needs is not installed."""
    try:
        import mcp  # noqa: F401, PLC0415 - lazy: the optional extra `mcp`
    except ModuleNotFoundError as problem:
        said = f"dodcheck mcp needs the optional extra `mcp`, and {problem.name} is not installed"
        raise user_error(said, "pip install 'dodcheck[mcp]'") from None


def serve(look: Look) -> None:
    """Answer until the client closes standard input. Each call looks at the repository anew."""
    import anyio  # noqa: PLC0415 - lazy: no other command serves

    anyio.run(_serve, look)


async def _serve(look: Look) -> None:
    from mcp.server.stdio import stdio_server  # noqa: PLC0415 - lazy: the optional extra `mcp`

    server = server_of(look)
    async with stdio_server() as (read, write):
        await server.run(read, write, server.create_initialization_options())


def server_of(look: Look) -> Server[Any]:
    """Return the server, to be run over any pair of streams."""
    import mcp_types as types  # noqa: PLC0415 - lazy: the optional extra `mcp`
    from mcp.server import Server  # noqa: PLC0415 - lazy: the same

    list_tools_result = types.ListToolsResult(tools=[_tool_description(tool) for tool in TOOLS])

    async def listed(_context: object, _params: object) -> types.ListToolsResult:
        return list_tools_result

    async def called(_context: object, params: types.CallToolRequestParams) -> types.CallToolResult:
        # On this very thread: answers come one after the other, and a judgement never runs beside another.
        return call_result(look, params.name, params.arguments or {})

    return Server("dodcheck", version=__version__, instructions=INSTRUCTIONS, on_list_tools=listed, on_call_tool=called)


def call_result(look: Look, name: str, arguments: Mapping[str, Any]) -> mcp_types.CallToolResult:
    """Return the answer to a call; what is wrong with it is an answer as well, and marked as an error."""
    tool = next((one for one in TOOLS if one.name == name), None)
    if tool is None:
        return _error_result(
            f"there is no tool `{name[:80]}`\n  The tools are: {', '.join(one.name for one in TOOLS)}."
        )
    if unknown := sorted(arguments.keys() - tool.takes["properties"].keys()):
        return _error_result(_argument_problem(tool, unknown[0][:80]))
    try:
        return _result(tool, look, arguments)
    except UserError as problem:
        lines = "\n".join(str(mistake) for mistake in problem.mistakes).split("\n")
        return _error_result(f"dodcheck can't answer that:\n\n{quotation(lines)}")
    except Exception as problem:  # noqa: BLE001 - a defect answers the call; the lines about it are for who runs it
        traceback.print_exc(file=sys.stderr)
        return _error_result(
            f"dodcheck {__version__} has a defect, and nothing was decided: {type(problem).__name__}\n"
            "  What to report stands on the standard error of the server."
        )


def _argument_problem(tool: Tool, name: str) -> str:
    known = [f"`{one}`" for one in tool.takes["properties"]]
    return f"`{tool.name}` has no argument `{name}`\n  It takes {', '.join(known) if known else 'none at all'}."


def _result(tool: Tool, look: Look, arguments: Mapping[str, Any]) -> mcp_types.CallToolResult:
    import mcp_types as types  # noqa: PLC0415 - lazy: the optional extra `mcp`

    answer = tool.ask(look(), arguments)
    return types.CallToolResult(
        content=[types.TextContent(type="text", text=answer.text)], structured_content=dict(answer.data)
    )


def _error_result(said: str) -> mcp_types.CallToolResult:
    import mcp_types as types  # noqa: PLC0415 - lazy: the optional extra `mcp`

    safe = "\n".join(verbatim(line) for line in said.split("\n"))
    return types.CallToolResult(content=[types.TextContent(type="text", text=safe)], is_error=True)


def _tool_description(tool: Tool) -> mcp_types.Tool:
    import mcp_types as types  # noqa: PLC0415 - lazy: the optional extra `mcp`

    harmless = types.ToolAnnotations(
        title=tool.title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return types.Tool(
        name=tool.name,
        title=tool.title,
        description=tool.about,
        input_schema=dict(tool.takes),
        annotations=harmless,
    )
