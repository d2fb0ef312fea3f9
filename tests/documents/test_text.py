from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.documents.text import Text, UndecodableError, decode


def plain(*lines: str) -> Text:
    return Text(lines, lines, ())


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", plain()),
        (b"\n", plain("")),
        (b"a", plain("a")),
        (b"a\n", plain("a")),
        (b"a\n\n", plain("a", "")),
        (b"a\r\nb\rc\n\rd", plain("a", "b", "c", "", "d")),
        (b"\xef\xbb\xbfa\n", plain("a")),
        ("é\u2028b\x85c\x0bd\x0ce\x1cf\n".encode(), plain("é\u2028b\x85c\x0bd\x0ce\x1cf")),
        ("a\u2028\r\nb\n".encode("utf-16"), plain("a\u2028", "b")),
        (b"\xfe\xff" + "a\rb".encode("utf-16-be"), plain("a", "b")),
        (b"ok\nb\xffd\r\nend", Text(("ok", "b\ufffdd", "end"), ("ok", "b\ufffdd", "end"), (2,))),
        ("âœ… a\nb".encode(), Text(("âœ… a", "b"), ("✅ a", "b"), ())),
        ("âœ… a".encode("utf-16"), Text(("âœ… a",), ("✅ a",), ())),
    ],
)
def test_decode(data: bytes, text: Text) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"a\0b", "holds NUL bytes, so it is no text (UTF-16 is read only with a byte order mark)"),
        ("a".encode("utf-32"), "holds NUL characters, so it is no text (UTF-32 is not read)"),
        (b"\xff\xfea\0\0", "begins like UTF-16 but is damaged at byte 5"),
        (b"\xff\xfe\x00\xd8a\0", "begins like UTF-16 but is damaged at byte 3"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(data)
    assert str(caught.value) == message


def test_columns_of_a_repaired_line_are_those_of_the_file() -> None:
    text = decode("| âœ… | â‰¥ x\n| a |".encode())
    assert text.lines == ("| ✅ | ≥ x", "| a |")
    assert [text.raw_column(1, column) for column in range(1, 10)] == [1, 2, 3, 6, 7, 8, 9, 12, 13]
    assert [text.raw_column(2, column) for column in (1, 3, 6)] == [1, 3, 6]


def test_ten_megabytes_are_decoded_in_well_under_a_second() -> None:
    data = ("- [x] résumé — “naïve” words, 日本語 ✅ and more of them\n" * 160_000).encode()
    begin = time.process_time()
    text = decode(data)
    assert time.process_time() - begin < 2
    assert text.raw == text.lines


@given(st.binary())
def test_lines_agree_with_a_split_of_the_bytes(data: bytes) -> None:
    try:
        text = decode(data)
    except UndecodableError:
        return
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        lines = re.split(rb"\r\n|\r|\n", data.removeprefix(b"\xef\xbb\xbf"))
        assert len(text.raw) == len(lines) - (lines[-1] == b"")
    assert len(text.raw) == len(text.lines)


@given(st.text())
def test_text_comes_back(text: str) -> None:
    lines = re.split("\r\n|\r|\n", text.removeprefix("\ufeff"))
    try:
        found = decode(text.encode()).raw
    except UndecodableError:
        assert "\0" in text
    else:
        assert found == tuple(lines if lines[-1] else lines[:-1])
