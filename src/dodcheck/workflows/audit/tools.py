"""The tool that a command really runs, behind `python -m`, `npx`, `bundle exec` and `docker run`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.workflows.audit.subject import CommandAt, Subject

_MODULES = frozenset({"python", "python3", "py"})
_RUNNERS = {
    "npx": (),
    "pnpx": (),
    "bunx": (),
    "uvx": (),
    "pipx": ("run",),
    "yarn": ("run", "exec", "dlx"),
    "pnpm": ("run", "exec", "dlx"),
    "npm": ("exec",),
    "bundle": ("exec",),
    "composer": ("exec",),
    "mise": ("exec",),
    "xvfb-run": (),
}
_CONTAINERS = frozenset({"docker", "podman"})
_WRAPPERS = _MODULES | _RUNNERS.keys() | _CONTAINERS
_NEAR = 40


def of_tools(subject: Subject, names: frozenset[str]) -> Iterator[tuple[CommandAt, tuple[str, ...]]]:
    """Yield the commands that run one of some tools, with the words of the tool itself."""
    for one in subject.of_programs(names):
        yield one, (one.program, *one.texts[1:])
    for one in subject.of_programs(_WRAPPERS):
        words = _behind(one.program, one.texts[1:], names)
        if words and words[0] in names:
            yield one, words


def _behind(program: str, words: Sequence[str], names: frozenset[str]) -> tuple[str, ...]:
    if program in _CONTAINERS:
        return _in_container(words, names)
    if program in _MODULES:
        return tuple(words[1:]) if words[:1] == ["-m"] else ()
    rest = [*words]
    if _RUNNERS[program] and rest[:1] and rest[0] in _RUNNERS[program]:
        rest = rest[1:]
    while rest and rest[0].startswith("-"):
        rest = rest[1:]
    return (rest[0].partition("@")[0], *rest[1:]) if rest else ()


def _in_container(words: Sequence[str], names: frozenset[str]) -> tuple[str, ...]:
    """Return the tool whose image a container is started from, and what it is given."""
    if words[:1] != ["run"]:
        return ()
    for at, word in enumerate(words[1:_NEAR], 1):
        if word.startswith("-"):
            continue
        name = word.partition("@")[0].rpartition("/")[2].partition(":")[0]
        if name in names and ("/" in word or ":" in word):
            rest = words[at + 1 :]
            return (name, *(rest[1:] if rest[:1] == [name] else rest))
    return ()
