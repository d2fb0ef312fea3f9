"""Type checkers whose project file includes no code that is there, or leaves all of it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dodcheck.formats import json, toml
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.rules.code.own import is_test
from dodcheck.rules.code.suffixes import JAVASCRIPT
from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of, path_from_root
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.paths import is_within, normalise
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.untested import is_source

_MAX_BYTES, _MOST_PATTERNS = 256 * 1024, 50
_SCRIPT = (*JAVASCRIPT, ".vue", ".mts", ".cts")
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("tsc", "vue-tsc"), _SCRIPT),
    **dict.fromkeys(("pyright", "basedpyright"), (".py", ".pyi")),
}
_FILES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("tsc", "vue-tsc"), ("tsconfig.json",)),
    **dict.fromkeys(("pyright", "basedpyright"), ("pyrightconfig.json", "pyproject.toml")),
}
_ELSEWHERE = frozenset({"-p", "--project", "-b", "--build"})
_BESIDE = frozenset({"files", "references"})
"""Keys by which a project takes files whatever it includes."""


def why_project_is_empty(run: Run) -> str:
    """Return why the project file of a type checker takes no code, as a clause; empty where it may take some.

    A run that is given anything but options looks at that.
    """
    if not _ELSEWHERE.isdisjoint(run.own_words) or not all(word.startswith("-") for word in run.own_words):
        return ""
    for name in _FILES.get(run.tool, ()) if run.folder is not None else ():
        path = normalise(name, run.folder or "") or name
        project = _project(run, path)
        if project:
            return _why_empty(run, path, project)
    return ""


def _project(run: Run, path: str) -> Mapping[str, object]:
    """Return what a project file says, nothing where it is not there or can't be read."""
    data = bytes_of(run.snapshot, path)
    if data is None or len(data) > _MAX_BYTES:
        return {}
    try:
        text = decode_data(data)
        value: object = toml.load(text) if path.endswith(".toml") else json.load_commented(text)
    except FormatProblem:
        return {}
    for key in ("tool", "pyright") if path.endswith(".toml") else ():
        value = value.get(key) if isinstance(value, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def _why_empty(run: Run, path: str, project: Mapping[str, object]) -> str:
    files = [one for one in files_of(run.whole, _ENDINGS[run.tool]) if is_source(one)]
    base = path.rpartition("/")[0]
    include = _patterns(project.get("include"))
    if not files or not _BESIDE.isdisjoint(project) or any(path_from_root(one, base) is None for one in include):
        return ""
    taken = [one for one in files if not include or any(_fits(one, base, pattern) for pattern in include)]
    if not taken:
        return f"`include` in {path} fits no code that is there"
    code = [one for one in taken if not is_test(one)] or taken
    for name in ("exclude", "ignore"):
        left = _patterns(project.get(name))
        if all(any(_fits(one, base, pattern) for pattern in left) for one in code):
            return f"`{name}` in {path} leaves out all code that it would look at, `{code[0]}` for one"
    return ""


def _patterns(value: object) -> Sequence[str]:
    return [one for one in value if isinstance(one, str)][:_MOST_PATTERNS] if isinstance(value, list) else []


def _fits(path: str, base: str, pattern: str) -> bool:
    """Return whether a pattern of a project, which begins in a folder, fits a file or a folder that it lies in."""
    whole = path_from_root(pattern.rstrip("/"), base)
    if whole is None or not is_glob(whole):
        return whole is not None and (not whole or is_within(path, whole))
    return matcher(whole)(path) or matcher(f"{whole}/**")(path)
