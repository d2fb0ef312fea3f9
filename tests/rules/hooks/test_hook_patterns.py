from __future__ import annotations

import pytest

from dodcheck.formats.yaml import Mapping
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.hooks.pre_commit_file import MAX_PATTERN, Hook, Hooks
from dodcheck.rules.hooks.reach import reach
from dodcheck.rules.reading.config_files import unclear
from dodcheck.snapshot.memory import MemorySnapshot

TOO_LONG = unclear("has patterns for the files of x that are not followed here", 3)


@pytest.mark.parametrize(("length", "expected"), [(MAX_PATTERN, None), (MAX_PATTERN + 1, TOO_LONG)])
def test_how_long_a_pattern_is_followed(length: int, expected: FileFinding | None) -> None:
    files = r"a\.py|".ljust(length, "a")
    hook = Hook("x", (), "local", "system", "mypy", (), (), files, None, (), False, 3)  # noqa: FBT003 - always_run
    config = Hooks((hook,), (), (), ("pre-commit",), None, None, Mapping((), 1, 1))
    assert reach(MemorySnapshot({"a.py": b""}), config, hook) == expected
