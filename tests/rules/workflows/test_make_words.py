"""The words of a call of make, in whatever order and spelling they stand."""

from __future__ import annotations

import pytest

from dodcheck.rules.workflows.make_words import folder_in, in_one_order


@pytest.mark.parametrize(
    ("said", "ordered"),
    [
        ("make check", "make check"),
        ("make -C docs check", "make -C docs check"),
        ("make --directory=docs/ check", "make -C docs check"),
        ("gmake -j2 check --directory ./docs", "gmake -C docs -j2 check"),
        ("make -Ca check -C b", "make -C a/b check"),
        ("make -C $HOME check", "make -C $HOME check"),
        ("make -C .. check", "make -C .. check"),
        ("make --directory=/srv check", "make --directory=/srv check"),
        ("git -C docs status", "git -C docs status"),
    ],
)
def test_the_folder_comes_first(said: str, ordered: str) -> None:
    assert in_one_order(said.split()) == tuple(ordered.split())


@pytest.mark.parametrize(
    ("said", "folder"), [("make -C docs check", "docs"), ("make check", None), ("git -C docs status", None)]
)
def test_the_folder_that_is_named(said: str, folder: str | None) -> None:
    assert folder_in(said.split()) == folder
