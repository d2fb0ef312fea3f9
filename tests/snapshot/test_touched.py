from __future__ import annotations

import pytest

from dodcheck.snapshot.recording import Ask, Question
from dodcheck.snapshot.touched import AlteredPath, TreeChange, Watch, merge_watches, watch_for

FILE, OTHER, LINK, SUBMODULE = "100644 a", "100644 b", "120000 c", "160000 d"


def edited(path: str) -> AlteredPath:
    return AlteredPath(path, FILE, OTHER)


def added(path: str) -> AlteredPath:
    return AlteredPath(path, "", FILE)


@pytest.mark.parametrize(
    ("ask", "argument", "answer", "altered", "touched"),
    [
        (Ask.READ, "a.md", "", edited("a.md"), True),
        (Ask.READ, "/docs/./a.md", "", edited("docs/a.md"), True),
        (Ask.READ, "a.md", "", edited("b.md"), False),
        (Ask.READ, "a.md", "unreadable: is no tracked file", added("a.md"), True),
        (Ask.DIGEST, "a.md", "", edited("a.md"), True),
        (Ask.PRESENCE, "a.md", "file", edited("a.md"), False),
        (Ask.PRESENCE, "a.md", "absent", added("a.md"), True),
        (Ask.PRESENCE, "src", "folder", added("src/deep/x.py"), True),
        (Ask.PRESENCE, "src", "folder", added("src2/x.py"), False),
        (Ask.PRESENCE, "lib/x.c", "absent", AlteredPath("lib", "", SUBMODULE), True),
        (Ask.PRESENCE, "lib/x.c", "outside", AlteredPath("lib", LINK, ""), True),
        (Ask.PRESENCE, "a.md", "file", AlteredPath("a.md", FILE, LINK), True),
        (Ask.PRESENCE, "build/x", "absent", added("build/.gitignore"), True),
        (Ask.PRESENCE, "build/x", "ignored", edited(".gitignore"), True),
        (Ask.PRESENCE, "a.md", "file", edited(".gitignore"), False),
        (Ask.PRESENCE, "../a.md", "outside", added("a.md"), False),
        (Ask.GLOB, "src/**/*.py", "", added("src/a/b.py"), True),
        (Ask.GLOB, "src/**/*.py", "", edited("src/a/b.py"), False),
        (Ask.GLOB, "src/**/*.py", "", added("docs/b.py"), False),
        (Ask.FILES_NAMED, "README.md", "", added("docs/readme.MD"), True),
        (Ask.FILES_NAMED, "README.md", "", edited("docs/readme.md"), False),
        (Ask.FOLDERS_NAMED, "Docs", "", added("a/docs/b/c.md"), True),
        (Ask.FOLDERS_NAMED, "Docs", "", added("a/b/c.md"), False),
        (Ask.FILES, "", "", added("a.md"), True),
        (Ask.FILES, "", "", edited("a.md"), False),
        (Ask.SUBMODULES, "", "", AlteredPath("lib", SUBMODULE, ""), True),
        (Ask.SUBMODULES, "", "", added("a.md"), False),
        (Ask.LINKS, "", "", AlteredPath("b.md", LINK, ""), True),
        (Ask.LINKS, "", "", AlteredPath("b.md", "100644 a", LINK), True),
        (Ask.LINKS, "", "", added("a.md"), False),
        (Ask.EXECUTABLE, "a.sh", "False", AlteredPath("a.sh", "100644 a", "100755 a"), True),
        (Ask.EXECUTABLE, "a.sh", "False", added("a.md"), False),
        (Ask.RECORDED, "lib", "c" * 40, AlteredPath("lib", SUBMODULE, SUBMODULE), True),
        (Ask.RECORDED, "lib", "c" * 40, edited("a.md"), False),
        (Ask.FACTS, "", "", edited("a.md"), True),
        (Ask.HISTORY, "head", "c" * 40, edited("a.md"), True),
        (Ask.HANDED_OVER, "junit", "", edited("junit"), False),
        (Ask.HANDED_OVER_NAMES, "", "", added("a.md"), False),
    ],
)
def test_what_a_change_touches(ask: Ask, argument: str, answer: str, altered: AlteredPath, *, touched: bool) -> None:
    watched = watch_for({Question(ask, argument): answer})
    assert watched.touched_by(TreeChange([altered])) is touched
    assert merge_watches([Watch(), watched]).touched_by(TreeChange([altered])) is touched


def test_nothing_was_asked_and_nothing_changed() -> None:
    everything = watch_for({Question(ask, "a.md"): "" for ask in Ask if ask not in (Ask.FACTS, Ask.HISTORY)})
    assert not everything.touched_by(TreeChange([]))
    assert not Watch().touched_by(TreeChange([added("a.md"), edited(".gitignore")]))
    assert not merge_watches([]).touched_by(TreeChange([added("a.md")]))


def test_what_differs_between_two_trees() -> None:
    change = TreeChange(
        [added("new"), edited("edited"), AlteredPath("gone", FILE, ""), AlteredPath("typed", FILE, LINK)]
    )
    assert change.paths == {"edited", "gone", "new", "typed"}
    assert change.moved == ("gone", "new", "typed")
