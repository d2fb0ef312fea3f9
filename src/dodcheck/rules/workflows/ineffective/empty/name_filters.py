"""Filters by name, of any tool: whether the words that they ask for stand anywhere in the code of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from dodcheck.rules.code.suffixes import JAVASCRIPT
from dodcheck.rules.workflows.ineffective.empty.run import Run, files_of
from dodcheck.snapshot.protocol import bytes_of
from dodcheck.workflows.audit.whole import Whole

_MOST_FILES, _MOST_TEXT = 500, 16 * 1024 * 1024
_WORD = re.compile(r"\w+")
_ANY = re.compile(r"\.[*+]\??")
_ENDS = re.compile(r"^\^|\$$")
_PATTERN_SIGNS = frozenset("$\\[]{}()?*+!")


class _Filter(NamedTuple):
    """The options of a tool that choose tests by name, and the endings of the files that such names stand in."""

    options: frozenset[str]
    endings: tuple[str, ...]


def _filter(options: str, *endings: str) -> _Filter:
    return _Filter(frozenset(options.split()), endings)


_SCRIPT = (*JAVASCRIPT, ".vue", ".svelte", ".feature")
_JVM = (".java", ".kt", ".groovy", ".scala")
_FILTERS: Mapping[str, _Filter] = {
    "jest": _filter("-t --testNamePattern", *_SCRIPT),
    "vitest": _filter("-t --testNamePattern", *_SCRIPT),
    "mocha": _filter("-g --grep -f --fgrep", *_SCRIPT),
    "playwright": _filter("-g --grep", *_SCRIPT),
    "jasmine": _filter("--filter", *_SCRIPT),
    "ava": _filter("-m --match", *_SCRIPT),
    "phpunit": _filter("--filter --group --testsuite", ".php", ".xml", ".dist"),
    "rspec": _filter("-e --example", ".rb"),
    "swift": _filter("--filter", ".swift"),
    "mvn": _filter("-Dtest -Dit.test -Dgroups", *_JVM),
    "mvnw": _filter("-Dtest -Dit.test -Dgroups", *_JVM),
    "gradle": _filter("--tests", *_JVM),
    "gradlew": _filter("--tests", *_JVM),
    "go": _filter("-run --run -test.run", ".go"),
    "gotestsum": _filter("-run --run", ".go"),
    "dotnet": _filter("--filter", ".cs", ".fs", ".vb"),
    "bats": _filter("-f --filter", ".bats", ".sh"),
    "robot": _filter("-t --test -s --suite -i --include", ".robot", ".resource"),
    "ctest": _filter("-R --tests-regex -L --label-regex", ".txt", ".cmake", ".c", ".cc", ".cpp", ".cxx", ".h", ".hpp"),
}


def filter_without_match(run: Run) -> str:
    """Return that no code holds a name which a filter of a run asks for; empty where some may."""
    known = _FILTERS.get(run.tool)
    if known is None or run.words[:1] == ("vet",):
        return ""
    for shown, value in _filter_values(run, known.options):
        if (missing := _missing_word(value, run.whole, known.endings)) is not None:
            return f"`{shown}` asks for a name, and “{missing}” stands in no code"
    return ""


def is_nowhere(whole: Whole, word: str, endings: tuple[str, ...]) -> bool:
    """Return whether there are files of these endings, and a word stands in none of them, nor in their paths.

    Of more than 500 files nobody tells.
    """
    texts = _searched_texts(whole, endings)
    return bool(texts) and not any(word.lower() in text for text in texts)


def _filter_values(run: Run, options: frozenset[str]) -> Iterator[tuple[str, str]]:
    for at, word in enumerate(run.words):
        name, equals, value = word.partition("=")
        if name in options:
            behind = value if equals else "".join(run.words[at + 1 : at + 2])
            yield (word if equals else f"{word} {behind}"), behind


def _missing_word(value: str, whole: Whole, endings: tuple[str, ...]) -> str | None:
    """Return a word of a plain filter that stands nowhere, where each of its choices has one; else ``None``."""
    plain = _ENDS.sub("", _ANY.sub(" ", value))
    choices = [_WORD.findall(choice) for choice in re.split(r"[|,]", plain)]
    if not value or not _PATTERN_SIGNS.isdisjoint(plain) or not all(choices):
        return None
    missing = [next((word for word in words if is_nowhere(whole, word, endings)), None) for words in choices]
    return missing[0] if all(missing) else None


@lru_cache(maxsize=8)
def _searched_texts(whole: Whole, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the texts and paths of the files of some endings in small letters, none where there are too many."""
    snapshot, paths = whole.snapshot, files_of(whole, endings)
    if len(paths) > _MOST_FILES:
        return ()
    read = ((path, bytes_of(snapshot, path)) for path in paths)
    texts = [f"{path}\n{(data or b'').decode('utf-8', 'replace')}".lower() for path, data in read]
    return tuple(texts) if sum(map(len, texts)) <= _MOST_TEXT else ()
