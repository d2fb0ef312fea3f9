"""Whether a hook of pre-commit runs a command."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from enum import Enum, auto

from dodcheck.rules.hooks.pre_commit_file import Hook


class Match(Enum):
    """Whether a hook is the one that is asked for. ``HIDDEN``: what it runs stands elsewhere, or can't be followed."""

    YES = auto()
    NO = auto()
    HIDDEN = auto()


_SHELLS = frozenset({"bash", "sh", "zsh", "dash"})
_NOTHING = frozenset({"true", ":", "echo", "printf", "exit"})
_INTERPRETERS = _SHELLS | {"python", "python3", "node", "ruby", "perl"}
_NO_COMMANDS = frozenset({"fail", "pygrep"})
_SCRIPTS = frozenset({"script", "unsupported_script"})
_RUNNERS = frozenset({"make", "just", "task", "tox", "nox", "npm", "pnpm", "yarn", "hatch", "invoke", "inv", "docker"})
_RUNNERS |= {"pixi", "pdm", "rye", "bun", "mise", "nix", "pre-commit", "prek"}
"""Programs whose tasks are named in other files."""

_SUFFIXES = (".sh", ".py", ".bash", ".js", ".mjs", ".ts", ".rb", ".pl", ".ps1")
_LAUNCHERS = (
    *(("uv", "run"), ("uv", "tool", "run"), ("uvx",), ("poetry", "run"), ("pipenv", "run"), ("pipx", "run")),
    *(("npx",), ("pnpm", "exec"), ("yarn", "exec"), ("bunx",), ("bundle", "exec")),
    *(("env",), ("time",), ("nice",), ("command",), ("exec",), ("python", "-m"), ("python3", "-m")),
)
_BARE_FLAGS = frozenset({"--frozen", "--locked", "--no-sync", "--offline", "--quiet", "-q", "--isolated", "--active"})
_BARE_FLAGS |= {"--all-extras", "--no-install", "--yes", "-y"}
_VALUE_FLAGS = frozenset({"--extra", "--group", "--with", "--only-group", "--package", "--python", "-p", "--project"})
_SUBCOMMANDS = frozenset({"ruff", "uv", "cargo", "go", "git", "dotnet", "terraform", "helm", "buf", "deno", "biome"})
_NEVER_FAIL = frozenset({"--exit-zero", "--dry-run", "--no-fail", "--exit-0", "--soft-fail"})
INFORMING = frozenset({"--version", "--help", "--collect-only", "--collectonly", "--show-files", "--show-settings"})
"""Options that let a command tell of itself, or of what it would look at, and do nothing else."""
_KNOWN = {
    "astral-sh/ruff-pre-commit": {"ruff": "ruff check", "ruff-check": "ruff check", "ruff-format": "ruff format"},
    "charliermarsh/ruff-pre-commit": {"ruff": "ruff check", "ruff-format": "ruff format"},
    "psf/black": {"black": "black"},
    "psf/black-pre-commit-mirror": {"black": "black"},
    "pycqa/flake8": {"flake8": "flake8"},
    "pre-commit/mirrors-mypy": {"mypy": "mypy"},
    "rhysd/actionlint": {"actionlint": "actionlint"},
    "meta": {},
    "pre-commit/pre-commit-hooks": {},
    "pre-commit/pygrep-hooks": {},
}
"""What hooks of public repositories run, as their `.pre-commit-hooks.yaml` says; other hooks of these run another."""


def is_command(wanted: str) -> bool:
    """Return whether what is wanted is a command rather than the id of a hook."""
    return " " in wanted.strip()


def matches(hook: Hook, wanted: str) -> Match:
    """Return whether a hook has the id that is wanted, or runs the command."""
    words = command_of(hook)
    if (words and words[0] in _NOTHING) or _only_tells(hook, words or (), wanted):
        return Match.NO
    if not is_command(wanted) and (wanted in (hook.id, *hook.names) or _is_other_id(hook, wanted)):
        return Match.HIDDEN if is_masked(hook) else Match.YES
    said = _split(wanted)
    asked = _unlaunched(said)
    if not asked or hook.language in _NO_COMMANDS:
        return Match.NO
    if words is None:
        return _hidden(hook, asked[0], far=is_command(wanted))
    match = _compared(words, asked)
    launched = said == asked or _split(hook.entry or "")[: len(said)] == said
    return Match.HIDDEN if match is Match.YES and (is_masked(hook) or not launched) else match


def _only_tells(hook: Hook, words: Sequence[str], wanted: str) -> bool:
    """Return whether a hook only asks a command of itself, which is not what is wanted."""
    told = INFORMING.intersection((*words, *_split(hook.entry or ""), *hook.args))
    return not told.issubset(_split(wanted))


def command_of(hook: Hook) -> list[str] | None:
    """Return the words that a hook runs, launchers left out; ``None`` where they stand elsewhere."""
    entry = hook.entry if hook.entry is not None else _known(hook)
    if entry is None or hook.language in _SCRIPTS | _NO_COMMANDS:
        return None
    words = _unlaunched([*_split(entry.strip().removeprefix("/usr").removeprefix("/bin/")), *hook.args])
    if words and words[0] in _SHELLS:
        words = _in_shell(words)
    return words if words and _is_plain(words[0]) else None


def _is_plain(program: str) -> bool:
    """Return whether a program says by its name what it does: it is no script, and runs none."""
    return not ("/" in program or program in _RUNNERS or program.endswith(_SUFFIXES) or program in _INTERPRETERS)


def _known(hook: Hook) -> str | None:
    hooks = _KNOWN.get(_repository(hook.repo))
    return None if hooks is None else hooks.get(hook.id, hook.id)


def _is_other_id(hook: Hook, wanted: str) -> bool:
    """Return whether a public repository has the same hook under the id that is wanted."""
    ids = _KNOWN.get(_repository(hook.repo), {})
    return hook.entry is None and wanted in ids and ids[wanted] == ids.get(hook.id)


def _repository(url: str) -> str:
    return "/".join(url.removesuffix("/").removesuffix(".git").lower().replace(":", "/").split("/")[-2:])


def _split(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        return []


def _unlaunched(words: list[str]) -> list[str]:
    """Return a command without what only starts it: settings of variables, `uv run`, `python -m` and the like."""
    while words:
        name, sign, _ = words[0].partition("=")
        launcher = next((one for one in _LAUNCHERS if tuple(words[: len(one)]) == one), None)
        if sign and name.isidentifier():
            words = words[1:]
        elif launcher:
            words = _without_flags(words[len(launcher) :])
        else:
            break
    return words


def _without_flags(words: list[str]) -> list[str]:
    at = 0
    while at < len(words) and (words[at] in _BARE_FLAGS or words[at] in _VALUE_FLAGS or words[at] == "--"):
        at += 2 if words[at] in _VALUE_FLAGS else 1
    return words[at:]


def _in_shell(words: list[str]) -> list[str]:
    """Return the one plain command of `bash -c '…'`; none where a shell would do more with it."""
    if len(words) < 3 or words[1] != "-c":  # noqa: PLR2004 - a shell, -c and its text
        return []
    script = words[2].replace('"$@"', "").replace("$@", "")
    return [] if set(script) & set(";|&$`<>(){}\n") else _unlaunched(_split(script))


def is_masked(hook: Hook) -> bool:
    """Return whether a hook is told never to fail."""
    text = hook.entry or ""
    shell = any(mask in text for mask in ("|| true", "||true", "; exit 0", "|| :", "|| exit 0", "; true"))
    return shell or not _NEVER_FAIL.isdisjoint((*_split(text), *hook.args))


def _hidden(hook: Hook, program: str, *, far: bool) -> Match:
    """Return whether a hook whose command stands elsewhere may be the one; a far one may hold any command."""
    near = (hook.id, *hook.names, hook.repo.rpartition("/")[2], hook.entry or "", *hook.args)
    if far or hook.entry is not None or any(program in text for text in near):
        return Match.HIDDEN
    return Match.NO


def _compared(words: Sequence[str], asked: Sequence[str]) -> Match:
    """Return whether words run the command: they begin like it, and have its other words in any order."""
    if words[0] != asked[0]:
        return Match.NO
    head = next((at for at, word in enumerate(asked) if word.startswith("-")), len(asked))
    if len(asked) == 1 and asked[0] in _SUBCOMMANDS and len(words) > 1 and not words[1].startswith("-"):
        return Match.YES if (words[0], words[1]) == ("ruff", "check") else Match.HIDDEN
    has = {word.rstrip("/") for word in words}
    missing = [word for word in asked if word.rstrip("/") not in has]
    if missing:
        # Many tools read options from files of their own; ruff has none for what it should do.
        elsewhere = asked[0] != "ruff" and all(word.startswith("-") for word in missing)
        return Match.HIDDEN if elsewhere else Match.NO
    begins = [word.rstrip("/") for word in words[:head]] == [word.rstrip("/") for word in asked[:head]]
    return Match.YES if begins else Match.HIDDEN
