from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.supply.vendoring.layout import Layout
from dodcheck.supply.vendoring.reading import Reading
from dodcheck.supply.vendoring.rosters.table import listed_candidates

COMMIT = "b" * 40
MODULES = """\
# github.com/pkg/errors v0.9.1
## explicit; go 1.11
github.com/pkg/errors
# golang.org/x/sys v0.5.0 => github.com/fork/sys v0.6.0
golang.org/x/sys/unix
# example.org/own v1.0.0 => ./own
# example.org/absent v1.0.0
"""
PINS = "CacheControl==0.14.0  # said\nrequests[socks]==2.32.3\nsix==1.16.0\nno pin\nabsent==1.0\n"
INSTALLED = f"""\
{{"packages": [
  {{"name": "a/b", "version": "v2.9.1",
   "source": {{"type": "git", "url": "https:\\/\\/x.example\\/b.git", "reference": "{COMMIT}"}},
   "license": ["MIT"]}},
  {{"name": "../../etc", "version": "1"}},
  {{"name": 5}},
  {{"name": "c/d", "license": ["MIT", "ISC"]}}
]}}
"""
SECTIONS = f"""\
# Third party

Version: 9

## [zlib](https://zlib.net)

- Upstream: https://zlib.net
- Version: 1.3.1 ({COMMIT}, 2024)
- License: zlib

## No folder of that name

- Version: 1

## silent

Nothing.

## last
* Version: git ({COMMIT})
"""


def said(files: dict[str, str]) -> tuple[list[str], bool]:
    snapshot = MemorySnapshot({path: text.encode() for path, text in files.items()})
    reading = Reading(snapshot)
    found, complete = listed_candidates("v", Layout(snapshot), reading)
    assert reading.skipped == ()
    words = [
        f"{one.path} {one.package}: {', '.join(f'{told.field} {told.value} :{told.line}' for told, _ in one.said)}"
        for one in found
    ]
    return words, complete


@pytest.mark.parametrize(
    ("files", "words", "complete"),
    [
        (
            {"v/modules.txt": MODULES, "v/github.com/pkg/errors/e.go": "", "v/golang.org/x/sys/u.go": ""},
            [
                (
                    "v/github.com/pkg/errors golang: name github.com/pkg/errors :1, version 0.9.1 :1, "
                    "url https://github.com/pkg/errors :1"
                ),
                (
                    "v/golang.org/x/sys golang: name github.com/fork/sys :4, version 0.6.0 :4, "
                    "url https://github.com/fork/sys :4"
                ),
            ],
            True,
        ),
        (
            {"v/vendor.txt": PINS, "v/cachecontrol/a.py": "", "v/requests/a.py": "", "v/six.py": ""},
            [
                "v/cachecontrol pypi: name CacheControl :1, version 0.14.0 :1",
                "v/requests pypi: name requests :2, version 2.32.3 :2",
                "v/six.py pypi: name six :3, version 1.16.0 :3",
            ],
            False,
        ),
        (
            {"v/composer/installed.json": INSTALLED, "v/a/b/a.php": "", "v/c/d/a.php": ""},
            [
                (
                    "v/a/b composer: name a/b :2, version 2.9.1 :2, url https://x.example/b.git :2, "
                    f"commit {COMMIT} :3, licence MIT :4"
                ),
                "v/c/d composer: name c/d :7",
            ],
            False,
        ),
        (
            {"v/README.md": SECTIONS, "v/zlib/z.c": "", "v/silent/s.c": "", "v/last/l.c": ""},
            [
                f"v/zlib None: url https://zlib.net :7, commit {COMMIT} :8, version 1.3.1 :8, licence Zlib :9",
                f"v/last None: commit {COMMIT} :20",
            ],
            False,
        ),
        ({"v/modules.txt": "nothing", "v/README.md": "# Hello\n"}, [], False),
    ],
)
def test_what_a_list_says_of_what_is_there(files: dict[str, str], words: list[str], complete: bool) -> None:  # noqa: FBT001 - a value of the table
    assert said(files) == (words, complete)


def test_a_list_that_does_not_parse_is_told() -> None:
    snapshot = MemorySnapshot({"v/composer/installed.json": b"{", "v/a/a.php": b""})
    reading = Reading(snapshot)
    assert listed_candidates("v", Layout(snapshot), reading) == ([], False)
    assert [one.place.path for one in reading.skipped] == ["v/composer/installed.json"]
