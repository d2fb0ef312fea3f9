"""How often a name stands in files: what a statement about an old and a new name asks for."""

from __future__ import annotations

import re
from dataclasses import replace

from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.used_nowhere import LOCKS, PROSE
from dodcheck.binding.tree import Tree
from dodcheck.rules.code.suffixes import SUFFIXES
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.file import FileRule
from dodcheck.rules.text import TextRule

_ANYWHERE = ("**/*",)
_NO_CODE = (*PROSE, *LOCKS)
_CODE = tuple(f"**/*{suffix}" for suffix in SUFFIXES)
_OUTSIDE_WORDS = (
    "main master trunk develop dev staging stage production prod release heroku fly render railway vercel netlify aws "
    "gcp azure cloudflare github gitlab bitbucket jenkins travis circleci docker podman true false"
)
_OUTSIDE = frozenset(_OUTSIDE_WORDS.split())
_FILE_NAME = re.compile(r"[\w.-]+")
_PARTS = re.compile(r"[a-z][A-Z]|_|^[A-Z][a-z]+[A-Z]")


def is_outside(name: str) -> bool:
    """Return whether a name may well be that of a branch or a service, which no file of the repository has to name."""
    return name.lower() in _OUTSIDE


def is_of_code(name: str) -> bool:
    """Return whether a name is plainly one in code: it has several parts."""
    return bool(_PARTS.search(name))


def name_in_code(name: str, words: Phrase, place: tuple[str, ...] = ()) -> TextRule:
    """Return that a name stands in code, at a place where one is told."""
    return replace(_stands(name, words), in_=place or _CODE, code_only=True)


def name_outside_prose(name: str, words: Phrase, place: tuple[str, ...] = ()) -> TextRule:
    """Return that anything but prose has a name, at a place where one is told."""
    return replace(_stands(name, words), in_=place) if place else replace(_stands(name, words), exclude=_NO_CODE)


def name_outside_prose_or_path(name: str, words: Phrase, place: tuple[str, ...] = ()) -> Tree:
    """Return that anything but prose has a name, at a place where one is told, or that something is called so."""
    if place:
        return name_outside_prose(name, words, place)
    called = (FileRule(path=f"**/*{name}*"), FileRule(path=f"**/*{name}*/**"))
    return (
        AnyOf((name_outside_prose(name, words), *called))
        if _FILE_NAME.fullmatch(name)
        else name_outside_prose(name, words)
    )


def written_nowhere(name: str, words: Phrase, place: tuple[str, ...] = ()) -> Tree:
    """Return that nothing but prose has a name, at a place where one is told; nor does code take it in by its parts."""
    gone = replace(name_outside_prose(name, words, place), min=None, max=0)
    head, _, tail = name.rpartition(".")
    if not head:
        return gone
    module, member = re.escape(head), re.escape(tail)
    parts = rf"\bfrom\s+{module}\s+import\s*(?:\(|\*|\\|.*\b{member}\b)|\bimport\s+{module}\s+as\b"
    return All(
        (
            gone,
            TextRule(
                pattern=parts,
                meaning=f"an import of “{name}” by its parts",
                in_=place or ("**/*.py",),
                max=0,
                named_in=words.named_in,
            ),
        )
    )


def _stands(name: str, words: Phrase) -> TextRule:
    said = rf"(?:^|[^\w$]){re.escape(name)}(?:[^\w$]|$)"
    return TextRule(pattern=said, meaning=f"“{name}”", in_=_ANYWHERE, min=1, named_in=words.named_in)
