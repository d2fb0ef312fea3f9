"""Trees of random shape: vendored code in them, and the bill of materials that is made of it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from bench.vendored_tree.pieces import look_alikes, planted
from dodcheck.reports.formats import SBOM_GENERATE
from dodcheck.reports.json import as_json
from dodcheck.reports.sbom_generate.report import GenerateReport
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.supply.finding import Severity
from dodcheck.supply.making.about import Made
from dodcheck.supply.making.document import document
from dodcheck.supply.meaning.codes import CODES
from dodcheck.supply.validation.checked_bom import Demands
from dodcheck.supply.validation.validate import validate
from dodcheck.supply.vendoring.find import vendored_in
from fuzz.campaign import Campaign, Given
from fuzz.judged import check_shown
from fuzz.texts import encoded, mixed

FOLDERS = (
    "third_party", "vendor", "deps", "node_modules", "@s", "_vendor", "extern", "src", "a", "b-1.2", "zlib", "tests",
    "fixtures", "docs", "include", "six-1.0.dist-info", "x" * 100, "ü", "a b", "github.com", "composer",
)  # fmt: skip
FILES = (
    "a.c", "a.h", "version.h", "six.py", "__init__.py", "LICENSE", "COPYING", "LICENSE-MIT", "README.md", "BUILD",
    "README.chromium", "METADATA", "moz.yaml", "package.json", "Cargo.toml", "modules.txt", "vendor.txt",
    "CMakeLists.txt", "installed.json", ".cargo-checksum.json", "VERSION", "UPSTREAM",
)  # fmt: skip
PIECES = (
    "Copyright (c) 2020 Ada\n", "MIT", "Name: a\n", "Version: 1.2\n", "URL: https://github.com/a/b\n", '{"name": "a"}',
    "# x.org/a v1.0.0\n", "six==1.0\n", "// Copied from https://github.com/a/b\n", "## zlib\n", "- Version: 1.0\n",
    "SPDX-License-Identifier: ISC\n", '#define A_VERSION "1.0"\n', "project(a VERSION 2.0)\n", "\n", "\0", '"',
    "[package]\n", 'name = "a"\n', "this is free and unencumbered software released into the public domain\n",
    "\u202e", "|", "<b>",
)  # fmt: skip


def seeds() -> Sequence[Given]:
    """Return the planted pieces and look-alikes, some of each together."""
    pieces = [{path: text.encode() for path, text in one.files.items()} for one in (*planted(), *look_alikes())]
    return [{**one, **other} for one, other in zip(pieces, pieces[7:], strict=False) if one or other]


def fresh(random: Random) -> Given:
    """Return a tree of random folders and files."""
    tree: dict[str, bytes] = {}
    for _ in range(random.randrange(1, 12)):
        folders = random.choices(FOLDERS, k=random.randrange(5))
        tree["/".join([*folders, random.choice(FILES)])] = encoded(random, mixed(random, PIECES, 8))
    return tree


def check(given: Given) -> None:
    """Find vendored code twice, and make of it what passes its own strict validation."""
    files = {path: data for path, data in given.items() if path and not path.startswith("/") and "//" not in path}
    snapshot = MemorySnapshot(files)
    survey = vendored_in(snapshot)
    assert vendored_in(MemorySnapshot(dict(reversed(files.items())))) == survey, "two looks differ"
    paths = [one.path for one in survey.code]
    assert paths == sorted(set(paths)), "a path stands twice, or out of order"
    for one in (*survey.skipped, *survey.own):
        assert one.why, one
    for path in paths:
        assert path in files or any(name.startswith(f"{path}/") for name in files), path
    made = Made(survey, "0.1.0")
    value = document(made, snapshot)
    checked = validate("SBOM.json", as_json(value).encode("utf-8"), Demands(), None)
    poor = [one for one in checked.findings if one.severity is not Severity.NOTE and one.code not in _LACKING]
    assert not poor, poor
    for name, render in SBOM_GENERATE.items():
        check_shown(render(GenerateReport(made, value)), name)


_LACKING = frozenset({"no-timestamp", "no-components"}) & CODES.keys()
"""What a document lacks by the way it is made here: nobody gives it a time, and a tree may have nothing."""

CAMPAIGN = Campaign(
    name="vendored-code",
    about="vendored code, and the bill of materials of it",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=seeds,
    grows=False,
)
