from __future__ import annotations

from dodcheck.snapshot.cache import ContentCache


def test_what_was_asked_for_longest_ago_makes_room() -> None:
    cache = ContentCache(limit=4)
    cache.put("a", b"12")
    cache.put("b", b"34")
    assert cache.get("a") == b"12"
    cache.put("c", b"5")
    assert [cache.get(path) for path in "abc"] == [b"12", None, b"5"]


def test_what_never_fits_is_not_kept() -> None:
    cache = ContentCache(limit=4)
    cache.put("a", b"1")
    cache.put("big", b"12345")
    assert [cache.get(path) for path in ("a", "big")] == [b"1", None]
