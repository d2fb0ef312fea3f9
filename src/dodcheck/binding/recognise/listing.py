"""`docs/a.md`, or `a.md`, `b.md` (run evidence): a list of paths, under a heading that says what they are."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.forms import ALSO, named, things_in
from dodcheck.binding.recognise.paths import is_path
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.rules.file import FileRule

_FORM = re.compile(rf"{named(ALSO, 'paths')}(?P<aside> \([^()]*\)| [—–] [^⟦⟧]*)?")
_REQUIRED = re.compile(r"\b(?:deliverables?|required (?:files|documents|artifacts))\b")
_DELIVERED = re.compile(
    r"\b(?:deliverables?|delivered|artifacts?|artefacts?|documents?|documentation|docs|outputs?|created?|added|"
    r"new files?|required files?|files|definition of done|done criteria|exit criteria|exit gate|acceptance|"
    r"success criteria|evidence|scaffold(?:ing)?|layout|structure|must exist|proof pack)\b"
)
_WORK = re.compile(
    r"\b(?:delet|remov|drop|deprecat|out of scope|not\b|no\b|never|don't|exclu|ignor|forbid|forbidden|prohibit|avoid|"
    r"renam|mov(?:e|ed|ing)\b|archiv|migrat|convert|port(?:ed|ing)?\b|refactor|clean|fix|typ(?:e|ed|ing)\b|annotat|"
    r"pass|green|run|execut|review|read|check(?!list)|verif|valid|lint|format|updat|modif|edit|touch|chang|command|"
    r"optional|future|later|pending|todo|planned|example|template|generat|runtime|local|untracked|upload|publish|"
    r"question|unchanged|frozen|protect|affect|coverage|audit(?:ed)?\b|document(?:ed|ing)\b|test(?:ed|ing)\b|"
    r"merge|split|replac|rewrit|approv|sign|translat|deploy|need)"
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks for each; under a heading that says nothing of their being there it only refutes.

    Under a heading such as "Files to review" a path stands for work on it, and is not read. A deliverable is there or
    not, whatever the words behind it say of its purpose; a number among them is a claim of its own.
    """
    found = _FORM.fullmatch(words.words)
    paths = things_in(words, found["paths"]) if found else ()
    if found is None or not all(map(is_path, paths)) or _WORK.search(words.under):
        return None
    aside = found["aside"] or ""
    if turns_aside(aside):
        return None
    rules = [FileRule(path=path, named_in=words.named_in) for path in paths]
    return every(rules, Strength.EXACT if _says_all(words.under, aside) else Strength.WEAKER)


def _says_all(heading: str, aside: str) -> bool:
    if not aside:
        return bool(_DELIVERED.search(heading))
    return bool(_REQUIRED.search(heading)) and not any(map(str.isdigit, aside))
