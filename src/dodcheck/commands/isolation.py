"""Keeps the judged tree off the places that Python imports from.

This module is loaded while those places may still be in it: it imports nothing that Python has not loaded itself.
"""

import os
import sys

MODULE, SCRIPT, OTHER = "module", "script", "other"
"""How a Python was started: ``python -m dodcheck``, ``dodcheck``, or for something else."""

_NAME = "dodcheck"
_ABOVE = ("..", "..", "..")
_path = os.path
"""How the system writes paths."""
_VALUED = "cmWX"
"""Python's own short options that take a value, in the same word or in the next."""


def isolate() -> None:
    """Drop from ``sys.path`` the working directory, and what lies in the repository that is about to be judged.

    What stays although it lies there: the folder that holds dodcheck, the standard library, and installed packages,
    because a project's own environment often stands in its repository.
    """
    _drop_judged_places(sys.argv[1:])


def at_start() -> None:
    """Isolate a Python that is still starting, if it starts to run dodcheck; ``dodcheck.pth`` calls this.

    ``python -m`` puts the working directory first among the places to import from before any code of ours runs. What
    is imported from then on until ``isolate`` is called is loaded here.
    """
    started = started_for(sys.orig_argv)
    if started == OTHER:
        return
    _drop_judged_places(sys.orig_argv[1:])
    if started == MODULE:
        import runpy  # noqa: F401, PLC0415 - loaded while only the real one can be found


def judged_trees() -> list[str]:
    """Return the repositories that the working directory and the arguments of this process name."""
    return [top for folder in _folders(sys.argv[1:]) if (top := _repository_above(folder))]


def started_for(words: list[str]) -> str:
    """Return how the Python with this command line, its own name first, was started."""
    rest = iter(words[1:])
    for word in rest:
        if word == "-" or not word.startswith("-"):
            return SCRIPT if _last_part(word) == _NAME else OTHER
        if word.startswith("--"):
            _ = next(rest, "") if word == "--check-hash-based-pycs" else ""
            continue
        at = next((at for at, letter in enumerate(word) if letter in _VALUED), len(word))
        value = word[at + 1 :] or (next(rest, "") if at < len(word) else "")
        if word[at : at + 1] in ("c", "m"):
            return MODULE if word[at] == "m" and value == _NAME else OTHER
    return OTHER


def _drop_judged_places(arguments: list[str]) -> None:
    folders = _folders(arguments)
    tops = [top for folder in folders if (top := _repository_above(folder))]
    sys.path[:] = [entry for entry in sys.path if _trusted(entry, folders, tops)]


def _folders(arguments: list[str]) -> list[str]:
    """Return the working directory, and every folder that the arguments name."""
    named = ["."]
    for at, word in enumerate(arguments):
        if word == "--repo":
            named += arguments[at + 1 : at + 2]
        elif word.startswith("--repo="):
            named.append(word.partition("=")[2])
    try:
        return [_path.realpath(folder) for folder in named]
    except FileNotFoundError:  # the working directory itself is gone
        return []


def _repository_above(folder: str) -> str:
    """Return the nearest folder with a ``.git``, nothing where there is none."""
    while not _path.lexists(_path.join(folder, ".git")):
        above = _path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


def _trusted(entry: str, folders: list[str], tops: list[str]) -> bool:
    if not _path.isabs(entry):
        return False
    real = _path.realpath(entry)
    judged = real in folders or any(_lies_within(real, top) for top in tops)
    return not judged or _installed(real)


def _installed(place: str) -> bool:
    library, home = (_path.realpath(_path.join(*parts)) for parts in ((os.__file__, ".."), (__file__, *_ABOVE)))
    return _last_part(place) in ("site-packages", "dist-packages") or place == home or _lies_within(place, library)


def _lies_within(path: str, folder: str) -> bool:
    inner, outer = _path.normcase(path), _path.normcase(folder)
    return _path.join(inner, "").startswith(_path.join(outer, ""))


def _last_part(path: str) -> str:
    return _path.basename(path)
