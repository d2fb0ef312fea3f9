from __future__ import annotations

from pathlib import Path

import pytest

from bench.vendored_tree.licences import filled
from dodcheck.model.evidence import Place, Unknown
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import UnreadableError
from dodcheck.supply.vendoring.find import vendored_in
from dodcheck.supply.vendoring.survey import SkippedPlace, VendoredSurvey
from dodcheck.supply.vendoring.vendored import Vendored

OWN = {"LICENSE": "{{mit 2020 Own Authors}}\n", "src/main.c": "// Copyright (c) 2020 Own Authors\nint main;\n"}
MIT = "{{mit 2014 Somebody}}\n"


def found(files: dict[str, str], submodules: tuple[str, ...] = ()) -> VendoredSurvey:
    texts = {path: filled(text or "x\n").encode() for path, text in (OWN | files).items()}
    return vendored_in(MemorySnapshot(texts, recorded=dict.fromkeys(submodules, "a" * 40)))


def paths(files: dict[str, str], submodules: tuple[str, ...] = ()) -> list[str]:
    return [one.path for one in found(files, submodules).code]


def only(files: dict[str, str]) -> Vendored:
    (one,) = found(files).code
    return one


@pytest.mark.parametrize(
    ("files", "pieces"),
    [
        ({"third_party/a/a.c": ""}, ["third_party/a"]),
        ({"ThirdParty/a/a.c": ""}, ["ThirdParty/a"]),
        ({"x/y/3rdparty/a/src/a.c": ""}, ["x/y/3rdparty/a"]),
        ({"third_party/NVIDIA/a/LICENSE": MIT, "third_party/NVIDIA/a/a.c": ""}, ["third_party/NVIDIA/a"]),
        ({"third_party/x/a/LICENSE": MIT, "third_party/x/a/a.c": "", "third_party/x/b/b.c": ""},
         ["third_party/x/a", "third_party/x/b"]),
        ({"third_party/x/y/a-1.2/a.c": ""}, ["third_party/x/y/a-1.2"]),
        ({"third_party/x/x.c": "", "third_party/x/sub/LICENSE": MIT, "third_party/x/sub/s.c": ""}, ["third_party/x"]),
        ({"third_party/x/README.md": "", "third_party/x/inner/LICENSE": MIT, "third_party/x/inner/i.c": ""},
         ["third_party/x"]),
        ({"third_party/x/x.c": "", "third_party/x/third_party/y/y.c": ""},
         ["third_party/x", "third_party/x/third_party/y"]),
        ({"third_party/x/x.c": "", "third_party/x/deps/y/y.c": "", "third_party/x/deps/y/LICENSE": MIT},
         ["third_party/x"]),
        ({"third_party/vendor/a/LICENSE": MIT, "third_party/vendor/a/a.c": ""}, ["third_party/vendor/a"]),
        ({"third_party/m.c": "", "third_party/m.h": "", "third_party/n.hpp": ""},
         ["third_party/m.c", "third_party/n.hpp"]),
        ({"third_party/tool.py": ""}, []),
        ({"_vendor/six.py": "", "_vendor/__init__.py": ""}, ["_vendor/six.py"]),
        ({"third_party/a/BUILD": "", "third_party/a/fix.patch": ""}, []),
        ({"tests/third_party/a/a.c": ""}, []),
        ({"tests/third_party/a/a.c": "", "tests/third_party/a/LICENSE": MIT}, ["tests/third_party/a"]),
        ({"tests/fixtures/third_party/a/a.c": "", "tests/fixtures/third_party/a/LICENSE": MIT}, []),
        ({"node_modules/@s/a/package.json": '{"name": "@s/a", "version": "1.0.0"}'}, ["node_modules/@s/a"]),
        ({"node_modules/a/package.json": '{"name": "a"}', "node_modules/a/node_modules/b/package.json": "{}"},
         ["node_modules/a", "node_modules/a/node_modules/b"]),
        ({"vendor/a/a.c": ""}, []),
        ({"vendor/a-1.0/a.c": ""}, ["vendor/a-1.0"]),
        ({"deps/a/a.c": "// Copyright (c) 2001 Somebody\n"}, ["deps/a"]),
        ({"deps/a/a.c": "// Copyright (c) 2020 Own Authors\n"}, []),
        ({"lib/a/LICENSE": MIT, "lib/a/a.c": ""}, ["lib/a"]),
        ({"lib/a/LICENSE": OWN["LICENSE"], "lib/a/a.c": ""}, []),
        ({"lib/a/LICENSE": MIT}, []),
        ({"third_party/a/LICENSE": OWN["LICENSE"], "third_party/a/a.c": ""}, []),
        ({"third_party/a/LICENSE": "{{bsd2 2021 Own Authors}}\n", "third_party/a/a.c": ""}, ["third_party/a"]),
        ({"lib/a/README.chromium": "Name: a\n", "lib/a/a.c": ""}, ["lib/a"]),
        ({"lib/a.c": "// Copied from https://github.com/a/b\n", "lib/c.c": "// Copied from https://github.com/a/b\n"},
         ["lib/a.c"]),
        ({"third_party/a/a.c": "// Copied from https://github.com/a/b\n"}, ["third_party/a"]),
    ],
)  # fmt: skip
def test_what_is_a_piece(files: dict[str, str], pieces: list[str]) -> None:
    assert paths(files) == pieces


@pytest.mark.parametrize("name", ["Apache-2.0", "GPL-2", "GPL-3", "LGPL-2.1", "MPL-2.0"])
def test_a_licence_without_a_holder_is_nobody_s_own(name: str) -> None:
    path = Path("/usr/share/common-licenses") / name
    if not path.exists():
        pytest.skip("only Debian keeps licences there")
    text = path.read_text(encoding="utf-8", errors="replace")
    found_there = paths({"LICENSE": text, "third_party/a/LICENSE": text, "third_party/a/a.c": ""})
    assert found_there == ["third_party/a"]


def test_a_folder_around_a_submodule_is_no_piece_and_tells_of_it() -> None:
    note = "Name: ICU\nURL: https://icu.example\nVersion: 72.1\nLicense: MIT\n"
    survey = found({"third_party/icu/README.chromium": note, "third_party/icu/BUILD.gn": ""}, ("third_party/icu/src",))
    (one,) = survey.code
    assert (one.path, one.name.value, one.version and one.version.value) == ("third_party/icu/src", "ICU", "72.1")
    assert one.commit is not None


def test_beside_a_submodule_other_pieces_of_a_family_are_found() -> None:
    assert paths({"third_party/x/a/LICENSE": MIT, "third_party/x/a/a.c": ""}, ("third_party/x/b",)) == [
        "third_party/x/a",
        "third_party/x/b",
    ]


def test_a_copied_file_has_the_others_of_its_origin_beside_it() -> None:
    head = "// Copied from https://github.com/a/b\n"
    (one,) = found({"lib/a.c": head, "lib/b.c": head, "lib/c.c": "// Copied from core/x.c\n"}).code
    assert (one.path, one.beside, one.name.value) == ("lib/a.c", ("lib/b.c",), "b")


def test_what_pip_wrote_beside_a_package_tells_of_it() -> None:
    told = "Metadata-Version: 2.1\nName: Packaging\nVersion: 23.1\nLicense: MIT\n"
    one = only({"_vendor/packaging/tags.py": "", "_vendor/packaging-23.1.dist-info/METADATA": told})
    assert (one.name.value, one.version and one.version.value) == ("Packaging", "23.1")
    assert (one.path, one.licence and one.licence.place) == (
        "_vendor/packaging",
        Place("_vendor/packaging-23.1.dist-info/METADATA", 4),
    )


def test_the_package_manager_that_put_a_folder_there_is_known_by_its_marks() -> None:
    npm = only({"node_modules/a/package.json": '{"name": "a", "version": "1.0.0"}'})
    crate = {"vendor/a/Cargo.toml": '[package]\nname = "a"\nversion = "1.0.0"\n', "vendor/a/src/lib.rs": ""}
    cargo = only(crate | {"vendor/a/.cargo-checksum.json": "{}"})
    assert (npm.package, cargo.package, only(crate).package) == ("npm", "cargo", None)


def test_a_folder_says_by_its_own_name_only_what_is_called_alike() -> None:
    head = "# Adapted from https://github.com/x/{}\n"
    assert only({"third_party/a/a.py": head.format("other")}).url is None
    assert only({"third_party/a/a.py": head.format("a")}).url is not None


@pytest.mark.parametrize(
    ("files", "path", "why"),
    [
        ({"third_party/a/BUILD": ""}, "third_party/a", "holds build files and the like, and no code"),
        ({"third_party/a/a.c": "\n"}, "third_party/a", "holds build files and the like, and no code"),
        ({"third_party/a.c": " \n"}, "third_party/a.c", "holds build files and the like, and no code"),
        ({"vendor/a/a.c": ""}, "vendor/a", "holds no sign that it comes from elsewhere"),
        ({"contrib/a/a.c": ""}, "contrib/a", "names no licence, origin or holder that is not the project's"),
        ({"docs/third_party/a/a.c": ""}, "docs/third_party", "lies where the project shows or tests something"),
        ({"lib/a/LICENSE": "Copyright (c) 2021 Own Authors\n\nPay.\n", "lib/a/a.c": ""}, "lib/a",
         "has a licence file that names who holds the project's own copyright"),
        ({"go.work": "go 1.20\nuse ./external/a\n", "external/a/a.go": ""}, "external/a",
         "is a package of the project's own workspace"),
        ({"pnpm-workspace.yaml": "packages:\n  - packages/*\n", "packages/a/a.ts": ""}, "packages/a",
         "is a package of the project's own workspace"),
    ],
)  # fmt: skip
def test_own_code_is_left_out_with_its_reason(files: dict[str, str], path: str, why: str) -> None:
    survey = found(files)
    assert (survey.code, survey.own) == ((), (SkippedPlace(Place(path), why),))


class Unreadable(MemorySnapshot):
    """A snapshot in which large files are not read."""

    def read(self, path: str) -> bytes:
        content = super().read(path)
        if content == b"LARGE":
            raise UnreadableError(path, "has 1073741824 bytes, and files over 67108864 are not read", Unknown.SKIPPED)
        return content


def test_a_file_that_can_not_be_read_is_told_and_its_folder_still_counts() -> None:
    survey = vendored_in(
        Unreadable({"third_party/a/LICENSE": b"LARGE", "third_party/a/a.c": b"x", "src/b.c": b"LARGE"})
    )
    why = "is not read: has 1073741824 bytes, and files over 67108864 are not read"
    assert [one.path for one in survey.code] == ["third_party/a"]
    assert survey.skipped == (SkippedPlace(Place("src/b.c"), why), SkippedPlace(Place("third_party/a/LICENSE"), why))


def test_a_package_that_does_not_parse_is_told() -> None:
    survey = found({"third_party/a/a.c": "", "third_party/a/package.json": "{"})
    (skipped,) = survey.skipped
    assert skipped.place == Place("third_party/a/package.json", 1)
    assert skipped.why.startswith("says nothing of its package: ")


def test_what_lies_too_deep_is_told() -> None:
    deep = "/".join(["d"] * 101) + "/third_party/a/a.c"
    assert found({deep: ""}).skipped == (
        SkippedPlace(Place(deep), "lies below more than 100 folders, and is not looked at"),
    )


def test_a_binary_licence_says_nothing() -> None:
    assert only({"third_party/a/a.c": "", "third_party/a/LICENSE": "MIT\0"}).licence is None
