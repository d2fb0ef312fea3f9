"""Whether the history that a call asks for has been fetched."""

from __future__ import annotations

from collections.abc import Iterator

from dodcheck.model.location import Location
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.gating.subject import checkouts
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.variables import fill_variables
from dodcheck.workflows.work.place import DoneAction

HISTORICAL = frozenset({"pr", "milestone", "history", "blame", "diff"})
"""Commands that read commits before the one that is checked out."""


def shallow_checkout_findings(site: Site) -> Iterator[Finding]:
    """Yield that the checkout before a call that reads history is shallow."""
    asks = site.call.name in HISTORICAL or site.call.value("--base") is not None
    last = next(reversed(list(checkouts(site))), None)
    if not asks or last is None or _is_deep(last, site):
        return
    fetches = [done for done in site.before() if _is_fetch(done)]
    if any(_unshallows(done) for done in fetches):
        return
    uses = last.step.uses
    yield Finding(
        Pattern.SHALLOW,
        Severity.LOW if fetches or not site.call.gates else Severity.MEDIUM,
        Location(last.steps[-1].path, uses.line if uses else last.step.line),
        f"`dodcheck {site.call.name}` reads history, and this checkout fetches a single commit of it",
        "Fetch it all, below `with:`.",
        "fetch-depth: 0",
        f"{Pattern.SHALLOW}:{site.subject}",
    )


def _is_deep(done: DoneAction, site: Site) -> bool:
    depth = done.step.given.get("fetch-depth")
    return depth is not None and fill_variables(depth.value, site.variables).strip() == "0"


def _is_fetch(done: DoneAction) -> bool:
    words = done.command.words if done.command else ()
    return bool(words) and base_name(words[0]) == "git" and any(word.text == "fetch" for word in words[1:4])


def _unshallows(done: DoneAction) -> bool:
    words = done.command.words if done.command else ()
    return any(word.text == "--unshallow" for word in words)
