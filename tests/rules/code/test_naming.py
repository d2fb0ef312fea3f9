from __future__ import annotations

import pytest

from dodcheck.rules.code.naming import Naming


@pytest.mark.parametrize(
    ("name", "data", "may_define"),
    [
        ("connect", b"def connect(): ...", True),
        ("connect", b"def send(): ...", None),
        ("Client.connect.retry", b"class Client: ...", True),
        ("Client.connect.retry", b"def retry(): ...", True),
        ("Client.connect.retry", b"def connect(): ...", None),
        ("connect", "def connect(): ...".encode("utf-16"), True),
        ("größe", b"x = 1", True),
    ],
)
def test_a_file_may_define_a_name_when_it_holds_its_first_or_last_part(
    name: str,
    data: bytes,
    may_define: object,
) -> None:
    assert Naming(name).answer(data) is may_define
