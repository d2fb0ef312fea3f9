"""Tests known by words: those in the name of a test, its class, its file, and of the evidence file it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dodcheck.results.tests import RunOfTests
from dodcheck.rules.results.matching_names import TestMatcher

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+|\d+")
_SIGNS = (("c++", "cpp"), ("c#", "csharp"), ("f#", "fsharp"))
"""Languages whose names end in signs, and how they are written without."""
_SAYS_NOTHING = frozenset({"test", "tests", "testing", "junit", "results", "suite", "py"})
"""What stands in names of tests and tells none from another."""
_OTHER_NAMES = {
    "c++": (("cxx",), ("gtest",)),
    "python": (("pytest",),),
    "javascript": (("js",), ("jest",)),
    "typescript": (("ts",), ("jest",)),
    "end-to-end": (("e", "2", "e"),),
    "e2e": (("end", "to", "end"),),
}
"""What a suite is called as well."""


def matcher_of_words(words: str) -> TestMatcher:
    """Return what tells whether a test is known by words: they stand in its own name, class or file, in their order."""
    spellings = _spellings(words)
    return lambda source, case: (
        _in_suite(spellings, source, case) or _contains(_cached_words(f"{case.group} {case.name}"), spellings)
    )


def matcher_of_suite(words: str) -> TestMatcher:
    """Return what tells whether a test is of a suite: words in its class or file, or in the evidence file's name."""
    spellings = _spellings(words)
    python = words.strip().lower() == "python"
    return lambda source, case: _in_suite(spellings, source, case) or (python and (case.file or "").endswith(".py"))


def evidence_suffix(words: str) -> str:
    """Return words as the end of a name of an evidence file: `C++` gives `cpp`."""
    return "-".join(_words_of_name(words)) or "tests"


def _spellings(words: str) -> tuple[tuple[str, ...], ...]:
    return _words_of_name(words), *_OTHER_NAMES.get(words.strip().lower(), ())


def _in_suite(spellings: Sequence[tuple[str, ...]], source: str, case: RunOfTests) -> bool:
    return any(_contains(_cached_words(text), spellings) for text in (source, case.file or "", case.group))


def _contains(parts: tuple[str, ...], spellings: Sequence[tuple[str, ...]]) -> bool:
    return any(
        parts[at : at + len(suite)] == suite
        for suite in spellings
        if suite
        for at in range(len(parts) - len(suite) + 1)
    )


@lru_cache(maxsize=4096)
def _cached_words(text: str) -> tuple[str, ...]:
    return _words_of_name(text)


def _words_of_name(text: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, `testMixedVersion` and `test_mixed_version` alike."""
    text = text[:1000]
    for signed, plain in _SIGNS:
        if signed[-1] in text:
            text = re.sub(re.escape(signed), plain, text, flags=re.IGNORECASE)
    words = (word.lower() for word in _WORD.findall(text))
    return tuple(word for word in words if word not in _SAYS_NOTHING)
