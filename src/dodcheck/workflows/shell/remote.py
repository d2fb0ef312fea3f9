"""The command that `ssh` is given for another machine."""

from __future__ import annotations

from collections.abc import Sequence

_VALUED = frozenset("bcDEeFIiJLlmOopQRSWw")


def remote_at(words: Sequence[str]) -> int | None:
    """Return where the command begins behind `ssh`, its options and its host; ``None`` without a host.

    It is the number of words where the host is given no command.
    """
    at = 1
    while at < len(words) and words[at].startswith("-"):
        flag = words[at]
        at += 2 if len(flag) > 1 and flag[-1] in _VALUED and _VALUED.isdisjoint(flag[1:-1]) else 1
    return at + 1 if at < len(words) else None
