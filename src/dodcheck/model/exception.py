"""Recorded exceptions: waivers and attestations, and what is known about one that counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Waiver:
    """A recorded exception: why, who answers for it, and its last valid day."""

    criterion: str
    reason: str
    owner: str
    expires: date


@dataclass(frozen=True, slots=True)
class Attestation:
    """A person's word for a statement: for which words, who gave it, when, at which commit, and its last valid day.

    ``commit`` is an id or its beginning, ``covers`` are globs of the files that may not change since. ``signature`` is
    written as SSH does, in base64, and empty where there is none.
    """

    criterion: str
    says: str
    by: str
    given: date
    commit: str
    covers: tuple[str, ...]
    expires: date
    signature: str = ""


class Signature(NamedTuple):
    """A signature that was checked: the key in words, and the commit that it is on, ``None`` for the words alone."""

    key: str
    commit: str | None = None


class Age(NamedTuple):
    """How long an exception has counted: its first day, its last valid day, and the day of the judgement.

    ``since`` is ``None`` where the first day can't be told. ``commit`` is the full id of the commit that brought the
    exception, ``None`` where the exception itself names its first day.
    """

    since: date | None
    until: date
    as_of: date
    commit: str | None = None
