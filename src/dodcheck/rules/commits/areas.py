"""Parts of a repository, by path alone: what is CI, code, a test, a document, a list of dependencies."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.code.suffixes import is_code
from dodcheck.supply.vendoring.names import OF_OTHERS


class Area(StrEnum):
    """A part of a repository that a statement may say is left alone."""

    CI = "ci"
    CODE = "code"
    TESTS = "tests"
    DOCUMENTS = "documents"
    DEPENDENCIES = "dependencies"


SPOKEN = {
    Area.CI: "CI",
    Area.CODE: "code",
    Area.TESTS: "tests",
    Area.DOCUMENTS: "documents",
    Area.DEPENDENCIES: "dependencies",
}
"""What reports call them."""


class Belongs(StrEnum):
    """Whether a path is part of an area."""

    YES = "yes"
    NO = "no"
    MAYBE = "maybe"


_CI = re.compile(
    r"\.github/(?:workflows|actions|scripts)/.+|\.github/actionlint\.ya?ml|\.circleci/.+|\.gitlab/ci/.+"
    r"|\.travis\.ya?ml|\.?azure-pipelines[^/]*(?:/.+|\.ya?ml)|\.jenkins/.+|\.?appveyor\.ya?ml|\.buildkite/.+"
    r"|\.drone\.(?:ya?ml|star)|\.cirrus\.\w+|\.woodpecker(?:\.ya?ml|/.+)|bitbucket-pipelines\.ya?ml|\.ci/.+"
    r"|\.teamcity/.+|\.semaphore/.+|cloudbuild\.ya?ml|buildspec\.ya?ml|\.forgejo/workflows/.+|\.gitea/workflows/.+"
    r"|\.?codecov\.ya?ml|\.pre-commit-config\.ya?ml"
)
_CI_NAME = re.compile(r"action\.ya?ml|\.gitlab-ci[^/]*\.ya?ml|jenkinsfile.*")
_NEAR_CI = re.compile(r"ci[-_.].*|[^.]*[-_.]ci\..*")
_NOT_CI = re.compile(
    r"\.github/(?:issue_template/.+|pull_request_template.*|codeowners|funding\.yml|dependabot\.ya?ml|[^/]+\.md)"
)
_TEST = re.compile(
    r"test_.+|.+_test\.\w+|.+[.-](?:test|spec)\.\w+|conftest\.py|.+tests?\.(?:java|kt|cs|swift|scala|php)"
)
_TESTS = frozenset({"test", "tests", "testing", "testdata", "spec", "specs", "__tests__", "e2e"})
_DEPENDENCIES = re.compile(
    r"requirements.*\.(?:txt|in)|constraints.*\.txt|pyproject\.toml|setup\.(?:py|cfg)|pipfile(?:\.lock)?"
    r"|poetry\.lock|uv\.lock|pdm\.lock|environment.*\.ya?ml|package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml"
    r"|bun\.lockb?|cargo\.(?:toml|lock)|go\.(?:mod|sum)|gemfile(?:\.lock)?|composer\.(?:json|lock)|pom\.xml"
    r"|.*\.gradle(?:\.kts)?|packages\.lock\.json|.+\.csproj|mix\.(?:exs|lock)|package\.(?:swift|resolved)"
    r"|\.gitmodules|conanfile\.\w+|vcpkg\.json"
)
_REQUIREMENTS = "requirements"
_VENDORED = OF_OTHERS | {"submodule", "submodules"}
_BUILD = re.compile(
    r"(?:gnu)?makefile.*|.+\.mk|cmakelists\.txt|dockerfile.*|.+\.dockerfile|build(?:\.bazel)?|workspace(?:\.bazel)?"
    r"|.+\.bzl|meson\.build|configure(?:\.ac)?|justfile|rakefile|gulpfile\.\w+|setup\.cfg|pyproject\.toml|tox\.ini"
    r"|build\.zig|.+\.csproj|pom\.xml|package\.json|cargo\.toml|go\.mod"
)
_DOCUMENT = re.compile(r".*\.(?:md|mdx|rst|adoc|txt|pdf|docx?|png|jpe?g|gif|svg|webp|ico|drawio|puml|csv)")
_CALLED_LIKE_A_DOCUMENT = re.compile(
    r"(?:licen[cs]e|readme|changelog|authors|notice|contributing|codeowners|\.gitkeep|\.mailmap).*"
)
_DOCS = frozenset({"doc", "docs"})
_DATA = (".json", ".jsonl", ".yml", ".yaml", ".toml", ".xml", ".htm", ".html", ".css")


class _Path(NamedTuple):
    """A path in lower case: all of it, the folders, the last part."""

    whole: str
    folders: frozenset[str]
    name: str


@lru_cache(maxsize=200_000)
def belongs(path: str, area: Area) -> Belongs:
    """Return whether a path is part of an area.

    Code are sources by their suffix and what builds them, tests apart; what the name alone does not tell, such as a
    script without a suffix or a configuration in YAML, may be code. Scripts beside CI may be CI.
    """
    *folders, name = path.lower().split("/")
    parts = _Path(path.lower(), frozenset(folders), name)
    match area:
        case Area.CI:
            return _ci(parts)
        case Area.TESTS:
            return _yes_if(_is_test(parts) and not _is_document(parts))
        case Area.DOCUMENTS:
            return _yes_if(_is_document(parts))
        case Area.DEPENDENCIES:
            return _dependencies(parts)
        case Area.CODE:
            return _code(parts)


def _ci(path: _Path) -> Belongs:
    if _CI.fullmatch(path.whole) or _CI_NAME.fullmatch(path.name):
        return Belongs.YES
    if _NOT_CI.fullmatch(path.whole) or _is_document(path):
        return Belongs.NO
    near = path.whole.startswith(".github/") or "ci" in path.folders or _NEAR_CI.fullmatch(path.name)
    return Belongs.MAYBE if near else Belongs.NO


def _code(path: _Path) -> Belongs:
    if _is_document(path) or _is_test(path) or _ci(path) is Belongs.YES:
        return Belongs.NO
    if not _DOCS.isdisjoint(path.folders) and path.name.endswith(_DATA):
        return Belongs.NO
    return Belongs.YES if is_code(path.name) or _BUILD.fullmatch(path.name) else Belongs.MAYBE


def _dependencies(path: _Path) -> Belongs:
    if _names_dependencies(path):
        return Belongs.YES
    return Belongs.MAYBE if not _VENDORED.isdisjoint(path.folders) else Belongs.NO


def _names_dependencies(path: _Path) -> bool:
    listed = _REQUIREMENTS in path.folders and path.name.endswith((".txt", ".in"))
    return listed or bool(_DEPENDENCIES.fullmatch(path.name))


def _is_test(path: _Path) -> bool:
    return not _TESTS.isdisjoint(path.folders) or bool(_TEST.fullmatch(path.name))


def _is_document(path: _Path) -> bool:
    is_called_so = bool(_CALLED_LIKE_A_DOCUMENT.fullmatch(path.name)) and not is_code(path.name)
    is_document = is_called_so or bool(_DOCUMENT.fullmatch(path.name))
    return is_document and not _names_dependencies(path) and not _BUILD.fullmatch(path.name)


def _yes_if(is_so: bool) -> Belongs:  # noqa: FBT001 - what it is about
    return Belongs.YES if is_so else Belongs.NO
