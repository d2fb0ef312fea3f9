"""Dropped support for Python 3.7, Python 3.13 is supported: what packages and their tests say of a version."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import All
from dodcheck.rules.text import TextRule
from dodcheck.rules.types import WORKFLOWS
from dodcheck.rules.workflow import WorkflowRule

_VERSION = r"python (?:version )?(?:⟦(?P<thing>\d+)⟧|3\.(?P<number>\d{1,2}))"
_WHO = r"(?:(?:it|the (?:package|project|library|code)) )?"
_ENDED = r"(?:dropped|removed|ended|discontinued)"
_DROPPED = (
    rf"(?:drop|dropped|remove|removed|end|ended) (?:the )?support (?:for|of) {_VERSION}",
    rf"(?:drop|dropped|remove|removed|end|ended) {_VERSION}(?: support)?",
    rf"{THE}support (?:for|of) {_VERSION} {BE}{_ENDED}",
    rf"{_VERSION} support {BE}{_ENDED}",
    rf"{_VERSION} (?:is|was) (?:no longer supported|not supported(?: any ?more)?|unsupported)",
)
_SUPPORTED = (
    rf"(?:add|added) (?:the )?(?:official )?support (?:for|of) {_VERSION}",
    rf"(?:add|added) {_VERSION} support",
    rf"{THE}support (?:for|of) {_VERSION} {BE}added",
    rf"{_VERSION} support {BE}(?:added|in place)",
    rf"{_VERSION} {BE}(?:officially )?supported",
    rf"{_WHO}supports {_VERSION}",
)
_MANIFESTS = ("[p]yproject.toml", "[s]etup.cfg", "[s]etup.py")
"""Globs, as a plain name that is missing would leave it open."""
_TESTED = (*_MANIFESTS, *WORKFLOWS, "[t]ox.ini", "[n]oxfile.py", ".travis.y*ml", ".gitlab-ci.y*ml", "appveyor.y*ml")
_ASKS = r"^\s*[\"']?(?:requires-python|python_requires|python)[\"']?\s*=\s*[\"']?"
"""What stands before the range of versions in a line: that of the standard, of setuptools, of Poetry."""
_HIGHEST = 40
_IS_THREE = re.compile(r"v?3\.(\d{1,2})")


def read(words: Phrase) -> Reading | None:
    """Return a rule about the range of versions that is asked for, the classifiers, and the versions of tests."""
    if (found := fit(words, _DROPPED)) and (minor := _minor(words, found)) is not None:
        return _dropped(minor)
    if (found := fit(words, _SUPPORTED)) and (minor := _minor(words, found)) is not None:
        return _supported(minor)
    return None


def _minor(words: Phrase, found: re.Match[str]) -> int | None:
    if found["number"] is not None:
        return int(found["number"])
    told = _IS_THREE.fullmatch(words.thing(found["thing"]))
    return int(told[1]) if told else None


def _one_of(first: int, last: int) -> str:
    return rf"3\.(?:{'|'.join(map(str, range(first, last + 1)))})"


def _dropped(minor: int) -> Reading:
    """Return that the range begins above it and nothing names it any more; what still takes or lists it refutes it."""
    above = _line(f"{_ASKS}(?:>=|\\^|~=) ?{_one_of(minor + 1, _HIGHEST)}(?:$|[^\\d])", f"a Python above 3.{minor}")
    named = _nowhere(
        rf"Python :: 3\.{minor}[\"']?\s*,?\s*$|py3{minor}\b|(?:^|[\"'\[ ,-])3\.{minor}(?:$|[\"'\], ])",
        f"Python 3.{minor}",
    )
    taken = rf"{_ASKS}>= ?(?:{_one_of(0, minor)}(?:\.\d+)*|3(?:\.0)*)(?:\s*$|[\"']|\s*,\s*<)"
    listed = rf"^\s*(?:[\"'])?Programming Language :: Python :: 3\.{minor}(?:[\"'],?)?\s*$"
    still = TextRule(pattern=f"{taken}|{listed}", meaning=f"what takes Python 3.{minor}", in_=_MANIFESTS, max=0)
    return Reading(All((above, named)), Strength.STRONGER, least=still)


def _supported(minor: int) -> Reading:
    """Return that tests run with it and the range lets it in; a range that ends before or begins above refutes it."""
    tested = WorkflowRule(checks="test", sets_up="python", versions=(f"3.{minor}",))
    below = rf"{_ASKS}[^\"'#]*<\s*(?:{_one_of(0, minor)}|3)(?:\.0)*(?:\s*$|[\"']|\s*,)"
    above = rf"{_ASKS}>= ?{_one_of(minor + 1, _HIGHEST)}(?:$|[^\d])"
    kept_out = TextRule(pattern=f"{below}|{above}", meaning=f"what keeps Python 3.{minor} out", in_=_MANIFESTS, max=0)
    return Reading(All((tested, kept_out)), Strength.STRONGER, least=kept_out)


def _line(pattern: str, meaning: str) -> Tree:
    return TextRule(pattern=pattern, meaning=meaning, in_=_MANIFESTS, min=1)


def _nowhere(pattern: str, meaning: str) -> Tree:
    return TextRule(pattern=pattern, meaning=meaning, in_=_TESTED, max=0)
