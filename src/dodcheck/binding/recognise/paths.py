"""Which words are plainly paths."""

from __future__ import annotations

import re

_SUFFIXES = (
    "adoc bash bat bib c cc cfg cjs cmake conf cpp cs css csv cts cu cuh cxx dart db diff dockerfile ejs env erl ex "
    "exs fish fs gif go gradle graphql h hcl hh hpp htm html hxx ico ini ipynb jar java jpeg jpg js json json5 "
    "jsonc jsonl jsx kt kts less lock log lua md mdc mdx mjs ml mli mm mts nix npy npz patch pdf php pl png po "
    "proto ps1 psd1 pxd py pyi pyx r rb rs rst sarif sbt scala scss sh sol sql sqlite svelte svg swift tcl tex tf "
    "tfvars toml ts tsv tsx txt vue wasm xml xsd yaml yml zig zip zsh"
)
_SUFFIX = rf"\.(?:{'|'.join(sorted(_SUFFIXES.split(), key=len, reverse=True))})"
_SEGMENT = r"[\w.@+~#%=-]+"
FILE_NAME = re.compile(rf"(?<![\w@/.:~⟦-])(?:\.{{0,2}}/)?(?:{_SEGMENT}/){{0,12}}{_SEGMENT}{_SUFFIX}(?![\w/~-]|\.\w)")
"""A word that is plainly a file name, with or without folders: it counts as a path without code marks."""

_BARE = frozenset(
    {"Makefile", "Dockerfile", "LICENSE", "LICENCE", "CODEOWNERS", "NOTICE", "Justfile", "Gemfile", "Procfile"}
)
_PLACED = ("/", "./", "../")
_PATH = re.compile(rf"(?:\.{{0,2}}/)*(?:{_SEGMENT}/){{0,24}}{_SEGMENT}/?")
_NAMED = re.compile(rf"{_SEGMENT}{_SUFFIX}", re.IGNORECASE)


def is_path(text: str) -> bool:
    """Return whether a code span is plainly a path: a known suffix, a dot file, a known bare name, a slash at an end.

    `actions/checkout`, `origin/main` and `torch.nn` are not: a slash or a dot inside does not make a path. A single
    name behind a slash is none either: `/review` and `/health` are commands and routes.
    """
    if not _PATH.fullmatch(text):
        return False
    if text.endswith("/") or (text.startswith(_PLACED) and text.strip("./").count("/")):
        return True
    name = text.rpartition("/")[2]
    dotted = name.startswith(".") and name.strip(".") != ""
    return dotted or name in _BARE or bool(_NAMED.fullmatch(name))
