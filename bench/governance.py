"""The governance documents of the measured tree, and the files they name, workflows apart."""

from __future__ import annotations

from collections.abc import Iterator

NAMED_FILES = tuple(
    f"docs/refactor/audit/{name}.md" for name in ("INVENTORY", "SIGNALS", "RISKS", "OWNERS", "BASELINE")
)
"""Files that boxes claim to exist, and that do."""

GROUPS: dict[str, tuple[str, ...]] = {
    "Audit Written": tuple(f"`{path}` created" for path in NAMED_FILES),
    "Guard Rails Present": (
        "`.github/dependabot.yml` created",
        "`.github/workflows/pull.yml` exists",
        "`.github/workflows/trunk.yml` exists",
        "`.github/CODEOWNERS` created",
        "`docs/refactor/toolcalls.md` exists",
    ),
    "Actions Pinned": (
        "No `@main` references in workflows",
        "No `@master` references in workflows",
        "No `ubuntu-18.04` references in workflows",
        "No `ubuntu-20.04` references in workflows",
    ),
    "Ledger Kept": (
        "`REFACTOR.md` contains M00-M02 entries",
        "`REFACTOR.md` contains M02-M03 entries",
        "`REFACTOR.md` exists",
    ),
    "Plans Filed": tuple(f"`docs/refactor/milestones/M0{n}/M0{n}_plan.md` exists" for n in range(3)),
}
"""Heading to statements: twenty boxes, none of which needs the text of the whole tree."""


def statements() -> Iterator[tuple[str, str]]:
    """Yield each box as its heading and its words, in their order."""
    yield from ((name, text) for name, texts in GROUPS.items() for text in texts)


def checklist() -> str:
    """Return the Definition of Done: one phase, every box ticked."""
    groups = ["\n".join([f"**{name}**:", "", *(f"- [x] {text}" for text in texts)]) for name, texts in GROUPS.items()]
    return "\n\n".join(["# Definition of Done", "## Phase 1: Foundation", *groups]) + "\n"


def ledger() -> str:
    """Return the ledger: four milestones, all closed."""
    rows = "".join(f"| M0{n} | Step {n} | Closed | |\n" for n in range(4))
    return f"# Refactor\n\n## Milestones\n\n| Milestone | Title | Status | Notes |\n|---|---|---|---|\n{rows}"


def plan(number: int) -> str:
    """Return a milestone plan with two boxes."""
    done = "- [x] `REFACTOR.md` updated\n- [x] `docs/refactor/toolcalls.md` exists\n"
    return f"# M0{number}: Step {number}\n\n**Status**: Closed\n\n## Definition of Done\n\n{done}"


def governance_files() -> dict[str, str]:
    """Return path and text of the documents and of the files they name, workflows apart."""
    plans = {f"docs/refactor/milestones/M0{n}/M0{n}_plan.md": plan(n) for n in range(3)}
    named = {path: f"# {path.rsplit('/', 1)[-1]}\n\nWhat was found stands here.\n" for path in NAMED_FILES}
    return {
        "docs/refactor/DEFINITION_OF_DONE.md": checklist(),
        "REFACTOR.md": ledger(),
        "docs/refactor/toolcalls.md": "# Tool calls\n\n| when | what | result |\n|---|---|---|\n| day 1 | ls | ok |\n",
        ".github/dependabot.yml": "version: 2\nupdates:\n  - package-ecosystem: github-actions\n    directory: /\n"
        "    schedule: {interval: weekly}\n",
        ".github/CODEOWNERS": "* @example/owners\n",
        **plans,
        **named,
    }
