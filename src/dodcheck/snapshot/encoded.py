"""Files that attributes let stand in the work tree in another encoding than git stores them in.

A file in an encoding that nobody expects would keep its words from every search here, while whoever looks at the
commit reads them: such a file is read as git stores it.
"""

from __future__ import annotations

from collections.abc import Collection

from dodcheck.errors import user_error
from dodcheck.snapshot.conversation import Conversation, NoAnswerError
from dodcheck.snapshot.disk import Disk
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.paths import name_of, to_bytes
from dodcheck.snapshot.protocol import UnreadableError

_ATTRIBUTE = "working-tree-encoding"
_FILE = ".gitattributes"
_NONE = frozenset({b"unspecified", b"unset", b"set"})


def paths_with_encoding(git: Git, disk: Disk, paths: Collection[str]) -> frozenset[str]:
    """Return which of the tracked paths have an encoding of their own in the work tree. Raises ``UserError``.

    git is asked only where an attributes file in the tree speaks of encodings at all.
    """
    files = [path for path in paths if path.endswith(_FILE) and name_of(path) == _FILE]
    if not any(_mentions_encoding(disk, path) for path in files):
        return frozenset()
    talk = git.talk("check-attr", "-z", "--stdin", _ATTRIBUTE)
    try:
        return frozenset(path for path in paths if _encoding_of(talk, path) not in _NONE)
    except NoAnswerError as error:
        raise user_error(f"git could not tell the encodings of the files in {git.root}") from error
    finally:
        talk.close()


def _mentions_encoding(disk: Disk, path: str) -> bool:
    try:
        return _ATTRIBUTE.encode() in disk.read(path)
    except UnreadableError:
        # Not seen here is not proof: git may read what we do not, such as a file of more than 64 MB.
        return True


def _encoding_of(talk: Conversation, path: str) -> bytes:
    talk.ask(to_bytes(path) + b"\0")
    return [talk.read_until(b"\0") for _ in ("path", "attribute", "value")][-1]
