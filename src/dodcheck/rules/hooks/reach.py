"""Whether a hook of pre-commit ever runs."""

from __future__ import annotations

import re

from dodcheck.model.evidence import Outcome
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.hooks.pre_commit_file import MAX_PATTERN, Hook, Hooks
from dodcheck.rules.options import OptionError
from dodcheck.rules.reading.config_files import unclear
from dodcheck.rules.searching.patterns import Pattern, compile_pattern
from dodcheck.snapshot.protocol import Snapshot

_MANUAL = "manual"
_COMMIT = "pre-commit"
_OLD_NAMES = {"commit": "pre-commit", "push": "pre-push", "merge-commit": "pre-merge-commit"}
_NEVER = frozenset({"^$", "$^", "a^", "$a", "$.^", r"\A\Z", r"^\Z", "(?!)", "(?!.*)", "^(?!)", "(?!x)x"})
_PROBES = ("a", "Z_9.x", "src/pkg/m.py", "docs/a b.md", ".github/x.yml", "é", "-", "0/1/2/3")
"""Paths that have nothing in common: a pattern that fits them all fits every path."""

_VERBOSE = re.compile(r"\(\?x\)")
_SPACE = re.compile(r"(\\.|\[\^?\]?(?:\\.|[^\]\\])*\])|\s++|#[^\n]*+", re.DOTALL)


def reach(snapshot: Snapshot, config: Hooks, hook: Hook) -> FileFinding | None:
    """Return why a hook never runs, or why that can't be told; ``None`` where it runs."""
    return _staged(config, hook) or _filtered(snapshot, config, hook)


def _staged(config: Hooks, hook: Hook) -> FileFinding | None:
    named = hook.stages or config.stages
    stages = {_OLD_NAMES.get(stage, stage) for stage in named} or {_COMMIT}
    if stages == {_MANUAL}:
        return unclear(f"runs {hook.id} at the stage manual only, which no git hook calls", hook.line)
    if stages.isdisjoint(config.installed):
        message = f"runs {hook.id} at {', '.join(sorted(stages))}, which pre-commit install does not set up by itself"
        return unclear(message, hook.line)
    return None


def _filtered(snapshot: Snapshot, config: Hooks, hook: Hook) -> FileFinding | None:
    """Return what keeps every file from a hook."""
    if hook.always_run:
        return None
    for kept in (config.files, hook.files):
        if kept is not None and kept.strip() in _NEVER:
            return FileFinding(Outcome.FAILS, f"gives no file to {hook.id}: files is {kept}", hook.line)
    if "file" in hook.excluded_types:
        return FileFinding(Outcome.FAILS, f"gives no file to {hook.id}: exclude_types has file", hook.line)
    try:
        return _left(snapshot, config, hook)
    except OptionError:
        return unclear(f"has patterns for the files of {hook.id} that are not followed here", hook.line)


def _left(snapshot: Snapshot, config: Hooks, hook: Hook) -> FileFinding | None:
    dropped = [(pattern, _engine(pattern)) for pattern in (config.exclude, hook.exclude) if pattern is not None]
    for pattern, engine in dropped:
        if all(engine.search(probe) for probe in _PROBES):
            message = f"keeps every file from {hook.id}: exclude is {pattern or 'empty, which fits every path'}"
            return FileFinding(Outcome.FAILS, message, hook.line)
    kept = [_engine(pattern) for pattern in (config.files, hook.files) if pattern]
    if not kept and not dropped:
        return None
    drops = [engine for _, engine in dropped]
    if any(_passes(path, kept, drops) for path in snapshot.files()):
        return None
    return unclear(f"has patterns for {hook.id} that fit none of the tracked files today", hook.line)


def _passes(path: str, kept: list[Pattern], drops: list[Pattern]) -> bool:
    return all(pattern.search(path) for pattern in kept) and not any(drop.search(path) for drop in drops)


def _engine(pattern: str) -> Pattern:
    r"""Return a pattern of Python on the bounded engine. Raises ``OptionError`` where it has none for it."""
    if len(pattern) > MAX_PATTERN:
        raise OptionError("is too long")
    if not _VERBOSE.match(pattern.lstrip()):
        return compile_pattern(pattern.replace(r"\Z", r"\z"))
    spaced = pattern.lstrip().removeprefix("(?x)")
    return compile_pattern(_SPACE.sub(lambda match: match[1] or "", spaced).replace(r"\Z", r"\z"))
