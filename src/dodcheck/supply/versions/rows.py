"""Cells of a row, by their columns, to an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from dodcheck.documents.inline import SpanKind, plain, spans
from dodcheck.supply.versions.columns import Column
from dodcheck.supply.versions.entry import Entry
from dodcheck.supply.versions.stated_version import Pinning, StatedVersion, read_version

_PATH = re.compile(r"(?:\./)?[\w.@+-]+(?:/[\w.@+-]+)+/?|[\w.@+-]+/")
_URL = re.compile(r"(?:https?|git|ssh)://[^\s)>\]]+|git@[\w.-]+:[^\s)>\]]+")
_DAY = re.compile(r"\b((?:19|20)[0-9]{2})[-/.]([01]?[0-9])[-/.]([0-3]?[0-9])\b")
_WORDED = re.compile(r"\b(?:([0-3]?[0-9]) )?([a-z]{3})[a-z]*\.?(?: ([0-3]?[0-9]),?)? ((?:19|20)[0-9]{2})\b")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NOTHING = frozenset({"", "-", "–", "—", "?", "n/a", "na", "none", "unknown", "tbd", "todo", "noassertion"})
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_VENDORED = re.compile(
    r"(?:\./)?(?:third[_-]?part(?:y|ies)|3rd[_-]?party|vendor(?:ed)?|externals?|extern|deps|dependencies|contrib|libs?|"
    r"subprojects|submodules|src|include|tools)/"
)
"""How paths of vendored code begin: other names with a bar are those of repositories, `google/benchmark`."""


class _Name(NamedTuple):
    text: str
    path: str | None
    source: str | None


def entry_of(cells: Mapping[Column, str], line: int) -> Entry | None:
    """Return the entry of a row, from the Markdown of its cells; ``None`` where it names no library."""
    named = _name_in_cell(cells.get(Column.NAME, ""))
    path = path_in(cells.get(Column.PATH, "")) or named.path
    name = named.text or (path or "").rpartition("/")[2]
    if not any(map(str.isalnum, name)):
        return None
    version = _release_and_commit(
        read_cell(cells.get(Column.VERSION, ""), name), read_cell(cells.get(Column.COMMIT, ""), name)
    )
    return Entry(
        name=name,
        line=line,
        version=version,
        path=path,
        licence=_text_if_given(cells.get(Column.LICENCE)),
        source=_source(cells.get(Column.SOURCE, "")) or named.source,
        purl=_text_if_given(cells.get(Column.PURL)),
        latest=read_cell(cells[Column.LATEST], name) if Column.LATEST in cells else None,
        released=day_in(cells.get(Column.RELEASED, "")),
        updated=day_in(cells.get(Column.UPDATED, "")),
        outdated=plain(cells[Column.OUTDATED]).strip() if Column.OUTDATED in cells else None,
    )


def read_cell(source: str, name: str) -> StatedVersion:
    """Return what the Markdown of a cell says about a version; the target of a link may hold the whole commit."""
    version = read_version(plain(source), name)
    targets = " ".join(part.target or "" for part in spans(source) if part.kind in (SpanKind.LINK, SpanKind.CODE_LINK))
    linked = next((stated for part in re.split(r"[/?#=]", targets) if (stated := read_version(part)).commit), None)
    if linked and version.commit and linked.commit.startswith(version.commit):
        return version._replace(commit=linked.commit)
    return version


def day_in(source: str) -> date | None:
    """Return the day that a text names, ``None`` where it names none; 2/3/2024 may be two days, and is none."""
    text = plain(source)
    found = _DAY.search(text)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    worded = _WORDED.search(text.casefold())
    if worded and worded[2] in _MONTHS and (worded[1] or worded[3]):
        return _day(int(worded[4]), _MONTHS.index(worded[2]) + 1, int(worded[1] or worded[3]))
    return None


def path_in(source: str) -> str | None:
    """Return the path that the Markdown of a cell names, without `./` and a last `/`."""
    text = _URL.sub(" ", plain(source)).strip()
    found = _PATH.search(text) or (re.fullmatch(r"[\w.@+-]+", text) if text.casefold() not in _NOTHING else None)
    if found is None:
        return None
    return found[0].removeprefix("./").removeprefix("/").rstrip("/") or None


def _name_in_cell(source: str) -> _Name:
    """Return the name in a cell, with the path and the address that stand in it."""
    parts = spans(source)
    if parts and all(part.kind is SpanKind.STRUCK for part in parts if part.text.strip()):
        return _Name("", None, None)
    text = plain(source).strip()
    target = next((part.target for part in parts if part.target), None)
    url = target if target and _URL.match(target) else (found[0] if (found := _URL.search(text)) else None)
    bare = _ASIDE.sub("", _URL.sub(" ", text)).strip(" :")
    found_path = _PATH.search(_URL.sub(" ", text))
    path = found_path[0] if found_path and _VENDORED.match(found_path[0]) else None
    if path is None and target and not _URL.match(target) and _PATH.fullmatch(target):
        path = target
    if found_path and bare == found_path[0]:
        bare = bare.rstrip("/").rpartition("/")[2]
    return _Name(bare, path and path.removeprefix("./").rstrip("/"), url)


def _release_and_commit(version: StatedVersion, commit: StatedVersion) -> StatedVersion:
    """Return what two cells say together: a release and the commit that it is."""
    if commit.told is not Pinning.PINNED:
        moves = commit.told is Pinning.UNPINNED and version.told is not Pinning.PINNED
        return commit if moves or not version.text else version
    if version.told is not Pinning.PINNED:
        return commit
    return version._replace(text=f"{version.text} {commit.text}", commit=commit.commit or version.commit)


def _text_if_given(source: str | None) -> str | None:
    text = plain(source).strip() if source else ""
    return None if text.casefold() in _NOTHING else text


def _source(source: str) -> str | None:
    target = next((part.target for part in spans(source) if part.target), None)
    if target:
        return target
    found = _URL.search(plain(source))
    return found[0] if found else _text_if_given(source)


def _day(year: int, month: int, of_month: int) -> date | None:
    try:
        return date(year, month, of_month)
    except ValueError:
        return None
