"""A fact about a tool and its flags, and short ways to write one down."""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from dodcheck.workflows.severity import Severity


class When(Enum):
    """Whether a flag makes a tool never fail by being there, by being away, or by being said in a text it is given."""

    GIVEN = auto()
    MISSING = auto()
    SAID = auto()


class Flag(NamedTuple):
    """A fact about a tool: with one of these words, or without all of them, its findings don't fail.

    ``only`` are subcommands it holds for (any where there are none), ``never`` words with which it does not. ``listed``
    says that the tool prints what it finds, so that whoever reads the list may fail.
    """

    when: When
    words: frozenset[str]
    fact: str
    severity: Severity = Severity.HIGH
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    listed: bool = False


_ASKED = frozenset({"--version", "-V", "--help", "-h", "version", "help", "-version"})


def given(words: str, fact: str, severity: Severity = Severity.HIGH, only: str = "") -> Flag:
    """Return that a tool never fails with one of these words; ``only`` are the subcommands that it holds for."""
    return Flag(When.GIVEN, frozenset(words.split()), fact, severity, frozenset(only.split()), _ASKED)


def listed(words: str, fact: str, never: str = "") -> Flag:
    """Return that a tool lists what it finds and passes, with one of these words and none of ``never``."""
    return given(words, fact)._replace(never=_ASKED | set(never.split()), listed=True)


def missing(words: str, fact: str, severity: Severity = Severity.HIGH, only: str = "", never: str = "") -> Flag:
    """Return that a tool never fails without all of these words; ``never`` are words with which it does nothing."""
    without = _ASKED | set(never.split())
    return Flag(When.MISSING, frozenset(words.split()), fact, severity, frozenset(only.split()), without)


def said(text: str, fact: str) -> Flag:
    """Return that a tool never fails where a text that it is given says this, blanks left out."""
    return Flag(When.SAID, frozenset({text}), fact)
