"""What the `packageRules` of Renovate switch off."""

from __future__ import annotations

from collections.abc import Sequence

from dodcheck.formats.yaml import Mapping, Node, Scalar
from dodcheck.formats.yaml_nodes import child, is_false, is_true, items_of, texts_of
from dodcheck.model.evidence import Outcome
from dodcheck.rules.finding import FileFinding
from dodcheck.rules.reading.config_files import unclear

_NAMES = frozenset(
    {
        *("matchPackageNames", "matchDepNames", "matchPackagePatterns", "matchDepPatterns"),
        *("matchPackagePrefixes", "matchDepPrefixes", "matchSourceUrls", "matchSourceUrlPrefixes"),
        *("matchCurrentVersion", "matchCurrentValue"),
    }
)
_EVERYTHING = frozenset({"*", "**", ".*", "/.*/", "/.+/", "/^.*$/", "^.*$", ".+", "/./", "/", ""})
_LEVELS = frozenset({"major", "minor", "patch"})


def switched_off(root: Node, managers: tuple[str, ...]) -> FileFinding | None:
    """Return a rule that switches the managers off, or that may; of no managers, one that switches off everything."""
    rules = items_of(child(root, "packageRules"))
    found = [(rule, finding) for rule in rules if (finding := _off(rule, managers))]
    if not found and (last := _each_level(rules, managers)):
        found = [(last, unclear("switches major, minor and patch updates off in its packageRules", last.line))]
    if not found:
        return None
    if any(is_true(child(rule, "enabled")) for rule in rules):
        return unclear("switches updates off and others on in its packageRules", found[0][0].line)
    sure = (finding for _, finding in found if finding.outcome is Outcome.FAILS)
    return next(sure, found[0][1])


def _off(rule: Node, managers: tuple[str, ...]) -> FileFinding | None:
    if not is_false(child(rule, "enabled")) or not isinstance(rule, Mapping):
        return None
    selecting = _selecting(rule)
    if _is_narrow(rule, selecting, managers):
        return None
    if selecting == {"matchManagers"} and managers and set(texts_of(child(rule, "matchManagers"))) >= set(managers):
        return FileFinding(Outcome.FAILS, f"switches {', '.join(managers)} off in its packageRules", rule.line)
    if selecting and selecting <= _NAMES and all(_is_all(texts_of(child(rule, key))) for key in selecting):
        return FileFinding(Outcome.FAILS, "switches every package off in its packageRules", rule.line)
    return unclear("switches updates off in its packageRules, which may be those that are meant", rule.line)


def _selecting(rule: Mapping) -> set[str]:
    keys = {key.value for key, _ in rule.pairs if isinstance(key, Scalar)}
    return {key for key in keys if key.startswith(("match", "exclude"))}


def _each_level(rules: Sequence[Node], managers: tuple[str, ...]) -> Node | None:
    """Return the last of the rules that together switch each level of updates off, ``None`` where one is left on."""
    left = set(_LEVELS)
    for rule in rules:
        if isinstance(rule, Mapping) and is_false(child(rule, "enabled")):
            if not _is_of_others(rule, _selecting(rule), managers):
                left -= set(texts_of(child(rule, "matchUpdateTypes")))
            if not left:
                return rule
    return None


def _is_narrow(rule: Node, selecting: set[str], managers: tuple[str, ...]) -> bool:
    """Return whether a rule plainly leaves something of the managers on."""
    levels = child(rule, "matchUpdateTypes")
    if levels is not None and not set(texts_of(levels)) >= _LEVELS:
        return True
    return _is_of_others(rule, selecting, managers)


def _is_of_others(rule: Node, selecting: set[str], managers: tuple[str, ...]) -> bool:
    """Return whether a rule is for other managers, or for a few packages."""
    own = child(rule, "matchManagers")
    if own is not None and managers and set(texts_of(own)).isdisjoint(managers):
        return True
    return any(_is_few(texts_of(child(rule, key))) for key in selecting & _NAMES)


def _is_few(names: tuple[str, ...]) -> bool:
    """Return whether names are plain ones; a negated name or a pattern may fit all."""
    return bool(names) and not any(name in _EVERYTHING or name.startswith(("!", "/", "^")) for name in names)


def _is_all(names: tuple[str, ...]) -> bool:
    return not _EVERYTHING.isdisjoint(names) and not any(name.startswith("!") for name in names)
