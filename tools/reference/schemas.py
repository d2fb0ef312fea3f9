"""The page about the published JSON Schemas, from what they say of themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tools.reference.markdown import page, table

_WRITTEN_BY = {
    "attestations": "you, or `dodcheck attest`",
    "blame": "`dodcheck blame`",
    "ci-gate": "`dodcheck ci gate`",
    "ci-inventory": "`dodcheck ci inventory`",
    "ci-pins": "`dodcheck ci pins`",
    "ci-risks": "`dodcheck ci risks`",
    "ci-signals": "`dodcheck ci signals`",
    "diff": "`dodcheck diff`",
    "dodcheck": "you, or `dodcheck init`",
    "explanation": "`dodcheck explain`",
    "history": "`dodcheck history`",
    "in-toto-predicate": "`--report in-toto=PATH`",
    "log-recover": "`dodcheck log recover`",
    "modules": "`dodcheck modules`",
    "posture": "`dodcheck posture`",
    "report": "every command that judges",
    "sbom-validate": "`dodcheck sbom validate`",
    "sbom-versions": "`dodcheck sbom versions`",
    "secrets": "`dodcheck secrets`",
    "selftest": "`dodcheck selftest`",
    "tool-log": "`dodcheck log show`",
    "verification": "`dodcheck verify`",
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
        "Commands write with `--format json`. The number in a name is the version of the format: what readers would "
        "have to follow gets a new one. The shape never depends on how much is shown, and the same snapshot, policy, "
        "evidence and day give the same bytes.",
        table(("schema", "what it describes", "written by"), rows),
        "This page is generated.",
    )
