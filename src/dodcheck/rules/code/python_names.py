"""Finds what a Python name stands for, in the files of the repository and without running any."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dodcheck.formats.python_flow import Life
from dodcheck.formats.python_scope import NameBinding, Sort, attributes_set, bindings
from dodcheck.model.evidence import Place, Unknown
from dodcheck.rules.code.definitions import Definition, Form, Sightings, What
from dodcheck.rules.code.modules import Modules
from dodcheck.rules.code.sources import Sources
from dodcheck.snapshot.paths import folder_of

MAX_STEPS = 60
"""Imports, star imports and base classes that are followed for one name."""
MAX_NAMESAKES = 20
"""Classes of one name in one file that are looked into, the last of them."""

_PLAIN_BASES = frozenset(
    {"object", "ABC", "Generic", "Protocol", "Enum", "IntEnum", "StrEnum", "NamedTuple", "TypedDict"}
)
_PLAIN_MARKS = frozenset({"dataclass", "final", "runtime_checkable", "total_ordering", "unique", "define", "frozen"})
_DYNAMIC = frozenset({"globals", "setattr", "exec"})
_FORMS = {Sort.FUNCTION: Form.FUNCTION, Sort.CLASS: Form.CLASS, Sort.VALUE: Form.CONSTANT}


class _At(NamedTuple):
    """A module that was parsed."""

    path: str
    tree: ast.Module


class Finder:
    """Follows dotted names through modules, imports, classes and their bases; sees what it can't follow as doubt."""

    def __init__(self, sources: Sources, modules: Modules, wanted: What, name: str) -> None:
        self.seen = Sightings()
        self._sources = sources
        self._modules = modules
        self._wanted = wanted
        self._name = name
        self._visited: set[tuple[str, str]] = set()
        self._bindings: dict[str, tuple[NameBinding, ...]] = {}

    def in_module(self, path: str, names: Sequence[str]) -> None:
        """Keep what the names, from the outermost, lead to in a file."""
        self._visited.clear()
        self._follow(path, names)

    def class_(self, path: str, class_: ast.ClassDef, names: Sequence[str]) -> None:
        """Keep what the names lead to among the members of a class of a file."""
        self._visited.clear()
        tree = self._sources.tree(path)
        if tree is not None:
            self._member(_At(path, tree), class_, names)

    def _follow(self, path: str, names: Sequence[str]) -> bool:
        """Return whether the names lead to something, or to where it can't be told."""
        tree = self._sources.tree(path)
        if len(self._visited) >= MAX_STEPS:
            self.seen.doubt(Unknown.PARTIAL, f"{self._name} is imported over too many steps to be followed")
            return True
        if tree is None or (path, ".".join(names)) in self._visited:
            return False
        self._visited.add((path, ".".join(names)))
        return self._in(_At(path, tree), names)

    def _member(self, at: _At, class_: ast.ClassDef, names: Sequence[str]) -> bool:
        """Return whether a class, or a base of it, has the member that the names begin with."""
        own = [named for named in bindings(class_.body, of_class=True) if named.name == names[0]]
        if _some(self._bound(at, named, names, inside=True) for named in own if named.life is not Life.DEAD):
            return True
        line = next((line for name, line in attributes_set(class_) if name == names[0]), None)
        if line is not None:
            self._take(at, line, Form.CONSTANT, names, None)
            return True
        if _some(self._in_base(at, base, names) for base in class_.bases):
            return True
        return self._may_have(at, class_)

    def _in(self, at: _At, names: Sequence[str]) -> bool:
        bound = self._names_of(at)
        own = [named for named in bound if named.name == names[0] and named.life is not Life.DEAD]
        own = own if len(names) == 1 else own[-MAX_NAMESAKES:]
        if own:
            return _some(self._bound(at, named, names, inside=False) for named in own)
        stars = [named for named in bound if named.sort is Sort.STAR and named.life is not Life.DEAD]
        if _some(self._imported(at, named, names, star=True) for named in stars):
            return True
        if at.path.endswith("/__init__.py") and (beside := self._modules.at(f"{folder_of(at.path)}/{names[0]}")):
            return self._module(beside, names[1:])
        return self._made_at_run_time(at, names[0])

    def _names_of(self, at: _At) -> tuple[NameBinding, ...]:
        if at.path not in self._bindings:
            self._bindings[at.path] = bindings(at.tree.body)
        return self._bindings[at.path]

    def _bound(self, at: _At, named: NameBinding, names: Sequence[str], *, inside: bool) -> bool:
        if named.life is Life.DOUBTFUL:
            message = (
                f"{named.name} is defined in {at.path}:{named.line} only when that is run as a script, or deleted again"
            )
            self.seen.doubt(Unknown.AMBIGUOUS, message, at.path, named.line)
            return True
        if named.sort is Sort.IMPORT:
            return self._imported(at, named, names, star=False)
        if len(names) == 1:
            method = inside and named.sort is Sort.FUNCTION
            self._take(at, named.line, Form.METHOD if method else _FORMS[named.sort], names, named.node)
            return True
        if isinstance(named.node, ast.ClassDef):
            return self._member(at, named.node, names[1:])
        message = f"{names[0]} in {at.path}:{named.line} is no class, so what it has can't be told"
        self.seen.doubt(Unknown.PARTIAL, message, at.path, named.line)
        return True

    def _imported(self, at: _At, named: NameBinding, names: Sequence[str], *, star: bool) -> bool:
        match named.node:
            case ast.ImportFrom(module=module, level=level, names=aliases):
                original = next((alias.name for alias in aliases if names[0] in (alias.asname, alias.name)), names[0])
                inner = list(names) if star else [original, *names[1:]]
                return self._from(at, named, (module or "", level), inner)
            case ast.Import(names=aliases):
                dotted = next(
                    (alias.name for alias in aliases if alias.asname == names[0]),
                    next(
                        (alias.name.partition(".")[0] for alias in aliases if alias.name.partition(".")[0] == names[0]),
                        "",
                    ),
                )
                return self._dotted(at, named.line, [*dotted.split("."), *names[1:]])
            case _:
                return False

    def _from(self, at: _At, named: NameBinding, source: tuple[str, int], inner: list[str]) -> bool:
        module, level = source
        if not level:
            return self._dotted(at, named.line, [*module.split("."), *inner])
        place = self._modules.relative(at.path, level, module)
        path = self._modules.at(place) if place else None
        if path and path != at.path:
            return self._follow(path, inner)
        beside = self._modules.at(f"{place}/{inner[0]}") if place else None
        if beside:
            return self._module(beside, inner[1:])
        message = f"{at.path}:{named.line} imports {inner[0]} from {'.' * level}{module}, which is no Python file here"
        self.seen.doubt(Unknown.PARTIAL, message, at.path, named.line)
        return True

    def _dotted(self, at: _At, line: int, names: list[str]) -> bool:
        """Follow an absolute import, from the longest module name that is here."""
        beside = f"{folder_of(at.path)}/{names[0]}".lstrip("/")
        own = self._modules.is_own(names[0]) or self._modules.at(beside)
        for count in range(len(names) if own else 0, 0, -1):
            files = self._modules.files_of(".".join(names[:count]))
            if len(files) == 1 and files[0] != at.path:
                return self._module(files[0], names[count:])
            if len(files) > 1:
                message = f"{at.path}:{line} imports {'.'.join(names[:count])}, which {len(files)} files may be"
                self.seen.doubt(Unknown.AMBIGUOUS, message, at.path, line)
                return True
        message = f"{at.path}:{line} imports {names[0]}, which is no Python module of this repository"
        self.seen.doubt(Unknown.OUTSIDE, message, at.path, line)
        return True

    def _module(self, path: str, rest: Sequence[str]) -> bool:
        if rest:
            return self._follow(path, rest)
        self.seen.take(Definition(Place(path), Form.MODULE), self._wanted, self._name)
        return True

    def _take(self, at: _At, line: int, form: Form, names: Sequence[str], node: ast.stmt | None) -> None:
        if len(names) > 1:
            message = f"{names[0]} in {at.path}:{line} is a value, so what it has can't be told"
            self.seen.doubt(Unknown.PARTIAL, message, at.path, line)
            return
        self.seen.take(Definition(Place(at.path, line), form, node), self._wanted, self._name)

    def _in_base(self, at: _At, base: ast.expr, names: Sequence[str]) -> bool:
        parts = _dotted_names(base.value if isinstance(base, ast.Subscript) else base)
        if parts and (parts[-1] in _PLAIN_BASES or _is_builtin_without(parts, names[0])):
            return False
        if parts and parts[0] in {named.name for named in self._names_of(at)}:
            return self._follow(at.path, [*parts, *names])
        self.seen.doubt(Unknown.OUTSIDE, f"{names[0]} may come from a base class that {at.path} does not show", at.path)
        return True

    def _may_have(self, at: _At, class_: ast.ClassDef) -> bool:
        """Return whether a class makes its members while it runs, or by what stands above it."""
        made = {named.name for named in bindings(class_.body, of_class=True)} & {"__getattr__", "__getattribute__"}
        marks = {
            _dotted_names(mark.func if isinstance(mark, ast.Call) else mark)[-1:] for mark in class_.decorator_list
        }
        odd = made or class_.keywords or any(not mark or mark[0] not in _PLAIN_MARKS for mark in marks)
        if odd:
            message = f"the class in {at.path}:{class_.lineno} may get members while it runs"
            self.seen.doubt(Unknown.PARTIAL, message, at.path, class_.lineno)
        return bool(odd)

    def _made_at_run_time(self, at: _At, name: str) -> bool:
        dynamic = any(named.name == "__getattr__" and named.sort is Sort.FUNCTION for named in self._names_of(at))
        calls = (node.func for node in ast.walk(at.tree) if isinstance(node, ast.Call))
        if dynamic or any(isinstance(call, ast.Name) and call.id in _DYNAMIC for call in calls):
            message = f"{at.path} makes names while it runs, and {name} may be one of them"
            self.seen.doubt(Unknown.PARTIAL, message, at.path)
            return True
        return False


def _some(results: Iterable[bool]) -> bool:
    """Return whether one of the results is true, after all were asked for: what is seen on the way is kept."""
    return sum(results) > 0


def _dotted_names(node: ast.expr) -> tuple[str, ...]:
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return (node.id, *reversed(names)) if isinstance(node, ast.Name) else ()


def _is_builtin_without(parts: Sequence[str], member: str) -> bool:
    """Return whether a base is a builtin class that has no such member."""
    base = getattr(builtins, parts[0], None) if len(parts) == 1 else None
    return isinstance(base, type) and not hasattr(base, member)
