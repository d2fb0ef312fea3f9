"""The commands of the environments that `tox` runs, as its `tox.ini` says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Presence, Snapshot, UnreadableError
from dodcheck.workflows.runs.tox_factors import may_be_skipped, meant_for
from dodcheck.workflows.runs.tox_github import SECTIONS, passed_over
from dodcheck.workflows.runs.tox_names import MAX_ENVIRONMENTS, names_in
from dodcheck.workflows.runs.tox_toml import toml_commands, toml_environments, tox_table

MAX_BYTES = 256 * 1024
"""A larger file is not followed."""
KEPT = 4
"""Files that are kept."""

_CHOOSING = frozenset({"-f", "-m", "-c", "--conf", "--skip-env", "-x", "--override"})
_HOW_LOUD = frozenset({"-q", "-qq", "-v", "-vv", "-vvv", "--quiet", "--verbose"})
_OTHERWISE = frozenset({"devenv", "d", "depends", "de", "exec", "e", "l", "c", "q", "quickstart", "schema", "man"})
"""First words under which tox runs none of the commands that its file tells."""
_POSARGS = re.compile(r"\{posargs:([^{}]{0,1000})\}")
"""What is run where a call hands nothing on."""
_FOLDER = ("change_dir", "changedir")
_ROOT = re.compile(r"\{(?:toxinidir|tox_root)\}/?")
_COMMANDS = ("commands_pre", "commands", "commands_post")


class Line(NamedTuple):
    """A line of a value, and its number, from 1."""

    text: str
    number: int


class ToxCommand(NamedTuple):
    """A command of an environment. ``ignored``: its failure, or that of its environment, does not count.

    ``perhaps``: its environment may be passed over, or the command within it.
    """

    text: str
    path: str
    line: int
    ignored: bool
    perhaps: bool = False


Sections = Mapping[str, Mapping[str, Sequence[Line]]]


def tox_commands(words: Sequence[str], folder: str, snapshot: Snapshot) -> Iterator[ToxCommand]:
    """Yield the commands that a call of tox runs; none where another file, or a label, says which these are."""
    told = words[3:] if words[1:2] == ["-m"] else words[1:]
    if any(word.partition("=")[0] in _CHOOSING for word in told[: told.index("--") if "--" in told else None]):
        return
    if next((word for word in told if word not in _HOW_LOUD), "") in _OTHERWISE:
        return
    path = normalise("tox.ini", folder)
    if path is None or snapshot.presence(path) is not Presence.FILE:
        yield from _by_toml(words, folder, snapshot)
        return
    try:
        data = snapshot.read(path)
    except UnreadableError:
        return
    yield from _by_sections(words, _read(data) if len(data) <= MAX_BYTES else {}, path)


def _by_toml(words: Sequence[str], folder: str, snapshot: Snapshot) -> Iterator[ToxCommand]:
    table = tox_table(folder, snapshot)
    if table is None:
        return
    if table.legacy is not None:
        found = _by_sections(words, _read(table.legacy.value.encode()), table.path)
        yield from (tox_command._replace(line=tox_command.line + table.legacy.line) for tox_command in found)
        return
    asked = _asked(words)
    yield from (ToxCommand(*toml_command) for toml_command in toml_commands(table, asked or toml_environments(table)))


def _by_sections(words: Sequence[str], sections: Sections, path: str) -> Iterator[ToxCommand]:
    """Yield the commands of the environments of a call, each once: for certain where one runs it for certain."""
    found: dict[tuple[str, int], ToxCommand] = {}
    chosen = {} if _asked(words) else _chosen_on_github(sections)
    for name in _environments(words, sections)[:MAX_ENVIRONMENTS]:
        left_out = passed_over(name, chosen)
        for own in _of_environment(name, sections, path):
            command = own._replace(perhaps=own.perhaps or left_out)
            known = found.setdefault((command.text, command.line), command)
            if known.perhaps and not command.perhaps:
                found[command.text, command.line] = known._replace(perhaps=False)
    handed = "--" in words
    yield from (one if handed else one._replace(text=_POSARGS.sub(r"\1", one.text)) for one in found.values())


def _chosen_on_github(sections: Sections) -> Mapping[str, Sequence[str]]:
    return {title: [line.text for line in sections[title].get("python", ())] for title in SECTIONS if title in sections}


def _asked(words: Sequence[str]) -> list[str]:
    for at, word in enumerate(words):
        if word in ("-e", "--env") and at + 1 < len(words):
            return names_in(words[at + 1])
        if word.startswith("-e") and len(word) > len("-e"):
            return names_in(word[2:].lstrip("="))
    return []


def _environments(words: Sequence[str], sections: Sections) -> list[str]:
    asked = _asked(words)
    if asked and asked != ["ALL"]:
        return asked
    own = sections.get("tox", {})
    lines = own.get("env_list") or own.get("envlist") or ()
    return names_in(",".join(line.text for line in lines)) or ["py"]


def _of_environment(name: str, sections: Sections, path: str) -> Iterator[ToxCommand]:
    base = sections.get("testenv", {})
    own = next(
        (values for title, values in sections.items() if title.startswith("testenv:") and name in names_in(title[8:])),
        {},
    )
    outcome = own.get("ignore_outcome") or base.get("ignore_outcome") or ()
    ignored = any(line.text.strip().lower() == "true" for line in outcome)
    skipped = may_be_skipped((line.text for line in own.get("platform", base.get("platform", ()))), name)
    for key in _COMMANDS:
        for line in own.get(key, base.get(key, ())):
            text, perhaps = meant_for(name, line.text.strip())
            if text and not text.startswith("{["):
                let = ignored or text.startswith(("-", "!"))
                yield ToxCommand(text.lstrip("-! "), path, line.number, let, perhaps or skipped)


def ignoring_line(path: str, number: int, snapshot: Snapshot) -> int | None:
    """Return the line of the `ignore_outcome` that the command of a line is under; ``None`` where there is none."""
    lines = _told_beside(path, number, snapshot, ("ignore_outcome",)) or ()
    return next((line.number for line in lines if line.text.strip().lower() == "true"), None)


def changed_folder(path: str, number: int, snapshot: Snapshot) -> str | None:
    """Return the folder that the command of a line runs in, from that of the file; ``None`` where nobody can tell."""
    told = _told_beside(path, number, snapshot, _FOLDER)
    if told is None:
        return None
    text = _ROOT.sub("./", told[0].text, count=1) if told else "."
    return text if "{" not in text else None


def _told_beside(path: str, number: int, snapshot: Snapshot, keys: Sequence[str]) -> Sequence[Line] | None:
    """Return what is said under a key for the command of a line, by its environment or the common one."""
    try:
        sections = _read(snapshot.read(path))
    except UnreadableError:
        return None
    base = sections.get("testenv", {})
    for values in sections.values():
        if any(line.number == number for key in _COMMANDS for line in values.get(key, ())):
            return next((one[key] for one in (values, base) for key in keys if one.get(key)), ())
    return None


@lru_cache(maxsize=KEPT)
def _read(data: bytes) -> Sections:
    """Return the sections of a file with their values, line by line."""
    try:
        text = decode_data(data)
    except FormatProblem:
        return {}
    sections: dict[str, dict[str, list[Line]]] = {}
    values: dict[str, list[Line]] = {}
    lines: list[Line] = []
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if not bare or bare.startswith(("#", ";")):
            continue
        if line[0] in " \t" and lines and lines[-1].text.endswith("\\"):
            lines[-1] = Line(f"{lines[-1].text[:-1]}{bare}", lines[-1].number)
        elif line[0] in " \t":
            lines.append(Line(bare, number))
        elif bare.startswith("[") and bare.endswith("]"):
            values = sections.setdefault(bare[1:-1].strip(), {})
        else:
            name, _, value = line.partition("=")
            lines = values.setdefault(name.strip(), [])
            lines += [Line(value.strip(), number)] if value.strip() else []
    return sections
