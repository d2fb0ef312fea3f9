"""What `dodcheck mcp` does."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dodcheck.agents.repository import RepositoryView
from dodcheck.agents.server import check_extra, serve
from dodcheck.commands.exit_codes import PASSED
from dodcheck.commands.options import Options
from dodcheck.commands.request import read_request
from dodcheck.snapshot.commit import find_commit
from dodcheck.snapshot.git import Git


def serve_agents(options: Options, base: str | None) -> int:
    """Serve until the client is done. Raises ``UserError`` where the extra `mcp` is missing, or an option is wrong."""
    check_extra()
    root = read_request(options).root
    if base is not None:
        find_commit(Git(root), base, "--base")
    serve(partial(_repository_view, replace(options, repo=root), base))
    return PASSED


def _repository_view(options: Options, base: str | None) -> RepositoryView:
    """Return the repository as it is now."""
    from dodcheck.commands.comparing import judge_any_against  # noqa: PLC0415 - lazy: the start waits for git alone

    request = read_request(options)
    if base is None:
        return RepositoryView(request.root, request.snapshot, request.caller)
    against = partial(judge_any_against, base, request)
    return RepositoryView(request.root, request.snapshot, request.caller, (base, against))
