"""The kind `pre_commit`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from dodcheck.formats.yaml import Mapping, Scalar, load_nodes
from dodcheck.formats.yaml_nodes import child, items_of
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.rules.base import Counterexample
from dodcheck.rules.combine import all_of
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.hooks.commands import INFORMING, Match, command_of, is_command, matches
from dodcheck.rules.hooks.others import other_tool
from dodcheck.rules.hooks.pins import pinned
from dodcheck.rules.hooks.pre_commit_file import Hook, Hooks, hooks_of
from dodcheck.rules.hooks.reach import reach
from dodcheck.rules.options import Asks, option
from dodcheck.rules.reading.config_files import evidence, read_config, unclear
from dodcheck.rules.reading.named import named_file
from dodcheck.rules.types import DOCUMENT, FLAG, TEXT, TEXTS
from dodcheck.rules.values.mentions import mention
from dodcheck.snapshot.paths import name_of
from dodcheck.snapshot.protocol import Snapshot

_DEFAULT = ".pre-commit-config.yaml"

MAX_HOOKS = 300
"""A configuration of more hooks is not looked at: each may have to be held against every tracked file."""


@dataclass(frozen=True, slots=True)
class PreCommitRule:
    """The configuration of pre-commit is valid, and its hooks run.

    Holds when each of `hooks` is there and is reached: by a stage that `pre-commit install` sets up, and by a file. A
    single word is the id of a hook or the program it runs; several words are a command that the hook's `entry` and
    `args` run, which may have more options (`uv run`, `python -m` and the like may stand before it). Without `hooks`,
    one hook that is reached is enough. With `pinned`, each `rev` is a full commit id or the tag of one version such as
    `v1.2.3`. Fails when pre-commit would refuse the file, when a hook is missing, only prints words or gets no file
    (`exclude: .*`, `files: ^$`), and when a `rev` is a branch. Can't be known when the command stands elsewhere (a
    script, a task of make, another repository), when it is told never to fail, when its stages need another
    installation or are `manual`, when no tracked file fits today, when only something beside the hooks has the name,
    and when a `rev` is a bare `v4` or a shortened commit.
    """

    kind: ClassVar[str] = "pre_commit"
    example: ClassVar[str] = "pre_commit: {hooks: [lintrunner, ruff format --check]}"

    hooks: tuple[str, ...] = option(
        TEXTS, "Ids of hooks, or commands that hooks run; each is reached.", default=(), asks=Asks.FLOOR
    )
    pinned: bool = option(FLAG, "Every repository that hooks come from is pinned.", default=False, asks=Asks.DEMAND)
    path: str = option(DOCUMENT, "The configuration.", default=_DEFAULT)
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the hooks are configured."""
        at = named_file(snapshot, self.path, self.named_in, self.kind)
        if isinstance(at, Evidence):
            return at if self.named_in else self._of_another_tool(snapshot, at)
        config = read_config(snapshot, at, self.kind, load_nodes)
        if isinstance(config, Evidence):
            return config
        file_finding = hooks_of(config)
        if isinstance(file_finding, FileFinding):
            return evidence(self.kind, at, file_finding)
        if len(file_finding.hooks) > MAX_HOOKS:
            return evidence(self.kind, at, unclear(f"lists more than {MAX_HOOKS} hooks", None, Unknown.SKIPPED))
        answers = [*self._answers(snapshot, file_finding)]
        if self.named_in is not None and at != _DEFAULT and name_of(at) == _DEFAULT:
            answers.append(unclear("is read only where pre-commit is told so: it stands in a folder", None))
        parts = [evidence(self.kind, at, answer) for answer in answers]
        return parts[0] if len(parts) == 1 else replace(all_of(parts), kind=self.kind)

    def _answers(self, snapshot: Snapshot, config: Hooks) -> Iterator[FileFinding]:
        for wanted in self.hooks:
            yield _wanted(snapshot, config, wanted)
        if not self.hooks:
            yield _any(snapshot, config)
        if self.pinned:
            yield pinned(config)

    def _of_another_tool(self, snapshot: Snapshot, missing: Evidence) -> Evidence:
        """Return a missing file as unknown where another tool runs hooks, of which a document may speak."""
        other = other_tool(snapshot) if missing.outcome is Outcome.FAILS and self.path == _DEFAULT else None
        if other is None:
            return missing
        return evidence(self.kind, other, unclear(f"sets up git hooks, and {missing.summary}; it is not read", None))

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield a configuration with another hook, or with none."""
        from dodcheck.rules.counterexamples import of_pre_commit  # noqa: PLC0415 - lazy: only the self-test asks

        return of_pre_commit.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self.path} {' and '.join(self._asked())}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{self.path} is removed or broken, or it is no longer true that it {' and '.join(self._asked())}"

    def _asked(self) -> Iterator[str]:
        yield f"runs {', '.join(self.hooks)}" if self.hooks else "runs a hook"
        if self.pinned:
            yield "pins every repository"


def _any(snapshot: Snapshot, config: Hooks) -> FileFinding:
    """Return whether any hook is reached."""
    count = len(config.hooks)
    if not count:
        return FileFinding(Outcome.FAILS, "lists no hooks", config.root.line, examined=0)
    kept = [(hook, reach(snapshot, config, hook)) for hook in config.hooks]
    live = [hook for hook, why in kept if why is None]
    if live:
        return FileFinding(
            Outcome.HOLDS, f"runs {len(live)} of {count} hooks", live[0].line, examined=count, matched=len(live)
        )
    return _worst([why for _, why in kept if why])._replace(examined=count)


def _wanted(snapshot: Snapshot, config: Hooks, wanted: str) -> FileFinding:
    """Return whether a hook of that id, or with that command, is reached."""
    count = len(config.hooks)
    matched = [(hook, matches(hook, wanted)) for hook in config.hooks]
    same = [hook for hook, how in matched if how is Match.YES]
    kept = [(hook, reach(snapshot, config, hook)) for hook in same]
    live = [hook for hook, why in kept if why is None]
    if live:
        return FileFinding(
            Outcome.HOLDS, f"runs {_named(live[0], wanted)}", live[0].line, examined=count, matched=len(live)
        )
    if kept:
        return _worst([why for _, why in kept if why])._replace(examined=count)
    hidden = [hook for hook, how in matched if how is Match.HIDDEN and _is_possible(snapshot, config, hook)]
    if hidden:
        message = f"may run {wanted} by {hidden[0].id}, which does not say so plainly"
        return unclear(message, hidden[0].line, examined=count)
    named = _named_beside(config.root, wanted)
    if named:
        return unclear(f"has no hook that runs {wanted}, but names it", named.line, examined=count)
    return FileFinding(Outcome.FAILS, _absent(config, wanted), config.root.line, examined=count)


def _named_beside(root: Mapping, wanted: str) -> Scalar | None:
    """Return where a repository's address, a dependency of a hook or a setting for all hooks names what is wanted."""
    repos = items_of(child(root, "repos"))
    hooks = [hook for repo in repos for hook in items_of(child(repo, "hooks"))]
    beside = [*(child(repo, "repo") for repo in repos), *(child(hook, "additional_dependencies") for hook in hooks)]
    beside += [value for key, value in root.pairs if not (isinstance(key, Scalar) and key.value == "repos")]
    return next((scalar for node in beside if node and (scalar := mention(node, wanted))), None)


def _is_possible(snapshot: Snapshot, config: Hooks, hook: Hook) -> bool:
    why = reach(snapshot, config, hook)
    return why is None or why.outcome is not Outcome.FAILS


def _worst(reasons: list[FileFinding]) -> FileFinding:
    """Return the reason that leaves most open: one hook that may run is enough."""
    return next((finding for finding in reasons if finding.outcome is Outcome.UNKNOWN), reasons[0])


def _named(hook: Hook, wanted: str) -> str:
    return wanted if wanted == hook.id else f"{wanted} by the hook {hook.id}"


def _absent(config: Hooks, wanted: str) -> str:
    commands = [(hook, words) for hook in config.hooks if (words := command_of(hook))]
    idle = next((words for hook, words in commands if hook.id == wanted), None)
    if idle:
        tells = next((word for word in idle if word in INFORMING), None)
        return f"has the hook {wanted}, which only runs {idle[0]}{f' {tells}' if tells else ''}"
    asked = wanted.split()
    of_tool = (words for _, words in commands if words[0] == asked[0])
    near = max(of_tool, key=lambda words: len(set(words) & set(asked)), default=None)
    if near and is_command(wanted):
        return f"has no hook that runs {wanted}; there is {' '.join(near)[:200]}"
    return f"has no hook that runs {wanted}" if config.hooks else "lists no hooks"
