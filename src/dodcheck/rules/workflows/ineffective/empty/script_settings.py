"""What the settings of runners of JavaScript say of the files that they take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats import json
from dodcheck.formats.problem import FormatProblem
from dodcheck.rules.options import OptionError
from dodcheck.rules.searching.patterns import compile_pattern
from dodcheck.rules.workflows.ineffective.empty.run import Run
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import bytes_of

_MAX_BYTES = 256 * 1024
_CODE = ("js", "cjs", "mjs", "ts", "mts", "cts")
_TEXT = r"'(?:\\.|[^'\\\n])*'|\"(?:\\.|[^\"\\\n])*\"|`(?:\\.|[^`\\])*(?:`|\Z)"
_PART = re.compile(rf"//[^\n]*|/\*.*?(?:\*/|\Z)|{_TEXT}|[{{}}]", re.DOTALL)
_STRING = re.compile(_TEXT)
_ROOT = re.compile(r"^<rootDir>/?|^\./")
_Fits = Callable[[str], bool]
_UNCLEAR = frozenset("(){}[]!+@?")


class _Tool(NamedTuple):
    """The files of settings of a tool, where they begin, and the settings that take files and leave some out.

    Those of ``expressions`` are regular expressions, the others patterns; ``folders`` are places to look in.
    """

    files: tuple[str, ...]
    begins: re.Pattern[str]
    takes: frozenset[str]
    leaves: frozenset[str]
    expressions: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()


_TOP = re.compile(r"(?:module\.exports\s*=|export\s+default|\bconst\s+\w+[^=\n]{0,60}=)[^{;]{0,80}\{")
_JEST = _Tool(
    ("jest.config.json", *(f"jest.config.{ending}" for ending in _CODE), "package.json"),
    _TOP,
    frozenset({"testMatch", "testRegex"}),
    frozenset({"testPathIgnorePatterns"}),
    frozenset({"testRegex", "testPathIgnorePatterns"}),
    frozenset({"roots"}),
)
_VITEST = _Tool(
    tuple(f"{name}.config.{ending}" for name in ("vitest", "vite") for ending in _CODE),
    re.compile(r"\btest\s*:\s*\{"),
    frozenset({"include"}),
    frozenset({"exclude"}),
    folders=frozenset({"dir"}),
)
_MOCHA = _Tool(
    (".mocharc.json", ".mocharc.js", ".mocharc.cjs"), _TOP, frozenset({"spec"}), frozenset({"ignore", "exclude"})
)
_PLAYWRIGHT = _Tool(
    tuple(f"playwright.config.{ending}" for ending in _CODE),
    re.compile(r"\bdefineConfig\s*\(\s*\{|export\s+default\s*\{"),
    frozenset(),
    frozenset(),
    folders=frozenset({"testDir"}),
)
_TOOLS: Mapping[str, _Tool] = {"jest": _JEST, "vitest": _VITEST, "mocha": _MOCHA, "playwright": _PLAYWRIGHT}


def left_by_settings(run: Run, files: Sequence[str], tests: Sequence[str]) -> str:
    """Return that settings leave no file for a run to take, as a clause; empty where some may be left.

    ``files`` are all of the language where it looks, ``tests`` those that are called like tests.
    """
    tool = _TOOLS.get(run.tool)
    if tool is None or run.folder is None:
        return ""
    for path, settings in (*_given(run, tool), *_of_files(run, tool)):
        where = f" in {path}" if path else ""
        base = path.rpartition("/")[0] if path else run.folder
        for name, values in settings.items():
            shown = f"`{name}`{where}" if path else f"`--{name}`"
            fitting = [_fitting(value, name, tool, base) for value in values]
            if name in tool.takes | tool.folders and values and not any(_any(one, files) for one in fitting):
                return f"{shown} fits no file that is there"
            known = [one for one in fitting if one is not None]
            if name in tool.leaves and tests and all(any(one(path) for one in known) for path in tests):
                return f"{shown} leaves out every file of tests"
    return ""


def _any(fits: _Fits | None, files: Sequence[str]) -> bool:
    return fits is None or any(map(fits, files))


def _fitting(value: str, name: str, tool: _Tool, base: str) -> _Fits | None:
    """Return what tells whether a value fits a path; ``None`` where nobody can tell."""
    plain = _ROOT.sub("", value)
    if name in tool.expressions:
        return _expression(plain) if plain == value else _expression(f"/{re.escape(base)}.*{plain}")
    if not _UNCLEAR.isdisjoint(plain):
        return None
    whole = "/".join(filter(None, (base, plain.strip("/"))))
    globs = [whole, f"{whole}/**"]
    if name in tool.folders:
        return matcher(f"{whole}/**") if plain.strip("./") else None
    if plain == value:
        globs += [f"**/{plain}", f"**/{plain}/**"]
    known = [matcher(glob) for glob in dict.fromkeys(globs)]
    return lambda path: any(fits(path) for fits in known)


def _expression(text: str) -> _Fits | None:
    try:
        pattern = compile_pattern(text)
    except OptionError:
        return None
    return lambda path: pattern.search(f"/{path}") is not None


def _given(run: Run, tool: _Tool) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
    """Yield the settings among the words of a run."""
    names = tool.takes | tool.leaves | tool.folders
    for at, word in enumerate(run.words):
        name, equals, value = word.removeprefix("--").partition("=")
        if word.startswith("--") and name in names:
            yield "", {name: [value] if equals else [*run.words[at + 1 : at + 2]]}


def _of_files(run: Run, tool: _Tool) -> Iterator[tuple[str, Mapping[str, Sequence[str]]]]:
    if any(word.partition("=")[0] in ("-c", "--config", "--projects", "--project") for word in run.words):
        return
    for name in tool.files:
        path = normalise(name, run.folder or "")
        data = bytes_of(run.snapshot, path) if path else None
        if path is not None and data is not None and len(data) <= _MAX_BYTES:
            yield path, (_of_json if name.endswith(".json") else _of_code)(data, tool)


@lru_cache(maxsize=32)
def _of_json(data: bytes, tool: _Tool) -> Mapping[str, Sequence[str]]:
    try:
        root = json.load(data.decode("utf-8", "replace"))
    except FormatProblem:
        return {}
    table = root.get("jest", root) if isinstance(root, Mapping) else {}
    if not isinstance(table, Mapping) or "projects" in table:
        return {}
    told = ((str(name), value if isinstance(value, list) else [value]) for name, value in table.items())
    names = tool.takes | tool.leaves | tool.folders
    return {name: [one for one in values if isinstance(one, str)] for name, values in told if name in names}


@lru_cache(maxsize=32)
def _of_code(data: bytes, tool: _Tool) -> Mapping[str, Sequence[str]]:
    """Return the settings that stand themselves in the object of a file: the texts of a list, or a text alone."""
    text = data.decode("utf-8", "replace")
    begun = tool.begins.search(text)
    own = _own(text, begun.end()) if begun else ""
    if re.search(r"\bprojects\s*:", own):
        return {}
    found = dict[str, Sequence[str]]()
    for name in tool.takes | tool.leaves | tool.folders:
        match = re.search(rf"(?<![\w.])[\"']?{name}[\"']?\s*:\s*(?P<value>\[[^\]]{{0,4000}}\]|{_TEXT})", own)
        if match is not None:
            inner = _STRING.sub("", match["value"]).strip("[] \t\r\n,")
            texts = [one[1:-1].replace("\\\\", "\\") for one in _STRING.findall(match["value"])]
            if not inner or name in tool.leaves:
                found[name] = texts
    return found


def _own(text: str, start: int) -> str:
    """Return what stands in an object itself, not in one within it; comments are left out."""
    kept, depth, last = list[str](), 1, start
    for match in _PART.finditer(text, start):
        if depth == 1:
            kept.append(text[last : match.start()])
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 1 and not match[0].startswith("/"):
            kept.append(match[0])
        last = match.end()
        if not depth:
            break
    return "".join(kept)
