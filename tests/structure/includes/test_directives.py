from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodcheck.structure.includes.directives import includes_of

CASES = [
    ("quoted", '#include "a.h"\n', ['1 "a.h"']),
    ("angled", "#include <a/b.hpp>\n", ["1 <a/b.hpp>"]),
    ("spaced", '  #  include\t"a.h" // why\n', ['1 "a.h"']),
    ("imported", '#import "a.h"\n#include_next <b.h>\n', ['1 "a.h"', "2 <b.h>"]),
    ("behind a comment", '/* x */ #include "a.h"\n', ['1 "a.h"']),
    ("in a line comment", '// #include "a.h"\n', []),
    ("in a continued line comment", '// x \\\n#include "a.h"\n#include "b.h"\n', ['3 "b.h"']),
    ("in a block comment", '/*\n#include "a.h"\n*/\n#include "b.h"\n', ['4 "b.h"']),
    ("in a comment that never ends", '/*\n#include "a.h"\n', []),
    ("in a raw text", 'auto s = R"x(\n#include "a.h"\n)x";\n#include "b.h"\n', ['4 "b.h"']),
    ("in a continued text", 'auto s = "\\\n#include \\"a.h\\"\\\n";\n#include "b.h"\n', ['4 "b.h"']),
    ("behind a quote sign", 'char c = \'"\';\n#include "a.h"\n', ['2 "a.h"']),
    ("behind digits with separators", "int x = 1'000'000;\n#include \"a.h\"\n", ['2 "a.h"']),
    ("below if 0", '#if 0\n#include "a.h"\n#endif\n#include "b.h"\n', ['4 "b.h"']),
    ("nested below if 0", '#if (0)\n#ifdef X\n#include "a.h"\n#endif\n#else\n#include "b.h"\n#endif\n', ['6 "b.h"']),
    (
        "below elif 0",
        '#if X\n#include "a.h"\n#elif 0\n#include "b.h"\n#else\n#include "c.h"\n#endif\n',
        ['2 "a.h"', '6 "c.h"'],
    ),
    ("below a condition", '#ifdef X\n#include "a.h"\n#endif\n', ['2 "a.h"']),
    ("by a macro", "#include CONFIG\n", ["1 ?"]),
    ("over two lines", '#include \\\n  "a.h"\n', ['1 "a.h"']),
    ("asked for only", '#if __has_include("a.h")\n#endif\n', []),
    ("with Windows line ends", '#include "a.h"\r\n#include <b.h>\r\n', ['1 "a.h"', "2 <b.h>"]),
    ("an endif too many", '#endif\n#include "a.h"\n', ['2 "a.h"']),
    ("no include", "int include;\n", []),
    ("nothing", "", []),
]


def told(data: bytes) -> list[str]:
    return [
        f"{one.line} ?"
        if one.path is None
        else f'{one.line} "{one.path}"'
        if one.quoted
        else f"{one.line} <{one.path}>"
        for one in includes_of(data)
    ]


@pytest.mark.parametrize(("source", "expected"), [pytest.param(case[1], case[2], id=case[0]) for case in CASES])
def test_what_is_included(source: str, expected: list[str]) -> None:
    assert told(source.encode()) == expected


PIECES = st.sampled_from(
    [
        "#include ",
        '"a.h"',
        "<b.h>",
        "\n",
        "//",
        "/*",
        "*/",
        "#if 0\n",
        "#if X\n",
        "#else\n",
        "#endif\n",
        '"',
        "'",
        "\\",
        'R"(',
        ')"',
        "x",
    ]
)


@given(st.lists(PIECES, max_size=40))
def test_nothing_is_raised_and_lines_go_up(pieces: list[str]) -> None:
    source = "".join(pieces)
    lines = [one.line for one in includes_of(source.encode())]
    assert lines == sorted(lines)
    assert all(1 <= line <= source.count("\n") + 1 for line in lines)


UNITS = ["/*", '"\\', "#if\n", "'", 'R"(', "#include ", "\\\n", " ", "# ", "/**", "#if \\", "#include X\n", "//\\\n"]


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    def taken(times: int) -> float:
        data = (unit * times + '\n#include "a.h"\n').encode()
        before = process_time()
        list(includes_of(data))
        return process_time() - before

    assert min(taken(100_000), taken(100_000)) < 0.2 + 40 * taken(10_000)
