"""The command line: any arguments end with a documented exit code."""

from __future__ import annotations

import io
import os
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from random import Random

from dodcheck.commands.running import run
from dodcheck.errors import UserError
from fuzz.campaign import Campaign, Given
from fuzz.campaigns.outside import commit, git
from fuzz.judged import check_mistakes, check_shown
from fuzz.repositories import repository
from fuzz.texts import STRANGE

PIECES = (
    "claims", "ci", "gate", "verify", "--branch", "in-toto", "phase", "pr", "explain", "rules", "rebind", "1", "2",
    "stage 2", "--base", "HEAD", "HEAD~1", "main", "--at", "--format", "json", "markdown", "terminal", "--report",
    "json=-", "--report-only", "--strict", "--quiet", "--no-color", "--as-of", "2026-02-08", "yesterday", "--evidence",
    "a=docs/DOD.md", "a=b", "--rules", "dodcheck.yml", "docs/DOD.md", "docs/DOD.md:3", "docs", ".", "..", "../x", "-h",
    "--help", "--version", "--accept-weakening", "file", "nothing", "", "--", "-x", "--repo", "/", "README.md",
    "exists", "HEAD:docs/DOD.md", "--upload-pack=x", "@{-1}", "a\x00b", "9" * 20,
)  # fmt: skip
CODES = (0, 1, 2)


def fresh(random: Random) -> Given:
    """Return arguments by their place."""
    words = [random.choice(STRANGE if random.random() < 0.05 else PIECES) for _ in range(random.randint(0, 6))]
    return {str(at): word.encode("utf-8", "surrogatepass") for at, word in enumerate(words)}


def check(given: Given) -> None:
    """Run a command line in a repository."""
    words = [os.fsdecode(given[at]) for at in sorted(given, key=int)]
    here, out = Path.cwd(), io.StringIO()
    os.chdir(_repository())
    try:
        with redirect_stdout(out), redirect_stderr(io.StringIO()):
            assert run(words) in CODES, words
    except UserError as problem:
        check_mistakes(problem)
    finally:
        os.chdir(here)
    check_shown(out.getvalue(), " ".join(words))


@cache
def _repository() -> Path:
    """Return a repository that all runs share: these commands write nothing in it."""
    root = Path(tempfile.mkdtemp(prefix="dodcheck-fuzz-"))
    git(root, "init", "--quiet", "--initial-branch=main")
    for seed in (1, 2):
        for path, data in repository(Random(seed)).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        commit(root)
    return root


CAMPAIGN = Campaign(
    name="arguments", about="command lines", fresh=fresh, check=check, pieces=PIECES, grows=False, mutates=False
)
