"""dodcheck.waivers.yml: exceptions with a reason, an owner and a last valid day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.errors import Mistake, UserError
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import Mapping, Node, Scalar, Sequence, duplicate_keys, load_nodes
from dodcheck.model.location import Location
from dodcheck.model.report import Waiver

PLACES = ("dodcheck.waivers.yml", "docs/dodcheck.waivers.yml", "docs/refactor/dodcheck.waivers.yml")
"""Where a waivers file is found, from the repository's root."""

_FIELDS = ("criterion", "reason", "owner", "expires")
_EXAMPLE = "waivers: [{criterion: phase-1/a-md-created, reason: why, owner: who, expires: 2026-12-31}]"


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of a repository, each with the place where it is written."""

    path: str | None = None
    entries: tuple[tuple[Waiver, Location], ...] = ()

    def of(self, criterion: str) -> tuple[Waiver, ...]:
        """Return the waivers of one criterion id, the longest valid first."""
        found = [waiver for waiver, _ in self.entries if waiver.criterion == criterion]
        return tuple(sorted(found, key=lambda waiver: waiver.expires, reverse=True))


def read_waivers(path: str, data: bytes) -> Waivers:
    """Return what a waivers file says. Raises ``UserError`` with every mistake in it."""
    try:
        root = load_nodes("\n".join(decode(data).raw))
    except UndecodableError as problem:
        raise UserError(Mistake(Location(path), str(problem))) from problem
    except FormatProblem as problem:
        raise UserError(Mistake(Location(path, problem.line, problem.column), f"no YAML: {problem}")) from problem
    mistakes: list[Mistake] = []
    entries = _entries(path, root, mistakes)
    if mistakes:
        raise UserError(*mistakes)
    return Waivers(path, tuple(entries))


def _entries(path: str, root: Node | None, mistakes: list[Mistake]) -> list[tuple[Waiver, Location]]:
    top = (
        {key.value: value for key, value in root.pairs if isinstance(key, Scalar)} if isinstance(root, Mapping) else {}
    )
    version = top.get("version")
    if root is None or not (isinstance(version, Scalar) and version.value == "1") or set(top) - {"version", "waivers"}:
        mistakes.append(Mistake(Location(path, 1, 1), "a waivers file has version: 1 and waivers", _EXAMPLE))
        return []
    mistakes.extend(
        Mistake(Location(path, key.line, key.column), f"`{key.value}` stands twice in one mapping")
        for key in duplicate_keys(root)
    )
    listed = top.get("waivers")
    if not isinstance(listed, Sequence):
        mistakes.append(Mistake(Location(path, 1, 1), "`waivers` takes a list", _EXAMPLE))
        return []
    read = [_waiver(path, item, mistakes) for item in listed.items]
    return [one for one in read if one]


def _waiver(path: str, item: Node, mistakes: list[Mistake]) -> tuple[Waiver, Location] | None:
    at = Location(path, item.line, item.column)
    told = _told(item)
    wrong = sorted(set(_FIELDS) ^ set(told)) if told is not None else list(_FIELDS)
    if told is None or wrong:
        hint = "A waiver has criterion, reason, owner and expires, each with a value."
        mistakes.append(Mistake(at, f"missing or unknown in this waiver: {', '.join(wrong)}", hint))
        return None
    try:
        expires = date.fromisoformat(told["expires"])
    except ValueError:
        mistakes.append(Mistake(at, f"`expires` takes a day such as 2026-12-31, not `{told['expires'][:40]}`"))
        return None
    return Waiver(told["criterion"], told["reason"], told["owner"], expires), at


def _told(item: Node) -> dict[str, str] | None:
    if not isinstance(item, Mapping):
        return None
    return {
        key.value: value.value.strip()
        for key, value in item.pairs
        if isinstance(key, Scalar) and isinstance(value, Scalar) and value.value.strip()
    }
