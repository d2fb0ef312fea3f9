from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import dodcheck
from dodcheck.supply.reading.cyclonedx.version import VERSIONS
from dodcheck.supply.schemas.formats import FORMATS
from dodcheck.supply.schemas.vendored import json_schema, licence_ids, referred_schemas, xml_schema

VENDORED = Path(dodcheck.__file__).parent / "vendored" / "cyclonedx"
MEANINGLESS = {"string"}


def parts(schema: object) -> list[dict[str, Any]]:
    if isinstance(schema, list):
        return [inner for one in schema for inner in parts(one)]
    if not isinstance(schema, dict):
        return []
    return [schema, *(inner for one in schema.values() for inner in parts(one))]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_reference_leads_to_a_schema_that_is_shipped(version: str) -> None:
    there = {address.rpartition("/")[2] for address, _ in referred_schemas()}
    named = {one["$ref"].partition("#")[0] for one in parts(json_schema(version)) if isinstance(one.get("$ref"), str)}
    assert named - {""} <= there
    assert xml_schema(version).is_file()


@pytest.mark.parametrize("version", VERSIONS)
def test_every_format_that_a_schema_names_is_checked(version: str) -> None:
    schemas = [json_schema(version), *(schema for _, schema in referred_schemas())]
    named = {one["format"] for schema in schemas for one in parts(schema) if isinstance(one.get("format"), str)}
    assert named - MEANINGLESS <= set(FORMATS)


@pytest.mark.parametrize("version", VERSIONS)
def test_unknown_keys_are_refused_by_the_schema_of_every_version(version: str) -> None:
    assert json_schema(version)["additionalProperties"] is False


def test_the_licence_ids_are_those_of_spdx() -> None:
    assert {"MIT", "Apache-2.0", "Zlib"} <= licence_ids()
    assert len(licence_ids()) > 700
