"""Runs of Maven and Gradle that take no test: of a module that is not there, or of classes that define none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.whole import Whole

_ENDINGS = (".java", ".kt", ".groovy", ".scala", ".feature")
_FOLDER = re.compile(r"(?:^|/)src/\w*[tT]est\w*/")
_DEFINES = re.compile(
    rb"@\w*(?:Test|Property|Suite|RunWith|Scenario|Factory|Template|Given|Example|Benchmark)\b|\bextends\b|\)\s*:\s*\w+"
    rb"|Spec\b|Scenario"
)
"""A sign of a test, or of a class that may take some from another one."""
_PLAIN = re.compile(r"[\w./-]+")
_MOST_FILES, _MAX_BYTES = 500, 512 * 1024


def nothing_for_jvm(run: Run) -> str:
    """Return why a run takes no test, as a clause; empty where it may take one."""
    for name in _modules(run):
        if run.folder == "" and _PLAIN.fullmatch(name) and not run.has(name.strip("/")):
            return f"no module is at `{name}`"
    return _defines_none(run.whole)


def _modules(run: Run) -> Iterator[str]:
    """Yield the modules that a run of Maven is told to take, those named by their folders."""
    if run.tool not in ("mvn", "mvnw"):
        return
    for at, word in enumerate(run.words):
        name, equals, value = word.partition("=")
        if name in ("-pl", "--projects"):
            names = (value if equals else "".join(run.words[at + 1 : at + 2])).split(",")
            yield from (one for one in names if one and one[0] not in ":!-+?")


@lru_cache(maxsize=2)
def _defines_none(whole: Whole) -> str:
    snapshot = whole.subjects[0].snapshot
    files = [path for path in files_of(whole, _ENDINGS) if _FOLDER.search(path)]
    if not files or len(files) > _MOST_FILES:
        return ""
    read = [bytes_of(snapshot, path) for path in files]
    some = any(one is None or len(one) > _MAX_BYTES or _DEFINES.search(one) for one in read)
    return "" if some else f"no file of tests defines one, first {files[0]}"
