"""Files of languages whose definitions are not read."""

from __future__ import annotations

from dodcheck.rules.code.own import apart
from dodcheck.rules.flawed.flaw import Asked, Seen, open_at

_NO_FUNCTIONS = (
    *(".pyi", ".ipynb", ".html", ".htm", ".sql", ".cmake", ".sh", ".bash", ".zsh", ".fish", ".ps1", ".bat", ".awk"),
    *(".proto", ".gradle", ".asm", ".s", ".wgsl", ".glsl", ".metal", ".css", ".scss"),
)


def unread(asked: Asked, why: str) -> Seen | None:
    """Return that a file of code is not read, which is open; ``None`` for what has no functions or is beside it."""
    path = asked.path
    if path.lower().endswith(_NO_FUNCTIONS) or apart(path, "", asked.data):
        return None
    return Seen(0, (open_at(None, why),))
