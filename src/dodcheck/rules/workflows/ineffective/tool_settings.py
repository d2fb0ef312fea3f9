"""What the files of tools written in Python tell them: the words of each setting, of sections of TOML and INI files."""

from __future__ import annotations

import configparser
import shlex
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from dodcheck.formats import toml
from dodcheck.formats.known import decode_data
from dodcheck.formats.problem import FormatProblem

_MAX_WORDS = 10_000


@lru_cache(maxsize=16)
def parsed_settings(data: bytes, sections: tuple[str, ...], *, is_toml: bool) -> Mapping[str, tuple[str, ...]] | None:
    """Return the words of each setting in some sections of a file; ``None`` where it has none of them, or is not read.

    An empty name of a section is the top of a TOML file.
    """
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
        for key in filter(None, section.split(".")):
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
