"""Parts of a repository, by path alone: what is CI, code, a test, a document, a list of dependencies."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from dodcheck.rules.code.suffixes import is_code


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
    r"\.github/(?:workflows|actions|scripts)/.+|(?:.*/)?action\.ya?ml|\.github/actionlint\.ya?ml|\.circleci/.+"
    r"|(?:.*/)?\.gitlab-ci[^/]*\.ya?ml|\.gitlab/ci/.+|\.travis\.ya?ml|\.?azure-pipelines[^/]*(?:/.+|\.ya?ml)"
    r"|(?:.*/)?jenkinsfile[^/]*|\.jenkins/.+|\.?appveyor\.ya?ml|\.buildkite/.+|\.drone\.(?:ya?ml|star)|\.cirrus\.\w+"
    r"|\.woodpecker(?:\.ya?ml|/.+)|bitbucket-pipelines\.ya?ml|\.ci/.+|\.teamcity/.+|\.semaphore/.+|cloudbuild\.ya?ml"
    r"|buildspec\.ya?ml|\.forgejo/workflows/.+|\.gitea/workflows/.+|\.?codecov\.ya?ml|\.pre-commit-config\.ya?ml"
)
_NEAR_CI = re.compile(r"\.github/.+|(?:.*/)?ci/.+|(?:.*/)?ci[-_.][^/]*|(?:.*/)?[^/]*[-_.]ci\.[^/]*")
_NOT_CI = re.compile(
    r"\.github/(?:issue_template/.+|pull_request_template.*|codeowners|funding\.yml|dependabot\.ya?ml|[^/]+\.md)"
)
_TEST = re.compile(
    r"(?:.*/)?(?:tests?|testing|testdata|specs?|__tests__|e2e)/.+|(?:.*/)?test_[^/]+|(?:.*/)?[^/]+_test\.\w+"
    r"|(?:.*/)?[^/]+[.-](?:test|spec)\.\w+|(?:.*/)?conftest\.py|(?:.*/)?[^/]+tests?\.(?:java|kt|cs|swift|scala|php)"
)
_DEPENDENCIES = re.compile(
    r"(?:.*/)?(?:requirements[^/]*\.(?:txt|in)|constraints[^/]*\.txt|pyproject\.toml|setup\.(?:py|cfg)|pipfile(?:\.lock)?"
    r"|poetry\.lock|uv\.lock|pdm\.lock|environment[^/]*\.ya?ml|package(?:-lock)?\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?"
    r"|cargo\.(?:toml|lock)|go\.(?:mod|sum)|gemfile(?:\.lock)?|composer\.(?:json|lock)|pom\.xml|[^/]*\.gradle(?:\.kts)?"
    r"|packages\.lock\.json|[^/]+\.csproj|mix\.(?:exs|lock)|package\.(?:swift|resolved)|\.gitmodules|conanfile\.\w+"
    r"|vcpkg\.json)|(?:.*/)?requirements/[^/]+\.(?:txt|in)"
)
_VENDORED = re.compile(r"(?:.*/)?(?:third[_-]party|vendor|vendored|extern|externals?|submodules?)/.+")
_BUILD = re.compile(
    r"(?:.*/)?(?:(?:gnu)?makefile[^/]*|[^/]+\.mk|cmakelists\.txt|dockerfile[^/]*|[^/]+\.dockerfile|build(?:\.bazel)?"
    r"|workspace(?:\.bazel)?|[^/]+\.bzl|meson\.build|configure(?:\.ac)?|justfile|rakefile|gulpfile\.\w+|setup\.cfg"
    r"|pyproject\.toml|tox\.ini|build\.zig|[^/]+\.csproj|pom\.xml|package\.json|cargo\.toml|go\.mod)"
)
_DOCUMENT = re.compile(
    r".*\.(?:md|mdx|rst|adoc|txt|pdf|docx?|png|jpe?g|gif|svg|webp|ico|drawio|puml|csv)"
    r"|(?:.*/)?(?:licen[cs]e|readme|changelog|authors|notice|contributing|codeowners|\.gitkeep|\.mailmap)[^/]*"
)
_WRITTEN = re.compile(r"(?:.*/)?docs?/.+")
_DATA_IN_DOCS = re.compile(r".*\.(?:json|jsonl|ya?ml|toml|xml|html?|css)")


@lru_cache(maxsize=200_000)
def belongs(path: str, area: Area) -> Belongs:
    """Return whether a path is part of an area.

    Code are sources by their suffix and what builds them, tests apart; what the name alone does not tell, such as a
    script without a suffix or a configuration in YAML, may be code. Scripts beside CI may be CI.
    """
    name = path.lower()
    match area:
        case Area.CI:
            return _ci(name)
        case Area.TESTS:
            return _yes_if(bool(_TEST.fullmatch(name)) and not _document(name))
        case Area.DOCUMENTS:
            return _yes_if(_document(name))
        case Area.DEPENDENCIES:
            return Belongs.MAYBE if _VENDORED.fullmatch(name) else _yes_if(bool(_DEPENDENCIES.fullmatch(name)))
        case Area.CODE:
            return _code(path, name)


def _ci(name: str) -> Belongs:
    if _NOT_CI.fullmatch(name) or (_document(name) and not _CI.fullmatch(name)):
        return Belongs.NO
    if _CI.fullmatch(name):
        return Belongs.YES
    return Belongs.MAYBE if _NEAR_CI.fullmatch(name) else Belongs.NO


def _code(path: str, name: str) -> Belongs:
    if _ci(name) is Belongs.YES or _document(name) or _TEST.fullmatch(name):
        return Belongs.NO
    if is_code(path.lower()) or _BUILD.fullmatch(name):
        return Belongs.NO if _WRITTEN.fullmatch(name) and _DATA_IN_DOCS.fullmatch(name) else Belongs.YES
    data = _WRITTEN.fullmatch(name) and _DATA_IN_DOCS.fullmatch(name)
    return Belongs.NO if data else Belongs.MAYBE


def _document(name: str) -> bool:
    told = bool(_DOCUMENT.fullmatch(name))
    return told and not _DEPENDENCIES.fullmatch(name) and not _BUILD.fullmatch(name)


def _yes_if(told: bool) -> Belongs:  # noqa: FBT001 - what it is about
    return Belongs.YES if told else Belongs.NO
