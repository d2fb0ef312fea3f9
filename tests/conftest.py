from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest
from hypothesis import settings

from support.repo import Repo

# A busy machine is no failure, and CI looks at the same examples every time.
settings.register_profile("steady", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("steady")

# Tests look at what a run does, not at what an earlier one did.
os.environ["DODCHECK_CACHE"] = "off"


def pytest_collection_finish() -> None:
    """Leave the many thousands of tests out of every later look for what is not needed any more."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    return Repo(tmp_path / "repo")
