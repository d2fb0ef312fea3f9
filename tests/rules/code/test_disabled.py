from __future__ import annotations

import pytest

from dodcheck.rules.code.disabled import disabled


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("#if 0\na\n#endif\nb", [2]),
        ("#if 0\na\n#else\nb\n#endif", [2]),
        ("#if X\na\n#elif 0 // later\nb\n#else\nc\n#endif", [4]),
        ("# if (0)\n#ifdef A\na\n#else\nb\n#endif\nc\n#endif\nd", [3, 5, 7]),
        ("#if 01\na\n#endif", []),
        ("#if 0 || X\na\n#endif", []),
        ("#ifdef A\na\n#endif", []),
        ("#endif\n#else\na", []),
        ("#if 0\na", [2]),
    ],
)
def test_what_the_preprocessor_leaves_out(text: str, said: list[int]) -> None:
    assert sorted(disabled("a.cpp", text.split("\n"))) == said


def test_other_languages_have_comments_that_look_so() -> None:
    assert disabled("a.py", ["#if 0", "a", "#endif"]) == frozenset()


def test_deep_nesting_takes_linear_time() -> None:
    assert len(disabled("a.c", ["#if 0"] * 50_000 + ["a"] * 50_000)) == 50_000
