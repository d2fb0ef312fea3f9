"""The dependencies of a `pom.xml`, as far as the file itself tells them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dodcheck.formats.xml import XmlHandler, read_xml
from dodcheck.rules.libraries.requested_library import BuildFile, RequestedLibrary

_VARIABLE = re.compile(r"\$\{([^${}]{1,200})\}")
_RANGE = re.compile(r"[\[(].*[\])]")
_ROUNDS = 5
_LONGEST = 200
"""A longer text is no version: properties that name each other could grow without end."""
_DIRECT = ("project", "dependencies", "dependency")
_MANAGED = ("project", "dependencyManagement", "dependencies", "dependency")
_PARENT = ("project", "parent")
_PROFILE = ("project", "profiles", "profile")


def build_of(path: str, data: bytes) -> BuildFile:
    """Return what a pom asks for. Raises ``FormatProblem``."""
    reading = _Reading()
    read_xml(data, XmlHandler(reading.opened, reading.closed, reading.said))
    asked = tuple(_resolved(one, reading.properties) for one in reading.found)
    parent = next((f"the parent {one.name}" for one in reading.found if one.name in reading.parents), "")
    return BuildFile(path, asked, parent, "\n".join(reading.texts))


@dataclass(slots=True)
class _Reading:
    """What has been read so far."""

    found: list[RequestedLibrary] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)
    parents: set[str] = field(default_factory=set)
    texts: list[str] = field(default_factory=list)
    _path: list[str] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _told: dict[str, str] = field(default_factory=dict)
    _line: int = 0

    def opened(self, name: str, _attributes: Mapping[str, str], line: int) -> None:
        self._path.append(name)
        self._text = []
        if self._is_library():
            self._told, self._line = {}, line

    def said(self, text: str) -> None:
        self._text.append(text)
        self.texts.append(text)

    def closed(self, name: str) -> None:
        text, inside = "".join(self._text).strip(), tuple(self._path[:-1])
        if inside == ("project", "properties"):
            self.properties[name] = text
        elif inside == ("project",) and name == "version":
            self.properties["project.version"] = text
        elif self._is_inside(inside):
            self._told[name] = text
        if self._is_library():
            self._keep()
        self._path.pop()
        self._text = []

    def _is_library(self) -> bool:
        return self._is_inside(tuple(self._path))

    def _is_inside(self, path: tuple[str, ...]) -> bool:
        profiled = path[:3] == _PROFILE and ("project", *path[3:]) in (_DIRECT, _MANAGED)
        return path in (_DIRECT, _MANAGED, _PARENT) or profiled

    def _keep(self) -> None:
        name = self._told.get("artifactId", "")
        if tuple(self._path) == _PARENT:
            self.parents.add(name)
            self.properties["project.parent.version"] = self._told.get("version", "")
        direct = tuple(self._path) == _DIRECT
        version = self._told.get("version")
        self.found.append(RequestedLibrary(self._told.get("groupId", ""), name, version, self._line, direct))


def _resolved(one: RequestedLibrary, properties: Mapping[str, str]) -> RequestedLibrary:
    """Return a library with the version that properties of the file say; a range of versions is none."""
    version = one.version or ""
    for _ in range(_ROUNDS):
        if len(version) > _LONGEST:
            return one._replace(version=None)
        version = _VARIABLE.sub(lambda found: properties.get(found[1], found[0])[:_LONGEST], version)
    known = "$" not in version and not _RANGE.fullmatch(version)
    return one._replace(version=version if known else None)
