from __future__ import annotations

import base64
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dodcheck.action.event import Event
from dodcheck.action.fetching import authorised, fetch
from dodcheck.errors import UserError
from support.cases import environment
from support.pull_request import TARGET, PullRequest

BASIC = "basic " + base64.b64encode(b"x-access-token:secret-token").decode()


@pytest.fixture
def change(tmp_path: Path) -> PullRequest:
    change = PullRequest(tmp_path, TARGET, {"a.md": "A\n"})
    change.push({"evil.py": "raise SystemExit(9)\n"})
    return change


def fetched(change: PullRequest, workspace: Path, **variables: str) -> None:
    fetch(Event(change.base, change.head, 7), workspace, environment(**variables))


def test_a_change_comes_as_objects_and_nothing_of_it_is_on_disk(change: PullRequest) -> None:
    workspace = change.checked_out()
    hook = workspace / ".git/hooks/reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {workspace}/ran\n", encoding="utf-8")
    hook.chmod(0o755)
    fetched(change, workspace)
    assert sorted(path.name for path in workspace.iterdir()) == [".git", "a.md"]
    assert not (workspace / ".git/refs/pull").exists()


def test_a_head_that_was_pushed_over_is_told(change: PullRequest) -> None:
    old = change.head
    change.author.git("reset", "--quiet", "--hard", "HEAD^")
    change.push({"b.md": "B\n"})
    with pytest.raises(UserError) as problem:
        fetch(Event(change.base, old, 7), change.checked_out(), environment())
    assert str(problem.value) == (
        f"pull request 7 has no commit {old[:12]} any more: it was pushed to again\n"
        "  The run of the newest push decides."
    )


def test_a_checkout_that_is_missing_is_told(change: PullRequest, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError) as problem:
        fetched(change, tmp_path / "empty", GIT_CEILING_DIRECTORIES=str(tmp_path))
    assert str(problem.value) == (
        "pull request 7 can't be fetched: not a git repository (or any of the parent directories): .git\n"
        "  A step before this one has to check the repository out: actions/checkout, with fetch-depth: 0"
    )


class Guarded(SimpleHTTPRequestHandler):
    """Serves files to those who show the token, and show it once."""

    def do_GET(self) -> None:  # the name is that of http.server
        if self.headers.get_all("Authorization") == [BASIC]:
            super().do_GET()
        else:
            self.send_error(401)

    def log_message(self, *_: Any) -> None:  # noqa: ANN401 - what http.server would log
        return


@pytest.fixture
def private(change: PullRequest) -> Iterator[str]:
    change.forge.git("update-server-info")
    root = str(change.forge.root)
    with ThreadingHTTPServer(("127.0.0.1", 0), lambda *args: Guarded(*args, directory=root)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_private_forge_is_shown_the_token_alone(change: PullRequest, private: str) -> None:
    workspace = change.checked_out()
    change.forge.git("-C", str(workspace), "remote", "set-url", "origin", private)
    # What a checkout with persist-credentials leaves behind: a second header would be refused.
    change.forge.git("-C", str(workspace), "config", f"http.{private}/.extraheader", "AUTHORIZATION: basic b2xk")
    with pytest.raises(UserError, match="pull request 7 can't be fetched"):
        fetched(change, workspace)
    fetched(change, workspace, INPUT_TOKEN="secret-token", GITHUB_SERVER_URL=private)  # noqa: S106 - no real one
    assert "secret" not in (workspace / ".git/config").read_text(encoding="utf-8")


def test_settings_that_the_environment_holds_already_are_kept() -> None:
    told = {"INPUT_TOKEN": "t", "GITHUB_SERVER_URL": "https://forge.example/", "GIT_CONFIG_COUNT": "1"}
    assert authorised(told) == {
        "GIT_CONFIG_COUNT": "3",
        "GIT_CONFIG_KEY_1": "http.https://forge.example/.extraheader",
        "GIT_CONFIG_VALUE_1": "",
        "GIT_CONFIG_KEY_2": "http.https://forge.example/.extraheader",
        "GIT_CONFIG_VALUE_2": "AUTHORIZATION: basic eC1hY2Nlc3MtdG9rZW46dA==",
    }
    assert (authorised(told | {"INPUT_TOKEN": ""}), authorised({"INPUT_TOKEN": "t"})) == ({}, {})
