"""What the project says of itself: its licence, who holds its copyright, where it lives, its own packages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dodcheck.formats import json, toml
from dodcheck.formats.problem import FormatProblem
from dodcheck.formats.yaml import load_nodes
from dodcheck.formats.yaml_values import to_value
from dodcheck.snapshot.globs import is_glob, matcher
from dodcheck.supply.licences.recognise import licence_of
from dodcheck.supply.licences.words import words
from dodcheck.supply.vendoring.facts.file_fact import FactFile, Field
from dodcheck.supply.vendoring.facts.holders import holders
from dodcheck.supply.vendoring.facts.table import PACKAGES
from dodcheck.supply.vendoring.layout import Layout
from dodcheck.supply.vendoring.names import OWN_PARTS, ROOTS, is_licence, is_source
from dodcheck.supply.vendoring.reading import Reading, head_of

_SAMPLED = 40
"""So many source files of the project are asked who holds their copyright."""

_SHARE = 0.3
"""Who is named by such a part of them holds the copyright of the project."""

_HEAD = 2_000

_GLOBS = 100
"""So many patterns of a workspace are asked; what it names without one counts in any number."""


@dataclass(frozen=True, slots=True)
class Own:
    """The project: its licence texts as ``words``, their SPDX ids, holders, addresses.

    ``folders`` are those of its workspace by name, ``globs`` those by pattern.
    """

    texts: frozenset[str] = frozenset()
    licences: frozenset[str] = frozenset()
    holders: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()
    globs: tuple[Callable[[str], bool], ...] = ()

    def has(self, folder: str) -> bool:
        """Return whether a folder is a package of the project's own workspace."""
        return folder in self.folders or any(matches(folder) for matches in self.globs)

    def lives_at(self, address: str) -> bool:
        """Return whether an address is one of the project's own."""
        return plain_address(address) in self.addresses

    def holds(self, named: frozenset[str]) -> bool:
        """Return whether all who are named, and there is one, hold the project's own copyright."""
        return bool(named) and all(_is_known_holder(name, self.holders) for name in named)


def own_of(layout: Layout, reading: Reading) -> Own:
    """Return what the root of a tree, and a sample of its sources, say of the project."""
    files = [file for name in layout.files_in("") if (file := _project_file(name, reading)) is not None]
    texts = [
        file.text for file in files if is_licence(file.name) or file.name.upper().startswith(("NOTICE", "AUTHORS"))
    ]
    licences = [file.text for file in files if is_licence(file.name)]
    members = [pattern for file in files for pattern in _members(file)]
    packages = [fact for file in files for fact in _package(file)]
    return Own(
        texts=frozenset(map(words, licences)),
        licences=frozenset(found for text in licences if (found := licence_of(text))),
        holders=frozenset(name for text in texts for name in holders(text)) | _sampled_holders(layout, reading),
        addresses=frozenset(plain_address(value) for field, value in packages if field is Field.URL),
        folders=frozenset(member for member in members if not is_glob(member)),
        globs=tuple(matcher(member) for member in members if is_glob(member))[:_GLOBS],
    )


def plain_address(address: str) -> str:
    """Return an address without what differs between two ways to write it."""
    bare = address.lower().partition("://")[2] or address.lower()
    return bare.removeprefix("www.").partition("#")[0].rstrip("/").removesuffix(".git")


def _is_known_holder(name: str, own: frozenset[str]) -> bool:
    return any(name == one or name.startswith(f"{one} ") or one.startswith(f"{name} ") for one in own)


def _project_file(name: str, reading: Reading) -> FactFile | None:
    """Return a file of the root that says something of the project; a package file that is none is left to others."""
    wanted = is_licence(name) or name.upper().startswith(("NOTICE", "AUTHORS")) or name in _WORKSPACES
    return reading.file(name) if wanted or any(reader.takes(name) for reader in PACKAGES) else None


def _package(file: FactFile) -> Iterator[tuple[Field, str]]:
    for reader in PACKAGES:
        if reader.takes(file.name):
            try:
                yield from [(fact.field, fact.value) for fact in reader.read(file)]
            except FormatProblem:
                return


def _sampled_holders(layout: Layout, reading: Reading) -> frozenset[str]:
    """Return who is named in a good part of the project's own sources, some of them taken evenly."""
    sources = [path for path in layout.files if is_source(path.rpartition("/")[2]) and _is_own(path)]
    step = max(1, len(sources) // _SAMPLED)
    counted: dict[str, int] = {}
    sample = sources[::step][:_SAMPLED]
    for path in sample:
        data = reading.bytes(path)
        for name in holders(head_of(data, _HEAD) or "") if data else ():
            counted[name] = counted.get(name, 0) + 1
    return frozenset(name for name, count in counted.items() if count > 1 and count >= _SHARE * len(sample))


def _is_own(path: str) -> bool:
    return not any(part.lower() in ROOTS or part.lower() in OWN_PARTS for part in path.split("/")[:-1])


_WORKSPACES = frozenset(
    {"package.json", "pnpm-workspace.yaml", "lerna.json", "Cargo.toml", "go.work", "pyproject.toml"}
)


def _members(file: FactFile) -> Iterator[str]:
    """Yield the patterns of folders that the root calls packages of its own."""
    if file.name not in _WORKSPACES:
        return
    try:
        found = _workspace_members(file)
    except FormatProblem:
        return
    yield from (one.removeprefix("./").rstrip("/") for one in found if isinstance(one, str) and not one.startswith("!"))


def _workspace_members(file: FactFile) -> Sequence[object]:
    if file.name == "go.work":
        return [line.split()[-1] for line in file.text.split("\n") if line.strip().startswith(("./", "use ./"))]
    if file.name.endswith(".toml"):
        table: object = toml.load(file.text)
        keys = ("workspace", "members") if file.name == "Cargo.toml" else ("tool", "uv", "workspace", "members")
        return _list_at(table, *keys)
    if file.name.endswith(".yaml"):
        node = load_nodes(file.text)
        return _list_at(to_value(node) if node else None, "packages")
    value = json.load(file.text)
    return _list_at(value, "workspaces") or _list_at(value, "workspaces", "packages") or _list_at(value, "packages")


def _list_at(value: object, *keys: str) -> Sequence[object]:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, list) else ()
