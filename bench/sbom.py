"""Measures ``sbom validate`` as a document grows, and beside plain jsonschema. Part of ``make bench``."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from bench.run import BENCH, DODCHECK, Side, compare, compile_modules

FEW, MANY = 500, 5_000
PAIRS = 7
SLOW_PAIRS = 1
"""Plain jsonschema takes half a minute for one run."""

_PLAIN = """
import json, sys
from jsonschema import Draft7Validator
from referencing import Registry
from referencing.jsonschema import DRAFT7
from dodcheck.supply.schemas.vendored import json_schema, referred_schemas
made = [(address, DRAFT7.create_resource(schema)) for address, schema in referred_schemas()]
validator = Draft7Validator(json_schema("1.6"), registry=Registry().with_resources(made))
with open(sys.argv[1], encoding="utf-8") as file:
    sys.exit(0 if validator.is_valid(json.load(file)) else 1)
"""
"""The validator that a script would use: the official schema, and nothing of the meaning, of formats, of lines."""


def main() -> None:
    """Write the documents, measure, print."""
    compile_modules()
    folder = BENCH / "sbom"
    folder.mkdir(parents=True, exist_ok=True)
    few, many = written(folder, "few", FEW), written(folder, "many", MANY)
    plain = Side((sys.executable, "-c", _PLAIN, str(many)))
    validated = validating(many)
    growth = compare(validated, validating(few), folder, PAIRS)
    print(f"sbom validate, {MANY:,} / {FEW} components", growth, "aim: at most 12")
    print(
        f"plain jsonschema / sbom validate, {MANY:,}", compare(plain, validated, folder, SLOW_PAIRS), "aim: at least 50"
    )


def validating(path: Path, code: int = 0) -> Side:
    """Return the whole command for one document, with how it ends."""
    return Side((DODCHECK, "sbom", "validate", str(path)), code)


def written(folder: Path, name: str, count: int) -> Path:
    """Write a document of so many components and return its path."""
    path = folder / f"{name}.json"
    path.write_text(json.dumps(document(count), indent=2), encoding="utf-8")
    return path


def document(count: int) -> dict[str, Any]:
    """Return a valid document: each component with licence, checksum, link and property, and one dependency."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": "2026-02-08T09:10:11Z", "authors": [{"name": "Ada"}]},
        "components": [component(number) for number in range(count)],
        "dependencies": [
            {"ref": f"r{number}", "dependsOn": [f"r{number + 1}"] if number + 1 < count else []}
            for number in range(count)
        ],
    }


def component(number: int) -> dict[str, Any]:
    """Return one component, unlike all others."""
    name = f"part{number}"
    return {
        "type": "library",
        "bom-ref": f"r{number}",
        "supplier": {"name": "Example"},
        "name": name,
        "version": f"1.{number}",
        "hashes": [{"alg": "SHA-256", "content": f"{number:064x}"}],
        "licenses": [{"license": {"id": "MIT"}}],
        "purl": f"pkg:pypi/{name}@1.{number}",
        "externalReferences": [{"type": "vcs", "url": f"https://example.org/{name}"}],
        "properties": [{"name": "dodcheck:path", "value": f"third_party/{name}"}],
    }


if __name__ == "__main__":
    main()
