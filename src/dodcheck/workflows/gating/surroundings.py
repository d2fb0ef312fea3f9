"""What decides besides dodcheck what a run of it finds: other rules, another image, another place it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.gating.pins import (
    REQUIREMENTS,
    SOURCE,
    addresses_of_dodcheck,
    is_version_told,
    requirement_lines,
)
from dodcheck.workflows.gating.preparations import deciding_preparations
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.gating.written_state import deciding_variables, deciding_writes
from dodcheck.workflows.variables import fill_variables
from dodcheck.workflows.work.place import DoneAction

_HOSTED = re.compile(r"(?:ubuntu|windows|macos)-|\$")
_SEARCHED = "the places where programs are sought, which its workflow sets"
_SETS_PLACES = re.compile(r"\bGITHUB_PATH\b|\bPATH\s*=")


def surroundings(site: Site, snapshot: Snapshot) -> frozenset[str]:
    """Return what decides so, each in words that follow "depends on"; versions are no part of them."""
    return frozenset(_found(site, snapshot))


def _found(site: Site, snapshot: Snapshot) -> Iterator[str]:
    rules = site.call.value("--rules")
    if rules is not None:
        yield f"`--rules {rules}`"
    if site.job.container is not None:
        yield f"the image `{site.job.container.value.partition('@')[0].partition(':')[0]}`"
    if not is_version_told(site, snapshot):
        yield "a dodcheck that no step is seen to install"
    yield from (f"the dodcheck of `{address}`" for address in addresses_of_dodcheck(site, snapshot))
    scripts = {done.steps[-1].step.run for done in site.done[: site.at + 1]} - {None}
    if "PATH" in site.variables or any(script is not None and _SETS_PLACES.search(script.value) for script in scripts):
        yield _SEARCHED
    for done in site.before():
        yield from _sources(done, site, snapshot)
    yield from (f"the runner `{label.value}`" for label in site.job.runs_on if not _HOSTED.match(label.value))
    yield from deciding_variables(site)
    yield from deciding_writes(site, snapshot)
    yield from deciding_preparations(site)


def _sources(done: DoneAction, site: Site, snapshot: Snapshot) -> Iterator[str]:
    """Yield from where an installer is told to fetch, by its options or by those in a file of requirements."""
    words = [fill_variables(word.text, site.variables) for word in done.command.words] if done.command else []
    if "install" not in words:
        return
    for option, place in pairwise([*words, ""]):
        yield from _source(option, place)
        if option in REQUIREMENTS:
            for _, line in requirement_lines(place, snapshot):
                name, _, rest = line.partition(" ")
                yield from _source(name, rest.strip())


def _source(option: str, place: str) -> Iterator[str]:
    name, _, value = option.partition("=")
    if SOURCE.fullmatch(name):
        yield f"`{name} {value or place}`"
