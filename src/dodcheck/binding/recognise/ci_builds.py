"""Docs are built in CI, CI builds the package, releases are published from CI: what workflows build and publish."""

from __future__ import annotations

from collections.abc import Callable
from re import Match
from typing import NamedTuple

from dodcheck.binding.recognise.ci_events import WHEN, is_every_push, triggers
from dodcheck.binding.recognise.forms import BE, THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.file import FileRule
from dodcheck.rules.text import TextRule
from dodcheck.rules.types import WORKFLOWS
from dodcheck.rules.workflow import WorkflowRule


class _Ways(NamedTuple):
    """The commands and the actions that do a thing; one of them is enough."""

    runs: tuple[str, ...]
    uses: tuple[str, ...] = ()


_CI = r"(?:the )?(?:ci|github actions)(?: (?:pipeline|workflows?|jobs?))?"
_IN_CI = rf"(?: (?:in|by|on|from|through|via|during) {_CI})"
_WELL = r"(?: (?:cleanly|successfully|automatically))?"
_BUILT = rf"(?:builds?|{BE}(?:automatically )?built){_WELL}{_IN_CI}(?: {WHEN})?"
_DOC = r"(?:docs?|documentation)(?: (?:site|website|pages|html))?"
_BUILD_RUNS = rf"builds? (?:runs?|passe?s?|is run|is checked|is tested){_IN_CI}(?: {WHEN})?"
_DOCS = (
    rf"{THE}{_DOC} {_BUILT}",
    rf"{THE}{_DOC} {_BUILD_RUNS}",
    rf"{_CI} (?:builds|checks the build of) {THE}{_DOC}(?: {WHEN})?",
)
_STRICTLY = r"(?:with warnings (?:treated )?as errors|with strict mode|in strict mode|strictly)"
_STRICT = (
    rf"{THE}{_DOC}(?: build)? (?:builds?|is built|are built|runs?|passes)(?: {_STRICTLY}{_IN_CI}|{_IN_CI} {_STRICTLY})",
    rf"{_CI} builds {THE}{_DOC} {_STRICTLY}",
)
_PACKAGED = r"(?:package|distributions?|python package|release artifacts|sdist and wheel|wheel and sdist)"
_PACKAGE = (
    rf"{THE}{_PACKAGED} {_BUILT}",
    rf"{THE}{_PACKAGED} {_BUILD_RUNS}",
    rf"{_CI} builds {THE}{_PACKAGED}(?: {WHEN})?",
)
_WHEEL = (rf"{THE}wheels? {_BUILT}", rf"{_CI} builds {THE}wheels?(?: {WHEN})?")
_BOX = r"(?:docker|container|oci)(?: images?)?"
_IMAGE = (
    rf"{_CI} (?:builds|checks the build of) {THE}{_BOX}(?: {WHEN})?",
    rf"{THE}{_BOX} {BE}(?:automatically )?built{_IN_CI} {WHEN}",
)
_OUT = r"(?:published|released|pushed|uploaded|deployed)(?: automatically)?"
_RELEASE = (
    rf"{THE}(?:releases?|(?P<packages>packages?)|new versions) {BE}(?:automatically )?{_OUT}{_IN_CI}",
    rf"{_CI} (?:automatically )?publishes {THE}(?:releases?|(?P<packages>packages?))",
    rf"{THE}releases {BE}automated{_IN_CI}",
)
_TO = r"(?P<index>pypi|npm|crates\.io|rubygems)"
_TO_INDEX = (
    rf"(?:{THE}(?:releases?|packages?|wheels?|new versions|crate|gem) )?{BE}(?:automatically )?{_OUT} to {_TO}{_IN_CI}",
    rf"{_CI} (?:publishes|releases|uploads)(?: {THE}(?:releases?|packages?|wheels?|crate|gem))? to {_TO}",
)
_MAKES_DOCS = _Ways(
    (
        *("mkdocs build", "mkdocs gh-deploy", "zensical build", "sphinx-build", "mdbook build", "hugo", "jekyll build"),
        *("docusaurus build", "vitepress build", "typedoc", "cargo doc", "antora", "doxygen", "nx build docs"),
    ),
    ("actions/jekyll-build-pages", "ammaraskar/sphinx-action"),
)
_MAKES_DOCS_STRICTLY = _Ways(
    ("mkdocs build --strict", "mkdocs build -s", "sphinx-build -W", "sphinx-build --fail-on-warning")
)
_MAKES_PACKAGES = _Ways(
    (
        *("python -m build", "uv build", "poetry build", "hatch build", "flit build", "pdm build", "cibuildwheel"),
        *("maturin build", "npm pack", "cargo package", "dotnet pack", "gem build"),
        *("python setup.py sdist", "python setup.py bdist_wheel"),
    ),
    ("pypa/cibuildwheel", "pyo3/maturin-action", "hynek/build-and-inspect-python-package"),
)
_MAKES_WHEELS = _Ways(
    (
        *("cibuildwheel", "python -m build --wheel", "uv build --wheel", "pip wheel", "maturin build"),
        "python setup.py bdist_wheel",
    ),
    ("pypa/cibuildwheel", "hynek/build-and-inspect-python-package"),
)
_MAKES_IMAGES = _Ways(
    ("docker build", "docker buildx build", "docker compose build", "podman build", "buildah build"),
    ("docker/build-push-action", "docker/bake-action"),
)
_SENDS: dict[str, _Ways] = {
    "pypi": _Ways(
        ("twine upload", "uv publish", "poetry publish", "hatch publish", "flit publish", "pdm publish"),
        ("pypa/gh-action-pypi-publish",),
    ),
    "npm": _Ways(("npm publish", "pnpm publish", "yarn npm publish"), ("js-devtools/npm-publish",)),
    "crates.io": _Ways(("cargo publish",)),
    "rubygems": _Ways(("gem push",), ("rubygems/release-gem",)),
}
_PACKAGES = _Ways(
    tuple(run for ways in _SENDS.values() for run in ways.runs),
    tuple(action for ways in _SENDS.values() for action in ways.uses),
)
_RELEASES = _Ways(
    (*_PACKAGES.runs, "gh release create", "goreleaser release", "semantic-release"),
    (*_PACKAGES.uses, "softprops/action-gh-release", "goreleaser/goreleaser-action"),
)
_MAY_PACK = ("goreleaser", "semantic-release", "npm publish", "cargo publish", "lerna", "zip", "tar", "python setup.py")
"""Commands that may build a package before they send it, or pack files themselves."""
_OTHER_CI = (
    *(".gitlab-ci.y*ml", ".circleci/*", ".travis.y*ml", "*azure-pipelines*.y*ml", "*appveyor.y*ml", ".cirrus.y*ml"),
    *("Jenkinsfile*", ".buildkite/*", ".woodpecker*", ".drone.y*ml", "bitbucket-pipelines.y*ml"),
)
"""Where other systems are told what they do for a change."""
_OTHER_DOCS = (*_OTHER_CI, ".readthedocs.y*ml", "netlify.toml*", "vercel.json*")
"""The same, and the settings of services that build documentation."""
_AT_HAND = ("release", "workflow_dispatch")
"""Events by which somebody begins a release."""
_FOR_TRIAL = TextRule(
    pattern=r"(?i)test\.?pypi|repository[-_]url|--repository|publish-url",
    meaning="an index for trials, or another one,",
    in_=WORKFLOWS,
    max=0,
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks for an effective step that does it; others may do the same.

    Where no step builds anything, nothing is built: that refutes what is said of docs, packages and images.
    """
    for forms, reader in _READERS:
        if found := fit(words, forms):
            when = found.groupdict().get("when")
            events = triggers(when) if when else ()
            return None if is_every_push(words.words, events) else reader(found, events)
    return None


_Reader = Callable[[Match[str], tuple[str, ...]], Reading]


def _any(ways: _Ways, events: tuple[str, ...] = ()) -> Tree:
    used = (WorkflowRule(uses=action, triggers=events) for action in ways.uses)
    return AnyOf((*used, *(WorkflowRule(runs=command, triggers=events) for command in ways.runs)))


def _built(ways: _Ways, elsewhere: tuple[str, ...], perhaps: tuple[str, ...] = ()) -> _Reader:
    """Return what reads that something is built.

    The least of it is a step that builds, a command that may, or a service elsewhere.
    """
    may = (WorkflowRule(runs=command) for command in perhaps)
    least = AnyOf((WorkflowRule(checks="build"), *may, *(FileRule(path=path) for path in elsewhere)))

    def reading(_found: Match[str], events: tuple[str, ...]) -> Reading:
        rule = _any(ways, events)
        return Reading(rule, Strength.STRONGER, least=AnyOf((rule, least)))

    return reading


def _released(found: Match[str], _events: tuple[str, ...]) -> Reading:
    return _sent(_PACKAGES if found.groupdict().get("packages") else _RELEASES)


def _to_index(found: Match[str], _events: tuple[str, ...]) -> Reading:
    return _sent(_SENDS[found["index"]])


def _sent(ways: _Ways) -> Reading:
    """Return what asks that something is sent, by itself or when somebody begins it; an index for trials is none."""
    sends = AnyOf((_any(ways), *(_any(ways, (event,)) for event in _AT_HAND)))
    return Reading(All((sends, _FOR_TRIAL)), Strength.STRONGER)


_READERS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (_STRICT, _built(_MAKES_DOCS_STRICTLY, _OTHER_DOCS)),
    (_DOCS, _built(_MAKES_DOCS, _OTHER_DOCS)),
    (_PACKAGE, _built(_MAKES_PACKAGES, _OTHER_CI, _MAY_PACK)),
    (_WHEEL, _built(_MAKES_WHEELS, _OTHER_CI, _MAY_PACK)),
    (_IMAGE, _built(_MAKES_IMAGES, _OTHER_CI)),
    (_RELEASE, _released),
    (_TO_INDEX, _to_index),
)
