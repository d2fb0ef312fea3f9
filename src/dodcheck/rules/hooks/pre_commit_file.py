"""The hooks that a configuration of pre-commit lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.formats.yaml import Mapping, Node, Sequence
from dodcheck.formats.yaml_nodes import child, is_true, text_of, texts_of
from dodcheck.model.evidence import Outcome
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.reading.config_files import unclear

_OWN = frozenset({"local", "meta"})
_LOCAL_NEEDS = ("id", "name", "entry", "language")
_DEFAULT_TYPES = ("pre-commit",)

MAX_PATTERN = 10_000
"""A pattern of more characters than this is not looked at."""


class Hook(NamedTuple):
    """One hook: what it is called, what it runs as far as the file says, and which files and stages it is for.

    ``entry`` is ``None`` where the repository it comes from says it. ``files`` and ``exclude`` are patterns of Python.
    """

    id: str
    names: tuple[str, ...]
    repo: str
    language: str
    entry: str | None
    args: tuple[str, ...]
    stages: tuple[str, ...]
    files: str | None
    exclude: str | None
    excluded_types: tuple[str, ...]
    always_run: bool
    line: int


class Repo(NamedTuple):
    """A repository that hooks come from: its address and the revision, with the line of it."""

    url: str
    rev: str
    line: int


class Hooks(NamedTuple):
    """A configuration: its hooks, the repositories they come from, and what it says of all of them.

    ``installed`` are the kinds of git hooks that `pre-commit install` sets up.
    """

    hooks: tuple[Hook, ...]
    repos: tuple[Repo, ...]
    stages: tuple[str, ...]
    installed: tuple[str, ...]
    files: str | None
    exclude: str | None
    root: Mapping


class _FlawError(Exception):
    """What makes pre-commit refuse the file as a whole."""

    def __init__(self, words: str, node: Node) -> None:
        super().__init__(words)
        self.found = FileFinding(Outcome.FAILS, words, node.line)


def hooks_of(root: Node) -> Hooks | FileFinding:
    """Return what a configuration holds, or what is wrong with it as a whole."""
    if isinstance(root, Sequence):
        return unclear("is a list, a form that old versions of pre-commit took", root.line)
    try:
        return _hooks_of(root)
    except _FlawError as flaw:
        return flaw.found


def _hooks_of(root: Node) -> Hooks:
    listed = child(root, "repos")
    if not isinstance(listed, Sequence) or not isinstance(root, Mapping):
        raise _FlawError("lists no repos", listed or root)
    return Hooks(
        hooks=tuple(hook for repo in listed.items for hook in _hooks(repo)),
        repos=tuple(found for repo in listed.items if (found := _repo(repo))),
        stages=_words(root, "default_stages"),
        installed=_words(root, "default_install_hook_types") or _DEFAULT_TYPES,
        files=_pattern(root, "files"),
        exclude=_pattern(root, "exclude"),
        root=root,
    )


def _address(repo: Node) -> str:
    url = text_of(child(repo, "repo"))
    if url is None:
        raise _FlawError("has a repository without the key repo", repo)
    return url


def _repo(repo: Node) -> Repo | None:
    url = _address(repo)
    if url in _OWN:
        return None
    node = child(repo, "rev")
    rev = text_of(node)
    if rev is None or node is None:
        raise _FlawError(f"has no rev that is text for {url[:100]}", node or repo)
    return Repo(url, rev, node.line)


def _hooks(repo: Node) -> Iterator[Hook]:
    url, listed = _address(repo), child(repo, "hooks")
    if not isinstance(listed, Sequence):
        raise _FlawError(f"lists no hooks for {url[:100]}", listed or repo)
    for item in listed.items:
        yield _hook(url, item)


def _hook(url: str, item: Node) -> Hook:
    own = text_of(child(item, "id"))
    if not isinstance(item, Mapping) or own is None:
        raise _FlawError("has a hook without an id", item)
    lacking = next((key for key in _LOCAL_NEEDS if url == "local" and text_of(child(item, key)) is None), None)
    if lacking:
        raise _FlawError(f"has the local hook {own[:80]} without {lacking}", item)
    names = (text_of(child(item, key)) for key in ("alias", "name"))
    return Hook(
        id=own,
        names=tuple(name for name in names if name),
        repo=url,
        language=text_of(child(item, "language")) or "",
        entry=text_of(child(item, "entry")),
        args=_words(item, "args"),
        stages=_words(item, "stages"),
        files=_pattern(item, "files"),
        exclude=_pattern(item, "exclude"),
        excluded_types=_words(item, "exclude_types"),
        always_run=is_true(child(item, "always_run")),
        line=item.line,
    )


def _words(node: Node, key: str) -> tuple[str, ...]:
    listed = child(node, key)
    if listed is None:
        return ()
    texts = texts_of(listed)
    if not isinstance(listed, Sequence) or len(texts) != len(listed.items):
        raise _FlawError(f"has {key} that is no list of text", listed)
    return texts


def _pattern(node: Node, key: str) -> str | None:
    found = child(node, key)
    if found is None:
        return None
    text = text_of(found)
    if text is None or not _compiles(text):
        raise _FlawError(f"has {key} that is no pattern", found)
    return text


def _compiles(pattern: str) -> bool:
    import re  # noqa: PLC0415 - lazy: only compiled, never run: its time is not bounded

    if len(pattern) > MAX_PATTERN:
        return True
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return False
    return True
