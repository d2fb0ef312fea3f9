"""Whether a command starts what is asked for: the same program, the same script, however it is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import pairwise

from dodcheck.rules.workflows.asked_so import asked_so, bare
from dodcheck.rules.workflows.make_words import folder_in, in_one_order
from dodcheck.rules.workflows.starting import LEAVING_OUT, Starts, is_interpreter, is_python, is_script, starts
from dodcheck.snapshot.protocol import Snapshot
from dodcheck.workflows.runs.launch import base_of

_RUNNERS = frozenset({"npx", "pnpx", "bunx", "uvx", "pipx", "npm", "yarn", "pnpm", "bun", "uv", "coverage", "bundle"})
_ALIKE = {"py.test": "pytest", "bazelisk": "bazel", "mvnw": "mvn", "gradlew": "gradle"}
"""Names of the same program."""
_PYTHON = re.compile(r"python3(?:\.[0-9]+)?")
_ASKED_AS = {"python3": "python", "py.test": "pytest"}
_ALWAYS = frozenset({"yarn", "pnpm"})
"""Managers that take the name of any script for `run` and that name; npm does so of a few."""
_SHORT = frozenset({"test", "start", "stop", "restart"})
_NEAR = 12
_SHORT_OPTION = 2
_MANAGERS = frozenset({"npm", "yarn", "pnpm", "bun"})
"""Programs whose first words say what is run, and the others what that is told."""
_VALUED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("make", "gmake"), frozenset({"-C", "-f", "-I", "-o", "-W", "--directory", "--file", "--makefile"})
    ),
    **dict.fromkeys(_MANAGERS, frozenset({"-w", "--workspace", "--prefix", "-C", "--cwd", "--filter", "-F", "--dir"})),
}
"""Options that take the next word, which is no goal."""


def request_of(runs: str) -> list[str]:
    """Return the words of a command that is asked for, its program by the name that all of its names mean."""
    first, *rest = in_one_order(runs.split())
    return [_ASKED_AS.get(first, first), *rest]


def spelled_out(words: tuple[str, ...], asked: Sequence[str]) -> tuple[str, ...]:
    """Return the words of a command as they are asked for: with the `run` that may be left out, in the same order.

    `npm test` is `npm run test`, and `make check -C docs` is `make -C docs check`.
    """
    if "-C" in asked:
        return in_one_order(words)
    manager, name = words[:1], words[1:2]
    short = manager and (manager[0] in _ALWAYS or (manager[0] == "npm" and not _SHORT.isdisjoint(name)))
    return (*manager, "run", *words[1:]) if short and [*manager, "run", *name] == [*asked[:3]] else words


def untracked_script(asked: Sequence[str], snapshot: Snapshot) -> str | None:
    """Return the script that is asked for, where no file of the repository is called like it."""
    script = _script_of(asked)
    return script[0] if script and not snapshot.files_named(base_of(script[0])) else None


def hints_of(asked: Sequence[str]) -> Callable[[str], bool]:
    """Return what tells whether a word may say that a command runs what is asked; it remembers what it was asked."""
    script = _script_of(asked)

    def hints(word: str) -> bool:
        named = (same(word, script[0]), _ends(script[0], word), _is_module(word, script[0])) if script else ()
        return same(word, asked[0]) or any(named)

    return cache(hints)


def started(words: Sequence[str], asked: Sequence[str]) -> Starts:
    """Return whether a command starts what is asked.

    Whether a script is the one that is named from its folder, as a module, or for another interpreter is not followed,
    nor what the same words come to in another order or spelling.
    """
    script = _script_of(asked)
    if not _has_all(words, asked):
        return max(_otherwise(words, script) if script else Starts.NO, _spelled_otherwise(words, asked))
    known = max((starts(words, at) for at, word in enumerate(words) if script and same(word, script[0])), default=None)
    return min(_program(words, asked[0]), asked_so(words, asked), _in_place(words, asked)) if known is None else known


def _in_place(words: Sequence[str], asked: Sequence[str]) -> Starts:
    """Return whether the words that are asked for mean the same there: `npm run build test` runs no `test`."""
    if (folder := folder_in(asked)) is not None and folder_in(words) != folder:
        return Starts.PERHAPS
    program = base_of(words[0])
    own = words[: words.index("--")] if "--" in words and "--" not in asked else words
    valued = _VALUED.get(program, frozenset()).difference(asked)
    plain = [word for before, word in pairwise(("", *own)) if before not in valued]
    if not _has_all(plain, asked):
        return Starts.PERHAPS
    operands = [word for word in plain[1:] if not word.startswith("-")]
    goals = [word for word in asked[1:] if not word.startswith("-")]
    at = 1 if operands[:1] == ["run"] and goals[:1] != ["run"] else 0
    first = operands[at : at + len(goals)] == goals
    return Starts.YES if program not in _MANAGERS or first else Starts.PERHAPS


def _spelled_otherwise(words: Sequence[str], asked: Sequence[str]) -> Starts:
    """Return whether the same program may be told the same in another order, or by other names of its options."""
    if not same(words[0], asked[0]) or not any(word.startswith("-") for word in asked):
        return Starts.NO
    wanted_parts = [*_parts(asked[1:], frozenset())]
    told = [*_parts(words[1:], LEAVING_OUT.difference(wanted_parts))]
    alike = all(any(same(one, wanted) or _may_be_option(one, wanted) for one in told) for wanted in wanted_parts)
    return min(Starts.PERHAPS, asked_so(words, asked)) if alike else Starts.NO


def _may_be_option(word: str, asked: str) -> bool:
    """Return whether of two options one is a letter, and the other a word that begins with it: `-a`, `--all-files`."""
    short, long_ = sorted((word, asked), key=len)
    return len(short) == _SHORT_OPTION and long_.startswith(f"-{short}") and short.startswith("-")


def _parts(words: Sequence[str], without: AbstractSet[str]) -> Iterator[str]:
    """Yield words, an option apart from its value, and what stands between commas, without some options."""
    for before, word in pairwise(("", *words)):
        if before in without or word.partition("=")[0] in without:
            continue
        name, equals, value = word.partition("=")
        yield from (name, value) if equals and name.startswith("-") else (word,)
        yield from word.split(",") if "," in word else ()


def _script_of(asked: Sequence[str]) -> Sequence[str]:
    """Return what is asked from its script on, without the interpreter that is named before it; empty where none is."""
    if is_script(asked[0]):
        return asked
    return asked[1:] if asked[1:] and is_interpreter(asked[0]) and is_script(asked[1]) else ()


def _otherwise(words: Sequence[str], script: Sequence[str]) -> Starts:
    """Return whether a command may start a script with what is asked behind it, whatever it calls it."""
    for at, (before, word) in enumerate(pairwise(("", *words))):
        named = same(word, script[0]) or _ends(script[0], word) or (before == "-m" and _is_module(word, script[0]))
        if named and _has_all(words[at + 1 :], script[1:]) and starts(words, at) is not Starts.NO:
            return Starts.PERHAPS
    return Starts.NO


def _has_all(words: Sequence[str], asked: Sequence[str]) -> bool:
    """Return whether words have all that is asked, in its order, and not as what is left out."""
    rest = (word for before, word in pairwise(("", *words)) if before in asked or before not in LEAVING_OUT)
    return all(any(same(word, wanted) for word in rest) for wanted in asked)


def _ends(script: str, path: str) -> bool:
    """Return whether a path names a script from a folder above it."""
    return f"/{script.removeprefix('./')}".endswith(f"/{path.removeprefix('./')}")


def _is_module(word: str, script: str) -> bool:
    """Return whether a script is that of a module, wherever its package stands."""
    path = word.replace(".", "/")
    return _ends(script, f"{path}.py") or _ends(script, f"{path}/__main__.py")


def _program(words: Sequence[str], asked: str) -> Starts:
    """Return whether a program is what a command starts: another one may only be told its name."""
    named = words[:3] if base_of(words[0]) in _RUNNERS else words[:1]
    if is_python(words[0]) or "run" in named[1:2]:
        named = [*named, *(module for flag, module in pairwise(words[:_NEAR]) if flag == "-m")]
    return Starts.YES if any(same(word, asked) for word in named) else Starts.PERHAPS


def same(word: str, asked: str) -> bool:
    """Return whether a word is what is asked for: the same, the same path, or a path that ends with it."""
    plain = bare(word, asked).removeprefix("./")
    if plain == asked.removeprefix("./") or plain.endswith(f"/{asked}"):
        return True
    return (_ALIKE.get(plain, _module(plain)) if not _PYTHON.fullmatch(plain) else "python") == asked


def _module(word: str) -> str:
    """Return the path of a module that is named with dots."""
    return f"{word.replace('.', '/')}.py" if "/" not in word and "." in word else word
