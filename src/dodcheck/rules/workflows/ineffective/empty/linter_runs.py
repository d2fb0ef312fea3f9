"""Runs of linters and formatters that have no file to look at, which most of them pass over in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dodcheck.rules.code.suffixes import JAVASCRIPT
from dodcheck.rules.workflows.ineffective.empty.disabled_files import (
    why_each_file_is_disabled,
    why_typescript_is_disabled,
)
from dodcheck.rules.workflows.ineffective.empty.excluded_files import why_all_code_is_excluded
from dodcheck.rules.workflows.ineffective.empty.mypy_runs import why_mypy_is_empty
from dodcheck.rules.workflows.ineffective.empty.project_files import why_project_is_empty
from dodcheck.rules.workflows.ineffective.empty.run import Run, Scope, files_of, scope_of
from dodcheck.workflows.audit.untested import is_source

_PYTHON = (".py", ".pyi", ".ipynb")
_SCRIPT = (*JAVASCRIPT, ".vue", ".svelte", ".astro", ".json", ".md")
_ENDINGS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("ruff", "flake8", "pylint", "black", "isort", "bandit", "pyflakes", "pycodestyle"), _PYTHON),
    **dict.fromkeys(("pydocstyle", "vulture", "mypy", "autopep8", "yapf", "pyright", "basedpyright"), _PYTHON),
    **dict.fromkeys(("eslint", "oxlint", "standard", "xo"), (*_SCRIPT, ".html", ".yml", ".yaml", ".css", ".graphql")),
    "stylelint": (".css", ".scss", ".sass", ".less", ".vue", ".html", ".svelte", ".astro", ".js", ".ts", ".tsx"),
    "yamllint": (".yml", ".yaml"),
    "golangci-lint": (".go",),
    "rubocop": (".rb", ".rake", ".gemspec", "Gemfile", "Rakefile", ".ru"),
    "hadolint": ("",),
    "shellcheck": ("",),
}
"""The endings of the files that a tool looks at; of those that take any file, they only have to be there."""
_SUBCOMMANDS = frozenset({"check", "format", "lint", "run", "analyze"})
_WORDS = (
    "--check --diff --no-fix --preview --strict --quiet --verbose -q -v -r --recursive --show-source --check-only -a"
    " --no-error-on-unmatched-pattern --pass-on-no-patterns --cache --no-cache --statistics --count --allow-empty-input"
    " --fail-on-warnings -x --no-exit-code --profile=black --all"
)
_FLAGS = frozenset(_WORDS.split())

_NO_OPTIONS = frozenset[str]()
_OF_RUFF = "--exclude --extend-exclude --select --extend-select --ignore --extend-ignore --config --output-format"
_VALUED: Mapping[str, frozenset[str]] = {
    "ruff": frozenset(f"{_OF_RUFF} --target-version --line-length".split()),
    "flake8": frozenset(f"{_OF_RUFF} --max-line-length --max-complexity --format".split()),
    "mypy": frozenset({"--exclude", "--config-file", "--python-version"}),
    "pylint": frozenset({"--ignore", "--rcfile", "--disable", "--enable", "-d", "-e", "-j"}),
    "bandit": frozenset({"--exclude", "-x", "-c", "-f", "-o"}),
    "eslint": frozenset({"--ignore-pattern", "--ext", "-c", "--config", "--max-warnings"}),
}
"""Options that the next word is the value of, by tool."""


def why_linter_is_empty(run: Run) -> str:
    """Return why a linter has nothing to look at, as a clause; empty where it may have."""
    if told := why_typescript_is_disabled(run) or why_project_is_empty(run):
        return told
    endings = _ENDINGS.get(run.tool)
    if endings is None or not any(map(is_source, run.snapshot.files())):
        return ""
    named = _operands(run.tool, run.own_words)
    scope = scope_of(run, named) if named is not None else None
    why = why_mypy_is_empty(run, named) or why_each_file_is_disabled(run, endings)
    return why or (_why_scope_is_empty(run, scope, files_of(run.whole, endings)) if scope is not None else "")


def _why_scope_is_empty(run: Run, scope: Scope, files: Sequence[str]) -> str:
    if any(map(scope.covers, files)):
        return why_all_code_is_excluded(run, scope, files)
    if scope.is_all:
        return f"no tracked file is one that `{run.tool}` looks at"
    if not scope.places:
        return f"{scope.shown} {'is' if len(scope.untracked) == 1 else 'are'} not tracked"
    return f"no file in {scope.shown} is one that `{run.tool}` looks at"


def _operands(tool: str, words: Sequence[str]) -> tuple[str, ...] | None:
    """Return the paths that a linter is given; ``None`` where a word may be one, or the value of an option."""
    found, before = list[str](), ""
    valued = _VALUED.get(tool, _NO_OPTIONS)
    for word in words:
        if not word.startswith("-") and before not in valued and not (not found and word in _SUBCOMMANDS):
            if before.startswith("-") and "=" not in before and before not in _FLAGS:
                return None
            found.append(word)
        before = word
    return tuple(found)
