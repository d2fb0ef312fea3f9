from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from support.repo import Repo

THRESHOLDS = gc.get_threshold()

# A busy machine is no failure, and CI looks at the same examples every time.
settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("steady")

# Tests look at what a run does, not at what an earlier one did.
os.environ["DODCHECK_CACHE"] = "off"


def pytest_collection_finish() -> None:
    """Leave the many thousands of tests out of every later look for what is not needed any more."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def usual_collection() -> Iterator[None]:
    """Collect garbage as often as ever after a command that put it off: what it left may hold processes and files."""
    yield
    gc.set_threshold(*THRESHOLDS)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")
