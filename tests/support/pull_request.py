"""A forge with a repository, its author's clone, and a pull request that the steps of the action judge."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from support.composite import Composite, Finished, Outputs
from support.repo import Repo

ACTION = Path(__file__).resolve().parents[2]
TARGET = "pull_request_target"


@dataclass
class PullRequest:
    """Number 7, from the branch `change` into `main`, whose files are given; ``event`` is what starts the workflow.

    ``told`` is what the file of the event holds, the pull request unless something else is put there.
    """

    folder: Path
    event: str
    files: dict[str, str]
    told: dict[str, object] | None = None

    def __post_init__(self) -> None:
        self.author = Repo(self.folder / "author").write(self.files)
        self.base = self.author.commit()
        self.forge = Repo(self.folder / "forge", "--bare")
        self.author.git("remote", "add", "origin", str(self.forge.root))
        self.author.git("push", "--quiet", "origin", "main")
        self.author.git("switch", "--quiet", "--create", "change")

    def push(self, files: dict[str, str]) -> None:
        """Commit files on the branch and push it."""
        self.author.write(files)
        self.head = self.author.commit()
        self.author.git("push", "--quiet", "--force", "origin", "change", "HEAD:refs/pull/7/head")

    def checked_out(self) -> Path:
        """Return a fresh checkout, as deep as it goes: of the base for a target, else of the change."""
        runner = Repo(self.folder / f"workspace-{len(list(self.folder.iterdir()))}")
        runner.git("remote", "add", "origin", str(self.forge.root))
        runner.git("fetch", "--quiet", "origin", "main" if self.event == TARGET else "change")
        runner.git("checkout", "--quiet", "--detach", "FETCH_HEAD")
        return runner.root

    def payload(self) -> Path:
        """Return the file of the event."""
        path = self.folder / f"event-{self.head[:12]}.json"
        pull = {"number": 7, "base": {"sha": self.base}, "head": {"sha": self.head}}
        path.write_text(json.dumps(self.told or {"pull_request": pull}), encoding="utf-8")
        return path

    def judged(self, **inputs: str) -> Finished:
        """Run the action in a fresh checkout."""
        return self.judged_in(self.checked_out(), **inputs)

    def judged_in(self, workspace: Path, **inputs: str) -> Finished:
        """Run the action in a checkout."""
        action = Composite(
            ACTION, workspace.with_name(f"temp-of-{workspace.name}"), STANDS_IN, self.event, self.payload()
        )
        return action.run(workspace, **inputs)


def _this_python() -> Outputs:
    return {"python-path": sys.executable, "python": sys.executable}


STANDS_IN = {"python": _this_python, "install": _this_python}
"""What a runner sets up is this environment instead, dodcheck installed in it."""
