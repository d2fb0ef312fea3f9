"""The forms of statements about what ran, was merged or published on the platform, over the words of a phrase."""

from __future__ import annotations

from dodcheck.binding.recognise.forms import named
from dodcheck.binding.recognise.platform_parts import BE, NAME, NOUN, PRS, Forms, on

_GREEN = r"(?:green|passing|passes|pass|passed|succeeds?|succeeded|successful)"
_BOT = r"(?P<bot>dependabot|renovate)"
_OPENED = (
    r"(?:opened|opens?|opening|created|creates?|creating|raised|raises|raising|submitted|submits|seen|observed|exists?|"
    r"appear(?:ed|s|ing)?|received)"
)
_ACTIONS = r"(?P<actions>(?:github )?actions?(?: (?:updates?|bumps?))?)"
_ABOUT = rf"(?P<about> (?:for|with|updating) (?:the )?(?:{_ACTIONS}|[\w /-]+))?(?: \(or [^()]+\))?"
_VERSION = r"⟦\d+⟧|v?\d+(?:\.\d+)+[\w.+-]*"
_TAG = named(_VERSION, "tag")
_NUMBER = r"#(?P<number>\d{1,9})"
_RAN_ON = rf"(?:{on('here', 'on')}(?: (?P<event_here>push))?| on (?P<event_first>push)(?:es)?{on('last', 'to')})"
_FIRST = r"(?P<first>,? \(?(?:(?:on|at|from) )?(?:the |its )?first (?:run|try|attempt|time|push)\)?)?"

REQUIRED_GREEN = Forms(
    ("required",),
    (rf"(?:all )?(?:the )?required (?:(?:status|ci|github) )*checks {BE}{_GREEN}{on('last', 'on')}",),
)
_CI = r"(?:all |the |full )*(?:github actions )?ci(?: (?:checks?|pipelines?|builds?|runs?|workflows?|jobs?|status))?"
GREEN = Forms(
    ("green", "pass", "succe"),
    (
        rf"{_CI}{on('first')} {BE}{_GREEN}{_FIRST}{_RAN_ON}",
        (
            rf"(?:all )(?:the )?(?:github|status|pr|github actions) (?:checks?|workflows?|jobs?) {BE}{_GREEN}"
            rf"{_RAN_ON}(?P<first>)"
        ),
        rf"all (?:the )?checks {BE}green{_RAN_ON}(?P<first>)",
        rf"(?:a )?green ci(?: (?:run|build|pipeline))?{_RAN_ON}{_FIRST}",
    ),
)
_SOME = r"(?:all )?(?:the )?(?:(?P<count>two|three|four|five|six|seven|eight|\d{1,2}) )"
ALL_GATES = Forms(
    ("green", "pass", "succe"),
    (
        rf"(?:{_SOME}?|all (?:the )?)ci gates {BE}{_GREEN}",
        rf"(?:{_SOME}?|all (?:the )?)ci (?:jobs|checks|gates) \((?P<listed>[^()⟦⟧]{{1,80}})\) {BE}{_GREEN}",
        rf"{_SOME}ci (?:jobs|checks|workflows) {BE}{_GREEN}",
    ),
)
"""Only some of all checks may be meant."""
PASSES = Forms(
    ("green", "pass", "succe"),
    (
        rf"{NAME}{NOUN} {BE}{_GREEN} (?P<ci>(?:in|on) (?:the )?(?:ci|github actions)){_RAN_ON}",
        rf"{NAME}{NOUN} {BE}{_GREEN}{_RAN_ON}(?P<ci>)",
    ),
)
MERGED = Forms(
    ("merge",),
    (
        rf"(?:the )?(?:pr|pull request)(?: {_NUMBER})? {BE}merged{on('last', 'to|into')}",
        rf"{_NUMBER} {BE}merged{on('last', 'to|into')}",
        rf"merge(?:d)?{on('last', 'to|into')} (?:via|in|through|by|with|as) (?:pr |pull request )?{_NUMBER}",
        rf"merge(?:d)?{on('last', 'to|into')} \((?:(?:via|in) )?(?:pr |pull request )?{_NUMBER}\)",
        rf"merge(?:d)? (?:pr |pull request ){_NUMBER}{on('last', 'to|into')}",
    ),
)
OPENED = Forms(
    ("dependabot", "renovate"),
    (
        rf"{_BOT} (?:has )?{_OPENED} (?:(?:update|version) )?(?:a )?(?:prs?|pull requests?){_ABOUT}",
        rf"(?:an? )?{_BOT} (?:(?:update|version) )?(?:prs?|pull requests?) {BE}{_OPENED}{_ABOUT}",
        rf"(?:an? )?{_BOT} (?:prs?|pull requests?)(?=.){_ABOUT}",
    ),
)
RELEASED = Forms(
    ("release",),
    (
        (
            rf"(?:a |the )?github release (?:{_TAG} )?{BE}(?:published|created)"
            rf"(?: (?:for|as|from|with) (?:tag )?{named(_VERSION, 'tag_last')})?"
        ),
        rf"(?:publish|create)d? (?:a |the )?github release(?: (?:for|as|from|with)?(?: ?tag)? ?{_TAG})?",
        rf"{_TAG} (?:github )?release {BE}published(?: on github)?",
        rf"release {_TAG} {BE}(?:(?P<tagged>tagged)(?:,| and) )?published(?: on github)?",
    ),
)
_SEEN = r"(?:verified|validated|tested|confirmed|reviewed|demonstrated)"
VERIFIED = Forms(
    ("verified", "validated", "tested", "confirmed", "reviewed", "demonstrated"),
    (rf"(?:it is |is |was )?{_SEEN} (?:in|by|with|via) (?:pr|pull request) ?{_NUMBER}",),
)
"""What people saw in a pull request; that it was merged does not show it."""
RUN_SHOWS = Forms(
    ("show", "demonstrate", "confirm", "prove", "green", "passed", "success"),
    (
        (
            r"(?:an? |the )?(?:failed |failing )?(?:ci|github actions|workflow) (?:run|log|logs) "
            r"(?:shows?|demonstrates?|confirms?|proves?) .+"
        ),
        r"(?:post-merge )?ci(?: run)? #?\d{5,15} (?:is )?(?:green|passed|successful)",
    ),
)
BLOCKED = Forms(
    ("blocked", "rejected"),
    (rf"{PRS} (?:with|without|that|containing|having|lacking) .+ (?:is|are|gets?) (?:blocked|rejected)(?: .*)?",),
)
