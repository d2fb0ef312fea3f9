"""`docs/a.md`, or `a.md`, `b.md` (run evidence): a list of paths, under a heading that says what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.file_kinds import file_is_there
from dodcheck.binding.recognise.forms import ALSO, SAYS_NOTHING, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.code.suffixes import is_code

_FORM = re.compile(rf"{named(ALSO, 'paths')}(?:(?P<aside> \([^()]*\)| — [^⟦⟧]*)?|(?P<more>(?: —|:) .+))")
_THIS = frozenset({"this file", "this document", "this page"})
_REQUIRED = re.compile(r"\b(?:deliverables?|required (?:files|documents|artifacts))\b")
_KIND = re.compile(
    r"deliverables?|delivered|art[ei]facts?|documents?|documentation|docs|files?|outputs?|evidence|scaffold(?:ing)?|"
    r"layout|structure|criteria|definition|exists?"
)
"""Words for what is there when a list of paths stands under them."""

_BESIDE = re.compile(
    r"of|the|an?|and|or|all|key|main|new|required|final|core|project|repo(?:sitory)?|milestone|phase|exit|acceptance|"
    r"success|completion|closeout|gate|must|to|be|create|created|added?|present|proof|pack|strict|checklist|list|governance|"
    r"done"
)
_WORD = re.compile(r"[^\W\d_]+(?![\d_])")
"""Words of a heading; a number, or an id such as M07, is none."""

_STEP = re.compile(r"(?:phase|step|task|stage|part|workstream|sprint|week|day) (?:\d{1,3}|[a-h]|[ivx]{1,4})\b")
_QUALITY = re.compile(
    r"\b(?:support|compat|secur|perform|access|i18n|locali|hint|style|consisten|quality|health|determin)"
)
_WORK = re.compile(
    r"\b(?:delet|remov|drop|deprecat|out of scope|not\b|no\b|never|don't|exclu|ignor|forbid|forbidden|prohibit|avoid|"
    r"renam|mov(?:e|ed|ing)\b|archiv|migrat|convert|port(?:ed|ing)?\b|refactor|clean|fix|typ(?:e|ed|ing)\b|annotat|"
    r"pass|green|(?<!-)runs?\b|running|execut|review|read|check(?!list)|verif|valid|lint|format|updat|modif|edit|touch|"
    r"chang|commands\b|"
    r"optional|future|later|pending|todo|planned|example|template|generat|runtime|local|untracked|upload|publish|"
    r"question|unchanged|frozen|protect|affect|coverage|audit(?:ed)?\b|document(?:ed|ing)\b|test(?:ed|ing)\b|"
    r"merge|split|replac|rewrit|approv|sign|translat|deploy|need|missing|stale|remain|block|old\b|next\b|other\b|none\b|"
    r"legacy|previous|former|gaps?\b)"
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for each; under a heading that says nothing of their being there it only refutes.

    Under a heading such as "Files to review" a path stands for work on it, and is not read. A deliverable is there or
    not, whatever the words behind it say of its purpose; a number or a deed among them is a claim of its own.
    """
    found = _FORM.fullmatch(words.words)
    paths = things_in(words, found["paths"]) if found else ()
    if found is None or not all(map(is_path, paths)) or _WORK.search(words.under):
        return None
    aside = found["aside"] or ""
    if turns_aside(aside) or _turns_aside(found["more"] or "", paths):
        return None
    said = aside.strip(" ()")
    own = said in _THIS and all(words.named_in.endswith(path) for path in paths)
    rules = [file_is_there(path, words.named_in) for path in paths]
    sure = not found["more"] and _says_all(words.under, "" if own else said, paths)
    return every(rules, Strength.EXACT if sure else Strength.WEAKER)


def _turns_aside(more: str, paths: Sequence[str]) -> bool:
    """Return whether a longer description, which may name other things, takes back that the paths are there.

    A bare name of data is often that of a file that a program makes.
    """
    named = any(path.startswith("/") or not ("/" in path or path.endswith(".md")) for path in paths)
    return turns_aside(more) or (bool(more) and named)


def _says_all(heading: str, aside: str, paths: Sequence[str]) -> bool:
    if not aside or aside in SAYS_NOTHING:
        return _is_of_files(heading) or (_is_step(heading) and not any(map(is_code, paths)))
    return bool(_REQUIRED.search(heading)) and not any(map(str.isdigit, aside)) and not _WORK.search(aside)


def _is_of_files(heading: str) -> bool:
    """Return whether a heading says that files are there, and nothing of what they should be like."""
    said = _WORD.findall(heading)
    return any(map(_KIND.fullmatch, said)) and all(_KIND.fullmatch(word) or _BESIDE.fullmatch(word) for word in said)


def _is_step(heading: str) -> bool:
    """Return whether a heading names a step of a plan: a document listed there is what the step makes."""
    return bool(_STEP.match(heading)) and not _QUALITY.search(heading)
