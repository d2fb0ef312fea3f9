"""The forms of statements about how files are written, grouped by what they ask of each file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from dodcheck.binding.recognise.forms import SLOT, named
from dodcheck.binding.tree import Strength
from dodcheck.rules.tidy.being import Being

SUFFIXES: Mapping[str, tuple[str, ...]] = {
    "json": ("json",),
    "yaml": ("yml", "yaml"),
    "yml": ("yml", "yaml"),
    "toml": ("toml",),
    "xml": ("xml",),
    "python": ("py",),
    "go": ("go",),
    "rust": ("rs",),
    "java": ("java",),
    "markdown": ("md",),
    "typescript": ("ts", "tsx", "mts", "cts"),
    "javascript": ("js", "jsx", "mjs", "cjs"),
    "shell": ("sh", "bash"),
    "ruby": ("rb",),
    "php": ("php",),
}
"""How the names of files of a language end."""

_SORT = (
    rf"(?:(?P<code>source(?: code)?|code)|text|tracked|repo(?:sitory)?|(?P<sort>{'|'.join(SUFFIXES)})"
    rf"|\.(?P<ext>[a-z0-9]{{1,6}})|{named(SLOT, 'glob')})"
)
_FILES = rf"(?:{_SORT} (?:files?|modules?|scripts?|documents?)|files?)"
_ALL = r"(?:all(?: of)?|every(?: single)?|each)(?: (?:the|our))?"
_EACH = rf"{_ALL} {_FILES}"
_PLACE = (
    rf"(?: (?:in|under|inside|within|below|across|throughout) (?:(?:the |our )?{named(SLOT, 'PLACE')}"
    r"(?: folder| directory)?|(?:the |our |this )?(?:entire |whole )?(?:code ?base|project|repo(?:sitory)?|tree)))?"
)
_HERE, _THERE = _PLACE.replace("PLACE", "here"), _PLACE.replace("PLACE", "there")
_IN_FILES = rf"(?: (?:in|from|of) (?:any (?:of the )?|all |the |our |every )?{_FILES})?"
_NONE = r"(?:there (?:is|are) )?(?:no|zero|0)"
_LEFT = r"(?: (?:is |are )?(?:left(?: over| behind)?|remain|remains|remaining|present|exist|exists|found))?"
_TRACKED = r"(?: (?:is |are )?(?:tracked|committed|checked in|in git|tracked (?:by|in) git))?"
_HAVE = r"(?:has|have|carry|carries|contains?|includes?|starts? with|begins? with)"
_WITH = r"(?:with|has|have|contains?)"
_WITHOUT = r"(?:without|missing|lacks?|lacking)"
_LANGUAGE = r"json|yaml|toml|xml|python"
_PARSES = (
    r"(?:parses?|can be parsed|(?:is|are) (?:syntactically valid|well-formed|parseable|parsable))"
    rf"(?: correctly| successfully| cleanly| without errors?| as (?:valid )?(?P<as>{_LANGUAGE}))?"
)
_IS_VALID = rf"(?:is|are) valid (?P<is>{_LANGUAGE})(?: files?| documents?| syntax)?"
_UNIX = r"(?:lf|unix(?:-style)?)"
_CRLF = r"(?:crlf|windows(?:-style)?|dos)"
_EOL = r"(?:line[- ]endings?|line ends?|line breaks?|newlines?|eols?)"
_BLANKS = r"trailing (?:white ?space|spaces|blanks)"
_FINAL = (
    r"(?:final |trailing |terminating |eof )?(?:newline|line feed)(?: character)?"
    r"(?: at (?:the )?(?:eof|end of (?:the )?file))?"
)
_MARKERS = r"(?:(?:leftover|unresolved|remaining|stray|git) ){0,3}(?:merge[- ])?conflict markers?"
_SPDX = (
    rf"(?:spdx(?:[- ]licen[sc]e)?(?:[- ]identifier)?|(?P<tag>{SLOT}))"
    r"(?: (?:licen[sc]e|headers?|identifiers?|tags?|lines?|comments?)){0,3}"
)
_LICENCE = r"(?:licen[sc]e|licensing) (?:headers?|comments?|notices?)"
_OWNER = r"copyright (?:headers?|notices?|lines?|comments?|statements?)"
_TABS = r"(?:tabs|tab characters?|hard tabs)"
_INDENT = r"(?: for (?:all )?indent(?:ation|ing))?"
_NOT_TABS = r"(?:,? (?:and )?(?:not|no|never|instead of|rather than) (?:hard )?tabs| \((?:no|not) (?:hard )?tabs\))"
_ANY = r"(?:an? |the |its )?(?:proper |valid |correct )?"
_SPACES = r"(?:a )?spaces? in (?:their|its|the) (?:file ?)?names?"


_SIZE = r"(?P<number>\d{1,4}(?:\.\d)?) ?(?P<unit>[km]i?b|gi?b|bytes|kilobytes|megabytes)(?: in size)?"
_LARGER = r"(?:(?:is |are )?(?:larger|bigger|greater|heavier) than|over|above|exceeds?|exceeding|>)"
_SMALLER = (
    r"(?:at most|up to|no (?:larger|bigger) than|not (?:larger|bigger) than|≤"
    r"|(?P<under>under|below|smaller than|less than|<))"
)
_SCRIPTS = r"(?:(?:all|every|each)(?: of)?(?: (?:the|our))? |(?=[^ ]+ files |(?:[^ ]+ )?scripts ))"
"""Said of all of them, or of several."""
_RUNS = (
    r"(?:(?:is|are)(?: marked(?: as)?)? executable"
    r"|(?:has|have) (?:the |an |its |their )?(?:executable|execute|exec) (?:bits?|permissions?|flags?)(?: set)?)"
)


class Forms(NamedTuple):
    """Forms that ask the same of each file, how that compares, and words one of which stands in all that has one."""

    hints: tuple[str, ...]
    being: Being
    forms: tuple[str, ...]
    strength: Strength = Strength.EXACT


def _whole(*forms: str) -> tuple[str, ...]:
    """Return forms with what may stand behind all of them: a place, and an aside."""
    return tuple(rf"{form}{_THERE}(?: \(tracked\)|(?P<rest> \([^()]*\)))?" for form in forms)


def _headers(hints: tuple[str, ...], being: Being, header: str) -> Forms:
    return Forms(
        hints,
        being,
        _whole(
            rf"{_EACH}{_HERE} {_HAVE} {_ANY}{header}",
            rf"{header} (?:is |are )?(?:in|on|added to|present in) {_EACH}",
            rf"{_NONE} {_FILES}{_HERE} {_WITHOUT} {_ANY}{header}",
        ),
    )


_FORMATS = ("parse", "parsable", "valid", "well-formed", "malformed", "broken")
FORMS = (
    Forms(
        _FORMATS,
        Being.VALID,
        _whole(
            rf"{_EACH}{_HERE} {_PARSES}",
            rf"all (?P<sort>json|yaml|toml|xml){_HERE} {_PARSES}",
            rf"{_EACH}{_HERE} {_IS_VALID}",
            rf"{_NONE} (?:invalid|malformed|unparseable) (?P<sort>json|yaml|toml|xml) files?{_LEFT}",
        ),
    ),
    # What is valid may also have to fit a schema.
    Forms(("valid",), Being.VALID, _whole(rf"{_EACH}{_HERE} (?:is|are) valid"), Strength.WEAKER),
    Forms(
        ("lf", "unix", "windows", "dos"),
        Being.LF,
        _whole(
            rf"{_EACH}{_HERE} (?:uses?|has|have) {_UNIX} {_EOL}(?: only)?",
            rf"(?:all )?{_EOL}{_IN_FILES} (?:is|are) (?:all )?(?:normali[sz]ed to )?{_UNIX}",
            rf"{_NONE} {_CRLF} {_EOL}{_LEFT}{_IN_FILES}",
            rf"{_NONE} {_FILES}{_HERE} (?:uses?|{_WITH}) {_CRLF}(?: {_EOL})?",
        ),
    ),
    Forms(
        ("trailing",),
        Being.TRIMMED,
        _whole(
            rf"{_NONE} {_BLANKS}{_LEFT}{_IN_FILES}",
            rf"{_EACH}{_HERE} (?:has|have|contains?) no {_BLANKS}",
            rf"{_NONE} {_FILES}{_HERE} {_WITH} {_BLANKS}",
            rf"{_NONE} lines?{_IN_FILES} (?:{_WITH}|ends? (?:in|with)) {_BLANKS}",
        ),
    ),
    Forms(
        ("tab",),
        Being.TABLESS,
        _whole(
            rf"{_NONE} {_TABS}{_LEFT} (?:in|from|of) (?:any (?:of the )?|all |the |our |every )?{_FILES}",
            rf"{_NONE} {_FILES}{_HERE} (?:{_WITH}|uses?) {_TABS}{_INDENT}",
            rf"{_EACH}{_HERE} (?:has|have|contains?|uses?) no {_TABS}",
            rf"{_EACH}{_HERE} (?:is|are) (?:free of {_TABS}|tab-free)",
            rf"(?:{_ALL} )?{_FILES}{_HERE} (?:uses?|(?:is|are) indented with) spaces{_INDENT}{_NOT_TABS}{_INDENT}",
        ),
    ),
    Forms(
        ("newline", "line feed"),
        Being.ENDED,
        _whole(
            rf"{_EACH}{_HERE} (?:ends?|terminates?) (?:with|in) an? {_FINAL}",
            rf"{_EACH}{_HERE} (?:has|have) an? (?:final|trailing|terminating|eof) newline",
            rf"{_NONE} {_FILES}{_HERE} {_WITHOUT} an? {_FINAL}",
            rf"{_NONE} missing (?:final|trailing|eof) newlines?{_IN_FILES}",
        ),
    ),
    Forms(
        ("conflict mark",),
        Being.MERGED,
        _whole(rf"{_NONE} {_MARKERS}{_LEFT}{_IN_FILES}", rf"{_NONE} {_FILES}{_HERE} {_WITH} {_MARKERS}"),
    ),
    Forms(
        ("conflicts",),
        Being.MERGED,
        _whole(rf"{_NONE} (?:unresolved|leftover) (?:merge |git )?conflicts{_LEFT}"),
        Strength.WEAKER,
    ),
    Forms(("binary",), Being.TEXT, _whole(rf"{_NONE} binary (?:files?|blobs?){_TRACKED}")),
    Forms(("binaries",), Being.TEXT, _whole(rf"{_NONE} binaries{_TRACKED}"), Strength.STRONGER),
    Forms(
        ("utf",),
        Being.UTF8,
        _whole(
            rf"{_EACH}{_HERE} (?:is|are|uses?) (?:valid |encoded (?:as|in) )?utf-?8(?:[- ]encoded| encoding| text)?"
        ),
    ),
    Forms(("empty", "zero-byte"), Being.FILLED, _whole(rf"{_NONE} (?:empty|zero-byte) files{_LEFT}{_TRACKED}")),
    Forms(
        ("space",),
        Being.SPACELESS,
        _whole(
            rf"{_NONE} {_FILES}{_HERE} {_WITH} {_SPACES}",
            rf"{_NONE} file ?(?:names?|paths?) {_WITH} (?:a )?spaces?",
            rf"{_NONE} spaces in (?:any )?file ?(?:names|paths)",
        ),
    ),
    Forms(
        ("larger", "bigger", "greater", "heavier", "over", "above", "exceed", ">"),
        Being.LIGHT,
        _whole(
            rf"{_NONE} (?:large )?{_FILES}{_HERE} {_LARGER} ?{_SIZE}",
            rf"{_NONE} large files \({_LARGER} ?{_SIZE}\){_TRACKED}",
        ),
    ),
    Forms(
        ("under", "below", "smaller", "less", "at most", "up to", "larger", "bigger", "≤", "<"),
        Being.LIGHT,
        _whole(rf"{_EACH}{_HERE} (?:is|are) {_SMALLER} ?{_SIZE}"),
    ),
    Forms(("link",), Being.NO_LINK, _whole(rf"{_NONE} (?:sym|symbolic |soft )links?{_LEFT}{_TRACKED}")),
    Forms(
        ("executable", "exec"),
        Being.SHELL_EXECUTABLE,
        _whole(
            rf"{_SCRIPTS}(?:shell|bash) (?:scripts?|files?){_HERE} {_RUNS}",
            rf"{_NONE} non-executable (?:shell|bash) scripts?",
        ),
    ),
    Forms(
        ("executable", "exec"),
        Being.EXECUTABLE,
        _whole(
            rf"{_SCRIPTS}scripts?{_HERE} {_RUNS}",
            rf"{_SCRIPTS}{named(SLOT, 'glob')} (?:scripts?|files?){_HERE} {_RUNS}",
            rf"(?:the )?(?:script |file )?{named(SLOT, 'here')} {_RUNS}",
        ),
    ),
    _headers(("spdx", "⟧"), Being.SPDX, _SPDX),
    _headers(("licen",), Being.LICENSED, _LICENCE),
    _headers(("copyright",), Being.COPYRIGHTED, _OWNER),
)
"""Every form, in the order in which they are tried."""

SPDX_TAG = re.compile(r"spdx(?:-license-identifier)?:?", re.IGNORECASE)
"""What a code span calls the line by which SPDX names a licence."""
