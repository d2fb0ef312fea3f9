"""Runs of linters and formatters that have no file to look at, which most of them pass over in silence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dodcheck.rules.code.suffixes import JAVASCRIPT
from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of, scope_of
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


def why_linter_is_empty(run: Run) -> str:
    """Return why a linter has nothing to look at, as a clause; empty where it may have."""
    endings = _ENDINGS.get(run.tool)
    named = _operands(run.own_words) if endings is not None else None
    scope = scope_of(run, named) if named is not None else None
    if endings is None or scope is None or any(map(scope.covers, files_of(run.whole, endings))):
        return ""
    if not any(map(is_source, run.snapshot.files())):
        return ""
    if scope.is_all:
        return f"no tracked file is one that `{run.tool}` looks at"
    if not scope.places:
        return f"{scope.shown} {'is' if len(scope.untracked) == 1 else 'are'} not tracked"
    return f"no file in {scope.shown} is one that `{run.tool}` looks at"


def _operands(words: Sequence[str]) -> tuple[str, ...] | None:
    """Return the paths that a linter is given; ``None`` where a word may be one, or the value of an option."""
    found, before = list[str](), ""
    for word in words:
        if not word.startswith("-") and not (not found and word in _SUBCOMMANDS):
            if before.startswith("-") and "=" not in before and before not in _FLAGS:
                return None
            found.append(word)
        before = word
    return tuple(found)
