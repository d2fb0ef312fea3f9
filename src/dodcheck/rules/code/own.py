"""Which files a statement about "the code" surely means, and which it may leave aside: told by name and first lines."""

from __future__ import annotations

import posixpath
import re

from dodcheck.rules.code.suffixes import is_code
from dodcheck.snapshot.resolve import is_aside
from dodcheck.structure.foreign import EXAMPLE_FOLDERS, FOREIGN_FOLDERS

_HEAD = 2_000
"""So many bytes of a file say whether it is generated."""
_TEST_FOLDERS_WORDS = (
    "test tests testing __tests__ spec specs e2e cypress playwright integration unit bench benches benchmark "
    "benchmarks __mocks__ mocks stories"
)
_TEST_FOLDERS = frozenset(_TEST_FOLDERS_WORDS.split())
_TEST_NAME = re.compile(
    r"^(?:test_.*|conftest|.*[_.-](?:tests?|spec|e2e|cy|it|bench|stories|story|mock))\.\w+$|(?:Tests?|Spec|IT)\.\w+$"
)
_MADE_FOLDERS_WORDS = "generated __generated__ gen dist build out target coverage node_modules .next .nuxt"
_MADE_FOLDERS = frozenset(_MADE_FOLDERS_WORDS.split())
_PERHAPS_MADE_WORDS = "migrations alembic locale locales i18n lang static public assets proto"
_PERHAPS_MADE = frozenset(_PERHAPS_MADE_WORDS.split())
"""Folders of files that are seldom code by hand, and are the repository's own all the same."""
_MADE_NAME = re.compile(
    r"_pb2(?:_grpc)?\.pyi?$|\.(?:pb|pb\.gw|g|freezed|gr|gen|generated|min|bundle|designer|d)\.\w+$|[._-]generated\.\w+$",
    re.IGNORECASE,
)
_MADE_SAID = re.compile(
    rb"@generated\b|\bauto[- ]?generated\b|\bgenerated (?:by|from|with|using|code|file)\b|\bcode generated\b"
    rb"|\bdo(?: not|n't) (?:edit|modify|change)\b|\b(?:is|was|been) generated\b",
    re.IGNORECASE,
)
_AROUND_WORDS = (
    "docs doc documentation site website scripts script tools tool ci .github .circleci .devcontainer hack "
    "infra deploy deployment terraform ops notebooks playground sandbox legacy old archive scratch"
)
_AROUND = frozenset(_AROUND_WORDS.split())
_SETTINGS = re.compile(r"^(?:setup|conf|noxfile|tasks|fabfile|manage|gulpfile|gruntfile)\.\w+$|\.config\.\w+$|rc\.\w+$")
_LIKE_DATA = (".ipynb", ".html", ".htm", ".sql", ".pyi", ".cmake")
"""Suffixes of code that many don't call source code."""


def apart(path: str, inside: str, data: bytes = b"") -> str:
    """Return why a statement about code may not mean a file, as a clause behind its name; empty where it surely does.

    ``inside`` is the folder that the statement names, from the root, with a slash at its end: what its own name says
    sets nothing apart. ``data`` are the bytes of the file.
    """
    below = path.removeprefix(inside).lower()
    *folders, name = below.split("/")
    names = frozenset(folders)
    if is_test(path, inside):
        return "is a test"
    if why := not_own(path, inside, data):
        return why
    if not _PERHAPS_MADE.isdisjoint(names):
        return "may be generated"
    if not _AROUND.isdisjoint(names) or _SETTINGS.search(name):
        return "stands beside the code"
    return "" if is_code(path) and not name.endswith(_LIKE_DATA) else "may not count as code"


def not_own(path: str, inside: str, data: bytes = b"") -> str:
    """Return why a statement about all files may not mean one: it is of others, made, or there to be looked at."""
    below = path.removeprefix(inside).lower()
    *folders, name = below.split("/")
    names = frozenset(folders)
    if not FOREIGN_FOLDERS.isdisjoint(names):
        return "is code of others"
    if not _MADE_FOLDERS.isdisjoint(names) or _MADE_NAME.search(name) or _MADE_SAID.search(data, 0, _HEAD):
        return "may be generated"
    return "is an example or was put away" if not EXAMPLE_FOLDERS.isdisjoint(names) or is_aside(below) else ""


def is_test(path: str, inside: str = "") -> bool:
    """Return whether a file is one of tests, or for tests, which a folder of tests as ``inside`` surely means."""
    *folders, _ = path.removeprefix(inside).lower().split("/")
    if not _TEST_FOLDERS.isdisjoint(inside.lower().split("/")):
        return False
    return not _TEST_FOLDERS.isdisjoint(folders) or bool(_TEST_NAME.search(posixpath.basename(path)))
