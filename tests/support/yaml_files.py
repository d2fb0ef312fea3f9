"""Files of cases in YAML, read by libyaml: what Python alone reads takes ten times as long, and there are thousands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml


def loaded(path: Path) -> Any:  # noqa: ANN401 - whatever stands there
    """Return what stands in a file of one document."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def documents(path: Path) -> list[Any]:
    """Return what stands in each document of a file."""
    return list(yaml.load_all(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
