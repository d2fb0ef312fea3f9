from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.errors import UserError
from dodcheck.exceptions.waivers_file import read_waivers
from dodcheck.model.exception import Waiver
from dodcheck.setup.exception_files import with_waiver

PATH = "dodcheck.waivers.yml"
NEW = Waiver("a/b", "why: #1", "Ada", date(2026, 12, 31))
BLOCK = '- criterion: a/b\n  reason: "why: #1"\n  owner: Ada\n  expires: 2026-12-31\n'
INNER = "\n".join(f"  {line}" for line in BLOCK.splitlines()) + "\n"
FLOW = '{criterion: a/b, reason: "why: #1", owner: Ada, expires: 2026-12-31}'
ONE = "{criterion: x, reason: '] #', owner: z, expires: 2026-01-01}"
SCALAR = """version: 1
waivers:
  - criterion: x
    owner: y
    expires: 2026-01-01
    reason: |
      a
      # b
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, f"version: 1\nwaivers:\n{INNER}"),
        ("version: 1\nwaivers: []\n", f"version: 1\nwaivers: [{FLOW}]\n"),
        ("version: 1\nwaivers: [] # [none]\n", f"version: 1\nwaivers: [{FLOW}] # [none]\n"),
        (f"version: 1\nwaivers: [{ONE}]", f"version: 1\nwaivers: [{ONE}, {FLOW}]"),
        (f"{{version: 1, waivers: [\n {ONE},\n]}}\n", f"{{version: 1, waivers: [\n {ONE},\n{FLOW}]}}\n"),
        (f"version: 1\nwaivers:\n- {ONE}\n", f"version: 1\nwaivers:\n- {ONE}\n{BLOCK}"),
        (f"version: 1\nwaivers:\n  - {ONE}", f"version: 1\nwaivers:\n  - {ONE}\n{INNER.rstrip()}"),
        (
            f"waivers:\n  - {ONE}\n\n# the version\nversion: 1\n",
            f"waivers:\n  - {ONE}\n{INNER}\n# the version\nversion: 1\n",
        ),
        (f"version: 1\nwaivers:\n  - {ONE}\n...\n", f"version: 1\nwaivers:\n  - {ONE}\n{INNER}...\n"),
        (
            f"version: 1\r\nwaivers:\r\n  - {ONE}\r\n# end\r\n",
            f"version: 1\r\nwaivers:\r\n  - {ONE}\r\n{INNER}".replace("\r", "").replace("\n", "\r\n") + "# end\r\n",
        ),
        (SCALAR, SCALAR + INNER),
    ],
)
def test_every_other_byte_stays(before: str | None, after: str) -> None:
    assert with_waiver(PATH, None if before is None else before.encode(), NEW) == after.encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_encoding_stays(encoding: str) -> None:
    text = f"version: 1\nwaivers:\n- {ONE}\n"
    assert with_waiver(PATH, text.encode(encoding), NEW) == (text + BLOCK).encode(encoding)


def test_what_can_not_be_done_without_harm_is_left_to_a_person() -> None:
    with pytest.raises(UserError) as caught:
        with_waiver(PATH, f"version: 1\nwaivers: &all\n  - {ONE}\n".encode(), NEW)
    assert str(caught.value) == (
        f"{PATH} can't take this waiver without touching other words\n  Add it by hand:\n  {FLOW}"
    )


def test_a_file_with_mistakes_is_not_added_to() -> None:
    with pytest.raises(UserError) as caught:
        with_waiver(PATH, b"version: 1\nwaivers:\n", NEW)
    assert [one.message for one in caught.value.mistakes] == ["`waivers` takes a list"]


WORDS = st.text(min_size=1).filter(lambda text: text.strip() == text)


@given(WORDS, WORDS, st.sampled_from([None, "version: 1\nwaivers: []\n", f"version: 1\nwaivers:\n  - {ONE}\n# e\n"]))
def test_whatever_the_words_are_nothing_else_is_said(reason: str, owner: str, before: str | None) -> None:
    new = Waiver("a/b", reason, owner, date(2026, 12, 31))
    data = None if before is None else before.encode()
    try:
        changed = with_waiver(PATH, data, new)
    except UserError:
        assert any(0xD800 <= ord(sign) <= 0xDFFF or sign in "\ufffe\uffff" for sign in reason + owner)
        return
    old = read_waivers(PATH, data).entries if data else ()
    assert [one for one, _ in read_waivers(PATH, changed).entries] == [*(one for one, _ in old), new]
