"""Small histories of every kind, for properties that hold for all of them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import strategies as st

from dodcheck.snapshot.commit import find_commit
from dodcheck.snapshot.git import Git
from support.importing import SUBMODULE, Entry, Step, import_history, link, text

STATEMENTS = (
    "`a.md` created",
    "`docs/b.md` exists",
    "`B.md` exists",
    "`src/` exists",
    "`build/out.txt` written",
    "No `@main` references in workflows",
    "`REFACTOR.md` contains M00-M02 entries",
    "`docs/DOD.md` contains `SEEN`",
    "SEEN is written down",
    "All is well",
    "`grep -rn hello src/` returns 0 results",
    "`deps/lib/x.c` exists",
    "`a.md` and `docs/b.md` exist (Deferred)",
)
_RULE = "version: 1\nrules:\n  phase-1/all-is-well:\n"
RULES = (
    "version: 1\nrules: {}\n",
    f"{_RULE}    text: {{literal: hello, in: 'src/**'}}\n",
    f"{_RULE}    criteria: {{ids: ['phase-1/a-md-created']}}\n",
    f"{_RULE}    says: All is well\n    file: {{path: a.md}}\n",
    f"{_RULE}    says: All was well\n    file: {{path: a.md}}\n",
    "version: 1\nrules:\n  phase-1/gone-md-created:\n    file: {path: a.md}\n",
    "version: 1\ndocuments: {checklist: other/LIST.md}\n",
    f"{_RULE}    nothing: {{}}\n",
    "version 1\n",
)
_WAIVER = "version: 1\nwaivers:\n  - {criterion: phase-1/a-md-created, reason: r, owner: o, expires: "
WAIVERS = (f"{_WAIVER}2026-12-31}}\n", f"{_WAIVER}2026-01-01}}\n", "version: 2\n")
PLACES = ("a.md", "A.md", "docs/b.md", "b.md", "docs", "src/x.py", "src/deep/y.py", "src", "build/out.txt", "build",
          ".github/workflows/ci.yml", "deps/lib", "deps/lib/x.c", "other/LIST.md", "docs/DOD.md",
          "REFACTOR.md")  # fmt: skip
LEDGER = "# Ledger\n\n| Milestone | Status |\n|---|---|\n| M00 | Closed |\n| M01 | Open |\n| M02 | Closed |\n"
WORDS = ("", "hello\n", "words\n", "SEEN\n", "jobs:\n  a:\n    steps:\n      - uses: x/y@main\n", LEDGER)
IGNORING = ("build/\n", "*.md\n!a.md\n", "out.txt\n", "")


@st.composite
def checklists(draw: st.DrawFn) -> Entry:
    """A checklist of some of the statements, ticked or not, at some line."""
    boxes = draw(st.lists(st.tuples(st.sampled_from("x ~"), st.sampled_from(STATEMENTS)), max_size=6))
    head = draw(st.sampled_from(("", "Words.\n\n")))
    return text(f"{head}## Phase 1: One\n\n" + "".join(f"- [{tick}] {words}\n" for tick, words in boxes))


def _at(*places: str) -> st.SearchStrategy[str]:
    return st.sampled_from(places)


def _one_of(texts: Sequence[str], mode: str = "100644") -> st.SearchStrategy[Entry]:
    return st.sampled_from(texts).map(lambda words: text(words, mode))


_CHECKLIST = st.tuples(st.just("docs/DOD.md"), checklists())
_ENTRIES: st.SearchStrategy[tuple[str, Entry | None]] = st.one_of(
    _CHECKLIST,
    _CHECKLIST,
    st.tuples(_at(*PLACES), _one_of(WORDS)),
    st.tuples(_at(*PLACES), _one_of(WORDS, "100755")),
    st.tuples(_at(*PLACES), st.sampled_from((link("a.md"), SUBMODULE, None, None, None))),
    st.tuples(_at("dodcheck.yml", "docs/dodcheck.yml"), _one_of(RULES) | st.none()),
    st.tuples(_at("dodcheck.waivers.yml"), _one_of(WAIVERS) | st.none()),
    st.tuples(_at(".gitignore", "build/.gitignore", "docs/.gitignore"), _one_of(IGNORING) | st.none()),
)

HISTORIES: st.SearchStrategy[list[Step]] = st.lists(st.lists(_ENTRIES, max_size=4).map(dict), min_size=2, max_size=8)
"""A few commits each: documents, rules, waivers, files, links, submodules and what is ignored, in any order."""


def in_repository(steps: list[Step], check: Callable[[Git, str], None]) -> None:
    """Make the history in a repository of its own and call ``check`` with git and the last commit."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "repo")
        import_history(root, steps)
        git = Git(root)
        check(git, find_commit(git, "HEAD", "--at"))
