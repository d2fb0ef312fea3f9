"""Why a statement about files may not mean one that is not as it says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from dodcheck.rules.code.own import apart, is_test, not_own
from dodcheck.rules.tidy.being import Being
from dodcheck.snapshot.attributes import AttributeRules
from dodcheck.snapshot.protocol import Snapshot, UnreadableError, bytes_of

_OF_LINES = frozenset({Being.LF, Being.ENDED, Being.TRIMMED, Being.MERGED, Being.UTF8, Being.TABLESS})
_HEADERS = frozenset({Being.SPDX, Being.LICENSED, Being.COPYRIGHTED})
_REUSE = ("REUSE.toml", ".reuse/dep5")
"""Files in which the REUSE tool takes the licences of others from."""


class Aside:
    """Tells of files why they may not be meant, as a clause behind "it"; empty where they surely are."""

    def __init__(self, snapshot: Snapshot, being: Being, *, sources: bool) -> None:
        self._snapshot = snapshot
        self._being = being
        self._own = apart if sources else not_own

    def why(self, path: str, inside: str) -> str:
        """Return why a file may not be meant; ``inside`` is the folder that the statement names."""
        data = bytes_of(self._snapshot, path) or b""
        return self._own(path, inside, data) or self._by_attributes(path) or self._elsewhere(path, inside)

    def _elsewhere(self, path: str, inside: str) -> str:
        """Return what else may make it good: a licence in another file, a test that is about conflicts."""
        if self._being in _HEADERS and self._is_told_elsewhere(path):
            return "may have it in a file of its own"
        if self._being is Being.MERGED and is_test(path, inside) and not path.endswith(".py"):
            return "is a test, which may be about conflicts"
        return ""

    def _is_told_elsewhere(self, path: str) -> bool:
        files = self._snapshot.files_named(f"{path.rpartition('/')[2]}.license")
        return f"{path}.license" in files or any(bytes_of(self._snapshot, one) for one in _REUSE)

    @cached_property
    def _rules(self) -> AttributeRules:
        return AttributeRules(self._snapshot.read, self._snapshot.files())

    def _by_attributes(self, path: str) -> str:
        try:
            attributes = self._rules.attributes_of(path)
        except UnreadableError:
            return "may be called otherwise by .gitattributes, which can't be read"
        if any(attributes.get(name) in (True, "true") for name in ("linguist-vendored", "linguist-generated")):
            return "is called generated or code of others by .gitattributes"
        if self._being in _OF_LINES and attributes.get("text") is False:
            return "is called no text by .gitattributes"
        return self._by_line_ends(attributes)

    def _by_line_ends(self, attributes: Mapping[str, str | bool]) -> str:
        if self._being is Being.LF and (attributes.get("eol") == "crlf" or attributes.get("text") in (True, "auto")):
            return "may be stored with line feeds by .gitattributes"
        spaces = attributes.get("whitespace")
        if self._being is Being.TRIMMED and (spaces is False or "-" in str(spaces)):
            return "may have them by .gitattributes"
        return ""
