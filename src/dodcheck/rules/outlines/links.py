"""Where the links of a Markdown document lead."""

from __future__ import annotations

from urllib.parse import unquote

from dodcheck.documents.links import Links, is_relative
from dodcheck.model.evidence import Outcome, Unknown
from dodcheck.rules.finding import FileFinding
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot

_THERE = frozenset({Presence.FILE, Presence.FOLDER})
UNSEEN = {
    Presence.IGNORED: Unknown.IGNORED,
    Presence.SUBMODULE: Unknown.SUBMODULE,
    Presence.OUTSIDE: Unknown.OUTSIDE,
    Presence.SYMLINK: Unknown.PARTIAL,
}
"""Why nobody can tell whether a link leads anywhere, by what stands where it leads to."""


def link_finding(snapshot: Snapshot, links: Links, target: str) -> FileFinding:
    """Return whether a link leads to that path, and something is there; `path#place` asks for that place."""
    wanted, _, place = target.partition("#")
    path, examined = normalise(wanted), len(links.targets)
    fitting = (
        line for href, line in links.targets if target_path(links.path, href) == path and _has_anchor(href, place)
    )
    line = next(fitting, None)
    if line is None and links.unread_line:
        return _unread_finding(links, f"does not seem to link to {target}", 0)
    if line is None or path is None:
        return FileFinding(Outcome.FAILS, f"does not link to {target}", examined=max(1, examined))
    presence = snapshot.presence(path)
    if presence in UNSEEN:
        message = f"links to {target}, which is {_presence_in_words(presence)}"
        return FileFinding(Outcome.UNKNOWN, message, line, examined=examined, unknown=UNSEEN[presence])
    if presence not in _THERE:
        return FileFinding(
            Outcome.FAILS, f"links to {target}, which is {_presence_in_words(presence)}", line, examined=examined
        )
    return FileFinding(Outcome.HOLDS, f"links to {target}", line, examined=examined, matched=1)


def resolving_finding(snapshot: Snapshot, links: Links) -> FileFinding:
    """Return whether every relative link leads to a tracked file or folder; without any, nothing is known."""
    relative = [(href, line) for href, line in links.targets if is_relative(href)]
    if not relative and not links.unread_line:
        return FileFinding(Outcome.UNKNOWN, "has no relative link", examined=0, unknown=Unknown.EMPTY_SCOPE)
    seen = [(href, line, presence_of(snapshot, links.path, href)) for href, line in relative]
    dead = [(href, line) for href, line, presence in seen if presence not in _THERE and presence not in UNSEEN]
    if dead:
        message = f"has {len(dead)} of {len(relative)} links that lead nowhere, first {dead[0][0]}"
        return FileFinding(
            Outcome.FAILS, message, dead[0][1], examined=len(relative), matched=len(relative) - len(dead)
        )
    unseen = [(href, line, presence) for href, line, presence in seen if presence in UNSEEN]
    if unseen:
        href, line, presence = unseen[0]
        message = f"links to {href}, which is {_presence_in_words(presence)}"
        return FileFinding(
            Outcome.UNKNOWN,
            message,
            line,
            examined=len(relative),
            matched=len(relative) - len(unseen),
            unknown=UNSEEN[presence],
            skipped=len(unseen),
        )
    if links.unread_line:
        return _unread_finding(links, "has links that were not looked at", len(relative))
    each = "1 relative link, which leads to a tracked file"
    message = (
        f"has {each}" if len(relative) == 1 else f"has {len(relative)} relative links, and all lead to tracked files"
    )
    return FileFinding(Outcome.HOLDS, message, examined=len(relative), matched=len(relative))


def _unread_finding(links: Links, summary: str, matched: int) -> FileFinding:
    why = f"{summary}: what begins on line {links.unread_line} is too long to be taken apart"
    return FileFinding(
        Outcome.UNKNOWN,
        why,
        links.unread_line,
        examined=len(links.targets),
        matched=matched,
        unknown=Unknown.SKIPPED,
        skipped=1,
    )


def _presence_in_words(presence: Presence) -> str:
    match presence:
        case Presence.ABSENT:
            return "missing"
        case Presence.SYMLINK:
            return "a symbolic link"
        case Presence.SUBMODULE:
            return "in a submodule"
        case Presence.OUTSIDE:
            return "outside the repository"
        case _:
            return presence.value


def presence_of(snapshot: Snapshot, path: str, href: str) -> Presence:
    """Return what stands where a link of a document at a path leads to."""
    target = target_path(path, href)
    if target is None:
        return Presence.FOLDER if _is_root(path, href) else Presence.OUTSIDE
    return snapshot.presence(target)


def _is_root(path: str, href: str) -> bool:
    """Return whether a link leads to the root itself, which ``normalise`` tells apart from no path only by a name."""
    bare = unquote(href.partition("#")[0].partition("?")[0])
    return normalise(f"{bare.rstrip('/')}/x", folder_of(path)) == "x"


def target_path(path: str, href: str) -> str | None:
    """Return the path from the root that a link leads to; one to a place in the document leads to the document."""
    if not is_relative(href) and not href.startswith("#"):
        return None
    bare = unquote(href.partition("#")[0].partition("?")[0])
    return normalise(bare, folder_of(path)) if bare else path


def _has_anchor(href: str, place: str) -> bool:
    return not place or unquote(href.partition("#")[2]).casefold() == place.casefold()
