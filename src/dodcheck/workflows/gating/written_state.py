"""What the scripts of a job write before it calls dodcheck: variables of later steps, and files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot
from dodcheck.workflows.gating.site import Site

_NAMES = (
    "PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONUSERBASE LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT DYLD_INSERT_LIBRARIES"
    " DYLD_LIBRARY_PATH PIP_INDEX_URL PIP_EXTRA_INDEX_URL PIP_FIND_LINKS PIP_CONFIG_FILE PIP_TARGET UV_INDEX"
    " UV_INDEX_URL UV_DEFAULT_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS UV_CONFIG_FILE GIT_DIR GIT_WORK_TREE GIT_EXEC_PATH"
    " GIT_CONFIG GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM GIT_CONFIG_COUNT GIT_OBJECT_DIRECTORY BASH_ENV ENV PATH"
)
_DECIDING = frozenset(_NAMES.split())
"""Variables that say which program, module, package or repository is meant."""
_SET = re.compile(r"\b([A-Za-z_]\w*)(?:=|<<)")
_REDIRECTED = re.compile(
    r"(?:(?<![-=<>&0-9])[12]?>{1,2}\|?(?![=>&(])\s*|\btee\s+(?:-a\s+|--append\s+)?(?!-))([^\s;|&<>()]+)"
)
_LOG = re.compile(r"/dev/(?:null|stdout|stderr)|\$\{?GITHUB_(?:OUTPUT|STEP_SUMMARY|ENV|PATH)\}?")
_NOT_JUDGED = (Presence.ABSENT, Presence.UNTRACKED, Presence.IGNORED)
_MOST = 200_000
_SHOWN = 60


def deciding_variables(site: Site) -> Iterator[str]:
    """Yield the variables in the environment of a call that say where programs, packages or commits come from."""
    yield from (f"the variable `{name}`" for name in sorted(_DECIDING & set(site.variables)) if name != "PATH")


def deciding_writes(site: Site, snapshot: Snapshot) -> Iterator[str]:
    """Yield what scripts write that are begun before a call, in words that follow "depends on".

    What they print into the log, the outputs or the summary decides nothing, nor does a new file of the checkout.
    """
    for line in _lines(site):
        if "GITHUB_ENV" in line:
            yield from _exported(line)
        for match in _REDIRECTED.finditer(line):
            target = match[1].strip("\"'")
            if not _LOG.fullmatch(target) and not _is_new(target, snapshot):
                yield f"what is written to `{target[:_SHOWN].replace('`', '')}` before it in its job"


def _lines(site: Site) -> Sequence[str]:
    scripts = dict.fromkeys(done.step.run for done in site.done[: site.at + 1] if done.step.run)
    return [
        line for script in scripts for line in script.value[:_MOST].splitlines() if not line.lstrip().startswith("#")
    ]


def _exported(line: str) -> Iterator[str]:
    """Yield the variables that a line hands to later steps, where they decide, or where it does not name them."""
    names = [name for name in _SET.findall(line) if name != "GITHUB_ENV"]
    if not names:
        yield "variables that a step before it sets"
    yield from (f"the variable `{name}`" for name in names if name.upper() in _DECIDING)


def _is_new(target: str, snapshot: Snapshot) -> bool:
    """Return whether something in the checkout is written that the repository does not hold, so nobody judges it."""
    path = normalise(target) if re.fullmatch(r"[\w.][\w./-]*", target) else None
    return path is not None and "dodcheck" not in path and snapshot.presence(path) in _NOT_JUDGED
