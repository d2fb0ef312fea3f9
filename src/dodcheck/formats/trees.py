"""Data files as nodes with lines, whatever their format."""

from __future__ import annotations

import posixpath
from enum import StrEnum

from dodcheck.formats.byte_cache import remember_results
from dodcheck.formats.known import MAX_CHECKED, decode_data, format_problem, is_commented
from dodcheck.formats.problem import FormatProblem, UnreadProblem
from dodcheck.formats.yaml import Node, load_documents


class Language(StrEnum):
    """The languages of data files."""

    JSON = "JSON"
    JSONC = "JSON with comments"
    YAML = "YAML"
    TOML = "TOML"


_SUFFIXES = {
    **dict.fromkeys((".json", ".ipynb", ".sarif", ".geojson", ".webmanifest"), Language.JSON),
    **dict.fromkeys((".jsonc", ".code-workspace"), Language.JSONC),
    **dict.fromkeys((".yml", ".yaml", ".cff"), Language.YAML),
    ".toml": Language.TOML,
}
_NAMES = {
    **dict.fromkeys(("Pipfile", "Cargo.lock", "poetry.lock", "uv.lock", "pdm.lock"), Language.TOML),
    **dict.fromkeys(("Pipfile.lock", "composer.lock"), Language.JSON),
}


class SeveralDocumentsError(UnreadProblem):
    """A YAML file with more than one document: which one is meant can't be told."""


def language_of(path: str) -> Language | None:
    """Return the language that a file's name says, ``None`` where it says none of these."""
    found = _NAMES.get(posixpath.basename(path)) or _SUFFIXES.get(posixpath.splitext(path)[1].lower())
    return Language.JSONC if found is Language.JSON and is_commented(path) else found


def tree_of(path: str, data: bytes) -> Node | None:
    """Return the value of a data file, ``None`` where it says nothing.

    Raises ``FormatProblem`` where it is not of its language, ``SeveralDocumentsError``, and ``UnreadProblem`` where it
    can't be told: another language, beyond a limit, or a template.
    """
    language = language_of(path)
    if language is None:
        raise UnreadProblem("it is neither JSON nor YAML nor TOML by its name")
    if len(data) > MAX_CHECKED:
        raise UnreadProblem(f"more than {MAX_CHECKED // 1024 // 1024} MB, so it is not parsed")
    try:
        return _load_remembered(language, data)
    except UnreadProblem:
        raise
    except FormatProblem as problem:
        raise (_why_unread(path, data) or problem) from None


def _why_unread(path: str, data: bytes) -> UnreadProblem | None:
    """Return why a file that does not parse may be good all the same."""
    problem = format_problem(path, data)
    return problem if isinstance(problem, UnreadProblem) else None


def _load_nodes(language: Language, data: bytes) -> Node | None:
    text = decode_data(data)
    match language:
        case Language.JSON | Language.JSONC:
            from dodcheck.formats import json, json_nodes  # noqa: PLC0415 - lazy: one language per file

            return json_nodes.load_nodes(json.strip_comments(text) if language is Language.JSONC else text)
        case Language.TOML:
            from dodcheck.formats import toml_nodes  # noqa: PLC0415 - lazy: one language per file

            return toml_nodes.load_nodes(text)
        case Language.YAML:
            return _yaml(text)


def _yaml(text: str) -> Node | None:
    documents = load_documents(text)
    if len(documents) > 1:
        second = documents[1]
        raise SeveralDocumentsError("a second document begins here", second.line, second.column)
    return documents[0] if documents else None


_load_remembered = remember_results(_load_nodes)
