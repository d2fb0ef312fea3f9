"""The options under which tools that build something build nothing: they look, list or print only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

_OPTIONS: Mapping[str, frozenset[str]] = {
    "docker": frozenset({"--check", "--print", "--dry-run"}),
    "cargo": frozenset({"--list", "-l"}),
    "cibuildwheel": frozenset({"--print-build-identifiers"}),
    "doxygen": frozenset({"-g", "-w", "-l", "-u", "-x", "-v"}),
    "antora": frozenset({"-v"}),
    "hugo": frozenset({"--renderToMemory", "-M"}),
    "uv": frozenset({"--list"}),
    "build": frozenset({"--metadata"}),
    "hatch": frozenset({"--hooks-only", "--clean-only"}),
    "typedoc": frozenset({"--showConfig"}),
    "nx": frozenset({"--graph"}),
    "setup.py": frozenset({"-n", "--dry-run"}),
}
_TOGETHER: Mapping[str, frozenset[str]] = {"pdm": frozenset({"--no-wheel", "--no-sdist"})}
"""Options that leave something over to build each, and nothing together."""
_VALUES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "docker": {"--call": frozenset({"check", "outline", "targets", "lint"})},
    "typedoc": {"--emit": frozenset({"none"})},
    "sphinx-build": {"-M": frozenset({"help", "clean"})},
}
"""Options whose value decides: `docker build --call=check`, `typedoc --emit none`."""
_BUILDING: Mapping[str, frozenset[str]] = {
    "docker": frozenset({"build", "bake"}),
    "cargo": frozenset({"package"}),
    "uv": frozenset({"build"}),
    "pdm": frozenset({"build"}),
    "hatch": frozenset({"build"}),
    "nx": frozenset({"build", "run-many", "run", "affected"}),
}
"""The subcommands that build, of tools that do other things too; one stands among the first words."""
_OTHERWISE = {
    "hugo": frozenset({"server", "serve", "new", "config", "list", "mod", "gen", "convert", "import", "env", "version"})
}
"""The subcommands that build nothing, of tools that build without any."""
_WRITING_NOTHING = frozenset({"dummy", "linkcheck", "doctest", "coverage", "spelling", "gettext", "changes"})
"""The builders of Sphinx that read all pages and write none of them."""
_PYTHON = frozenset({"python", "python3", "py"})
_FIRST = 3


def option_without_build(tool: str, words: Sequence[str]) -> str | None:
    """Return the option or subcommand under which a tool builds nothing, ``None`` where it may build."""
    if tool in _PYTHON and words[:1] and words[0].endswith("setup.py"):
        return option_without_build("setup.py", words[1:])
    if tool in _BUILDING and _BUILDING[tool].isdisjoint(words[:_FIRST]):
        return None
    if words[:1] and words[0] in _OTHERWISE.get(tool, ()):
        return words[0]
    together = _TOGETHER.get(tool, frozenset())
    if together and together.issubset(words):
        return " ".join(word for word in words if word in together)
    return next(_idling(tool, words), None)


def option_without_pages(tool: str, words: Sequence[str]) -> str | None:
    """Return the option by which Sphinx reads pages and writes none, ``None`` where it may write some."""
    found = (
        shown
        for name, value, shown in _options(words)
        if tool == "sphinx-build" and name in ("-b", "-M", "--builder") and value in _WRITING_NOTHING
    )
    return next(found, None)


def _idling(tool: str, words: Sequence[str]) -> Iterator[str]:
    for name, value, shown in _options(words):
        if value in _VALUES.get(tool, {}).get(name, ()):
            yield shown
        elif name in _OPTIONS.get(tool, ()) and not shown.lower().endswith("=false"):
            yield shown.partition(" ")[0]


def _options(words: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return each word as the name of an option, with the value that it may have, and as both are written."""
    pairs = [(word.partition("="), behind) for word, behind in pairwise((*words, ""))]
    return [
        (name, value if equals else behind, f"{name}={value}" if equals else f"{name} {behind}".rstrip())
        for (name, equals, value), behind in pairs
    ]
