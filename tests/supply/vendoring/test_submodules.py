from __future__ import annotations

import pytest

from dodcheck.model.evidence import Place
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.supply.vendoring.find import vendored_in
from dodcheck.supply.vendoring.submodules import Submodules, submodules
from dodcheck.supply.vendoring.survey import SkippedPlace
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Held, Vendored

RECORDED = Confidence.RECORDED
FMT = "a33701196adfad74917046096bf5a2aa0ab0bb50"
GITMODULES = b"""\
[submodule "third_party/fmt"]
    path = third_party/fmt
    url = https://github.com/fmtlib/fmt.git
    branch = master
[submodule "gone"]
    path = third_party/gone
    url = https://github.com/example/gone
"""


def tree(gitmodules: bytes | None = GITMODULES) -> MemorySnapshot:
    files = {} if gitmodules is None else {".gitmodules": gitmodules}
    return MemorySnapshot(files, recorded={"third_party/fmt": FMT})


def fmt(url: Fact | None) -> Vendored:
    place = Place("third_party/fmt")
    name = Fact("fmt", RECORDED, url.place if url else place)
    return Vendored("third_party/fmt", Held.SUBMODULE, name, commit=Fact(FMT, RECORDED, place), url=url)


def test_a_submodule_has_its_commit_from_the_index_and_its_address_from_gitmodules() -> None:
    address = Fact("https://github.com/fmtlib/fmt.git", RECORDED, Place(".gitmodules", 3))
    assert submodules(tree()) == Submodules((fmt(address),))


def test_without_gitmodules_the_address_is_unknown() -> None:
    assert submodules(tree(None)) == Submodules((fmt(None),))


def test_a_gitmodules_that_git_would_refuse_is_told_and_the_commit_still_counts() -> None:
    skipped = SkippedPlace(Place(".gitmodules", 2), "is not read: it is no line of a git configuration")
    assert submodules(tree(b"[submodule]\n!!\n")) == Submodules((fmt(None),), (skipped,))


def test_a_path_that_leaves_the_repository_names_no_submodule() -> None:
    said = b'[submodule "x"]\npath = ../third_party/fmt\nurl = https://example.org/x\n'
    assert submodules(tree(said)) == Submodules((fmt(None),))


@pytest.mark.parametrize(
    ("written", "address", "name"),
    [
        ("git@github.com:fmtlib/fmt.git", "https://github.com/fmtlib/fmt.git", "fmt"),
        ("https://me:secret@example.org/{fmt}", None, "fmt"),
        ("https://me:secret@example.org/libs/format.git/", "https://example.org/libs/format.git/", "format"),
        ("../fmt.git", None, "fmt"),
        ("/srv/git/fmt", None, "fmt"),
    ],
)
def test_an_address_is_absolute_and_without_a_password(written: str, address: str | None, name: str) -> None:
    said = f'[submodule "x"]\npath = third_party/fmt\nurl = {written}\n'
    (one,) = submodules(tree(said.encode())).code
    assert (one.url.value if one.url else None, one.name.value) == (address, name)


def test_all_vendored_code_is_sorted_by_path() -> None:
    snapshot = MemorySnapshot(
        {"extern/a/a.c": b"x", "third_party/zlib/zlib.h": b"x"}, recorded={"third_party/fmt": FMT}
    )
    assert [one.path for one in vendored_in(snapshot).code] == ["extern/a", "third_party/fmt", "third_party/zlib"]
