"""Writes the generated files; with ``--check``, says which differ from what would be written, and fails.

A new generated file is one line in ``GENERATED``.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from dodcheck.binding.schema import rules_file_schema
from dodcheck.exceptions.schema import attestations_schema, waivers_schema
from dodcheck.reports.blame.json import blame_schema
from dodcheck.reports.ci_gate.json import gate_schema
from dodcheck.reports.ci_inventory.json import inventory_schema
from dodcheck.reports.ci_pins.json import pins_schema
from dodcheck.reports.ci_risks.json import risks_schema
from dodcheck.reports.ci_signals.json import signals_schema
from dodcheck.reports.diff.json import diff_schema
from dodcheck.reports.explain.json import explanation_schema
from dodcheck.reports.history.json import history_schema
from dodcheck.reports.in_toto_schema import predicate_schema
from dodcheck.reports.log_recover.json import recover_schema
from dodcheck.reports.log_show.json import log_schema
from dodcheck.reports.modules.json import modules_schema
from dodcheck.reports.posture.json import posture_schema
from dodcheck.reports.sbom_validate.json import validation_schema
from dodcheck.reports.sbom_versions.json import versions_schema
from dodcheck.reports.schema import report_schema
from dodcheck.reports.secrets.json import secrets_schema
from dodcheck.reports.selftest.json import selftest_schema
from dodcheck.reports.verify.json import verification_schema
from dodcheck.rules.manual import rules_page
from dodcheck.secrets.manual import manual_tables
from dodcheck.supply.codes import codes_page
from dodcheck.supply.meaning.codes import CODES
from dodcheck.supply.reading.spdx_codes import CODES as SPDX_CODES
from dodcheck.workflows.audit.manual import patterns_page
from tools.action_page import tables as action_tables
from tools.layers import LAYERS
from tools.reference.commands import commands_page
from tools.reference.schemas import schemas_page
from tools.reference.verdicts import verdicts_page

ROOT = Path(__file__).resolve().parent.parent


def layers_table() -> str:
    """Return docs/development.md with its table of layers drawn anew from ``tools.layers``."""
    rows = [f"| `{layer.name}` | {layer.about} |" for layer in LAYERS]
    table = "\n".join(["| layer | what it is |", "|---|---|", *rows])
    return between(ROOT / "docs/development.md", "layers", table)


def published(schema: Callable[[], Mapping[str, object]]) -> Callable[[], str]:
    """Return what produces the text of a published schema."""
    return lambda: json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def secrets_page() -> str:
    """Return docs/secrets.md with its tables of reasons and forms drawn anew."""
    return between(ROOT / "docs/secrets.md", "forms", manual_tables())


def sbom_page() -> str:
    """Return docs/sbom.md with its table of findings drawn anew."""
    return between(ROOT / "docs/sbom.md", "codes", codes_page(CODES))


def spdx_page() -> str:
    """Return docs/spdx.md with its table of findings drawn anew."""
    return between(ROOT / "docs/spdx.md", "codes", codes_page(SPDX_CODES))


def reference_of_schemas() -> str:
    """Return the page about every schema that is generated here."""
    names = sorted(name for name in GENERATED if name.startswith("schemas/"))
    return schemas_page({Path(name).name: json.loads(GENERATED[name]()) for name in names})


def action_page() -> str:
    """Return docs/github-action.md with its tables of inputs and outputs drawn anew."""
    return between(ROOT / "docs/github-action.md", "inputs", action_tables())


def between(path: Path, mark: str, content: str) -> str:
    """Return a file's text with the content put between its marks ``<!-- begin X -->`` and ``<!-- end X -->``."""
    begin, end = f"<!-- begin {mark} -->", f"<!-- end {mark} -->"
    before, found, rest = path.read_text(encoding="utf-8").partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        raise SystemExit(f"{path}: the marks {begin} and {end} are missing")
    return f"{before}{begin}\n{content}\n{end}{after}"


GENERATED: dict[str, Callable[[], str]] = {
    "docs/development.md": layers_table,
    "docs/ci-patterns.md": patterns_page,
    "docs/github-action.md": action_page,
    "docs/reference/commands.md": commands_page,
    "docs/reference/schemas.md": reference_of_schemas,
    "docs/reference/verdicts.md": verdicts_page,
    "docs/rules.md": rules_page,
    "docs/secrets.md": secrets_page,
    "docs/sbom.md": sbom_page,
    "docs/spdx.md": spdx_page,
    "schemas/blame.v1.schema.json": published(blame_schema),
    "schemas/diff.v1.schema.json": published(diff_schema),
    "schemas/ci-gate.v1.schema.json": published(gate_schema),
    "schemas/ci-inventory.v1.schema.json": published(inventory_schema),
    "schemas/ci-pins.v1.schema.json": published(pins_schema),
    "schemas/ci-risks.v1.schema.json": published(risks_schema),
    "schemas/ci-signals.v1.schema.json": published(signals_schema),
    "schemas/dodcheck.v1.schema.json": published(rules_file_schema),
    "schemas/explanation.v1.schema.json": published(explanation_schema),
    "schemas/history.v1.schema.json": published(history_schema),
    "schemas/in-toto-predicate.v1.schema.json": published(predicate_schema),
    "schemas/log-recover.v1.schema.json": published(recover_schema),
    "schemas/tool-log.v1.schema.json": published(log_schema),
    "schemas/report.v1.schema.json": published(report_schema),
    "schemas/sbom-validate.v1.schema.json": published(validation_schema),
    "schemas/sbom-versions.v1.schema.json": published(versions_schema),
    "schemas/modules.v1.schema.json": published(modules_schema),
    "schemas/posture.v1.schema.json": published(posture_schema),
    "schemas/secrets.v1.schema.json": published(secrets_schema),
    "schemas/selftest.v1.schema.json": published(selftest_schema),
    "schemas/verification.v1.schema.json": published(verification_schema),
    "schemas/attestations.v1.schema.json": published(attestations_schema),
    "schemas/waivers.v1.schema.json": published(waivers_schema),
}


def stale() -> list[str]:
    """Return the generated files whose text is not what would be written."""
    return [name for name, produce in GENERATED.items() if current(ROOT / name) != produce()]


def current(path: Path) -> str | None:
    """Return a file's text, or ``None`` where there is none."""
    return path.read_text(encoding="utf-8") if path.exists() else None


def check() -> int:
    """Print the stale files and return the exit code."""
    names = stale()
    for name in names:
        print(f"{name} is not what its source says; `make generate` writes it anew", file=sys.stderr)
    print(f"{len(GENERATED) - len(names)} of {len(GENERATED)} generated files are up to date")
    return 1 if names else 0


def write() -> int:
    """Write the stale files, print them, and return the exit code."""
    for name in stale():
        (ROOT / name).write_text(GENERATED[name](), encoding="utf-8")
        print(f"wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(check() if sys.argv[1:] == ["--check"] else write())
