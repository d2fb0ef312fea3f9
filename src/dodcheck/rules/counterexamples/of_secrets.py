"""Counterexamples for the kind `secrets`: the credentials are made at random, and open nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.rules.base import Counterexample
from dodcheck.secrets.forms.table import BY_ID
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.snapshot.protocol import Snapshot

if TYPE_CHECKING:
    from dodcheck.rules.secrets import SecretsRule

_FORMS = ("github-pat", "private-key", "aws-access-token", "url-password")
_NAMES = ("planted.txt", "planted/planted.txt", "planted.py", "planted.md", "planted.yml")


def counterexamples(rule: SecretsRule, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
    """Yield a file that is looked at with a credential in it, for each of several forms; or no file that has one."""
    if seen.outcome is Outcome.FAILS:
        yield Counterexample("every file with a credential removed", {place.path: None for place in seen.places})
        return
    path = _path(rule, snapshot) if seen.outcome is Outcome.HOLDS else None
    if path is None:
        return
    rng = random.Random(1)  # noqa: S311 - what is made opens nothing
    for form in _FORMS:
        lines = [BY_ID[form].make(rng) for _ in range(rule.max + 1)]
        yield Counterexample(f"a credential ({BY_ID[form].what}) in {path}", {path: b"\n".join(lines) + b"\n"})


def _path(rule: SecretsRule, snapshot: Snapshot) -> str | None:
    """Return the path of a file that the rule looks at and in which it allows nothing."""
    out = [matcher(glob) for glob in (*rule.exclude, *(glob for glob, _ in rule.allow))]
    named = (glob for glob in rule.in_ if not is_glob(glob))
    looked = (path for glob in rule.in_ for path in (*_new(glob), *snapshot.glob(glob)))
    return next((path for path in (*named, *looked) if not any(leaves(path) for leaves in out)), None)


def _new(glob: str) -> Iterator[str]:
    """Yield paths that a glob matches and that may not exist."""
    base = glob.partition("*")[0].rpartition("/")[0]
    matches = matcher(glob)
    yield from (path for name in _NAMES if matches(path := f"{base}/{name}".lstrip("/")))
