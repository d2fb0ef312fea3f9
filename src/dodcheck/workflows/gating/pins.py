"""Which version of dodcheck a job runs: one that is pinned, any, or the one of the tree that is judged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck import __version__
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.model.location import Location
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.events import TARGET
from dodcheck.workflows.gating.call import NAME
from dodcheck.workflows.gating.finding import Finding, Pattern
from dodcheck.workflows.gating.site import Site
from dodcheck.workflows.runs.launch import base_name
from dodcheck.workflows.severity import Severity
from dodcheck.workflows.variables import fill_variables
from dodcheck.workflows.work.place import DoneAction

_PIP = re.compile(r"pip[0-9.]*")
_NAMED = re.compile(rf"{NAME}(?:\[[^\]]*\])?(.*)", re.IGNORECASE | re.DOTALL)
_EXACT = re.compile(r"\s*(?:===?|@)\s*(?!latest\b)[^*\s;,#]+\s*(?:(?:;|--hash\b).*)?", re.DOTALL)
_COMMIT = re.compile(r"@[0-9a-f]{40}(?:[#&].*)?", re.DOTALL)
_NUMBERED = re.compile(r"==(\d+(?:\.\d+)*)")
_ADDRESS = re.compile(r"(?:[\w+.-]+:)?//(?:[^\s/@]*@)?([^\s@#?]+)")
_ACTION_COMMIT = re.compile(r"@[0-9a-f]{40}\s*\Z")
_DIGITS = re.compile(r"\d+(?:\.\d+)*")
_OWN_TREE = re.compile(r"\.{1,2}/?(?:\[.*\])?", re.DOTALL)
SOURCE = re.compile(r"-[if]|--(?:extra-|default-)?index(?:-url)?|--find-links|--trusted-\w+")
"""Options of installers that say where packages come from."""
REQUIREMENTS = frozenset({"-r", "--requirement"})
"""Options of installers that name a file of what is installed."""
_CONSTRAINTS = frozenset({"-c", "--constraint"})
_MAX_BYTES = 256 * 1024


class _Installed(NamedTuple):
    """What a command installs, as it is written, and where; a file of constraints only ``limits`` its version."""

    text: str
    location: Location
    limits: bool = False


def pin_findings(site: Site, event: str, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield that the version of dodcheck may change by itself, or that it is that of the judged tree."""
    if site.call.action is not None:
        yield from _loose_action(site)
        return
    sources = tuple(_sources(site, snapshot))
    named = [source for source in sources if is_dodcheck(source.text)]
    held = any(name.limits and _is_exact(name.text) for name in named)
    yield from (_loose(site, name) for name in named if not (held or _is_exact(name.text)))
    own = next((source for source in sources if _OWN_TREE.fullmatch(source.text)), None)
    if own is not None and not named and event != TARGET:
        yield Finding(
            Pattern.OWN_CODE,
            Severity.LOW,
            own.location,
            "what is installed is the tree that is judged, so its own code decides which dodcheck runs",
            "In the repository of dodcheck itself that is how it must be; elsewhere, install a version of it.",
            f"- run: pip install {NAME}=={__version__}",
            f"{Pattern.OWN_CODE}:{site.subject}",
        )


def is_version_told(site: Site, snapshot: Snapshot) -> bool:
    """Return whether anything says which dodcheck a call runs."""
    return site.call.action is not None or any(
        is_dodcheck(source.text) or _OWN_TREE.fullmatch(source.text) for source in _sources(site, snapshot)
    )


def addresses_of_dodcheck(site: Site, snapshot: Snapshot) -> Iterator[str]:
    """Yield the addresses that the dodcheck of a call is fetched from, without names of commits and versions."""
    for source in _sources(site, snapshot):
        found = _ADDRESS.search(source.text) if is_dodcheck(source.text) else None
        if found:
            yield _DIGITS.sub("…", found[1].removesuffix(".git"))


def version_of_dodcheck(site: Site, snapshot: Snapshot) -> tuple[int, ...] | None:
    """Return the number of the version of dodcheck that a call runs, as far as one is told."""
    named = (source.text for source in _sources(site, snapshot) if is_dodcheck(source.text))
    told = [tuple(map(int, match[1].split("."))) for text in named if (match := _NUMBERED.search(text))]
    return min(told, default=None)


def _sources(site: Site, snapshot: Snapshot) -> Iterator[_Installed]:
    if site.call.fetched is not None:
        yield _Installed(fill_variables(site.call.fetched, site.variables), site.location)
        return
    for done in site.before():
        yield from _installed(done, site, snapshot)


def _installed(done: DoneAction, site: Site, snapshot: Snapshot) -> Iterator[_Installed]:
    command = done.command
    words = [fill_variables(word.text, site.variables) for word in command.words] if command else []
    given = after_install([base_name(command.words[0]), *words[1:]]) if command and words else None
    if command is None or given is None:
        return
    for flag, word in zip(["", *given], given, strict=False):
        if flag in REQUIREMENTS:
            yield from _required(word, snapshot)
        elif flag in _CONSTRAINTS:
            yield from (name._replace(limits=True) for name in _required(word, snapshot))
        elif not word.startswith("-"):
            yield _Installed(word, command.location)


def after_install(words: Sequence[str]) -> Sequence[str] | None:
    """Return what an installer is given, ``None`` for any other command."""
    if words[0].startswith("python") and "-m" in words[:4]:
        words = words[words.index("-m") + 1 :]
    if not words or not (_PIP.fullmatch(words[0]) or words[0] in ("pipx", "uv")) or "install" not in words:
        return None
    return words[words.index("install") + 1 :]


def _required(name: str, snapshot: Snapshot) -> Iterator[_Installed]:
    path = normalise(name)
    for number, text in requirement_lines(name, snapshot):
        if path and is_dodcheck(text):
            yield _Installed(text, Location(path, number))


def requirement_lines(name: str, snapshot: Snapshot) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file of requirements with their numbers, without comments; none where it can't be read."""
    path = normalise(name)
    if path is None or snapshot.presence(path) is not Presence.FILE:
        return
    try:
        lines = decode_data(snapshot.read(path)[:_MAX_BYTES]).splitlines()
    except (UnreadableError, FormatProblem):
        return
    for number, line in enumerate(lines, 1):
        yield number, line.partition(" #")[0].partition(" \\")[0].strip()


def is_dodcheck(text: str) -> bool:
    """Return whether what is installed is dodcheck: by its name, or from an address that ends in it."""
    match = _NAMED.match(text)
    if match is not None and not match[1][:1].isalnum() and match[1][:1] not in ("-", "_", "."):
        return True
    return "://" in text and NAME in text.lower()


def _is_exact(text: str) -> bool:
    if "://" in text:
        return _COMMIT.search(text) is not None
    match = _NAMED.match(text)
    return match is not None and _EXACT.fullmatch(match[1]) is not None


def _loose_action(site: Site) -> Iterator[Finding]:
    used = site.call.fetched or ""
    if not _ACTION_COMMIT.search(used):
        yield Finding(
            Pattern.UNPINNED,
            Severity.MEDIUM,
            site.location,
            f"`{used}` can be changed by whoever owns it: only the id of a commit stays what it is",
            "Name the commit, and its version in a comment.",
            f"uses: {site.call.action}@COMMIT # VERSION",
            f"{Pattern.UNPINNED}:{site.subject}",
        )


def _loose(site: Site, installed: _Installed) -> Finding:
    return Finding(
        Pattern.UNPINNED,
        Severity.MEDIUM,
        installed.location,
        f"`{installed.text}` is whatever version is newest: verdicts may change while the repository does not",
        "Name the version.",
        f"{NAME}=={__version__}",
        f"{Pattern.UNPINNED}:{site.subject}",
    )
