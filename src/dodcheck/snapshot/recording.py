"""A snapshot that remembers what it was asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from dodcheck.model.report import SnapshotFacts
from dodcheck.snapshot.history import History
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError, digest_of
from dodcheck.snapshot.recorded_history import RecordedHistory


class Ask(StrEnum):
    """The kinds of question, one for each method of a snapshot."""

    FACTS = "facts"
    FILES = "files"
    GLOB = "glob"
    FILES_NAMED = "files-named"
    FOLDERS_NAMED = "folders-named"
    SUBMODULES = "submodules"
    LINKS = "links"
    EXECUTABLE = "executable"
    RECORDED = "recorded"
    HISTORY = "history"
    PRESENCE = "presence"
    READ = "read"
    DIGEST = "digest"
    HANDED_OVER = "handed-over"
    HANDED_OVER_NAMES = "handed-over-names"


@dataclass(frozen=True, slots=True, order=True)
class Question:
    """One question: its kind and its argument, empty where there is none."""

    ask: Ask
    argument: str = ""


class Recording:
    """A snapshot that passes every question on to ``inner`` and keeps what the answer was.

    Two snapshots that give the same answers to these questions look the same to whoever asked them.
    """

    def __init__(self, inner: Snapshot) -> None:
        self._inner = inner
        self._answers: dict[Question, str] = {}

    @property
    def questions(self) -> Mapping[Question, str]:
        """Every question once, in the order asked, with a word that stands for its answer.

        Presences and commits stand for themselves, contents are ``sha256:`` and the digest of the bytes, lists the
        digest of their members; what could not be read is ``unreadable:`` and why, what was not handed over is empty.
        """
        return MappingProxyType(self._answers)

    def facts(self) -> SnapshotFacts:
        """Return commit, dirtiness, digest and number of files."""
        facts = self._inner.facts()
        self._keep_answer(Ask.FACTS, "", f"{facts.commit} {facts.dirty} {facts.digest} {facts.files}")
        return facts

    def as_of(self) -> date | None:
        """Return the day of the judgement."""
        return self._inner.as_of()

    def files(self) -> tuple[str, ...]:
        """Return the path of every tracked regular file, sorted by code point."""
        files = self._inner.files()
        if Question(Ask.FILES) not in self._answers:
            self._keep_answer(Ask.FILES, "", _digest_of_list(files))
        return files

    def glob(self, pattern: str) -> tuple[str, ...]:
        """Return the tracked regular files that match, sorted."""
        files = self._inner.glob(pattern)
        self._keep_answer(Ask.GLOB, pattern, _digest_of_list(files))
        return files

    def files_named(self, name: str) -> tuple[str, ...]:
        """Return the tracked regular files whose last part is ``name`` but for case, sorted."""
        files = self._inner.files_named(name)
        self._keep_answer(Ask.FILES_NAMED, name, _digest_of_list(files))
        return files

    def folders_named(self, name: str) -> tuple[str, ...]:
        """Return the folders of tracked regular files whose last part is ``name`` but for case, sorted."""
        folders = self._inner.folders_named(name)
        self._keep_answer(Ask.FOLDERS_NAMED, name, _digest_of_list(folders))
        return folders

    def submodules(self) -> tuple[str, ...]:
        """Return the path of every submodule, sorted."""
        submodules = self._inner.submodules()
        self._keep_answer(Ask.SUBMODULES, "", _digest_of_list(submodules))
        return submodules

    def links(self) -> tuple[str, ...]:
        """Return the path of every symbolic link that is tracked, sorted; none is followed."""
        links = self._inner.links()
        self._keep_answer(Ask.LINKS, "", _digest_of_list(links))
        return links

    def executable(self, path: str) -> bool:
        """Return whether git records that a tracked regular file may be executed; false where there is none."""
        executable = self._inner.executable(path)
        self._keep_answer(Ask.EXECUTABLE, path, str(executable))
        return executable

    def recorded(self, submodule: str) -> str | None:
        """Return the commit that a submodule is recorded at, ``None`` where no submodule stands."""
        commit = self._inner.recorded(submodule)
        self._keep_answer(Ask.RECORDED, submodule, commit or "")
        return commit

    def presence(self, path: str) -> Presence:
        """Return what stands at a path."""
        presence = self._inner.presence(path)
        self._keep_answer(Ask.PRESENCE, path, presence.value)
        return presence

    def read(self, path: str) -> bytes:
        """Return the bytes of a tracked regular file. Raises ``UnreadableError``."""
        try:
            content = self._inner.read(path)
            self._keep_answer(Ask.READ, path, self._inner.digest(path))
        except UnreadableError as error:
            self._keep_answer(Ask.READ, path, f"unreadable: {error.message}")
            raise
        return content

    def digest(self, path: str) -> str:
        """Return ``sha256:`` and the hex digest of a tracked regular file's bytes. Raises ``UnreadableError``."""
        try:
            digest = self._inner.digest(path)
        except UnreadableError as error:
            self._keep_answer(Ask.DIGEST, path, f"unreadable: {error.message}")
            raise
        self._keep_answer(Ask.DIGEST, path, digest)
        return digest

    def history(self) -> History | None:
        """Return the commits behind the judged one, ``None`` where there is no commit; its questions are kept too."""
        history = self._inner.history()
        if history is None:
            self._keep_answer(Ask.HISTORY, "", "")
            return None
        return RecordedHistory(history, lambda question, answer: self._keep_answer(Ask.HISTORY, question, answer))

    def handed_over(self, name: str) -> bytes | None:
        """Return the bytes of the caller's evidence file of that name, ``None`` when there is none."""
        content = self._inner.handed_over(name)
        self._keep_answer(Ask.HANDED_OVER, name, "" if content is None else digest_of(content))
        return content

    def handed_over_names(self) -> tuple[str, ...]:
        """Return the name of every evidence file of the caller, sorted."""
        names = self._inner.handed_over_names()
        self._keep_answer(Ask.HANDED_OVER_NAMES, "", _digest_of_list(names))
        return names

    def _keep_answer(self, ask: Ask, argument: str, answer: str) -> None:
        self._answers.setdefault(Question(ask, argument), answer)


def _digest_of_list(members: Iterable[str]) -> str:
    return digest_of("\0".join(members).encode("utf-8", "surrogateescape"))
