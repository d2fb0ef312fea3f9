"""On every push and pull request, every night: the occasions that statements about CI name."""

from __future__ import annotations

import re

_EVENT = r"(?:pushes|push|commits?|pull[ _-]requests?|prs?|merge[ -]requests?)"
WHEN = (
    rf"(?:on|for|at) (?:(?:every|each|all|any) )?"
    rf"(?P<when>{_EVENT}(?:(?:,? and(?: to| on)?|,) (?:(?:every|each|all) )?{_EVENT})*)"
)
"""Words that say on which events something happens, named ``when``."""
OFTEN = (
    r"(?P<often>hourly|daily|nightly|weekly|monthly|(?:every|each|once (?:a|per)) (?:hour|day|night|week|month)"
    r"|(?:on|by) a (?:(?:daily|nightly|weekly|monthly) )?(?:cron )?schedule)"
)
"""Words that say how often something happens by itself, named ``often``."""
_TIMES = (("hour", "hour"), ("night", "day"), ("da", "day"), ("week", "week"), ("month", "month"))

_EVENTS = (
    ("push", re.compile(r"push|commit")),
    ("pull_request", re.compile(r"pull|\bprs?\b|merge")),
)
_EVERY = re.compile(r"\b(?:every|each|all|any)\b")


def triggers(when: str) -> tuple[str, ...]:
    """Return the events of GitHub that the words of ``WHEN`` name."""
    return tuple(name for name, one in _EVENTS if one.search(when))


def is_every_push(words: str, events: tuple[str, ...] | None) -> bool:
    """Return whether a statement speaks of every push and of nothing else: a workflow may leave branches out.

    Beside pull requests that does not matter: what is pushed to a branch is tested there.
    """
    return events == ("push",) and _EVERY.search(words) is not None


def how_often(often: str) -> str:
    """Return how often the words of ``OFTEN`` say that it is; on a schedule of which nothing is told, once a year."""
    return next((every for word, every in _TIMES if word in often), "year")
