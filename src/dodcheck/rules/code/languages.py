"""How comments and strings are written in a file, told by its name."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple


class Language(NamedTuple):
    """Marks that begin a comment to the end of the line, pairs around block comments and around long texts.

    ``quotes`` are the signs around texts that end on their line. ``spaced`` says that a mark begins a comment only at
    the start of a line or behind white space, as in YAML and the shell.
    """

    marks: tuple[str, ...] = ()
    comments: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    quotes: str = "\"'"
    spaced: bool = False


_C = Language(("//",), (("/*", "*/"),))
_SCRIPT = Language(("//",), (("/*", "*/"),), (("`", "`"),))
_RUST = Language(("//",), (("/*", "*/"),), quotes='"')
_PHP = Language(("//", "#"), (("/*", "*/"),))
_PYTHON = Language(("#",), (), (('"""', '"""'), ("'''", "'''")))
_SHELL = Language(("#",), spaced=True)
_TOML = Language(("#",), (), (('"""', '"""'), ("'''", "'''")))
_RUBY = Language(("#",), (("=begin", "=end"),))
_POWERSHELL = Language(("#",), (("<#", "#>"),))
_TERRAFORM = Language(("#", "//"), (("/*", "*/"),), quotes='"')
_CMAKE = Language(("#",), (("#[[", "]]"),), quotes='"')
_LUA = Language(("--",), (("--[[", "]]"),))
_SQL = Language(("--",), (("/*", "*/"),))
_HASKELL = Language(("--",), (("{-", "-}"),), quotes='"')
_INI = Language((";", "#"), quotes="", spaced=True)
_LISP = Language((";",), quotes='"')
_TEX = Language(("%",), quotes="")
_ERLANG = Language(("%",), quotes='"')
_CSS = Language((), (("/*", "*/"),))
_MARKUP = Language((), (("<!--", "-->"),), quotes="")
_PLAIN = Language(quotes="")
_HASH = Language(("#",), quotes="", spaced=True)

_BY_SUFFIX: Mapping[str, Language] = {
    **dict.fromkeys((".c", ".cc", ".cpp", ".cxx", ".cu", ".cuh", ".h", ".hh", ".hpp", ".hxx", ".inl", ".m", ".mm"), _C),
    **dict.fromkeys((".cs", ".java", ".kt", ".kts", ".scala", ".swift", ".dart", ".proto", ".scss", ".jsonc"), _C),
    **dict.fromkeys((".js", ".jsx", ".mjs", ".cjs", ".ts", ".tsx", ".go", ".groovy", ".gradle"), _SCRIPT),
    **dict.fromkeys((".py", ".pyi", ".pyx", ".pxd", ".bzl", ".bazel", ".star"), _PYTHON),
    **dict.fromkeys((".sh", ".bash", ".zsh", ".fish", ".ksh", ".yml", ".yaml", ".nix", ".r", ".jl"), _SHELL),
    **dict.fromkeys((".pl", ".pm", ".mk", ".ex", ".exs", ".tcl", ".awk", ".cfg", ".conf"), _SHELL),
    **dict.fromkeys((".sql",), _SQL),
    **dict.fromkeys((".hs", ".elm"), _HASKELL),
    **dict.fromkeys((".ini", ".cfg", ".editorconfig", ".gitconfig", ".gitmodules"), _INI),
    **dict.fromkeys((".el", ".lisp", ".clj", ".scm"), _LISP),
    **dict.fromkeys((".md", ".html", ".htm", ".xml", ".svg"), _MARKUP),
    **dict.fromkeys((".json", ".txt", ".csv", ".rst", ".lock"), _PLAIN),
    **dict.fromkeys((".gitignore", ".gitattributes", ".dockerignore", ".env", ".properties", ".in"), _HASH),
    ".toml": _TOML,
    ".rs": _RUST,
    ".php": _PHP,
    **dict.fromkeys((".rb", ".gemspec", ".rake"), _RUBY),
    ".ps1": _POWERSHELL,
    ".tf": _TERRAFORM,
    ".cmake": _CMAKE,
    ".lua": _LUA,
    ".tex": _TEX,
    ".erl": _ERLANG,
    ".css": _CSS,
    ".dockerfile": _SHELL,
}
_BY_NAME: Mapping[str, Language] = {
    "cmakelists.txt": _CMAKE,
    "makefile": _SHELL,
    "dockerfile": _SHELL,
    "gemfile": _RUBY,
    "rakefile": _RUBY,
    "jenkinsfile": _SCRIPT,
    "build": _PYTHON,
    "workspace": _PYTHON,
    "codeowners": _HASH,
}


def language_of(path: str) -> Language | None:
    """Return how comments are written in a file, ``None`` where its name does not tell."""
    name = posixpath.basename(path).lower()
    stem, suffix = posixpath.splitext(name)
    if suffix == ".txt" and ("requirements" in path.lower() or "constraints" in name):
        return _HASH
    if name.startswith(".env."):
        return _HASH
    return _BY_NAME.get(name) or _BY_SUFFIX.get(suffix or stem)


@cache
def next_mark(language: Language) -> re.Pattern[str]:
    """Return what finds the next thing that matters in a text, be it one line or many.

    The groups: ``open`` is the opening mark of a block comment or a long text, ``mark`` begins a comment to the end of
    the line. Neither is set behind a whole string or an escape.
    """
    openings = sorted((opening for opening, _ in (*language.comments, *language.texts)), key=len, reverse=True)
    before = r"(?<!\S)" if language.spaced else ""
    parts = [
        f"(?P<open>{'|'.join(map(re.escape, openings)) or '(?!)'})",
        f"(?P<mark>{before}(?:{'|'.join(map(re.escape, language.marks)) or '(?!)'}))",
        *(rf"{quote}[^{quote}\\\n]*+(?:\\.[^{quote}\\\n]*+)*+{quote}" for quote in language.quotes),
        r"\\.",
    ]
    return re.compile("|".join(parts), re.DOTALL)
