"""Whether Renovate is configured to look after an ecosystem, as far as its file in the repository tells."""

from __future__ import annotations

import posixpath
import re

from dodcheck.formats.json5 import load_nodes
from dodcheck.formats.yaml import Mapping, Node, Sequence
from dodcheck.formats.yaml_nodes import child, is_false, is_true, text_of, texts_of
from dodcheck.model.evidence import Evidence, Outcome, Unknown
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.reading.config_files import evidence, read_config, unclear
from dodcheck.rules.updates.ecosystems import OFF_UNLESS_ASKED, managers_of
from dodcheck.rules.updates.renovate_rules import switched_off
from dodcheck.snapshot.protocol import Presence, Snapshot

PLACES = (
    "renovate.json",
    "renovate.json5",
    ".github/renovate.json",
    ".github/renovate.json5",
    ".gitlab/renovate.json",
    ".gitlab/renovate.json5",
    ".renovaterc",
    ".renovaterc.json",
    ".renovaterc.json5",
    "package.json",
)
"""Where Renovate looks, in its order: the first that is there counts; of `package.json`, its key `renovate`."""

_IN_PACKAGE = "renovate"
_LEVELS = ("major", "minor", "patch")
_PRESET = re.compile(
    r"config:(?:recommended|base|best-practices|semverAllMonthly|js-app|js-lib)|"
    r"(?:group|monorepo|replacements|workarounds|schedule|security|mergeConfidence|abandonments|customManagers|"
    r"regexManagers):[\w:-]+(?:\([^()]*\))?|helpers:pinGitHubActionDigests\w*|docker:(?:pinDigests|enableMajor)|"
    r"(?:default)?:(?:disable(?:RateLimiting|DependencyDashboard|PeerDependencies|MajorUpdates|DigestUpdates|PrControls|"
    r"VulnerabilityAlerts)|(?!disable|only|ignore|include)\w+|ignoreUnstable|ignoreModulesAndTests)(?:\([^()]*\))?"
)
"""Public presets that leave every manager as it is."""


def renovate(snapshot: Snapshot, kind: str, path: str | None, ecosystem: str | None) -> Evidence | None:
    """Return whether Renovate looks after an ecosystem; ``None`` where it has no configuration.

    ``path`` names its file; otherwise the first of its places counts.
    """
    for place in PLACES if path is None else (path,):
        if snapshot.presence(place) is not Presence.FILE:
            continue
        config = read_config(snapshot, place, kind, load_nodes)
        if isinstance(config, Evidence):
            return _doubtful(config, place)
        root = child(config, _IN_PACKAGE) if posixpath.basename(place) == "package.json" else config
        if root is not None:
            return evidence(kind, place, looks_after(root, ecosystem))
    return None


def _doubtful(seen: Evidence, place: str) -> Evidence | None:
    """Return why a file can't be read; a broken `package.json` need not hold a configuration at all."""
    return None if place == "package.json" and seen.outcome is Outcome.FAILS else seen


def looks_after(root: Node, ecosystem: str | None) -> FileFinding:
    """Return whether a configuration enables the managers of an ecosystem; of none, whether it does anything."""
    if not isinstance(root, Mapping):
        return FileFinding(Outcome.FAILS, "is no object", root.line)
    off = child(root, "enabled")
    if is_false(off) and off is not None:
        return FileFinding(Outcome.FAILS, "turns Renovate off with enabled: false", off.line)
    mode = child(root, "mode")
    if text_of(mode) == "silent" and mode is not None:
        return FileFinding(Outcome.FAILS, "lets Renovate run in silent mode, which opens nothing", mode.line)
    managers = managers_of(ecosystem) if ecosystem else ()
    if ecosystem and not managers:
        return unclear(f"is of Renovate, whose managers for {ecosystem} are not known here", root.line)
    return (
        _named(root, managers, ecosystem)
        or _turned_off(root, managers)
        or switched_off(root, managers)
        or _paths(root, managers)
        or _elsewhere(root)
        or FileFinding(Outcome.HOLDS, f"lets Renovate look after {ecosystem or 'dependencies'}", root.line, matched=1)
    )


def _named(root: Node, managers: tuple[str, ...], ecosystem: str | None) -> FileFinding | None:
    """Return what `enabledManagers` says against the managers; an empty list enables all of them."""
    listed = child(root, "enabledManagers")
    if listed is None or not managers or (isinstance(listed, Sequence) and not listed.items):
        return None
    names = texts_of(listed)
    patterns = [name for name in names if not re.fullmatch(r"[\w.-]+", name)]
    if patterns:
        return unclear(f"enables managers by the pattern {patterns[0][:80]}, which is not followed", listed.line)
    on = [manager for manager in managers if manager in names]
    if not on:
        return FileFinding(Outcome.FAILS, f"enables only the managers {', '.join(names)}, not {ecosystem}", listed.line)
    missing = [manager for manager in managers if manager not in names]
    if missing:
        return unclear(f"enables {', '.join(on)} for {ecosystem}, not {', '.join(missing)}", listed.line)
    return None


def _turned_off(root: Node, managers: tuple[str, ...]) -> FileFinding | None:
    """Return what the objects named like managers, languages and levels of updates say against them."""
    off = [manager for manager in managers if _is_off(root, manager)]
    if managers and len(off) == len(managers):
        return _not_on(root, off[0])
    part = next(iter((*off, *_others_off(root, managers))), None)
    if part:
        return unclear(f"turns {part} off, which may be what is meant", _line(root, part))
    if all(is_false(child(child(root, level), "enabled")) for level in _LEVELS):
        return unclear("turns major, minor and patch updates off", root.line)
    return None


def _is_off(root: Node, manager: str) -> bool:
    enabled = child(child(root, manager), "enabled")
    if manager in OFF_UNLESS_ASKED and _ASKING.get(manager) not in texts_of(child(root, "extends")):
        return not is_true(enabled)
    return is_false(enabled)


_ASKING = {"pre-commit": ":enablePreCommit"}


def _not_on(root: Node, manager: str) -> FileFinding:
    if child(root, manager) is None and child(root, "extends") is not None:
        message = f"does not enable the manager {manager}, which is off unless asked for; a preset may ask"
        return unclear(message, root.line, Unknown.OUTSIDE)
    return FileFinding(Outcome.FAILS, f"does not enable the manager {manager}", _line(root, manager))


_LANGUAGES = ("python", "docker", "js", "node", "golang", "ruby", "rust", "php", "java", "dotnet")


def _others_off(root: Node, managers: tuple[str, ...]) -> list[str]:
    """Return which languages, as older versions know them, are turned off."""
    return [name for name in _LANGUAGES if managers and is_false(child(child(root, name), "enabled"))]


def _paths(root: Node, managers: tuple[str, ...]) -> FileFinding | None:
    """Return what keeps Renovate from files, where they may be all that are meant."""
    limit = child(root, "includePaths")
    if limit is not None:
        return unclear("has includePaths, which is not followed", limit.line)
    ignored = child(root, "ignorePaths")
    for path in texts_of(ignored) if ignored is not None else ():
        if not path.strip("*/.") or (_ACTIONS in managers and ".github" in path):
            return unclear(f"ignores {path[:80]}, which may be all that is meant", _line(root, "ignorePaths"))
    return None


_ACTIONS = "github-actions"


def _elsewhere(root: Node) -> FileFinding | None:
    """Return a preset whose words stand outside the repository."""
    extends = child(root, "extends")
    named = texts_of(extends)
    foreign = [name for name in named if not _PRESET.fullmatch(name)]
    if foreign and extends is not None:
        return unclear(f"extends {foreign[0][:80]}, which is not in this repository", extends.line, Unknown.OUTSIDE)
    return None


def _line(root: Node, key: str) -> int:
    node = child(root, key)
    return node.line if node else root.line
