from __future__ import annotations

import pytest

from dodcheck.snapshot.protocol import Presence
from dodcheck.trust.change.weakenings.submodules import find
from support.sides import weakened

SUB = Presence.SUBMODULE
LOST = "submodule/{0}, {0} -> {0}: `{0}` is a submodule now; its files belong to another repository"


@pytest.mark.parametrize(
    ("before", "after", "lost"),
    [
        ({"a/b.md": "b\n"}, {"a": SUB}, ["a"]),
        ({"a": "a\n", "b/c": "c\n"}, {"b": SUB, "a": SUB}, ["a", "b"]),
        ({}, {"a": SUB}, []),
        ({"a": SUB, "b": "b\n"}, {"a": SUB, "b": "b\n"}, []),
        ({"a": Presence.UNTRACKED}, {"a": SUB}, []),
    ],
)
def test_submodules_in_the_place_of_files(
    before: dict[str, str | Presence], after: dict[str, str | Presence], lost: list[str]
) -> None:
    assert weakened(find, before, after) == [LOST.format(path) for path in lost]
