from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("src", "tests", "tools", "bench", "fuzz")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
PAGES = sorted(path for kind in ("j2", "css", "js") for path in (ROOT / "src").rglob(f"*.{kind}"))
MAX_FILE_LINES = 250
MAX_FUNCTION_LINES = 50
UNFINISHED = re.compile(
    "|".join(["type: " + "ignore", r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", r"\bXX" + r"X\b", "NotImplemented" + "Error"])
)
SILENCED = re.compile("# no" + r"qa(?!: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)* - \S)")


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def matching(pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{name(path)}:{number}: {line.strip()}"
        for path in MODULES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def test_there_is_something_to_measure() -> None:
    assert len(MODULES) > 30


def test_no_file_is_too_long() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES + PAGES}
    assert {path: length for path, length in lengths.items() if length > MAX_FILE_LINES} == {}


def test_no_function_is_too_long() -> None:
    lengths = {
        f"{name(path)}:{node.lineno} {node.name}": lines_of(node) for path in MODULES for node in functions(path)
    }
    assert {place: length for place, length in lengths.items() if length > MAX_FUNCTION_LINES} == {}


def test_nothing_is_left_unfinished() -> None:
    assert matching(UNFINISHED) == []


def test_every_silenced_check_gives_its_reason() -> None:
    assert matching(SILENCED) == []


@pytest.mark.parametrize(
    ("line", "silenced"),
    [
        ("x = 1  # no" + "qa", True),
        ("x = 1  # no" + "qa: S603", True),
        ("x = 1  # no" + "qa: S603, S607 - git, with arguments of our own", False),
        ("x = 1  # no" + "qa: PLC0415 - lazy: 40 ms", False),
    ],
)
def test_a_silenced_check_without_reason_would_be_seen(line: str, *, silenced: bool) -> None:
    assert (SILENCED.search(line) is not None) == silenced
