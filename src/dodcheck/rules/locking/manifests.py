"""Which files are manifests of packages, and how their lock files are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.snapshot.paths import name_of

LOCKS: Mapping[str, tuple[str, ...]] = {
    "package.json": (
        *("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb"),
    ),
    "pyproject.toml": ("poetry.lock", "uv.lock", "pdm.lock", "pylock.toml", "pixi.lock"),
    "Pipfile": ("Pipfile.lock",),
    "Cargo.toml": ("Cargo.lock",),
    "go.mod": ("go.sum",),
    "Gemfile": ("Gemfile.lock",),
    "composer.json": ("composer.lock",),
    "mix.exs": ("mix.lock",),
    "pubspec.yaml": ("pubspec.lock",),
}
"""The lock files of each manifest."""
_NEEDS: Mapping[str, str] = {
    "Pipfile": r"(?m)^\s*[\w\"'.-]+\s*=\s*[\"'{]",
    "go.mod": r"(?m)^\s*require\b",
    "Gemfile": r"(?m)^\s*gem\b",
    "composer.json": r'"require(?:-dev)?"\s*:\s*\{\s*"',
    "mix.exs": r"\{:\w+,",
    "pubspec.yaml": r"(?m)^(?:dev_)?dependencies:",
}
"""What stands in a manifest whose requirements are not read one by one, where it has some."""
_REQUIREMENTS = re.compile(r"(?:^|/)(?:[\w.-]*requirements[\w.-]*|requirements/[\w.-]+)\.txt$")
_NOT_READ = re.compile(
    r"(?:^|/)(?:pom\.xml|build\.gradle(?:\.kts)?|setup\.(?:py|cfg)|environment\.ya?ml|[\w.-]+\.[cfv][bs]?proj"
    r"|Package\.swift|Podfile|conanfile\.\w+|vcpkg\.json|deno\.jsonc?|build\.sbt|[\w.-]+\.gemspec|Chart\.yaml"
    r"|pixi\.toml|stack\.yaml|[\w.-]+\.cabal)$"
)
_ELSEWHERE = re.compile(
    r"(?:^|/)(?:tests?|testing|test_?data|fixtures?|examples?|samples?|templates?|vendor|vendored|third[_-]party|external"
    r"|extern|node_modules|goldens?|cases)/",
    re.IGNORECASE,
)
"""Folders whose manifests are shown, tested with, or those of others."""


class Manifest(NamedTuple):
    """A manifest: its path, its name as it tells its sort, and the text of it."""

    path: str
    sort: str
    text: str


REQUIREMENTS = "requirements"
"""The sort of a file of requirements."""


def sort_of(path: str) -> str | None:
    """Return the sort of a manifest; empty for one that is not read, ``None`` for any other file."""
    if _ELSEWHERE.search(path):
        return None
    if _NOT_READ.search(path):
        return ""
    if _REQUIREMENTS.search(path):
        return REQUIREMENTS
    name = name_of(path)
    return name if name in LOCKS else None


def needs_some(manifest: Manifest) -> bool:
    """Return whether a manifest whose requirements are not read one by one asks for anything."""
    return re.search(_NEEDS[manifest.sort], manifest.text) is not None
