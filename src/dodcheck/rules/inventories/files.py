"""The files that an inventory should cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dodcheck.model.evidence import Evidence
from dodcheck.rules.pathspecs import pathspecs
from dodcheck.rules.reading.placed import placed_globs
from dodcheck.rules.reading.reach import unseen_submodules
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.paths import folder_of, name_of
from dodcheck.snapshot.protocol import Presence, Snapshot


class Files(NamedTuple):
    """The files by path, sorted; the globs that they match; submodules that may hold more of them.

    ``nouns`` are the names of their folders, in the singular as well; ``own``: the document itself matches too.
    """

    paths: tuple[str, ...]
    globs: tuple[str, ...]
    blind: tuple[str, ...]
    nouns: frozenset[str]
    own: bool = False

    @property
    def which(self) -> str:
        """Words for what the files are."""
        return " or ".join(self.globs[:3]) + (" …" if len(self.globs) > 3 else "")  # noqa: PLR2004 - enough to tell

    def beside(self, document: str) -> Files:
        """Return the files without the document that lists them, which need not list itself."""
        others = tuple(path for path in self.paths if path != document)
        return self._replace(paths=others, own=True) if len(others) < len(self.paths) and others else self

    @property
    def listing(self) -> str:
        """A command that lists them."""
        return f"git ls-files -- {pathspecs(self.globs)}"


def files_of(
    snapshot: Snapshot, asked: Sequence[str], exclude: Sequence[str], named_in: str | None, kind: str
) -> Files | Evidence:
    """Return the tracked files that match, or why a path among ``asked`` means no place."""
    globs = placed_globs(snapshot, asked, named_in, kind) if named_in else tuple(_globs(snapshot, asked))
    if isinstance(globs, Evidence):
        return globs
    out = [matcher(glob) for glob in exclude]
    matched = {path for glob in globs for path in snapshot.glob(glob)}
    paths = tuple(sorted(path for path in matched if not any(leaves(path) for leaves in out)))
    folders = {name_of(folder_of(glob).removesuffix("/**")).casefold() for glob in globs}
    nouns = frozenset(noun for folder in folders if folder for noun in (folder, folder.removesuffix("s")))
    return Files(paths, globs, tuple(unseen_submodules(snapshot, globs, exclude)), nouns)


def _globs(snapshot: Snapshot, asked: Sequence[str]) -> Iterator[str]:
    for path in asked:
        folder = not is_glob(path) and snapshot.presence(path) is Presence.FOLDER
        yield f"{path}/**" if folder else path
