"""What may run a command that no step is seen to run: an action, a launcher, a variable, a script not followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import starmap, zip_longest
from typing import NamedTuple

from dodcheck.model.evidence import Outcome, Place, Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.workflows.collecting import is_test
from dodcheck.rules.workflows.deeper import named_in
from dodcheck.rules.workflows.does import asks_only
from dodcheck.rules.workflows.scope import Scope
from dodcheck.workflows.audit.subject import StepWork, Subject
from dodcheck.workflows.purposes.actions import purpose_of_action
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.runs.dialect import Unread
from dodcheck.workflows.runs.launch import base_of
from dodcheck.workflows.runs.shells import dialects_of
from dodcheck.workflows.shell.run_command import Mask
from dodcheck.workflows.shell.settings import SHELLS

_LAUNCHERS = frozenset(
    [
        *("xargs", "parallel", "find", "watch", "ssh", "su", "docker", "podman", "docker-compose", "kubectl"),
        *("hatch", "tox", "nox", "pixi", "rye", "pdm", "nix", "nix-shell", "devbox", "mise", "asdf", "just", "task"),
        *("invoke", "inv", "nx", "turbo", "lerna", "moon", "bazel", "earthly", "dagger", "apptainer", "singularity"),
        *("rake", "composer", "poe", "meson", "ninja", "cmake", "go"),
    ]
)
"""Programs that start another one by its name, in ways that are not followed."""

_BY_ITSELF: Mapping[tuple[str, ...], tuple[str, ...]] = {
    ("hatch", "test"): ("pytest",),
    ("cargo", "llvm-cov"): ("cargo",),
    ("cargo", "tarpaulin"): ("cargo",),
    ("react-scripts", "test"): ("jest",),
    ("ng", "test"): ("karma", "jest"),
}
"""What programs start by themselves, whatever the repository says."""


class Perhaps(NamedTuple):
    """A place where a command may be run, and what stands there."""

    path: str
    line: int | None
    shown: str


def unseen(runs: str, answer: Finding, scope: Scope) -> Finding:
    """Return that something may run a command that is not seen to; the same answer where nothing may."""
    perhaps = may_run(scope.subjects, runs.split())
    if perhaps is None:
        return answer
    words = f"{answer.words}, but {perhaps.shown} in {perhaps.path}:{perhaps.line} may"
    places = (Place(perhaps.path, perhaps.line),)
    return answer._replace(outcome=Outcome.UNKNOWN, words=words, places=places, unknown=Unknown.PARTIAL)


def may_run(subjects: Iterable[Subject], asked: Sequence[str]) -> Perhaps | None:
    """Return the first place that may run a command, of these words, without its being seen."""
    pattern = re.compile(rf"(?<![\w-]){re.escape(base_of(asked[0]))}(?![\w])", re.IGNORECASE)
    subjects = tuple(subjects)
    perhaps = next(
        (found for subject in subjects for step in subject.steps for found in _in_step(step, asked, pattern)), None
    )
    deeper = named_in(subjects, pattern) if perhaps is None else None
    return Perhaps(deeper.path, deeper.line, "what stands") if deeper is not None else perhaps


def _in_step(step: StepWork, asked: Sequence[str], pattern: re.Pattern[str]) -> Iterator[Perhaps]:
    uses = step.step.uses
    if uses is not None and not uses.value.startswith("./"):
        name = uses.value.partition("@")[0]
        named = any(pattern.search(text.value) for text in step.step.given.values())
        if named or pattern.search(name) or _is_alike(name, asked):
            yield Perhaps(step.path, uses.line, f"`{name}`")
    for command in step.commands:
        if _launches(command, pattern, asked):
            shown = " ".join(word.text for word in command.words[:4])
            yield Perhaps(command.location.path, command.location.line, f"`{shown}`")
    run = step.step.run
    if run is not None and pattern.search(run.value) and _is_dark(step):
        yield Perhaps(step.path, step.step.line, "a script that is not followed")


def _is_dark(step: StepWork) -> bool:
    """Return whether a part of a script is not read, or all of it, as one in a language that is no shell's."""
    dialects = dialects_of([step.step for step in step.steps], step.job.job, step.job.workflow)
    own = [command for command in step.commands if command.location.path == step.path]
    return (
        any(isinstance(dialect, Unread) for dialect in dialects)
        or any(Mask.NOT_FOLLOWED in command.masks for command in own)
        or any(starmap(_is_given_its_script, zip_longest(own, own[1:])))
    )


def _is_given_its_script(command: Command, after: Command | None) -> bool:
    """Return whether a command is a shell that runs what it is given to read, of which nothing is seen."""
    program, *rest = [word.text for word in command.words] or [""]
    bare = base_of(program) in SHELLS and all(word.startswith("-") for word in rest) and not asks_only([program, *rest])
    return bare and (after is None or after.depth <= command.depth)


def _is_alike(name: str, asked: Sequence[str]) -> bool:
    """Return whether an action is there for what a command is known for: it may use the same tool."""
    purpose = purpose_of_words(tuple(asked))
    return purpose.checks and purpose_of_action(name) is purpose


def _launches(command: Command, pattern: re.Pattern[str], asked: Sequence[str]) -> bool:
    if not command.words:
        return False
    program = command.words[0].text
    if program.startswith("$") or (command.launched and ":" in program and pattern.search(program)):
        return True
    words = [word.text for word in command.words[1:]]
    if base_of(asked[0]) in _BY_ITSELF.get((base_of(program), *words[:1]), ()):
        return True
    words = words if base_of(program) in _LAUNCHERS else []
    if is_test(asked):
        return any(purpose_of_words((word,)) is Purpose.TEST for word in words)
    return any(map(pattern.search, words))
