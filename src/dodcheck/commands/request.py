"""What the arguments of a judging command ask for, read and checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dodcheck.commands.options import Options
from dodcheck.commands.paths import link_to
from dodcheck.errors import user_error
from dodcheck.model.caller import Caller, FileBytes
from dodcheck.model.days import parse_day
from dodcheck.model.report import EvidenceFile
from dodcheck.snapshot.git import Git, find_root
from dodcheck.snapshot.paths import from_caller
from dodcheck.snapshot.protocol import MAX_FILE_BYTES, Presence, Snapshot, UnreadableError, bytes_of, digest_of
from dodcheck.snapshot.worktree import WorkTree


class Request(NamedTuple):
    """A repository, its snapshot and what the caller brings to it; ``at`` is the commit that is judged, if one is.

    ``handed`` are the caller's evidence files by name.
    """

    root: Path
    snapshot: Snapshot
    caller: Caller
    at: str | None = None
    handed: Mapping[str, bytes] = MappingProxyType({})

    def source(self, path: str) -> bytes | None:
        """Return the bytes of a tracked file, ``None`` where there is none to read."""
        return bytes_of(self.snapshot, path)

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked file. Raises ``UserError``."""
        try:
            return self.snapshot.read(path)
        except UnreadableError as problem:
            raise user_error(f"{path} can't be read: {problem.message}") from problem

    def commit_and_snapshot(self, rev: str, option: str) -> tuple[str, Snapshot]:
        """Return the full id and the snapshot of another commit. Raises ``UserError`` that speaks of the option."""
        from dodcheck.snapshot.commit import Commit, find_commit  # noqa: PLC0415 - lazy: most runs judge the work tree

        git = Git(self.root)
        commit = find_commit(git, rev, option)
        return commit, Commit(git, commit, self.handed)


def read_request(options: Options, at_called: str = "--at") -> Request:
    """Return the request that the options make. Raises ``UserError``, which calls what names the commit as told."""
    handed = _handed_over(options.evidence or ())
    facts = tuple(_facts(name, data) for name, data in sorted(handed.items()))
    caller = Caller(_day(options.as_of), _rules(options.rules), facts)
    root = find_root(options.repo if options.repo is not None else Path.cwd())
    load_named(options.plugin, root)
    if options.at is None:
        tree = WorkTree(root, handed)
        _refuse_evidence_inside(options.evidence or (), root, tree)
        return Request(root, tree, caller, handed=handed)
    from dodcheck.snapshot.commit import Commit, find_commit  # noqa: PLC0415 - lazy: most runs judge the work tree

    git = Git(root)
    commit = find_commit(git, options.at, at_called)
    judged = Commit(git, commit, handed)
    _refuse_evidence_inside(options.evidence or (), root, judged)
    return Request(root, judged, caller, commit, handed)


def load_named(plugins: Sequence[str] | None, root: Path | None = None) -> None:
    """Load the plugins that the caller names, and nothing of any judged repository. Raises ``UserError``."""
    if plugins:
        from dodcheck.commands.isolation import judged_trees  # noqa: PLC0415 - lazy: few runs name a plugin
        from dodcheck.plugins.load import load_plugins  # noqa: PLC0415 - lazy: the same

        load_plugins(plugins, [*judged_trees(), *([str(root)] if root else [])])


def _day(as_of: str | None) -> date:
    if as_of is None:
        return datetime.now(tz=UTC).date()
    try:
        return parse_day(as_of)
    except ValueError:
        raise user_error(f"--as-of takes a day such as 2026-12-31, not `{as_of}`") from None


def _rules(path: Path | None) -> FileBytes | None:
    return None if path is None else FileBytes(from_caller(path.name), read_named(path, "--rules"))


def _handed_over(evidence: Sequence[str]) -> Mapping[str, bytes]:
    handed: dict[str, bytes] = {}
    for pair in evidence:
        name, equals, path = pair.partition("=")
        if not (name and equals and path):
            raise user_error(f"--evidence takes NAME=PATH, not `{pair}`", "For example: --evidence junit=results.xml")
        if name in handed:
            raise user_error(f"--evidence names `{name}` twice", "Give each file a name of its own.")
        handed[name] = read_named(Path(path), f"--evidence {name}")
    return handed


def _refuse_evidence_inside(evidence: Sequence[str], root: Path, judged: Snapshot) -> None:
    """Raise ``UserError`` where an evidence file is part of the judged tree: what a change brings is its own word."""
    for pair in evidence:
        name, _, typed = pair.partition("=")
        path = Path(typed).resolve()
        if not path.is_relative_to(root.resolve()):
            continue
        within = path.relative_to(root.resolve()).as_posix()
        if judged.presence(within) is Presence.FILE:
            message = f"--evidence {name}: {typed} is tracked by git, so whoever writes the change writes it"
            hint = f"Hand over a file that is ignored or lies elsewhere. Its own word: a rule with path: {within}"
            raise user_error(message, hint)


def read_named(path: Path, named_by: str) -> bytes:
    """Return the bytes of a file the caller named. Raises ``UserError`` with the name as it was given."""
    if (link := link_to(path)) is not None:
        message = f"{named_by}: {link.name} is a symbolic link in a repository, so {path} is not read"
        raise user_error(message, "Name the file that it leads to, if that is what you mean.")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as problem:
        raise user_error(f"{named_by}: {path} can't be read: {(problem.strerror or 'unknown').lower()}") from problem
    if len(data) > MAX_FILE_BYTES:
        raise user_error(f"{named_by}: {path} has more than {MAX_FILE_BYTES} bytes, and such files are not read")
    return data


def _facts(name: str, data: bytes) -> EvidenceFile:
    return EvidenceFile(name, digest_of(data))
