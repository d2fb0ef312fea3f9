from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from packageurl import PackageURL

from dodcheck.supply.purl import Purl, PurlError, head_of, read_purl

PARTS = st.text(alphabet="abz09.-", min_size=1, max_size=6)
TYPES = st.sampled_from(
    ["generic", "npm", "pypi", "github", "maven", "golang", "deb", "conda", "cargo", "huggingface", "oci"]
)


@given(TYPES, st.lists(PARTS, max_size=2), PARTS, st.none() | st.text(alphabet="AZaz09._~-", min_size=1, max_size=6))
def test_a_plain_purl_is_read_as_the_library_reads_it(
    type_: str, namespace: list[str], name: str, version: str | None
) -> None:
    text = "/".join([f"pkg:{type_}", *namespace, name]) + (f"@{version}" if version else "")
    try:
        other = PackageURL.from_string(text)
    except ValueError:
        assume(False)  # noqa: FBT003 - hypothesis's own word for another example
    found = read_purl(text)
    assert found[:3] == (other.type, other.namespace or "", other.name)
    assert found.head == PackageURL(other.type, other.namespace, other.name).to_string()
    assert (found.version or "").lower() == (other.version or "").lower()


def test_the_parts_of_one_with_everything() -> None:
    assert read_purl("pkg:GitHub/Madler/zlib@v1.3%2B1?vcs_url=git%2Bhttps://x/y#src/a") == Purl(
        "github", "madler", "zlib", "v1.3+1", {"vcs_url": "git+https://x/y"}, "pkg:github/madler/zlib"
    )


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "can't be read"),
        ("zlib", "does not begin with `pkg:`"),
        ("PKG", "does not begin with `pkg:`"),
        ("pkg:", "has no type"),
        ("pkg:npm", "has no type"),
        ("pkg:npm/", "has no name"),
        ("pkg:npm/a?b", "has a qualifier that is not `key=value`"),
        ("pkg:n%20m/a", "can't be read"),
    ],
)
def test_what_is_no_purl(text: str, why: str) -> None:
    with pytest.raises(PurlError) as caught:
        read_purl(text)
    assert str(caught.value) == why


@given(st.text(alphabet="pkg:/@?#=&%2Fnm\x00\ud800é", max_size=30))
def test_whatever_stands_there_is_read_or_refused(text: str) -> None:
    with suppress(PurlError):
        assert read_purl(text).name


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("pkg:npm/%40a/b@1?c=d#e", "pkg:npm/%40a/b"),
        ("pkg:npm/@a/b@1", "pkg:npm/@a/b"),
        ("pkg:npm/@a/b", "pkg:npm/@a/b"),
        ("pkg:npm/b?c=@d/e", "pkg:npm/b"),
        ("pkg:npm/b#c@d", "pkg:npm/b"),
    ],
)
def test_the_head_is_what_stands_before_the_version(text: str, head: str) -> None:
    assert head_of(text) == head
