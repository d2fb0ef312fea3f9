from __future__ import annotations

from datetime import date

from dodcheck.snapshot.masked import MaskedSnapshot
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.overlay import Overlay
from dodcheck.snapshot.protocol import Presence
from dodcheck.snapshot.recording import Recording
from dodcheck.snapshot.wrapped import DatedSnapshot

DAY = date(2026, 2, 8)
INNER = MemorySnapshot({"a/b.md": b"x"}, evidence={"r": b"y"}, commit="c0", recorded={"sub": "1" * 40})


def test_a_snapshot_has_no_day_of_its_own() -> None:
    assert INNER.as_of() is None


def test_the_day_is_seen_through_everything_around_it() -> None:
    dated = DatedSnapshot(INNER, DAY)
    for one in (dated, MaskedSnapshot(dated, {"a/b.md": [(1, 1)]}), Overlay(dated, {"c": b"c"}), Recording(dated)):
        assert one.as_of() == DAY


def test_everything_else_is_that_of_the_snapshot() -> None:
    dated = DatedSnapshot(INNER, DAY)
    assert dated.facts() == INNER.facts()
    assert dated.files() is INNER.files()
    assert dated.glob("**/*.md") == ("a/b.md",)
    assert (dated.files_named("B.md"), dated.folders_named("A")) == (("a/b.md",), ("a",))
    assert (dated.submodules(), dated.recorded("sub"), dated.recorded("a")) == (("sub",), "1" * 40, None)
    assert (dated.presence("a"), dated.presence("none")) == (Presence.FOLDER, Presence.ABSENT)
    assert (dated.read("a/b.md"), dated.digest("a/b.md")) == (b"x", INNER.digest("a/b.md"))
    assert (dated.handed_over("r"), dated.handed_over_names()) == (b"y", ("r",))
    assert dated.history() is None
