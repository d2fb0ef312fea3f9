from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodcheck.snapshot.attribute_lines import MAX_LINE
from dodcheck.snapshot.attributes import AttributeRules
from dodcheck.snapshot.folder_files import MAX_BYTES
from dodcheck.snapshot.protocol import UnreadableError
from support.repo import Repo

Attributes = dict[str, str | bool]

BINARY: Attributes = {"binary": True, "diff": False, "merge": False, "text": False}

# What stands in the root's .gitattributes, and what it gives to some paths.
TABLE: tuple[tuple[str | bytes, Mapping[str, Attributes]], ...] = (
    ("*.md -diff", {"a.md": {"diff": False}, "b/a.md": {"diff": False}, "a.txt": {}}),
    ("*.md binary", {"a.md": BINARY}),
    ("*.md binary\na.md diff", {"a.md": BINARY | {"diff": True}}),
    ("*.md diff\na.md binary", {"a.md": BINARY, "b.md": {"diff": True}}),
    ("*.md binary\na.md !diff", {"a.md": {"binary": True, "merge": False, "text": False}}),
    ("*.md binary\na.md -binary", {"a.md": {"binary": False}}),
    ("a.md x -x y\na.md !y z=1 z=2", {"a.md": {"x": False, "z": "2"}}),
    ("/a.md x\nb/*.md y\n**/c/** z", {"a.md": {"x": True}, "b/a.md": {"y": True}, "b/c/d/e": {"z": True}}),
    ("b/ x\nb y", {"b/a.md": {}, "b": {"y": True}}),
    ("!a.md x\n\\!b.md y", {"a.md": {}, "!a.md": {}, "!b.md": {"y": True}}),
    ('"a b.md" x\n"\\141\\"\\t" y', {"a b.md": {"x": True}, 'a"\t': {"y": True}}),
    ('"a x\n"\\9" y\n"b"z', {'"a': {"x": True}, '"9"': {"y": True}, "b": {"z": True}}),
    ("  # x y\n\t\n#a x\na# y\n  a z", {"#a": {}, "a#": {"y": True}, "a": {"z": True}}),
    ("a x\r\nb\ty=1 \t-z\r", {"a": {"x": True}, "b": {"y": "1", "z": False}}),
    ("a x=1=2 y= -z=3 !w=4 v=ü", {"a": {"x": "1=2", "y": "", "z": False, "v": "ü"}}),
    ("a x --y\na z ü\na v =\nb x.y-z_0", {"a": {}, "b": {"x.y-z_0": True}}),
    ("[attr]docs -diff linguist-generated\n*.md docs", {
        "a.md": {"docs": True, "diff": False, "linguist-generated": True},
    }),
    ("[attr]one two x\n[attr]two one y -x\na one", {"a": {"one": True, "two": True, "x": True, "y": True}}),
    ("a m\n[attr]m x\n[attr]m y", {"a": {"m": True, "y": True}}),
    ("a m=1\nb -m\n[attr]m x", {"a": {"m": "1"}, "b": {"m": False}}),
    ("[attr]binary x\na binary", {"a": {"binary": True, "x": True}}),
    ("[attr] x\n[attr]-y x\n[attr]m x --\na m", {"[attr]": {}, "a": {"x": True, "m": True}}),
    ("*.[mM][dD] x\n[!a].md y\n[[:digit:]].md z", {"a.MD": {"x": True}, "1.md": {"x": True, "y": True, "z": True}}),
    ("é x\n" + "b y", {"é": {"x": True}, "b": {"y": True}}),
)  # fmt: skip


def _rules(files: Mapping[str, bytes]) -> AttributeRules:
    return AttributeRules(files.__getitem__, tuple(sorted(files)))


def _ours(files: Mapping[str, bytes], paths: Sequence[str]) -> dict[str, Attributes]:
    rules = _rules(files)
    return {path: dict(rules.attributes_of(path)) for path in paths}


def _gits(repo: Repo, files: Mapping[str, bytes], paths: Sequence[str]) -> dict[str, Attributes]:
    repo.git("read-tree", "--empty")
    repo.write(files).git("add", "--force", *files)
    asked = b"".join(b"%b\0" % os.fsencode(path) for path in paths)
    fields = list(
        map(os.fsdecode, repo.ask("check-attr", "-z", "--all", "--cached", "--stdin", given=asked).split(b"\0"))
    )
    found: dict[str, Attributes] = {path: {} for path in paths}
    for path, name, value in zip(fields[:-1:3], fields[1::3], fields[2::3], strict=True):
        found[path][name] = {"set": True, "unset": False}.get(value, value)
    return found


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content


@pytest.mark.parametrize(("content", "expected"), TABLE)
def test_what_a_file_gives(content: str | bytes, expected: Mapping[str, Attributes]) -> None:
    assert _ours({".gitattributes": _bytes(content)}, list(expected)) == expected


@pytest.mark.parametrize(("content", "expected"), TABLE)
def test_git_says_the_same(repo: Repo, content: str | bytes, expected: Mapping[str, Attributes]) -> None:
    assert _gits(repo, {".gitattributes": _bytes(content)}, list(expected)) == expected


def test_deeper_files_come_before_those_above_and_define_no_macros(repo: Repo) -> None:
    files = {
        ".gitattributes": b"*.md x y=1 z\n[attr]m diff\n",
        "docs/.gitattributes": b"/a.md -x m\n[attr]binary w\nb.md binary !z\n",
        "docs/sub/.gitattributes": b"a.md y=2\n",
    }
    expected: dict[str, Attributes] = {
        "a.md": {"x": True, "y": "1", "z": True},
        "docs/a.md": {"x": False, "y": "1", "z": True, "m": True, "diff": True},
        "docs/b.md": {"x": True, "y": "1", **BINARY},
        "docs/sub/a.md": {"x": True, "y": "2", "z": True},
    }
    assert _ours(files, list(expected)) == expected == _gits(repo, files, list(expected))


def test_byte_order_mark_and_nul_mean_what_they_mean_to_git_in_a_work_tree() -> None:
    content = b"\xef\xbb\xbfa x\n\xef\xbb\xbfb y\na z\0w\nc v"
    expected: dict[str, Attributes] = {"a": {"x": True, "z": True}, "b": {}, "c": {"v": True}}
    assert _ours({".gitattributes": content}, list(expected)) == expected


def test_an_overlong_line_counts_for_nothing_as_in_git_since_2_39_1() -> None:
    fits = f"a x={'1' * (MAX_LINE - 5)}"
    files = {".gitattributes": f"{fits}\n{fits}2\n".encode()}
    assert _ours(files, ["a"]) == {"a": {"x": "1" * (MAX_LINE - 5)}}


_PATTERNS = ("a", "b", "*", "*.c", "a/b", "/a", "a/**", "**/b", "a/", "!a", "[ab]", "a*/b", "# x", "a\\", "é",
             '"a b"', '"a\\"b"', '"a', '"\\141"', '"\\1"', '"a"x', '"[attr]m"',
             "[attr]m", "[attr]n", "[attr]", "[attr]-x")  # fmt: skip
_SETTINGS = ("x", "-x", "!x", "x=1", "x=", "m", "-m", "!m", "n", "m=2", "n=3", "binary", "-binary", "diff", "-diff",
             "!diff", "text", "merge=u", "-text=5", "=", "-", "--x", "y.z", "ü", "x=à", "x=a=b", "!x=4")  # fmt: skip
_LINE = st.builds(
    "{}{} {}{}".format,
    st.sampled_from(("", " ", "\t")),
    st.sampled_from(_PATTERNS),
    st.lists(st.sampled_from(_SETTINGS), max_size=4).map(" ".join),
    st.sampled_from(("", "\r", " ")),
)
_CONTENT = st.lists(_LINE, min_size=1, max_size=7).map("\n".join)
_NAME = st.sampled_from(("a", "b", "a b", 'a"b', "é", "x.c", '"a', "!a"))
_PATH = st.lists(_NAME, min_size=1, max_size=3).map("/".join)
_FILES = st.fixed_dictionaries(dict.fromkeys((".gitattributes", "a/.gitattributes", "a/b/.gitattributes"), _CONTENT))


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    return Repo(tmp_path_factory.mktemp("attributes"))


@settings(max_examples=60)
@given(contents=_FILES, paths=st.lists(_PATH, min_size=10, max_size=40, unique=True))
def test_git_says_the_same_of_anything(scratch: Repo, contents: dict[str, str], paths: list[str]) -> None:
    files = {path: content.encode() for path, content in contents.items()}
    assert _ours(files, paths) == _gits(scratch, files, paths)


@pytest.mark.parametrize(
    "unit", ["a x y z\n", "*a*a*a*b -x\n", "a " + "x " * 900 + "\n", '"\\', '"\\"', "[attr]{} {}\n", "a\n"]
)
def test_hostile_files_stay_cheap(unit: str) -> None:
    count = MAX_BYTES // (len(unit) + 10)
    content = "".join(unit.format(f"m{at}", f"m{at + 1}") for at in range(count)) + "\na m0"
    rules = AttributeRules(lambda _: content.encode(), (".gitattributes",))
    start = time.process_time()
    rules.attributes_of("a" * 4000)
    rules.attributes_of("a")
    assert time.process_time() - start < 5


def test_a_long_chain_of_macros_is_followed_to_its_end() -> None:
    content = "".join(f"[attr]m{at} m{at + 1}\n" for at in range(5000)) + "a m0\n"
    found = AttributeRules(lambda _: content.encode(), (".gitattributes",)).attributes_of("a")
    assert (len(found), found["m5000"]) == (5001, True)


def test_a_file_that_cannot_be_read_is_told() -> None:
    def read(path: str) -> bytes:
        raise UnreadableError(path, "permission denied")

    rules = AttributeRules(read, ("docs/.gitattributes",))
    assert rules.attributes_of("a") == {}
    with pytest.raises(UnreadableError, match=r"^docs/\.gitattributes: permission denied$"):
        rules.attributes_of("docs/a")
