from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from dodcheck.formats.toml_lines import lines_of

TOML = '''# [no]
top = 1
[project]
name = "x"  # [fake]
text = """
[tool.y]
name = 1
"""
raw = \'\'\'
also = 2\'\'\'
[tool."a.b".report]
fail_under = 85
x.y = 1
[[item]]
k = 1
[[item]]
k = [
  "k = 2",
]
[item.sub]
k = 3
["esc\\u0061ped"]
k = 4
'''


def test_keys_of_toml_have_their_lines() -> None:
    assert lines_of(TOML) == {
        ("top",): 2,
        ("project",): 3,
        ("project", "name"): 4,
        ("project", "text"): 5,
        ("project", "raw"): 9,
        ("tool", "a.b", "report"): 11,
        ("tool", "a.b", "report", "fail_under"): 12,
        ("tool", "a.b", "report", "x"): 13,
        ("tool", "a.b", "report", "x", "y"): 13,
        ("item", 0): 14,
        ("item", 0, "k"): 15,
        ("item", 1): 16,
        ("item", 1, "k"): 17,
        ("item", 1, "sub"): 20,
        ("item", 1, "sub", "k"): 21,
    }


PIECES = (
    "a = 1",
    "b.c = 2",
    '"d.e" = 3',
    "[t]",
    "[t.u]",
    "[[i]]",
    "[[i.j]]",
    "k = [1,\n 2]",
    'm = """\n[no]\nx = 1\n"""',
    "n = {x = 1}",
    "# [c]",
    "",
)


@given(st.lists(st.sampled_from(PIECES), unique=True).map("\n".join))
def test_every_line_is_that_of_something_in_the_text(text: str) -> None:
    try:
        value = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        assume(condition=False)
    for path, line in lines_of(text).items():
        inner: Any = value
        for part in path:
            inner = inner[part]
        name = next(part for part in reversed(path) if isinstance(part, str))
        assert name in text.splitlines()[line - 1]
