"""Brings the commits of a pull request into a clone as objects: nothing of them is checked out, nothing runs."""

from __future__ import annotations

import base64
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from dodcheck.action.event import Event
from dodcheck.errors import user_error

_SETTINGS = (f"core.hooksPath={os.devnull}", "core.fsmonitor=false", "gc.auto=0", "maintenance.auto=false")
_FETCH = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules", "origin")
_SECONDS = 900


def fetch(event: Event, folder: Path, environment: Mapping[str, str]) -> None:
    """Fetch the head of a pull request from `origin`. Raises ``UserError`` where that fails, or brings another head."""
    problem = _git(folder, environment, *_FETCH, f"refs/pull/{event.number}/head")
    if problem:
        raise user_error(
            f"pull request {event.number} can't be fetched: {problem.removeprefix('fatal: ')}",
            "A step before this one has to check the repository out: actions/checkout, with fetch-depth: 0",
        )
    if _git(folder, environment, "cat-file", "-e", f"{event.head}^{{commit}}"):
        said = f"pull request {event.number} has no commit {event.head[:12]} any more: it was pushed to again"
        raise user_error(said, "The run of the newest push decides.")


def authorised(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables that let git show the token to the forge, whatever a checkout has stored before.

    An empty header takes back those of the configuration, because a forge refuses two.
    """
    token, server = environment.get("INPUT_TOKEN", ""), environment.get("GITHUB_SERVER_URL", "").rstrip("/")
    if not token or not server:
        return {}
    secret = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    before = environment.get("GIT_CONFIG_COUNT", "0")
    first = int(before) if before.isdecimal() else 0
    found = {"GIT_CONFIG_COUNT": str(first + 2)}
    for number, value in enumerate(("", f"AUTHORIZATION: basic {secret}"), first):
        found[f"GIT_CONFIG_KEY_{number}"] = f"http.{server}/.extraheader"
        found[f"GIT_CONFIG_VALUE_{number}"] = value
    return found


def _git(folder: Path, environment: Mapping[str, str], *words: str) -> str:
    """Run git and return what it said where it failed, nothing where it did not."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    told = {name: value for name, value in environment.items() if not name.startswith("INPUT_")}
    try:
        done = subprocess.run(  # noqa: S603 - words of our own, a number and an id
            ["git", "--no-pager", *settings, *words],  # noqa: S607 - the git of the runner
            cwd=folder,
            env=told | authorised(environment) | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise user_error(f"git can't be run in {folder}: {problem}") from problem
    said = done.stderr.decode("utf-8", "replace").strip()
    return (said or f"git exits with {done.returncode}") if done.returncode else ""
