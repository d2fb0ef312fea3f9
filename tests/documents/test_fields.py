from __future__ import annotations

from dodcheck.documents.fields import Field, fields_of, told_fields
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode


def found(source: str) -> list[tuple[str, str, int]]:
    return [
        (one.name, one.value, one.line)
        for block in parse_markdown(decode(source.encode())).blocks
        for one in fields_of(block)
    ]


def test_fields_of_paragraphs_and_items() -> None:
    source = """\
**Status:** 🔒 **Closed**
**Owner**: me <!-- you -->
**Scope:**
all of it
more

- **Status:** (draft)
- **Priority** : P1
- Status: no

**Empty**:
"""
    assert found(source) == [
        ("status", "🔒 **Closed**", 1),
        ("owner", "me", 2),
        ("scope", "all of it", 3),
        ("status", "(draft)", 7),
        ("priority", "P1", 8),
        ("empty", "", 11),
    ]


def test_fields_of_tables() -> None:
    source = """\
| Field | Value |
|-|-|
| **Status:** | ✅ Closed |

| | |
|-|-|
| Owner | me |

| Milestone | Title |
|-|-|
| M01 | Smoke |

| Field | Value | Note |
|-|-|-|
| Status | Closed | |
"""
    assert found(source) == [("status", "✅ Closed", 3), ("owner", "me", 7)]


def test_plain_fields_count_where_each_line_is_one_and_none_is_in_emphasis() -> None:
    blocks = parse_markdown(
        decode(b"Status: Done\nOwner: me\n\nStatus: Done\nsays he\n\n**Status:** Open\nOwner: me\n")
    ).blocks
    assert [list(told_fields(block)) for block in blocks] == [
        [Field("status", "Done", 1), Field("owner", "me", 2)],
        [],
        [Field("status", "Open", 7)],
    ]
