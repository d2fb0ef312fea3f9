from __future__ import annotations

import pytest

from dodcheck.formats.problem import FormatProblem
from dodcheck.supply.versions.marks import is_marked_outdated
from dodcheck.supply.versions.reported import read_report

BOTH = ["zlib 1.2.13 1.3.1 True", "fmt 9.1.0 9.1.0 False"]
FORMS = {
    "markdown": "| Name | Current | Latest | Outdated |\n|---|---|---|---|\n| zlib | 1.2.13 | 1.3.1 | yes |\n"
    "| fmt | 9.1.0 | 9.1.0 | no |\n",
    "two tables in Markdown": "| Name | Version | Newest | Status |\n|---|---|---|---|\n"
    "| zlib | 1.2.13 | 1.3.1 | behind |\n"
    "\n| Name | Version | Newest | Status |\n|---|---|---|---|\n| fmt | 9.1.0 | 9.1.0 | up to date |\n",
    "a list in JSON": '[{"name": "zlib", "current": "1.2.13", "latest": "1.3.1", "outdated": true},'
    ' {"name": "fmt", "current": "9.1.0", "latest": "9.1.0", "outdated": false}]',
    "objects by name": '{"zlib": {"version": "1.2.13", "latest": "1.3.1", "status": "outdated"},'
    ' "fmt": {"version": "9.1.0", "latest": "9.1.0", "status": "current"}}',
    "objects by name below a key": '{"date": "2026-01-01", "dependencies": {"zlib": {"current": "1.2.13", '
    '"latest": "1.3.1", "outdated": true}, "fmt": {"current": "9.1.0", "latest": "9.1.0", "outdated": false}}}',
    "CSV": "package,current,latest,up to date\nzlib,1.2.13,1.3.1,no\nfmt,9.1.0,9.1.0,yes\n",
    "plain text": "some words\n\nPackage  Current  Latest  Outdated\n-------  -------  ------  --------\n"
    "zlib     1.2.13   1.3.1   yes\nfmt      9.1.0    9.1.0   no\n\nmore words  1.0  2.0  yes\n",
    "tabs": "Package\tCurrent\tLatest\tOutdated\nzlib\t1.2.13\t1.3.1\tyes\nfmt\t9.1.0\t9.1.0\tno\n",
}


def shown(text: str) -> list[str]:
    rows = read_report(text.encode()).rows
    latest = [one.entry.latest.text if one.entry.latest else "" for one in rows]
    return [
        f"{one.entry.name} {one.entry.version.text} {new} {one.outdated}" for one, new in zip(rows, latest, strict=True)
    ]


@pytest.mark.parametrize("form", list(FORMS))
def test_the_same_in_each_form(form: str) -> None:
    assert shown(FORMS[form]) == BOTH
    assert read_report(FORMS[form].encode()).marks


def test_arrows_list_what_is_outdated() -> None:
    assert shown("- zlib 1.2.13 -> 1.3.1\nfmt: 9.1.0 → 11.0 (major)\na -> b\nfoo bar -> baz\n") == [
        "zlib 1.2.13 1.3.1 True",
        "fmt 9.1.0 11.0 True",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Nothing is outdated.\n",
        "[]",
        "{}",
        '{"a": 1}',
        "a,b\n1,2\n",
        "| Name | Version |\n|---|---|\n| a | 1.0 |\n",
    ],
)
def test_what_lists_nothing(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize("data", [b"{", b"a\0b", b'{"a": 1, "a": 2}'])
def test_what_is_no_report(data: bytes) -> None:
    with pytest.raises(FormatProblem):
        read_report(data)


@pytest.mark.parametrize(
    ("head", "text", "outdated"),
    [
        ("Outdated", "yes", True),
        ("Outdated?", "No", False),
        ("Up to date?", "yes", False),
        ("Current?", "no", True),
        ("Status", "OUTDATED", True),
        ("Status", "up to date", False),
        ("Status", "not outdated", False),
        ("Status", "not up to date", True),
        ("Status", "update available", True),
        ("Status", "yes", None),
        ("Outdated", "✅", None),
        ("Outdated", "", None),
        ("Outdated", "?", None),
        ("Status", "current, update available", None),
        ("State", "unknown", None),
    ],
)
def test_how_a_cell_marks(head: str, text: str, outdated: bool | None) -> None:  # noqa: FBT001 - the mark
    assert is_marked_outdated(head, text) is outdated
