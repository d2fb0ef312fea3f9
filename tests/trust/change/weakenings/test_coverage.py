from __future__ import annotations

import pytest

from dodcheck.trust.change.weakenings.coverage import find
from support.sides import weakened

TOML = "pyproject.toml"
RC = ".coveragerc"
OWN = ".coveragerc.toml"
CFG = "setup.cfg"


@pytest.mark.parametrize(
    ("path", "before", "after", "details"),
    [
        (TOML, '[tool.coverage.run]\nomit = ["a"]', '[tool.coverage.run]\nomit = ["a", "b"]', ["run.omit has b now"]),
        (TOML, "", '[tool.coverage.report]\nexclude_also = ["x"]', ["report.exclude_also has x now"]),
        (TOML, "[tool.coverage.report]\nfail_under = 80", "[tool.other]\nx = 1", ["fail_under was 80 and is gone"]),
        (TOML, "[tool.coverage.report]\nfail_under = 80.5", "", ["fail_under was 80.5 and is gone"]),
        (TOML, "x = 1", "[tool]\ncoverage = 3\n[tool.x", ["its settings can't be read any more"]),
        (TOML, "[tool.x", "[tool.y", []),
        (TOML, "tool = 1", "[tool]\ncoverage = 3", []),
        (TOML, "", '[tool.coverage.run]\nomit = "a, b"', ["run.omit has a now", "run.omit has b now"]),
        (TOML, "[tool.coverage.report]\nfail_under = 80", "[tool.coverage.report]\nfail_under = 80.0", []),
        (RC, "[run]\nomit =\n  a\n", "[run]\nomit =\n  a\n  b c\n\n", ["run.omit has b c now"]),
        (RC, "[run]\nomit = a,b", "[run]\nomit =\n b\n a\n", []),
        (RC, "[report]\nfail_under = 80", "[report]\nfail_under = 79", ["fail_under was 80 and is 79"]),
        (RC, "[report]\nfail_under = 80", "[report]\nfail_under = 81", []),
        (RC, "[report]\nfail_under = 80", "[report]\nfail_under = most", ["its settings can't be read any more"]),
        (
            RC,
            "[report]\nexclude_lines = a%b",
            "[report]\nexclude_lines = a%b\n[report]\nomit = c",
            ["report.omit has c now"],
        ),
        (RC, "[coverage:run]\nomit = a", "[run]\nomit = a", ["run.omit has a now"]),
        (CFG, "[run]\nomit = a", "[coverage:run]\nomit = a", ["run.omit has a now"]),
        (CFG, "[coverage:run]\nomit = a", "[metadata]\nomit = b\n[coverage:run]\nomit = a", []),
        ("tox.ini", "", "[coverage:report]\npartial_branches = a", ["report.partial_branches has a now"]),
        ("other.cfg", "", "[coverage:run]\nomit = a", []),
        (RC, "[run]\nsource = src", "[run]\nsource = src/easy", ["run.source has src no more"]),
        (RC, "[run]\nsource = src, lib", "[run]\nsource = lib", ["run.source has src no more"]),
        (RC, "[run]\nsource = src", "[run]\ntimid = true", ["run.source has src no more"]),
        (RC, "[run]\nsource = srcs", "[run]\nsource = src", ["run.source has srcs no more"]),
        (RC, "[run]\nsource = src/a/", "[run]\nsource = src/\n  lib", []),
        (RC, "[run]\nsource = src/a", "[run]\nsource_dirs = .", []),
        (RC, "[run]\nsource = a.b", "[run]\nsource_pkgs = a", []),
        (RC, "[run]\ntimid = true", "[run]\nsource = src", []),
        (RC, "[report]\nsource = src", "[report]\nsource = lib", []),
        (RC, "[run]\ntimid = true", "[report]\ninclude = b, a", ["nothing but a, b counts now, says report.include"]),
        (RC, "[run]\ninclude = a, b", "[run]\ninclude = b, c", ["run.include has a no more"]),
        (RC, "[run]\ninclude = a", "[run]\ntimid = true", []),
        (RC, "[run]\nbranch = True", "[run]\nbranch = False", ["run.branch is off, and was on"]),
        (RC, "[run]\nbranch = on", "[run]\nbranch = 1", []),
        (RC, "[run]\nbranch = YES", "[run]\ntimid = true", ["run.branch is off, and was on"]),
        (RC, "[run]\nbranch = true", "[run]\nbranch = on", []),
        (RC, "[run]\nbranch = true", "[run]\nbranch = yes", []),
        (RC, "[run]\nbranch = no", "[run]\nbranch = off", []),
        (
            RC,
            "[run]\nomit = z",
            "[report]\nomit = b, a\n[run]\nomit = z\n[report]\nexclude_lines = c",
            ["report.exclude_lines has c now", "report.omit has a now", "report.omit has b now"],
        ),
        (
            RC,
            "[run]\nsource = b, a\ninclude = d, c",
            "[run]\ninclude = e\n[report]\ninclude = f",
            [
                "run.source has a no more",
                "run.source has b no more",
                "nothing but f counts now, says report.include",
                "run.include has c no more",
                "run.include has d no more",
            ],
        ),
        (RC, b"[run]\nomit = a", b"\0", ["its settings can't be read any more"]),
        (RC, "[run]\nomit = a", "[run", ["its settings can't be read any more"]),
        (TOML, "", "[tool.coverage]\nrun = 3\nreport = {fail_under = 3, omit = ['a']}", ["report.omit has a now"]),
        (TOML, "[tool.coverage.report]\nfail_under = 80", "tool = 1", ["fail_under was 80 and is gone"]),
        (TOML, "[tool.coverage.run]\nbranch = true", "[tool.x]\ny = 1", ["run.branch is off, and was on"]),
        (TOML, "", "[tool.coverage.run]\npartial_also = ['a']\nbranch = true", ["run.partial_also has a now"]),
        (OWN, "[run]\nomit = ['a']", "[run]\nomit = ['a', 'b']", ["run.omit has b now"]),
        (OWN, "[tool.coverage.run]\nomit = ['a']", "[run]\nomit = ['a']", []),
    ],
)
def test_what_tests_need_not_cover_any_more(
    path: str, before: str | bytes, after: str | bytes, details: list[str]
) -> None:
    found = weakened(find, {path: before} if before else {}, {path: after})
    was = path if before else "None"
    told = [f"coverage/{path}, {was} -> {path}: `{path}` lets tests cover less; {detail}" for detail in details]
    assert found == told


FLOOR = {TOML: "[tool.coverage.report]\nfail_under = 80"}
GONE = "lets tests cover less; fail_under was 80 and is gone"


def test_a_file_without_settings_counts_only_where_it_is_the_own_one_of_coverage() -> None:
    assert weakened(find, FLOOR, {**FLOOR, CFG: "[metadata]\nname = x\n"}) == []
    for own in (RC, OWN):
        assert weakened(find, FLOOR, {**FLOOR, own: ""}) == [f"coverage/{own}, {TOML} -> {own}: `{own}` {GONE}"]


@pytest.mark.parametrize(("size", "read"), [(1024 * 1024, True), (1024 * 1024 + 1, False)])
def test_settings_of_such_a_size_are_read_and_no_larger_ones(size: int, *, read: bool) -> None:
    (text,) = FLOOR.values()
    told = weakened(find, FLOOR, {TOML: f"{text}\n#".ljust(size, "x")})
    unread = [f"coverage/{TOML}, {TOML} -> {TOML}: `{TOML}` lets tests cover less; its settings can't be read any more"]
    assert told == ([] if read else unread)
