"""Options by which linters, type checkers and hooks examine hardly anything, or can't fail for what they find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

HOOK_RUNNERS = frozenset({"pre-commit", "prek"})
"""The programs that run hooks."""
_FILE_OPTIONS = frozenset(
    {"-a", "--all-files", "--files", "--from-ref", "-s", "--source", "--to-ref", "-o", "--origin"}
)
"""Options that tell the hooks which files to look at; without one they look at what is staged."""
_HARMLESS = frozenset({"no-commit-to-branch", "check-branch"})
"""Hooks that fail on the branch that changes are merged into, whatever the change is."""
_EVERYTHING = frozenset({"*", "**", "**/*", "."})
_SYNTAX = frozenset({"E9", "E90", "E901", "E902", "E999"})
"""Codes under which ruff and flake8 tell of nothing but files that are no Python."""
_EXCLUDING_VALUES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "ruff": {"--ignore": frozenset({"ALL"}), "--exclude": _EVERYTHING, "--select": frozenset({"NONE", ""})},
    "flake8": {"--exclude": _EVERYTHING, "--ignore": frozenset({"E,F,W,C,N", "E,W,F,C"})},
    "pylint": {"--disable": frozenset({"all"}), "--ignore-patterns": frozenset({".*"})},
    "mypy": {"--exclude": frozenset({".*", ".+", "."})},
    "eslint": {"--ignore-pattern": _EVERYTHING},
    "black": {"--exclude": frozenset({".*", ".+"})},
    "bandit": {"--exclude": _EVERYTHING, "-x": _EVERYTHING},
    "golangci-lint": {"--default": frozenset({"none"})},
    "markdownlint-cli2": dict.fromkeys(("!**/*", "#**/*", "!**", "#**"), frozenset({""})),
}
"""Options of tools that leave everything out, with these values."""
_HARMLESS_MAKING: Mapping[str, Mapping[str, str]] = {
    "ruff": {"--fix-only": "it mends what it can, and passes"},
    "golangci-lint": {"--disable-all": "no linter is on"},
    "eslint": {"--no-eslintrc": "no rule is on", "--no-config-lookup": "no rule is on"},
    "mypy": {"-c": "it looks at a text that it is given"},
    "mix": {"--mute-exit-status": "it passes", "--ignore-exit-status": "it passes"},
}
"""Options of tools with which nothing of the code can make them fail, unless another one takes that back."""
_TAKING_BACK = frozenset(
    {"--enable", "-e", "-E", "--enable-only", "--extend-select", "-c", "--config", "--rule", "--preset"}
)
_SELECTING = frozenset({"--select", "--extend-select"})
_ALLOWED = frozenset({"warnings", "clippy::all"})
_DENYING = ("-D", "--deny", "-F", "--forbid", "-W", "--warn")
_PREPARING = frozenset({"init", "list", "fetch"})


def why_hardly_anything_is_linted(words: Sequence[str]) -> Iterator[str]:
    """Yield why a tool looks at nothing, as clauses that name the option; its words begin with its name."""
    tool, *rest = words
    if (
        tool in HOOK_RUNNERS
        and rest[:1] == ["run"]
        and _FILE_OPTIONS.isdisjoint(word.partition("=")[0] for word in rest)
    ):
        yield "without `--all-files` it looks at what is staged, and after a checkout nothing is"
    yield from _by_option_without_value(tool, rest)
    if tool in ("ruff", "flake8"):
        yield from _by_selected_codes(rest)
    known = _EXCLUDING_VALUES.get(tool, {})
    for at, word in enumerate(rest):
        name, equals, value = word.partition("=")
        value_given = value if equals else "".join(rest[at + 1 : at + 2])
        if value_given in known.get(name, ()) and _TAKING_BACK.isdisjoint(word.partition("=")[0] for word in rest):
            option = f"{name} {value_given}".rstrip()
            yield f"by `{option}` it looks at nothing"


def _by_option_without_value(tool: str, rest: Sequence[str]) -> Iterator[str]:
    names = [word.partition("=")[0] for word in rest]
    for option, what in _HARMLESS_MAKING.get(tool, {}).items():
        if option in names and (option in _TAKING_BACK or _TAKING_BACK.isdisjoint(names)):
            yield f"by `{option}` {what}"
    if tool == "lint-staged" and "--diff" not in names:
        yield "without `--diff` it looks at what is staged, and after a checkout nothing is"
    if tool == "cargo":
        yield from _by_option_of_cargo(rest)


def _by_selected_codes(rest: Sequence[str]) -> Iterator[str]:
    """Yield that nothing but errors of syntax is selected: what selects more beside it takes that back."""
    split = [(one.partition("="), two) for one, two in zip(rest, [*rest[1:], ""], strict=False)]
    selected = [value if equals else two for (name, equals, value), two in split if name in _SELECTING]
    codes = {code.strip() for value in selected for code in value.split(",")}
    if codes <= _SYNTAX and any(name == "--select" for (name, _, _), _ in split):
        yield f"by `--select {selected[0]}` it only tells of errors of syntax"


def _by_option_of_cargo(rest: Sequence[str]) -> Iterator[str]:
    """Yield that `cargo clippy` is told to allow everything, or that `cargo deny` only prepares."""
    pairs = list(zip(rest, [*rest[1:], ""], strict=True))
    denies = any(word.startswith(_DENYING) for word in rest)
    for one, two in pairs if rest[:1] == ["clippy"] and not denies else ():
        value = two if one in ("-A", "--allow") else one.removeprefix("-A") if one.startswith("-A") else ""
        if value in _ALLOWED:
            yield f"by `-A {value}` it lets pass whatever it finds"
    if rest[:1] == ["deny"] and not _PREPARING.isdisjoint(rest[1:2]):
        yield f"by `deny {rest[1]}` it checks nothing"


def harmful_skips(words: Sequence[str]) -> list[str]:
    """Return the hooks that the words of `SKIP` leave out, but those that do no harm."""
    named = (hook.strip() for word in words for hook in word.split(","))
    return [hook for hook in named if hook and hook not in _HARMLESS]
