"""Schemas of the repository that decide promises, and say something else now."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from dodcheck.binding.tree import Bound, Tree, leaves
from dodcheck.formats.nesting import find_too_deep
from dodcheck.model.location import Location
from dodcheck.rules.schema import SchemaRule
from dodcheck.rules.schemas.names import is_shipped
from dodcheck.snapshot.paths import folder_of, normalise
from dodcheck.snapshot.protocol import Snapshot, bytes_of
from dodcheck.snapshot.resolve import resolve
from dodcheck.trust.change.judges import Judges
from dodcheck.trust.change.weakening import Weakening, Weakens, quoted_statement

_REFERENCE = re.compile(rb"""\$ref["']?[ \t]*:[ \t]*["']?([^"'#\s]+)""")
_MAX_FILES = 100
"""Files that one schema may refer to: see the kind `schema`."""


def find(judges: Judges) -> Iterator[Weakening]:
    """Yield a weakening for every schema by which a promise was judged, and which is another one now.

    Which of two schemas asks for more can't be told. One that was not there before is part of the work.
    """
    base, tree = judges.comparison.base.case, judges.comparison.case.snapshot
    seen: set[str] = set()
    for kept in judges.comparison.pairs.kept:
        bound = base.bindings.by_id.get(kept.before.id)
        for path in _schemas(bound.tree, base.snapshot) if isinstance(bound, Bound) else ():
            if path in seen or _normal_text(base.snapshot, path) == _normal_text(tree, path):
                continue
            seen.add(path)
            message = f"`{path}`, by which “{quoted_statement(kept.after)}” is judged, may ask for less"
            yield Weakening(
                Weakens.LOOSENED, path, message, Location(path), Location(path), "it says something else now"
            )


def _schemas(tree: Tree, snapshot: Snapshot) -> Iterator[str]:
    """Yield the paths of all schemas in the repository by which a rule judges, with those that they refer to."""
    for rule in leaves(tree):
        if isinstance(rule, SchemaRule) and not is_shipped(rule.schema):
            resolved = resolve(snapshot, rule.schema, rule.named_in).path if rule.named_in else None
            yield from _schemas_referred_to(snapshot, resolved or rule.schema)


def _schemas_referred_to(snapshot: Snapshot, first: str) -> Iterator[str]:
    seen, todo = {first}, [first]
    while todo:
        path = todo.pop()
        content = bytes_of(snapshot, path)
        if content is None:
            continue
        yield path
        named = (reference.decode("utf-8", "replace") for reference in _REFERENCE.findall(content))
        for other in (normalise(reference, folder_of(path)) for reference in named):
            if other and other not in seen and len(seen) < _MAX_FILES:
                seen.add(other)
                todo.append(other)


def _normal_text(snapshot: Snapshot, path: str) -> str | bytes | None:
    """Return what a schema says, in one spelling where it is JSON."""
    content = bytes_of(snapshot, path)
    try:
        text = content.decode(json.detect_encoding(content)) if content else ""
        return json.dumps(json.loads(text), sort_keys=True) if find_too_deep(text) is None else content
    except ValueError:
        return content
