from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodcheck.snapshot.folder_files import MAX_BYTES
from dodcheck.snapshot.ignore import IgnoreRules
from dodcheck.snapshot.protocol import UnreadableError
from support.repo import Repo

CLASSES = ("alnum", "alpha", "blank", "cntrl", "digit", "graph", "lower", "print", "punct", "space", "upper", "xdigit")

# What stands in .gitignore, which of these paths it keeps out, and which it doesn't.
TABLE: tuple[tuple[str | bytes, str, str], ...] = (
    ("a", "a b/a a/b a/", "ab A"),
    ("a/", "a/ a/b c/a/b", "a b/a"),
    ("/a", "a a/b", "b/a"),
    ("b/a", "b/a b/a/c", "a c/b/a"),
    ("/b/a/", "b/a/c b/a/", "b/a"),
    ("a\\/", "", "a a/ a/b"),
    ("a\\/b", "a/b", "b"),
    ("//a", "", "a b/a"),
    ("*.o\n!a.o", "b.o c/b.o", "a.o c/a.o"),
    ("!a.o\n*.o", "a.o", ""),
    ("/a/\n!a/b", "a/b", ""),
    ("/a/*\n!/a/b", "a/c a/", "a/b"),
    ("/*\n!/a\n/a/*\n!/a/b", "c a/c", "a/b a"),
    ("*", "a a/b .a", ""),
    ("*\n!*/\n!*.md", "a.o b/a.o", "a.md b/a.md"),
    ("**", "a a/b", ""),
    ("/**", "a a/b", ""),
    ("**/", "a/ a/b", "a"),
    ("**/a", "a b/a c/b/a a/b", "ba"),
    ("**/b/a", "b/a c/b/a", "b/c/a"),
    ("a/**", "a/b a/b/c a/", "a b/a/c"),
    ("a/**/b", "a/b a/c/b a/c/d/b", "ab a/xb"),
    ("a/**/**/b", "a/b a/c/b a/c/d/b", "ab"),
    ("a/***/b", "a/b a/c/b", "ab"),
    ("a/**\\/b", "a/c/b a/c/d/b", "a/b"),
    ("a/**/\n", "a/b/c", "a/b"),
    ("a/*/b", "a/c/b", "a/b a/c/d/b"),
    ("a/*b**/c", "a/xb/c a/xby/c", "a/xb/y/c"),
    ("?/b*c", "a/bc a/bxc", "a/b/c aa/bc"),
    ("a?b/x", "acb/x", "a/b/x"),
    ("a[/]b/x", "", "a/b/x"),
    ("a[^/]b", "acb", "a/b"),
    ("a[!x]b/y", "acb/y", "a/b/y axb/y"),
    ("[a-c]x", "ax cx", "dx -x"),
    ("[a-]x", "ax -x", "bx"),
    ("[]a]x", "]x ax", "bx"),
    ("[!]a]x", "bx", "]x ax"),
    ("[^a]x", "bx ^x", "ax"),
    ("[a\\]b]x", "]x ax bx", "\\x"),
    ("[c-a]x", "cx", "ax bx"),
    ("[a-\\c]x", "bx", "dx"),
    ("[[:digit:]a-c]x", "1x bx", "ex :x"),
    ("[[:nothing:]]x", "", "nx :x"),
    ("[[:]x", "[x :x", "]x"),
    ("[[:digit]x", "[x :x dx", "1x"),
    ("[[::]]x", "", ":x :]x"),
    ("[[:digit:", "", "1 [[:digit:"),
    ("[a", "", "a [a"),
    ("a[", "", "a["),
    ("\\[a", "[a", "a"),
    ("\\!a\n\\#b\n\\*c", "!a #b *c", "a b xc"),
    ("a\\", "", "a a\\"),
    ("\\a", "a", "\\a"),
    ("#a\n##\n\n!\n/\n//\n ", "", "#a a"),
    ("!#a", "", "#a"),
    (" #a", "", "#a"),
    ("a  \nb\\ \nc\\\\  \nd\t", "a c\\", "d b"),
    ("a\r\nb/\r\nc\r", "a b/ c", ""),
    ("a\r\r\n", "", "a"),
    (b"\xef\xbb\xbfa\n\xef\xbb\xbfb", "a", "b"),
    (b"a\0b\nc", "a c", "b"),
    ("?\n[é]x\n??z", os.fsdecode(b"a \xc3 \xc3x \xc3\xa9z"), "é éx az"),
    ("é*", "é éa", "e"),
    (b"\xe9", os.fsdecode(b"\xe9"), "é"),
    ("*a*b*c", "abc xaxbxc/y xabc", "acb ab"),
)


def _files(at: int, content: str | bytes) -> dict[str, bytes]:
    return {f"{at}/.gitignore": content.encode() if isinstance(content, str) else content}


def _rules(files: Mapping[str, bytes]) -> IgnoreRules:
    return IgnoreRules(files.__getitem__, tuple(sorted(files)))


def _ours(files: Mapping[str, bytes], paths: Sequence[str]) -> dict[str, bool]:
    rules = _rules(files)
    return {path: rules.ignores(path) for path in paths}


def _gits(repo: Repo, files: Mapping[str, bytes], paths: Sequence[str]) -> dict[str, bool]:
    repo.write(files)
    asked = b"".join(b"./%b\0" % os.fsencode(path) for path in paths)
    told = repo.ask("check-ignore", "-z", "--stdin", "--verbose", "--non-matching", "--no-index", given=asked)
    fields = told.split(b"\0")[:-1]
    sources, patterns = fields[::4], fields[2::4]
    return {
        path: bool(source) and not pattern.startswith(b"!")
        for path, source, pattern in zip(paths, sources, patterns, strict=True)
    }


@pytest.mark.parametrize(("content", "out", "kept"), TABLE)
def test_what_a_file_keeps_out(content: str | bytes, out: str, kept: str) -> None:
    expected = {f"0/{path}": path in out.split() for path in (out + " " + kept).split()}
    assert _ours(_files(0, content), list(expected)) == expected


def test_git_says_the_same(repo: Repo) -> None:
    files = {path: text for at, (content, _, _) in enumerate(TABLE) for path, text in _files(at, content).items()}
    paths = [f"{at}/{path}" for at, (_, out, kept) in enumerate(TABLE) for path in (out + " " + kept).split()]
    assert _ours(files, paths) == _gits(repo, files, paths)


def test_every_byte_is_of_the_classes_that_git_says(repo: Repo) -> None:
    inside = [
        *(f"[:{name}:]" for name in CLASSES),
        "!-~",
        "!a-\\z",
        "^[:upper:]é",
        "\\]-a",
        "[:alpha:]-z",
        "--0",
        "+--",
    ]
    files = {path: text for at, one in enumerate(inside) for path, text in _files(at, f"x[{one}]").items()}
    signs = [os.fsdecode(bytes([number])) for number in range(1, 256) if number != ord("/")]
    paths = [f"{at}/x{sign}" for at in range(len(inside)) for sign in signs]
    assert _ours(files, paths) == _gits(repo, files, paths)


def test_deeper_files_come_before_those_above() -> None:
    files = {
        ".gitignore": b"*.log\n/out/\nx/a.tmp\n!docs/sub/keep.log\n",
        "docs/.gitignore": b"!*.log\n/local\n",
        "docs/sub/.gitignore": b"*.log\n",
        "out/.gitignore": b"!*\n",
    }
    paths = ("a.log", "docs/a.log", "docs/sub/keep.log", "out/a", "docs/local", "docs/x/local", "x/a.tmp", "y/x/a.tmp")
    assert [path for path, out in _ours(files, paths).items() if out] == [
        "a.log",
        "docs/sub/keep.log",
        "out/a",
        "docs/local",
        "x/a.tmp",
    ]


def test_asterisks_beside_a_name_stay_within_a_part_as_gits_manual_says() -> None:
    assert _ours({".gitignore": b"a**/b\n"}, ["ax/b", "a/b", "ax/y/b"]) == {"ax/b": True, "a/b": True, "ax/y/b": False}


def test_any_of_several_paths() -> None:
    rules = _rules({".gitignore": b"a/\n"})
    assert (rules.ignores("a"), rules.ignores("a", "a/"), rules.ignores()) == (False, True, False)


_ATOMS = ("a", "b", "*", "**", "/", "?", "[ab]", "[!a]", "\\", "!", "[", "[[:alpha:]]", "]", "-", "#", " ", "\r", "\t",
          "é", ".", "**/", "/**", "/**/", "a/", "/a", "[a-\\]]", "[\\/]", "[+-a]", "\n", "\n!")  # fmt: skip
_CONTENT = st.lists(st.sampled_from(_ATOMS), min_size=1, max_size=14).map("".join)
_PART = st.text("abé-]\\!# *[", min_size=1, max_size=3)
_PATH = st.builds(
    lambda parts, end: "/".join(parts) + end, st.lists(_PART, min_size=1, max_size=4), st.sampled_from("/ ")
)
_CASE = st.tuples(_CONTENT, _CONTENT, st.lists(_PATH, min_size=6, max_size=12))


def _means_the_same_to_every_git(content: str) -> bool:
    """Return whether a text has no ``name**`` in a path, and no empty pattern, which git finds in a folder's name."""
    lines = [line.strip(" \r\t").removeprefix("!") for line in content.split("\n")]
    return all(line.strip(" /\r\t") and not _starts_with_plain_and_two_stars(line) for line in lines)


def _starts_with_plain_and_two_stars(line: str) -> bool:
    plain = line[: next((at for at, sign in enumerate(line) if sign in "*?[\\"), len(line))]
    return line.startswith("**", len(plain)) and plain[-1:] not in ("", "/") and "/" in line.rstrip("/")


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    return Repo(tmp_path_factory.mktemp("ignore"))


@settings(max_examples=40)
@given(cases=st.lists(_CASE, min_size=20, max_size=40))
def test_git_says_the_same_of_anything(scratch: Repo, cases: list[tuple[str, str, list[str]]]) -> None:
    run = Path(str(len(list(scratch.root.iterdir()))))
    files: dict[str, bytes] = {}
    paths: list[str] = []
    for at, (content, deeper, asked) in enumerate(cases):
        if _means_the_same_to_every_git(content):
            files[f"{run}/{at}/.gitignore"] = content.encode()
        if _means_the_same_to_every_git(deeper):
            files[f"{run}/{at}/a/.gitignore"] = deeper.encode()
        paths += [f"{run}/{at}/{path.rstrip(' ')}" for path in asked if path.strip(" /") not in ("", "a")]
    assert _ours(files, paths) == _gits(scratch, files, paths)


@pytest.mark.parametrize(
    "unit", ["*a*a*a*b\n", "*a", "**/a/", "a\n", "[!a]", "[\\\x01-\\\x7e]", "[[:", "[b", "?", "\\"]
)
@pytest.mark.parametrize("path", ["a" * 4000, "a/" * 2000 + "c"])
def test_hostile_patterns_stay_cheap(unit: str, path: str) -> None:
    content = (unit * (MAX_BYTES // len(unit))).encode()
    rules = IgnoreRules(lambda _: content, (".gitignore",))
    start = time.process_time()
    assert rules.ignores(path) in (True, False)
    assert time.process_time() - start < 5


def test_what_cannot_be_told_counts_as_kept_out() -> None:
    def read(path: str) -> bytes:
        if path == "locked/.gitignore":
            raise UnreadableError(path, "permission denied")
        return b"#" * (MAX_BYTES + 1 if path == "large/.gitignore" else MAX_BYTES // 2)

    rules = IgnoreRules(read, (".gitignore", "large/.gitignore", "locked/.gitignore", "x/.gitignore", "x/y/.gitignore"))
    paths = ("a", "large", "large/a", "locked", "locked/a", "locked/a/b", "x/a", "x/y", "x/y/a")
    assert [path for path in paths if rules.ignores(path)] == ["large/a", "locked/a", "locked/a/b", "x/y/a"]
