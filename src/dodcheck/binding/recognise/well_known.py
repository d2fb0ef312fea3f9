"""LICENSE file present, a Makefile exists: files that prose calls by what they are, and hosts look for by name."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, THE, fit
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.tree import Strength, Tree
from dodcheck.rules.combine import AnyOf
from dodcheck.rules.file import FileRule

_PAGE = r"(?: (?:files?|page|document))?"
_GUIDE = r"(?: (?:file|page|document|guide|guidelines?))?"
_HOSTED = ("", ".github/", "docs/")
_FORMS = {
    rf"licen[sc]e{_PAGE}": ("LICEN[SC]E", "LICEN[SC]E[.-]*", "COPYING", "COPYING.*"),
    rf"code of conduct{_PAGE}": tuple(f"{place}CODE_OF_CONDUCT.*" for place in _HOSTED),
    rf"(?:contributing|contribution|contributor){_GUIDE}": tuple(f"{place}CONTRIBUTING.*" for place in _HOSTED),
    rf"security policy{_PAGE}": tuple(f"{place}SECURITY.*" for place in _HOSTED),
    rf"change ?log{_PAGE}": ("CHANGELOG", "CHANGELOG.*", "docs/CHANGELOG.*"),
    rf"readme{_PAGE}": ("README", "README.*"),
    rf"(?:codeowners|code[- ]owners){_PAGE}": tuple(f"{place}CODEOWNERS" for place in _HOSTED),
    rf"editor ?config{_PAGE}": (".editorconfig",),
    r"(?:pr|pull request) template": (".github/PULL_REQUEST_TEMPLATE.*", ".github/pull_request_template.*"),
    r"(?:bug(?: report)?(?: issue)? template|issue template for bugs?(?: reports?)?)": (
        *(f".github/ISSUE_TEMPLATE/{name}.{end}" for name in ("[bB]ug*", "*[-_][bB]ug*") for end in ("md", "yml")),
    ),
    r"(?:feature(?: request)?(?: issue)? template|issue template for features?(?: requests?)?)": (
        *(
            f".github/ISSUE_TEMPLATE/{name}.{end}"
            for name in ("[fF]eature*", "*[-_][fF]eature*")
            for end in ("md", "yml")
        ),
    ),
    r"issue templates?": (
        ".github/ISSUE_TEMPLATE/*.md",
        ".github/ISSUE_TEMPLATE/[!c]*.yml",
        ".github/ISSUE_TEMPLATE.*",
    ),
}
"""What a file is called, with the places where hosts look for it."""

_MADE_BY = {
    "makefile": ("[Mm]akefile", "GNUmakefile"),
    "justfile": ("[Jj]ustfile", ".justfile"),
    "rakefile": ("[Rr]akefile",),
    "jenkinsfile": ("[J]enkinsfile",),
    "procfile": ("[P]rocfile",),
    "gemfile": ("[G]emfile",),
    "vagrantfile": ("[V]agrantfile",),
}
"""Files that are called by their own names: globs, as where none is there, none is meant."""

_THERE = (
    rf"{BE}(?:exists?|present|there|in place|included|added|created|provided|available|defined"
    r"|configured|set up|assigned)"
)
_KNOWN = {rf"{THE}(?:open[- ]source )?{name} {_THERE}": paths for name, paths in _FORMS.items()}
_OWN = rf"{THE}(?P<own>{'|'.join(_MADE_BY)}) {_THERE}"
_FIRST = re.compile(
    r"\w+file|licen[sc]e|code of|contribut|security p|change ?log|readme|code ?-?owners|editor|p(?:r|ull)|issue t|bug"
    r"|feature"
)


def read(words: Phrase) -> Reading | None:
    """Return a rule that looks where hosts look; the same text may stand in another file, so it never refutes."""
    if not _FIRST.search(words.words):
        return None
    if found := fit(words, (_OWN,)):
        return _named(_MADE_BY[found["own"]])
    names = next((paths for form, paths in _KNOWN.items() if fit(words, (form,))), None)
    if names is None:
        return None
    return Reading(_any_of([FileRule(path=name) for name in names]), Strength.STRONGER)


def _named(names: tuple[str, ...]) -> Reading:
    """Return a rule that looks at the root; where none is in any folder either, there is none."""
    anywhere = [FileRule(path=f"**/{name}") for name in names]
    here = [FileRule(path=name) for name in names]
    return Reading(_any_of(here), Strength.STRONGER, least=_any_of(anywhere))


def _any_of(rules: list[FileRule]) -> Tree:
    return rules[0] if len(rules) == 1 else AnyOf(tuple(rules))
