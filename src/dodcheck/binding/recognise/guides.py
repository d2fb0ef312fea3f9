"""README explains how to install, installation instructions in the README: a document that prose calls by its name."""

from __future__ import annotations

from dodcheck.binding.recognise.forms import BE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.topics import ARTICLE, TOPIC, is_generic
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.document import DocumentRule

NAMES = {
    "readme": "README.md",
    "changelog": "CHANGELOG.md",
    "contributing guide": "CONTRIBUTING.md",
    "contribution guide": "CONTRIBUTING.md",
    "contributing guidelines": "CONTRIBUTING.md",
    "contribution guidelines": "CONTRIBUTING.md",
    "security policy": "SECURITY.md",
}
"""What prose calls the documents that most repositories have."""
_NAME = rf"(?:the )?(?:(?P<name>{'|'.join(NAMES)})|⟦(?P<slot>\d+)⟧)(?: file)?"
_SAYS = r"(?:clearly )?(?:explains|describes|documents|shows|tells|covers|contains|has|includes|lists|provides)"
_MANNER = r"(?:how to |instructions (?:for|on how to|on|to) |steps (?:for|to) |guidance (?:for|on) )"
_WHAT = r"(?: (?:it|this|(?:the|this|our) (?:project|app|application|service|package|library|tool)))?"
_PART = r"(?: (?:sections?|instructions|steps|guide|chapter|examples?))"
_ABOUT = r"(?:(?:on|about|for|called|named|titled|headed) )?"
_CALLED = rf"[\"']?{TOPIC}[\"']?"
_FORMS = (
    rf"{_NAME} {_SAYS} {ARTICLE}{_MANNER}{ARTICLE}{TOPIC}{_WHAT}(?: locally)?",
    rf"{_NAME} {_SAYS} {ARTICLE}{_CALLED}{_PART}",
    rf"{_NAME} (?:contains|has|includes) {ARTICLE}section {_ABOUT}{ARTICLE}{_CALLED}",
    rf"{_NAME} (?:explains|describes|documents|covers) {ARTICLE}{TOPIC}",
    rf"{ARTICLE}{TOPIC}{_PART} {BE}(?:in|part of|included in|added to|present in|available in|documented in) {_NAME}",
)


_NOUNS = {
    "install": "installation",
    "set up": "setup",
    "build": "building",
    "run": "running",
    "test": "testing",
    "contribute": "contributing",
    "configure": "configuration",
    "use": "usage",
    "deploy": "deployment",
    "release": "releasing",
    "develop": "development",
    "upgrade": "upgrading",
    "migrate": "migration",
}
"""What a section about a verb is headed by."""


def read(words: Phrase) -> Reading | None:
    """Return a rule about a topic of that document; one that has none of the words may tell of it in others.

    What is called by its name alone may have another suffix.
    """
    found = fit(words, _FORMS)
    if found is None:
        return None
    path = NAMES[found["name"]] if found["name"] else words.thing(found["slot"])
    topics = [found["topic"], *([_NOUNS[found["topic"]]] if found["topic"] in _NOUNS else [])]
    if not path.lower().endswith((".md", ".markdown")) or (is_generic(found["topic"]) and len(topics) == 1):
        return None
    named_in = None if found["name"] else words.named_in
    rules = [DocumentRule(path=path, topic=topic, loosely=True, named_in=named_in) for topic in topics]
    strength = Strength.STRONGER if found["name"] else Strength.EXACT
    return Reading(rules[0] if len(rules) == 1 else AnyOf(tuple(rules)), strength)
