"""Which code spans and links cite something that git would track."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.documents.paths import is_path

_MAX_ALTERNATIVES = 20
_AT = re.compile(r"(?::\d+(?:[-:,]\d+)*|#L\d+(?:-L?\d+)?)$")
_BRACES = re.compile(r"([^{}]*)\{([^{}]*)\}([^{}]*)")
_ALTERNATIVE = re.compile(r"[\w.*-]*")
_NAME = re.compile(r"[A-Za-z_]\w*(?:(?:\.|::)[A-Za-z_]\w*)*(?:\*|\(\))?(?:\[[^\[\]]*\])?")
_GLOB = re.compile(r"(?:[\w.@+~*?-]+/)*[\w.@+~*?-]*\.\w+|(?:[\w.@+~*?-]+/)+\*{1,2}")
_ROUTED = re.compile(r"(?:(?:\[{1,2}[\w.-]+\]{1,2}|\([\w.-]+\)|[\w.@+~-]+)/)+[\w.@+~-]+\.\w{1,6}")
"""The path of a page in a folder that stands for a part of its address: `app/[id]/page.tsx`."""
_NAMED_ALONE = re.compile(
    r"[\w.-]+(?:\.(?:test|spec|e2e)\.[cm]?js|\.(?:py|pyi|ipynb|tsx?|jsx|mjs|cjs|vue|svelte|go|rs|java|kts?|swift|rb|php"
    r"|cs|dart|scala|sql|sh|ps1|tf|proto|mdx?|rst))"
)
"""What is a file even where no folder is named: `konva.js` and `ggml.cpp` may be libraries, results lie anywhere."""
_UNTRACKED = re.compile(
    r"(?:^|/)(?:dist|build|out|outputs?|target|artifacts|coverage|htmlcov|site|public|node_modules|logs?|te?mp|cache"
    r"|__pycache__|\.(?!github/|gitlab/|circleci/)[^/]*)/"
    r"|\.(?:whl|zip|t?gz|tar|jar|exe|deb|rpm|apk|dmg|pdf|onnx|pt|pth|pkl|npy|npz|parquet|db|sqlite3?|logs?|lock"
    r"|csv|tsv|jsonl|ndjson|bin|env)$"
)
"""Paths of what is made by a build or a run, or lies in a hidden folder: few repositories track it."""


def things_of(text: str, before: str = "") -> list[str]:
    """Return what a code span or the target of a link cites, as the kind `cited` takes it; nothing for anything else.

    Alternatives in braces and behind commas are told apart. ``before`` is the file that a bare `::name` belongs to.
    """
    written = _AT.sub("", text.strip().removeprefix("./"))
    path, names, name = written.partition("::")
    if names and not path:
        return list(_with_names(before, name)) if before else []
    return [thing for one in _alternatives(path) if _is_tracked(one) for thing in _with_names(one, name)]


def _with_names(path: str, names: str) -> Iterator[str]:
    """Yield a file with each of the names behind it; the file alone where none is plainly one."""
    told = [one.strip() for one in names.strip("{}").split(",")][:_MAX_ALTERNATIVES]
    fitting = [one for one in told if _NAME.fullmatch(one)]
    yield from (f"{path}::{one}" for one in fitting) if fitting and len(fitting) == len(told) else (path,)


def _alternatives(path: str) -> list[str]:
    found = _BRACES.fullmatch(path)
    if found is None:
        return [path]
    parts = [part.strip() for part in found[2].split(",")]
    if not 1 < len(parts) <= _MAX_ALTERNATIVES or not all(map(_ALTERNATIVE.fullmatch, parts)):
        return []
    return [f"{found[1]}{part}{found[3]}" for part in parts]


def _is_tracked(path: str) -> bool:
    """Return whether a path is plainly one that git would track, if it was there."""
    if path.startswith(("/", "~")) or _UNTRACKED.search(path.replace("../", "")):
        return False
    if "/" not in path.rstrip("/"):
        return bool(_NAMED_ALONE.fullmatch(path)) and is_path(path)
    return is_path(path) or bool(_GLOB.fullmatch(path) and "*" in path) or bool(_ROUTED.fullmatch(path))
