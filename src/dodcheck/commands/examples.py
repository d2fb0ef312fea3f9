"""The examples that stand at the end of each command's help."""

from __future__ import annotations

from collections.abc import Mapping

_PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("dodcheck", "where the program stands, and what to do next"),
        ("dodcheck phase 1", "is phase 1 done?"),
        ("dodcheck claims README.md", "is any tick in this file false?"),
        ("dodcheck pr --base main", "may this change be merged?"),
        ("dodcheck explain README.md:14", "why does this line have its verdict?"),
        ("dodcheck init", "write a rules file to fill in"),
    ),
    "phase": (
        ("dodcheck phase 1", "every criterion of phase 1"),
        ("dodcheck phase 'stage 2'", "another word for a phase"),
        ("dodcheck phase 1 --quiet", "the tally and the gate only"),
        ("dodcheck phase 1 --report json=r.json", "write a report as well"),
    ),
    "program": (
        ("dodcheck program", "everything that done means"),
        ("dodcheck program --evidence junit=results.xml", "with the results of tests"),
        ("dodcheck program --report json=r.json", "write a report as well"),
    ),
    "milestone": (
        ("dodcheck milestone M03", "all that its plan promises"),
        ("dodcheck milestone m10_5", "any way to write an id"),
        ("dodcheck milestone M03 --at v1.0", "as it stood at a tag"),
    ),
    "claims": (
        ("dodcheck claims", "every governance document"),
        ("dodcheck claims docs/ README.md", "these files and folders"),
        ("dodcheck claims -", "a text from standard input"),
        ("dodcheck claims --strict", "what is claimed and not shown blocks too"),
    ),
    "pr": (
        ("dodcheck pr --base main", "this branch, beside main"),
        ("dodcheck pr --base main --at HEAD", "without what is not committed"),
        ("dodcheck pr --base main --accept-weakening", "where you may weaken promises"),
    ),
    "explain": (
        ("dodcheck explain docs/DOD.md:14", "the statement at that line"),
        ("dodcheck explain 'SBOM validates'", "by its words"),
        ("dodcheck explain sbom-generated/sbom-validates", "by a part of its id"),
    ),
    "verify": (
        ("dodcheck verify report.json", "the same files, its own date"),
        ("dodcheck verify r.json --evidence junit=j.xml", "with its evidence"),
        ("dodcheck verify r.json --base main", "of a change, as pr judged it"),
        ("dodcheck verify r.json description.md", "with an untracked document"),
    ),
    "diff": (
        ("dodcheck diff main", "the work tree, beside main"),
        ("dodcheck diff v1.0 v2.0", "two commits"),
        ("dodcheck diff main --format markdown", "for a comment"),
    ),
    "history": (
        ("dodcheck history", "the last 500 commits"),
        ("dodcheck history phase 1 --last 50", "one phase"),
        ("dodcheck history --since v1.0 --format csv", "a table of every commit"),
        ("dodcheck history --report svg=burnup.svg", "a picture as well"),
    ),
    "blame": (
        ("dodcheck blame docs/DOD.md:14", "the statement at that line"),
        ("dodcheck blame 'SBOM validates' --at v1.0", "as it was at a tag"),
    ),
    "init": (
        ("dodcheck init --dry-run", "see the file first"),
        ("dodcheck init", "write it"),
    ),
    "rebind": (
        ("dodcheck rebind docs/DOD.md:14", "old words, new words and the rule"),
        ("dodcheck rebind docs/DOD.md:14 --write", "bind the rule to the new words"),
        ("dodcheck rebind sbom --to DOD.md:20", "the rule belongs to this one now"),
    ),
    "attest": (("dodcheck attest DOD.md:14 --by Ada --covers 'src/**' --expires 2026-12-31", ""),),
    "waive": (("dodcheck waive DOD.md:14 --owner Ada --reason late --expires 2026-12-31", ""),),
    "ci": (
        ("dodcheck ci risks", "where does green prove nothing?"),
        ("dodcheck ci signals", "what is each workflow worth as a check?"),
        ("dodcheck ci pins", "is every action and image pinned?"),
        ("dodcheck ci gate", "does every change meet a run of dodcheck?"),
        ("dodcheck ci inventory", "which workflows are there?"),
    ),
    "ci inventory": (
        ("dodcheck ci inventory", "a line for each workflow"),
        ("dodcheck ci inventory --format markdown", "the table of an audit"),
        ("dodcheck ci inventory --evidence rules=rules.json", "with what is required"),
    ),
    "ci risks": (
        ("dodcheck ci risks", "the bad ones, with their place"),
        ("dodcheck ci risks --max medium", "a high one blocks"),
        ("dodcheck ci risks --write RISKS.md", "keep a register in step"),
        ("dodcheck ci risks --format markdown", "all of them"),
    ),
    "ci pins": (
        ("dodcheck ci pins", "what is not pinned, and the rest counted"),
        ("dodcheck ci pins --allow actions", "this owner needs no pins"),
        ("dodcheck ci pins --format markdown", "for an audit"),
    ),
    "ci signals": (
        ("dodcheck ci signals", "each workflow with its facts"),
        ("dodcheck ci signals --at v1.0", "at a past commit"),
        ("dodcheck ci signals --format markdown", "for an audit"),
    ),
    "ci gate": (
        ("dodcheck ci gate", "what runs where, and what is wrong"),
        ("dodcheck ci gate --branch develop", "changes are merged into develop"),
        ("dodcheck ci gate --format json", "for machines"),
    ),
    "log": (
        ("dodcheck log show", "which logs are there?"),
        ("dodcheck log add M03 --tool pytest --status done", "what to log"),
        ("dodcheck log recover", "where was work left?"),
    ),
    "log show": (
        ("dodcheck log show", "a line for each log"),
        ("dodcheck log show M03", "the entries of a milestone"),
        ("dodcheck log show docs/toolcalls.md", "those of this file"),
        ("dodcheck log show M03 --format json", "for machines"),
    ),
    "log add": (
        ("dodcheck log add M03 --tool pytest --status done", "see the change"),
        ("dodcheck log add M03 --tool pytest --status done --write", "write it"),
    ),
    "log recover": (
        ("dodcheck log recover", "the milestone in progress"),
        ("dodcheck log recover M03", "this one"),
        ("dodcheck log recover --format markdown", "for a note"),
    ),
    "sbom": (
        ("dodcheck sbom validate SBOM.json", "is it valid, and what is poor?"),
        ("dodcheck sbom generate", "which code of others is here?"),
    ),
    "sbom generate": (
        ("dodcheck sbom generate", "what is vendored, and what is unknown of it"),
        ("dodcheck sbom generate --format json", "the bill of materials on standard output"),
        ("dodcheck sbom generate --output SBOM.json", "write it to a file"),
        ("dodcheck sbom generate --output SBOM.json --check", "in CI: is that file up to date?"),
    ),
    "sbom validate": (
        ("dodcheck sbom validate SBOM.json", "is it valid, and what is poor?"),
        ("dodcheck sbom validate *.json --strict", "warnings block as well"),
        ("dodcheck sbom validate - < SBOM.json", "from standard input"),
        ("dodcheck sbom validate SBOM.json --vendored", "all that is vendored is listed"),
    ),
    "sbom versions": (
        ("dodcheck sbom versions", "do table, SBOM and tree agree?"),
        ("dodcheck sbom versions --max-age 730", "nothing older than two years"),
        ("dodcheck sbom versions --write-latest new.json", "a file to be filled in"),
        ("dodcheck sbom versions --latest new.json", "what is behind?"),
    ),
    "modules": (
        ("dodcheck modules", "parts, coupling and cycles"),
        ("dodcheck modules --format json > base.json", "a baseline"),
        ("dodcheck modules --baseline base.json", "block what has grown since"),
        ("dodcheck modules --layer web --layer db", "db imports nothing of web"),
        ("dodcheck modules --format svg > modules.svg", "a picture"),
    ),
    "posture": (
        ("dodcheck posture", "each point, and each area's score"),
        ("dodcheck posture --min 7/10", "block below this score"),
        ("dodcheck posture --area ci --area secrets", "these areas only"),
        ("dodcheck posture --document docs/SEC.md", "beside the scores it states"),
    ),
    "secrets": (
        ("dodcheck secrets", "in the work tree"),
        ("dodcheck secrets --range main..HEAD", "in all that these commits added"),
        ("dodcheck secrets --exclude 'tests/keys/**'", "without these files"),
    ),
    "selftest": (
        ("dodcheck selftest", "every passing rule"),
        ("dodcheck selftest phase 1", "those of phase 1"),
        ("dodcheck selftest --red-at v1.0", "which held before the work, too"),
    ),
    "tick": (
        ("dodcheck tick", "see which boxes are ready"),
        ("dodcheck tick phase 1 --write", "tick those of phase 1"),
        ("dodcheck tick docs/DOD.md:14 --write", "this one"),
        ("dodcheck tick --untick", "which ticks are refuted?"),
    ),
    "mcp": (
        ("dodcheck mcp", "for the repository that it is started in"),
        ("dodcheck mcp --base main", "a yes holds by the rules of main too"),
    ),
    "rules": (
        ("dodcheck rules", "every kind, in a line or two"),
        ("dodcheck rules file", "the manual of one kind"),
    ),
}


def _as_help(examples: tuple[tuple[str, str], ...]) -> str:
    widest = max(len(command) for command, _ in examples)
    return "\b\nExamples:\n" + "\n".join(f"  {command:<{widest}}  {what}".rstrip() for command, what in examples)


FIRST = {command: examples[0][0] for command, examples in _PARTS.items()}
"""The first example of each command, by its name."""

EXAMPLES = {command: _as_help(examples) for command, examples in _PARTS.items()}
"""The end of the help of each command, by its name; that of dodcheck itself by an empty one."""
