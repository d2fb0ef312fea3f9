"""The whole bill of materials as plain values of CycloneDX 1.6."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Iterator, Mapping

from dodcheck.snapshot.protocol import Snapshot, UnreadableError
from dodcheck.supply.making.about import Made
from dodcheck.supply.making.component import component, ref_of
from dodcheck.supply.making.texts import text
from dodcheck.supply.vendoring.vendored import Held, Vendored

SUBJECT = "project"
"""The name of the project itself in the document."""

_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
_VERSION_5 = 5
_OF_NOTHING = hashlib.sha256().hexdigest()


def document(made: Made, snapshot: Snapshot) -> dict[str, object]:
    """Return the document; the same for the same tree and time, whatever the machine.

    The serial number is made of everything else in it.
    """
    code = made.survey.code
    body: dict[str, object] = {
        "version": 1,
        "metadata": _metadata(made),
        "components": [component(vendored, _digest(vendored, snapshot)) for vendored in code],
        "dependencies": [
            {"ref": SUBJECT, "dependsOn": [ref_of(vendored) for vendored in code]},
            *({"ref": ref_of(vendored)} for vendored in code),
        ],
        "compositions": [{"aggregate": "incomplete" if made.survey.skipped else "unknown", "assemblies": [SUBJECT]}],
    }
    head = {"$schema": _SCHEMA, "bomFormat": "CycloneDX", "specVersion": "1.6"}
    return {**head, "serialNumber": f"urn:uuid:{_serial(body)}", **body}


def _metadata(made: Made) -> dict[str, object]:
    subject = {"type": "application", "bom-ref": SUBJECT, "name": text(made.name) if made.name else "this repository"}
    metadata: dict[str, object] = {
        "timestamp": made.time.strftime("%Y-%m-%dT%H:%M:%SZ") if made.time else None,
        "lifecycles": [{"phase": "pre-build"}],
        "tools": {"components": [{"type": "application", "name": "dodcheck", "version": made.version}]},
        "component": subject | ({"version": made.commit} if made.commit and not made.dirty else {}),
        "properties": [{"name": f"dodcheck:{name}", "value": value} for name, value in _properties(made)],
    }
    return {key: value for key, value in metadata.items() if value is not None}


def _properties(made: Made) -> Iterator[tuple[str, str]]:
    if made.clock is not None:
        yield "timestamp:from", made.clock.value
    if made.commit:
        yield "commit", made.commit
    yield "uncommitted-changes", str(made.dirty).lower()
    for skipped in made.survey.skipped:
        at = f"{skipped.place.path}:{skipped.place.line}" if skipped.place.line else skipped.place.path
        yield "skipped", text(f"{at} {skipped.why}")


def _digest(vendored: Vendored, snapshot: Snapshot) -> str | None:
    """Return the SHA-256 of a piece that is one file; of a folder and of an empty file none says anything."""
    if vendored.held is not Held.FILE or vendored.beside:
        return None
    try:
        digest = snapshot.digest(vendored.path).removeprefix("sha256:")
    except UnreadableError:
        return None
    return None if digest == _OF_NOTHING else digest


def _serial(body: Mapping[str, object]) -> uuid.UUID:
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"))
    return uuid.UUID(bytes=hashlib.sha256(canonical.encode()).digest()[:16], version=_VERSION_5)


def comparable(value: object) -> object:
    """Return what a document says of the code: without its time, its serial number, and the commit that it is of."""
    if not isinstance(value, dict):
        return value
    kept = {key: one for key, one in value.items() if key not in ("serialNumber", "metadata")}
    metadata = value.get("metadata")
    if isinstance(metadata, dict):
        kept["metadata"] = {key: _without_commit(key, one) for key, one in metadata.items() if key != "timestamp"}
    return kept


_OF_THE_COMMIT = frozenset({"dodcheck:timestamp:from", "dodcheck:commit", "dodcheck:uncommitted-changes"})


def _without_commit(key: str, value: object) -> object:
    if key == "component" and isinstance(value, dict):
        return {name: one for name, one in value.items() if name != "version"}
    if key == "properties" and isinstance(value, list):
        return [one for one in value if not (isinstance(one, dict) and one.get("name") in _OF_THE_COMMIT)]
    return value
