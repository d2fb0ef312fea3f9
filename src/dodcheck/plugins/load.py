"""Loads the plugins that the caller names, and puts their kinds and reports into the tables beside dodcheck's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import EntryPoint
from typing import Any

from dodcheck.errors import UserError, user_error
from dodcheck.model.report import Report
from dodcheck.plugins.calling import PluginError, called
from dodcheck.plugins.guard import guard_against
from dodcheck.plugins.kinds import guarded, lacks
from dodcheck.plugins.offers import Plugin, find_plugin
from dodcheck.reports.table import FORMATS, Render
from dodcheck.rules.table import KINDS, PLUGIN_KINDS

_FORMAT = re.compile(r"[a-z][a-z0-9-]{0,39}")
_TAKEN = frozenset({"all", "any", "not", "says", "nth", "holds", "none", "binding", "weakening"})
_LOADED: set[str] = set()
_DEFECT = "That is a defect of the plugin: report it to its author."


def load_plugins(names: Sequence[str], trees: Sequence[str]) -> None:
    """Add the kinds and reports of installed packages to the tables of this process, once; each is named as installed.

    ``trees`` are the folders that are judged: nothing of a plugin may be imported from them. Raises ``UserError`` for a
    package that is not installed, offers nothing, can't be imported, or offers what is no kind and no report.
    """
    plugins = [plugin for plugin in map(find_plugin, names) if plugin.called not in _LOADED]
    if not plugins:
        return
    guard_against(trees)
    for plugin in dict.fromkeys(plugins):
        for point in plugin.kinds:
            add_kind(point.name, _loaded(point, plugin), plugin.called)
        for point in plugin.reports:
            add_report(point.name, _loaded(point, plugin), plugin.called)
        _LOADED.add(plugin.called)


def add_kind(name: str, class_: Any, plugin: str) -> None:  # noqa: ANN401 - whatever a plugin offers
    """Add one kind of evidence under its name. Raises ``UserError`` where it is none, and where the name is taken."""
    if name in KINDS or name in _TAKEN:
        raise user_error(f"the plugin {plugin} offers a kind `{name}`, and there is one already", _DEFECT)
    if wrong := list(lacks(name, class_)):
        raise user_error(f"the plugin {plugin} offers `{name}`, which is no kind: {'; '.join(wrong)}", _DEFECT)
    PLUGIN_KINDS[name] = guarded(class_, plugin)


def add_report(name: str, render: Any, plugin: str) -> None:  # noqa: ANN401 - whatever a plugin offers
    """Add one format under its name. Raises ``UserError`` where it is none, and where the name is taken."""
    if name in FORMATS:
        raise user_error(f"the plugin {plugin} offers a report `{name}`, and there is one already", _DEFECT)
    if not callable(render) or not _FORMAT.fullmatch(name):
        said = "it can't be called" if not callable(render) else "its name is not made of small letters, digits and -"
        raise user_error(f"the plugin {plugin} offers `{name}`, which is no report: {said}", _DEFECT)
    FORMATS[name] = _rendering(name, render, plugin)


def _loaded(point: EntryPoint, plugin: Plugin) -> Any:  # noqa: ANN401 - whatever a plugin offers
    try:
        return called(point.load)
    except PluginError as problem:
        raise user_error(f"the plugin {plugin.called} can't be loaded: {problem}", _way_out(problem)) from problem


def _way_out(problem: PluginError) -> str:
    missing = isinstance(problem.__cause__, ModuleNotFoundError)
    return "Is it fully installed, and not from the repository that is judged?" if missing else ""


def _rendering(name: str, render: Callable[[Report], object], plugin: str) -> Render:
    def rendered(report: Report) -> str:
        try:
            text = called(partial(render, report))
        except PluginError as problem:
            raise _no_report(name, plugin, f"it raised {problem}") from problem
        if not isinstance(text, str):
            raise _no_report(name, plugin, f"it gave no text, but {type(text).__name__}")
        return text

    return rendered


def _no_report(name: str, plugin: str, why: str) -> UserError:
    return user_error(f"the plugin {plugin} can't write the report `{name}`: {why}", _DEFECT)
