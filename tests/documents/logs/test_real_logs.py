"""Logs of public repositories: how many entries, where, how they ended, and a digest of all that was read of them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from dodcheck.documents.logs.log import ToolLog
from dodcheck.documents.logs.read import read_log
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode
from support.shared import shared
from support.yaml_files import loaded

SUMMARIES: dict[str, dict[str, Any]] = loaded(Path(__file__).with_name("real_logs.yml"))
SLOWEST = 1.0
"""Seconds of processor time that no log may take; the largest takes a hundredth of it."""


def summary(log: ToolLog) -> dict[str, Any]:
    told = json.dumps([[*one[:-1], one.location.line] for one in log.entries], ensure_ascii=False)
    return {
        "entries": len(log.entries),
        "lines": [log.entries[0].location.line, log.entries[-1].location.line] if log.entries else [],
        "statuses": dict(sorted(Counter(str(one.status) for one in log.entries).items())),
        "files": sum(len(one.files) for one in log.entries),
        "points_to": len(log.points_to),
        "begins_empty": log.begins_empty,
        "digest": hashlib.sha256(told.encode()).hexdigest()[:16],
    }


def read(path: Path) -> ToolLog:
    return read_log(parse_markdown(decode(path.read_bytes())), path.name)


@pytest.mark.parametrize("name", SUMMARIES)
def test_what_real_logs_say(name: str) -> None:
    assert summary(read(shared("corpus", *name.split("/")))) == SUMMARIES[name]


def test_every_real_log_is_read_at_once() -> None:
    logs = sorted(shared("corpus").rglob("*toolcalls*.md"))
    for path in logs:
        start = process_time()
        read(path)
        assert process_time() - start < SLOWEST, path
    assert len(logs) > 100
