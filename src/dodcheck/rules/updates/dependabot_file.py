"""The updates that a configuration of Dependabot asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dodcheck.formats.problem import UnreadProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, load_documents
from dodcheck.formats.yaml_events import give_events
from dodcheck.formats.yaml_nodes import child, is_null, is_true, items_of, text_of, texts_of
from dodcheck.formats.yaml_values import to_value
from dodcheck.model.evidence import Outcome
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.reading.config_files import unclear
from dodcheck.rules.updates.ecosystems import ECOSYSTEMS, MEANT

INTERVALS = ("daily", "weekly", "monthly", "quarterly", "semiannually", "yearly")
"""The words of `schedule.interval`, the most frequent first; `cron` stands beside them."""
CRON = "cron"

_LEVELS = frozenset(f"version-update:semver-{level}" for level in ("major", "minor", "patch"))


class Update(NamedTuple):
    """One entry of `updates`: its folders from the root (the root is empty; globs stay), its interval, its line.

    ``stopped`` says why it opens nothing, or why that can't be told; ``None`` where nothing stops it.
    """

    ecosystem: str
    folders: tuple[str, ...]
    interval: str
    line: int
    branch: str | None
    stopped: FileFinding | None


class _FlawError(Exception):
    """Dependabot refuses the file, or may."""

    def __init__(self, file_finding: FileFinding) -> None:
        super().__init__(file_finding.words)
        self.found = file_finding


def load_nodes(text: str) -> Node | None:
    """Return the nodes of a configuration. Raises ``FormatProblem``, and ``UnreadProblem`` for what may not work.

    Dependabot has refused aliases, and which of several documents it takes is not said.
    """
    aliases: list[int] = []
    give_events(text, lambda event: aliases.append(event.start_mark.line + 1) if _is_alias(event) else None)
    if aliases:
        raise UnreadProblem("it has a YAML alias, which Dependabot has refused", aliases[0])
    documents = load_documents(text)
    if len(documents) > 1:
        raise UnreadProblem("a second document begins here", documents[1].line)
    return documents[0] if documents else None


def _is_alias(event: object) -> bool:
    return type(event).__name__ == "AliasEvent"


def updates_of(root: Node) -> tuple[Update, ...] | FileFinding:
    """Return the updates of a configuration, or what is wrong with it as a whole: one bad entry stops them all."""
    try:
        return tuple(_updates(root))
    except _FlawError as flaw:
        return flaw.found


def _updates(root: Node) -> Iterator[Update]:
    version = child(root, "version")
    if not isinstance(version, Scalar) or to_value(version) not in (2, "2"):
        raise _flaw("has no version: 2", version or root)
    listed = child(root, "updates")
    if not isinstance(listed, Sequence) or not listed.items:
        raise _flaw("lists no updates", listed or root)
    seen: dict[tuple[str, str, str | None], int] = {}
    for item in listed.items:
        update = _update(root, item)
        for folder in update.folders:
            key = (update.ecosystem, folder, update.branch)
            if key in seen:
                raise _flaw(f"repeats {update.ecosystem} in /{folder}, first in line {seen[key]}", item)
            seen[key] = item.line
        yield update


def _update(root: Node, item: Node) -> Update:
    if not isinstance(item, Mapping):
        raise _flaw("has an update that is no mapping", item)
    return Update(
        ecosystem=_ecosystem(root, item),
        folders=_folders(item),
        interval=_interval(root, item),
        line=item.line,
        branch=text_of(child(item, "target-branch")),
        stopped=_stopped(item),
    )


def _ecosystem(root: Node, item: Node) -> str:
    name = text_of(child(item, "package-ecosystem"))
    if name is None:
        raise _flaw("has an update without a package-ecosystem", item)
    if name in MEANT or name.lower() in ECOSYSTEMS - {name}:
        right = MEANT.get(name, name.lower())
        raise _flaw(f"has the package-ecosystem {name}, which Dependabot does not know; it is {right} there", item)
    if name not in ECOSYSTEMS and not is_true(child(root, "enable-beta-ecosystems")):
        message = f"has the package-ecosystem {name[:80]}, which is not one of the {len(ECOSYSTEMS)} known here"
        raise _FlawError(unclear(message, item.line))
    return name


def _folders(item: Node) -> tuple[str, ...]:
    single, several = child(item, "directory"), child(item, "directories")
    if is_null(single) and is_null(several):
        raise _flaw("has an update without a directory", item)
    if not is_null(single) and not is_null(several):
        raise _flaw("has an update with both directory and directories", item)
    texts = texts_of(several if is_null(single) else single)
    if not texts:
        raise _flaw("has an update whose directory is no text", item)
    return tuple(dict.fromkeys(folder_of(text) for text in texts))


def folder_of(text: str) -> str:
    """Return a directory as a path from the root: `/`, `.` and `/.` are the empty one."""
    return "/".join(part for part in text.strip().split("/") if part not in ("", "."))


def _interval(root: Node, item: Node) -> str:
    group = text_of(child(item, "multi-ecosystem-group"))
    grouped = child(child(root, "multi-ecosystem-groups"), group) if group else None
    schedule = child(item, "schedule") or child(grouped, "schedule")
    interval = text_of(child(schedule, "interval"))
    if interval is None:
        raise _flaw("has an update without a schedule.interval", item)
    if interval == CRON and text_of(child(schedule, "cronjob")) is None:
        raise _flaw("has the interval cron without a cronjob", schedule or item)
    if interval not in (*INTERVALS, CRON):
        raise _flaw(f"has the interval {interval[:80]}, which Dependabot does not know", schedule or item)
    return interval


def _stopped(item: Node) -> FileFinding | None:
    limit = child(item, "open-pull-requests-limit")
    if isinstance(limit, Scalar) and to_value(limit) in (0, "0"):
        return unclear("sets open-pull-requests-limit to 0, which leaves security updates only", limit.line)
    excluded = child(item, "exclude-paths")
    if excluded is not None and any(not path.strip("*/.") for path in texts_of(excluded)):
        return unclear("excludes every path", excluded.line)
    stops = [file_finding for rule in items_of(child(item, "ignore")) if (file_finding := _ignored(rule))]
    sure = next((stop for stop in stops if stop.outcome is Outcome.FAILS), None)
    return sure or next(iter(stops), None) or _allowed(item)


def _ignored(rule: Node) -> FileFinding | None:
    """Return what an item of `ignore` stops, where that may be everything."""
    name = text_of(child(rule, "dependency-name"))
    if name is not None and name.strip("*"):
        return None
    levels, versions = child(rule, "update-types"), child(rule, "versions")
    if name is not None and levels is None and versions is None:
        return FileFinding(Outcome.FAILS, "ignores every dependency", rule.line)
    if versions is not None or (levels is not None and set(texts_of(levels)) >= _LEVELS):
        return unclear("ignores versions of every dependency, which may be all there are", rule.line)
    return None


def _allowed(item: Node) -> FileFinding | None:
    allow = child(item, "allow")
    if allow is None:
        return None
    names = [text_of(child(rule, "dependency-name")) for rule in items_of(allow)]
    if names and any(name is None or not name.strip("*") for name in names):
        return None
    return unclear("allows updates of some named dependencies only", allow.line)


def _flaw(words: str, node: Node) -> _FlawError:
    return _FlawError(FileFinding(Outcome.FAILS, words, node.line))
