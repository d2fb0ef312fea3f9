"""ESLint is configured, Prettier set up, lock file committed: a tool is known by the files that it reads or writes."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All, AnyOf, Not
from dodcheck.rules.data import DataRule
from dodcheck.rules.file import FileRule
from dodcheck.rules.git_history import GitHistoryRule

_PACKAGE, _PROJECT = "package.json", "pyproject.toml"
_GIT_HOOKS = ("pre-commit", "commit-msg", "pre-push", "prepare-commit-msg", "post-merge", "post-checkout")
_READ_BY: dict[str, tuple[str, ...]] = {
    "eslint": (".eslintrc*", "eslint.config.*", f"{_PACKAGE} eslintConfig"),
    "prettier": (".prettierrc*", "prettier.config.*", f"{_PACKAGE} prettier"),
    "stylelint": (".stylelintrc*", "stylelint.config.*", f"{_PACKAGE} stylelint"),
    "biome": ("biome.json*",),
    "husky": (*(f".husky/{hook}" for hook in _GIT_HOOKS), f"{_PACKAGE} husky"),
    "lint-staged": (".lintstagedrc*", "lint-staged.config.*", f"{_PACKAGE} lint-staged"),
    "commitlint": (".commitlintrc*", "commitlint.config.*", f"{_PACKAGE} commitlint"),
    "jest": ("jest.config.*", f"{_PACKAGE} jest"),
    "vitest": ("vitest.config.*",),
    "playwright": ("playwright.config.*",),
    "cypress": ("cypress.config.*",),
    "typescript": ("tsconfig.json",),
    "ruff": ("ruff.toml", ".ruff.toml", f"{_PROJECT} tool.ruff"),
    "black": (f"{_PROJECT} tool.black",),
    "isort": (".isort.cfg", f"{_PROJECT} tool.isort"),
    "mypy": ("mypy.ini", ".mypy.ini", f"{_PROJECT} tool.mypy"),
    "pyright": ("pyrightconfig.json", f"{_PROJECT} tool.pyright"),
    "flake8": (".flake8",),
    "pylint": (".pylintrc", "pylintrc", f"{_PROJECT} tool.pylint"),
    "pytest": ("pytest.ini", ".pytest.ini", f"{_PROJECT} tool.pytest"),
    "tox": ("tox.ini", "tox.toml", f"{_PROJECT} tool.tox"),
    "nox": ("noxfile.py",),
    "golangci-lint": (".golangci.*",),
    "goreleaser": (".goreleaser.y*ml",),
    "rustfmt": ("rustfmt.toml", ".rustfmt.toml"),
    "clippy": ("clippy.toml", ".clippy.toml"),
    "rubocop": (".rubocop.yml",),
    "rspec": (".rspec",),
    "standardrb": (".standard.yml",),
    "clang-format": (".clang-format", "_clang-format"),
    "clang-tidy": (".clang-tidy",),
    "clangd": (".clangd",),
    "doxygen": ("Doxyfile", "docs/Doxyfile", "Doxyfile.in", "docs/Doxyfile.in"),
    "tflint": (".tflint.hcl",),
    "checkov": (".checkov.y*ml",),
    "terraform-docs": (".terraform-docs.yml",),
    "detekt": ("detekt.yml", "config/detekt/detekt.yml"),
    "checkstyle": ("checkstyle.xml", "config/checkstyle/checkstyle.xml"),
    "scalafmt": (".scalafmt.conf",),
    "phpunit": ("phpunit.xml", "phpunit.xml.dist", "phpunit.dist.xml"),
    "phpstan": ("phpstan.neon", "phpstan.neon.dist", "phpstan.dist.neon"),
    "psalm": ("psalm.xml", "psalm.xml.dist"),
    "php-cs-fixer": (".php-cs-fixer.php", ".php-cs-fixer.dist.php"),
    "credo": (".credo.exs",),
    "swiftlint": (".swiftlint.yml",),
    "mkdocs": ("mkdocs.yml",),
    "sphinx": ("conf.py", "docs/conf.py", "doc/conf.py", "docs/source/conf.py", "doc/source/conf.py"),
    "docusaurus": ("docusaurus.config.*",),
    "storybook": (".storybook/main.*",),
    "turborepo": ("turbo.json*",),
    "nx": ("nx.json",),
    "lerna": ("lerna.json",),
    "codecov": ("codecov.yml", ".codecov.yml", ".github/codecov.yml"),
    "hadolint": (".hadolint.y*ml",),
    "gitleaks": (".gitleaks.toml",),
    "release-please": ("release-please-config.json",),
    "markdownlint": (".markdownlint*",),
    "yamllint": (".yamllint*",),
    "semantic-release": (".releaserc*", "release.config.*", f"{_PACKAGE} release"),
    "changesets": (".changeset/config.json",),
    "editorconfig": (".editorconfig",),
    "pre-commit": (".pre-commit-config.yaml", ".pre-commit-config.yml"),
    "read the docs": (".readthedocs.yaml", ".readthedocs.yml"),
    "renovate": ("renovate.json*", ".renovaterc*", ".github/renovate.json*", f"{_PACKAGE} renovate"),
    "lefthook": ("lefthook.y*ml", ".lefthook.y*ml", "lefthook.toml", "lefthook.json"),
}
"""Where a tool reads its configuration, by the documentation of each: globs, or a data file and a key in it."""

_LOCKS = (
    *("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock"),
    *("poetry.lock", "uv.lock", "pdm.lock", "pylock.toml", "Pipfile.lock", "Cargo.lock", "go.sum", "Gemfile.lock"),
    *("composer.lock", "mix.lock", "pubspec.lock", "flake.lock"),
)
"""What package managers write down of the versions they took."""

_NAMES = "|".join(re.escape(name) for name in _READ_BY)
_NOUN = r"(?: (?:config(?:uration)?(?: file)?|set-?up|settings))?"
_DONE = rf"{BE}(?:configured|set up)"
_NAMED = rf"(?:(?P<name>{_NAMES})|⟦(?P<slot>\d+)⟧)"
_FORMS = (
    rf"{THE}{_NAMED}{_NOUN}(?: hooks?)? {_DONE}",
    rf"(?:configure|set up) {THE}{_NAMED}",
    rf"{THE}{_NAMED} config(?:uration)?(?: file)? {BE}(?:added|created|exists?|present|there|in place)",
    rf"(?:add|create) {THE}{_NAMED} config(?:uration)?(?: file)?",
)
_OF_A_FILE = re.compile(r"\b(?:config(?:uration)?|settings)\b")
_LOCK = rf"{THE}(?:dependency )?lock ?-?files?"
_LOCKED = (
    rf"{_LOCK} {BE}(?:(?P<committed>committed|checked in|in git)|tracked|present|exists?|there|in place|used|in use)",
    rf"(?P<committed>)use {_LOCK}",
    rf"(?P<committed>commit|check in) {_LOCK}",
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for the files of a tool; it may be told the same in other ways, so it never refutes."""
    if found := fit(words, _LOCKED):
        return _any_of([_committed(name) if found["committed"] else FileRule(path=name) for name in _LOCKS])
    if found := fit(words, _FORMS):
        name = found["name"] or words.thing(found["slot"]).lower()
        if name == "pre-commit" and not _OF_A_FILE.search(words.words):
            return _hooks()
        places = _READ_BY.get(name)
        return _any_of([_place(place) for place in places]) if places else None
    return None


def _hooks() -> Reading:
    """Return what asks for a hook that is reached: a file whose hooks no commit runs sets nothing up."""
    from dodcheck.rules.pre_commit import PreCommitRule  # noqa: PLC0415 - lazy: few statements speak of it

    return Reading(PreCommitRule(), Strength.STRONGER)


def _committed(path: str) -> Tree:
    return GitHistoryRule(committed_on="main", paths=(path,))


def _any_of(rules: list[Tree]) -> Reading:
    return Reading(rules[0] if len(rules) == 1 else AnyOf(tuple(rules)), Strength.STRONGER)


def _place(place: str) -> Tree:
    path, _, key = place.partition(" ")
    if not key:
        return FileRule(path=path)
    return All((DataRule(path=path, query=key), Not(DataRule(path=path, query=key, equals=False))))
