"""Whether a candidate is code of others, by what speaks for it and against it."""

from __future__ import annotations

from typing import assert_never

from dodcheck.supply.vendoring.candidate import Candidate, Grade
from dodcheck.supply.vendoring.facts.file_fact import Field
from dodcheck.supply.vendoring.look import CandidateFiles
from dodcheck.supply.vendoring.names import INNER, versioned
from dodcheck.supply.vendoring.own import Own
from dodcheck.supply.vendoring.vendored import Held


def why_own(candidate: Candidate, seen: CandidateFiles, own: Own) -> str | None:
    """Return why a candidate is left out, in words that follow its path; ``None`` where it is code of others."""
    if candidate.grade is Grade.LISTED or candidate.held is Held.SUBMODULE:
        return None
    if not (seen.code or seen.notes or seen.package or _is_data(candidate, seen, own)):
        return "holds build files and the like, and no code"
    return _against(candidate, seen, own) or (
        None if _is_evidence_enough(candidate, seen, own) else _UNTOLD[candidate.grade]
    )


_UNTOLD = {
    Grade.SURE: "is of the project itself",
    Grade.LIKELY: "holds no sign that it comes from elsewhere",
    Grade.DOUBTFUL: "names no licence, origin or holder that is not the project's",
    Grade.ELSEWHERE: "has a licence file, and it is the project's",
}


def _is_data(candidate: Candidate, seen: CandidateFiles, own: Own) -> bool:
    """Return whether files that are no code come from elsewhere: a package of them, or a licence where others' lie."""
    placed = candidate.grade in (Grade.SURE, Grade.LIKELY)
    return bool(seen.licences and seen.packages) or (placed and _foreign_text(seen, own))


def _against(candidate: Candidate, seen: CandidateFiles, own: Own) -> str | None:
    """Return what speaks against code of others so that no place speaks for it.

    Who holds a copyright may hold that of other projects too: what has a licence, a package or a version of its own in
    a folder of a sure name is such a project.
    """
    if seen.notes:
        return None
    if own.has(candidate.path):
        return "is a package of the project's own workspace"
    licensed = bool(seen.texts) and not (seen.holders and seen.texts <= own.texts)
    apart = candidate.grade is Grade.SURE and (seen.package or licensed or _is_versioned(candidate, seen))
    return None if apart else _named_as_own(seen, own)


def _named_as_own(seen: CandidateFiles, own: Own) -> str | None:
    """Return by which name of the project a candidate calls itself, ``None`` where by none."""
    addresses = [naming.told.value for naming in seen.packages if naming.told.field is Field.URL]
    if any(map(own.lives_at, addresses)):
        return "is a package that names the project's own repository"
    if own.holds(frozenset(seen.holders)):
        return "has a licence file that names who holds the project's own copyright"
    named = own.holds(frozenset(seen.head_holders)) and not seen.holders and not seen.copied
    if named and not _foreign_text(seen, own):
        return "names in its files who holds the project's own copyright"
    return None


def _is_evidence_enough(candidate: Candidate, seen: CandidateFiles, own: Own) -> bool:
    """Return whether what speaks for code of others is enough at such a place."""
    if seen.notes:
        return True
    match candidate.grade:
        case Grade.LISTED:
            return True
        case Grade.SURE:
            plain = candidate.held is Held.FOLDER and candidate.name.lower() not in INNER
            return plain or _any_sign(candidate, seen, own) or candidate.held is Held.FILE
        case Grade.LIKELY:
            return _any_sign(candidate, seen, own)
        case Grade.DOUBTFUL:
            return _origin(seen, own)
        case Grade.ELSEWHERE:
            return _foreign_text(seen, own)
        case _:
            assert_never(candidate.grade)


def _any_sign(candidate: Candidate, seen: CandidateFiles, own: Own) -> bool:
    return (
        _origin(seen, own)
        or _is_versioned(candidate, seen)
        or any(naming.told.value not in own.licences for naming in seen.heads)
    )


def _is_versioned(candidate: Candidate, seen: CandidateFiles) -> bool:
    told = any(naming.told.field is Field.VERSION for naming in (*seen.packages, *seen.others))
    return told or versioned(candidate.name) is not None


def _origin(seen: CandidateFiles, own: Own) -> bool:
    """Return whether it names a licence, an origin or a holder that is not the project's."""
    foreign = frozenset(seen.head_holders)
    named = bool(foreign and own.holders) and not any(own.holds(frozenset({name})) for name in foreign)
    addressed = any(naming.told.field is Field.URL for naming in (*seen.packages, *seen.copied))
    return _foreign_text(seen, own) or named or addressed or bool(seen.copied)


def _foreign_text(seen: CandidateFiles, own: Own) -> bool:
    """Return whether a licence file is not the project's: another holder, or none and another licence."""
    if not seen.texts or seen.texts <= own.texts:
        return False
    if seen.holders:
        return not own.holds(frozenset(seen.holders))
    known = {licence for _, licence in seen.licences if licence}
    return bool(known) and not known <= own.licences
