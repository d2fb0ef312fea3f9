"""One repository seen as work tree, as commit and in memory: the same verdicts for the same reasons."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from random import Random

from dodcheck.errors import UserError
from dodcheck.judge.case import prepare
from dodcheck.judge.report import report
from dodcheck.judge.scopes import every_claim, governance
from dodcheck.snapshot.commit import Commit, find_commit
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.worktree import WorkTree
from fuzz.campaign import SEVERAL_BUDGETS, Campaign, Given
from fuzz.campaigns.judging import PIECES
from fuzz.campaigns.outside import commit, git
from fuzz.repositories import CALLER, repository
from support.memory_history import MemoryHistory, MemoryRepository

STRANGE_NAMES = (
    "src/caf\u00e9.py",
    "src/a b.py",
    "src/\n.py",
    "src/-x",
    'src/"q".py',
    "src/[a].py",
    "src/\u202e.md",
    "docs/x\\y.md",
    "src/#a",
)


def fresh(random: Random) -> Given:
    """Return a repository, a few of its files with strange names."""
    files = repository(random)
    for name in random.sample(STRANGE_NAMES, random.randint(0, 3)):
        files[name] = random.choice((b"HACK\n", b"", b"def f():\n    raise ValueError\n", b"\r\nx\r\n"))
    # Attributes may say that bytes differ between commit and work tree, and then they do.
    return {path: data for path, data in files.items() if path != ".gitattributes"}


def check(given: Given) -> None:
    """Make a repository and judge it in three ways."""
    root = Path(tempfile.mkdtemp(prefix="dodcheck-fuzz-"))
    try:
        git(root, "init", "--quiet", "--initial-branch=main")
        for path, data in given.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        commit(root)
        work = WorkTree(root, {})
        there = Commit(Git(root), find_commit(Git(root), "HEAD", "--at"), {})
        assert work.facts() == there.facts(), (work.facts(), there.facts())
        assert work.files() == there.files() == tuple(sorted(given))
        assert _verdicts(work) == _verdicts(there), "work tree and commit differ"
        if ".gitignore" not in given:
            assert _verdicts(work) == _verdicts(_in_memory(given, work)), "work tree and memory differ"
    finally:
        shutil.rmtree(root)


def _in_memory(given: Given, work: Snapshot) -> Snapshot:
    """Return the same files with the same commit behind them."""
    history = work.history()
    assert history is not None
    entries = history.log(history.head())
    return MemoryRepository(MemoryHistory(entries, {history.head(): given}))


def _verdicts(snapshot: Snapshot) -> list[tuple[str, str, str]] | str:
    try:
        case = prepare(snapshot, CALLER, governance)
        judged = report(case, every_claim(case.program, strict=False)).judgements
    except UserError as problem:
        return str(problem)
    return [(one.criterion.id, one.verdict, one.reason) for one in judged]


CAMPAIGN = Campaign(
    name="commits",
    about="work tree, commit and memory alike",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    grows=False,
    patience=SEVERAL_BUDGETS,
)
