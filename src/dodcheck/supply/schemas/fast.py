"""Validation by jsonschema-rs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from dodcheck.supply.schemas.fault import Fault
from dodcheck.supply.schemas.formats import FORMATS
from dodcheck.supply.schemas.parts import in_parts
from dodcheck.supply.schemas.vendored import json_schema, referred_schemas

if TYPE_CHECKING:
    import jsonschema_rs


def faults(value: object, version: str) -> Iterator[Fault]:
    """Return what a value has that the schema of a version of CycloneDX refuses.

    Raises ``ImportError`` where there is no jsonschema-rs for this machine.
    """
    validator = _validator(version)
    try:
        if validator.is_valid(value):
            return iter(())
    except UnicodeEncodeError:
        value = _without_lone_surrogates(value)
    return in_parts(value, lambda part: map(_fault, validator.iter_errors(part)))


def _without_lone_surrogates(value: object) -> object:
    """Return a value with each half of a character, which no encoding has, replaced by one sign."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def fits(value: object, version: str) -> bool:
    """Tell whether the schema of a version takes a value. Raises ``ImportError`` as ``faults`` does."""
    validator = _validator(version)
    try:
        return validator.is_valid(value)
    except UnicodeEncodeError:
        return validator.is_valid(_without_lone_surrogates(value))


@lru_cache(maxsize=24)
def _validator(version: str) -> jsonschema_rs.Validator:
    import jsonschema_rs  # noqa: PLC0415 - lazy: 27 ms, and XML needs none of it

    registry = jsonschema_rs.Registry(referred_schemas(), draft=jsonschema_rs.Draft7)
    schema = json_schema(version)
    return jsonschema_rs.validator_cls_for(schema)(
        schema,
        formats=dict(FORMATS),
        validate_formats=True,
        registry=registry,
        pattern_options=_patterns(version),
        offline=True,
    )


def _patterns(version: str) -> jsonschema_rs.RegexOptions | jsonschema_rs.FancyRegexOptions:
    """Return the engine for patterns; SPDX 3 looks ahead, in patterns that take linear time all the same."""
    import jsonschema_rs  # noqa: PLC0415 - lazy: the same

    return jsonschema_rs.FancyRegexOptions() if version.startswith("SPDX-3") else jsonschema_rs.RegexOptions()


def _fault(error: jsonschema_rs.ValidationError) -> Fault:
    import jsonschema_rs  # noqa: PLC0415 - lazy: the same

    kinds = jsonschema_rs.ValidationErrorKind
    at = tuple(error.instance_path)
    match error.kind:
        case kinds.OneOfNotValid(context) | kinds.OneOfMultipleValid(context):
            return Fault("oneOf", at, forms=_forms(context))
        case kinds.AnyOf(context):
            return Fault("anyOf", at, forms=_forms(context))
        case kinds.AdditionalProperties(unexpected):
            return Fault("additionalProperties", at, unexpected)
        case kinds.UnevaluatedProperties(unexpected):
            return Fault("unevaluatedProperties", at, unexpected)
        case kind:
            return Fault(kind.name, at, kind.value)


def _forms(context: list[list[jsonschema_rs.ValidationError]]) -> tuple[tuple[Fault, ...], ...]:
    return tuple(tuple(map(_fault, errors)) for errors in context)
