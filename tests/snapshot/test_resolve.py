from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Presence
from dodcheck.snapshot.resolve import How, Resolution, resolve

_DOCUMENT = "docs/plan/DOD.md"
_TRACKED = """
README.md backend/app/main.py docs/plan/DOD.md docs/plan/notes.md docs/kaggle/start.md docs/shared.md new/place.py
one/twin.py one/same/x.py two/same/x.py two/twin.py src/kept.log src/link.md src/draft.md src/module/inside.py
shown/examples/src/deep.py
"""
_SNAPSHOT = MemorySnapshot(
    dict.fromkeys(_TRACKED.split(), b"x"),
    {
        "kept.log": Presence.IGNORED,
        "link.md": Presence.SYMLINK,
        "draft.md": Presence.UNTRACKED,
        "fresh.md": Presence.UNTRACKED,
        "vendor": Presence.SUBMODULE,
        "linked/a.md": Presence.OUTSIDE,
        "docs/plan/gone.log": Presence.IGNORED,
    },
)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("README.md", Resolution(How.FILE, "README.md")),
        ("/README.md", Resolution(How.FILE, "README.md")),
        ("notes.md", Resolution(How.FILE, "docs/plan/notes.md")),
        ("./notes.md", Resolution(How.FILE, "docs/plan/notes.md")),
        ("../shared.md", Resolution(How.FILE, "docs/shared.md")),
        ("../../README.md", Resolution(How.FILE, "README.md")),
        ("../../../README.md", Resolution(How.OUTSIDE, None)),
        ("../../../../etc/passwd", Resolution(How.OUTSIDE, None)),
        ("../../infra/x.tf", Resolution(How.OUTSIDE, None)),
        ("../../infra.tf", Resolution(How.ABSENT, "infra.tf")),
        ("../../src/x.tf", Resolution(How.ABSENT, "src/x.tf")),
        ("/etc/passwd", Resolution(How.ABSENT, "etc/passwd")),
        ("app/main.py", Resolution(How.FILE, "backend/app/main.py")),
        ("app\\main.py", Resolution(How.FILE, "backend/app/main.py")),
        ("pp/main.py", Resolution(How.MOVED, "pp/main.py", ("backend/app/main.py",))),
        ("/app/main.py", Resolution(How.MOVED, "app/main.py", ("backend/app/main.py",))),
        ("main.py", Resolution(How.FILE, "backend/app/main.py")),
        ("./main.py", Resolution(How.MOVED, "main.py", ("backend/app/main.py",))),
        ("twin.py", Resolution(How.AMBIGUOUS, None, ("one/twin.py", "two/twin.py"))),
        ("same/x.py", Resolution(How.AMBIGUOUS, None, ("one/same/x.py", "two/same/x.py"))),
        ("src/deep.py", Resolution(How.AMBIGUOUS, None, ("shown/examples/src/deep.py",))),
        ("examples/src/deep.py", Resolution(How.FILE, "shown/examples/src/deep.py")),
        ("old/place.py", Resolution(How.MOVED, "old/place.py", ("new/place.py",))),
        ("Readme.md", Resolution(How.CASE, "Readme.md", ("README.md",))),
        ("Docs/shared.md", Resolution(How.CASE, "Docs/shared.md", ("docs/shared.md",))),
        ("docs/kaggle/", Resolution(How.FOLDER, "docs/kaggle")),
        ("docs", Resolution(How.FOLDER, "docs")),
        ("kaggle/", Resolution(How.FOLDER, "docs/kaggle")),
        ("kaggle", Resolution(How.ABSENT, "kaggle")),
        ("README.md/", Resolution(How.ABSENT, "README.md")),
        ("kept.log", Resolution(How.IGNORED, "kept.log")),
        ("gone.log", Resolution(How.IGNORED, "docs/plan/gone.log")),
        ("link.md", Resolution(How.SYMLINK, "link.md")),
        ("vendor", Resolution(How.SUBMODULE, "vendor")),
        ("linked/a.md", Resolution(How.OUTSIDE, "linked/a.md")),
        ("draft.md", Resolution(How.FILE, "src/draft.md")),
        ("fresh.md", Resolution(How.UNTRACKED, "fresh.md")),
        ("nowhere.md", Resolution(How.ABSENT, "nowhere.md")),
        ("", Resolution(How.OUTSIDE, None)),
    ],
)
def test_resolve(word: str, expected: Resolution) -> None:
    assert resolve(_SNAPSHOT, word, _DOCUMENT) == expected


def test_a_word_from_nowhere_is_seen_from_the_root() -> None:
    assert resolve(_SNAPSHOT, "shared.md", None) == Resolution(How.FILE, "docs/shared.md")
    assert resolve(_SNAPSHOT, "../shared.md", None) == Resolution(How.OUTSIDE, None)
