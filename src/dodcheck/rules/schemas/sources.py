"""Where schemas come from: those that are shipped, and the files of the repository."""

from __future__ import annotations

import json
import posixpath
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from dodcheck.model.evidence import Unknown
from dodcheck.rules.finding import Finding
from dodcheck.rules.schemas.keywords import Budget, UnsureError, bounded
from dodcheck.rules.schemas.names import SHIPPED
from dodcheck.rules.schemas.plain import UnclearValueError, to_plain
from dodcheck.rules.schemas.vacuous import takes_anything
from dodcheck.rules.values.data_file import read_tree
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Presence, Snapshot

if TYPE_CHECKING:
    from referencing import Registry

MAX_FILES = 100
"""Files of the repository that one schema may refer to."""

_FOLDER = Path(__file__).resolve().parents[2] / "vendored" / "schemas"
_LATEST = "https://json-schema.org/draft/2020-12/schema"
_TOGETHER = frozenset({"patternProperties", "unevaluatedProperties"})


class Schema(NamedTuple):
    """A schema as plain values, and its path in the repository where it stands there."""

    contents: Any
    path: str | None


@lru_cache(maxsize=8)
def shipped(name: str) -> Schema:
    """Return a shipped schema."""
    return Schema(json.loads((_FOLDER / SHIPPED[name]).read_bytes()), None)


def tracked(snapshot: Snapshot, path: str) -> Schema | Finding:
    """Return the schema in a tracked file, or why there is none."""
    root = read_tree(snapshot, path)
    if isinstance(root, Finding):
        return root
    try:
        return Schema(to_plain(root), path)
    except UnclearValueError as problem:
        raise UnsureError(f"line {problem.line} of {path} is unclear: {problem}") from None


def validator_of(snapshot: Snapshot, schema: Schema, budget: Budget) -> Any:  # noqa: ANN401 - a class that jsonschema makes
    """Return what validates against a schema. Raises ``UnsureError`` where it is no schema of a known draft."""
    draft = draft_of(schema.contents)
    limited = _limited(draft, budget)
    if schema.path:
        wrong = next(meta_validator(draft, budget).iter_errors(schema.contents), None)
        if wrong is not None:
            at = "/".join(map(str, wrong.absolute_path)) or "its top"
            raise UnsureError(f"{schema.path} is no valid schema at {at[:80]}", Unknown.PARTIAL)
        if takes_anything(schema.contents, draft.VALIDATORS.keys()):
            raise UnsureError(f"{schema.path} asks nothing of any file", Unknown.EMPTY_SCOPE)
    return limited(schema.contents, registry=_registry(snapshot, schema, draft))


def meta_validator(draft: Any, budget: Budget) -> Any:  # noqa: ANN401 - classes that jsonschema makes
    """Return what validates schemas of a draft."""
    from referencing import Registry  # noqa: PLC0415 - lazy: comes with jsonschema

    return _limited(draft, budget)(draft.META_SCHEMA, registry=Registry())


def _limited(draft: Any, budget: Budget) -> Any:  # noqa: ANN401 - the same
    from jsonschema import validators  # noqa: PLC0415 - lazy: 75 ms of start-up

    extend: Any = validators.extend
    return extend(draft, bounded(draft.VALIDATORS, budget))


def draft_of(contents: Any) -> Any:  # noqa: ANN401 - any JSON value, a class that jsonschema makes
    """Return the draft that a schema names, the latest where it names none. Raises ``UnsureError``."""
    from jsonschema import validators  # noqa: PLC0415 - lazy: 75 ms of start-up

    if not isinstance(contents, dict | bool):
        raise UnsureError("a schema is a mapping, or true or false")
    named = contents.get("$schema", _LATEST) if isinstance(contents, dict) else _LATEST
    known: Any = validators.validator_for
    draft = known({"$schema": named}, default=None) if isinstance(named, str) else None
    if draft is None:
        raise UnsureError(f"the draft {str(named)[:80]} is not known")
    return draft


def _registry(snapshot: Snapshot, schema: Schema, draft: Any) -> Registry[Any]:  # noqa: ANN401 - the same
    """Return a registry that knows the drafts and finds what a schema refers to in the repository, nowhere else."""
    from referencing import Registry, Resource  # noqa: PLC0415 - lazy: comes with jsonschema
    from referencing.jsonschema import specification_with  # noqa: PLC0415 - the same

    seen: set[str] = _together(schema.contents)
    files: list[str] = []

    def retrieve(uri: str) -> Resource[Any]:
        path = _path_of(snapshot, schema, uri)
        files.append(uri)
        if path is None or len(files) > MAX_FILES:
            raise LookupError(uri)
        finding = tracked(snapshot, path)
        if isinstance(finding, Finding):
            raise LookupError(uri)  # noqa: TRY004 - what is looked up is not there
        seen.update(_together(finding.contents))
        if seen >= _TOGETHER:
            raise UnsureError(_UNSUPPORTED)
        default = specification_with(draft.META_SCHEMA["$schema"])
        return Resource.from_contents(finding.contents, default_specification=default)

    if seen >= _TOGETHER:
        raise UnsureError(_UNSUPPORTED)
    make: Any = Registry  # typed without the parameters that attrs gives it
    registry: Registry[Any] = make(retrieve=retrieve)
    return registry


_UNSUPPORTED = "patternProperties and unevaluatedProperties together are not evaluated"


def _path_of(snapshot: Snapshot, schema: Schema, uri: str) -> str | None:
    """Return the tracked file that a reference means: beside the schema, or where its `$id` says that it would be."""
    if schema.path is None:
        return None
    base = schema.contents.get("$id", "") if isinstance(schema.contents, dict) else ""
    if "://" in uri:
        folder = posixpath.dirname(str(base))
        if not folder or not uri.startswith(f"{folder}/"):
            return None
        uri = uri.removeprefix(f"{folder}/")
    path = normalise(uri.partition("#")[0], folder_of(schema.path))
    return path if path and snapshot.presence(path) is Presence.FILE else None


def _together(contents: object) -> set[str]:
    """Return which of the keywords that can't be evaluated together stand in a schema."""
    found, todo = set[str](), [contents]
    while todo:
        one = todo.pop()
        if isinstance(one, dict):
            found |= _TOGETHER & one.keys()
            todo.extend(one.values())
        elif isinstance(one, list):
            todo.extend(one)
    return found
