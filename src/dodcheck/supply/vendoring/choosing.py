"""Chooses one fact of each sort from everything that was said, and keeps what contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dodcheck.model.evidence import Place
from dodcheck.supply.vendoring.candidate import Candidate, Naming
from dodcheck.supply.vendoring.facts.file_fact import Field, FileFact
from dodcheck.supply.vendoring.look import CandidateFiles, owner_name
from dodcheck.supply.vendoring.names import versioned
from dodcheck.supply.vendoring.vendored import Confidence, Fact, Held, Vendored

_MOST = 4
"""So many contradicting facts of one sort are kept."""


def piece_with_facts(candidate: Candidate, seen: CandidateFiles) -> Vendored:
    """Return the piece with its facts."""
    said = [
        *candidate.said,
        *seen.notes,
        *seen.packages,
        *seen.others,
        *_by_name(candidate),
        *_copy_notes(candidate, seen),
    ]
    versions = _facts(said, Field.VERSION)
    licences = list(_licences([*candidate.said, *seen.notes, *seen.packages, *seen.others], seen))
    licence = licences[0] if licences and licences[0].value else None
    named = _facts([*candidate.said, *seen.notes, *seen.packages], Field.NAME)
    commits = _facts(said, Field.COMMIT)
    version = versions or _facts(seen.last, Field.VERSION)
    return Vendored(
        path=candidate.path,
        held=candidate.held,
        name=named[0] if named else Fact(owner_name(candidate), Confidence.READ, Place(candidate.path)),
        version=version[0] if version else None,
        commit=commits[0] if commits else None,
        url=next(iter(_facts(said, Field.URL)), None),
        licence=licence,
        supplier=next(iter(_facts(said, Field.SUPPLIER)), None),
        also=tuple(_contradicting_facts(versions, commits, licences, licence)),
        beside=candidate.beside,
        package=candidate.package or seen.package,
    )


def _fact(naming: Naming) -> Fact:
    return Fact(naming.told.value, naming.told.confidence, Place(naming.path, naming.told.line))


def _facts(said: Iterable[Naming], field: Field) -> list[Fact]:
    return [_fact(naming) for naming in said if naming.told.field is field]


def _by_name(candidate: Candidate) -> Iterator[Naming]:
    name = candidate.name.rpartition(".")[0] if candidate.held is Held.FILE else candidate.name
    found = versioned(name)
    if found:
        yield Naming(FileFact(Field.VERSION, found[1], None, Confidence.READ), candidate.path)


def _copy_notes(candidate: Candidate, seen: CandidateFiles) -> Iterable[Naming]:
    """Return what a file says of where it was copied from; of a folder it says so only where that is called alike."""
    if candidate.held is Held.FILE:
        return seen.copied
    names = [naming.told.value for naming in seen.copied if naming.told.field is Field.NAME]
    return seen.copied if any(_letters(name) == _letters(owner_name(candidate)) for name in names) else ()


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def _licences(said: Iterable[Naming], seen: CandidateFiles) -> Iterator[Fact]:
    """Yield what counts as the licence first; a fact of no value where several texts leave open which one counts."""
    yield from _facts(said, Field.LICENCE)
    texts = [Fact(value, Confidence.READ, Place(path, 1)) for path, value in seen.licences if value]
    heads = [_fact(naming) for naming in seen.heads]
    kinds = _merged({fact.value for fact in texts})
    spoken = {fact.value for fact in heads}
    if len(kinds) == 1:
        (kind,) = kinds
        later = f"{kind.removesuffix('-only')}-or-later"
        if kind.endswith("-only") and spoken == {later}:
            yield from heads[:1]
            return
        yield from (fact for fact in texts if fact.value == kind)
    elif kinds or seen.licences:
        yield Fact("", Confidence.READ, texts[0].place if texts else Place(seen.licences[0][0]))
        yield from texts
    elif len(spoken) > 1:
        yield Fact("", Confidence.READ, heads[0].place)
    yield from heads


def _merged(kinds: set[str]) -> set[str]:
    """Return the licences of several files; the lesser licences of GNU come with the text that they add to."""
    lesser = {kind for kind in kinds if kind.startswith("LGPL-")}
    return lesser if lesser and all(kind.startswith(("LGPL-", "GPL-")) for kind in kinds) else kinds


def _contradicting_facts(
    versions: Sequence[Fact], commits: Sequence[Fact], licences: Sequence[Fact], licence: Fact | None
) -> Iterator[tuple[str, Fact]]:
    yield from (("version", fact) for fact in _other_values(versions, versions[0].value if versions else ""))
    yield from (("commit", fact) for fact in _other_values(commits, commits[0].value if commits else ""))
    yield from (("licence", fact) for fact in _other_values(licences, licence.value if licence else ""))


def _other_values(facts: Sequence[Fact], first: str) -> Iterator[Fact]:
    """Yield the facts that say something else than the first, each value once."""
    kept = {_comparable_value(first)}
    for fact in facts:
        if fact.value and _comparable_value(fact.value) not in kept and len(kept) <= _MOST:
            kept.add(_comparable_value(fact.value))
            yield fact


def _comparable_value(value: str) -> str:
    """Return a value without what two ways to write one version differ in: `1.2` and `1.2.0`, `2.07` and `2.7`."""
    parts = [part.lstrip("0") or "0" for part in value.lower().split(".")]
    while len(parts) > 1 and parts[-1] == "0":
        parts.pop()
    return ".".join(parts)
