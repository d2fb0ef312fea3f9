"""Inputs on disk: what was found, and what is being tried."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from fuzz.campaign import Given
from fuzz.engine import Found

FOLDER = Path(__file__).resolve().parent.parent / ".fuzz"


def save(name: str, found: Found) -> Path:
    """Write a finding of a campaign below ``.fuzz/`` and return its file; what was wrong stands beside it."""
    text = written(found.given)
    path = FOLDER / name / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".txt").write_text(f"{found.trouble.kind}\n\n{found.trouble.told}\n", "utf-8", "backslashreplace")
    return path


def written(given: Given) -> str:
    """Return an input as JSON: each byte is the character of its number."""
    texts = {name: data.decode("latin-1") for name, data in given.items()}
    return json.dumps(texts, indent=1, ensure_ascii=True) + "\n"


def read(path: Path) -> Given:
    """Return a saved input."""
    return as_given(json.loads(path.read_text(encoding="utf-8")))


def as_given(texts: Mapping[str, str]) -> Given:
    """Return an input as it was written."""
    return {name: text.encode("latin-1") for name, text in texts.items()}
