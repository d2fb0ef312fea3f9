"""Coverage is uploaded, the Docker image builds in CI, a release workflow exists: what workflows make and send."""

from __future__ import annotations

from collections.abc import Callable
from re import Match

from dodcheck.binding.recognise.forms import BE, THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.workflow import WorkflowRule

_CI = r"(?: (?:in|by|from|through) (?:the )?(?:ci|github actions)(?: (?:pipeline|workflows?))?)"
_COVERAGE = (
    (
        rf"{THE}(?:code |test |branch )?coverage(?: (?:reports?|results?|data))? {BE}"
        rf"(?:uploaded|sent|published|pushed|reported)(?: to (?P<service>codecov|coveralls))?{_CI}?"
    ),
)
_IMAGE = (
    rf"{THE}(?:docker|container|oci)(?: images?)? (?:builds?|{BE}built)(?: (?:cleanly|successfully))?{_CI}",
    rf"{THE}(?:docker|container) image build (?:runs|passes){_CI}",
)
_FLOW = (
    (
        rf"{THE}(?P<what>release|deploy|deployment|publish|publishing|docs|documentation|nightly|codeql|benchmark)"
        rf" (?:workflow|pipeline|ci job) {BE}(?:exists?|present|there|in place|added|set up|configured|defined)"
    ),
)
_CI_FLOW = (
    (
        rf"{THE}(?:ci|continuous integration|github actions)(?: (?:workflow|pipeline))? {BE}"
        r"(?:exists?|present|in place|added|set up|configured|enabled)"
    ),
)
_ANALYSIS = (rf"{THE}codeql(?: (?:analysis|scanning|scans?))? {BE}(?:enabled|active|running|set up|configured)",)
_CI_DOES = r"(?:the )?(?:ci|github actions|(?:ci |release )?(?:workflow|pipeline))"
_CACHED = (
    rf"{_CI_DOES} (?:caches|uses (?:a |the )?caches? for) {THE}(?:dependenc(?:y|ies)|packages)(?: between runs)?",
    rf"{THE}dependenc(?:y|ies) (?:caching|cache) {BE}(?:enabled|configured|set up|in place)(?:{_CI})?",
    rf"{THE}dependencies {BE}cached{_CI}",
    rf"(?:(?:dependency|package) )?cach(?:ing|es?) {BE}(?:enabled|configured|set up|in place|used){_CI}",
    rf"{_CI_DOES} uses (?:(?:dependency|package) )?cach(?:ing|es)",
)
_ARTIFACTS = (
    rf"{THE}(?:build |test )?artifacts {BE}uploaded{_CI}?",
    rf"{_CI_DOES} uploads {THE}(?:build |test )?artifacts",
)
_SIGNED = (
    rf"{THE}(?:(?:docker|container|release) )?images? {BE}signed (?:with|using|by) cosign{_CI}?",
    rf"{_CI_DOES} signs {THE}(?:(?:docker|container|release) )?images? (?:with|using|by) cosign",
)
_BILL = (
    rf"{_CI_DOES} (?:generates|produces|creates|builds) {THE}(?:sbom|software bill of materials)s?",
    rf"{THE}sboms? {BE}(?:generated|produced|created|built){_CI}",
)
_PROVENANCE = (
    rf"{THE}(?:npm )?packages? {BE}(?:published|released) (?:to npm )?with (?:npm )?provenance{_CI}?",
    rf"{_CI_DOES} (?:publishes|releases)(?: {THE}(?:npm )?packages?)?(?: to npm)? with (?:npm )?provenance",
    r"publishes to npm with provenance",
)
_ATTESTED = (
    rf"{THE}(?:build )?provenance {BE}(?:attested|generated){_CI}",
    rf"{_CI_DOES} (?:attests|generates) {THE}(?:build )?provenance(?: attestations?)?",
)
_SENDS = {"codecov": "codecov/codecov-action", "coveralls": "coverallsapp/github-action"}
_NAMED = {"deploy": "deploy", "deployment": "deploy", "publishing": "publish", "documentation": "docs"}


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks for such a step; one that does it in another way may be called otherwise."""
    for forms, reader in _READERS:
        if found := fit(words, forms):
            return Reading(AnyOf(reader(found)), Strength.STRONGER)
    return None


def _coverage(found: Match[str]) -> tuple[Tree, ...]:
    service = found["service"]
    used = [_SENDS[service]] if service else list(_SENDS.values())
    called = f"upload {service}" if service else "upload coverage"
    return (*(WorkflowRule(uses=action) for action in used), WorkflowRule(about=called))


def _image(_found: Match[str]) -> tuple[Tree, ...]:
    commands = ("docker build", "docker buildx build", "docker compose build", "podman build", "buildah build")
    return (WorkflowRule(uses="docker/build-push-action"), *(WorkflowRule(runs=command) for command in commands))


def _flow(found: Match[str]) -> tuple[Tree, ...]:
    """Return that a workflow is called so: in the words of a command, `release` is a kind of build."""
    what = _NAMED.get(found["what"], found["what"])
    return tuple(WorkflowRule(path=f".github/workflows/*{what}*.{suffix}") for suffix in ("yml", "yaml"))


def _any_flow(_found: Match[str]) -> tuple[Tree, ...]:
    return (WorkflowRule(triggers=("pull_request",)), WorkflowRule(triggers=("push",)))


def _analysis(_found: Match[str]) -> tuple[Tree, ...]:
    return (WorkflowRule(uses="github/codeql-action/analyze"), WorkflowRule(about="codeql"))


def _cached(_found: Match[str]) -> tuple[Tree, ...]:
    """Return what keeps what was fetched: of a cache that is told its folder, one that belongs to packages."""
    setups = (WorkflowRule(uses=action, given=given) for action, given in _CACHING)
    folders = (WorkflowRule(uses="actions/cache", given=f"path~{folder}") for folder in _FETCHED)
    return (*setups, *folders)


def _artifacts(_found: Match[str]) -> tuple[Tree, ...]:
    return (WorkflowRule(uses="actions/upload-artifact"),)


def _signed(_found: Match[str]) -> tuple[Tree, ...]:
    return (WorkflowRule(runs="cosign sign"),)


def _bill(_found: Match[str]) -> tuple[Tree, ...]:
    commands = ("syft", "cyclonedx-py", "cyclonedx-npm", "cyclonedx-gomod", "cargo cyclonedx", "npm sbom")
    return (WorkflowRule(uses="anchore/sbom-action"), *(WorkflowRule(runs=command) for command in commands))


def _provenance(_found: Match[str]) -> tuple[Tree, ...]:
    return (WorkflowRule(runs="npm publish --provenance"),)


def _attested(_found: Match[str]) -> tuple[Tree, ...]:
    return (WorkflowRule(uses="actions/attest-build-provenance"),)


_CACHING = (
    *((f"actions/setup-{language}", "cache") for language in ("python", "node", "java", "go", "dotnet")),
    ("ruby/setup-ruby", "bundler-cache"),
    ("astral-sh/setup-uv", "enable-cache"),
    ("pnpm/action-setup", "cache"),
    ("swatinem/rust-cache", None),
    ("gradle/actions/setup-gradle", None),
)
"""Actions that keep what they fetched, and the input by which they do."""
_FETCHED = (
    *("node_modules", ".npm", "pip", "yarn", "pnpm", ".m2", ".gradle", ".cargo", "go/pkg/mod", "poetry", "pypoetry"),
    *("uv", ".nuget", "vendor/bundle", "composer"),
)
"""What stands in the paths of folders to which managers of packages fetch them."""

_READERS: tuple[tuple[tuple[str, ...], Callable[[Match[str]], tuple[Tree, ...]]], ...] = (
    (_COVERAGE, _coverage),
    (_IMAGE, _image),
    (_FLOW, _flow),
    (_CI_FLOW, _any_flow),
    (_ANALYSIS, _analysis),
    (_CACHED, _cached),
    (_ARTIFACTS, _artifacts),
    (_SIGNED, _signed),
    (_BILL, _bill),
    (_PROVENANCE, _provenance),
    (_ATTESTED, _attested),
)
