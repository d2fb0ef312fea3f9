"""What the newest versions are, from a file that somebody keeps: nothing here asks the network."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dodcheck.formats.json_nodes import load_nodes as load_json
from dodcheck.formats.known import MAX_CHECKED, decode_data
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml import Mapping as Pairs
from dodcheck.formats.yaml import Node, Scalar, duplicate_keys, load_nodes
from dodcheck.model.days import parse_day
from dodcheck.supply.versions.columns import Column, columns_of
from dodcheck.supply.versions.keys import bare_purl, folded_key
from dodcheck.supply.versions.library import Library
from dodcheck.supply.versions.stated_version import Agreement, StatedVersion, read_version, same_version

RECORDED, LIBRARIES = "recorded", "libraries"
_FIELDS = ("latest", "released", "source", "releases")


class NewestVersion(NamedTuple):
    """What is known of one library: its newest version with its day, where that is said, and days of other versions."""

    latest: StatedVersion
    released: date | None = None
    source: str = ""
    releases: tuple[tuple[StatedVersion, date], ...] = ()

    def day_of(self, version: StatedVersion) -> date | None:
        """Return the day of a version, ``None`` where it is not told."""
        releases = [*self.releases, *([(self.latest, self.released)] if self.released else [])]
        return next((on for stated, on in releases if same_version(stated, version) is Agreement.SAME), None)


class Latest(NamedTuple):
    """The file: the day it was recorded on, and what it knows by name, path or package URL."""

    recorded: date | None
    known: Mapping[str, NewestVersion]

    def newest_of(self, library: Library) -> NewestVersion | None:
        """Return what is known of a library: by its path, its package URL, then its names."""
        return next((self.known[key] for key in _keys(library) if key in self.known), None)


def read_latest(data: bytes) -> Latest:
    """Return what a file of newest versions holds: JSON, YAML or CSV, which its first character and line tell.

    Raises ``FormatProblem`` that says what is wrong; beyond a limit ``UnreadProblem``.
    """
    if len(data) > MAX_CHECKED:
        raise UnreadProblem(f"more than {MAX_CHECKED // 1024 // 1024} MB")
    text = decode_data(data).removeprefix("\ufeff")
    if text.lstrip().startswith("{"):
        return _of_nodes(load_json(text))
    if _is_csv(text):
        return _of_csv(text)
    root = load_nodes(text)
    if root is None:
        raise FormatProblem("it holds nothing")
    return _of_nodes(root)


def key_of(library: Library) -> str:
    """Return the key that a library has in a new file: its name, or its path where that is no name."""
    return library.name if folded_key(library.name) else library.path or library.name


def _keys(library: Library) -> Iterator[str]:
    if library.path:
        yield library.path
    for member in (library.entry, library.component):
        if member and member.purl:
            yield bare_purl(member.purl)
    own = (library.entry, library.component)
    yield from (folded_key(member.name) for member in own if member)
    if library.code:
        yield folded_key(library.code.name.value)
        yield folded_key(library.code.path.rpartition("/")[2])


def _key(text: str) -> str:
    if text.startswith("pkg:"):
        return bare_purl(text)
    return text.removeprefix("./").rstrip("/") if "/" in text else folded_key(text)


def _of_nodes(root: Node) -> Latest:
    if twice := duplicate_keys(root):
        raise FormatProblem(f"the key {twice[0].value[:80]} stands twice", twice[0].line)
    whole = _pairs(root, "it")
    recorded = _day(whole.pop(RECORDED, None), RECORDED)
    listed = _pairs(whole.pop(LIBRARIES), LIBRARIES) if LIBRARIES in whole else whole
    return _latest_from(recorded, ((name, _newest_version(name, node), node.line) for name, node in listed.items()))


def _latest_from(recorded: date | None, told: Iterator[tuple[str, NewestVersion, int]]) -> Latest:
    known: dict[str, NewestVersion] = {}
    for name, newest, line in told:
        key = _key(name)
        if key in known:
            raise FormatProblem(f"{name[:80]} stands twice", line)
        known[key] = newest
    return Latest(recorded, known)


def _newest_version(name: str, node: Node) -> NewestVersion:
    if isinstance(node, Scalar):
        return NewestVersion(read_version(_text(node, name), name))
    parts = _pairs(node, name)
    strange = next((key for key in parts if key not in _FIELDS), None)
    if strange is not None:
        raise FormatProblem(f"{name[:80]} has the key {strange[:80]}; it takes {', '.join(_FIELDS)}", node.line)
    releases = _pairs(parts["releases"], f"releases of {name}") if "releases" in parts else {}
    dated = ((version, _day(on, f"{name} {version}")) for version, on in releases.items())
    return NewestVersion(
        latest=read_version(_text(parts.get("latest"), f"latest of {name}"), name),
        released=_day(parts.get("released"), f"released of {name}"),
        source=_text(parts.get("source"), f"source of {name}"),
        releases=tuple((read_version(version, name), on) for version, on in dated if on is not None),
    )


def _pairs(node: Node, what: str) -> dict[str, Node]:
    if not isinstance(node, Pairs):
        raise FormatProblem(f"{what[:80]} is no mapping", node.line)
    return {key.value: value for key, value in node.pairs if isinstance(key, Scalar)}


def _text(node: Node | None, what: str) -> str:
    if node is None:
        return ""
    if not isinstance(node, Scalar):
        raise FormatProblem(f"{what[:80]} takes words", node.line)
    return "" if node.plain and node.value in ("null", "~", "Null", "NULL") else node.value


def _day(node: Node | None, what: str) -> date | None:
    text = _text(node, what)
    return _as_day(text, what, node.line if node else None) if text else None


def _as_day(text: str, what: str, line: int | None) -> date:
    try:
        return parse_day(text.strip()[:10])
    except ValueError:
        raise FormatProblem(f"{what[:80]} takes a day such as 2026-01-31, not {text[:40]}", line) from None


def _is_csv(text: str) -> bool:
    head = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    columns = columns_of(head.split(","))
    return Column.LATEST in columns and Column.NAME in columns


def _of_csv(text: str) -> Latest:
    """Return the rows of a CSV file; the day it was recorded on stands in a column, or in a comment above."""
    lines = text.splitlines()
    above = [line.lstrip("# ") for line in lines if line.startswith("#")]
    noted = next((line.partition(":")[2].strip() for line in above if line.lower().startswith(f"{RECORDED}:")), "")
    recorded = _as_day(noted, RECORDED, None) if noted else None
    rows = _rows("\n".join(line for line in lines if not line.startswith("#")))
    head = [name.strip().lower() for name in rows[0]]
    columns = columns_of(head)
    newest: list[tuple[str, NewestVersion, int]] = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {column: row[at].strip() for column, at in columns.items() if at < len(row)}
        if name := cells.get(Column.NAME, ""):
            released = cells.get(Column.RELEASED, "")
            on = _as_day(released, f"released of {name}", number) if released else None
            known = NewestVersion(read_version(cells.get(Column.LATEST, ""), name), on, cells.get(Column.SOURCE, ""))
            newest.append((name, known, number))
        at = head.index(RECORDED) if RECORDED in head else len(row)
        if recorded is None and at < len(row) and row[at].strip():
            recorded = _as_day(row[at], RECORDED, number)
    return _latest_from(recorded, iter(newest))


def _rows(text: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text)))
    except csv.Error as problem:
        raise FormatProblem(f"it is no CSV: {problem}") from None
