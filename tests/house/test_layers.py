from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.layers import APART, FOUNDATION, HEAVY, LAYERS

SOURCE = Path(__file__).resolve().parents[2] / "src" / "dodcheck"
NAMES = [layer.name for layer in LAYERS]
LIBRARIES = {layer.name: layer.libraries for layer in LAYERS}
ROOT_MODULES = {"__init__", "__main__"}
COMMAND_LINES = (
    "commands/app.py:",
    "commands/ci_app.py:",
    "commands/audit_options.py:",
    "commands/secrets_app.py:",
    "commands/sbom_app.py:",
    "commands/log_app.py:",
    "commands/posture_app.py:",
    "commands/exceptions_app.py:",
    "commands/modules_app.py:",
    "commands/tick_app.py:",
    "commands/setup_app.py:",
    "commands/mcp_app.py:",
    "commands/help_sections.py:",
    "commands/history_app.py:",
    "commands/running.py:",
)
EFFECTS = {"io", "os", "pathlib", "shutil", "socket", "subprocess", "sys", "tempfile", "urllib"}


@dataclass(frozen=True, slots=True)
class Import:
    place: str
    layer: str
    target: str
    lazy: bool

    @property
    def top(self) -> str:
        return self.target.partition(".")[0]

    @property
    def within(self) -> str | None:
        parts = self.target.split(".")
        return parts[1] if parts[0] == "dodcheck" and len(parts) > 1 else None


def named(node: ast.AST) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(module="dodcheck", level=0):
            return [f"dodcheck.{alias.name}" for alias in node.names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module]
        case ast.ImportFrom():
            return ["<relative>"]
        case _:
            return []


def walk(node: ast.AST, *, lazy: bool) -> Iterator[tuple[ast.AST, bool]]:
    for child in ast.iter_child_nodes(node):
        yield child, lazy
        inside = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) or for_types(child)
        yield from walk(child, lazy=lazy or inside)


def for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def layer_of(path: Path) -> str:
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def imports_of(path: Path) -> list[Import]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        Import(f"{path.relative_to(SOURCE)}:{getattr(node, 'lineno', 0)}", layer_of(path), target, lazy)
        for node, lazy in walk(tree, lazy=False)
        for target in named(node)
    ]


def modules() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


@cache
def all_imports() -> list[Import]:
    return [found for path in modules() for found in imports_of(path) if layer_of(path) not in ROOT_MODULES]


def allowed(found: Import) -> bool:
    if found.within is None or found.within == "__version__":
        return True
    if (found.layer, found.within) in APART or found.within not in NAMES:
        return False
    return NAMES.index(found.within) <= NAMES.index(found.layer)


def report(wrong: list[Import]) -> list[str]:
    return [f"{found.place} imports {found.target}" for found in wrong]


def test_every_module_belongs_to_a_layer() -> None:
    assert {layer_of(path) for path in modules()} - ROOT_MODULES - set(NAMES) == set()


def test_there_is_something_to_check() -> None:
    assert len(all_imports()) > 20


def test_imports_run_one_way() -> None:
    assert report([found for found in all_imports() if not allowed(found)]) == []


def test_third_party_libraries_stay_in_their_layers() -> None:
    known = sys.stdlib_module_names | {"dodcheck"}
    foreign = [found for found in all_imports() if found.top not in known]
    assert report([found for found in foreign if found.top not in LIBRARIES[found.layer]]) == []


def test_heavy_libraries_are_imported_inside_functions() -> None:
    early = [found for found in all_imports() if found.top in HEAVY and not found.lazy]
    assert report([found for found in early if not found.place.startswith(COMMAND_LINES)]) == []


def test_the_foundation_neither_reads_nor_starts_anything() -> None:
    assert report([found for found in all_imports() if found.layer in FOUNDATION and found.top in EFFECTS]) == []


def test_a_wrong_import_would_be_seen() -> None:
    source = "import yaml\nfrom dodcheck import judge\nfrom dodcheck.reports.json import render\nfrom . import x\n"
    tree = ast.parse(source + "def late() -> None:\n    import re2\n")
    found = [(target, lazy) for node, lazy in walk(tree, lazy=False) for target in named(node)]
    assert found == [
        ("yaml", False),
        ("dodcheck.judge", False),
        ("dodcheck.reports.json", False),
        ("<relative>", False),
        ("re2", True),
    ]
    assert [allowed(Import("", "rules", target, lazy)) for target, lazy in found] == [True, False, False, True, True]
    assert not allowed(Import("", "documents", "dodcheck.snapshot.git", lazy=False))
