"""Looks for credentials in all files of a snapshot, each file once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dodcheck.model.evidence import Unknown
from dodcheck.secrets.look import SecretHit, TooManyError, find_secrets
from dodcheck.secrets.reason import DOUBTFUL, Reason
from dodcheck.snapshot.protocol import UnreadableError

MAX_KEPT = 10_000
"""Findings of a survey that are kept; all are counted."""

_TOO_MANY = "has more places that look like the start of a credential than are looked at"


class SecretFinding(NamedTuple):
    """A hit in a file; ``commit`` is the full id of the one that added it, where commits were looked at."""

    path: str
    hit: SecretHit
    commit: str | None = None

    @property
    def place(self) -> str:
        """The path and the line."""
        return f"{self.path}:{self.hit.line}"


class SkippedFile(NamedTuple):
    """A file that could not be looked at; ``unknown`` is ``None`` where reading itself went wrong.

    Without a path it is what came before the commit.
    """

    path: str
    why: str
    unknown: Unknown | None
    commit: str | None = None


@dataclass(slots=True)
class SecretSurvey:
    """What was looked at, and what was there: ``found`` counts, ``allowed`` is let pass for its reason.

    ``size`` is the number of bytes where they were read for the survey alone.
    ``left_out`` is the number of files that the caller excluded; ``found_count`` and ``reasons`` are exact even where
    not all findings are kept.
    """

    files: int = 0
    size: int = 0
    left_out: int = 0
    found_count: int = 0
    found: list[SecretFinding] = field(default_factory=list)
    allowed: list[SecretFinding] = field(default_factory=list)
    reasons: dict[Reason, int] = field(default_factory=dict)
    skipped: list[SkippedFile] = field(default_factory=list)

    @property
    def allowed_count(self) -> int:
        """How many are let pass."""
        return sum(self.reasons.values())

    @property
    def is_clean(self) -> bool:
        """Whether nothing that counts was there, and nothing was skipped; there may have been nothing at all."""
        return not self.found_count and not self.skipped


class SearchedFile(NamedTuple):
    """A file to look at; ``excuse`` is why all in it is let pass, ``commit`` the one that added it, if one is meant."""

    path: str
    excuse: str | None = None
    commit: str | None = None


def survey_files(files: Iterable[SearchedFile], read: Callable[[SearchedFile], bytes]) -> SecretSurvey:
    """Return what stands in the files; ``read`` returns the bytes of one, or raises ``UnreadableError``."""
    size = 0

    def look_into(file: SearchedFile) -> Sequence[SecretHit]:
        nonlocal size
        data = read(file)
        hits = find_secrets(data)
        size += len(data)
        return hits

    told = collect_findings(files, look_into)
    told.size = size
    return told


def collect_findings(
    files: Iterable[SearchedFile], look_into: Callable[[SearchedFile], Sequence[SecretHit]]
) -> SecretSurvey:
    """Return what ``look_into`` finds in the files, whoever reads them; it may raise as reading and ``look`` do."""
    told = SecretSurvey()
    for file in files:
        try:
            hits = look_into(file)
        except UnreadableError as problem:
            told.skipped.append(SkippedFile(file.path, problem.message, problem.unknown, file.commit))
            continue
        except TooManyError:
            told.skipped.append(SkippedFile(file.path, _TOO_MANY, Unknown.SKIPPED, file.commit))
            continue
        told.files += 1
        if hits:
            _add_hits(told, file, hits)
    return told


def reasons_in_words(reasons: Mapping[Reason, int]) -> str:
    """Return the reasons with their numbers, the most frequent first: "3 placeholder, 1 variable"."""
    told = sorted(reasons.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count:,} {reason.said}" for reason, count in told)


def _add_hits(told: SecretSurvey, file: SearchedFile, hits: Iterable[SecretHit]) -> None:
    for hit in hits:
        excused = (hit.reason is None or hit.reason in DOUBTFUL) and file.excuse is not None
        known = hit._replace(reason=Reason.RULE, why=file.excuse or "") if excused else hit
        kept = told.found if known.reason is None else told.allowed
        if known.reason is None:
            told.found_count += 1
        else:
            told.reasons[known.reason] = told.reasons.get(known.reason, 0) + 1
        if len(kept) < MAX_KEPT:
            kept.append(SecretFinding(file.path, known, file.commit))
