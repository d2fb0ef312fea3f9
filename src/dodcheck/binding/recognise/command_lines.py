"""`npm run lint`, Lint passes: `make lint`: a statement that is a command, or a label with one."""

from __future__ import annotations

from dodcheck.binding.recognise.command_does import ELSEWHERE, runnable
from dodcheck.binding.recognise.forms import ALSO, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength

_FORMS = (rf"(?:[a-z][^⟦⟧:]{{0,80}}: )?{named(ALSO, 'commands')}",)


def read(words: Phrase) -> Reading | None:
    """Return a rule that what the commands start is there; how they end, no file tells."""
    found = fit(words, _FORMS)
    if found is None or ELSEWHERE.search(words.words):
        return None
    return runnable(words, things_in(words, found["commands"]), Strength.WEAKER)
