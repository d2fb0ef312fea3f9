from __future__ import annotations

import hashlib

import pytest

from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.overlay import Overlay
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError

INNER = MemorySnapshot(
    {"a.md": b"A", "docs/b.md": b"B", "c.md": b"C"}, {"out/x": Presence.IGNORED, "lib": Presence.SUBMODULE}, {"j": b"J"}
)


def test_files_are_changed_added_and_taken_away() -> None:
    changed: Snapshot = Overlay(INNER, {"a.md": b"other", "docs/b.md": None, "new/d.md": b"D"})
    assert changed.files() == ("a.md", "c.md", "new/d.md")
    assert (changed.glob("**/*.md"), changed.files_named("D.md")) == (changed.files(), ("new/d.md",))
    assert (changed.folders_named("new"), changed.folders_named("docs")) == (("new",), ())
    assert [changed.read(path) for path in changed.files()] == [b"other", b"C", b"D"]
    assert changed.digest("a.md") == f"sha256:{hashlib.sha256(b'other').hexdigest()}"
    assert changed.digest("c.md") == INNER.digest("c.md")
    with pytest.raises(UnreadableError, match=r"docs/b\.md: is no tracked file"):
        changed.read("docs/b.md")


@pytest.mark.parametrize(
    ("path", "presence"),
    [
        ("a.md", Presence.FILE),
        ("./new//d.md", Presence.FILE),
        ("new", Presence.FOLDER),
        ("docs/b.md", Presence.ABSENT),
        ("docs", Presence.ABSENT),
        ("out/x", Presence.IGNORED),
        ("lib", Presence.SUBMODULE),
        ("../a.md", Presence.OUTSIDE),
    ],
)
def test_presence(path: str, presence: Presence) -> None:
    assert Overlay(INNER, {"docs/b.md": None, "new/d.md": b"D"}).presence(path) is presence


@pytest.mark.parametrize("path", ["*", "[ab]", "?", "d*"])
def test_no_sign_in_a_path_stands_for_another(path: str) -> None:
    changed = Overlay(INNER, {"docs/b.md": None, "a/x.md": b"X", "docs/new.md": b"N"})
    assert changed.presence(path) is Presence.ABSENT
    assert Overlay(INNER, {path: None}).presence(path) is Presence.ABSENT


def test_a_file_with_a_backslash_in_its_name_is_that_file() -> None:
    inner = MemorySnapshot({"a\\b": b"1", "c\\d": b"2"})
    changed = Overlay(inner, {"c\\d": b"3"})
    assert [changed.presence(path) for path in inner.files()] == [Presence.FILE, Presence.FILE]
    assert [changed.read(path) for path in inner.files()] == [b"1", b"3"]
    assert changed.digest("c\\d") == f"sha256:{hashlib.sha256(b'3').hexdigest()}"


def test_a_file_that_became_a_folder() -> None:
    assert Overlay(INNER, {"a.md": None, "a.md/x": b"X"}).presence("a.md") is Presence.FOLDER


def test_everything_else_is_that_of_the_inner_snapshot() -> None:
    same = Overlay(INNER, {})
    assert same.recorded("lib") == INNER.recorded("lib") == "0" * 40
    assert (same.submodules(), same.handed_over("j"), same.handed_over_names()) == (("lib",), b"J", ("j",))
    facts = same.facts()
    assert facts == SnapshotFacts(None, dirty=True, digest=facts.digest, files=3)
    assert facts.digest != Overlay(INNER, {"a.md": b"A"}).facts().digest


def test_where_no_file_comes_or_goes_the_lists_are_those_of_the_inner_snapshot() -> None:
    changed = Overlay(INNER, {"a.md": b"other"})
    assert changed.files() is INNER.files()
    assert (changed.glob("*.md"), changed.files_named("b.md"), changed.folders_named("docs")) == (
        ("a.md", "c.md"),
        ("docs/b.md",),
        ("docs",),
    )


def test_evidence_files_are_changed_added_and_taken_away() -> None:
    changed = Overlay(INNER, {}, {"j": None, "k": b"K"})
    assert (changed.handed_over_names(), changed.handed_over("j"), changed.handed_over("k")) == (("k",), None, b"K")
    assert Overlay(INNER, {}, {"j": b"other"}).handed_over("j") == b"other"
    assert changed.facts() == INNER.facts()


def test_overlays_lie_on_each_other() -> None:
    changed = Overlay(Overlay(INNER, {"a.md": None, "d.md": b"D"}), {"a.md": b"again", "d.md": None})
    assert changed.files() == INNER.files()
    assert (changed.read("a.md"), changed.presence("d.md")) == (b"again", Presence.ABSENT)


def test_links_are_added_and_give_way_to_files() -> None:
    inner = MemorySnapshot({"a.md": b"A"}, {"old": Presence.SYMLINK, "kept": Presence.SYMLINK})
    overlay = Overlay(inner, {"old": b"a file now"}, links=("new",))
    assert overlay.links() == ("kept", "new")
    assert [overlay.presence(path) for path in ("new", "old")] == [Presence.SYMLINK, Presence.FILE]
    assert not overlay.executable("a.md")


def test_a_changed_path_that_is_no_utf_8_is_part_of_the_digest() -> None:
    inner = MemorySnapshot({"caf\udce9.md": b"x\n"})
    assert inner.facts().digest != Overlay(inner, {"caf\udce9.md": None}).facts().digest
