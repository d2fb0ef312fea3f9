"""The names of risks."""

from __future__ import annotations

import re

import pytest

from dodcheck.workflows.audit.naming import name_of


@pytest.mark.parametrize("path", [".github/workflows/caf\udce9.yml", "scripts/\ud800.sh"])
def test_a_path_that_is_no_utf_8_gives_a_name(path: str) -> None:
    names = [
        name_of("or-true", one, "t", None, "make || true") for one in (path, path.encode("ascii", "replace").decode())
    ]
    assert all(re.fullmatch("or-true-[0-9a-f]{6}", name) for name in names)
    assert len(set(names)) == 2


def test_a_file_outside_of_the_workflows_has_the_same_name_whatever_runs_it() -> None:
    first, second = (name_of("or-true", "scripts/a.sh", job, step, "make") for job, step in (("t", "1"), ("u", "2")))
    assert first == second != name_of("or-true", ".github/workflows/a.yml", "t", "1", "make")
