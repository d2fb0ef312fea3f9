"""Reads the planted pieces and the look-alikes: what has to be found, and every file with its text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.vendored_tree.licences import filled

HERE = Path(__file__).parent


class Piece(NamedTuple):
    """A piece or a look-alike: its path, what is told of it by name, and its files by their paths from the root."""

    path: str
    told: Mapping[str, str]
    files: Mapping[str, str]


def planted() -> tuple[Piece, ...]:
    """Return every planted piece: `held` and `name` are always told, the rest where the tree says it."""
    return tuple(_pieces("planted"))


def look_alikes() -> tuple[Piece, ...]:
    """Return the project's own code that looks like vendored code, each with `why`."""
    return tuple(_pieces("own"))


def planted_files() -> dict[str, bytes]:
    """Return the bytes of every file by its path, `.gitmodules` among them."""
    texts: dict[str, str] = {}
    for name in ("project.txt", "lists.txt"):
        texts |= _read(HERE / name)[0].files
    for one in (*planted(), *look_alikes()):
        texts |= one.files
    texts[".gitmodules"] = "".join(_entry(one) for one in planted() if one.told["held"] == "submodule")
    return {path: text.encode() for path, text in texts.items()}


def recorded() -> dict[str, str]:
    """Return the commit of every submodule by its path."""
    return {one.path: one.told["commit"] for one in planted() if one.told["held"] == "submodule"}


def _entry(one: Piece) -> str:
    return f'[submodule "{one.path}"]\n\tpath = {one.path}\n\turl = {one.told["url"]}\n'


def _pieces(folder: str) -> Iterator[Piece]:
    for path in sorted((HERE / folder).glob("*.txt")):
        yield from _read(path)


def _read(path: Path) -> list[Piece]:
    """Return the pieces of a file: `# path`, `key: value`, `> file`, and each line of it behind a bar.

    A backslash alone says that the last line of a file has no line end.
    """
    pieces: list[tuple[str, dict[str, str], dict[str, str]]] = [("", {}, {})]
    file = ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        _, told, files = pieces[-1]
        if line.startswith("# "):
            pieces.append((line[2:], {}, {}))
        elif line.startswith("> "):
            file = line[2:]
            files[file] = ""
        elif line.startswith("|"):
            files[file] += f"{line[2:]}\n"
        elif line == "\\":
            files[file] = files[file].removesuffix("\n")
        elif line:
            key, _, value = line.partition(": ")
            told[key] = value
    made = [Piece(name, told, {key: filled(text) for key, text in files.items()}) for name, told, files in pieces]
    return made[1:] if len(made) > 1 else made
