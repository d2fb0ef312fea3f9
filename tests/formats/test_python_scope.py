from __future__ import annotations

import ast

from dodcheck.formats.python_flow import Life
from dodcheck.formats.python_scope import Sort, attributes_set, bindings, classes, dead_definitions, inner_definitions

SOURCE = """
import os.path, sys as system
from a import b as c, d
from e import *
x: int
y: int = 1
(p, [q, *r]) = s.t = 1, [2]
if TYPE_CHECKING:
    from t import hidden
elif not sys.platform:
    def posix(): pass
else:
    async def other(): pass
if not True:
    never = 1
try:
    fast = 1
except ImportError:
    fast = 2
finally:
    done = 1
with open(x) as handle:
    inside = 1
for item in ():
    last = item
while 0:
    looped = 1
else:
    after = 1
match x:
    case 1:
        matched = 1
if __name__ == "__main__":
    script = 1
gone = 1
del gone
class K:
    field: int
    class L: pass
    raise ImportError
    late = 1
def f():
    local = 1
    def nested(): pass
raise SystemExit
tail = 1
"""


def test_what_a_module_binds() -> None:
    found = [(one.name, one.sort.name, one.life.name) for one in bindings(ast.parse(SOURCE).body)]
    assert found == [
        ("os", "IMPORT", "LIVE"),
        ("system", "IMPORT", "LIVE"),
        ("c", "IMPORT", "LIVE"),
        ("d", "IMPORT", "LIVE"),
        ("*", "STAR", "LIVE"),
        ("y", "VALUE", "LIVE"),
        ("p", "VALUE", "LIVE"),
        ("q", "VALUE", "LIVE"),
        ("r", "VALUE", "LIVE"),
        ("hidden", "IMPORT", "DEAD"),
        ("posix", "FUNCTION", "LIVE"),
        ("other", "FUNCTION", "LIVE"),
        ("never", "VALUE", "DEAD"),
        ("fast", "VALUE", "LIVE"),
        ("fast", "VALUE", "LIVE"),
        ("done", "VALUE", "LIVE"),
        ("inside", "VALUE", "LIVE"),
        ("item", "VALUE", "LIVE"),
        ("last", "VALUE", "LIVE"),
        ("looped", "VALUE", "DEAD"),
        ("after", "VALUE", "LIVE"),
        ("matched", "VALUE", "LIVE"),
        ("script", "VALUE", "DOUBTFUL"),
        ("gone", "VALUE", "DOUBTFUL"),
        ("K", "CLASS", "LIVE"),
        ("f", "FUNCTION", "LIVE"),
        ("tail", "VALUE", "DEAD"),
    ]


def test_what_a_class_binds() -> None:
    tree = ast.parse(SOURCE)
    (outer, inner) = classes(tree.body)
    assert [(one.name, one.sort, one.life) for one in bindings(outer.body, of_class=True)] == [
        ("field", Sort.VALUE, Life.LIVE),
        ("L", Sort.CLASS, Life.LIVE),
        ("late", Sort.VALUE, Life.DEAD),
    ]
    assert (outer.name, inner.name) == ("K", "L")


def test_definitions_that_do_not_count() -> None:
    tree = ast.parse(SOURCE)
    assert list(inner_definitions(tree, "nested")) == [44]
    assert (list(dead_definitions(tree, "never")), list(dead_definitions(tree, "hidden"))) == ([15], [])


def test_attributes_that_methods_set() -> None:
    (class_,) = classes(ast.parse("class A:\n def f(me, b):\n  me.x = b.y = 1\n  print(me.z)\n").body)
    assert list(attributes_set(class_)) == [("x", 3)]
