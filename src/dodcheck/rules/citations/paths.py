"""Whether a path or a glob that is cited is there."""

from __future__ import annotations

import re
import shlex

from dodcheck.model.evidence import Place
from dodcheck.phrasing import some
from dodcheck.rules.citations.sighting import Seen, Sighting
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.snapshot.globs import in_other_letters, is_glob
from dodcheck.snapshot.paths import folder_of, name_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.snapshot.resolve import How, Resolution, may_be_sibling_repository, resolve

_OTHER_SUFFIXES = (
    (".js", ".ts", ".jsx", ".tsx", ".mjs", ".cjs", ".mts", ".cts", ".vue", ".svelte"),
    (".yml", ".yaml", ".json", ".jsonc", ".toml"),
    (".md", ".mdx", ".rst", ".adoc", ".txt"),
    (".css", ".scss", ".sass", ".less"),
    (".c", ".cc", ".cpp", ".cxx", ".cu", ".h", ".hpp"),
    (".java", ".kt", ".groovy", ".scala"),
    (".py", ".pyi", ".pyx", ".ipynb"),
    (".sh", ".bash", ".zsh", ".py"),
)
"""Suffixes that a file may be given in place of one another."""
_MIDDLES = (".test", ".spec")
_STARS = re.compile(r"[*?]+")
_TELLING = 3
"""So many letters and digits in the last part of a glob, besides "test", make it the name of something."""


_UNCLEAR = {
    How.AMBIGUOUS: "which may be",
    How.MOVED: "which is missing, but may have moved to",
    How.CASE: "which differs in case from",
    How.IGNORED: "which git ignores",
    How.SUBMODULE: "which lies in a submodule",
    How.OUTSIDE: "which lies outside the repository",
}


def path_seen(snapshot: Snapshot, word: str, named_in: str | None) -> Sighting:
    """Return what became of a path or glob; what may only have another name or place now is not plainly missing."""
    found = resolved(snapshot, word, named_in)
    if is_glob(word) and found.how is not How.FILE:
        return _glob(snapshot, word, named_in)
    at = found.path or word
    match found.how:
        case How.FILE | How.FOLDER | How.SYMLINK:
            return _sighting(Seen.THERE, at, at, (at,))
        case How.ABSENT if word.startswith("/") and may_be_sibling_repository(snapshot, at):
            return _sighting(Seen.UNCLEAR, at, f"{at}, {_UNCLEAR[How.OUTSIDE]}, as far as is seen")
        case How.ABSENT | How.UNTRACKED:
            return _absent(snapshot, at, found.how)
        case _:
            others = f" {some(found.candidates)}" if found.candidates else ""
            return _sighting(Seen.UNCLEAR, word, f"{at}, {_UNCLEAR[found.how]}{others}", found.candidates)


def resolved(snapshot: Snapshot, word: str, named_in: str | None) -> Resolution:
    """Return what a word means: in the document that cites it, else from the root alone."""
    return resolve(snapshot, word if named_in else f"/{word.removeprefix('/')}", named_in)


def _absent(snapshot: Snapshot, at: str, how: How) -> Sighting:
    if others := _renamed(snapshot, name_of(at)):
        return _sighting(Seen.UNCLEAR, at, f"{at}, which is missing, but may be {some(others)} now", others)
    untracked = "which is there but untracked, so no part of the repository"
    why = untracked if how is How.UNTRACKED else "which is missing"
    return _sighting(Seen.MISSING, at, f"{at}, {why}", (at,))


def _renamed(snapshot: Snapshot, name: str) -> tuple[str, ...]:
    """Return the files that have the name with another suffix, and the folders that a file may have grown into."""
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem:
        return ()
    suffix = f".{ending.lower()}"
    suffixes = {suffix, *(other for group in _OTHER_SUFFIXES if suffix in group for other in group)}
    stems = {stem, *(f"{stem.removesuffix(middle)}{other}" for middle in _MIDDLES for other in _MIDDLES)}
    names = {f"{one}{other}" for one in (stems if stem.endswith(_MIDDLES) else {stem}) for other in suffixes} - {name}
    files = [path for one in sorted(names) for path in snapshot.files_named(one)]
    folders = snapshot.folders_named(stem) if suffix != ".md" else ()
    return (*files, *(f"{path}/" for path in folders))


def _glob(snapshot: Snapshot, word: str, named_in: str | None) -> Sighting:
    pattern = word.removeprefix("./").strip("/")
    folder = folder_of(named_in) if named_in else ""
    wanted = dict.fromkeys(
        (pattern, normalise(pattern, folder) or pattern, f"**/{pattern}") if named_in else (pattern,)
    )
    for one in wanted:
        if found := snapshot.glob(one):
            said = found[0] if len(found) == 1 else f"{word} ({len(found)} files)"
            return _sighting(Seen.THERE, one, said, found)
    if close := _close(snapshot, pattern):
        return _sighting(Seen.UNCLEAR, word, f"{word}, which matches nothing, but there is {some(close)}", close)
    if blind := unseen_submodules(snapshot, list(wanted)):
        return _sighting(Seen.UNCLEAR, word, f"{word}, which may match files of the submodule {blind[0]}")
    if any(snapshot.presence(_STARS.sub("x", one.replace("**/", ""))) is Presence.IGNORED for one in wanted):
        return _sighting(Seen.UNCLEAR, word, f"{word}, which git ignores")
    return _sighting(Seen.MISSING, pattern, f"{word}, which matches no file", (pattern,))


def _close(snapshot: Snapshot, pattern: str) -> tuple[str, ...]:
    """Return the files elsewhere that the last part of a glob matches, where that says enough; or but for case."""
    name = name_of(pattern)
    stem = name.partition(".")[0] if not name.startswith(".") else name
    telling = sum(map(str.isalnum, stem.replace("test", ""))) >= _TELLING
    elsewhere = snapshot.glob(f"**/{name}") if telling else ()
    return elsewhere or in_other_letters(pattern, snapshot.files())


def _sighting(seen: Seen, shown: str, words: str, paths: tuple[str, ...] = ()) -> Sighting:
    pathspec = f":(glob){shown}" if is_glob(shown) else shown
    command = f"git ls-files -s -- {shlex.quote(pathspec)}"
    return Sighting(seen, words, command, tuple(map(Place, paths)))
