"""Where code reaches a dotted name in other words than these: `from os import system`, `const { log } = console`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dodcheck.documents.text import decode
from dodcheck.formats.python_dotted import lines_reaching
from dodcheck.model.evidence import Place
from dodcheck.rules.code.comments import UnclearError, code_lines
from dodcheck.rules.code.suffixes import JAVASCRIPT
from dodcheck.snapshot.protocol import Snapshot, UnreadableError

if TYPE_CHECKING:
    from dodcheck.rules.text import TextRule

DOTTED: Final = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+")
"""A name of code with a dot, such as `os.system`."""
_PYTHON: Final = (".py", ".pyi")
_SCRIPT: Final = (*JAVASCRIPT, ".vue", ".svelte")
_TAKEN: Final = re.compile(r"\{(?P<names>[^{}]*)\}\s*(?:=|from)\s*(?P<of>[^;\n]{0,200})")
"""`const { log } = console`, `import { exec } from "child_process"`."""
_WORD: Final = re.compile(r"[\w$]+")


def places_by_other_names(rule: TextRule, snapshot: Snapshot) -> list[Place]:
    """Return where files of Python or JavaScript reach a dotted name that does not stand there as it is written."""
    dotted = rule.literal or ""
    if not DOTTED.fullmatch(dotted):
        return []
    return [place for path in rule.files(snapshot) for place in _places_in_file(snapshot, path, dotted)]


def _places_in_file(snapshot: Snapshot, path: str, dotted: str) -> Iterator[Place]:
    lower = path.lower()
    if not lower.endswith((*_PYTHON, *_SCRIPT)):
        return
    try:
        data = snapshot.read(path)
    except UnreadableError:
        return
    if not all(part.encode() in data for part in _WORD.findall(dotted)):
        return
    yield from (
        Place(path, line)
        for line in (_lines_in_javascript if lower.endswith(_SCRIPT) else _lines_in_python)(path, data, dotted)
    )


def _lines_in_python(_path: str, data: bytes, dotted: str) -> tuple[int, ...]:
    return lines_reaching(data, dotted)


def _lines_in_javascript(path: str, data: bytes, dotted: str) -> tuple[int, ...]:
    """Return the first line of a script that takes the last part out of what the others name, or names those anew."""
    owner, _, last = dotted.rpartition(".")
    name = re.escape(last)
    try:
        code = "\n".join(line for _, line in code_lines(path, enumerate(decode(data).raw, start=1)))
    except UnclearError:
        return ()
    module = re.escape(owner)
    named = rf"(?:require\(\s*|import\(\s*)?[\"'`]?(?:node:)?{module}[\"'`]?(?![\w$.-])"
    taken = (
        found.start()
        for found in _TAKEN.finditer(code)
        if last in _WORD.findall(found["names"]) and re.match(named, found["of"])
    )
    otherwise = re.finditer(
        rf"(?<![\w$]){module}(?:\?\.\s*|\s*\.\s+|\s+\.\s*|(?:\?\.)?\[\s*[\"'`]){name}(?![\w$])", code
    )
    anew = re.finditer(
        rf"(?:(?<![\w$])(?P<one>[\w$]+)\s*=\s*(?:await\s+)?{named}|import\s+(?:\*\s*as\s+)?(?P<all>[\w$]+)\s+from\s+{named})",
        code,
    )
    owners = set(re.findall(rf"(?<![\w$])([\w$]+)\.{name}(?![\w$])", code))
    under = (found.start() for found in anew if (found["one"] or found["all"]) in owners)
    first = min((*taken, *(one.start() for one in otherwise), *under), default=None)
    return () if first is None else (code.count("\n", 0, first) + 1,)
