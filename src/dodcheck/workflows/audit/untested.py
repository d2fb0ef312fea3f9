"""Source files on whose change no workflow with tests starts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dodcheck.snapshot.globs import matching
from dodcheck.workflows.audit.starts import Start
from dodcheck.workflows.audit.subject import Subject
from dodcheck.workflows.audit.whole import Whole
from dodcheck.workflows.events import PULL_REQUEST, QUEUE, TARGET
from dodcheck.workflows.model import Text, Trigger
from dodcheck.workflows.patterns import fits_pattern
from dodcheck.workflows.purposes.purpose import Purpose

_SOURCE_WORDS = (
    "py pyx pyi c cc cpp cxx h hh hpp hxx cu cuh m mm rs go js jsx mjs cjs ts tsx mts cts vue svelte java kt kts"
    " scala groovy clj cs fs vb swift rb php pl pm lua r jl ex exs erl hs ml mli zig nim d dart f f90 sol"
)
_SOURCE = frozenset(_SOURCE_WORDS.split())
_APART_WORDS = (
    "docs doc documentation examples example samples sample third_party third-party vendor vendored node_modules"
    " .github site website gallery galleries tutorials"
)
_APART = frozenset(_APART_WORDS.split())
_STUBS = (".pyi", ".d.ts", ".d.mts", ".d.cts", ".rbi")
_READING = frozenset({Purpose.LINT, Purpose.TYPES})
_WITHIN = re.compile(r"\*\*(?=[^/*])")
_WHOLE_PART = re.compile(r"(?:^|/)\*\*$")
_OTHER_SIGNS = frozenset("?+[]\\")
_MOST_WORK = 5_000_000
_SLOWNESS = 500
_SHOWN = 5


def untested_sources(whole: Whole) -> tuple[str, ...]:
    """Return the source files, sorted, that no workflow with tests starts for.

    Pull requests count, where any of these workflows starts on them, else pushes to branches. There are none where one
    of them starts on every change, or where nothing tests.
    """
    return _left(whole, testing_workflows(whole), tuple(path for path in counting_files(whole) if is_source(path)))


def are_stubs(paths: Iterable[str]) -> bool:
    """Return whether files only declare what stands elsewhere, for those who read types."""
    return all(path.endswith(_STUBS) for path in paths)


def unlinted_sources(whole: Whole, files: Sequence[str]) -> tuple[str, ...]:
    """Return those of some files that no workflow starts for that reads code: a linter, or who checks types."""
    subjects = [subject for subject in whole.subjects if whole.checked(subject) & _READING]
    counting = [subject for subject in subjects if any(start.on_change for start in _starts(whole, subject))]
    return _left(whole, counting, tuple(files)) if counting else tuple(files)


def _starts(whole: Whole, subject: Subject) -> Sequence[Start]:
    return whole.starts[subject.workflow.path]


def _left(whole: Whole, subjects: Sequence[Subject], left: tuple[str, ...]) -> tuple[str, ...]:
    starts = [start for subject in subjects for start in _starts(whole, subject)]
    counting = [start for start in starts if start.before_merge] or [start for start in starts if start.on_branches]
    if not counting or any(not _filters(start) for start in counting):
        return ()
    for start in counting:
        if not left:
            break
        left = _left_by(start, left)
    return left


@lru_cache(maxsize=4)
def testing_workflows(whole: Whole) -> Sequence[Subject]:
    """Return the workflows that test; where none does, those that build."""
    for purpose in (Purpose.TEST, Purpose.BUILD):
        subjects = [subject for subject in whole.subjects if purpose in whole.checked(subject)]
        if any(start.on_change for subject in subjects for start in whole.starts[subject.workflow.path]):
            return subjects
    return ()


def is_narrowed_to_files(start: Start) -> bool:
    """Return whether an event that comes with a change is narrowed down to some files."""
    return start.event in (PULL_REQUEST, TARGET, "push") and bool(_filters(start))


def fits_nothing(trigger: Trigger, files: Sequence[str]) -> bool:
    """Return whether the filter of paths of an event surely selects none of some files, though it names some."""
    patterns = [path.value for path in trigger.paths or ()]
    return bool(patterns and files) and is_feasible(patterns, files) and not _selected(patterns, files)


def counting_files(whole: Whole) -> Sequence[str]:
    """Return the tracked files of the repository."""
    return whole.subjects[0].snapshot.files() if whole.subjects else ()


def is_source(path: str) -> bool:
    """Return whether a file is source code of the project itself: no documentation, no example, no vendored code."""
    before, dot, suffix = path.rpartition(".")
    if not dot or (suffix not in _SOURCE and suffix.lower() not in _SOURCE):
        return False
    return not _is_apart(before.rpartition("/")[0])


@lru_cache(maxsize=16_384)
def _is_apart(folder: str) -> bool:
    return not _APART.isdisjoint(folder.split("/"))


def folders_of(paths: Iterable[str]) -> dict[str, int]:
    """Return the folders of some files, two deep at most, each with the number of its files; the root is ``.``."""
    by_folder: dict[str, int] = {}
    for path in paths:
        folder = "/".join(path.split("/")[:-1][:2]) or "."
        by_folder[folder] = by_folder.get(folder, 0) + 1
    return by_folder


def folders_in_words(paths: Iterable[str], among: Iterable[str] = ()) -> str:
    """Return the folders of some files, those with the most first, for a sentence; ``among`` are all that count."""
    found, all_files = folders_of(paths), folders_of(among)
    worst = sorted(found, key=lambda name: (-found[name], name))
    shown = [f"`{name}/` ({_part(found[name], all_files.get(name, 0))})" for name in worst[:_SHOWN]]
    more = len(worst) - _SHOWN
    return ", ".join(shown) + (f" and {more} more folders" if more > 0 else "")


def _part(number: int, of: int) -> str:
    return f"{number:,} of {_files(of)}" if number < of else _files(number)


def _files(number: int) -> str:
    return f"{number:,} file" if number == 1 else f"{number:,} files"


def _filters(start: Start) -> tuple[Text, ...] | None:
    if start.event == QUEUE:
        return None
    return start.trigger.paths or start.trigger.paths_ignore


def _left_by(start: Start, files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files that do not start a workflow."""
    trigger = start.trigger
    if not is_feasible([text.value for text in _filters(start) or ()], files):
        return ()
    if trigger.paths:
        selected = _selected([path.value for path in trigger.paths], files)
        return tuple(path for path in files if path not in selected)
    ignored = _selected([text.value for text in trigger.paths_ignore or ()], files)
    return tuple(path for path in files if path in ignored)


def _selected(patterns: Sequence[str], files: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        if pattern.startswith("!"):
            found.difference_update(matching_files(pattern[1:], files))
        else:
            found.update(matching_files(pattern, files))
    return found


def is_feasible(patterns: Sequence[str], files: Sequence[str]) -> bool:
    """Return whether patterns are matched against files in reasonable time; those with unusual signs take longer."""
    slow = sum(not _OTHER_SIGNS.isdisjoint(pattern) for pattern in patterns)
    return (len(patterns) + slow * _SLOWNESS) * len(files) <= _MOST_WORK


def matching_files(pattern: str, files: Sequence[str]) -> Iterable[str]:
    """Return the files that a filter of paths fits: `**` stands for anything there, folders or not."""
    if not _OTHER_SIGNS.isdisjoint(pattern):
        return [
            path for path in files if fits_pattern(pattern, path) or fits_pattern(pattern.removeprefix("**/"), path)
        ]
    if not _WHOLE_PART.search(pattern):
        return matching(_WITHIN.sub(_as_part, pattern), files)
    head = pattern[:-2]
    if "*" in head:
        return matching(f"{pattern}/*", files)
    return [path for path in files if path.startswith(head)]


def _as_part(match: re.Match[str]) -> str:
    before = match.string[: match.start()]
    return "**/*" if not before or before.endswith("/") else "*"
