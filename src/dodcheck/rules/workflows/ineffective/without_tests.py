"""Whether there is nothing for a runner of tests to find: code of its language is tracked, and no file of tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.code.suffixes import JAVASCRIPT
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.running_no_tests import is_test_call
from dodcheck.workflows.audit.untested import is_source
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.effective.effect import Effect, Effectiveness

_MOST_FILES, _MAX_BYTES = 200, 256 * 1024
_MARKS_OF_TESTS = ("test", "spec", "e2e", "check", "feature", "bench")
"""What stands in the path of a file of tests, in small letters: one of these is enough to leave a runner alone."""


_FOLDERS_BESIDE = frozenset({"scripts", "tools", "ci", ".github", "build", "docs", "examples"})
_SETTINGS = (".py", ".js", ".mjs", ".cjs", ".ts")
"""Endings of files that stand at the root to set tools up, such as `noxfile.py`."""


class _Language(NamedTuple):
    """The endings of a language's files, what stands in their tests, and settings that may look for tests elsewhere."""

    endings: tuple[str, ...]
    inside: tuple[bytes, ...] = ()
    settings: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """Files by which a build may bring code of the language along."""


_PYTHON = _Language((".py",), (b">>>",), ("pytest.ini", "pyproject.toml", "setup.cfg", "tox.ini"))
_SCRIPT = _Language((*JAVASCRIPT, ".vue", ".svelte"))
_JVM = _Language((".java", ".kt", ".groovy", ".scala"))
_LANGUAGES: Mapping[str, _Language] = {
    **dict.fromkeys(("pytest", "py.test", "unittest", "nose2"), _PYTHON),
    **dict.fromkeys(("jest", "vitest", "mocha", "ava", "jasmine"), _SCRIPT),
    **dict.fromkeys(("go", "gotestsum"), _Language((".go",))),
    **dict.fromkeys(("cargo", "cargo-nextest"), _Language((".rs",), (b"test", b"```"))),
    **dict.fromkeys(("mvn", "mvnw", "gradle", "gradlew"), _JVM),
    "rspec": _Language((".rb",)),
    "phpunit": _Language((".php",)),
    "dotnet": _Language((".cs", ".fs", ".vb")),
    "ctest": _Language((".c", ".cc", ".cpp", ".cxx", ".cu", ".f90", ".h", ".hpp"), beside=("CMakeLists.txt",)),
}
_ELSEWHERE = (b"doctest", b"python_files")
"""Words of settings that let a runner find tests in files of any name."""


def without_tests(whole: Whole, words: Sequence[str]) -> Iterator[Effect]:
    """Yield that a tool, whose words begin with its name, finds no test: many a one then passes."""
    language = _LANGUAGES.get(words[0])
    if language is not None and is_test_call(words[0], words[1:]) and not any("doctest" in word for word in words):
        why = _why_no_tests(whole, language)
        if why:
            yield Effect(Effectiveness.MAYBE, why)


@lru_cache(maxsize=16)
def _why_no_tests(whole: Whole, language: _Language) -> str:
    snapshot = whole.snapshot
    sources = [path for path in snapshot.files() if path.endswith(language.endings)]
    code = [path for path in sources if is_source(path) and not _is_beside(path)]
    if not sources and not any(snapshot.files_named(name) for name in language.beside):
        return _of_another(whole, language)
    if (
        not code
        or len(sources) > _MOST_FILES
        or any(mark in path.lower() for path in sources for mark in _MARKS_OF_TESTS)
    ):
        return ""
    settings_files = ((name, _ELSEWHERE) for name in language.settings)
    for path, marks in (*settings_files, *((path, language.inside) for path in sources if language.inside)):
        data = bytes_of(snapshot, path)
        if data is not None and (len(data) > _MAX_BYTES or any(mark in data for mark in marks)):
            return ""
    return f"none of {len(sources):,} `{code[0][code[0].rindex('.') :]}` files is called like a test"


def _of_another(whole: Whole, language: _Language) -> str:
    """Return that the repository has code, and none of a language; empty where it has none at all, or a submodule."""
    snapshot = whole.subjects[0].snapshot
    others = any(is_source(path) and not _is_beside(path) for path in snapshot.files())
    return f"no `{language.endings[0]}` file is tracked" if others and not snapshot.submodules() else ""


def _is_beside(path: str) -> bool:
    """Return whether a file is likely to stand beside the code of a project rather than to be a part of it."""
    first, slash, _ = path.partition("/")
    return first in _FOLDERS_BESIDE if slash else path.endswith(_SETTINGS)
