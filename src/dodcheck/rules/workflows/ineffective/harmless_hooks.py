"""Whether pre-commit, run over all files, runs a hook that can fail: as the configuration of the repository says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dodcheck.formats.yaml import load_nodes
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.hooks.commands import command_of, is_masked
from dodcheck.rules.hooks.pre_commit_file import Hook, hooks_of
from dodcheck.rules.pre_commit import PreCommitRule
from dodcheck.rules.reading.config_files import read_config
from dodcheck.rules.workflows.ineffective.linter_options import HOOK_RUNNERS
from dodcheck.snapshot.protocol import Presence
from dodcheck.workflows.audit.untested import is_source
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose

_PLAIN = re.compile(r"\w[\w-]*")
_OTHER_CONFIGURATION = ("-c", "--config", "--hook-stage")
"""Options that name another file, or a stage that other hooks are for."""


def no_hook_that_can_fail(whole: Whole, words: Sequence[str]) -> Iterator[Effect]:
    """Yield that no hook runs, or that none of them can fail; ``words`` begin with the name of a tool."""
    if (
        words[0] in HOOK_RUNNERS
        and words[1:2] == ["run"]
        and not any(word.startswith(_OTHER_CONFIGURATION) for word in words[2:])
    ):
        why = _why_nothing_is_checked(whole) or _gone(whole, words[2:])
        if why:
            yield Effect(Effectiveness.MAYBE, why)


@lru_cache(maxsize=2)
def _why_nothing_is_checked(whole: Whole) -> str:
    """Return why nothing is checked; empty where a hook may check something."""
    snapshot, rule = whole.snapshot, PreCommitRule()
    if snapshot.presence(rule.path) is not Presence.FILE:
        return f"no {rule.path} says which hooks it runs" if any(map(is_source, snapshot.files())) else ""
    seen = rule.examine(snapshot)
    if seen.outcome is not Outcome.HOLDS:
        return seen.summary
    hooks = _hooks(whole)
    return f"no hook of {rule.path} can fail" if hooks is not None and all(map(_is_harmless, hooks)) else ""


@lru_cache(maxsize=2)
def _hooks(whole: Whole) -> tuple[Hook, ...] | None:
    """Return the hooks that are configured; ``None`` where they are not known."""
    rule = PreCommitRule()
    config = read_config(whole.subjects[0].snapshot, rule.path, rule.kind, load_nodes)
    hooks = FileFinding(Outcome.UNKNOWN, "") if isinstance(config, Evidence) else hooks_of(config)
    return None if isinstance(hooks, FileFinding) else tuple(hooks.hooks)


def _gone(whole: Whole, words: Sequence[str]) -> str:
    """Return that a hook which is asked for by its name is none of those that are configured."""
    name = "".join(words[:1])
    hooks = _hooks(whole) if _PLAIN.fullmatch(name) else None
    known = hooks is None or any(name in (hook.id, *hook.names) for hook in hooks)
    return "" if known else f"no hook of {PreCommitRule().path} is called `{name}`"


def _is_harmless(hook: Hook) -> bool:
    words = command_of(hook)
    return is_masked(hook) or (bool(words) and purpose_of_words(tuple(words or ())) is Purpose.TRIVIAL)
