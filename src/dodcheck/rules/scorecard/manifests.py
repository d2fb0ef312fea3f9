"""Points about manifests: each ecosystem that has one is updated, and each has a lock file beside it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.combine import all_of
from dodcheck.rules.dependabot import DependabotRule
from dodcheck.rules.scorecard.evidence import KIND, ExaminedThings, none_wrong
from dodcheck.snapshot.paths import folder_of, name_of
from dodcheck.snapshot.protocol import Snapshot, UnreadableError


class _Kind(NamedTuple):
    """A manifest by its name: its ecosystem, its lock files, and what stands in it where it needs some."""

    ecosystem: str
    locks: tuple[str, ...]
    needs: str = ""


_MANIFESTS: Mapping[str, _Kind] = {
    "package.json": _Kind(
        "npm",
        ("package-lock.json", "yarn.lock", "pnpm-lock.yaml", "npm-shrinkwrap.json", "bun.lock", "bun.lockb"),
        r'"(?:dev|peer|optional)?[dD]ependencies"\s*:\s*\{\s*"',
    ),
    "Cargo.toml": _Kind("cargo", ("Cargo.lock",), r"(?m)^\s*\[(?:[\w.-]+\.)?(?:dev-|build-)?dependencies\b"),
    "go.mod": _Kind("gomod", ("go.sum",), r"(?m)^\s*require\b"),
    "Gemfile": _Kind("bundler", ("Gemfile.lock",), r"(?m)^\s*gem\b"),
    "composer.json": _Kind("composer", ("composer.lock",), r'"require(?:-dev)?"\s*:\s*\{\s*"'),
    "Pipfile": _Kind("pip", ("Pipfile.lock",)),
    "pyproject.toml": _Kind(
        "pip",
        ("poetry.lock", "uv.lock", "pdm.lock", "pylock.toml", "pixi.lock"),
        r"(?m)^\s*(?:dependencies\s*=\s*\[\s*[^\]\s]|\[tool\.poetry\.dependencies\])",
    ),
    "mix.exs": _Kind("mix", ("mix.lock",), r"\{:\w+,"),
    "pubspec.yaml": _Kind("pub", ("pubspec.lock",), r"(?m)^dependencies:"),
    "requirements.txt": _Kind("pip", (), r"(?m)^\s*[A-Za-z]"),
    "Dockerfile": _Kind("docker", ()),
    "pom.xml": _Kind("maven", ()),
    "build.gradle": _Kind("gradle", ()),
    "build.gradle.kts": _Kind("gradle", ()),
    ".gitmodules": _Kind("gitsubmodule", ()),
}
_ELSEWHERE = re.compile(
    r"(?:^|/)(?:tests?|testing|test_?data|fixtures?|examples?|samples?|templates?|vendor|vendored|third[_-]party|external"
    r"|extern|node_modules|deps|goldens?|cases|bench(?:marks?)?|docs?)/",
    re.IGNORECASE,
)
"""Folders whose manifests are shown, tested with, or those of others."""
_EXACT = re.compile(r"[\w.-]+(?:\[[\w., -]*\])?\s*={2,3}\s*[\w.!+-]+(?:\s*;.*)?(?:\s+--hash=.*)?")
"""A requirement of one version, whatever the machine: no `*`, no range, no address."""
_SETTING = re.compile(r"--?(?:hash|[a-z-]*url|find-links|no-binary|only-binary|require-hashes|i|f)\b.*")
"""Lines of requirements that ask for no package."""
_MAX_READ = 1_000_000
_GLOBS = " ".join(f"':(glob)**/{name}'" for name in _MANIFESTS)
_REPRODUCE = f"git ls-files -- {_GLOBS}"


class _Manifest(NamedTuple):
    path: str
    kind: _Kind
    text: str


def updated(snapshot: Snapshot) -> Evidence:
    """Return whether an update tool covers each ecosystem of which a manifest is tracked."""
    found = list(_manifests(snapshot))
    ecosystems = sorted({manifest.kind.ecosystem for manifest in found})
    if not ecosystems:
        return none_wrong(ExaminedThings("manifest", 0, (), _REPRODUCE), "", ())
    parts = [DependabotRule(ecosystem=(name,)).examine(snapshot) for name in ecosystems]
    seen = replace(parts[0] if len(parts) == 1 else all_of(parts), kind=KIND)
    return replace(seen, summary=f"{_named(ecosystems)}: {seen.summary}", examined=len(found), parts=())


def locked(snapshot: Snapshot) -> Evidence:
    """Return whether each manifest that names dependencies has a lock file in its folder or in one above it."""
    wanted = [manifest for manifest in _manifests(snapshot) if _needs_lock(manifest)]
    unread = next((manifest for manifest in wanted if len(manifest.text) >= _MAX_READ), None)
    if unread:
        message = f"{unread.path} is too large to be read"
        return Evidence(KIND, Outcome.UNKNOWN, message, len(wanted), 0, _REPRODUCE, skipped=1, unknown=Unknown.SKIPPED)
    bad = [(Place(manifest.path), "has no lock file") for manifest in wanted if not _is_locked(snapshot, manifest)]
    places = tuple(Place(manifest.path) for manifest in wanted)
    folder = folder_of(bad[0][0].path) if bad else ""
    beside = shlex.quote(f":(glob){folder}/*" if folder else ":(glob)*")
    listing = f"git ls-files -- {beside}" if bad else _REPRODUCE
    return none_wrong(ExaminedThings("manifest", len(wanted), places, listing), "each has a lock file", bad)


def _manifests(snapshot: Snapshot) -> Iterator[_Manifest]:
    for path in snapshot.files():
        kind = _MANIFESTS.get(name_of(path))
        if kind is None or _ELSEWHERE.search(path):
            continue
        text = _text(snapshot, path)
        if not kind.needs or re.search(kind.needs, text):
            yield _Manifest(path, kind, text)


def _text(snapshot: Snapshot, path: str) -> str:
    try:
        return snapshot.read(path)[:_MAX_READ].decode("utf-8", "replace")
    except UnreadableError:
        return ""


def _needs_lock(manifest: _Manifest) -> bool:
    return bool(manifest.kind.locks) or name_of(manifest.path) == "requirements.txt"


def _is_locked(snapshot: Snapshot, manifest: _Manifest) -> bool:
    """Return whether a lock file stands beside a manifest or above it; requirements are locked by exact versions."""
    if not manifest.kind.locks:
        return all(map(_is_exact, _requirements(manifest.text)))
    folder: str | None = folder_of(manifest.path)
    while folder is not None:
        locks = (path for path in _in_folder(snapshot, folder) if name_of(path) in manifest.kind.locks)
        if any(_text(snapshot, path).strip() for path in locks):
            return True
        folder = folder_of(folder) if folder else None
    return name_of(manifest.path) == "pyproject.toml" and _has_hashes(snapshot, folder_of(manifest.path))


def _requirements(text: str) -> Iterator[str]:
    """Yield the lines of requirements that ask for something, continued ones as one, without comments."""
    for line in text.replace("\\\n", " ").splitlines():
        words = re.sub(r"(?:^|\s)#.*", "", line).strip()
        if words:
            yield words


def _is_exact(line: str) -> bool:
    """Return whether a line asks for one version, or for nothing; another file (`-r`) and a folder may ask for any."""
    return _EXACT.fullmatch(line) is not None or _SETTING.fullmatch(line) is not None


def _has_hashes(snapshot: Snapshot, folder: str) -> bool:
    """Return whether requirements with hashes stand in a folder, or below it in one of that name."""
    above = f"{folder}/" if folder else ""
    paths = (*snapshot.glob(f"{above}requirements*.txt"), *snapshot.glob(f"{above}requirements/*.txt"))
    return any("--hash=" in _text(snapshot, path) for path in paths)


def _in_folder(snapshot: Snapshot, folder: str) -> tuple[str, ...]:
    return snapshot.glob(f"{folder}/*" if folder else "*")


def _named(ecosystems: list[str]) -> str:
    return ", ".join(ecosystems)
