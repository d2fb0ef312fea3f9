"""The kind `schema`."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, OptionType, option
from dodcheck.rules.schemas.names import BILLS, META, is_shipped
from dodcheck.rules.types import PATH, TEXT
from dodcheck.snapshot.globs import is_glob
from dodcheck.snapshot.protocol import Snapshot

_WHERE_ELSE = {
    "github-workflow": "--builtin-schema vendor.github-workflows",
    "github-action": "--builtin-schema vendor.github-actions",
    "dependabot": "--builtin-schema vendor.dependabot",
    META: "--check-metaschema",
}


def _schema(value: object) -> str:
    name: str = PATH.read(value)
    if not is_shipped(name) and is_glob(name):
        raise OptionError(f"takes one schema, not a glob such as {name[:80]}")
    return name


SCHEMA = OptionType(PATH.schema, _schema)


@dataclass(frozen=True, slots=True)
class SchemaRule:
    """Data files validate against a JSON Schema.

    `schema` is a tracked file, or a schema that comes with dodcheck: `github-workflow`, `github-action`, `dependabot`,
    `cyclonedx` and `spdx` for bills of materials of every known version (what they mean is looked at by the kind
    `sbom`), or `json-schema` for schemas themselves. Drafts 3 to 2020-12 are known; `format` is not looked at, as by
    default in the drafts. Of a glob, every file must validate. Fails when a file does not, with the line of each
    misfit, does not parse, or is missing, and when the schema is missing. Can't be known when no file matches a glob,
    when the schema is none, asks nothing, refers to what is not in the repository, uses patterns that RE2 does not
    know or takes too long, and when readers differ in what the file says: a key twice, a merge key, a value such as
    `0o17`.
    """

    kind: ClassVar[str] = "schema"
    example: ClassVar[str] = "schema: {path: config/*.json, schema: schemas/config.schema.json}"

    path: str = option(PATH, "A file or a glob from the repository's root; its name says its language.")
    schema: str = option(SCHEMA, "The path of a schema, or the name of one that comes with dodcheck.")
    named_in: str | None = option(
        TEXT, "The document that names the paths: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the files validate."""
        from dodcheck.rules.schemas.validating import validated  # noqa: PLC0415 - the same
        from dodcheck.rules.values.data_files import DataFiles  # noqa: PLC0415 - lazy: recognition needs the options only

        return validated(snapshot, DataFiles(self.kind, self.path, self.named_in, self._reproduce), self.schema)

    def _reproduce(self, path: str) -> str:
        if self.schema in BILLS:
            return f"dodcheck sbom validate {path if is_glob(path) else shlex.quote(path)}"
        against = _WHERE_ELSE.get(self.schema) or f"--disable-formats '*' --schemafile {shlex.quote(self.schema)}"
        if not is_glob(path):
            return f"check-jsonschema {against} {shlex.quote(path)}"
        return f"git ls-files -z -- {shlex.quote(f':(glob){path}')} | xargs -0 check-jsonschema {against}"

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the file with values that few schemas allow."""
        from dodcheck.rules.counterexamples import of_schema  # noqa: PLC0415 - lazy: only the self-test asks

        return of_schema.counterexamples(snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        return f"{self._files()} validates against {self.schema}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        return f"{'one of ' if is_glob(self.path) else ''}{self.path} no longer validates against {self.schema}"

    def _files(self) -> str:
        return f"every file of {self.path}" if is_glob(self.path) else self.path
