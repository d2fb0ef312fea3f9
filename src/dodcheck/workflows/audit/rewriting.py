"""The tools that rewrite the files they judge, and then have nothing to say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

_MOST = 60


class Rewriter(NamedTuple):
    """A tool that rewrites files with one of these words, or always, unless one of the ``checking`` is given."""

    writing: frozenset[str] | None
    checking: frozenset[str] = frozenset()
    only: str = ""


def _with(words: str, checking: str = "", only: str = "") -> Rewriter:
    return Rewriter(frozenset(words.split()), frozenset(checking.split()), only)


def _unless(checking: str, only: str = "") -> Rewriter:
    return Rewriter(None, frozenset(checking.split()), only)


_FIX = _with("--fix", "--fix-dry-run --exit-non-zero-on-fix --dry-run")
_IN_PLACE = _with("-i --in-place --inplace -w --write", "--check --dry-run -n --Werror")
_ASKED = frozenset({"--version", "-V", "--help", "-h", "help", "version", "--show-settings", "--show-files"})
_GRADLE = _with("spotlessApply ktlintFormat rewriteRun googleJavaFormat formatKotlin lintFix")
_MAVEN = _with("spotless:apply fmt:format formatter:format rewrite:run tidy:pom")
REWRITERS: Mapping[str, tuple[Rewriter, ...]] = {
    "ruff": (_with("--fix --fix-only", "--exit-non-zero-on-fix --diff"), _unless("--check --diff", only="format")),
    "black": (_unless("--check --diff -c --code"),),
    "isort": (_unless("--check --check-only -c --diff --df"),),
    "prettier": (_with("--write -w", "--check -c --list-different -l"),),
    "eslint": (_FIX,),
    "stylelint": (_FIX,),
    "tslint": (_FIX,),
    "xo": (_FIX,),
    "standard": (_FIX,),
    "oxlint": (_FIX,),
    "markdownlint": (_with("--fix -f"),),
    "markdownlint-cli2": (_FIX,),
    "golangci-lint": (_FIX, _unless("--diff -d", only="fmt")),
    "biome": (_with("--write --apply --apply-unsafe --fix"),),
    "rubocop": (_with("-a -A -x --autocorrect --autocorrect-all --auto-correct --auto-correct-all --fix-layout"),),
    "clang-format": (_with("-i --i", "--dry-run -n"),),
    "clang-tidy": (_with("--fix -fix --fix-errors -fix-errors"),),
    "gofmt": (_with("-w"),),
    "goimports": (_with("-w"),),
    "gofumpt": (_with("-w"),),
    "rustfmt": (_unless("--check"),),
    "cargo": (_unless("--check", only="fmt"), _with("--fix", only="clippy"), _unless("", only="fix")),
    "shfmt": (_with("-w --write", "-d --diff"),),
    "swiftformat": (_unless("--lint --dryrun"),),
    "swiftlint": (_with("--fix --autocorrect autocorrect"),),
    "ktlint": (_with("-F --format"),),
    "scalafmt": (_unless("--check --test --list"),),
    "mix": (_unless("--check-formatted --dry-run", only="format"),),
    "terraform": (_unless("-check --check", only="fmt"),),
    "tofu": (_unless("-check --check", only="fmt"),),
    "yapf": (_IN_PLACE,),
    "autopep8": (_IN_PLACE,),
    "autoflake": (_with("-i --in-place", "--check -c"),),
    "docformatter": (_with("-i --in-place", "--check -c"),),
    "cmake-format": (_with("-i --in-place"),),
    "mdformat": (_unless("--check"),),
    "taplo": (_unless("--check", only="fmt"), _unless("--check", only="format")),
    "codespell": (_with("-w --write-changes"),),
    "typos": (_with("-w --write-changes"),),
    "deno": (_unless("--check", only="fmt"),),
    "dart": (_unless("--set-exit-if-changed", only="format"),),
    "dotnet": (_unless("--verify-no-changes --check", only="format"),),
    "zig": (_unless("--check", only="fmt"),),
    "buf": (_with("-w --write", only="format"),),
    "djlint": (_with("--reformat", "--check"),),
    "stylua": (_unless("--check -c"),),
    "php-cs-fixer": (_unless("--dry-run", only="fix"),),
    "phpcbf": (_unless(""),),
    "pint": (_unless("--test"),),
    "sqlfluff": (_unless("", only="fix"), _unless("", only="format")),
    "ansible-lint": (_with("--fix"),),
    "lintrunner": (_with("-a --apply-patches f format"),),
    "mvn": (_MAVEN,),
    "mvnw": (_MAVEN,),
    "gradle": (_GRADLE,),
    "gradlew": (_GRADLE,),
}
"""What is known of tools, by name."""

_FIXING: Mapping[str, str] = {"davidanson/markdownlint-cli2-action": "fix", "crate-ci/typos": "write_changes"}
_HANDED_ON: Mapping[str, tuple[str, str]] = {
    "astral-sh/ruff-action": ("args", "ruff"),
    "chartboost/ruff-action": ("args", "ruff"),
    "golangci/golangci-lint-action": ("args", "golangci-lint"),
    "actionsx/prettier": ("args", "prettier"),
    "psf/black": ("options", "black"),
}
"""Actions, with the input that they hand on to their tool."""


def rewriting_input(action: str, given: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the input of an action by which it rewrites files, and its value; ``None`` where it only judges them."""
    fix = _FIXING.get(action, "")
    if given.get(fix, "").strip().lower() == "true":
        return fix, "true"
    name, tool = _HANDED_ON.get(action, ("", ""))
    words = given.get(name, "").split()
    return (name, " ".join(words)) if words and rewriting(tool, words) else None


def rewriting(tool: str, words: Sequence[str]) -> str | None:
    """Return what makes a tool rewrite files, as it is typed; ``None`` where it only judges them."""
    given = {word.partition("=")[0] for word in words[:_MOST]}
    if not _ASKED.isdisjoint(given):
        return None
    for rewriter in REWRITERS.get(tool, ()):
        if (rewriter.only and rewriter.only not in words[:3]) or not rewriter.checking.isdisjoint(given):
            continue
        if rewriter.writing is None:
            return f"{tool} {rewriter.only}".rstrip()
        word = next((word for word in words[:_MOST] if word in rewriter.writing), None)
        if word is not None:
            return f"{tool} {word}"
    return None
