"""A snapshot with files changed in memory, beside a snapshot that has them so from the beginning."""

from __future__ import annotations

from random import Random

from dodcheck.snapshot.masked import MaskedSnapshot
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.overlay import Overlay
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.snapshot.recording import Recording
from fuzz.campaign import Campaign, Given

BEFORE, AFTER = "before ", "after "
ODD = "a\\b"
PARTS = ("a", "b", "A", "*", "[a]", "?", "a b", "\u00e9", ODD, "..", ".a", "**", "-")
ASKED = (
    "*",
    "**",
    "?",
    "a",
    "a/",
    "./a",
    "/a/b",
    "a/../b",
    "[a]",
    "a\\b",
    "..",
    "a/*",
    "A/B",
    "\u00e9",
    "**/a",
    "*/**",
)
OTHERS = {"link": Presence.SYMLINK, "sub": Presence.SUBMODULE, "ignored": Presence.IGNORED}


def fresh(random: Random) -> Given:
    """Return files of both sides."""
    paths = {"/".join(random.choice(PARTS) for _ in range(random.randint(1, 3))) for _ in range(random.randint(1, 8))}
    files = {path: bytes([random.choice(b"xy|\n ")]) * 3 for path in paths}
    before = {f"{BEFORE}{path}": data for path, data in files.items() if random.random() < 0.7}
    return {**before, **{f"{AFTER}{path}": data[:2] for path, data in files.items() if random.random() < 0.6}}


def _side(given: Given, side: str) -> dict[str, bytes]:
    """Return the files of a side, of which none stands where another has its folder.

    Their paths are in normal form; one with a backslash is there where no folder has that name.
    """
    odd = "" if any(f" {ODD}/" in name for name in given) else ODD
    named = ((name.removeprefix(side), data) for name, data in given.items() if name.startswith(side))
    found = {path: data for path, data in named if path in (normalise(path), odd)}
    folders = {"/".join(path.split("/")[:at]) for path in found for at in range(1, path.count("/") + 1)}
    return {path: data for path, data in found.items() if path not in folders}


def check(given: Given) -> None:
    """Ask both about every path and pattern."""
    before, after = _side(given, BEFORE), _side(given, AFTER)
    changes = {path: after.get(path) for path in {*before, *after} if before.get(path) != after.get(path)}
    overlay = Overlay(MemorySnapshot(before, OTHERS), changes)
    plain = MemorySnapshot(after, OTHERS)
    asked = {*ASKED, *OTHERS, *before, *after, *(path.rpartition("/")[0] or "x" for path in before)}
    for one in sorted(asked):
        expected = _told(plain, one)
        assert _told(overlay, one) == expected, (one, changes)
        assert _told(Recording(overlay), one) == expected, (one, "recorded")
    _masks(plain)


def _told(snapshot: Snapshot, path: str) -> tuple[object, ...]:
    named = snapshot.files_named(path), snapshot.folders_named(path)
    return snapshot.files(), snapshot.presence(path), snapshot.glob(path), named, _content(snapshot, path)


def _content(snapshot: Snapshot, path: str) -> tuple[bytes, str] | None:
    try:
        return snapshot.read(path), snapshot.digest(path)
    except UnreadableError:
        return None


def _masks(plain: MemorySnapshot) -> None:
    """Check that masked lines hold no letter, and that lines stay as many."""
    for path in plain.files():
        data = plain.read(path)
        masked = MaskedSnapshot(plain, {path: [(1, 2)]}).read(path)
        assert masked.count(b"\n") == data.count(b"\n"), (data, masked)
        first = masked.split(b"\n")[0]
        assert not any(sign in first for sign in b"xy"), (data, masked)


CAMPAIGN = Campaign(
    name="overlays", about="changes in memory", fresh=fresh, check=check, pieces=PARTS, grows=False, mutates=False
)
