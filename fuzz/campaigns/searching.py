"""Searching files for literals, words and patterns."""

from __future__ import annotations

from random import Random

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.rules.options import OptionError
from dodcheck.rules.searching.scan import View, scan_files
from dodcheck.rules.searching.search import Hit, Literal, Regex, Word
from dodcheck.snapshot.memory import MemorySnapshot
from fuzz.campaign import Campaign, Given
from fuzz.texts import encoded, mixed

PIECES = (
    "HACK", "hack", "a", "b", "_", " ", "\n", "#", "//", "/*", "*/", '"', "'", '"""', "<!--", "-->", "(", ")", "[",
    "]", "{2}", "*", "+", "?", "|", "^", "$", "\\b", "\\w", "\\", ".", "(?i)", "(?:", "\\p{L}", "key: ", "- ", "1.2",
    "@main", "\u00e9", "\\x41", "{1000}",
)  # fmt: skip
NAMES = ("a.py", "a.md", "a.yml", "a.json", "a.c", "a.txt", "Makefile", "a.toml")


def fresh(random: Random) -> Given:
    """Return what is looked for, and a file whose name is the second key."""
    looked_for = mixed(random, PIECES, 4).replace("\n", "").encode("utf-8", "replace")
    return {"for": looked_for, random.choice(NAMES): encoded(random, mixed(random, PIECES, 40))}


def check(given: Given) -> None:
    """Look for a text in every view of a file; lines are also searched one by one."""
    wanted = given.get("for", b"").decode("utf-8", "replace").replace("\n", "")
    files = {path: data for path, data in given.items() if path != "for"}
    snapshot = MemorySnapshot(files)
    everything = dict.fromkeys(files, False)
    searches = [Literal(wanted), Word(wanted)] if wanted.strip() else []
    for search in searches:
        for view in View:
            seen = scan_files(snapshot, everything, search, view)
            assert seen.examined + len(seen.skipped) + len(seen.broken) == len(files), seen
    if searches:
        _lines(snapshot, files, searches[0], wanted)
    try:
        pattern = Regex(wanted)
    except OptionError:
        return
    for view in View:
        scan_files(snapshot, everything, pattern, view)


def _lines(snapshot: MemorySnapshot, files: Given, search: Literal, wanted: str) -> None:
    for path, data in files.items():
        seen = scan_files(snapshot, {path: False}, search, View.LINES)
        try:
            lines = decode(data).raw
        except UndecodableError:
            assert seen.skipped
            continue
        expected = sum(wanted in line for line in lines)
        assert seen.skipped or seen.matched == expected, (wanted, seen.matched, expected)
        assert all(search.hit(line) in (Hit.FULL, Hit.NONE) for line in lines)


CAMPAIGN = Campaign(
    name="searching", about="literals, words, patterns", fresh=fresh, check=check, pieces=PIECES, grows=False
)
