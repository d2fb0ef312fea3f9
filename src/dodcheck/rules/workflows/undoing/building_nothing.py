"""The options under which tools that build something build nothing: they look, list or print only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

_OPTIONS: Mapping[str, frozenset[str]] = {
    "docker": frozenset({"--check", "--print", "--dry-run"}),
    "cargo": frozenset({"--list", "-l"}),
    "cibuildwheel": frozenset({"--print-build-identifiers"}),
    "doxygen": frozenset({"-g", "-w", "-l", "-u", "-x", "-v"}),
    "antora": frozenset({"-v"}),
}
_VALUES = {"--call": frozenset({"check", "outline", "targets", "lint"}), "--emit": frozenset({"none"})}
"""Options whose value decides: `docker build --call=check`, `typedoc --emit none`."""
_BUILDING: Mapping[str, frozenset[str]] = {
    "docker": frozenset({"build", "bake"}),
    "cargo": frozenset({"package"}),
}
"""The subcommands that build, of tools that do other things too; one stands among the first words."""
_OTHERWISE = {
    "hugo": frozenset({"server", "serve", "new", "config", "list", "mod", "gen", "convert", "import", "env", "version"})
}
"""The subcommands that build nothing, of tools that build without any."""
_FIRST = 3


def option_without_build(tool: str, words: Sequence[str]) -> str | None:
    """Return the option or subcommand under which a tool builds nothing, ``None`` where it may build."""
    if tool in _BUILDING and _BUILDING[tool].isdisjoint(words[:_FIRST]):
        return None
    if words[:1] and words[0] in _OTHERWISE.get(tool, ()):
        return words[0]
    for word, behind in pairwise((*words, "")):
        name, equals, value = word.partition("=")
        if (value if equals else behind) in _VALUES.get(name, ()) and tool in ("docker", "typedoc"):
            return word if equals else f"{word} {behind}"
        if name in _OPTIONS.get(tool, ()) and value.lower() != "false":
            return word
    return None
