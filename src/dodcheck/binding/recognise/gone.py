"""`X` removed, No files under `folder/`, `X` is not committed: files are not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dodcheck.binding.recognise.formerly import formerly
from dodcheck.binding.recognise.forms import ALSO, BE, EITHER, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_dot_file, is_file_glob, is_path
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.file import FileRule
from dodcheck.snapshot.globs import is_glob

_NOUN = r"(?:files?|scripts?|modules?|packages?|documents?|folders?|director(?:y|ies)|paths?)"
_PATHS = rf"{THE}(?:old |legacy |obsolete )?(?:{_NOUN} )?{named(ALSO, 'paths')}(?: {_NOUN})?"
_NEITHER = rf"{named(EITHER, 'paths')}"
_FROM = (
    r"(?: (?:from|in|to|into) (?:git(?: tracking)?|(?:the )?repo(?:sitory)?|(?:version|source) control|the tree"
    r"|the index|github))?"
)
_CHANGED = (
    rf"{_PATHS} {BE}(?:removed|deleted|gone|dropped){_FROM}",
    rf"(?:remove|delete|drop|dropp)(?:d|ed)?:? {_PATHS}{_FROM}",
    rf"{_PATHS} no longer exists?",
)
"""What is said of files that were there before."""

_FORMS = (
    rf"{_PATHS} (?:does not exist|do not exist|doesn't exist)",
    (
        rf"(?:no )?{_NEITHER}(?: {_NOUN})? (?:is |are )?not (?:tracked|committed|checked in|present)"
        rf"{_FROM}"
    ),
    (
        rf"(?:there (?:is|are) )?no {_NEITHER}(?: {_NOUN})?(?: (?:is |are )?(?:tracked|committed|checked in|left))?"
        rf"{_FROM}"
    ),
    (
        r"no (?:(?P<new>new )|tracked |committed )*(?:files?|(?P<sort>"
        rf"{_NOUN})) (?:exists? |left )?(?P<inside>in|under|below|within) {_NEITHER}"
    ),
    rf"{_NEITHER} (?:is|are) (?P<empty>empty)",
)

_DOTTED = re.compile(r"\.[a-z][\w-]*(?:\.[\w-]+)*")
_SEVERAL = re.compile(r"⟧ files\b")
_FOLDERS = frozenset(
    {".idea", ".vs", ".settings", ".venv", ".tox", ".nox", ".cache", ".gradle", ".next", ".nuxt", ".travis", ".eggs"}
)
"""Names of folders and files that nobody takes for something else."""
_OF_FILES = re.compile(
    rf"\b(?:{_NOUN}|tracked|committed|checked in|present|git|version control|the tree|the index|empty)\b"
)
"""Words that say that files are meant: `.innerHTML` and `.only` are members of objects."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that none of the paths is there; "no new files" is proved where there are none, and else open.

    What was removed was there before.
    """
    if changed := fit(words, _CHANGED):
        reading = _reading(words, changed)
        return formerly(reading, _gone(words, changed)) if reading else None
    found = fit(words, _FORMS)
    return _reading(words, found) if found else None


def _gone(words: Phrase, found: re.Match[str]) -> Iterator[Tree]:
    """Yield the rule for what each thing may be, of which one is enough to have been there."""
    for path in things_in(words, found["paths"]):
        meant = [FileRule(path=_anywhere(one), max=0, named_in=words.named_in) for one in _meant(path, found[0])]
        yield meant[0] if len(meant) == 1 else AnyOf(tuple(meant))


def _reading(words: Phrase, found: re.Match[str]) -> Reading | None:
    paths = things_in(words, found["paths"])
    if not all(is_path(path) or is_file_glob(path) or _is_ending(path, found[0]) for path in paths):
        return None
    if found.groupdict().get("empty") and not all(path.endswith("/") for path in paths):
        return None
    told = found.groupdict()
    meant = paths if told.get("inside") else [one for path in paths for one in _meant(path, found[0])]
    rules = [FileRule(path=_anywhere(path), max=0, named_in=words.named_in) for path in meant]
    return every(rules, Strength.STRONGER if _may_stay(told) else Strength.EXACT)


def _is_ending(thing: str, said: str) -> bool:
    """Return whether a name with a dot before it is that of a file, or what names of files end in."""
    return bool(_DOTTED.fullmatch(thing)) and (thing in _FOLDERS or bool(_OF_FILES.search(said)))


def _may_stay(told: Mapping[str, str | None]) -> bool:
    """Return whether files may be there all the same: old ones, other sorts, one that keeps a folder in git."""
    return any(told.get(name) for name in ("new", "sort", "empty"))


def _meant(path: str, said: str) -> tuple[str, ...]:
    """Return the paths that are meant: `.pem` files are all that end so, and `.idea` may be a folder as well."""
    if not _DOTTED.fullmatch(path):
        return (path,)
    if _SEVERAL.search(said):
        return (f"*{path}",)
    return (path,) if is_dot_file(path) else (path, f"*{path}")


def _anywhere(path: str) -> str:
    return f"**/{path}" if is_glob(path) and "/" not in path else path
