"""`X` exists, `X` created, Create `X`, Add `X`: a file or folder is there."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.paths import is_path
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength
from dodcheck.rules.file import FileRule

_NOUN = r"(?:file|script|module|package|document|doc|page|folder|directory)"
_BE = r"(?:is |are |was |were |has been |have been |now |already )*"
_MET = rf"{_BE}(?:exists?|present|created|added|in place|there)"
_THING = rf"(?:(?:the|a|an|new) )*(?:{_NOUN}:? )?⟦(?P<slot>\d+)⟧(?: (?P<noun>{_NOUN}))?"
_WHOLE = (
    re.compile(rf"{_THING}:? {_MET}(?: — (?:exists?|present|created|added))?(?P<aside> \([^()]*\))?"),
    re.compile(rf"{_THING} — (?:exists?|present|created|added)(?P<aside> \([^()]*\))?"),
    re.compile(rf"(?:create|created|add|added):? {_THING}(?P<aside> \([^()]*\))?"),
)
_JOINT = r"(?= and\b| with\b| — | – | - )"
_PART = (
    re.compile(rf"{_THING}:? {_MET}(?P<aside> \([^()]*\))?{_JOINT}"),
    re.compile(rf"(?:create|add):? {_THING}(?P<aside> \([^()]*\))?{_JOINT}"),
)
_ELSEWHERE = re.compile(
    r"\?|n't\b|\b(?:"
    r"generat|produc|run ?time|ignor|local|artifact|artefact|build|built|untracked|not\b|never |no\b|"
    r"upload|attach|publish|releas|temporar|install|deploy|remote|branch|fork|wiki|repo|extern|another|"
    r"other |elsewhere|delet|remov|drop|deprecat|renam|moved?\b|replac|merg|fold|consolidat|split|"
    r"supersed|archiv|obsolet|instead|skip|cancel|won'?t|decid|revert|abandon|reject|privat|vault|conflu|"
    r"see |missing|broken|fail|absent|wrong|invalid|commit|push|now |later|optional|if |when |unless|"
    r"until|or |n/a|tbd|planned|pending|will |to be|would|should|could|may "
    r")",
)
_RUN = frozenset({"script", "module", "package"})
_RUNNABLE = (".py", ".sh", ".bash", ".zsh", ".ps1", ".js", ".mjs", ".ts", ".rb", ".pl", ".lua", "/")
"""What a noun behind a path may call a script, module or package; `package.json` script is something in the file."""

_MACHINE = (".json", ".yml", ".yaml", ".toml", ".xml", ".cdx", ".sarif")
_HUMAN = (".md", ".txt", ".rst", ".adoc", ".html")
_ASIDES = {
    "machine-readable": _MACHINE,
    "machine readable": _MACHINE,
    "human-readable": _HUMAN,
    "human readable": _HUMAN,
}


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for the file; half a statement that speaks of another place is not read at all."""
    for form in _WHOLE:
        if found := form.fullmatch(words.words):
            return _reading(words, found, words.words[found.start("aside") :] if found["aside"] else "")
    for form in _PART:
        if found := form.match(words.words):
            return _reading(words, found, words.words[found.end("slot") :])
    return None


def _reading(words: Phrase, found: re.Match[str], rest: str) -> Reading | None:
    path = words.thing(found["slot"])
    if not is_path(path) or (found["noun"] in _RUN and not path.endswith(_RUNNABLE)):
        return None
    rule = FileRule(path=path, named_in=words.named_in)
    if not rest or _is_true_of(rest.strip(" ()"), path):
        return Reading(rule)
    if _ELSEWHERE.search(rest) or rest.startswith(" (") or path.startswith("/"):
        return None
    return Reading(rule, Strength.WEAKER)


def _is_true_of(aside: str, path: str) -> bool:
    """Return whether an aside says no more than that the file's format is what its suffix says."""
    return path.lower().endswith(_ASIDES.get(aside, ()))
