"""Which files hold code, and in which of them declarations are known; Python is parsed and is not among these."""

from __future__ import annotations

import posixpath

_READ = (
    "c cc cpp cxx cu cuh h hh hpp hxx inl m mm cs java kt kts scala swift dart js jsx mjs cjs ts tsx go rs php rb lua "
    "sh bash zsh ps1 proto groovy gradle"
)
_NOT_READ = (
    "pyi pyx pxd ipynb hs elm ml mli ex exs erl clj fs jl nim zig r pl pm tcl awk asm s f f90 vue svelte html htm d v "
    "sv vhd lisp scm el sql cmake pas vb bat fish cr hx wgsl glsl metal sol"
)
_KNOWN = {**dict.fromkeys(_READ.split(), True), **dict.fromkeys(_NOT_READ.split(), False)}
SUFFIXES = (".py", *(f".{suffix}" for suffix in _KNOWN))
"""How the names of files of code end."""

JAVASCRIPT = (".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx")
"""How the names of files of JavaScript and TypeScript end."""


def is_read(path: str) -> bool | None:
    """Return whether declarations of a file's language are known; ``None`` for what is no code."""
    return _KNOWN.get(posixpath.splitext(path)[1].lower().removeprefix("."))


def is_code(path: str) -> bool:
    """Return whether a file is of a language in which names are defined."""
    return path.endswith(".py") or is_read(path) is not None
