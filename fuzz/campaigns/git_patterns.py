"""The patterns of ``.gitignore`` and ``.gitattributes``, beside git itself."""

from __future__ import annotations

import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from random import Random

from dodcheck.snapshot.attributes import AttributeRules
from dodcheck.snapshot.ignore import IgnoreRules
from fuzz.campaign import Campaign, Given
from fuzz.texts import mixed

PIECES = (
    "*", "**", "?", "[ab]", "[!a]", "[a-c]", "[[:alpha:]]", "[", "]", "!", "#", "/", "a", "b", "a/b", "\\", "\\ ", " ",
    "\n", "\n!", "\n/", "*.o", "ab", "/**/", "**/", "/**", "a/", "-", "^", "\t", "\r", "\u00e9", " text", " -diff",
    " !x", " x=y", "[attr]m x\n", '"a b"', "binary",
)  # fmt: skip
PATHS = (
    "a",
    "b",
    "ab",
    "a/b",
    "a/b/a",
    "b/a/ab",
    "a.o",
    "a/b.o",
    "c/a b",
    "\u00e9",
    "a/\u00e9/b",
    "[",
    "a]",
    "#a",
    "!b",
    "-",
    "c/b/a",
)
IGNORE, ATTRIBUTES = ".gitignore", ".gitattributes"
_ENVIRONMENT = {
    "PATH": os.environ.get("PATH", os.defpath),
    "LC_ALL": "C",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_ATTR_NOSYSTEM": "1",
}


def fresh(random: Random) -> Given:
    """Return the two files."""
    return {name: mixed(random, PIECES, 12).encode("utf-8", "replace") for name in (IGNORE, ATTRIBUTES)}


def check(given: Given) -> None:
    """Ask both rules about every path; git agrees about what all its versions read alike."""
    files = {name: given.get(name, b"") for name in (IGNORE, ATTRIBUTES)}
    ignore = IgnoreRules(files.__getitem__, (IGNORE,))
    attributes = AttributeRules(files.__getitem__, (ATTRIBUTES,))
    ours = {path for path in PATHS if ignore.ignores(path)}
    named = {path: dict(attributes.attributes_of(path)) for path in PATHS}
    if _settled(files[IGNORE]):
        theirs = _ignored(files[IGNORE])
        assert ours == theirs, (files[IGNORE], ours ^ theirs)
    if _settled(files[ATTRIBUTES]):
        told = _attributes(files[ATTRIBUTES])
        assert named == told, [(path, named[path], told[path]) for path in PATHS if named[path] != told[path]]


def _settled(content: bytes) -> bool:
    """Return whether git reads a file as its manual says: no ``name**`` within a path, no pattern that is empty."""
    if len(content) > 2_000 or b"\0" in content:
        return False
    for line in content.split(b"\n"):
        bare = line.strip(b" \r\t").removeprefix(b"!")
        plain = bare[: next((at for at, sign in enumerate(bare) if sign in b"*?[\\"), len(bare))]
        doubled = bare.startswith(b"**", len(plain)) and plain[-1:] not in (b"", b"/")
        if not bare.strip(b" /\r\t") or doubled:
            return not content
    return True


@cache
def _scratch() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="dodcheck-fuzz-"))
    _git(folder, b"", "init", "--quiet")
    return folder


def _ignored(content: bytes) -> set[str]:
    folder = _scratch()
    (folder / IGNORE).write_bytes(content)
    told = _git(folder, _asked(), "check-ignore", "-z", "--stdin", "--verbose", "--non-matching", "--no-index")
    fields = told.split(b"\0")[:-1]
    patterns = zip(PATHS, fields[::4], fields[2::4], strict=True)
    return {path for path, source, pattern in patterns if source and not pattern.startswith(b"!")}


def _attributes(content: bytes) -> dict[str, dict[str, str | bool]]:
    folder = _scratch()
    (folder / ATTRIBUTES).write_bytes(content)
    fields = _git(folder, _asked(), "check-attr", "-z", "--stdin", "--all").split(b"\0")[:-1]
    found: dict[str, dict[str, str | bool]] = {path: {} for path in PATHS}
    for path, name, value in zip(fields[::3], fields[1::3], fields[2::3], strict=True):
        said = os.fsdecode(value)
        told = {"set": True, "unset": False}.get(said, said)
        found[os.fsdecode(path).removeprefix("./")][os.fsdecode(name)] = told
    (folder / ATTRIBUTES).unlink()
    return found


def _asked() -> bytes:
    return b"".join(b"./%b\0" % os.fsencode(path) for path in PATHS)


def _git(folder: Path, given: bytes, *args: str) -> bytes:
    done = subprocess.run(["git", *args], cwd=folder, env=_ENVIRONMENT, input=given, capture_output=True, check=False)
    assert done.returncode <= 1, done.stderr
    return done.stdout


CAMPAIGN = Campaign(
    name="git-patterns",
    about=".gitignore and .gitattributes, beside git",
    fresh=fresh,
    check=check,
    pieces=PIECES,
    grows=False,
)
