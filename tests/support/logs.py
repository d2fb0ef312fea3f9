"""Tool-call logs in tests."""

from __future__ import annotations

from dodcheck.documents.logs.log import LogEntry, ToolLog
from dodcheck.documents.logs.read import read_log
from dodcheck.documents.markdown import parse_markdown
from dodcheck.documents.text import decode


def log(source: str, path: str = "log.md") -> ToolLog:
    return read_log(parse_markdown(decode(source.encode())), path)


def entries(source: str) -> list[str]:
    """Return a line for each entry: its line, what it tells, and its status."""
    return [_shown(one) for one in log(source).entries]


def table(header: str, *rows: str) -> str:
    return "\n".join([header, "|" + "---|" * (header.count("|") - 1), *rows, ""])


def _shown(one: LogEntry) -> str:
    told = {
        "number": one.number,
        "when": one.when,
        "actor": one.actor,
        "tool": one.tool,
        "title": one.title,
        "purpose": one.purpose,
        "files": ",".join(one.files),
        "result": one.result,
    }
    return " ".join([str(one.location.line), *(f"{name}={said}" for name, said in told.items() if said), one.status])
