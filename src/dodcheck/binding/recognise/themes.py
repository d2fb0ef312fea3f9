"""Parts of the table of grammars that are about one subject, each in the order in which they are tried."""

from __future__ import annotations

from dodcheck.binding.recognise.hints import Hinted

CI = (
    Hinted(
        "ci_products",
        words=(
            *("coverage", "image", "docker", "workflow", "pipeline", "ci ", " ci", "codeql", "github act", "artifact"),
            *("cach", "provenance"),
        ),
    ),
    Hinted("ci_builds", words=("build", "built", "publish", "releas", "upload", "push", "deploy")),
    Hinted("coverage_gates", words=("coverage",)),
    Hinted("ci_purposes", words=(" ci", "ci ", " on ", " for ", "matrix", "ly", "every ", "each ", "schedule")),
    Hinted(
        "ci_settings",
        words=(" need", "require", "depend", "wait", "after", "gated", "time", "limit", "⟧", "schedule", "run"),
    ),
    Hinted("ci_guards", words=("permission", "token", "concurren", "cancel", "uses ", "read", "access", "workflow")),
    Hinted("ci_flows", words=(" tag",), anywhere=(".yml", ".yaml")),
    Hinted(
        "ci_jobs",
        words=(
            *(" ci", "ci ", " job ", " step ", " check ", "workflow", "github actions"),
            *(" pull", " pr", " push", " commit"),
        ),
    ),
    Hinted("ci_named_jobs", words=(" job", "job ", "jobs ")),
)
"""What workflows do, and what they are set to."""

CODE = (
    Hinted("called_nowhere", words=("no ", "zero ", "0 ", "remove", "gone", "clean", "strip")),
    Hinted("banned", words=("no ", "zero ", "0 ")),
    Hinted("known_settings", words=("strict", "version", "msrv", "edition", " go ", "python", "node")),
    Hinted("language_versions", words=("java", "jdk", "c++", "cmake", "terraform", "ruby", "php")),
    Hinted("language_support", words=("python",)),
    Hinted("version_files", anywhere=("-version", ".nvmrc")),
    Hinted("thresholds", words=("threshold", "coverage", "target", " is ", "sets ", "gate")),
    Hinted("git_ignored", words=("git",)),
    Hinted("used_nowhere", words=(" used", " imported", "imports of")),
    Hinted("hardcoded", words=("hard",)),
    Hinted("no_dependencies", words=("dependencies",)),
    Hinted("skipped", words=("no ", "zero ", "0 ")),
    Hinted("flaws", words=("no ", "zero ", "0 ")),
    Hinted("docstrings", words=("doc", "type", "typing", "annotated")),
    Hinted("replaced", words=("replac", "swap", "substitut", "migrat", "switch", "convert", "instead of", " from ")),
    Hinted("moved", words=("renam", "mov", "relocat", "extract", "pull")),
    Hinted("chains", words=("renam", "mov")),
    Hinted("parted", words=("split", "break", "broke", "merg", "combin", "consolidat", "fold", "unite")),
)
"""What code must not hold, and what its settings are."""

OPERATIONS = (
    Hinted(
        "linter_reports",
        words=(
            *(" error", " warning", " note", " finding", "issue", "problem", "violation", "alert", "result"),
            "vulnerab",
        ),
    ),
    Hinted("deployments", anywhere=("limit", "request", "probe", "root", "health", "restart", "latest")),
    Hinted("code_owners", anywhere=("own",)),
    Hinted("infrastructure", anywhere=("terraform", "backend", "required_version", ".tf", "state")),
    Hinted("libraries", words=("spring boot", "quarkus", "micronaut", "depend", "needs ", "asks for ")),
)
"""What reports of tools tell, how containers are started, who owns files, what builds for Java and Terraform need."""

FILES = (
    Hinted(
        "each_file",
        words=(
            *(" files", " file ", " parse", "trailing ", "newline", "line end", "line-end", "conflict", "binar"),
            *(
                " tab",
                "spdx",
                "copyright ",
                "license header",
                "licence header",
                "crlf",
                "eol",
                "symlink",
                "symbolic",
                "execut",
            ),
        ),
    ),
    Hinted("script_starts", words=("shebang", "hashbang", "hash-bang", "script", " set -", "strict mode")),
    Hinted("line_lengths", words=("line",)),
    Hinted("each_folder", words=("director", "folder", " in ⟦", "under ⟦", "below ⟦", "every ", "each ", "all ")),
)
"""How files are written, and what folders hold."""
