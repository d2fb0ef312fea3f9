"""Runs of mypy that look at no file of the repository: at a module of others, or where its settings send it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of, path_from_root, scope_of
from dodcheck.rules.workflows.ineffective.tool_settings import parsed_settings
from dodcheck.snapshot.paths import normalise
from dodcheck.snapshot.protocol import bytes_of

_MAX_BYTES = 1024 * 1024
_NAMING = frozenset({"-m", "--module", "-p", "--package"})
_FILES = {"mypy.ini": "mypy", ".mypy.ini": "mypy", "pyproject.toml": "tool.mypy", "setup.cfg": "mypy"}
_ENDINGS = (".py", ".pyi", ".pyx")


def why_mypy_is_empty(run: Run, operands: Sequence[str] | None) -> str:
    """Return why a run of mypy looks at no file of the repository, as a clause; empty where it may, or is another's.

    ``operands`` are the paths that it is given, ``None`` where nobody can tell.
    """
    if run.tool != "mypy":
        return ""
    return _why_no_own_module_is_named(run) or (_why_settings_name_no_code(run) if operands == () else "")


def _why_no_own_module_is_named(run: Run) -> str:
    """Return that mypy is only given modules of others; empty where one may be of the repository."""
    named = list(_named_modules(run))
    own = {part for path in files_of(run.whole, _ENDINGS) for part in path.rpartition(".")[0].split("/")}
    if not named or any("$" in name or not own.isdisjoint(name.split(".")[:1]) for name in named):
        return ""
    return f"it is given `{named[0]}`, and no module of the repository is called like that"


def _named_modules(run: Run) -> Iterator[str]:
    """Yield the modules that mypy is given, none where it is given a path beside them."""
    words, before, named = run.own_words, "", list[str]()
    for at, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in _NAMING:
            named.append(value if equals else "".join(words[at + 1 : at + 2]))
        elif not word.startswith("-") and not before.startswith("-"):
            return
        before = word
    yield from filter(None, named)


def _why_settings_name_no_code(run: Run) -> str:
    """Return that `files` of mypy's settings names nothing that it looks at; of a run that is given no path."""
    folder = run.folder or ""
    for place in dict.fromkeys((folder, "")):
        for file, section in _FILES.items():
            path = normalise(file, place) or file
            data = bytes_of(run.snapshot, path)
            settings = (
                parsed_settings(data, (section,), is_toml=file.endswith(".toml"))
                if data is not None and len(data) <= _MAX_BYTES
                else None
            )
            if settings is not None:
                return _why_none_is_named(run, path, settings.get("files", ()))
    return ""


def _why_none_is_named(run: Run, path: str, told: tuple[str, ...]) -> str:
    named = [part for one in told for part in one.split(",") if part]
    if not named or any(path_from_root(one, run.folder or "") is None for one in named):
        return ""
    scope = scope_of(run, named)
    if scope is None or any(map(scope.covers, files_of(run.whole, _ENDINGS))):
        return ""
    return f"`files` in {path} names nothing that it looks at"
