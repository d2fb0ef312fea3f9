from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode
from dodcheck.supply.versions.columns import Column, column_of
from dodcheck.supply.versions.entry import Entry, Table
from dodcheck.supply.versions.rows import day_in
from dodcheck.supply.versions.table import read_table
from support.yaml_files import loaded

CASES = loaded(Path(__file__).parent / "cases/tables.yml")


def table_of(text: str) -> Table:
    return read_table(parse_markdown(decode(text.encode())))


def shown(entry: Entry) -> str:
    return f"{entry.line} {' | '.join([entry.name, *_parts(entry)])}"


def _parts(entry: Entry) -> Iterator[str]:
    commit = f" = {entry.version.commit}" if entry.version.commit else ""
    yield from (entry.path,) if entry.path else ()
    yield f"{entry.version.told} {entry.version.text}{commit}".strip()
    yield from (one for one in (entry.licence, entry.source) if one)
    yield from (f"released {entry.released}",) if entry.released else ()
    yield from (f"updated {entry.updated}",) if entry.updated else ()
    yield from (f"latest {entry.latest.text}",) if entry.latest else ()
    yield from (f"outdated {entry.outdated}",) if entry.outdated else ()


@pytest.mark.parametrize("case", [pytest.param(one, id=one["about"]) for one in CASES])
def test_what_a_document_lists(case: dict[str, Any]) -> None:
    found = table_of(case["text"])
    assert [shown(one) for one in found.entries] == case["entries"]
    assert (found.tables, list(found.skipped)) == (case["tables"], case.get("skipped", []))


@pytest.mark.parametrize(
    ("head", "column"),
    [
        ("**Library**", Column.NAME),
        ("Third-Party Library", Column.NAME),
        ("3rd party component", Column.NAME),
        ("📦 Package", Column.NAME),
        ("Vendored Version", Column.VERSION),
        ("Version/Commit", Column.VERSION),
        ("Version (tag)", Column.VERSION),
        ("Current", Column.VERSION),
        ("Pinned commit", Column.COMMIT),
        ("Git SHA", Column.COMMIT),
        ("Latest upstream release", Column.LATEST),
        ("Available", Column.LATEST),
        ("Upstream version", Column.LATEST),
        ("Licence (SPDX)", Column.LICENCE),
        ("SPDX-License", Column.LICENCE),
        ("Upstream", Column.SOURCE),
        ("Home page", Column.SOURCE),
        ("Path in repo", Column.PATH),
        ("Where?", Column.PATH),
        ("Last updated", Column.UPDATED),
        ("Release date", Column.RELEASED),
        ("Up-to-date?", Column.OUTDATED),
        ("PURL", Column.PURL),
        ("Tool", None),
        ("Notes", None),
        ("Owner", None),
        ("", None),
        ("Why it is vendored", None),
    ],
)
def test_what_a_head_says(head: str, column: Column | None) -> None:
    assert column_of(head) is column


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("2022-10-13", date(2022, 10, 13)),
        ("on 2022/1/3", date(2022, 1, 3)),
        ("Oct 3, 2022", date(2022, 10, 3)),
        ("3 October 2022", date(2022, 10, 3)),
        ("October 2022", None),
        ("3/10/2022", None),
        ("2022-13-01", None),
        ("2022", None),
        ("—", None),
    ],
)
def test_which_day_a_cell_names(text: str, on: date | None) -> None:
    assert day_in(text) == on
