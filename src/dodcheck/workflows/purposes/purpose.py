"""The purposes that a step may have."""

from __future__ import annotations

from enum import StrEnum


class Purpose(StrEnum):
    """What something is done for.

    The first six check something: they can fail because the change is wrong. ``UNKNOWN`` may be anything. The others
    fail for reasons of their own, and nothing about the change is lost with them.
    """

    TEST = "test"
    BUILD = "build"
    LINT = "lint"
    TYPES = "types"
    SECURITY = "security"
    COMPARE = "compare"
    UNKNOWN = "unknown"
    FORMAT = "format"
    PUBLISH = "publish"
    SETUP = "setup"
    CACHE = "cache"
    REPORT = "report"
    QUERY = "query"
    CLEANUP = "cleanup"
    HOUSEKEEPING = "housekeeping"
    TRIVIAL = "trivial"

    @property
    def checks(self) -> bool:
        """Whether it can fail because the change is wrong."""
        return self in _CHECKING

    @property
    def rank(self) -> int:
        """How much it says about a step that it is done there: the smallest of several names the step."""
        return _RANK[self]


_CHECKING = frozenset({Purpose.TEST, Purpose.BUILD, Purpose.LINT, Purpose.TYPES, Purpose.SECURITY, Purpose.COMPARE})
_RANK = {purpose: rank for rank, purpose in enumerate(Purpose)}
