"""Which files may be the bill of materials and the table of versions, by the names that people give them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dodcheck.formats.bom_names import is_bom_name
from dodcheck.supply.vendoring.names import OF_OTHERS

_NEVER = frozenset({"test", "tests", "testing", "testdata", "fixture", "fixtures", "example", "examples", "sample"}) | {
    *("samples", "template", "templates", "node_modules", "site-packages", "cases", "corpus", "golden", "goldens"),
}
_TABLE = re.compile(
    r"(?:third|3rd)party(?:software|libraries|libs|dependencies|deps|code|components|packages)?(?:versions?|inventory)?|"
    r"vendored(?:libraries|libs|dependencies|deps|code|components|packages)?(?:versions?|inventory)?|"
    r"(?:dependency|library)versions?|versionsofthirdparty(?:code|libraries)?"
)
_SIGNS = re.compile(r"[^a-z0-9]+")


def sboms_in(files: Iterable[str]) -> tuple[str, ...]:
    """Return the tracked files whose names are those of bills of materials, outside of tests and vendored code."""
    return tuple(path for path in files if is_bom_name(path) and not _folders(path) & (_NEVER | OF_OTHERS))


def tables_in(files: Iterable[str]) -> tuple[str, ...]:
    """Return the Markdown files whose names are those of a table of versions.

    In a folder of vendored code only one right in it counts, `third_party/VERSIONS.md` too.
    """
    return tuple(path for path in files if path[-3:].lower() == ".md" and _is_table(path))


def _is_table(path: str) -> bool:
    stem = _SIGNS.sub("", _name(path).rpartition(".")[0])
    folders = _folders(path)
    if folders & _NEVER:
        return False
    inside = folders & OF_OTHERS
    if inside:
        return path.count("/") == 1 and (stem == "versions" or bool(_TABLE.fullmatch(stem)))
    return bool(_TABLE.fullmatch(stem))


def _name(path: str) -> str:
    return path.rpartition("/")[2].lower()


def _folders(path: str) -> frozenset[str]:
    return frozenset(path.lower().split("/")[:-1])
