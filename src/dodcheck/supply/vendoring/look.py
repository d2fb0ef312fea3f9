"""Looks into a candidate: everything that its files say, and who is named in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from dodcheck.formats.problem import FormatProblem
from dodcheck.model.evidence import Place
from dodcheck.snapshot.paths import name_of
from dodcheck.supply.licences.declared import spdx_line
from dodcheck.supply.licences.recognise import licence_of
from dodcheck.supply.licences.words import words
from dodcheck.supply.vendoring.candidate import Candidate, Naming
from dodcheck.supply.vendoring.facts.copied import copied_from
from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field, FileFact
from dodcheck.supply.vendoring.facts.heads import HEAD, head_licences
from dodcheck.supply.vendoring.facts.holders import holders
from dodcheck.supply.vendoring.facts.macros import is_macro_file, read_macros
from dodcheck.supply.vendoring.facts.table import LAST, NOTES, OTHERS, PACKAGES, Reader
from dodcheck.supply.vendoring.layout import Layout, join_path
from dodcheck.supply.vendoring.names import INNER, is_licence, is_source, versioned
from dodcheck.supply.vendoring.reading import Reading
from dodcheck.supply.vendoring.vendored import Confidence, Held

_MODULE = "__init__.py"
_MARK = 20
"""A module of so many lines may be no more than the mark of a package."""

_SOURCES, _MACRO_FILES, _LICENCES, _BELOW = 8, 12, 8, 200
"""So many source files, headers with macros, and licences of a piece are read, and names below it looked at."""


@dataclass(slots=True)
class CandidateFiles:
    """What the files of a candidate say.

    ``notes``, ``packages`` and ``others`` are words in the order in which they count. ``texts`` are whole licence files
    as ``words``, ``licences`` what they are: path, SPDX expression or ``None``. ``heads`` are licences of source files.
    ``holders`` are named in licence files, ``head_holders`` in sources. ``code`` says whether any source file is there
    that is not empty, ``package`` is the type of purl of the package manager that put it there.
    """

    notes: list[Naming] = field(default_factory=list)
    packages: list[Naming] = field(default_factory=list)
    others: list[Naming] = field(default_factory=list)
    last: list[Naming] = field(default_factory=list)
    copied: list[Naming] = field(default_factory=list)
    licences: list[tuple[str, str | None]] = field(default_factory=list)
    texts: set[str] = field(default_factory=set)
    heads: list[Naming] = field(default_factory=list)
    holders: set[str] = field(default_factory=set)
    head_holders: set[str] = field(default_factory=set)
    code: bool = False
    package: str | None = None


def look_at_candidate(candidate: Candidate, layout: Layout, reading: Reading) -> CandidateFiles:
    """Return what the files of a candidate say; of large pieces only files that by their names can say something."""
    seen = CandidateFiles()
    _describing(_installed(candidate, layout), seen, reading)
    if candidate.held is Held.FILE:
        sources: Sequence[str] = (candidate.path, *candidate.beside)
    else:
        folders = _folders(candidate, layout)
        paths = [join_path(folder, name) for folder in folders for name in layout.files_in(folder)]
        seen.package = _manager(candidate, layout.files_in(candidate.path))
        _describing(paths, seen, reading)
        _licences([path for path in paths if is_licence(name_of(path))], seen, reading)
        sources = _sources(candidate, layout) or _module(candidate, layout, reading)
    seen.code = any(_says_something(path, reading) for path in sources)
    _macros(sources, owner_name(candidate), seen, reading)
    _heads(sources, seen, reading)
    return seen


def owner_name(candidate: Candidate) -> str:
    """Return what a piece is called by its path: without a version, and not by a folder such as `src`."""
    parts = candidate.path.split("/")
    while len(parts) > 1 and parts[-1].lower() in INNER and candidate.held is not Held.FILE:
        parts.pop()
    name = parts[-1]
    if candidate.held is Held.FILE:
        name = name.partition(".")[0] if not versioned(name.rpartition(".")[0]) else name.rpartition(".")[0]
    found = versioned(name)
    return found[0] if found else name


def _folders(candidate: Candidate, layout: Layout) -> list[str]:
    """Return the folders whose own files describe a candidate; around a submodule called `src` the one above it."""
    if candidate.held is Held.SUBMODULE:
        return [candidate.path.rpartition("/")[0]] if candidate.name.lower() in INNER else []
    folders = [candidate.path]
    inner = [name for name in layout.folders_in(candidate.path) if name.lower() not in INNER]
    if len(inner) == 1 and not any(map(is_licence, layout.files_in(candidate.path))):
        folders.append(join_path(candidate.path, inner[0]))
    return folders


def _manager(candidate: Candidate, names: Sequence[str]) -> str | None:
    """Return the type of purl of the package manager that by its own marks put a folder there."""
    if candidate.held is Held.FOLDER and "node_modules" in candidate.path.split("/")[:-1] and "package.json" in names:
        return "npm"
    return "cargo" if ".cargo-checksum.json" in names and "Cargo.toml" in names else None


def _installed(candidate: Candidate, layout: Layout) -> list[str]:
    """Return what pip wrote beside a package of that name: `packaging-23.1.dist-info/METADATA`."""
    folder, _, name = candidate.path.rpartition("/")
    if candidate.held is Held.SUBMODULE:
        return []
    folders = [join_path(folder, beside) for beside in layout.installed_in(folder, name.removesuffix(".py"))]
    return [
        join_path(beside, told)
        for beside in folders
        for told in ("METADATA", "PKG-INFO")
        if told in layout.files_in(beside)
    ]


def _describing(paths: Sequence[str], seen: CandidateFiles, reading: Reading) -> None:
    groups: Sequence[tuple[Sequence[Reader], list[Naming]]] = (
        (NOTES, seen.notes),
        (PACKAGES, seen.packages),
        (OTHERS, seen.others),
        (LAST, seen.last),
    )
    for readers, kept in groups:
        taken = ((reader, path) for reader in readers for path in paths if reader.takes(name_of(path)))
        for reader, path in taken:
            kept.extend(_read(reader, path, reading))


def _read(reader: Reader, path: str, reading: Reading) -> list[Naming]:
    file = reading.file(path)
    if file is None:
        return []
    try:
        said = list(reader.read(file))
    except FormatProblem as problem:
        reading.skip(Place(path, problem.line), f"says nothing of its package: {problem}")
        return []
    return [Naming(fact, path) for fact in said if reader.names or fact.field is not Field.NAME]


def _licences(paths: Sequence[str], seen: CandidateFiles, reading: Reading) -> None:
    for path in sorted(paths, key=lambda path: (len(name_of(path)), path))[:_LICENCES]:
        file = reading.file(path)
        if file is not None and file.text.strip():
            seen.texts.add(words(file.text))
            seen.licences.append((path, licence_of(file.text) or _first_spdx(file.text)))
            seen.holders |= holders(file.text)


def _first_spdx(text: str) -> str | None:
    return next((found for line in text.split("\n")[:20] if (found := spdx_line(line))), None)


def _module(candidate: Candidate, layout: Layout, reading: Reading) -> tuple[str, ...]:
    """Return the one file of a Python package that is all in its `__init__.py`; a mark of a few lines is no code."""
    if candidate.held is not Held.FOLDER or _MODULE not in layout.files_in(candidate.path):
        return ()
    path = join_path(candidate.path, _MODULE)
    file = reading.file(path)
    return (path,) if file is not None and file.text.count("\n") > _MARK else ()


def _sources(candidate: Candidate, layout: Layout) -> tuple[str, ...]:
    """Return source files of a folder, those nearest to its top first; of a large one the first by name."""
    if candidate.held is not Held.FOLDER:
        return ()
    direct = [join_path(candidate.path, name) for name in layout.files_in(candidate.path) if is_source(name)]
    below = islice(layout.files_below(candidate.path), _BELOW)
    deeper = sorted((path for path in below if is_source(name_of(path))), key=lambda path: (path.count("/"), path))
    return tuple(dict.fromkeys((*direct, *deeper)))


def _says_something(path: str, reading: Reading) -> bool:
    """Return whether a file is more than white space; one that can't be read as text may be."""
    file = reading.file(path)
    return file is None or bool(file.text.strip())


def _macros(sources: Iterable[str], owner: str, seen: CandidateFiles, reading: Reading) -> None:
    headers = sorted((path for path in sources if is_macro_file(path)), key=lambda path: _for_macros(path, owner))
    for path in headers[:_MACRO_FILES]:
        file = reading.file(path)
        found = list(read_macros(file, owner)) if file else []
        seen.others.extend(Naming(fact, path) for fact in found)
        if found:
            return


def _for_macros(path: str, owner: str) -> tuple[int, int, str]:
    name = name_of(path).lower()
    stem = name.partition(".")[0]
    likely = 0 if "version" in name else 1 if stem in (owner.lower(), f"lib{owner.lower()}") else 2
    return likely, path.count("/"), path


def _heads(sources: Iterable[str], seen: CandidateFiles, reading: Reading) -> None:
    for path in islice(sources, _SOURCES):
        file = reading.file(path)
        if file is not None:
            head = file.text[:HEAD]
            seen.heads.extend(Naming(fact, path) for fact in head_licences(head))
            seen.head_holders |= holders(head)
            if not seen.copied:
                seen.copied.extend(_copy_facts(head, path))
            if not seen.heads:
                seen.heads.extend(_at_end(file, path))


def _copy_facts(head: str, path: str) -> Iterator[Naming]:
    found = copied_from(head)
    yield from (Naming(fact, path) for fact in found.told) if found else ()


def _at_end(file: FactFile, path: str) -> Iterator[Naming]:
    """Yield the licence that stands at the end of a file, as in libraries of a single header."""
    rest = file.text[HEAD:]
    tail = rest[-HEAD:]
    for fact in head_licences(tail) if tail else ():
        line = file.text.count("\n") - tail.count("\n") + (fact.line or 1)
        yield Naming(FileFact(fact.field, fact.value, line, Confidence.READ), path)
