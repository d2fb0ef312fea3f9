"""Which files that a step starts, and whose commands are not followed, name a command."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.rules.workflows.starting import is_script
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.runs.launch import base_of

_PACKAGES = ("**/package.json",)
_PYTHON = ("**/pyproject.toml", "**/hatch.toml", "**/pixi.toml")
_BOXES = ("**/Dockerfile*", "**/*.Dockerfile", "**/docker-compose*.y*ml", "**/compose*.y*ml")
_FILES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("make", "gmake"), ("**/Makefile", "**/makefile", "**/GNUmakefile", "**/*.mk")),
    **dict.fromkeys(("npm", "yarn", "pnpm", "bun", "lerna", "nx", "turbo"), _PACKAGES),
    **dict.fromkeys(("run-s", "run-p", "npm-run-all", "npm-run-all2", "concurrently", "wireit"), _PACKAGES),
    **dict.fromkeys(("hatch", "pdm", "poe", "poetry", "pixi", "rye"), _PYTHON),
    **dict.fromkeys(("docker", "podman", "docker-compose"), _BOXES),
    **dict.fromkeys(("gradle", "gradlew"), ("**/*.gradle", "**/*.gradle.kts")),
    **dict.fromkeys(("mvn", "mvnw"), ("**/pom.xml",)),
    **dict.fromkeys(("invoke", "inv"), ("**/tasks.py",)),
    **dict.fromkeys(("pre-commit", "prek"), (".pre-commit-config.yaml",)),
    "nox": ("**/noxfile.py",),
    "composer": ("**/composer.json",),
    "mise": ("**/mise.toml", "**/.mise.toml"),
    "rake": ("**/Rakefile", "**/*.rake"),
    "tox": ("**/tox.ini", "**/tox.toml", "**/setup.cfg", "**/pyproject.toml"),
    "just": ("**/justfile", "**/Justfile", "**/.justfile"),
    "task": ("**/Taskfile.y*ml",),
}
"""What programs that start others read to know which."""
_NAMED = re.compile(r"[\w.-]+\.(?:sh|bash|py|js|mjs|cjs|ts|rb|pl|ps1|bat|cmd|php)\b")
_MOST_FILES, _MOST_BYTES = 100, 200_000


class NamingLine(NamedTuple):
    """A line of a file that names a command."""

    path: str
    line: int


def named_in(subjects: Iterable[Subject], pattern: re.Pattern[str]) -> NamingLine | None:
    """Return the first line that names a command in a file that steps start, without its commands being followed."""
    for subject in subjects:
        files = dict.fromkeys(path for job in subject.jobs for path in _begun(job, subject.snapshot))
        for path, text in _with_those_named(files, subject.snapshot):
            match = pattern.search(text)
            if match is not None:
                return NamingLine(path, text.count("\n", 0, match.start()) + 1)
    return None


def _begun(job: JobWork, snapshot: Snapshot) -> Iterator[str]:
    """Yield the files that the steps of a job start and that are not followed."""
    inner = {id(step.steps[0].step) for step in job.steps if len(step.steps) > 1}
    for step in job.steps:
        uses = step.step.uses
        if uses is not None and uses.value.startswith("./") and (len(step.steps) > 1 or id(step.step) not in inner):
            yield from snapshot.glob(f"{uses.value.removeprefix('./').rstrip('/')}/**")
        yield from _by_commands(step, snapshot)


def _by_commands(step: StepWork, snapshot: Snapshot) -> Iterator[str]:
    for number, command in enumerate(step.commands):
        rest = step.commands[number + 1 : number + 2]
        if not command.words or (rest and rest[0].depth > command.depth):
            continue
        for program in (command.words[0], *command.launched[:1]):
            for glob in _FILES.get(base_of(program.text), ()):
                yield from snapshot.glob(glob)
        for word in command.words[:3]:
            if is_script(word.text) or (word is command.words[0] and "/" in word.text):
                yield from snapshot.files_named(base_of(word.text))


def _with_those_named(files: Iterable[str], snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield files with their texts, and the scripts that those name, and so on."""
    todo, seen = list(files), set[str]()
    while todo and len(seen) < _MOST_FILES:
        path = todo.pop(0)
        text = _text(path, snapshot) if path not in seen else None
        seen.add(path)
        if text is not None:
            yield path, text
            names = dict.fromkeys(_NAMED.findall(text))
            todo += [path for name in list(names)[:_MOST_FILES] for path in snapshot.files_named(base_of(name))]


def _text(path: str, snapshot: Snapshot) -> str | None:
    try:
        data = snapshot.read(path)
        return decode_data(data) if len(data) <= _MOST_BYTES else None
    except (UnreadableError, FormatProblem):
        return None
