"""What CycloneDX 1.7 asks of components and XML Schema can't say."""

from __future__ import annotations

from typing import Any

from dodcheck.supply.finding import Problem, Severity
from dodcheck.supply.reading.walk import objects_in
from dodcheck.supply.schemas.words import path_words


def ranges_of(value: dict[str, Any]) -> tuple[Problem, ...]:
    """Return the components with a range of versions that are not external, which JSON Schema refuses."""
    return tuple(
        Problem(
            "schema",
            Severity.ERROR,
            f"{path_words(at)}: `versionRange` is allowed only where `isExternal` is true",
            (*at, "versionRange"),
        )
        for at, one in objects_in(value)
        if "versionRange" in one and one.get("isExternal") not in ("true", "1")
    )
