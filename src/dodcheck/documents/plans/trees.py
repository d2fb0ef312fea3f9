"""Lists of files in code blocks: one path on a line, or a tree drawn with indentation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dodcheck.documents.blocks import Code
from dodcheck.documents.paths import is_file_glob, is_path

_DRAWN = re.compile(r"(?P<indent>[\s│├└─|`+\\-]*)(?P<said>.*)")
_REMARK = re.compile(r"\s{1,}(?:#|//|<-|←|--|—|\().*$")
_PROGRAM = re.compile(r"[(){}=;$<>]|^(?:git|pip|python|npm|make|cd|ls|pytest|docker|export|echo)\b")
_LONGEST = 240
_AT_ROOT = frozenset(
    {
        "README.md",
        "pyproject.toml",
        "setup.py",
        "package.json",
        "Cargo.toml",
        "go.mod",
        "pom.xml",
        ".gitignore",
        "Makefile",
    }
)
"""Files that stand at the root of a repository."""
_MOST = 500
"""A longer block is no list of what is delivered."""


def files_of_code(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield for each line of a list of files the number of lines above it, its words, and its path or nothing.

    A block without a single path, or with lines of a program, lists none.
    """
    lines = source.split("\n")
    if len(lines) > _MOST or any(len(line) > _LONGEST for line in lines):
        return
    said = [_REMARK.sub("", line.rstrip()) for line in lines]
    if any(_PROGRAM.search(one.strip()) for one in said):
        return
    found = list(_without_root(list(_joined(said))))
    if any(path for _, _, path in found):
        yield from found


def line_in(code: Code, above: int) -> int:
    """Return the line of the file on which a line of a code block stands; a fenced block has a fence above it."""
    indented = code.source.rstrip("\n").count("\n") == code.end - code.line
    return min(code.end, code.line + above + (not indented))


def _without_root(found: list[tuple[int, str, str]]) -> Iterator[tuple[int, str, str]]:
    """Yield the lines of a tree without the folder of the repository, where it begins with that."""
    roots = {path.partition("/")[0] for _, _, path in found if path}
    root = f"{next(iter(roots))}/" if len(roots) == 1 else ""
    rooted = root and any(path.removeprefix(root) in _AT_ROOT for _, _, path in found)
    for number, words, path in found:
        yield number, words, path.removeprefix(root) if rooted else path


def _joined(lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Yield the lines that are no folder with others below it; a path begins with the folders around it."""
    folders: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        drawn = _DRAWN.fullmatch(line)
        if drawn is None or not drawn["said"]:
            continue
        depth, words = len(drawn["indent"]), drawn["said"].strip()
        while folders and folders[-1][0] >= depth:
            folders.pop()
        whole = "".join(folder for _, folder in folders) + words
        if words.endswith("/") and is_path(words) and _holds_more(lines, number, depth):
            folders.append((depth, words))
            continue
        yield number, words, whole if is_path(whole) or is_file_glob(whole) else ""


def _holds_more(lines: list[str], number: int, depth: int) -> bool:
    following = next((line for line in lines[number + 1 :] if line.strip()), "")
    drawn = _DRAWN.fullmatch(following)
    return drawn is not None and len(drawn["indent"]) > depth
