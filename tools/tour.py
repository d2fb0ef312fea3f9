"""The short tour of the README: a small repository, and what dodcheck says of it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKLIST = """\
# Definition of Done

## Phase 1: Foundation

**Repository Ready**:
- [x] `LICENSE` exists
- [x] `docs/guide.md` created
- [ ] `.github/workflows/ci.yml` created
- [ ] `CHANGELOG.md` created
- [x] No `@main` references in workflows
- [x] Everyone has read the guide
"""
FILES = {
    "docs/DEFINITION_OF_DONE.md": CHECKLIST,
    "LICENSE": "All rights given away.\n",
    ".github/workflows/ci.yml": (
        "name: ci\non: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - uses: actions/checkout@main\n      - run: make test\n"
    ),
}
"""The repository: a claim that holds, false ones, one to tick, work to do, and one that no file can show."""

_DAY = "2026-02-08"
_GIT = ("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")


def tour() -> str:
    """Return the checklist and the answer of `dodcheck phase 1` as Markdown."""
    return f"```markdown\n{CHECKLIST}```\n\n```console\n$ dodcheck phase 1\n{_answer()}```"


def _answer() -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in FILES.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
        day = f"{_DAY}T12:00:00+00:00"
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        environment = {**kept, **settings, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Begin")):
            subprocess.run([*_GIT, *words], cwd=folder, env=environment, check=True, capture_output=True)
        command = [str(Path(sys.executable).with_name("dodcheck")), "phase", "1", "--as-of", _DAY]
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
    if done.returncode != 1:
        raise SystemExit(f"the tour should end with 1, not {done.returncode}: {done.stderr}")
    return done.stdout
