from __future__ import annotations

import ast

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.structure.graph import Reach
from dodcheck.structure.python import computed
from dodcheck.structure.python.calls import ImportCall, calls_in
from dodcheck.structure.python.statements import imports_of
from dodcheck.structure.python.survey import survey_python

WHOLE, BEGINS = Reach.LOADED, Reach.COMPUTED

CALLS = {
    "import_module('app.a')": (0, "app.a", WHOLE),
    "x = list(map(f, [importlib.import_module('app.a').b]))": (0, "app.a", WHOLE),
    "import_module('..a', __package__)": (2, "a", WHOLE),
    "import_module('..a', package='app.web')": (0, "app.a", WHOLE),
    "import_module('.a', package=base)": (0, "", BEGINS),
    "__import__('app.' + name)": (0, "app.", BEGINS),
    "runpy.run_module(mod_name=f'app.{name}.main')": (0, "app.", BEGINS),
    "import_module(f'.{name}', __name__)": (1, "", BEGINS),
    "import_module('.{}'.format(name), 'app.web')": (0, "app.web.", BEGINS),
    "import_module('app.%s' % name)": (0, "app.", BEGINS),
    "import_module(name)": (0, "", BEGINS),
    "import_module(*names)": (0, "", BEGINS),
    "__import__('app.a', globals())": (0, "app.a", WHOLE),
    "getattr(importlib, 'import_module')('app.a')": (0, "app.a", WHOLE),
    "getattr(importlib, 'import_' + 'module')('app.a')": (0, "app.a", WHOLE),
}


NO_CALLS = [
    *("f(import_module)", "import_modules('a')", "def f():\n    import_module('a')"),
    *("getattr(builtins, 'print')('app.a')", "getattr(app, 'import_module')('app.a')"),
]


@pytest.mark.parametrize("source", CALLS)
def test_a_call_imports(source: str) -> None:
    level, module, reach = CALLS[source]
    assert list(calls_in(ast.parse(source).body[0])) == [ImportCall(level, module, 1, reach)]


@pytest.mark.parametrize("source", NO_CALLS)
def test_nothing_is_imported_by_the_statement_itself(source: str) -> None:
    assert list(calls_in(ast.parse(source).body[0])) == []


RUN = {
    "exec('from app import a')": [(0, "app", "a", WHOLE)],
    "exec('import app.a, app.b', {})": [(0, "app.a", None, WHOLE), (0, "app.b", None, WHOLE)],
    "exec(compile('import app.a', 'x', 'exec'))": [(0, "app.a", None, WHOLE)],
    'exec("""\n    if x:\n        import app.a\n""")': [(0, "app.a", None, WHOLE)],
    "exec('def f(): import app.a')": [(0, "app.a", None, Reach.LAZY)],
    "f = lambda: exec('import app.a')": [(0, "app.a", None, Reach.LAZY)],
    "exec(f'from app.{name} import x')": [(0, "app.", None, BEGINS)],
    "exec('import ' + name)": [(0, "", None, BEGINS)],
    "exec('print(1)')": [],
    "exec('import app.')": [],
    "exec(f'{name} = 1')": [],
    "exec(code)": [],
    "cursor.exec('import app.a')": [],
}


@pytest.mark.parametrize("source", RUN)
def test_a_text_that_is_run_imports(source: str) -> None:
    imports = imports_of(ast.parse(source), calls=True)
    assert [(one.level, one.module, one.name, one.reach) for one in imports] == RUN[source]


@pytest.mark.parametrize(
    "named",
    [
        "from importlib import import_module as load",
        "import importlib\nload = importlib.import_module",
        "load = __import__",
    ],
)
def test_what_imports_is_called_by_another_name(named: str) -> None:
    imports = imports_of(ast.parse(f"{named}\nload('app.a')"), calls=True)
    assert [one.module for one in imports][-1] == "app.a"


def test_too_many_modules_that_may_be_meant_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computed, "MOST", 5)
    files = {"app/a.py": b"import_module(x)\n", "app/b.py": b"\n__import__(y)\n", "app/c.py": b""}
    seen = survey_python(MemorySnapshot(files))
    assert [(edge.source, edge.target) for edge in seen.possible] == []
    assert [(one.path, one.line, one.why) for one in seen.skipped] == [
        ("app/a.py", 1, "too many imports are by a name that is computed")
    ]
