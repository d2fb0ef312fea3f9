"""The script of a `package.json` that a call of npm, pnpm, yarn or bun starts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dodcheck.rules.runnables.sought import Sort, Sought
from dodcheck.snapshot.paths import normalise

_NAME = re.compile(r"[A-Za-z0-9][\w:./@-]*")
_RUN = frozenset({"run", "run-script"})
_TESTS = frozenset({"test", "t", "tst"})
_IF_PRESENT = "--if-present"
_FOLDERS = frozenset({"--prefix", "-C", "--cwd", "--dir"})
_WORKSPACES = frozenset({"-r", "--recursive", "-ws", "--workspaces", "--workspace", "--filter", "-F"})
_VALUED = _FOLDERS | {"--workspace", "--filter", "-F"}
_OWN = frozenset(
    (
        *("install", "i", "add", "remove", "rm", "uninstall", "un", "update", "up", "upgrade", "audit", "outdated"),
        *("ls", "list", "la", "ll", "why", "info", "view", "pack", "publish", "link", "unlink", "init", "create"),
        *("exec", "dlx", "run", "node", "npm", "config", "cache", "store", "env", "dedupe", "prune", "rebuild", "rb"),
        *("import", "fetch", "deploy", "patch", "patch-commit", "licenses", "doctor", "root", "bin", "completion"),
        *("setup", "self-update", "server", "help", "version", "login", "logout", "whoami", "owner", "tag", "team"),
        *("search", "pkg", "ci", "clean-install", "install-test", "it", "x", "workspace", "workspaces"),
        *("constraints", "plugin", "set", "policies", "versions", "global", "generate-lock-entry", "autoclean"),
        *("check-integrity", "stage", "dependencies", "unplug", "approve-builds", "ignored-builds", "cat-index"),
        *("cat-file", "find-hash", "catalog", "start", "stop", "restart"),
    )
)
"""Commands of yarn and pnpm themselves."""
_PERHAPS_OWN = frozenset({("yarn", "check"), ("pnpm", "docs")})
"""Names of scripts that some versions have commands of."""
_SCRIPT_LIKE = re.compile(
    r"(?:build|compile|tests?|lint|checks?|format|fmt|typecheck|type-check|types|verify|validate|smoke|e2e|unit"
    r"|integration|coverage|quality|dev|preview|docs|release|ci|all|precommit|pre-commit|prepush|pre-push)"
    r"(?:[-:_][\w:-]+)?|[\w-]+(?::[\w-]+)+"
)
"""Names that scripts have and no program of a dependency."""


class _Call(NamedTuple):
    """The words of a call that are no options, the folder of its package, and whether workspaces are meant."""

    rest: tuple[str, ...]
    folder: str
    anywhere: bool


def script_of(words: Sequence[str], folder: str) -> Sought | None:
    """Return the script that a call starts; ``None`` where it starts none, or may be missing without harm."""
    if words[0] not in ("npm", "pnpm", "yarn", "bun") or _IF_PRESENT in words:
        return None
    call = _call(words, folder)
    if call is None or not call.rest:
        return None
    name, sure = _script(words[0], call.rest)
    if not _NAME.fullmatch(name) or (words[0] == "bun" and re.search(r"\.\w+$", name)):
        return None
    inner = call.rest[:1] in (("workspace",), ("workspaces",))
    return Sought(Sort.SCRIPT, name, call.folder, sure=sure, anywhere=call.anywhere or inner)


def _script(program: str, rest: Sequence[str]) -> tuple[str, bool]:
    """Return the name of the script, empty where none is started, and whether nothing else may have it."""
    first, second = rest[0], rest[1] if len(rest) > 1 else ""
    if program == "yarn" and first == "workspace":
        name = next((word for word in rest[2:] if word not in _RUN), "")
        return ("" if name in _OWN else name), bool(_SCRIPT_LIKE.fullmatch(name))
    if program == "yarn" and first == "workspaces":
        return (rest[rest.index("run") + 1] if "run" in rest[:-1] else ""), False
    if first in _RUN:
        strict = program in ("npm", "pnpm")
        return second, strict or bool(_SCRIPT_LIKE.fullmatch(second))
    if program == "npm":
        return ("test", True) if first in _TESTS else ("", False)
    if program == "bun" or first in _OWN:
        return "", False
    name = "test" if first in _TESTS else first
    return name, bool(_SCRIPT_LIKE.fullmatch(name)) and (program, name) not in _PERHAPS_OWN


def _call(words: Sequence[str], folder: str) -> _Call | None:
    """Return a call apart from its options; ``None`` where a folder leads out of the repository."""
    rest: list[str] = []
    anywhere, at = False, 1
    short = words[0] == "npm"
    while at < len(words):
        word = words[at]
        name, equals, value = word.partition("=")
        at += 1
        if word == "--":
            break
        if not word.startswith("-"):
            rest.append(word)
            continue
        anywhere = anywhere or name in _WORKSPACES or (short and name == "-w")
        if name not in _VALUED and not (short and name == "-w"):
            continue
        if not equals:
            value, at = (words[at] if at < len(words) else ""), at + 1
        if name in _FOLDERS:
            place = normalise(value, folder)
            if place is None:
                return None
            folder = place
    return _Call(tuple(rest), folder, anywhere)
