"""Versions of vendored code: tables, reports and files of newest versions, and the order of what they name."""

from __future__ import annotations

from datetime import date
from itertools import islice, pairwise, permutations
from random import Random

from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import UndecodableError, decode
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.supply.versions.aging import VersionPolicy
from dodcheck.supply.versions.entry import Table
from dodcheck.supply.versions.latest import read_latest
from dodcheck.supply.versions.licences import same_licence
from dodcheck.supply.versions.order import Behind, Order, compare
from dodcheck.supply.versions.places import places_in
from dodcheck.supply.versions.release import Release, read_release
from dodcheck.supply.versions.reported import read_report
from dodcheck.supply.versions.state import Limits
from dodcheck.supply.versions.stated_version import Agreement, Pinning, read_version, same_version
from dodcheck.supply.versions.survey import Sources, judged
from dodcheck.supply.versions.table import read_table
from fuzz.campaign import TEXT, Campaign, Given
from fuzz.texts import encoded, mixed, parts_of

PIECES = (
    "| Library | Version | Path |\n|---|---|---|\n", "| Name | Commit | License | Updated |\n|---|---|---|---|\n",
    "| Package | Current | Latest | Outdated |\n|---|---|---|---|\n", "| ", " | ", " |\n", "zlib", "lz4", "**fmt**",
    "[a](https://github.com/a/b)", "`third_party/zlib`", "third_party/a/", "- ", "\n", "\n\n", "## Removed\n", ": ",
    "v1.2.13", "1.2.13+dfsg", "VER-2-13-2", "OpenSSL_1_1_1w", "1.0a", "2.0-rc1", "20230802.1", "2023.1", "1:2.0", "1.x",
    ">=1", "^1", "latest", "main", "?", "TBD", "NOASSERTION", "04f42ceca40f73e2978b50e93806c2a18c1281fc", "04f42ce",
    "v1.2-4-gabcdef0", "MIT", "Apache-2.0", "BSD 3-Clause", " OR ", "/", "2024-01-22", "Oct 3, 2022", "yes", "no",
    "behind", "->", "  ", "\t", '{"recorded": "2026-02-01", ', '"zlib": "1.3"', '"latest": ', '"released": ', "{", "}",
    "[", "]", ",", '"', "recorded: 2026-02-01\n", "name,latest,released\n", "A-A-A-A", "()", "((", "[[", "x x ", "=",
)  # fmt: skip
NOWHERE = places_in(MemorySnapshot({"third_party/zlib/a.c": b"a"}))
MOST = 6


def fresh(random: Random) -> Given:
    """Return a text of random pieces, many of them rows."""
    lines = [mixed(random, PIECES, 8) for _ in range(random.randint(0, random.choice((3, 30))))]
    return {TEXT: encoded(random, random.choice(("\n", "", " | ")).join(lines))}


def check(given: Given) -> None:
    """Read a text as everything that it could be, and order what it names."""
    data = given[TEXT]
    try:
        text = decode(data)
    except UndecodableError:
        return
    table = read_table(parse_markdown(text))
    for entry in table.entries:
        assert 1 <= entry.line <= len(text.raw), entry
        assert any(map(str.isalnum, entry.name)), entry
    _read_others(data, table)
    words = [word for line in text.lines[:200] for word in line[:2000].split()]
    _order([release for word in islice(words, 40) if (release := read_release(word))])
    _agree(list(islice(words, 20)))


def _read_others(data: bytes, table: Table) -> None:
    limits = Limits(100, Behind.MINOR, strict=True)
    try:
        latest = read_latest(data)
    except FormatProblem:
        latest = None
    found = judged(Sources(table, None, (), NOWHERE), VersionPolicy(date(2026, 2, 8), limits, latest))
    assert sum(1 + len(one.library.others) for one in found) == len(table.entries), "every entry is told once"
    try:
        report = read_report(data)
    except FormatProblem:
        return
    assert all(row.entry.latest is not None for row in report.rows), report


def _order(releases: list[Release]) -> None:
    rising = (Order.OLDER, Order.SAME)
    for one, two, three in permutations(releases[:MOST], 3):
        first, second = compare(one, two), compare(two, three)
        assert compare(two, one) is first.reversed, (one, two)
        if first in rising and second in rising:
            wanted = Order.SAME if first is second is Order.SAME else Order.OLDER
            assert compare(one, three) is wanted, (one, two, three)


def _agree(words: list[str]) -> None:
    said = [read_version(word) for word in words]
    for one in said:
        assert (one.told is Pinning.PINNED) is (one.release is not None or one.commit != ""), one
        for other in said:
            assert same_version(one, other) is same_version(other, one), (one, other)
        if one.told is Pinning.PINNED:
            assert same_version(one, one) is Agreement.SAME, one
    for name, next_name in pairwise(words):
        assert same_licence(name, next_name) is same_licence(next_name, name), (name, next_name)


CAMPAIGN = Campaign(
    name="versions",
    about="tables of versions, reports, and the order of releases",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    seeds=parts_of("docs/sbom.md", "tests/supply/versions/cases/*.yml"),
)
