from __future__ import annotations

import codecs

import pytest

from dodcheck.setup.logging.lines import with_lines_after


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        (b"a\nb\n", 1, b"a\nx\ny\nb\n"),
        (b"a\nb\n", 2, b"a\nb\nx\ny\n"),
        (b"a\nb", 2, b"a\nb\nx\ny"),
        (b"a\r\nb", 2, b"a\r\nb\r\nx\r\ny"),
        (b"a\r\nb\n", 1, b"a\r\nx\r\ny\r\nb\n"),
        (b"a\rb\r", 1, b"a\rx\ry\rb\r"),
        (b"a", 1, b"a\nx\ny"),
        (b"", 0, b"x\ny\n"),
        (b"a\n", 0, b"x\ny\na\n"),
        (codecs.BOM_UTF8 + b"a\n", 1, codecs.BOM_UTF8 + b"a\nx\ny\n"),
        (b"\xff\n\xfe\n", 1, b"\xff\nx\ny\n\xfe\n"),
        ("a\u2028b\x85c\n".encode(), 1, "a\u2028b\x85c\nx\ny\n".encode()),
    ],
)
def test_lines_end_as_the_one_before_them_and_every_other_byte_stays(before: bytes, line: int, after: bytes) -> None:
    assert with_lines_after(before, line, ("x", "y")) == after


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_stays_utf_16(encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding.endswith("le") else codecs.BOM_UTF16_BE
    before, after = "✅\r\nb\r\n", "✅\r\nx ✅\r\nb\r\n"
    assert with_lines_after(mark + before.encode(encoding), 1, ("x ✅",)) == mark + after.encode(encoding)
