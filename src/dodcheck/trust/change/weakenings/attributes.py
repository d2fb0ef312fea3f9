"""What reviewers would not see any more, or not as git stores it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping

from dodcheck.judge.case import Case
from dodcheck.model.location import Location
from dodcheck.rules.types import WORKFLOWS
from dodcheck.snapshot.attributes import AttributeRules
from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens

_FILE = ".gitattributes"
_GENERATED = ("linguist-generated", "gitlab-generated")
"""Attributes by which forges fold a file's changes away, whatever they are set to but false."""
_REWRITING = ("filter", "working-tree-encoding", "ident", "merge")
"""Attributes with which a checkout, or a merge, holds other bytes than were reviewed."""


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every governance document, rules file or workflow that attributes now hide or rewrite."""
    base, case = judges.comparison.base.case, judges.comparison.case
    if _attribute_files(base.snapshot) == _attribute_files(case.snapshot):
        return
    before, after = (AttributeRules(case.snapshot.read, case.snapshot.files()) for case in (base, case))
    for path in _reviewed_paths(case):
        new = _newly_hiding(before, after, path)
        if new:
            sentence, detail = f"changes of `{path}` would be hidden or rewritten", f"its attributes now say {new}"
            yield Weakening(Weakens.UNREVIEWED, path, sentence, None, Location(path), detail, _shown_by(path))


def _shown_by(path: str) -> str:
    return f"git check-attr -a -- {shlex.quote(path)}"


def _attribute_files(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    return tuple((path, _digest(snapshot, path)) for path in snapshot.files_named(_FILE))


def _digest(snapshot: Snapshot, path: str) -> str:
    try:
        return snapshot.digest(path)
    except UnreadableError as problem:
        return problem.message


def _reviewed_paths(case: Case) -> list[str]:
    words = case.attestations
    policy = (case.rules.path, case.waivers.path, words.path, words.signers.path)
    governed = (*filter(None, policy), *(facts.path for facts in case.program.facts))
    workflows = (path for glob in WORKFLOWS for path in case.snapshot.glob(glob))
    return list(dict.fromkeys([*governed, *workflows]))


def _newly_hiding(before: AttributeRules, after: AttributeRules, path: str) -> str:
    """Return which attributes hide or rewrite a file since the change, empty where none does."""
    try:
        now = _hiding_attributes(after.attributes_of(path))
    except UnreadableError as problem:
        return f"what can't be read: {problem.message}"
    try:
        then = _hiding_attributes(before.attributes_of(path))
    except UnreadableError:
        then = {}
    return ", ".join(_attribute_in_words(name, value) for name, value in now.items() if then.get(name) != value)


def _hiding_attributes(attributes: Mapping[str, str | bool]) -> dict[str, str | bool]:
    """Return those attributes that hide or rewrite a file."""
    return {
        name: value
        for name, value in sorted(attributes.items())
        if _hides(name, value) or (name in _REWRITING and value is not False)
    }


def _hides(name: str, value: str | bool) -> bool:  # noqa: FBT001 - an attribute is set, unset, or has a value
    return value is False if name == "diff" else name in _GENERATED and value not in (False, "false")


def _attribute_in_words(name: str, value: str | bool) -> str:  # noqa: FBT001 - an attribute is set, unset, or has a value
    if value is True or value is False:
        return name if value else f"-{name}"
    return f"{name}={value}"
