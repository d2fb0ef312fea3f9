"""Workflows, Makefiles, scripts and expressions: the audit of the gate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random
from typing import Any

import yaml

from dodcheck.reports.ci_gate.report import GateReport
from dodcheck.reports.formats import CI_GATE
from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.gate import audit
from fuzz.campaign import Campaign, Given
from fuzz.judged import check_shown
from fuzz.texts import ROOT, encoded, mixed

_PLAIN = re.compile(rb" *(?:- )?run: dodcheck [a-z0-9 /.=-]+")
_RUN = re.compile(rb"(?m)^( *(?:- )?run: dodcheck [a-z0-9 /.=-]+?) *$")
WORKFLOW = ".github/workflows/ci.yml"
PIECES = (
    "on: pull_request\n", "on:\n", "  pull_request:\n", "    paths: ['**']\n", "    branches: [main]\n", "jobs:\n",
    "  a:\n", "    runs-on: ubuntu-latest\n", "    needs: a\n", "    if: always()\n", "    steps:\n", "      - run: ",
    "      - uses: actions/checkout@v4\n", "        with: {fetch-depth: 0}\n", "        continue-on-error: true\n",
    "        shell: bash\n", "        working-directory: x\n", "    strategy: {matrix: {x: [1, 2]}}\n",
    "dodcheck pr --base main\n", "dodcheck claims || true\n", "make gate\n", "set -e\n", "|\n", "          ", "${{ ",
    " }}", "github.event_name == 'push'", "if x; then\n", "fi\n", "for a in b; do\n", "done\n", "case a in\n",
    "esac\n", "{ ", " }\n", "( ", ")\n", "$(", "`", "'", '"', "<<EOF\n", "EOF\n", "&& ", "|| ", "| ", "; ", "& ", "! ",
    "> /dev/null ", "2>&1 ", "f() {\n", "}\n", "exit 0\n", "$?", "trap 'exit 0' EXIT\n", "env:\n", "uses: ./a\n",
    "&x ", "*x", "gate:\n\t", "\t", "\n", "a: b\n\tdodcheck claims\n", "ifeq (a,b)\nendif\n", "define X\nendef\n",
    "$(X)", "include x\n", "\\\n", "contains(", "fromJSON(", "[0]", ".*", "!",
)  # fmt: skip


def seeds() -> Sequence[Given]:
    """Return the repositories of the cases of the audit."""
    found = []
    for path in sorted((ROOT / "tests" / "workflows" / "cases" / "gate").glob("*/*.yml")):
        one: dict[str, Any]
        for one in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            files = {name: text.encode() for name, text in one.get("files", {}).items()}
            found.append({**files, **({WORKFLOW: one["workflow"].encode()} if "workflow" in one else {})})
    return [one for one in found if one]


def fresh(random: Random) -> Given:
    """Return a workflow of random pieces, and a Makefile."""
    return {
        WORKFLOW: encoded(random, mixed(random, PIECES, 50)),
        "Makefile": encoded(random, mixed(random, PIECES, 20)),
    }


def check(given: Given) -> None:
    """Audit a repository twice; where no file speaks of dodcheck, nothing gates."""
    found = audit(MemorySnapshot(given))
    assert audit(MemorySnapshot(given)) == found, "two audits differ"
    for at in (*(one.location for one in found.findings), *(one.location for one in found.steps)):
        assert at.line is None or at.line >= 1, at
        assert at.path in given or at.line is None, at
    for name, render in CI_GATE.items():
        check_shown(render(GateReport(found, MemorySnapshot(given).facts())), name)
    if not any(b"dodcheck" in data.replace(b"\0", b"") for data in given.values()):
        assert not found.passed, "no file speaks of dodcheck, and the gate passes"
    spoken = _spoken(given)
    if found.passed and spoken and all(map(_PLAIN.fullmatch, spoken)):
        for hidden in (mask(given) for mask in _MASKS):
            passes = hidden != given and audit(MemorySnapshot(hidden)).passed
            assert not passes, (hidden, "every run is masked, and the gate passes")


def _spoken(given: Given) -> list[bytes]:
    """Return the lines that speak of dodcheck, but for those that install it."""
    lines = (line for data in given.values() for line in data.split(b"\n"))
    return [line for line in lines if b"dodcheck" in line and b"install" not in line]


def _to_true(given: Given) -> Given:
    """Return the files with each run followed by ``|| true``."""
    return {path: _RUN.sub(rb"\1 || true", data) for path, data in given.items()}


def _to_echo(given: Given) -> Given:
    """Return the files with each run's result piped away."""
    return {path: _RUN.sub(rb"\1 | cat || echo no", data) for path, data in given.items()}


def _carried_on(given: Given) -> Given:
    """Return the files with every job allowed to fail."""
    return {path: _in_each_job(data, b"continue-on-error: true") for path, data in given.items()}


def _never(given: Given) -> Given:
    """Return the files with no job run."""
    return {path: _in_each_job(data, b"if: false") for path, data in given.items()}


def _in_each_job(data: bytes, line: bytes) -> bytes:
    """Return a workflow with a line more in every job."""
    before, jobs, after = data.partition(b"\njobs:\n")
    return before + jobs + re.sub(rb"(?m)^( +)runs-on:.*$", lambda found: found[0] + b"\n" + found[1] + line, after)


_MASKS = (_to_true, _to_echo, _carried_on, _never)

CAMPAIGN = Campaign(
    name="ci-gate", about="the audit of the gate", fresh=fresh, check=check, pieces=PIECES, seeds=seeds, grows=False
)
