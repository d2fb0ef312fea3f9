from __future__ import annotations

from pathlib import Path

from bench.tree import Size
from bench.vendored import components, ensure_planted, told
from bench.vendored_tree.pieces import Piece, planted
from dodcheck.supply.bom import Component, Licence, LicenceForm

ZLIB = Piece("third_party/zlib", {"held": "folder", "name": "zlib", "version": "1.2.13", "licence": "Zlib"}, {})


def listed(path: str, version: str) -> Component:
    properties = {"dodcheck:path": path, "dodcheck:held": "folder"}
    licences = (Licence(LicenceForm.ID, "Zlib", ()),)
    return Component("zlib", version, "library", path, (), licences=licences, properties=properties)


def test_the_command_finds_what_is_planted_in_a_real_repository_and_nothing_else(tmp_path: Path) -> None:
    tree = ensure_planted(Size(sources=40, workflows=5), tmp_path / "tree")
    assert told(planted(), components(tree)) == (
        "vendored code: 71 of 71 planted pieces found, each with its facts, and nothing else"
    )


def test_all_that_is_right_is_told_in_one_line() -> None:
    said = told([ZLIB], [listed("third_party/zlib", "1.2.13")])
    assert said == "vendored code: 1 of 1 planted pieces found, each with its facts, and nothing else"


def test_every_difference_is_told() -> None:
    one, other = listed("third_party/zlib", "NOASSERTION"), listed("src/own", "1")
    assert told([ZLIB, ZLIB._replace(path="third_party/gone")], [one, other]) == (
        "vendored code: 1 of 2 planted pieces found\n"
        "  not found: third_party/gone\n"
        "  found, and not planted: src/own\n"
        "  third_party/zlib: version 1.2.13 is planted, and None is told"
    )
