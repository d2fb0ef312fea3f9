from __future__ import annotations

import pytest

from dodcheck.workflows.pins.pinned_names import PinnedName, action_named, image_named
from dodcheck.workflows.pins.version import VersionComment, comment_at, comment_kind, version_in, versions_agree
from dodcheck.workflows.pins.way import Way, way_of

COMMIT = "34e114876b0b11c390a56381ad16ebd13914f8d5"
DIGEST = f"sha256:{'0123456789abcdef' * 4}"


@pytest.mark.parametrize(
    ("ref", "way"),
    [
        (COMMIT, Way.COMMIT),
        (COMMIT.upper(), Way.COMMIT),
        (COMMIT[:-1], Way.SHORT_COMMIT),
        (COMMIT[:7], Way.SHORT_COMMIT),
        ("abcdef", Way.NAME),
        (f"{COMMIT}0", Way.TAG),
        (f"a{COMMIT}", Way.NAME),
        ("0123456789abcdef" * 4, Way.TAG),
        (f"refs/heads/{COMMIT}", Way.BRANCH),
        ("20240101", Way.TAG),
        ("v4", Way.TAG),
        ("4.2.1", Way.TAG),
        ("v4.2.1-rc.1", Way.TAG),
        ("codeql-bundle-v2.16.0", Way.TAG),
        ("refs/tags/anything", Way.TAG),
        ("main", Way.BRANCH),
        ("master", Way.BRANCH),
        ("HEAD", Way.BRANCH),
        ("develop", Way.BRANCH),
        ("release/v1", Way.BRANCH),
        ("refs/heads/x", Way.BRANCH),
        ("stable", Way.NAME),
        ("main-2", Way.TAG),
        ("", Way.NONE),
    ],
)
def test_how_a_name_behind_the_sign_pins(ref: str, way: Way) -> None:
    assert way_of(ref) is way


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (f"actions/checkout@{COMMIT}", PinnedName("actions", "actions/checkout", COMMIT, Way.COMMIT)),
        ("a/b/c/d@v1", PinnedName("a", "a/b/c/d", "v1", Way.TAG)),
        ("a/b/.github/workflows/c.yml@main", PinnedName("a", "a/b/.github/workflows/c.yml", "main", Way.BRANCH)),
        ("a/b", PinnedName("a", "a/b", "", Way.NONE)),
        ("b@v1", PinnedName("", "b", "v1", Way.NONE)),
        ("./a@v1", PinnedName("", "./a@v1", "", Way.LOCAL)),
        (".", PinnedName("", ".", "", Way.LOCAL)),
        ("../a", PinnedName("..", "../a", "", Way.NONE)),
        ("$GITHUB_WORKSPACE/a", PinnedName("$GITHUB_WORKSPACE", "$GITHUB_WORKSPACE/a", "", Way.NONE)),
        ("a/b@${{ inputs.ref }}", PinnedName("a", "a/b", "${{ inputs.ref }}", Way.EXPRESSION)),
        ("./${{ inputs.folder }}", PinnedName("", "./${{ inputs.folder }}", "", Way.EXPRESSION)),
        ("a/${{ inputs.name }}@v1", PinnedName("", "a/${{ inputs.name }}@v1", "", Way.EXPRESSION)),
    ],
)
def test_what_a_uses_names(text: str, named: PinnedName) -> None:
    assert action_named(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("node", PinnedName("", "node", "", Way.NONE)),
        ("node:20", PinnedName("", "node", "20", Way.TAG)),
        ("node:", PinnedName("", "node", "", Way.NONE)),
        ("docker://alpine:3", PinnedName("", "alpine", "3", Way.TAG)),
        ("localhost:5000/node", PinnedName("localhost:5000", "localhost:5000/node", "", Way.NONE)),
        ("ghcr.io/o/db:16", PinnedName("ghcr.io/o", "ghcr.io/o/db", "16", Way.TAG)),
        (f"node@{DIGEST}", PinnedName("", "node", DIGEST, Way.DIGEST)),
        (f"ghcr.io/o/db:16@{DIGEST}", PinnedName("ghcr.io/o", "ghcr.io/o/db", DIGEST, Way.DIGEST)),
        (f"node@{DIGEST[:-1]}", PinnedName("", "node", DIGEST[:-1], Way.NONE)),
        ("node@latest", PinnedName("", "node", "latest", Way.NONE)),
        ("node:${{ matrix.node }}", PinnedName("", "node:${{ matrix.node }}", "", Way.EXPRESSION)),
    ],
)
def test_what_an_image_names(text: str, named: PinnedName) -> None:
    assert image_named(text) == named


@pytest.mark.parametrize(
    ("comment", "version", "told"),
    [
        ("v4.2.1", "v4.2.1", VersionComment.EXACT),
        ("4.2.1", "4.2.1", VersionComment.EXACT),
        ("v4.2", "v4.2", VersionComment.EXACT),
        ("v4.2.1-beta.1", "v4.2.1-beta.1", VersionComment.EXACT),
        ("tag=v4.2.1", "v4.2.1", VersionComment.EXACT),
        ("actions/checkout@v4.2.1", "v4.2.1", VersionComment.EXACT),
        ("ratchet:actions/checkout@4.2.1", "4.2.1", VersionComment.EXACT),
        ("pinned to v4.2.1 (June 2026)", "v4.2.1", VersionComment.EXACT),
        ("v4.2.1, # zizmor: ignore[x]", "v4.2.1", VersionComment.EXACT),
        ("codeql-bundle-v2.16.0", "v2.16.0", VersionComment.EXACT),
        ("v4.2.1-1", "v4.2.1-1", VersionComment.EXACT),
        ("v4", "v4", VersionComment.MOVING),
        ("4", "4", VersionComment.MOVING),
        ("release/v1", "v1", VersionComment.MOVING),
        ("main", None, VersionComment.OTHER),
        ("2026-06-01", None, VersionComment.OTHER),
        ("runs on node 20", None, VersionComment.OTHER),
        ("fix for Python 3.11", None, VersionComment.OTHER),
        ("see #123", None, VersionComment.OTHER),
        ("", None, VersionComment.NOTHING),
    ],
)
def test_the_version_of_a_comment(comment: str, version: str | None, told: VersionComment) -> None:
    assert (version_in(comment), comment_kind(comment)) == (version, told)


@pytest.mark.parametrize(
    ("lines", "line", "comment"),
    [
        (["- uses: a/b@c # v1.0"], 1, "v1.0"),
        (["# v1.0", "- uses: a/b@c"], 2, "v1.0"),
        (["# a/b v1.0", "- uses: a/b@c"], 2, "a/b v1.0"),
        (["# a/b@v1.0", "- uses: a/b@c"], 2, "a/b@v1.0"),
        (["# v2.0", "- uses: a/b@c # v1.0"], 2, "v1.0"),
        (["# needs v2.0 of node", "- uses: a/b@c"], 2, ""),
        (["x: y # v2.0", "- uses: a/b@c"], 2, ""),
        (['- uses: "a/b@c # v1.0"'], 1, ""),
        (["- uses: a/b@c#v1.0"], 1, ""),
        (["- uses: a/b@c"], 7, ""),
    ],
)
def test_the_comment_of_a_line(lines: list[str], line: int, comment: str) -> None:
    assert comment_at(lines, line) == comment


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("v4.2.1", "4.2.1", True),
        ("v4", "v4.2.1", True),
        ("v4.2.1", "v4.2", True),
        ("v4.2.1", "v4.2.10", False),
        ("v4", "v40.1", False),
        ("v4.2.1", "v4.2.0", False),
    ],
)
def test_versions_that_may_be_of_one_commit(one: str, other: str, *, same: bool) -> None:
    assert versions_agree(one, other) is same
