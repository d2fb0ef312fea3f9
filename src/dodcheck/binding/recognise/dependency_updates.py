"""`dependabot.yml` configured for `pip`, covers `npm` and `pip`, weekly: the configuration covers them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dodcheck.binding.recognise.forms import BE, fits, named
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.data import DataRule

if TYPE_CHECKING:
    from dodcheck.rules.dependabot import DependabotRule

_WORDS = {
    **dict.fromkeys(("github actions", "github-actions", "github action"), "github-actions"),
    **dict.fromkeys(("go modules", "go mod", "gomod"), "gomod"),
    **dict.fromkeys(("git submodules", "gitsubmodule"), "gitsubmodule"),
    **{name: name for name in ("pip", "npm", "docker", "cargo", "gradle", "maven", "nuget", "composer", "bundler")},
    "terraform": "terraform",
}
"""How prose names an ecosystem without code marks, where only one can be meant."""

_ONE = rf"(?:⟦\d+⟧|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
_ALSO = rf"(?:(?:the |all |both )*{_ONE}(?:(?:,? and |, | & | \+ | / ){_ONE})*)"
_NOUN = r"(?:actions|packages?|dependenc(?:y|ies)|ecosystems?|version|workflows?)"
_WHAT = rf"{named(_ALSO, 'ecosystems')}(?: {_NOUN})*(?: (?:updates|upgrades|bumps))?"
_FILE = r"(?:the )?⟦(?P<file>\d+)⟧(?: (?:file|config|configuration))?"
_BY = rf"(?:in|via|by|through|with) {_FILE}"
_BOT = r"(?P<bot>dependabot|renovate)(?: (?:version updates|updates|config|configuration))?"
_SET = r"(?:configured|set up|enabled|added|in place|set)"
_RHYTHM = "daily|weekly|monthly|quarterly|yearly"
_EVERY = named(_RHYTHM, "interval")
_CHECKS = r"(?:updates?|schedules?|intervals?|checks?|runs?|cadence|version updates|dependency updates)"
_OFTEN = (
    rf"(?:,? (?:with |on |at |using |for |has |runs |to (?:run |check )?)?(?:an? |the )?{_EVERY}(?: {_CHECKS})*|"
    rf" \({named(_RHYTHM, 'aside')}\))"
)
_COVERS = r"(?:covers|includes|tracks|monitors|updates|watches|handles|supports|enables|manages|configures)"
_FORMS = (
    rf"{_FILE} {BE}{_SET} for {_WHAT}{_OFTEN}?",
    rf"{_FILE} {_COVERS} {_WHAT}{_OFTEN}?",
    rf"{_FILE} (?:has|contains) (?:an? )?(?:entry|entries|sections?|updates?) for {_WHAT}",
    rf"{_FILE}{_OFTEN}",
    rf"{_FILE} {BE}{_SET}{_OFTEN}?",
    rf"{_BOT} {BE}{_SET} for {_WHAT}{_OFTEN}?(?: {_BY})?",
    rf"{_BOT} {BE}{_SET}{_OFTEN}? {_BY}",
    rf"(?:configure|enable|set up) {_BOT} for {_WHAT}{_OFTEN}?(?: {_BY})?",
    rf"{_EVERY} {_WHAT} {BE}{_SET} in {_FILE}",
    rf"{_WHAT} {BE}{_SET} in {_FILE}{_OFTEN}?",
    rf"⟦(?P<key>\d+)⟧ {BE}(?:{_SET} |present |listed )?in {_FILE}{_OFTEN}?",
    rf"{_FILE} (?:contains|has|includes|sets|lists) ⟦(?P<key>\d+)⟧{_OFTEN}?",
)
_AT_WORK = (
    rf"{_BOT} {BE}active(?: for {_WHAT})?(?: {_BY})?",
    rf"{_BOT} (?:{_COVERS}|checks) {_WHAT}{_OFTEN}?(?: {_BY})?",
    rf"{_BOT} (?:runs|checks) {_EVERY} for {_WHAT}(?: {_BY})?",
)
"""What a bot does: the configuration must ask for it, and does not show that it is done."""
_ALONE = (rf"{_BOT} {BE}{_SET}",)
"""What a configuration shows, and what else the platform may be set to do."""

_BOTS = ("dependabot", "renovate")
_STEMS = (
    *("configur", "set", "enabl", "added", "place", "valid", "active", "present", "list", "has ", "contain", " in "),
    *("cover", "includ", "track", "monitor", "updat", "watch", "handl", "support", "manag"),
    *("daily", "weekly", "monthly", "quarterly", "yearly"),
)
"""One of these stands in whatever one of the forms fits: most statements are told apart without compiling any."""

_KEY = re.compile(r"(?:- )?package-ecosystem: *[\"']?([a-z-]+)[\"']?")
_INTERVAL_KEY = re.compile(
    r"(?:schedule: *)?(?:interval|schedule): *[\"']?(daily|weekly|monthly|quarterly|yearly)[\"']?"
)
_CONFIGURATION = re.compile(r"(?:[\w./-]*/)?(?:dependabot\.ya?ml|renovate\.json5?|\.renovaterc(?:\.json5?)?)")
_SLOT_OR_WORD = re.compile(_ONE)


def read(words: Phrase) -> Reading | None:
    """Return a rule that asks the configuration; that a bot is at work takes more than that."""
    if not any(name in text.lower() for text in (words.words, *words.things) for name in _BOTS):
        return None
    if not any(stem in words.words for stem in _STEMS):
        return None
    tree = _first(words, _FORMS)
    if tree:
        return Reading(tree)
    if tree := _first(words, _ALONE):
        return Reading(tree, Strength.STRONGER)
    tree = _first(words, _AT_WORK)
    return Reading(tree, Strength.WEAKER) if tree else None


def _first(words: Phrase, forms: tuple[str, ...]) -> Tree | None:
    return next((tree for found in fits(words, forms) if (tree := _tree(words, found.groupdict()))), None)


def _tree(words: Phrase, found: dict[str, str | None]) -> Tree | None:
    """Return what is asked; of a key with its value alone, an entry that opens nothing may be meant too."""
    rule, slot = _rule(words, found), found.get("key")
    if rule is None or slot is None or found.get("interval") or found.get("aside"):
        return rule
    key, _, value = words.thing(slot).removeprefix("- ").rpartition(":")
    path, query = rule.path or "", f"**.{key.rpartition(':')[2].strip()}"
    return AnyOf((rule, DataRule(path=path, query=query, reads=value.strip(" \"'"), named_in=rule.named_in)))


def _rule(words: Phrase, found: dict[str, str | None]) -> DependabotRule | None:
    file = found.get("file")
    path = words.thing(file) if file else None
    if path is not None and not _CONFIGURATION.fullmatch(path):
        return None
    slot = found.get("key")
    key = words.thing(slot) if slot else None
    ecosystems = _of_key(key) if key is not None else _named(words, found.get("ecosystems") or "")
    interval = found.get("interval") or found.get("aside") or _interval_of(key)
    if ecosystems is None:
        return None
    from dodcheck.rules.dependabot import DependabotRule  # noqa: PLC0415 - lazy: few statements speak of it

    if path is None:
        return DependabotRule(ecosystem=ecosystems, interval=interval, tool=found.get("bot"))
    return DependabotRule(ecosystem=ecosystems, interval=interval, path=path, named_in=words.named_in)


def _of_key(key: str) -> tuple[str, ...] | None:
    found = _KEY.fullmatch(key)
    if found:
        return (found[1],)
    return () if _INTERVAL_KEY.fullmatch(key) else None


def _interval_of(key: str | None) -> str | None:
    found = _INTERVAL_KEY.fullmatch(key) if key else None
    return found[1] if found else None


def _named(words: Phrase, part: str) -> tuple[str, ...] | None:
    """Return the ecosystems that a part of a statement names; ``None`` where something in it is none."""
    from dodcheck.rules.updates.ecosystems import ECOSYSTEMS  # noqa: PLC0415 - lazy: most statements name none

    said = [one[0] for one in _SLOT_OR_WORD.finditer(part)]
    found = tuple(words.thing(one[1:-1]) if one.startswith("⟦") else _WORDS[one] for one in said)
    return found if ECOSYSTEMS.issuperset(found) else None
