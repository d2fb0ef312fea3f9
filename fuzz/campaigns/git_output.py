"""What git prints: records with paths of any bytes."""

from __future__ import annotations

import os
from random import Random

from dodcheck.snapshot.index import parse_changes, parse_index
from dodcheck.snapshot.tree import tree_of
from fuzz.campaign import Campaign, Given
from fuzz.texts import STRANGE

PIECES = ("a", "b", "/", "\t", " ", "\n", ":", "H ", "S ", "100644", "160000", "..", ".git", "-", "\\", "'", '"')
MODES = ("100644", "100755", "120000", "160000")


def fresh(random: Random) -> Given:
    """Return paths, by what is told of them."""
    return {
        f"{number} {random.choice(MODES)} {random.choice('HSsh')}": _path(random)
        for number in range(random.randint(0, 9))
    }


def _path(random: Random) -> bytes:
    signs = "".join(random.choice(STRANGE if random.random() < 0.3 else PIECES) for _ in range(random.randint(1, 6)))
    return signs.encode("utf-8", "replace") + bytes([random.randrange(1, 256)])


def check(given: Given) -> None:
    """Write records as git does, and read them back."""
    paths = {os.fsdecode(data): name for name, data in given.items() if data and b"\0" not in data}
    told = {path: name.split(" ") for path, name in paths.items()}
    listed = "".join(f"{mark} {mode} {'a' * 40} 0\t{path}\0" for path, (_, mode, mark) in told.items())
    index = parse_index(os.fsencode(listed))
    assert dict(index.lines) == {path: f"{mode} {'a' * 40}" for path, (_, mode, _) in told.items()}
    assert set(index.sparse) == {path for path, (_, _, mark) in told.items() if mark in "Ss"}
    assert set(index.assumed) == {path for path, (_, _, mark) in told.items() if mark == "h"}
    changed = "".join(f":{mode} {mode} {'a' * 40} {'0' * 40} M\0{path}\0" for path, (_, mode, _) in told.items())
    assert [one.path for one in parse_changes(os.fsencode(changed))] == [
        path for path, (_, mode, _) in told.items() if not mode.startswith("160")
    ]
    tree = tree_of(index.lines, None, dirty=True, stored={})
    assert set(tree.files) | tree.links | tree.submodules == set(told)


CAMPAIGN = Campaign(name="git-output", about="what git prints", fresh=fresh, check=check, pieces=PIECES, grows=False)
