"""A class that a plugin offers as a kind of evidence: what it lacks, and the form in which dodcheck calls it."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Callable, Iterator
from copy import copy
from functools import partial
from types import MappingProxyType
from typing import Any

from dodcheck.errors import user_error
from dodcheck.model.evidence import Evidence, Outcome
from dodcheck.plugins.calling import PluginError, called
from dodcheck.rules.options import OptionError, OptionType

_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_LOOKS = ("examine", "counterexamples")
_RESTS = ("rests_on", "conclude")
_TURNS = ("makes_it_hold", "makes_it_fail")
_OPTION = {"type", "help", "asks"}


def lacks(name: str, class_: object) -> Iterator[str]:
    """Yield what keeps an object from being the kind of evidence of that name, each as a clause."""
    if not inspect.isclass(class_) or not dataclasses.is_dataclass(class_):
        yield "it is no dataclass"
        return
    if not _NAME.fullmatch(name):
        yield "its name is not made of small letters, digits and _"
    if getattr(class_, "kind", None) != name:
        yield f"its class says another kind: {getattr(class_, 'kind', None)!r}"
    if not isinstance(getattr(class_, "example", None), str):
        yield "it has no example"
    if not inspect.getdoc(class_) or (class_.__doc__ or "").startswith(f"{class_.__name__}("):
        yield "it has no docstring, which is its manual"
    told: Any = class_
    if not told.__dataclass_params__.frozen:
        yield "its dataclass is not frozen"
    plain = [field.name for field in dataclasses.fields(class_) if not field.metadata.keys() >= _OPTION]
    if plain:
        yield f"these fields are not made with option(): {', '.join(plain)}"
    wanted = (*(_RESTS if hasattr(class_, "rests_on") else _LOOKS), *_TURNS)
    missing = [method for method in wanted if not callable(getattr(class_, method, None))]
    if missing:
        yield f"these methods are missing: {', '.join(missing)}"


def guarded(class_: type[Any], plugin: str) -> type[Any]:
    """Return the same kind for dodcheck to call: evidence that it can't give is an error, and never passes.

    ``plugin`` is how the plugin is called in what is told of it.
    """
    members: dict[str, object] = {"__slots__": (), "__doc__": class_.__doc__, "__module__": class_.__module__}
    members |= {"__init__": _building(class_, plugin), "__qualname__": class_.__qualname__}
    members["__dataclass_fields__"] = {field.name: _checking(field, plugin) for field in dataclasses.fields(class_)}
    for name in ("examine", "conclude"):
        if hasattr(class_, name):
            members[name] = _looking(class_, name, plugin)
    if hasattr(class_, "counterexamples"):
        members["counterexamples"] = _trying(class_, plugin)
    members |= {name: _telling(class_, name, plugin) for name in ("rests_on", *_TURNS) if hasattr(class_, name)}
    return type(class_.__name__, (class_,), members)


def _checking(field: dataclasses.Field[Any], plugin: str) -> dataclasses.Field[Any]:
    """Return the field of an option whose type refuses a value where it can't read it."""
    type_ = field.metadata["type"]

    def read(value: object) -> Any:  # noqa: ANN401 - what the option of any kind takes
        try:
            return called(partial(type_.read, value))
        except PluginError as problem:
            raise OptionError(f"the plugin {plugin} can't read this value: {problem}") from problem

    checked = copy(field)
    checked.metadata = MappingProxyType({**field.metadata, "type": OptionType(type_.schema, read)})
    return checked


def _building(class_: type[Any], plugin: str) -> Callable[..., None]:
    def build(self: Any, **options: Any) -> None:  # noqa: ANN401 - the options of any kind
        try:
            called(lambda: class_.__init__(self, **options))
        except PluginError as problem:
            raise OptionError(f"the plugin {plugin} can't take these options: {problem}") from problem

    return build


def _looking(class_: type[Any], name: str, plugin: str) -> Callable[..., Evidence]:
    look = getattr(class_, name)

    def looked(self: Any, *asked: Any) -> Evidence:  # noqa: ANN401 - what the method of any kind takes
        try:
            found = called(partial(look, self, *asked))
        except PluginError as problem:
            return _error(class_, f"the plugin {plugin} failed while it looked: {problem}")
        if not isinstance(found, Evidence) or found.kind != class_.kind:
            what = f"evidence of the kind `{found.kind}`" if isinstance(found, Evidence) else type(found).__name__
            return _error(class_, f"the plugin {plugin} gave no evidence of `{class_.kind}`, but {what}")
        return found

    return looked


def _error(class_: type[Any], said: str) -> Evidence:
    return Evidence(class_.kind, Outcome.ERROR, said, examined=0, matched=0, reproduce="")


def _trying(class_: type[Any], plugin: str) -> Callable[..., Iterator[Any]]:
    def tried(self: Any, *asked: Any) -> Iterator[Any]:  # noqa: ANN401 - what the method of any kind takes
        found = _asked(lambda: iter(class_.counterexamples(self, *asked)), class_, "counterexamples", plugin)
        while (one := _asked(lambda: next(found, None), class_, "counterexamples", plugin)) is not None:
            yield one

    return tried


def _telling(class_: type[Any], name: str, plugin: str) -> Callable[..., Any]:
    tell = getattr(class_, name)

    def told(self: Any, *asked: Any) -> Any:  # noqa: ANN401 - what the method of any kind takes and returns
        return _asked(partial(tell, self, *asked), class_, name, plugin)

    return told


def _asked(call: Callable[[], Any], class_: type[Any], name: str, plugin: str) -> Any:  # noqa: ANN401 - the same
    try:
        return called(call)
    except PluginError as problem:
        said = f"the plugin {plugin} failed: {name} of `{class_.kind}` raised {problem}"
        raise user_error(said, "That is a defect of the plugin: report it to its author.") from problem
