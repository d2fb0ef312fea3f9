"""Filters by name, of any tool: whether the words that they ask for stand anywhere in the code of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.code.suffixes import JAVASCRIPT
from dodcheck.rules.workflows.undoing.empty.run import Run, files_of
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.whole import Whole

_MOST_FILES, _MOST_TEXT = 500, 16 * 1024 * 1024
_WORD = re.compile(r"\w+")
_ANY = re.compile(r"\.[*+]\??")
_ENDS = re.compile(r"^\^|\$$")
_UNCLEAR = frozenset("$\\[]{}()?*+!")


class _Filter(NamedTuple):
    """The options of a tool that choose tests by name, and the endings of the files that such names stand in."""

    options: frozenset[str]
    endings: tuple[str, ...]


def _of(options: str, *endings: str) -> _Filter:
    return _Filter(frozenset(options.split()), endings)


_SCRIPT = (*JAVASCRIPT, ".vue", ".svelte", ".feature")
_JVM = (".java", ".kt", ".groovy", ".scala")
_FILTERS: Mapping[str, _Filter] = {
    "jest": _of("-t --testNamePattern", *_SCRIPT),
    "vitest": _of("-t --testNamePattern", *_SCRIPT),
    "mocha": _of("-g --grep -f --fgrep", *_SCRIPT),
    "playwright": _of("-g --grep", *_SCRIPT),
    "jasmine": _of("--filter", *_SCRIPT),
    "ava": _of("-m --match", *_SCRIPT),
    "phpunit": _of("--filter --group --testsuite", ".php", ".xml", ".dist"),
    "rspec": _of("-e --example", ".rb"),
    "swift": _of("--filter", ".swift"),
    "mvn": _of("-Dtest -Dit.test -Dgroups", *_JVM),
    "mvnw": _of("-Dtest -Dit.test -Dgroups", *_JVM),
    "gradle": _of("--tests", *_JVM),
    "gradlew": _of("--tests", *_JVM),
    "go": _of("-run --run -test.run", ".go"),
    "gotestsum": _of("-run --run", ".go"),
    "dotnet": _of("--filter", ".cs", ".fs", ".vb"),
    "bats": _of("-f --filter", ".bats", ".sh"),
    "robot": _of("-t --test -s --suite -i --include", ".robot", ".resource"),
    "ctest": _of("-R --tests-regex -L --label-regex", ".txt", ".cmake", ".c", ".cc", ".cpp", ".cxx", ".h", ".hpp"),
}


def name_that_is_nowhere(run: Run) -> str:
    """Return that no code holds a name which a filter of a run asks for; empty where some may."""
    known = _FILTERS.get(run.tool)
    if known is None or run.words[:1] == ("vet",):
        return ""
    for shown, value in _given(run, known.options):
        if (missing := _missing(value, run.whole, known.endings)) is not None:
            return f"`{shown}` asks for a name, and “{missing}” stands in no code"
    return ""


def is_nowhere(whole: Whole, word: str, endings: tuple[str, ...]) -> bool:
    """Return whether there are files of these endings, and a word stands in none of them, nor in their paths.

    Of more than 500 files nobody tells.
    """
    texts = _code(whole, endings)
    return bool(texts) and not any(word.lower() in text for text in texts)


def _given(run: Run, options: frozenset[str]) -> Iterator[tuple[str, str]]:
    for at, word in enumerate(run.words):
        name, equals, value = word.partition("=")
        if name in options:
            behind = value if equals else "".join(run.words[at + 1 : at + 2])
            yield (word if equals else f"{word} {behind}"), behind


def _missing(value: str, whole: Whole, endings: tuple[str, ...]) -> str | None:
    """Return a word of a plain filter that stands nowhere, where each of its choices has one; else ``None``."""
    plain = _ENDS.sub("", _ANY.sub(" ", value))
    choices = [_WORD.findall(choice) for choice in re.split(r"[|,]", plain)]
    if not value or not _UNCLEAR.isdisjoint(plain) or not all(choices):
        return None
    missing = [next((word for word in words if is_nowhere(whole, word, endings)), None) for words in choices]
    return missing[0] if all(missing) else None


@lru_cache(maxsize=8)
def _code(whole: Whole, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts and paths of the files of some endings in small letters, none where there are too many."""
    snapshot, paths = whole.snapshot, files_of(whole, endings)
    if len(paths) > _MOST_FILES:
        return ()
    read = ((path, bytes_of(snapshot, path)) for path in paths)
    texts = [f"{path}\n{(data or b'').decode('utf-8', 'replace')}".lower() for path, data in read]
    return tuple(texts) if sum(map(len, texts)) <= _MOST_TEXT else ()
