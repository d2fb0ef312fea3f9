"""What the configuration of pytest tells it: options, and where its tests are."""

from __future__ import annotations

import configparser
import shlex
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from dodcheck.formats import toml
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of

_FILES: Mapping[str, tuple[str, ...]] = {
    "pytest.toml": ("pytest",),
    ".pytest.toml": ("pytest",),
    "pytest.ini": ("pytest",),
    ".pytest.ini": ("pytest",),
    "pyproject.toml": ("tool.pytest", "tool.pytest.ini_options"),
    "tox.ini": ("pytest",),
    "setup.cfg": ("tool:pytest",),
}
"""The files that pytest looks for, in this order, with the sections that count."""
_FILE_OPTIONS = ("-c", "--config-file")
_OVERRIDE_OPTIONS = ("-o", "--override-ini")
_MAX_BYTES, _MAX_WORDS = 1024 * 1024, 10_000


class PytestSettings(NamedTuple):
    """The settings of pytest, each as its words, and the file that has them."""

    path: str
    values: Mapping[str, tuple[str, ...]]

    def of(self, name: str) -> tuple[str, ...]:
        """Return the words of a setting, none where it is not told."""
        return self.values.get(name, ())


def pytest_settings(words: Sequence[str], folder: str, snapshot: Snapshot) -> PytestSettings | None:
    """Return the settings that count for a call of pytest in a folder; ``None`` where no file has any.

    ``words`` are those behind `pytest`: a file that they name counts alone, and values that they give count first.
    """
    named = _option_values(words, _FILE_OPTIONS)
    candidates = (
        [(named[-1], folder)] if named else [(name, place) for place in dict.fromkeys((folder, "")) for name in _FILES]
    )
    settings = next(
        (one for name, place in candidates if (one := _settings_in_file(name, place, snapshot)) is not None), None
    )
    over = {
        name.strip(): tuple(value.split())
        for name, _, value in (setting.partition("=") for setting in _option_values(words, _OVERRIDE_OPTIONS))
    }
    if not over:
        return settings
    return PytestSettings(
        settings.path if settings else "its command line", {**(settings.values if settings else {}), **over}
    )


def _option_values(words: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return the values of an option, however it is written."""
    values = list[str]()
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if word in names:
            values += words[at + 1 : at + 2]
        elif equals and name in names and name.startswith("--"):
            values.append(value)
    return values


def _settings_in_file(name: str, folder: str, snapshot: Snapshot) -> PytestSettings | None:
    path = normalise(name, folder)
    data = bytes_of(snapshot, path) if path else None
    if path is None or data is None or len(data) > _MAX_BYTES:
        return None
    base = path.rpartition("/")[2]
    values = _parsed_settings(data, _FILES.get(base, ("pytest",)), is_toml=base.endswith(".toml"))
    return PytestSettings(path, values) if values is not None else None


@lru_cache(maxsize=16)
def _parsed_settings(data: bytes, sections: tuple[str, ...], *, is_toml: bool) -> Mapping[str, tuple[str, ...]] | None:
    try:
        text = decode_data(data)
        tables = list(_toml_tables(toml.load(text), sections) if is_toml else _ini_tables(text, sections))
    except (FormatProblem, configparser.Error):
        return None
    return {name: value for table in tables for name, value in table.items()} if tables else None


def _ini_tables(text: str, sections: Sequence[str]) -> Iterator[Mapping[str, tuple[str, ...]]]:
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    parser.read_string(text)
    for section in sections:
        if parser.has_section(section):
            yield {name: _words_of_value(value or "") for name, value in parser.items(section)}


def _toml_tables(root: Mapping[str, object], sections: Sequence[str]) -> Iterator[Mapping[str, tuple[str, ...]]]:
    for section in sections:
        table: object = root
        for key in section.split("."):
            table = table.get(key) if isinstance(table, Mapping) else None
        if isinstance(table, Mapping):
            yield {str(name): _toml_words(value) for name, value in table.items() if not isinstance(value, Mapping)}


def _toml_words(value: object) -> tuple[str, ...]:
    return (
        tuple(map(str, value)) if isinstance(value, list) else _words_of_value(value) if isinstance(value, str) else ()
    )


def _words_of_value(text: str) -> tuple[str, ...]:
    lines = (line for line in text.splitlines() if not line.lstrip().startswith(("#", ";")))
    return option_words("\n".join(lines))


def option_words(text: str) -> tuple[str, ...]:
    """Return the words of options as a shell has them, apart at each space where their quotes don't match."""
    try:
        return tuple(shlex.split(text[:_MAX_WORDS]))
    except ValueError:
        return tuple(text[:_MAX_WORDS].split())
