"""`make test` runs the tests, `npm run lint` is available, run `just check`: commands that a repository defines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dodcheck.binding.recognise.forms import ALSO, BE, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.runnable import RunnableRule
from dodcheck.rules.runnables.started import started

_COMMANDS = named(ALSO, "commands")
_NOUN = r"(?: (?:npm |yarn |make |just )?(?:commands?|scripts?|recipes?|tasks?))?"
_THERE = (
    rf"{THE}{_COMMANDS}{_NOUN} {BE}(?:exists?|available|defined|there|present|in place|added|provided)",
    rf"(?:add|added|define|defined|provide|provides|there (?:is|are)) {THE}{_COMMANDS}{_NOUN}",
)
_DOES = (
    r"(?:runs?|works?|starts?|builds?|executes?|launches|checks|lints|compiles|generates|formats|deploys|installs"
    r"|creates|produces|cleans|serves|performs|invokes|triggers|boots|brings up|sets up|prints|reports"
    r"|verifies|validates|can be run)"
)
_REST = r"(?P<rest> [^⟦⟧]{1,120})?"
_WHO = r"(?:(?:(?:a |the )?(?:new )?(?:users?|developers?|contributors?)|you|we|i|anyone|everyone) )?"
_RUN = (
    rf"{THE}{_COMMANDS}{_NOUN} {_DOES}{_REST}",
    rf"{_WHO}can (?:run|use|start) {_COMMANDS}{_REST}",
    rf"[^⟦⟧]{{1,60}} can be (?:run|started|built|tested|installed|deployed) (?:with|by|using|via) {_COMMANDS}{_REST}",
    rf"(?:run|running|ran|execute|executed|runs with|runs via|started with|builds with) {_COMMANDS}{_REST}",
)
ELSEWHERE = re.compile(
    r"\b(?:no|not|never|n't|cannot|fails?|upstream|other|another|elsewhere|instead|until|once|if|when|unless|will|should"
    r"|later|future|old|former|previous|removed|generated|scaffolded|template|fork|sibling|separate|example|ci|next|follow-?ups?|to-?do|planned|proposed|pipelines?|workflows?)\b"
)
"""Words by which a command may be one of another repository, another time, or on a condition."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that what a command starts is there, which is all that is said of one that exists.

    What a command does when it is run, no file tells: where it starts nothing that is defined, it does nothing.
    """
    if found := fit(words, _THERE):
        return runnable(words, things_in(words, found["commands"]), Strength.EXACT)
    found = fit(words, _RUN)
    if found is None or ELSEWHERE.search(words.words):
        return None
    return runnable(words, things_in(words, found["commands"]), Strength.WEAKER)


def runnable(words: Phrase, commands: Sequence[str], strength: Strength) -> Reading | None:
    """Return a rule that what each command starts is there; ``None`` where one starts nothing of a repository."""
    if not all(started(one) and not is_path(one) for one in commands):
        return None
    return every([RunnableRule(command=one, named_in=words.named_in) for one in commands], strength)
