"""Cases of rules: a file each, with what stands in the repository, one rule, and the whole evidence it gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dodcheck.binding.grammar import Reading
from dodcheck.binding.tree import Tree
from dodcheck.formats.yaml import Mapping as Pairs
from dodcheck.formats.yaml import Node, Scalar, load_nodes
from dodcheck.formats.yaml_values import to_value
from dodcheck.model.criterion import Criterion, Form
from dodcheck.model.evidence import Basis, Evidence, Outcome, Unknown
from dodcheck.model.location import Location
from dodcheck.model.verdict import Verdict
from dodcheck.rules.base import Judged
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.snapshot.wrapped import DatedSnapshot
from dodcheck.testing import evidence_of as saying
from support.memory_history import MemoryRepository
from support.past import history_of

CASES = Path(__file__).resolve().parent.parent / "rules" / "cases"
EXPECTED = ("summary", "examined", "matched", "skipped", "unknown", "basis", "places", "reproduce")
KEYS = {"about", "files", "evidence", "commit", "history", "shallow", "day", "criteria", "rule", *EXPECTED}

_OTHERS = {"link": Presence.SYMLINK, "submodule": Presence.SUBMODULE}
_OTHERS |= {"ignored": Presence.IGNORED, "untracked": Presence.UNTRACKED}
_OUTCOMES = {
    **dict.fromkeys(("proved", "ready"), Outcome.HOLDS),
    **dict.fromkeys(("refuted", "open"), Outcome.FAILS),
    "broken": Outcome.ERROR,
}


@dataclass(frozen=True)
class Case:
    """One case: its rule as nodes with their places, and everything else as plain values."""

    name: str
    outcome: str
    rule: Node
    told: Mapping[str, Any]


class Damaged(MemorySnapshot):
    """A snapshot some of whose files can't be read, and some can be executed."""

    def __init__(self, told: Mapping[str, Any], contents: Mapping[str, bytes], others: Mapping[str, Presence]) -> None:
        evidence = told.get("evidence", {}).items()
        handed = {name: content for name, one in evidence if (content := _content(one)) is not None}
        files = told.get("files", {})
        recorded = {path: one["submodule"] for path, one in files.items() if _commit_of(one)}
        super().__init__(contents, others, handed, told.get("commit"), recorded)
        self._scripts = [path for path, one in files.items() if isinstance(one, dict) and "script" in one]
        self._damaged = [path for path, one in files.items() if isinstance(one, dict) and "unreadable" in one]

    def executable(self, path: str) -> bool:
        return path in self._scripts

    def read(self, path: str) -> bytes:
        if path in self._damaged:
            raise UnreadableError(path, "git says that its object is damaged")
        return super().read(path)


def cases() -> Iterator[Case]:
    """Yield every case; its folder names the outcome."""
    for path in sorted(CASES.rglob("*.yml")):
        root = load_nodes(path.read_text(encoding="utf-8"))
        assert isinstance(root, Pairs), path
        rule = next(value for key, value in root.pairs if isinstance(key, Scalar) and key.value == "rule")
        told = to_value(root)
        assert isinstance(told, dict), path
        assert set(told) <= KEYS, f"{path}: {set(told) - KEYS}"
        yield Case(str(path.relative_to(CASES).with_suffix("")), path.parent.name, rule, told)


def snapshot_of(case: Mapping[str, Any]) -> Snapshot:
    """Return the snapshot that a case describes: its ``files``, its ``evidence`` by name; dirty without ``commit``.

    It is judged as of the ``day``, where there is one.
    """
    files = case.get("files", {})
    contents = {path: content for path, told in files.items() if (content := _content(told)) is not None}
    others = {path: _OTHERS[next(iter(told))] for path, told in files.items() if path not in contents}
    if "history" in case:
        return _repository(case, contents)
    found = Damaged(case, contents, others)
    return DatedSnapshot(found, date.fromisoformat(str(case["day"]))) if "day" in case else found


def _repository(case: Mapping[str, Any], contents: Mapping[str, bytes]) -> MemorySnapshot:
    evidence = {name: one.encode() for name, one in case.get("evidence", {}).items()}
    past = history_of(case["history"], cut=bool(case.get("shallow")))
    return MemoryRepository(past, {**past.contents[past.head()], **contents}, evidence)


def rule_of(case: Case) -> Tree:
    """Return the rule, read as from a rules file."""
    reading = Reading(lambda node: Location("dodcheck.yml", node.line, node.column))
    tree = reading.rule(case.rule)
    assert tree is not None, [str(mistake) for mistake in reading.mistakes]
    return tree


def evidence_of(case: Case) -> Evidence:
    """Return what the rule says."""
    judged = [_judged(name, told) for name, told in case.told.get("criteria", {}).items()]
    return saying(rule_of(case), snapshot_of(case.told), judged)


def _commit_of(told: Any) -> bool:  # noqa: ANN401 - whatever stands in a case
    return isinstance(told, dict) and isinstance(told.get("submodule"), str)


def _content(told: Any) -> bytes | None:  # noqa: ANN401 - whatever stands in a case
    match told:
        case str():
            return told.encode()
        case {"script": text}:
            return str(text).encode()
        case {"bytes": digits}:
            return bytes.fromhex(str(digits))
        case {"repeat": text, "times": times}:
            return str(text).encode() * int(times)
        case {"unreadable": True}:
            return b"damaged"
        case _:
            return None


def _judged(name: str, told: Mapping[str, Any]) -> Judged:
    verdict = Verdict(told["verdict"])
    outcome = Outcome(told["outcome"]) if "outcome" in told else _OUTCOMES.get(verdict.value, Outcome.UNKNOWN)
    unknown = Unknown(told.get("unknown", "partial")) if outcome is Outcome.UNKNOWN else None
    basis = Basis(told.get("basis", "derived"))
    seen = Evidence("file", outcome, f"what {name} shows", 1, 0, "", unknown=unknown, basis=basis)
    line = told.get("line", 3)
    place = Location("docs/DOD.md", int(line), 1)
    return Judged(
        Criterion(
            name, name, Form(told.get("form", "box")), name.partition("/")[0], None, claimed=True, location=place
        ),
        verdict,
        seen,
    )
