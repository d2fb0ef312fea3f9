"""Finds what is planted in a large tree, and measures ``sbom generate`` beside ``git grep``. Part of ``make bench``."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from bench.run import BENCH, DODCHECK, Side, compare, compile_modules
from bench.tree import FULL, Size, commit, fingerprint, write
from bench.vendored_tree.pieces import Piece, look_alikes, planted, planted_files, recorded
from dodcheck.supply.bom import Component
from dodcheck.supply.reading.read import read_bom

GENERATE = (DODCHECK, "sbom", "generate", "--format", "json")
WORDS = "(copied|adapted|taken|imported|borrowed|derived|ported|extracted) from|based on"
GREP = ("git", "grep", "-I", "-l", "-i", "-E", WORDS)
PLAIN = ("git", "grep", "-I", "-c", "-E", "AKIA[0-9A-Z]{16}")
NO_MATCH = 1
PAIRS = 15
UNKNOWN = "NOASSERTION"


def main() -> None:
    """Make the tree, look for what is planted, measure, print."""
    compile_modules()
    tree = ensure_planted(FULL, BENCH / "vendored")
    print(told(planted(), components(tree)))
    print(f"  beside {len(look_alikes())} look-alikes of the project's own, of which none may be found")
    print("sbom generate / git grep of its words ", compare(Side(GENERATE), Side(GREP), tree, PAIRS), "aim: at most 1")
    print("sbom generate / git grep of one pattern", compare(Side(GENERATE), Side(PLAIN, NO_MATCH), tree, PAIRS))


def ensure_planted(size: Size, folder: Path) -> Path:
    """Return a committed tree of this size with the planted part in it, made anew unless the right one is there."""
    files = planted_files()
    wanted = hashlib.sha256(b"\0".join(_content(size, files))).hexdigest()
    mark = folder / ".git" / "bench-fingerprint"
    if not (mark.exists() and mark.read_text(encoding="utf-8") == wanted):
        shutil.rmtree(folder, ignore_errors=True)
        write(size, folder)
        plant(folder, files)
        mark.write_text(wanted, encoding="utf-8")
    return folder


def _content(size: Size, files: Mapping[str, bytes]) -> Iterator[bytes]:
    yield fingerprint(size).encode()
    for path, data in sorted(files.items()):
        yield path.encode()
        yield data


def plant(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the planted files into a folder and commit all of it, the submodules in a second commit."""
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    commit(folder)
    for path, made in recorded().items():
        (folder / path).mkdir(parents=True, exist_ok=True)
        _git(folder, "update-index", "--add", "--cacheinfo", f"160000,{made},{path}")
    _git(folder, "-c", "user.name=bench", "-c", "user.email=bench@example.org", "commit", "--quiet", "-m", "submodules")


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def components(tree: Path) -> tuple[Component, ...]:
    """Return what is found in a tree. Raises ``SystemExit`` where nothing is."""
    done = subprocess.run(GENERATE, cwd=tree, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"sbom generate ended with {done.returncode}:\n{done.stderr.decode(errors='replace')}")
    return read_bom("SBOM.json", done.stdout).bom.components


def told(pieces: Sequence[Piece], found: Iterable[Component]) -> str:
    """Return how many planted pieces are found and told rightly, and every difference."""
    by_path = {one.properties.get("dodcheck:path", ""): one for one in found}
    wanted = {one.path: one for one in pieces}
    lines = [f"  not found: {path}" for path in wanted if path not in by_path]
    lines += [f"  found, and not planted: {path}" for path in by_path if path not in wanted]
    lines += [line for path, one in wanted.items() if path in by_path for line in _differences(one, by_path[path])]
    head = f"vendored code: {len(wanted.keys() & by_path.keys())} of {len(wanted)} planted pieces found"
    return "\n".join([head, *lines] if lines else [f"{head}, each with its facts, and nothing else"])


def _differences(piece: Piece, one: Component) -> Iterator[str]:
    version = None if one.version in (UNKNOWN, *one.commits) else one.version
    facts = {
        "held": one.properties.get("dodcheck:held"),
        "name": one.name,
        "version": version,
        "licence": one.licences[0].said if one.licences else None,
        "commit": one.commits[0] if one.commits else None,
        "url": one.links[0].url if one.links else None,
    }
    for name, value in facts.items():
        if value != piece.told.get(name):
            yield f"  {piece.path}: {name} {piece.told.get(name)} is planted, and {value} is told"


if __name__ == "__main__":
    main()
