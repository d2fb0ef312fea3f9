"""What `docker compose build` runs: the instructions of the images that the services of a file are built of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, load_nodes
from dodcheck.formats.yaml import Sequence as Items
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, bytes_of
from dodcheck.workflows.runs.dockerfile import ImageBuild, docker_build
from dodcheck.workflows.runs.tasks import MAX_BYTES
from dodcheck.workflows.shell.settings import Settings

COMPOSERS = frozenset({"docker-compose", "podman-compose"})
"""Programs that do what `docker compose` does."""
MAX_SERVICES = 50
"""So many services of one file are followed."""

_FILES = ("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml")
_OVERRIDES = tuple(name.replace(".y", ".override.y") for name in _FILES)
_BEFORE = frozenset({"-f", "--file", "-p", "--project-name", "--profile", "--env-file", "--ansi", "--progress"})
_BEHIND = frozenset({"--build-arg", "--builder", "-m", "--memory", "--ssh", "--progress"})
"""Options with a value behind a space, before and behind the word `build`."""
_SWITCHES = frozenset({"--no-cache", "--pull", "--push", "-q", "--quiet", "--with-dependencies", "--no-rm"})


class _Asked(NamedTuple):
    """The file that is asked for, empty where none is told, and the services: none where all of them are meant."""

    file: str
    services: tuple[str, ...]


def compose_build(words: Sequence[str], folder: str, snapshot: Snapshot) -> ImageBuild | None:
    """Return what a call runs whose words begin with the name of its program; ``None`` where not all of it is known."""
    asked = _asked(words)
    path = _file(asked.file, folder, snapshot) if asked else None
    if asked is None or path is None:
        return None
    calls = [call for name, call in _builds(path, snapshot) if not asked.services or name in asked.services]
    services = [service for call in calls[:MAX_SERVICES] if (service := docker_build(call, folder_of(path), snapshot))]
    if not services or len(services) < len(calls):
        return None
    first = services[0].settings
    alike = all(built_service.settings == first for built_service in services)
    return ImageBuild(
        tuple(line for built_service in services for line in built_service.lines), first if alike else Settings()
    )


def _asked(words: Sequence[str]) -> _Asked | None:
    rest = iter(words[1:] if words[0] in COMPOSERS else words[2:] if list(words[1:2]) == ["compose"] else ())
    file = ""
    for word in rest:
        if word == "build":
            services = _services(rest)
            return None if services is None else _Asked(file, services)
        name, equals, value = word.partition("=")
        if name not in _BEFORE:
            return None
        given = value if equals else next(rest, "")
        if name in ("-f", "--file"):
            if file:
                return None
            file = given
    return None


def _services(rest: Iterator[str]) -> tuple[str, ...] | None:
    services: list[str] = []
    for word in rest:
        name, equals, _ = word.partition("=")
        if not word.startswith("-"):
            services.append(word)
        elif name in _BEHIND:
            _ = equals or next(rest, "")
        elif word not in _SWITCHES:
            return None
    return tuple(services)


def _file(named: str, folder: str, snapshot: Snapshot) -> str | None:
    """Return the one file that says what is built; ``None`` where another one may say otherwise."""
    places = [normalise(name, folder) for name in ((named,) if named else (*_OVERRIDES, *_FILES))]
    there = [place for place in places if place and snapshot.presence(place) is Presence.FILE]
    return there[0] if len(there) == 1 else None


def _builds(path: str, snapshot: Snapshot) -> Iterator[tuple[str, list[str]]]:
    """Yield the name of each service that is built, and the call of a builder that does the same, if one does."""
    data = bytes_of(snapshot, path)
    try:
        root = load_nodes(decode_data(data)) if data is not None and len(data) <= MAX_BYTES else None
    except FormatProblem:
        return
    for name, service in _pairs(_at(root, "services")):
        build = _at(service, "build")
        if build is not None and _at(service, "profiles") is None:
            yield name, _call(build) if _at(service, "extends") is None else []


def _call(build: Node) -> list[str]:
    """Return the call that builds as a service says; empty where it is built of something that is not seen."""
    match build:
        case Scalar():
            told = {"context": build.value}
        case Mapping():
            told = {key: value.value for key, value in _pairs(build) if isinstance(value, Scalar)}
        case Items():
            return []
    context = told.get("context", ".")
    if "dockerfile_inline" in told or any("$" in told.get(key, "") for key in ("context", "dockerfile", "target")):
        return []
    file = ["--file", f"{context}/{told['dockerfile']}"] if "dockerfile" in told else []
    stage = ["--target", told["target"]] if "target" in told else []
    return ["docker", "build", *file, *stage, context]


def _at(node: Node | None, key: str) -> Node | None:
    return next((value for name, value in _pairs(node) if name == key), None)


def _pairs(node: Node | None) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping):
        yield from ((key.value, value) for key, value in node.pairs if isinstance(key, Scalar))
