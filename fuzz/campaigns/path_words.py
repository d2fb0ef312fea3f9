"""Path words: none leads out of the repository."""

from __future__ import annotations

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence
from dodcheck.snapshot.resolve import How, resolve
from fuzz.campaign import Campaign, Given
from fuzz.texts import soup, text_of

PIECES = (
    "..", "../", "./", ".", "/", "//", "\\", "..\\", "~", "~/", "a", "b", "README.md", "docs/", "docs/a.md", ".git",
    ".GIT", ".git/config", "C:\\", "file:", "\x00", "%2e%2e/", "\uff0e\uff0e/", "A.MD", "src", "*", " ",
)  # fmt: skip
FILES = MemorySnapshot(
    dict.fromkeys(
        ("README.md", "docs/a.md", "src/a.md", "src/docs/a.md", "tests/fixtures/README.md", "~/a", "a b"), b"x"
    ),
    {"link": Presence.SYMLINK, "sub": Presence.SUBMODULE, "b": Presence.IGNORED},
)
TRACKED = frozenset(FILES.files())


def check(given: Given) -> None:
    """Normalise and resolve a word, seen from the root and from a folder."""
    word = text_of(given)
    for folder in ("", "docs", "a/b"):
        path = normalise(word, folder)
        if path is None:
            continue
        parts = path.split("/")
        assert not {"", ".", ".."} & set(parts) and ".git" not in path.casefold().split("/"), path
        assert normalise(path) == path, path
    for named_in in (None, "docs/DOD.md"):
        found = resolve(FILES, word, named_in)
        if found.how is How.FILE:
            assert found.path in TRACKED, found
        assert set(found.candidates) <= TRACKED | {"docs", "src", "src/docs", "tests", "tests/fixtures", "~"}, found


CAMPAIGN = Campaign(name="path-words", about="path words", fresh=soup(PIECES, 12), check=check, pieces=PIECES)
