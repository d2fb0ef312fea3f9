"""What a row may cite: a file, a job, a command or a commit that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

from dodcheck.documents.inline import Span, SpanKind, spans
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.history import History
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.snapshot.resolve import How, resolve
from dodcheck.workflows.load import FOLDER, load_workflows


class Cited(StrEnum):
    """What a row cites at best, the best first: something there, out of sight, there once, not there, nothing."""

    THERE = "there"
    UNSEEN = "unseen"
    ONCE = "once"
    GONE = "gone"
    NOTHING = "nothing"


_ENDINGS = (
    r"adoc|bash|bat|bzl|c|cc|cfg|cmake|conf|cpp|cs|css|csv|cu|dockerfile|go|gradle|h|hpp|html|ini|ipynb|java|js|json|jsx|kt"
    r"|lock|lua|md|mjs|mm|php|pl|proto|ps1|py|pyi|r|rb|rs|rst|scala|sh|sql|swift|toml|ts|tsx|txt|vue|xml|ya?ml"
)
_PATH = re.compile(
    rf"(?:\.{{0,2}}/)?(?:[\w.@+*?-]+/){{0,16}}(?:[\w.@+*?-]+\.(?:{_ENDINGS})|[\w.@+-]+/|Makefile|Dockerfile)"
)
_WORD = re.compile(
    rf"(?<![\w@/:.~-])(?:\.{{0,2}}/)?(?:[\w.@+*?-]{{1,80}}/){{0,16}}[\w@+*?-][\w.@+*?-]{{0,80}}\.(?:{_ENDINGS})(?![\w/-])"
)
_CALLED = re.compile(r"((?:[\w.-]{1,60} ){1,5})(?:workflow|job)\b", re.IGNORECASE)
_AT = re.compile(r"(?::\d+(?:[-:,]\d+)*|#L\d+(?:-L?\d+)?)$")
_COMMIT = re.compile(r"(?=[0-9a-f]*[0-9])[0-9a-f]{7,64}")
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.IGNORECASE)
_PROGRAMS = frozenset(
    (
        *("git", "grep", "rg", "gh", "jq", "find", "ls", "sed", "awk", "curl", "bash", "sh", "docker"),
        *("pytest", "python", "python3", "tox", "nox", "ruff", "mypy", "pip", "uv", "pre-commit", "lintrunner"),
        *("make", "cmake", "ctest", "bazel", "cargo", "go", "mvn", "gradle"),
        *("npm", "npx", "pnpm", "yarn", "node", "actionlint", "dodcheck"),
    )
)
_IN_SIGHT = frozenset({How.FILE, How.FOLDER, How.AMBIGUOUS})
_OUT_OF_SIGHT = frozenset({How.IGNORED, How.SUBMODULE, How.SYMLINK})


class Sources:
    """What is there to be cited, looked up when a row first asks; paths are those of the document at ``path``."""

    def __init__(self, snapshot: Snapshot, path: str) -> None:
        self._snapshot = snapshot
        self._path = path

    def cited(self, source: str) -> tuple[Cited, str]:
        """Return the best that a Markdown source cites, and as what it is told."""
        citations = [(cited, text) for span in spans(source) for cited, text in self._of_span(span)]
        return min(citations, key=lambda citation: list(Cited).index(citation[0]), default=(Cited.NOTHING, ""))

    def is_workflow(self, words: str) -> bool:
        """Return whether words alone are the name of a workflow or a job."""
        return words in self._names

    def _of_span(self, span: Span) -> Iterator[tuple[Cited, str]]:
        if span.kind is SpanKind.STRUCK:
            return
        if span.target and _URL.match(span.target):
            yield Cited.UNSEEN, span.target
        elif span.target:
            yield self._path_of(span.target.partition("#")[0] or self._path), span.target
        if span.kind in (SpanKind.CODE, SpanKind.CODE_LINK):
            yield self._of_code(span.text), span.text
        else:
            for word in span.text.split():
                yield self._of_word(word.strip("()[],;.\"'“”")), word
            yield from self._named(span.text)

    def _named(self, text: str) -> Iterator[tuple[Cited, str]]:
        """Yield what is called a workflow or a job in plain words, where there is one of that name."""
        for match in _CALLED.finditer(text):
            words = match[1].split()
            if any(" ".join(words[at:]).casefold() in self._folded for at in range(len(words))):
                yield Cited.THERE, match[0]

    def _of_word(self, word: str) -> Cited:
        bare = _AT.sub("", word)
        if _WORD.fullmatch(bare):
            return self._path_of(bare)
        return Cited.THERE if _COMMIT.fullmatch(word) and self._has_commit(word) else Cited.NOTHING

    def _of_code(self, text: str) -> Cited:
        bare = _AT.sub("", text)
        if _PATH.fullmatch(bare):
            return self._path_of(bare)
        if " " in text:
            return self._command(text.split())
        if text in self._names or (_COMMIT.fullmatch(text) and self._has_commit(text)):
            return Cited.THERE
        return Cited.NOTHING

    def _command(self, parts: list[str]) -> Cited:
        """Return whether a command could be run: its program is known, or it or an argument is a file that is there."""
        paths = [self._path_of(part) for part in parts if _PATH.fullmatch(part)]
        if paths:
            return min(paths, key=list(Cited).index)
        return Cited.THERE if parts[0] in _PROGRAMS else Cited.NOTHING

    def _path_of(self, word: str) -> Cited:
        if is_glob(word):
            place = normalise(word) or word
            globs = (place, f"{FOLDER}/{place}") if "/" not in place else (place, f"**/{place}")
            return Cited.THERE if any(map(self._snapshot.glob, globs)) else Cited.GONE
        if "/" not in word and self._snapshot.glob(f"{FOLDER}/{word}"):
            return Cited.THERE
        resolution = resolve(self._snapshot, word, self._path)
        if resolution.path == self._path:
            # Nothing is shown by the document that says it.
            return Cited.NOTHING
        how = resolution.how
        if how in _IN_SIGHT:
            return Cited.THERE
        if how in _OUT_OF_SIGHT:
            return Cited.UNSEEN
        return Cited.ONCE if self._was_there(word) else Cited.GONE

    def _was_there(self, word: str) -> bool:
        """Return whether a commit touched a file of that name, or commits are missing that may have."""
        name = (normalise(word) or word).removeprefix("./")
        return self._cut or any(f"/{path}".endswith(f"/{name}") for path in self._past.get(name.rpartition("/")[2], ()))

    def _has_commit(self, word: str) -> bool:
        return self._history is not None and self._history.find(word) is not None

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(name.casefold() for name in self._names)

    @cached_property
    def _history(self) -> History | None:
        return self._snapshot.history()

    @cached_property
    def _cut(self) -> bool:
        return self._history is not None and self._history.shallow()

    @cached_property
    def _past(self) -> dict[str, set[str]]:
        paths: dict[str, set[str]] = {}
        for entry in self._history.log(self._history.head()) if self._history else ():
            for path in entry.paths:
                paths.setdefault(path.rpartition("/")[2], set()).add(path)
        return paths

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names of workflows, with and without their own, and of their jobs."""
        read = load_workflows(self._snapshot).read
        jobs = [job for workflow in read for job in workflow.jobs]
        values = [name.value for name in (*(workflow.name for workflow in read), *(job.name for job in jobs)) if name]
        return frozenset([*values, *(job.id for job in jobs), *(_stem(workflow.path) for workflow in read)])


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]
