"""Validation by jsonschema, for machines that jsonschema-rs has no wheel for: the same verdicts, slowly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from dodcheck.supply.schemas.fault import Fault
from dodcheck.supply.schemas.formats import FORMATS
from dodcheck.supply.schemas.vendored import json_schema, referred_schemas


def faults(value: object, version: str) -> Iterator[Fault]:
    """Yield what a value has that the schema of a version refuses."""
    for error in _validator(version).iter_errors(value):
        yield from _faults(error)


@lru_cache(maxsize=24)
def _validator(version: str) -> Any:  # noqa: ANN401 - a class that jsonschema makes
    import jsonschema  # noqa: PLC0415 - lazy: 75 ms of start-up
    from referencing import Registry  # noqa: PLC0415 - lazy: comes with jsonschema
    from referencing.jsonschema import DRAFT7  # noqa: PLC0415 - lazy: the same

    checker = jsonschema.FormatChecker(formats=())
    for name, holds in FORMATS.items():
        checker.checks(name)(holds)
    resources = [(address, DRAFT7.create_resource(schema)) for address, schema in referred_schemas()]
    keywords = {"pattern": _pattern, "uniqueItems": _unique_items}
    extend: Any = jsonschema.validators.extend
    schema = json_schema(version)
    made = extend(jsonschema.validators.validator_for(schema), keywords)
    return made(schema, registry=Registry().with_resources(resources), format_checker=checker)


def _pattern(validator: Any, source: str, value: Any, _schema: Any) -> Iterator[Any]:  # noqa: ANN401 - any JSON value
    """Hold a text to a pattern whose ``$`` means the end, and not the place before a last line break as well."""
    if validator.is_type(value, "string") and not re.search(re.sub(r"\$\Z", r"\\Z", source), value):
        yield _error(f"{value!r} does not match {source!r}")


def _unique_items(validator: Any, wanted: Any, value: Any, _schema: Any) -> Iterator[Any]:  # noqa: ANN401 - the same
    """Compare entries as texts: comparing each with every other takes minutes for 5,000 components."""
    if not wanted or not validator.is_type(value, "array"):
        return
    seen: set[str] = set()
    for one in value:
        spelled = json.dumps(one, sort_keys=True)
        if spelled in seen:
            yield _error("an entry stands twice")
            return
        seen.add(spelled)


def _error(words: str) -> Any:  # noqa: ANN401 - jsonschema's error, which is imported late
    from jsonschema.exceptions import ValidationError  # noqa: PLC0415 - lazy: 75 ms of start-up

    return ValidationError(words)


def _faults(error: Any) -> Iterator[Fault]:  # noqa: ANN401 - the same
    at = tuple(error.absolute_path)
    match error.validator:
        case "oneOf" | "anyOf":
            yield Fault(error.validator, at, forms=_forms(error))
        case "additionalProperties" | "unevaluatedProperties":
            yield Fault(error.validator, at, _unknown_keys(error))
        case "required":
            yield Fault("required", at, next(key for key in error.validator_value if repr(key) in error.message))
        case "type":
            wanted = error.validator_value
            yield Fault("type", at, sorted(wanted) if isinstance(wanted, list) else [wanted])
        case keyword:
            yield Fault(str(keyword), at, error.validator_value)


def _unknown_keys(error: Any) -> list[str]:  # noqa: ANN401 - the same
    return [key for key in error.instance if key not in error.schema.get("properties", {})]


def _forms(error: Any) -> tuple[tuple[Fault, ...], ...]:  # noqa: ANN401 - the same
    """Return the faults of each form; jsonschema tells none at all where more than one form fits."""
    if not error.context:
        return tuple(() for _ in error.validator_value)
    forms: dict[int, list[Fault]] = {number: [] for number in range(len(error.validator_value))}
    for inner in error.context:
        forms[inner.schema_path[0]].extend(_faults(inner))
    return tuple(tuple(found) for found in forms.values())
