from __future__ import annotations

import pytest

from dodcheck.formats.python_dotted import lines_calling, lines_reaching


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("import os\nos.system('x')\n", (2,)),
        ("import os\nos . system\n", (2,)),
        ("from os import path, system\n", (1,)),
        ("from os import (\n    system as s,\n)\n", (1,)),
        ("def f():\n    from os import system\n", (2,)),
        ("import os as o\no.system('x')\no.remove('x')\n", (2,)),
        ("import os\no = os\no.system('x')\n", (3,)),
        ("from os import *\nsystem('x')\n", (1,)),
        ("getattr(os, 'system')('x')\n", (1,)),
        ("__import__('os').system('x')\n", (1,)),
        ("importlib.import_module('os').system('x')\n", (1,)),
        # What is another thing of that name, and what only speaks of it.
        ("import os, platform\nplatform.system()\n", ()),
        ("from platform import system\nsystem()\n", ()),
        ("from .os import system\n", ()),
        ("from os import *\nlistdir()\n", ()),
        ("system = 'os.system'  # os.system\n", ()),
        ("getattr(os, name)\n", ()),
        ("os.systems\nmy.os.system\n", ()),
        ("import os as o\no().system\n", ()),
        ("from os import system as\n", ()),
    ],
)
def test_the_lines_that_reach_a_dotted_name(source: str, lines: tuple[int, ...]) -> None:
    assert lines_reaching(source.encode(), "os.system") == lines


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("from os import path as p\np.join('a')\n", (2,)),
        ("import os.path as p\np.join('a')\n", (2,)),
        ("from os.path import join\n", (1,)),
        ("import os as o\no.path.join('a')\n", (2,)),
        ("getattr(getattr(os, 'path'), 'join')\n", (1,)),
        ("from os.path import split\n','.join(split('a'))\n", ()),
    ],
)
def test_the_lines_that_reach_a_name_of_three_parts(source: str, lines: tuple[int, ...]) -> None:
    assert lines_reaching(source.encode(), "os.path.join") == lines


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("import os\nos.system('x')\nf(os.system('y'),\n  os.system('z'))\n", (2, 3, 4)),
        ("import os as os\nos.system('x')\n", (2,)),
        ("import os\ns = os.system\n'os.system()'\n", ()),
        ("import os\nmy.os.system('x')\n", ()),
        # The name may be another one.
        ("import mine as os\nos.system('x')\n", ()),
        ("from mine import os\nos.system('x')\n", ()),
        ("os = mine\nos.system('x')\n", ()),
        ("def f(os): os.system('x')\n", ()),
        ("class os: pass\nos.system('x')\n", ()),
        ("os.system('x'\n", ()),
    ],
)
def test_the_lines_that_call_a_dotted_name(source: str, lines: tuple[int, ...]) -> None:
    assert lines_calling(source.encode(), "os.system") == lines
