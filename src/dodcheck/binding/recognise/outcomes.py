"""`npm run lint` passes, Lint clean (`npm run lint`), no `ruff` errors: commands that end well."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.elsewhere import turns_aside
from dodcheck.binding.recognise.endings import ENDS_WELL
from dodcheck.binding.recognise.forms import SLOT, THE, named, things_in
from dodcheck.binding.recognise.passing import by_eye, is_runnable, passing, runnable_at_least
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, first_fitting, together
from dodcheck.binding.recognise.test_names import names
from dodcheck.binding.tree import Strength
from dodcheck.rules.test_results import TestResultsRule

_AND = r"(?:,? and |,? then |, |; | & | && | \+ | / )"
_COMMANDS = named(rf"{SLOT}(?:{_AND}{SLOT}){{0,5}}", "commands")
_KIND = r"(?: commands?| scripts?| checks?| targets?)?"
_EACH = rf"(?P<commands>{SLOT} {ENDS_WELL}(?:(?:, and|,|;| and) {SLOT} {ENDS_WELL}){{1,4}})"
_WORD = (
    r"(?!(?:no|not|never|if|when|unless|until|once|or|any|some|most|nor|neither|without|except|failing|future|ci"
    r"|workflows?|pipelines?|jobs?|github|branch)\b)"
    r"[a-z0-9][\w./+&-]*"
)
_SUBJECT = named(rf"{_WORD}(?: {_WORD}){{0,6}}", "subject")
_FAULTS = (
    r"(?:(?:type|lint|linter|linting|style|formatting|compiler|format|typing|static|analysis|checker|check) )?"
    r"(?:errors?|violations?|issues?|problems?|findings?|failures?|complaints?)"
)
_BUILDS = r"(?:(?:builds?|compiles?)(?: cleanly| successfully| without (?:any )?errors?| with no errors)?)"
_ENSURE = r"(?:(?:please )?(?:verify|ensure|confirm|check|make sure)(?: that)? )?"
_WHOLE = (
    rf"{_ENSURE}{THE}{_COMMANDS}{_KIND} {ENDS_WELL}",
    _EACH,
    rf"(?:there are )?(?:no|zero|0) (?:new )?{_COMMANDS} {_FAULTS}",
    rf"(?:no|zero|0) {_FAULTS} (?:from|in|of|reported by|by) {_COMMANDS}",
)
_TOLD = (
    rf"{THE}{_SUBJECT} \((?:via |with |by |run |using )?{_COMMANDS}\) (?:{ENDS_WELL}|{_BUILDS})",
    (
        rf"{THE}{_SUBJECT} (?:{ENDS_WELL}|{_BUILDS}) "
        rf"(?:\((?:via |run |using |with )?{_COMMANDS}\)|(?:via|with|using|by) {named(SLOT, 'command')})"
    ),
)
_LABELLED = (rf"{_SUBJECT}(?: —|:) {_COMMANDS}{_KIND} {ENDS_WELL}",)
_NARROWED = (rf"{_ENSURE}{THE}{_COMMANDS}{_KIND} {ENDS_WELL}(?P<tail>,? (?![—;:,]).+)",)
_SAME = re.compile(
    r"(?:all |the |full |whole |entire |our |automated |project )*"
    r"(?:tests?|test suite|lint|linting|linters?|type[ -]?checks?|type[ -]?checking|typecheck(?:ing)?|build)"
)
"""Words that say no more than what such a command is for."""
_TESTS = re.compile(r".*\b(?:tests?|test suite|suite|spec|specs)")
_WHERE = re.compile(
    r"\b(?:windows|linux|mac(?:os)?|ios|android|gpus?|cuda|arm\w*|python|node|staging|prod(?:uction)?|manual|nightly|hardware"
    r"|devices?|browsers?|safari|chrome|firefox|mobile|local|remote|new)\b"
)
"""Words that say where tests are run, or which of them."""
_BROAD = re.compile(r"(?:all|every|each|full|whole|entire|complete)\b")
_ALL_TESTS = Reading(TestResultsRule(every_file=True))
"""What `pytest` asks: a path behind it may be less than "all tests"."""
_PLACE = (
    r"(?:locally|repeatedly|consistently|twice|end[- ]to[- ]end|in ci|on ci|(?:on|in|from) (?:(?:a|an|the|every) )?"
    r"(?:(?:local|developer|dev|clean|fresh|repo|repository) )?"
    r"(?:machine|checkout|clone|start|install|environment|root|main|linux|macos|windows)"
    r"|(?:before|after|on) (?:(?:each|every|any|the|a|an?y?) )?(?:push|pushing|commit|committing|merge|merging|pr|prs"
    r"|pull request|review|release|restart|change|rebase))"
)
_LISTED = r"\([a-z][\w .,/+&-]{0,150}\)"
_SAFE = re.compile(rf",? (?:{_PLACE}(?:(?:,| and|, and) {_PLACE}){{0,2}})?(?: ?{_LISTED})?")
"""Where and when it passes, and what it consists of: a command that is not there passes nowhere."""
_TAKEN_BACK = re.compile(
    r"\b(?:or|no longer|no more|not|never|nothing|neither|fail(?:s|ed|ing)?|broken|skip\w*|except|but|instead|removed"
    r"|planned|tbd|n/?a|todo|later|soon|eventually|once|until|unless|will|would|should|could|may|might)\b"
)
_OPEN = re.compile(
    r"\b(?:if|when|whenever|where|wherever|as (?:applicable|needed|appropriate)|applicable|relevant|available|needed"
    r"|new|template|scaffold\w*|example|sample|demo|their|your|users?|consumers?|apps?|projects?|packages?|modules?"
    r"|services?|repos(?:itories)?|frontend|backend|client|server|api|web|mobile|changed|affected|touched|old|legacy|former|previous)\b|\d{4}-\d\d"
)
"""What may mean another place, or none."""
_ASIDE = re.compile(
    r"\b(?:optional\w*|deprecated|old|legacy|former|previous|before|after|phase|step|example|bad|wrong)\b"
)


def read(words: Phrase) -> Reading | None:
    """Return what it takes for a command to pass.

    That is on the platform, or in results handed over, and never in the tree; that a script, a target or a file which
    a command starts is not there refutes it. Under a restriction nothing proves it.
    """
    return first_fitting(words, ((_WHOLE, _whole), (_TOLD, _told), (_LABELLED, _told), (_NARROWED, _narrowed)))


def _commands(words: Phrase, found: re.Match[str]) -> list[str]:
    """Return the commands that are spoken of; those joined by `&&` each by itself, unless they go to a folder first."""
    told = found.groupdict()
    things = things_in(words, told["commands"] or told["command"])
    return [part for one in things for part in ([one] if one.startswith("cd ") else one.split(" && "))]


def _whole(words: Phrase, found: re.Match[str]) -> Reading | None:
    return passing(words, _commands(words, found))


def _told(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what is asked of the command in brackets; words that say more than what it is for are not decided."""
    commands, subject = _commands(words, found), found["subject"]
    if _TAKEN_BACK.search(subject) or _ASIDE.search(subject):
        return None
    reading = passing(words, commands)
    if reading and _OPEN.search(subject):
        return Reading(by_eye(*commands), Strength.WEAKER)
    if reading is None:
        return None
    of_files = _TESTS.fullmatch(subject) and not _WHERE.search(subject) and names(commands)
    whole = not _BROAD.match(subject) or reading == _ALL_TESTS
    if whole and (_SAME.fullmatch(subject) or of_files):
        return reading
    return (
        runnable_at_least(words, commands)
        if reading.strength is Strength.STRONGER
        else together([reading], Strength.WEAKER)
    )


def _narrowed(words: Phrase, found: re.Match[str]) -> Reading | None:
    """Return what is left under a restriction; where it may take the statement back, or mean another place, nothing."""
    commands, tail = _commands(words, found), found["tail"]
    if not all(map(is_runnable, commands)) or _TAKEN_BACK.search(tail):
        return None
    sure = not _OPEN.search(tail) and (_SAFE.fullmatch(tail) or not turns_aside(tail))
    return runnable_at_least(words, commands) if sure else Reading(by_eye(*commands), Strength.WEAKER)
