"""`utils.py` renamed to `helpers.py`, Moved `parse` from `a.py` to `b.py`, Extracted `Pool` into `pool.ts`."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace

from dodcheck.binding.recognise.formerly import formerly, made
from dodcheck.binding.recognise.forms import ALSO, BE, EITHER_SIGN, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.names import plain, symbol
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.recognise.written import (
    is_of_code,
    is_outside,
    name_in_code,
    name_outside_prose,
    name_outside_prose_or_path,
    written_nowhere,
)
from dodcheck.binding.tree import Strength, Tree
from dodcheck.documents.paths import is_path
from dodcheck.rules.code.suffixes import SUFFIXES, is_code
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.file import FileRule
from dodcheck.rules.formerly import FormerlyRule
from dodcheck.rules.symbol import SymbolRule
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.globs import is_glob

_NOUN = (
    r"(?:functions?|methods?|(?:data)?class(?:es)?|helpers?|hooks?|components?|constants?|types?|interfaces?|utilit(?:y|ies)"
    r"|files?|scripts?|modules?|packages?|folders?|director(?:y|ies)|variables?|fields?|parameters?|logic|code)"
)
_OLD = rf"{THE}(?:{_NOUN} )?{named(ALSO, 'old')}(?: {_NOUN})?"
_NEW = rf"{THE}(?:(?:new|shared|separate|own|dedicated|common) )*(?:{_NOUN} )?{named(SLOT, 'new')}(?: {_NOUN})?"
_FROM = rf"(?: (?:from|out of) {THE}{named(SLOT, 'source')}(?: {_NOUN})?)"
_TO = r"(?:to|into|→|->|as)"
_IN = rf"(?: (?:in|inside|within) {THE}{named(SLOT, 'place')}(?: {_NOUN})?| everywhere| throughout)?"
_RENAMED = (
    rf"(?:rename|renamed|renaming):? {_OLD} {_TO} {_NEW}{_IN}",
    rf"{_OLD} {BE}renamed {_TO} {_NEW}{_IN}",
)
_MOVED = (
    rf"(?:move|moved|relocate|relocated|extract|extracted|pull|pulled):? {_OLD}{_FROM}? {_TO} {_NEW}",
    rf"{_OLD} {BE}(?:moved|relocated|extracted){_FROM}? {_TO} {_NEW}",
)
_CODE = tuple(f"**/*{suffix}" for suffix in SUFFIXES)
_TYPED = tuple(f"**/*.{suffix}" for suffix in ("c", "cc", "cpp", "cxx", "h", "hh", "hpp", "java", "cs", "m", "dart"))
"""Files of languages in which a type stands before what is defined, and no word."""
_EXTRACTED = re.compile(r"\b(?:extract|pull)")
"""What may take lines out of a function, and give them a name."""
_IDENTIFIER = re.compile(r"[A-Za-z_$][\w$]*")


def read(words: Phrase) -> Reading | None:
    """Return a rule that the old is gone and the new is there; a copy that was left behind may be on purpose."""
    found = fit(words, _RENAMED)
    if found:
        (new,) = things_in(words, found["new"])
        olds, place = things_in(words, found["old"]), things_in(words, found["place"] or "")
        return _renamed(words, olds[0], new, place) if len(olds) == 1 else None
    found = fit(words, _MOVED)
    if found is None or EITHER_SIGN in found["old"]:
        return None
    olds, source = things_in(words, found["old"]), things_in(words, found["source"] or "")
    (new,) = things_in(words, found["new"])
    return _moved(words, olds, new, source[0] if source else None)


def _renamed(words: Phrase, old: str, new: str, place: tuple[str, ...]) -> Reading | None:
    if is_path(old) and is_path(new):
        return None if place else _file_renamed(words, old, new)
    old_name, new_name = plain(old), plain(new)
    if not (old_name and new_name and _IDENTIFIER.fullmatch(old_name) and _IDENTIFIER.fullmatch(new_name)):
        return None
    if not all(map(is_path, place)) or old_name == new_name:
        return None
    if is_outside(old_name) or is_outside(new_name):
        return None
    # A plain word is one in many places: as a name, it is defined.
    plain_word = not (place or is_of_code(new_name))
    there = SymbolRule(symbol=new_name) if plain_word else name_in_code(new_name, words, place)
    renamed = All((written_nowhere(old_name, words, place), there))
    least = (
        name_outside_prose_or_path(new_name, words, place) if is_of_code(old_name) and is_of_code(new_name) else None
    )
    return formerly(Reading(renamed, Strength.STRONGER, least=least), [name_outside_prose(old_name, words, place)])


def _file_renamed(words: Phrase, old: str, new: str) -> Reading | None:
    """Return what asks for a file under its new name alone; a bare new name is one in the folder of the old."""
    if old.endswith("/") is not new.endswith("/") or is_glob(old + new):
        return None
    gone = FileRule(path=old, max=0, named_in=words.named_in)
    there = FileRule(path=new, named_in=words.named_in)
    least = All((gone, made(there)))
    folder = posixpath.dirname(old.rstrip("/"))
    if "/" in new.rstrip("/") or not folder:
        return formerly(every([gone, there], Strength.STRONGER)._replace(least=least), [gone])
    beside = FileRule(path=f"{folder}/{new}", named_in=words.named_in)
    return formerly(every([gone, beside], Strength.STRONGER)._replace(least=least), [gone])


def _moved(words: Phrase, olds: tuple[str, ...], new: str, source: str | None) -> Reading | None:
    if is_glob("".join((*olds, new))) or not is_path(new) or (source and not is_path(source)):
        return None
    if all(map(is_path, olds)):
        return _files_moved(words, olds, new, source)
    return _names_moved(words, olds, new, source)


def _files_moved(words: Phrase, olds: tuple[str, ...], new: str, source: str | None) -> Reading | None:
    """Return what asks for files at their new place; what is in a folder may have moved into another or become it."""
    folder = new if new.endswith("/") else None
    if (folder is None and len(olds) > 1) or (source and not source.endswith("/")):
        return None
    before = [f"{source or ''}{old}" for old in olds]
    if any(old.endswith("/") for old in olds):
        gone = [FileRule(path=old, max=0, named_in=words.named_in) for old in before]
        return every([*gone, FileRule(path=new, named_in=words.named_in)], Strength.WEAKER) if folder else None
    after = [f"{folder}{posixpath.basename(old)}" if folder else new for old in olds]
    there = [FileRule(path=one, named_in=words.named_in) for one in after]
    least = [made(one) for one in there]
    if all("/" in old for old in before):
        gone = [FileRule(path=old, max=0, named_in=words.named_in) for old in before]
        return formerly(every([*gone, *there], Strength.STRONGER)._replace(least=every([*gone, *least]).tree), gone)
    # A bare name promises no place: one file of that name is the one that was moved, several may be others.
    once = [
        FileRule(path=f"**/{posixpath.basename(old)}", max=int(posixpath.basename(old) == posixpath.basename(one)))
        for old, one in zip(before, after, strict=True)
    ]
    moved = every([*once, *there], Strength.STRONGER)._replace(least=every(least).tree)
    return formerly(moved, [FileRule(path=old, named_in=words.named_in) for old in before])


def _names_moved(words: Phrase, olds: tuple[str, ...], new: str, source: str | None) -> Reading | None:
    """Return what asks for names in a file of code, and for no definition of them elsewhere.

    A function that stays behind may only call the new one, which it then names.
    """
    rules = [symbol(old, None, new, words.named_in) for old in olds]
    if not is_code(new) or (source and not is_code(source)) or not all(rules):
        return None
    there: list[Tree] = [rule for rule in rules if rule]
    names = [(plain(old) or "").rpartition(".")[2] for old in olds]
    out = (f"**/{new.removeprefix('/')}",)
    alone = [_defined(name, _CODE, words, out) for name in names]
    if any(new.endswith(glob.removeprefix("**/*")) for glob in _TYPED):
        alone += [_typed(name, words, out) for name in names]
    least = [*there, *(_left(name, source, new, words) for name in names if source)]
    # Where the file is gone by now, what it held then can't be told.
    since = FormerlyRule(path=new, named_in=words.named_in, strict=True)
    moved = every([*there, *alone], Strength.STRONGER)._replace(least=AnyOf((every(least).tree, since)))
    if source and _EXTRACTED.search(words.words):
        # What is extracted may have been lines without a name: they came out of a file that was there.
        existed = AnyOf((FileRule(path=source, named_in=words.named_in), _once(source, words)))
        return moved._replace(tree=All((*there, *alone, existed)))
    places = (source,) if source else _CODE
    return formerly(moved, [AnyOf(tuple(_definitions(name, places, words, out))) for name in names])


def _once(path: str, words: Phrase) -> FormerlyRule:
    return FormerlyRule(path=path, named_in=words.named_in)


def _definitions(name: str, places: tuple[str, ...], words: Phrase, out: tuple[str, ...]) -> Iterator[TextRule]:
    """Yield that no line of some files defines a name, as each language may."""
    yield _defined(name, places, words, out)
    typed = tuple(place for place in places if place.endswith(tuple(glob.removeprefix("**/*") for glob in _TYPED)))
    if typed:
        yield replace(_typed(name, words, out), in_=typed)


def _defined(name: str, globs: tuple[str, ...], words: Phrase, exclude: tuple[str, ...] = ()) -> TextRule:
    """Return that no line of code defines a name."""
    said = re.escape(name)
    words_before = r"def|class|function\*?|func|fn|const|let|var|interface|type|struct|enum|trait|object|val|module"
    return TextRule(
        pattern=rf"\b(?:{words_before})\s+(?:\([^)]*\)\s*)?{said}\b|^\s*{said}\s*(?::[^=]*)?=[^=]",
        meaning=f"a definition of “{name}”",
        in_=globs,
        exclude=exclude,
        max=0,
        code_only=True,
        named_in=words.named_in,
    )


def _typed(name: str, words: Phrase, exclude: tuple[str, ...]) -> TextRule:
    """Return that no line defines a name behind its type."""
    said = rf"[\w>*&\]]\s+[*&]*{re.escape(name)}\s*\("
    return TextRule(
        pattern=said,
        meaning=f"a definition of “{name}”",
        in_=_TYPED,
        exclude=exclude,
        max=0,
        code_only=True,
        named_in=words.named_in,
    )


def _left(name: str, source: str, new: str, words: Phrase) -> AnyOf:
    """Return that a file does not define a name, or names the file that it was moved to."""
    stem = re.escape(posixpath.basename(new).partition(".")[0])
    taken = TextRule(
        pattern=rf"\b{stem}\b|\bimport\b.*\b{re.escape(name)}\b",
        meaning=f"“{stem}” or an import of “{name}”",
        in_=(source,),
        min=1,
        named_in=words.named_in,
    )
    return AnyOf((_defined(name, (source,), words), taken))
