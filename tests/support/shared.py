from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("DODCHECK_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def shared(*parts: str) -> Path:
    """Return a path in the shared material, or skip the test that asks for it where it is missing."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the shared material is not here: {'/'.join(parts)}")
    return path
