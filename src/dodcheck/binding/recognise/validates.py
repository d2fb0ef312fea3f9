"""`X` validates against `S`, `X` is valid JSON, `X` is valid: a file of a known form."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.settings import is_data
from dodcheck.binding.tree import Strength
from dodcheck.formats.trees import Language, language_of
from dodcheck.rules.file import FileRule
from dodcheck.rules.schema import SchemaRule
from dodcheck.snapshot.globs import is_glob, matcher

_FILES = rf"(?:all |every |each |both )?{THE}(?:files? )?(?:matching )?⟦(?P<file>\d+)⟧(?: files?)?"
_SCHEMA = rf"{THE}(?:json )?(?:schema )?(?:file )?(?:in )?⟦(?P<schema>\d+)⟧(?: schema)?"
_AGAINST = (
    (
        rf"{_FILES} (?:now )?(?:validates?|conforms?|adheres?|complies|comply|passes validation|is valid|are valid) "
        rf"(?:against|to|with|by|per|according to) {_SCHEMA}"
    ),
    rf"{_SCHEMA} validates {_FILES}",
)
_DONE = rf"{_FILES} (?:is|are) (?:now )?validated against {_SCHEMA}"
"""Somebody does it: a file that does not fit says otherwise, one that fits does not show it."""
_PARSES = (
    rf"{THE}(?:file )?⟦(?P<file>\d+)⟧ (?:(?:is|remains) (?:now )?(?:(?:syntactically )?valid|well-formed) "
    r"(?P<is>json|yaml|toml|xml)(?: syntax)?|"
    r"(?:now )?parses(?: cleanly| without errors?)?(?: as (?:valid )?(?P<as>json|yaml|toml|xml))?(?: without errors?)?)"
)
_VALID = (
    rf"{THE}(?:file |workflow |configuration )?⟦(?P<file>\d+)⟧(?: configuration| config| workflow| file)? "
    r"(?:is (?:now |a )?valid(?: (?:github )?(?:actions )?(?:dependabot )?(?:workflow|configuration|config|action))?|"
    r"validates|passes schema validation)"
)
_SHIPPED = (
    (matcher(".github/workflows/*.yml"), "github-workflow"),
    (matcher(".github/workflows/*.yaml"), "github-workflow"),
    (matcher("**/action.y*ml"), "github-action"),
    (matcher("**/dependabot.y*ml"), "dependabot"),
)
_VERBS = re.compile(r"valid|conform|adhere|compl|parses|well-formed")
_LANGUAGES = {"json": Language.JSON, "yaml": Language.YAML, "toml": Language.TOML}


def read(words: Phrase) -> Reading | None:
    """Return a rule that validates or parses the file; without a schema that is named or shipped, none is guessed."""
    if not _VERBS.search(words.words):
        return None
    if found := fit(words, _AGAINST):
        return _against(words, words.thing(found["file"]), words.thing(found["schema"]))
    if found := fit(words, (_DONE,)):
        whole = _against(words, words.thing(found["file"]), words.thing(found["schema"]))
        return whole._replace(strength=Strength.WEAKER) if whole else None
    if found := fit(words, (_PARSES,)):
        return _parses(words, words.thing(found["file"]), found["is"] or found["as"])
    if found := fit(words, (_VALID,)):
        return _valid(words, words.thing(found["file"]))
    return None


def _against(words: Phrase, path: str, schema: str) -> Reading | None:
    files = is_data(path) or (is_glob(path) and language_of(path) is not None)
    if not files or not is_data(schema) or path == schema:
        return None
    return Reading(SchemaRule(path=path, schema=schema, named_in=words.named_in))


def _parses(words: Phrase, path: str, name: str | None) -> Reading | None:
    return Reading(FileRule(path=path, named_in=words.named_in)) if _is_of(path, name) else None


def _is_of(path: str, name: str | None) -> bool:
    """Return whether a path's own language is the one named, or any that is looked at where none is.

    A file that by custom holds comments is no JSON as such, and its parser would not say so.
    """
    if path.endswith(".xml"):
        return name in (None, "xml")
    language = language_of(path) if is_data(path) else None
    return language in _LANGUAGES.values() and (name is None or language is _LANGUAGES.get(name))


def _valid(words: Phrase, path: str) -> Reading | None:
    """Return the check against a schema that is shipped for such a file: to be valid may mean more than to fit it."""
    schema = next((name for matches, name in _SHIPPED if matches(path.removeprefix("/"))), None)
    if schema is None:
        return None
    return Reading(SchemaRule(path=path, schema=schema, named_in=words.named_in), Strength.WEAKER)
