"""Looks for a name in the files of a scope: Python by its syntax, other languages by their declarations."""

from __future__ import annotations

import builtins
import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dodcheck.documents.text import UndecodableError, decode
from dodcheck.model.evidence import Place, Unknown
from dodcheck.rules.code.comments import UnclearError
from dodcheck.rules.code.declarations import mentions
from dodcheck.rules.code.definitions import Definition, Form, Sightings, What
from dodcheck.rules.code.disabled import disabled
from dodcheck.rules.code.modules import Modules
from dodcheck.rules.code.naming import Naming
from dodcheck.rules.code.sources import Sources
from dodcheck.rules.code.suffixes import is_code, is_read
from dodcheck.rules.searching.search import Hit, Word
from dodcheck.rules.sweeping.answers import answers
from dodcheck.snapshot.protocol import UnreadableError

if TYPE_CHECKING:
    import ast

    from dodcheck.rules.code.python_names import Finder

MAX_FOLLOWED = 20
"""Files whose imports of a name are followed where nothing defines it."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: a dotted name, what it should be, and the files it may be in.

    ``placed`` says that these files were named: then a name that starts with none of them is missing, not elsewhere.
    """

    name: str
    wanted: What
    files: Sequence[str]
    placed: bool

    @property
    def parts(self) -> list[str]:
        """The names, from the outermost."""
        return self.name.split(".")


def look(sources: Sources, question: Question) -> Sightings:
    """Return what was seen of a name; files that could not be looked at are noted in ``sources``."""
    from dodcheck.rules.code.python_names import Finder  # noqa: PLC0415 - lazy: only names need Python's parser

    modules = Modules(sources.snapshot)
    finder = Finder(sources, modules, question.wanted, question.name)
    settled = _in_modules(finder, modules, question) or _in_files(finder, sources, question)
    seen = finder.seen
    seen.examined = max(1, len(question.files)) if settled else len(question.files)
    if not (settled or seen.found or seen.doubts):
        _may_be_outside(seen, modules, question)
    if question.placed:
        _only_here(seen, question)
    return seen


def _only_here(seen: Sightings, question: Question) -> None:
    """Turn the definitions that files of the scope only take over from others into doubts."""
    for definition in [one for one in seen.found if one.place.path not in question.files]:
        seen.found.remove(definition)
        path, line = definition.place.path, definition.place.line
        seen.doubt(Unknown.AMBIGUOUS, f"{question.name} is taken over from {path}, where it is defined", path, line)


def _in_files(finder: Finder, sources: Sources, question: Question) -> bool:
    """Look through all files; return whether the name begins with a class that is there, which settles it."""
    holding = list(_holding(sources, question))
    if _in_python(finder, sources, question, [path for path in holding if path.endswith(".py")]):
        return True
    _elsewhere(finder.seen, sources, question, [path for path in holding if not path.endswith(".py")])
    return False


def _in_modules(finder: Finder, modules: Modules, question: Question) -> bool:
    """Return whether the name begins with a module that is here, which settles where to look."""
    parts = question.parts
    if question.wanted is not What.MODULE and len(parts) == 1:
        return False
    for count in range(len(parts), 0, -1):
        files = modules.files_of(".".join(parts[:count]))
        here = [path for path in files if not question.placed or path in question.files]
        if len(here) > 1:
            message = f"{'.'.join(parts[:count])} may be any of {len(here)} files, the first {here[0]}"
            finder.seen.doubt(Unknown.AMBIGUOUS, message, here[0])
            return True
        if here and count == len(parts):
            finder.seen.take(Definition(Place(here[0]), Form.MODULE), question.wanted, question.name)
            return True
        if here:
            finder.in_module(here[0], parts[count:])
            _other_form(finder.seen, modules, question.name)
            own = question.placed or modules.is_own(parts[0]) or modules.in_usual_place(".".join(parts[:count]))
            if not (finder.seen.found or finder.seen.doubts or own):
                message = f"{here[0]} has no {parts[count]}, but {parts[0]} may be a library's"
                finder.seen.doubt(Unknown.OUTSIDE, message, here[0])
            return True
    return False


def _other_form(seen: Sightings, modules: Modules, name: str) -> None:
    other = modules.other_form(name)
    if other and not seen.found:
        seen.doubt(Unknown.PARTIAL, f"{name} may be what {other} holds, which is not read", other)


def _holding(sources: Sources, question: Question) -> Iterator[str]:
    """Yield the files of code whose bytes hold the first or the last of the names; others can't define it."""
    answer = answers(sources.snapshot, Naming(question.name))
    for path in filter(is_code, question.files):
        try:
            if answer(path):
                yield path
        except UnreadableError as problem:
            sources.unread(problem)


def _in_python(finder: Finder, sources: Sources, question: Question, paths: Sequence[str]) -> bool:
    """Return whether the name begins with a class that was found."""
    from dodcheck.formats.python_scope import Sort, bindings, classes  # noqa: PLC0415 - lazy: needs Python's parser
    from dodcheck.rules.code.python_names import MAX_NAMESAKES  # noqa: PLC0415 - lazy: as above

    owned = False
    first, *rest = question.parts
    trees = {path: tree for path in paths if (tree := sources.tree(path)) is not None}
    for path, tree in trees.items():
        if not rest:
            _bare(finder, path, tree, first)
        owners = [class_ for class_ in classes(tree.body) if class_.name == first] if rest else []
        owned = owned or bool(owners)
        for class_ in owners[-MAX_NAMESAKES:]:
            finder.class_(path, class_, rest)
    if rest or finder.seen.found:
        return owned
    for path, tree in list(trees.items())[:MAX_FOLLOWED]:
        if any(
            binding.name == first and binding.sort is Sort.IMPORT and not binding.life
            for binding in bindings(tree.body)
        ):
            finder.in_module(path, [first])
    for path, tree in trees.items():
        _hidden(finder.seen, path, tree, first)
    return owned


def _bare(finder: Finder, path: str, tree: ast.Module, name: str) -> None:
    """Look for a name of its own in a module, and in the classes of the module."""
    from dodcheck.formats.python_scope import Sort, bindings, classes  # noqa: PLC0415 - lazy: needs Python's parser

    if any(binding.name == name and binding.sort is not Sort.IMPORT for binding in bindings(tree.body)):
        finder.in_module(path, [name])
    for class_ in classes(tree.body):
        if any(binding.name == name for binding in bindings(class_.body, of_class=True)):
            finder.class_(path, class_, [name])


def _hidden(seen: Sightings, path: str, tree: ast.Module, name: str) -> None:
    """Keep a doubt for each definition that was not counted: inside a function, or where it never runs."""
    from dodcheck.formats.python_scope import dead_definitions, inner_definitions  # noqa: PLC0415 - lazy: needs Python's parser

    for line in inner_definitions(tree, name):
        seen.doubt(Unknown.AMBIGUOUS, f"{path}:{line} defines {name} inside a function only", path, line)
    seen.dead += [Place(path, line) for line in dead_definitions(tree, name)]


def _elsewhere(seen: Sightings, sources: Sources, question: Question, paths: Sequence[str]) -> None:
    name = question.parts[-1]
    for path in paths:
        try:
            lines = decode(sources.snapshot.read(path)).raw
            if is_read(path):
                _declared(seen, question, path, "\n".join(lines))
            elif any(Word(name).hit(line) is not Hit.NONE for line in lines):
                sources.skipped.append(f"{path} (no reader for {posixpath.splitext(path)[1]} files)")
        except UndecodableError as problem:
            sources.skipped.append(f"{path} (binary: {problem})")
        except UnclearError as problem:
            sources.skipped.append(f"{path} ({problem})")


def _declared(seen: Sightings, question: Question, path: str, text: str) -> None:
    """Keep the declarations of a file; only if it has none, its first mention of the name is a doubt."""
    left_out = disabled(path, text.split("\n"))
    every = list(mentions(path, text, question.parts[-1]))
    found = [one for one in every if one.line not in left_out]
    if every and not found:
        seen.dead.append(Place(path, every[0].line))
    declared = [one for one in found if one.form]
    if len(question.parts) > 1 or question.wanted is What.METHOD:
        declared = []
    for mention in declared:
        seen.take(Definition(Place(path, mention.line), mention.form or Form.CONSTANT), question.wanted, question.name)
    if found and not declared:
        line = found[0].line
        message = f"{path}:{line} has {question.parts[-1]} in its code, and whether that defines it is not read"
        seen.doubt(Unknown.PARTIAL, message, path, line)


def _may_be_outside(seen: Sightings, modules: Modules, question: Question) -> None:
    """Keep a doubt for a name that may well be a library's: it begins with nothing of this repository."""
    first, *rest = question.parts
    if not rest and hasattr(builtins, first):
        seen.doubt(Unknown.OUTSIDE, f"{first} is a builtin of Python, defined in no repository")
    elif (rest or question.wanted is What.MODULE) and not question.placed and not modules.is_own(first):
        seen.doubt(Unknown.OUTSIDE, f"no module or class {first} is in this repository; it may be a library's")
    elif rest and (other := modules.other_form(question.name)):
        seen.doubt(Unknown.PARTIAL, f"{question.name} may be what {other} holds, which is not read", other)
