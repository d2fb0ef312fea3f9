"""What commands are run for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

from dodcheck.workflows.purposes.compose import purpose_of_compose
from dodcheck.workflows.purposes.formatters import only_checks_format
from dodcheck.workflows.purposes.operands import (
    VERSION,
    asks_compiler,
    asks_version,
    is_script,
    is_truth,
    purpose_of_script,
    purpose_of_task,
)
from dodcheck.workflows.purposes.programs import BY_PROGRAM, BY_SUBCOMMAND
from dodcheck.workflows.purposes.purpose import Purpose
from dodcheck.workflows.purposes.words import purpose_in_names
from dodcheck.workflows.runs.command import Command
from dodcheck.workflows.shell.words import texts_of

_DEFAULTS: Mapping[str, Purpose] = {
    "brew": Purpose.SETUP,
    "cmake": Purpose.BUILD,
    "coverage": Purpose.TEST,
    "xcodebuild": Purpose.BUILD,
}
_VERBS: Mapping[Purpose, str] = {
    Purpose.SETUP: "set new add install import enable disable update register copy expand start",
    Purpose.CLEANUP: "remove stop clear unregister uninstall",
    Purpose.QUERY: "get select where test measure compare resolve find",
    Purpose.TRIVIAL: "write out foreach sort format convertto convertfrom join split push pop rename move",
}
_BY_VERB = {verb: purpose for purpose, verbs in _VERBS.items() for verb in verbs.split()}
_CMDLET = re.compile(r"([A-Z][a-z]+(?:To|From)?)-([A-Z][A-Za-z]+)")
_RUNNERS = """make gmake just task invoke inv npm yarn pnpm bun rake nox tox mvn gradle bundle npx pnpx bunx uvx pdm
hatch poe ant spin turbo nx lerna rush moon mage pants pixi rye earthly fastlane mill spago forge hardhat anchor"""
_TASKS = frozenset(_RUNNERS.split())
_INTERPRETERS = frozenset(
    {"python", "python3", "py", "node", "ruby", "perl", "bash", "sh", "pwsh", "powershell", "php"}
)
_BUILT_IN = frozenset({"test", "type", "command", "read", "set", "wait", "export", "source", "eval", "exec", "trap"})
"""What a shell does itself: a script that is called like one of these is something else."""
_KNOWN = BY_PROGRAM.keys() | BY_SUBCOMMAND.keys() | _TASKS | _INTERPRETERS
_PACKAGE = re.compile(r"(?:@[\w.-]+/)?([\w.-]+)(?:@[\w.^~-]+)?")
_COMPARING = frozenset({"--exit-code", "--quiet"})
_FIRST = {"npm": "fix", "zig": "test"}
"""Words that decide wherever they stand."""
_TESTED = {(option, name) for option in ("--target", "-t") for name in ("test", "check", "RUN_TESTS")}
_SAME: Mapping[tuple[str, ...], str] = {
    ("docker", "compose"): "docker-compose",
    ("podman", "compose"): "docker-compose",
    ("uv", "tool", "run"): "uvx",
    ("pipx", "run"): "uvx",
    ("cargo", "fuzz"): "cargo-fuzz",
    ("bazelisk",): "bazel",
    ("mvnw",): "mvn",
    ("gradlew",): "gradle",
}
"""What is the same as a program of another name."""
_RENAMED = frozenset(first for first, *_ in _SAME)
_VALUED = frozenset(
    {"--from", "--with", "--with-editable", "--with-requirements", "--python", "-p", "--spec", "--index"}
)
"""Options of `uvx` and its likes that take a value."""
_PYTHON = re.compile(r"(?:python|pypy)[23](?:\.\d+)?")
_GO_TOOL = re.compile(r"[\w./-]+/([\w-]+)@[\w.-]+")
_MOST = 8
_VERSION_ALONE = (("--version",), ("-version",))
_RUNNING = frozenset({"env", "time", "chdir"})
"""What `cmake -E` starts another program by."""


_BY_NAME_ALONE = {
    name: purpose
    for name, purpose in BY_PROGRAM.items()
    if name not in BY_SUBCOMMAND.keys() | _TASKS | _INTERPRETERS | _RENAMED
    and not name.startswith("((")
    and purpose not in (Purpose.FORMAT, Purpose.BUILD)
    and name != "eval"
}
"""Programs whose other words don't matter: most commands are one of them."""


def purpose_of_command(command: Command) -> Purpose:
    """Return what a command is run for; its first words decide."""
    words = command.words
    asked = bool(words) and words[-1].text in VERSION
    if command.launched and words and _is_task(words[0].text) and "run" in texts_of(command.launched):
        return purpose_in_names(words[0].text)
    purpose = _BY_NAME_ALONE.get(words[0].text) if words and not asked else None
    return purpose or purpose_of_words(tuple(texts_of(words[:_MOST])))


def _is_task(word: str) -> bool:
    """Return whether what a launcher runs is called as no program is: `hatch run test`, `pdm run lint:all`."""
    return word in _BUILT_IN or (":" in word and "/" not in word and "$" not in word)


@lru_cache(maxsize=8_192)
def purpose_of_words(words: tuple[str, ...]) -> Purpose:
    """Return what the command of these words is run for; ``UNKNOWN`` where nothing tells."""
    purpose = _of_words(words)
    return Purpose.LINT if purpose is Purpose.FORMAT and only_checks_format(words) else purpose


def _of_words(words: tuple[str, ...]) -> Purpose:
    if not words or words[0].startswith("(("):
        return Purpose.TRIVIAL
    words = _plain(words)
    program, operands = _name(words[0]), _operands(words)
    purpose = _by_subcommand(program, words[1:]) if not _is_own(words[0], program) else purpose_in_names(program)
    if purpose is not None:
        return purpose
    if program in _INTERPRETERS:
        return _interpreted(words[1:])
    if (text := _handed_on(program, words)) is not None:
        purpose = purpose_of_words(tuple(text.split()))
        return purpose if purpose.checks or program != "eval" else Purpose.SETUP
    if program in _TASKS and operands:
        return _of_task(program, operands, words)
    return BY_PROGRAM.get(program) or _DEFAULTS.get(program) or _by_name(words[0], words[1:])


def _handed_on(program: str, words: tuple[str, ...]) -> str | None:
    """Return the command that a program is given as a text: `su -c 'pytest -q'`, `eval "pytest -q"`."""
    if program == "su" and "-c" in words[:-1]:
        return words[words.index("-c") + 1]
    return " ".join(words[1:]) if program == "eval" else None


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a command as they are typed under one name; those of a tool that `go run` starts."""
    program = _name(words[0])
    if program == "cargo" and words[1:] and words[1].startswith("+"):
        words = (words[0], *words[2:])
    for same, other in _SAME.items():
        if (program, *words[1 : len(same)]) == same:
            return (other, *words[len(same) :])
    tool = _GO_TOOL.fullmatch(words[2]) if (program, *words[1:2]) == ("go", "run") and words[2:] else None
    return (tool[1], *words[3:]) if tool and tool[1] in _KNOWN else words


def _operands(words: tuple[str, ...]) -> list[str]:
    """Return the words behind a program that are no options, nor the values of those that are known."""
    valued = _VALUED if words[0] == "uvx" else frozenset[str]()
    pairs = pairwise(("", *words[1:]))
    return [two for one, two in pairs if two and not two.startswith("-") and one not in valued]


def _is_own(word: str, program: str) -> bool:
    """Return whether a script is called like what a shell does itself: `script/test`."""
    return program in _BUILT_IN and "/" in word and not word.startswith(("/bin/", "/usr/"))


def _by_name(word: str, rest: tuple[str, ...]) -> Purpose:
    """Return what the name of a program says that is not known: a cmdlet's verb, or the words of a path.

    Where that of a script says nothing, and where a variable stands for it, the task that it is given may.
    """
    if cmdlet := _CMDLET.fullmatch(word):
        return _of_cmdlet(cmdlet[1].lower(), cmdlet[2])
    if word.startswith("${{") and is_truth(word):
        return Purpose.QUERY
    if word.startswith("$") and "/" not in word:
        return _of_variable(word, rest)
    if "/" not in word and "\\" not in word and "." not in word:
        return Purpose.QUERY if rest in _VERSION_ALONE else Purpose.UNKNOWN
    purpose = purpose_of_script(re.split(r"[/\\]", word)[-1], rest)
    return purpose_of_task(rest) if purpose is Purpose.UNKNOWN and is_script(word) else purpose


def _of_variable(word: str, rest: tuple[str, ...]) -> Purpose:
    """Return what is done where a variable or an expression stands for the program: by its task, or by its name."""
    purpose = purpose_of_words(rest[1:]) if rest[:1] == ("-m",) else purpose_of_task(rest)
    return purpose_in_names(word) if purpose is Purpose.UNKNOWN and "." in word else purpose


def _of_cmdlet(verb: str, noun: str) -> Purpose:
    """Return what a cmdlet is for by its verb; `Invoke` says nothing, and what it invokes may be a check."""
    if verb != "invoke":
        return _BY_VERB.get(verb, Purpose.UNKNOWN)
    purpose = purpose_in_names(noun)
    return purpose if purpose.checks else Purpose.UNKNOWN


def _name(word: str) -> str:
    name = word.replace("\\", "/").rpartition("/")[2].lower()
    plain = name.removesuffix(".exe").removesuffix(".cmd")
    return "python3" if _PYTHON.fullmatch(plain) else plain


def _by_subcommand(program: str, words: tuple[str, ...]) -> Purpose | None:
    if (program in _KNOWN and asks_version(program, words)) or asks_compiler(program, words):
        return Purpose.QUERY
    return purpose_of_compose(words) if program == "docker-compose" else _by_first_known(program, words)


def _by_first_known(program: str, words: tuple[str, ...]) -> Purpose | None:
    """Return what the first subcommand that is known says; `git diff` only compares where its exit code tells."""
    known, first = BY_SUBCOMMAND.get(program), _FIRST.get(program)
    if not known:
        return None
    if program == "cmake" and any(pair in _TESTED for pair in pairwise(words)):
        return Purpose.TEST
    known_word = first if first in words else next((word for word in words if word in known), None)
    if known_word is None or (known_word == "-E" and not _RUNNING.isdisjoint(words)):
        return None
    purpose = known[known_word]
    if purpose is Purpose.COMPARE and not _COMPARING.intersection(words):
        return Purpose.QUERY
    return purpose


def _of_task(program: str, operands: list[str], words: tuple[str, ...]) -> Purpose:
    """Return what a task is for: the tool it names, with the words behind that, or the words of its name."""
    named = [word for word in operands if word not in ("run", "exec", "run-script", "dlx", "x")] or operands
    name = _PACKAGE.sub(r"\1", named[0])
    told = _by_subcommand(name, words[words.index(named[0]) + 1 :])
    tool = told or BY_PROGRAM.get(name)
    if tool is not None and (told or tool is not Purpose.QUERY):
        return tool
    purpose = purpose_in_names(" ".join(named))
    if purpose is Purpose.UNKNOWN and program in ("tox", "nox"):
        return Purpose.TEST
    return Purpose.BUILD if purpose is Purpose.UNKNOWN and program in ("make", "gmake", "mvn", "gradle") else purpose


def _interpreted(words: tuple[str, ...]) -> Purpose:
    """Return what a program of an interpreter is run for: `-m MODULE`, or the file."""
    for at, word in enumerate(words):
        if word == "-m" and at + 1 < len(words):
            return purpose_of_words(words[at + 1 :])
        if word in ("-c", "-e"):
            return Purpose.UNKNOWN
        if word == "--test":
            return Purpose.TEST
        if not word.startswith("-"):
            purpose = purpose_of_script(word.rpartition("/")[2], words[at + 1 :])
            asked = purpose_of_task(words[at + 1 :]) if purpose is Purpose.UNKNOWN or word == "setup.py" else purpose
            return asked if asked.checks else purpose
    return Purpose.UNKNOWN
