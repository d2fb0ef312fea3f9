"""The layers of ``src/dodcheck``: the one list that the layer test enforces and the documentation shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layer:
    """A folder (or single module) of ``src/dodcheck``.

    ``libraries`` are the third-party packages that may be imported anywhere in it; those of ``HEAVY`` only inside a
    function.
    """

    name: str
    about: str
    libraries: frozenset[str] = frozenset()


LAYERS = (
    Layer("model", "the nouns: frozen dataclasses and enums, no input or output"),
    Layer("errors", "the user's mistakes"),
    Layer("phrasing", "numbers and lists in words"),
    Layer("formats", "bytes of a known format into plain values, with places", frozenset({"yaml"})),
    Layer("signatures", "SSH signatures, checked without a program, and who may sign", frozenset({"cryptography"})),
    Layer("snapshot", "the repository behind one small protocol that records what it was asked"),
    Layer("documents", "governance Markdown into the model; never sees a snapshot", frozenset({"markdown_it"})),
    Layer("program", "which documents make up the program, and where"),
    Layer("workflows", "GitHub Actions: workflows with places, their expressions and scripts, and the audits"),
    Layer(
        "supply",
        "bills of materials: read, validated, judged, made; vendored code and its versions",
        frozenset(
            {
                "jsonschema",
                "jsonschema_rs",
                "license_expression",
                "lxml",
                "packageurl",
                "rdflib",
                "referencing",
            }
        ),
    ),
    Layer("results", "files that tools leave behind: results of tests, coverage"),
    Layer("secrets", "credentials: their forms, what only looks like one, and where they stand", frozenset({"re2"})),
    Layer("structure", "how files depend on each other: imports, includes, cycles, layers, coupling"),
    Layer("rules", "one kind of evidence per file", frozenset({"jsonschema", "jsonschema_rs", "re2", "referencing"})),
    Layer("exceptions", "recorded exceptions: waivers, attestations"),
    Layer("binding", "criterion to rule: rules file, inline comment, recognised words"),
    Layer("judge", "criteria, bindings and snapshot into a report"),
    Layer(
        "trust",
        "two snapshots side by side: what a change claims, loses or weakens; what a saved report is worth",
        frozenset({"jsonschema"}),
    ),
    Layer("reports", "a report into text, one file per format", frozenset({"jinja2"})),
    Layer("plugins", "kinds and reports of other packages, loaded when the caller names them"),
    Layer("testing", "what the authors of plugins test them with"),
    Layer("setup", "what belongs into dodcheck.yml, and writing it there"),
    Layer("agents", "answers for agents, and the server that gives them", frozenset({"anyio", "mcp", "mcp_types"})),
    Layer("recall", "an answer that was given before, for as long as nothing that it rests on is touched"),
    Layer("commands", "reads arguments, calls one function, prints, exits", frozenset({"typer"})),
    Layer("action", "what the steps of the action for GitHub run"),
)
"""From the ground up: a layer imports only from itself and from those before it."""

FOUNDATION = frozenset({"model", "errors", "phrasing"})
"""Layers that rest on the standard library alone and neither read, write nor start anything."""

APART = frozenset({("documents", "snapshot")})
"""Pairs that are forbidden although the order would allow them: the first never imports the second."""

HEAVY = frozenset(
    {
        "cryptography",
        "anyio",
        "jinja2",
        "jsonschema",
        "jsonschema_rs",
        "license_expression",
        "lxml",
        "markdown_it",
        "mcp",
        "mcp_types",
        "packageurl",
        "rdflib",
        "re2",
        "referencing",
        "rich",
        "typer",
        "yaml",
    }
)
"""Libraries that cost a command's start-up time: imported inside the function that needs them."""
