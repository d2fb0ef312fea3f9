"""Contents of the object store, for tracked files that are not read from the work tree."""

from __future__ import annotations

import os

from dodcheck.model.evidence import Unknown
from dodcheck.snapshot.conversation import Conversation, NoAnswerError
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import MAX_FILE_BYTES, TooLargeError, UnreadableError


class _NotThereError(Exception):
    """git has no such object."""


class Blobs:
    """The object store of a repository; git is started at the first question and kept.

    A copy of the process starts one of its own: two that ask the same would get each other's answers.
    """

    def __init__(self, git: Git) -> None:
        self._git = git
        self._talks: dict[int, Conversation] = {}

    def read(self, path: str, blob: str) -> bytes:
        """Return the content of a blob, which is that of ``path``. Raises ``UnreadableError``."""
        return self._ask(path, blob, b"blob")

    def commit(self, commit: str) -> bytes:
        """Return a commit, given by its full id, as git holds it. Raises ``UnreadableError``."""
        return self._ask(commit, commit, b"commit")

    def _ask(self, path: str, name: str, kind: bytes) -> bytes:
        me = os.getpid()
        talk = self._talks.get(me) or self._talks.setdefault(me, self._git.talk("cat-file", "--batch"))
        try:
            return self._read_answer(talk, path, name, kind)
        except _NotThereError:
            # git said all there is to say, and waits for the next question.
            raise _missing_content(path) from None
        except (NoAnswerError, UnreadableError) as error:
            talk.close()
            del self._talks[me]
            if isinstance(error, UnreadableError):
                raise
            # Before version 2.44, git ends when it may not fetch what a partial clone left out.
            raise _missing_content(path) from error

    def _read_answer(self, talk: Conversation, path: str, name: str, kind: bytes) -> bytes:
        talk.ask(name.encode() + b"\n")
        answer = talk.read_until(b"\n").split()
        if answer[-1:] == [b"missing"]:
            raise _NotThereError
        if len(answer) != len(("id", "type", "size")) or answer[1] != kind or not answer[2].isdigit():
            raise _missing_content(path)
        size = int(answer[2])
        if size > MAX_FILE_BYTES:
            raise too_large(path, size)
        content = talk.read_bytes(size)
        talk.read_until(b"\n")
        return content


def too_large(path: str, size: int) -> TooLargeError:
    """Return the error for a file of ``size`` bytes, more than are ever read."""
    return TooLargeError(path, f"has {size} bytes, and files over {MAX_FILE_BYTES} are not read", Unknown.SKIPPED)


def _missing_content(path: str) -> UnreadableError:
    return UnreadableError(path, "its content is not in this clone", Unknown.SKIPPED)
