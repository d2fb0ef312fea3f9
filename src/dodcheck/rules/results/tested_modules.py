"""Which modules have a file of tests that is named after them."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from dodcheck.formats.pytests import has_assertion
from dodcheck.model.evidence import Evidence, Outcome, Place, Unknown
from dodcheck.rules.code.suffixes import is_code
from dodcheck.rules.finding import Finding
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.tested import TestedRule

MAX_PLACES = 50
"""So many places stand in the evidence."""
_SCRIPTS = ("js", "jsx", "mjs", "cjs", "ts", "tsx")
_SUFFIXES = ("py", *_SCRIPTS, "go", "java")
_TEST = re.compile(
    r"(?:^|/)(?:tests?|__tests__)/|(?:^|/)(?:test_[^/]*|conftest)\.py$|_test\.(?:py|go)$"
    r"|\.(?:test|spec|d|config)\.[cm]?[jt]sx?$|Tests?\.java$"
)
_OF_TESTS = re.compile(
    r"(?:^|/)(?:test_(?P<a>[^/]+)\.py|(?P<b>[^/]+)_test\.(?:py|go)|(?P<c>[^/]+)\.(?:test|spec)\.[cm]?[jt]sx?"
    r"|(?P<d>[^/]+?)Tests?\.java)$"
)
_NO_MODULES = frozenset({"__init__", "package-info", "module-info"})
_STARTS = frozenset({"main", "index", "setup"})
"""Modules that may only start others."""
_NO_CODE = (".pyi", ".html", ".htm", ".sql", ".cmake", ".ipynb")
_HAS_TEST = re.compile(
    rb"^\s*(?:it|test)\s*\(|^func (?:Test|Fuzz)\w*\(|^\s*@(?:Parameterized)?Test\b",
    re.MULTILINE,
)


class _Tests(NamedTuple):
    """The files of tests by the name of the module they are called after, and all that tests say as words."""

    named: Mapping[str, list[str]]
    words: frozenset[str]


def examine_tested_modules(rule: TestedRule, snapshot: Snapshot) -> Evidence:
    """Return whether each module of some folders has one."""
    globs = [f"{one}**" if one.endswith("/") else one for one in rule.in_]
    reproduce = f"git ls-files -- {pathspecs(globs)}"
    try:
        return _judge(rule, snapshot, globs).evidence(rule.kind, reproduce)
    except UnreadableError as problem:
        outcome = Outcome.UNKNOWN if problem.unknown else Outcome.ERROR
        found = Finding(outcome, str(problem), (Place(problem.path),), unknown=problem.unknown)
        return found.evidence(rule.kind, reproduce)


def _judge(rule: TestedRule, snapshot: Snapshot, globs: Iterable[str]) -> Finding:
    out = [matcher(glob) for glob in rule.exclude]
    paths = sorted({path for glob in globs for path in snapshot.glob(glob)})
    modules = [path for path in paths if _is_module(path, snapshot) and not any(leaves(path) for leaves in out)]
    if not modules:
        return Finding(Outcome.UNKNOWN, f"no module is there in {', '.join(rule.in_)}", unknown=Unknown.EMPTY_SCOPE)
    tests = _all_tests(snapshot)
    same_names = Counter(map(_module_name, modules))
    reasons = ((path, _why_untested(path, tests, snapshot, same_names)) for path in modules)
    doubts = {path: why for path, why in reasons if why is not None}
    without = [path for path, why in doubts.items() if not why]
    places = tuple(Place(path) for path in (without or doubts or modules))[:MAX_PLACES]
    held = len(modules) - len(doubts)
    if without:
        message = f"{without[0]} has no tests{f', and {len(without) - 1} more' if len(without) > 1 else ''}"
        return Finding(Outcome.FAILS, message, places, len(modules), held)
    if doubts:
        path, why = next(iter(doubts.items()))
        more = f", and {len(doubts) - 1} more can't be told" if len(doubts) > 1 else ""
        return Finding(Outcome.UNKNOWN, f"{path} {why}{more}", places, len(modules), held, Unknown.AMBIGUOUS)
    other = next((path for path in paths if _is_other(path)), None)
    if other is not None:
        message = f"{other} is of a language whose tests are not known by their names"
        return Finding(Outcome.UNKNOWN, message, (Place(other),), len(modules), held, Unknown.PARTIAL)
    each = modules[0] if len(modules) == 1 else f"each of {len(modules)} modules"
    message = f"{each} has a file of tests named after it"
    return Finding(Outcome.HOLDS, message, places, len(modules), held)


def _is_module(path: str, snapshot: Snapshot) -> bool:
    stem, suffix = posixpath.splitext(posixpath.basename(path))
    if suffix.removeprefix(".") not in _SUFFIXES or stem.lower() in _NO_MODULES or _TEST.search(path):
        return False
    return bool(snapshot.read(path).strip())


def _is_other(path: str) -> bool:
    return is_code(path) and path.rpartition(".")[2] not in _SUFFIXES and not path.endswith(_NO_CODE)


def _all_tests(snapshot: Snapshot) -> _Tests:
    named: dict[str, list[str]] = {}
    words: set[str] = set()
    for suffix in _SUFFIXES:
        for path in snapshot.glob(f"**/*.{suffix}"):
            if found := _OF_TESTS.search(path):
                named.setdefault(_comparable_name(next(filter(None, found.groups()))), []).append(path)
            if found or _TEST.search(path):
                text = snapshot.read(path).decode("utf-8", "replace")
                words.update(_comparable_name(word) for word in re.findall(r"\w+", text))
    return _Tests(named, frozenset(words))


def _why_untested(path: str, tests: _Tests, snapshot: Snapshot, same_names: Mapping[str, int]) -> str | None:
    """Return ``None`` where a module has tests, why that is open, and nothing where it has none."""
    name = _module_name(path)
    files = [one for one in tests.named.get(name, ()) if _language(one) == _language(path)]
    if not files and name in _STARTS and name not in tests.words:
        return "has no tests, and may need none: it may only start others"
    if not files:
        return "has no file of tests named after it, but tests name it" if name in tests.words else ""
    checking = [one for one in files if _holds_test(one, snapshot)]
    if not checking:
        return f"has {files[0]}, which holds no test that can fail"
    return "is one of several modules of that name" if same_names[name] > len(checking) else None


def _holds_test(path: str, snapshot: Snapshot) -> bool:
    data = snapshot.read(path)
    return has_assertion(data) if path.endswith(".py") else bool(_HAS_TEST.search(data))


def _module_name(path: str) -> str:
    return _comparable_name(posixpath.splitext(posixpath.basename(path))[0])


def _comparable_name(name: str) -> str:
    return name.lower().replace("-", "_").strip("_")


def _language(path: str) -> str:
    suffix = path.rpartition(".")[2]
    return "js" if suffix in _SCRIPTS else suffix
