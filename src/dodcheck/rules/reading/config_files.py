"""One configuration file of a tool as rules read it: found, of its format, and understood in one way only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dodcheck.formats.known import MAX_CHECKED, decode_data
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml import Node, duplicate_keys
from dodcheck.formats.yaml_nodes import merge_key
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.reading.contents import is_blank
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


def unclear(words: str, line: int | None, why: Unknown = Unknown.PARTIAL, examined: int = 1) -> FileFinding:
    """Return a finding that decides nothing."""
    return FileFinding(Outcome.UNKNOWN, words, line, examined=examined, unknown=why)


def evidence(kind: str, path: str, file_finding: FileFinding) -> Evidence:
    """Return a finding as evidence; the configuration file counts as skipped where it leaves the answer open."""
    return file_finding._replace(skipped=int(file_finding.outcome is Outcome.UNKNOWN)).evidence(kind, path)


def read_config(snapshot: Snapshot, path: str, kind: str, load: Callable[[str], Node | None]) -> Node | Evidence:
    """Return the root of a tracked file, read by ``load`` from its text, or why it is no evidence of that kind.

    A key that stands twice and a key `<<` are unknown, because readers differ in what they take.
    """
    try:
        data = snapshot.read(path)
    except UnreadableError as problem:
        return _unreadable(kind, path, problem)
    root = _parsed(data, load)
    return evidence(kind, path, root) if isinstance(root, FileFinding) else root


def _parsed(data: bytes, load: Callable[[str], Node | None]) -> Node | FileFinding:
    if is_blank(data):
        return FileFinding(Outcome.FAILS, "holds nothing", examined=0)
    if len(data) > MAX_CHECKED:
        return unclear("is too large to be parsed", None, Unknown.SKIPPED)
    try:
        root = load(decode_data(data))
    except UnreadProblem as problem:
        return unclear(f"can't be checked: {problem}", problem.line, Unknown.SKIPPED)
    except FormatProblem as problem:
        return FileFinding(Outcome.FAILS, f"does not parse: {problem}", problem.line, examined=0)
    if root is None:
        return FileFinding(Outcome.FAILS, "holds only comments", examined=0)
    return _read_in_two_ways(root) or root


def _read_in_two_ways(root: Node) -> FileFinding | None:
    if twice := duplicate_keys(root):
        return unclear(f"has the key {twice[0].value[:80]} twice in one mapping", twice[0].line, Unknown.AMBIGUOUS)
    if merge := merge_key(root):
        return unclear("merges mappings with `<<`, which is not read", merge.line, Unknown.SKIPPED)
    return None


def _unreadable(kind: str, path: str, problem: UnreadableError) -> Evidence:
    outcome = Outcome.ERROR if problem.unknown is None else Outcome.UNKNOWN
    unread = evidence(kind, path, FileFinding(Outcome.FAILS, f"can't be read: {problem.message}"))
    return replace(unread, outcome=outcome, unknown=problem.unknown, skipped=1)
