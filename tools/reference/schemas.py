"""The page about the published JSON Schemas, from what they say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tools.reference.markdown import page, table

_WRITTEN_BY = {
    "attestations": "you, or `dodcheck attest`",
    "blame": "`dodcheck blame --format json`",
    "ci-gate": "`dodcheck ci gate --format json`",
    "ci-inventory": "`dodcheck ci inventory --format json`",
    "ci-pins": "`dodcheck ci pins --format json`",
    "ci-risks": "`dodcheck ci risks --format json`",
    "ci-signals": "`dodcheck ci signals --format json`",
    "diff": "`dodcheck diff --format json`",
    "dodcheck": "you, or `dodcheck init`",
    "explanation": "`dodcheck explain --format json`",
    "history": "`dodcheck history --format json`",
    "in-toto-predicate": "`--report in-toto=PATH` of any judging command",
    "log-recover": "`dodcheck log recover --format json`",
    "modules": "`dodcheck modules --format json`",
    "posture": "`dodcheck posture --format json`",
    "report": "`--format json` and `--report json=PATH` of any judging command",
    "sbom-validate": "`dodcheck sbom validate --format json`",
    "sbom-versions": "`dodcheck sbom versions --format json`",
    "secrets": "`dodcheck secrets --format json`",
    "selftest": "`dodcheck selftest --format json`",
    "tool-log": "`dodcheck log show --format json`",
    "verification": "`dodcheck verify --format json`",
    "waivers": "you, or `dodcheck waive`",
}


def schemas_page(schemas: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the page about these schemas, by the names of their files. Raises where it is not known who writes one."""
    unknown = sorted({name.partition(".")[0] for name in schemas} - set(_WRITTEN_BY))
    if unknown:
        raise SystemExit(f"tools/reference/schemas.py does not say what writes: {', '.join(unknown)}")
    rows = [
        (f"[{name}](../../schemas/{name})", schema.get("description", ""), _WRITTEN_BY[name.partition(".")[0]])
        for name, schema in schemas.items()
    ]
    return page(
        "# Schemas",
        "Everything that dodcheck writes for machines, and every file of its own that it reads, has a published JSON "
        "Schema. The schemas are part of the installed package too, in `dodcheck/schemas/`.",
        "The number in a name is the version of the format. Within a version, keys may be added and none is taken "
        "away, renamed or given another meaning. The shape never depends on how much is shown: an empty list is an "
        "empty list. The same snapshot, policy, evidence and day give the same bytes.",
        table(("schema", "what it describes", "written by"), rows),
        "This page is generated.",
    )
