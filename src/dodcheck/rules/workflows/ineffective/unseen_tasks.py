"""Whether nothing is seen of what a command starts, though a file of the repository defines it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dodcheck.rules.workflows.does import Candidate
from dodcheck.workflows.audit.untested import is_source
from dodcheck.workflows.effective.effect import Effect, Effectiveness
from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.runs.launch import base_of
from dodcheck.workflows.shell.words import texts_of

_PACKAGES = frozenset({"npm", "yarn", "pnpm"})
_LAUNCHING = frozenset({"hatch", "pdm", "rye", "pixi"})
_DEFINING: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("make", "gmake"), ("Makefile", "makefile", "GNUmakefile")),
    **dict.fromkeys(_PACKAGES, ("package.json",)),
    **dict.fromkeys(("hatch", "pdm", "poe", "rye"), ("pyproject.toml",)),
    "tox": ("tox.ini", "tox.toml", "pyproject.toml"),
    "nox": ("noxfile.py",),
    "pixi": ("pixi.toml", "pyproject.toml"),
    "just": ("justfile", "Justfile", ".justfile"),
    "task": ("Taskfile.yml", "Taskfile.yaml"),
    "composer": ("composer.json",),
    "mise": ("mise.toml", ".mise.toml"),
}
"""The files that say what these programs start, and that are followed."""
_TASK_WORDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_PACKAGES, frozenset({"run", "run-script", "test", "t", "tst"})),
    "composer": frozenset({"run", "run-script", "test"}),
    "mise": frozenset({"run"}),
}
"""The first words by which some of them are asked for a task; the others always are."""
_ITS_OWN = frozenset({"build", "publish"})
"""First words by which launchers are asked for what they do themselves, whatever the repository defines."""
_PASSING_WITHOUT_FILE = frozenset({"tox"})
"""Programs that pass where nothing tells them what to do."""


def unseen_task(candidate: Candidate) -> Iterator[Effect]:
    """Yield that nothing is seen of what a command starts, where it asks for a task of a file that is followed."""
    if candidate.command is None or candidate.inner or not candidate.command.words:
        return
    words = texts_of(candidate.command.words)
    outer = base_of(candidate.command.launched[0].text) if candidate.command.launched else ""
    program = outer if outer in _LAUNCHING else base_of(words[0])
    if program == outer and purpose_of_words((words[0],)).checks:
        return
    if program in _LAUNCHING and not _ITS_OWN.isdisjoint(words[:2]):
        return
    if program != outer and not _asks_for_a_task(program, words[1:]):
        return
    named = (path for name in _DEFINING.get(program, ()) for path in candidate.subject.snapshot.files_named(name))
    there = next(named, None)
    if there is not None:
        yield Effect(Effectiveness.MAYBE, f"nothing is seen in {there} that it starts")
    elif program in _PACKAGES and any(map(is_source, candidate.subject.snapshot.files())):
        yield Effect(Effectiveness.MAYBE, "no package.json says what it starts")
    elif program in _PASSING_WITHOUT_FILE:
        yield Effect(Effectiveness.MAYBE, "no file says what it starts")


def _asks_for_a_task(program: str, words: Sequence[str]) -> bool:
    asking = _TASK_WORDS.get(program)
    plain = [word for word in words if not word.startswith("-")]
    plain = plain[2:] if plain[:1] == ["workspace"] else plain
    return asking is None or not asking.isdisjoint(plain[:2])
