"""Each package in `packages/` has a README, every folder in `src/` has an `__init__.py`, every crate has a README."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dodcheck.binding.recognise.forms import SLOT, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.combine import All
from dodcheck.rules.each_folder import EachFolderRule

_READMES = ("README.md", "README", "README.rst", "README.txt", "README.adoc", "Readme.md", "readme.md")
_PARTS = r"packages?|crates?|plugins?|services?|apps?|applications?|libraries|library|workspaces?|charts?"
_FOLDERS = r"(?:sub-?)?(?:folders?|director(?:y|ies))"
_EACH = (
    rf"(?:all|every|each)(?: (?:of )?(?:the|our))? (?:(?P<part>{_PARTS})|(?P<folder>{_FOLDERS})) "
    rf"(?:in|under|below|inside|within) (?:the )?{named(SLOT, 'place')}(?: folder| directory)?"
)
_FILE = rf"(?:(?P<readme>readme)|{named(SLOT, 'file')})(?: files?)?"
_HAS = rf"(?:has|have|contains?|includes?) (?:an? |its own |their own )?{_FILE}"
_FORMS = (rf"{_EACH} {_HAS}",)
_MANIFESTS = ("package.json", "pyproject.toml", "setup.py", "Cargo.toml", "go.mod", "pubspec.yaml", "composer.json")
_HOMES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "package": ("packages", _MANIFESTS),
    "workspace": ("packages", _MANIFESTS),
    "crate": ("crates", ("Cargo.toml",)),
    "plugin": ("plugins", ()),
    "service": ("services", ()),
    "app": ("apps", ()),
    "chart": ("charts", ("Chart.yaml",)),
}
"""The folder whose folders are the parts of a repository that are called so, and a file that tells others of them."""
_UNPLACED = (rf"(?:all|every|each)(?: (?:of )?(?:the|our))? (?P<part>{'|'.join(_HOMES)})s? {_HAS}",)
_PYTHON = "__init__.py"


def read(words: Phrase) -> Reading | None:
    """Return a rule that each of the folders holds the file.

    Whether "every folder" goes for those below others as well is left open: the rule asks it of all, and what refutes
    the statement is one right below.
    """
    if found := fit(words, _FORMS):
        return _reading(words, found)
    found = fit(words, _UNPLACED)
    return _unplaced(words, found) if found else None


def _unplaced(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what asks it of the folder that such parts usually stand in, and of all that hold a manifest elsewhere."""
    told = things_in(words, found["file"] or "")
    if any("/" in one or not is_path(one) for one in told):
        return None
    home, manifests = _HOMES[found["part"]]
    at_home = EachFolderRule(in_=(f"{home}/*",), holds=told or _READMES, named_in=words.named_in)
    inside = "**" if manifests else f"**/{home}/*"
    anywhere = EachFolderRule(in_=(inside,), holds=told or _READMES, where=manifests, named_in=words.named_in)
    return Reading(All((at_home, anywhere)), Strength.STRONGER, least=at_home)


def _reading(words: Phrase, found: re.Match[str]) -> Reading | None:
    (place,) = things_in(words, found["place"])
    place = place.removesuffix("*")
    told = things_in(words, found["file"] or "")
    if not place.endswith("/") or not is_path(place) or any("/" in one or not is_path(one) for one in told):
        return None
    files = told or _READMES
    inside = place.removeprefix("./").removeprefix("/")
    right_below = EachFolderRule(in_=(f"{inside}*",), holds=files, named_in=words.named_in)
    if files == (_PYTHON,):
        rule = EachFolderRule(in_=(f"{inside}**",), holds=files, where=("*.py",), named_in=words.named_in)
        return Reading(rule, Strength.STRONGER)
    if found["part"]:
        return Reading(right_below)
    whole = EachFolderRule(in_=(f"{inside}**",), holds=files, named_in=words.named_in)
    return Reading(whole, Strength.STRONGER, least=right_below)
