from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.supply.versions.licences import same_licence
from dodcheck.supply.versions.stated_version import Agreement, Pinning, read_version, same_version

COMMIT = "04f42ceca40f73e2978b50e93806c2a18c1281fc"

PINNED = {
    "v1.2.13": ((1, 2, 13), ""),
    "`1.2.13`": ((1, 2, 13), ""),
    "==1.2.13": ((1, 2, 13), ""),
    "refs/tags/v1.2.13": ((1, 2, 13), ""),
    "1.2.13 (04f42ce)": ((1, 2, 13), "04f42ce"),
    f"1.2.13 / {COMMIT}": ((1, 2, 13), COMMIT),
    "1.2.13 with local patches": ((1, 2, 13), ""),
    "1.2.13, 2022-10-13": ((1, 2, 13), ""),
    "1.2.13 (2022-10-13)": ((1, 2, 13), ""),
    "1.2.13 and v1.2.13": ((1, 2, 13), ""),
    "commit 04F42CE": (None, "04f42ce"),
    COMMIT: (None, COMMIT),
    "1.2 or 1.3 (04f42ce)": (None, "04f42ce"),
    "4-de42ce2.1": (None, "de42ce2"),
    "master@04f42ce": (None, "04f42ce"),
    "main (04f42ce)": (None, "04f42ce"),
    "v1.2.13-45-gabcdef0": ((1, 2, 13), "abcdef0"),
    "latest: 1.3.1": ((1, 3, 1), ""),
    "2.1.12-stable": ((2, 1, 12), ""),
    "20230802": ((20230802,), ""),
}
UNPINNED = [
    *("latest", "main", "`master`", "HEAD", "origin/main", "main branch", "branch 1.2", "master as of 2022-01-01"),
    *(
        ">=1",
        ">= 1.2",
        "^1.2",
        "~1.2",
        "~=1.2",
        "<2",
        "1.x",
        "1.*",
        "*",
        "1.2 - 1.4",
        "1.2+",
        "1.2 or later",
        "nightly",
    ),
    *("1.0 || 2.0", "latest (2023)", "latest (1.3.1)", "at least 1.2", "v1.x", "stable", "nightly"),
]
UNKNOWN = [
    *(
        "",
        " ",
        "?",
        "???",
        "-",
        "—",
        "N/A",
        "TBD",
        "todo: find out",
        "unknown",
        "Unknown (vendored 2019)",
        "NOASSERTION",
    ),
    *("1.2.13?", "approx. 1.2", "not recorded", "none", "probably 1.2", "NOASSERTION"),
]
UNCLEAR = ["deadbeef", "release/1.2", "x86", "1.2 and 1.3", "04f42ce or abc1234", "see the file", "#1234", "a" * 400]


@pytest.mark.parametrize("text", list(PINNED))
def test_a_release_or_a_commit_pins(text: str) -> None:
    said = read_version(text)
    numbers = said.release.numbers if said.release else None
    assert (said.told, numbers, said.commit) == (Pinning.PINNED, *PINNED[text])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        *((text, Pinning.UNPINNED) for text in UNPINNED),
        *((text, Pinning.UNKNOWN) for text in UNKNOWN),
        *((text, Pinning.UNCLEAR) for text in UNCLEAR),
    ],
)
def test_what_pins_nothing(text: str, told: Pinning) -> None:
    said = read_version(text)
    assert (said.told, said.release, said.commit) == (told, None, "")


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("1.2.13", "v1.2.13", Agreement.SAME),
        ("1.2.13", "1.2.14", Agreement.DIFFERENT),
        (COMMIT, "04f42ce", Agreement.SAME),
        (COMMIT, "04f42cf", Agreement.DIFFERENT),
        ("1.2.13", COMMIT, Agreement.UNTOLD),
        ("1.2.13", f"1.2.13 {COMMIT}", Agreement.SAME),
        ("1.2.13 (04f42ce)", "1.2.13 (abc1234)", Agreement.DIFFERENT),
        ("1.2.13 (04f42ce)", COMMIT, Agreement.SAME),
        ("1.2.13", "1.2.13-1", Agreement.UNTOLD),
        ("1.0a", "1.0", Agreement.UNTOLD),
        ("latest", "latest", Agreement.UNTOLD),
        ("?", "?", Agreement.UNTOLD),
        ("see the file", "See the file", Agreement.SAME),
        ("", "1.2", Agreement.UNTOLD),
    ],
)
def test_whether_two_texts_name_one_version(one: str, other: str, agreement: Agreement) -> None:
    assert same_version(read_version(one), read_version(other)) is agreement
    assert same_version(read_version(other), read_version(one)) is agreement


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("MIT", "mit", Agreement.SAME),
        ("MIT License", "MIT", Agreement.SAME),
        ("Apache 2.0", "Apache-2.0", Agreement.SAME),
        ("Apache License, Version 2.0", "Apache-2.0", Agreement.SAME),
        ("BSD 3-Clause", "BSD-3-Clause", Agreement.SAME),
        ("3-Clause BSD", "BSD-3-Clause", Agreement.SAME),
        ("MIT OR Apache-2.0", "Apache-2.0/MIT", Agreement.SAME),
        ("GPLv2", "GPL-2.0-only", Agreement.SAME),
        ("GPL-2.0", "GPL-2.0-or-later", Agreement.UNTOLD),
        ("BSD", "BSD-3-Clause", Agreement.UNTOLD),
        ("Custom", "MIT", Agreement.UNTOLD),
        ("MIT", "BSD-3-Clause", Agreement.DIFFERENT),
        ("MIT", "MIT OR Apache-2.0", Agreement.UNTOLD),
        ("MIT OR Zlib", "MIT OR Apache-2.0", Agreement.DIFFERENT),
        ("MIT", "NOASSERTION", Agreement.UNTOLD),
        ("", "MIT", Agreement.UNTOLD),
    ],
)
def test_whether_two_texts_name_one_licence(one: str, other: str, agreement: Agreement) -> None:
    assert same_licence(one, other) is agreement
    assert same_licence(other, one) is agreement


@given(st.text(max_size=40) | st.text(alphabet="v0123.abcdef ><=^~*x-+()|?", max_size=40))
def test_any_text_says_something_and_agrees_with_itself(text: str) -> None:
    said = read_version(text)
    assert (said.told is Pinning.PINNED) is (said.release is not None or said.commit != "")
    if said.told is Pinning.PINNED:
        assert same_version(said, said) is Agreement.SAME
