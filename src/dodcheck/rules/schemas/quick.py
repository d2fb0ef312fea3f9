"""Whether a value fits a schema, told by jsonschema-rs: it says so in a fraction of the time that jsonschema loads."""

from __future__ import annotations

import json
from typing import Any


def quickly_fits(schema: Any, value: object) -> bool:  # noqa: ANN401 - any JSON value
    """Return whether a value fits a schema that refers to no other; false where this can't tell, for whatever reason.

    Formats are not looked at, as jsonschema does not either. The texts and mappings of files are types of their own,
    which jsonschema-rs does not take: it gets the JSON that they come to.
    """
    try:
        import jsonschema_rs  # noqa: PLC0415 - lazy: 27 ms, and few statements need a schema
    except ImportError:
        return False
    try:
        bare = json.loads(json.dumps(value))
        return jsonschema_rs.validator_cls_for(schema)(schema, validate_formats=False, offline=True).is_valid(bare)
    except (ValueError, jsonschema_rs.ReferencingError):
        return False
