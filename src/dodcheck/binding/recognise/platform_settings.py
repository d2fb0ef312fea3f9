"""The forms of statements about settings of the platform, over the words of a phrase."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import named
from dodcheck.binding.recognise.platform_parts import BE, BRANCH_NAME, NAME, NOUN, PRS, Forms, on

_SET = (
    r"(?:enabled|configured|active|activated|in place|set up|set|on|turned on|enforced|applied|added|required|defined|"
    r"live|exists?)"
)
_DO = r"(?:enabled?|configured?|activated?|set up|turn(?:ed)? on|enforced?|add(?:ed)?|appl(?:y|ied))"
_REVIEW = (
    r"(?:(?:approving|approved|code|peer|pr|pull request|reviewer) )*(?:reviews?|approvals?|reviewers?|approvers?)"
)
_BEFORE = r"(?: (?:before|to|prior to|for) (?:a )?(?:merg(?:e|es|ing)|being merged))?"
_KIND = r"(?:required|mandatory|blocking) (?:(?:status|ci|github|pr|merge) )*checks?"


_COUNT = r"(?:at least |a minimum of |minimum |min )?(?P<count_own>\d{1,2}|an?|one|two|three|four|five)\+?"


PROTECTED = Forms(
    ("protect",),
    (
        rf"(?:github )?branch protection(?: rules?| rulesets?)?{on('first')} {BE}{_SET}{on('last')}",
        rf"(?:{_DO} )?(?:github )?branch protection(?: rules?| rulesets?)?{on('last')}",
        rf"(?:the )?(?P<branch_own>{BRANCH_NAME})(?: branch)? {BE}(?:a )?protected(?: branch)?",
        rf"protect (?:the )?(?P<branch_own>{BRANCH_NAME})(?: branch)?",
    ),
)
CHECKS_REQUIRED = Forms(
    ("require", "mandatory", "blocking"),
    (
        rf"{_KIND}{on('first')} {BE}{_SET}{on('last')}",
        rf"{_DO} {_KIND}{on('last')}",
        rf"(?:status|ci) checks {BE}required{_BEFORE}{on('last')}",
        rf"require (?:status|ci) checks(?: to pass)?{_BEFORE}{on('last')}",
    ),
)
_OWNERS = "codeowners?|code owners?"
CODE_OWNERS = Forms(
    ("review", "approval"),
    (
        rf"(?:{_OWNERS}|⟦\d+⟧) (?:review|approval)s? {BE}(?:required|enforced|enabled){_BEFORE}{on('last')}",
        rf"(?:require|requires|required) (?:review|approval)s? (?:from|by|of) (?:{_OWNERS}){_BEFORE}{on('last')}",
    ),
)
NO_FORCE_PUSHES = Forms(
    ("force",),
    (
        (
            rf"force[ -]push(?:es|ing)?{on('first')} {BE}(?:disabled|blocked|disallowed|forbidden|prohibited|"
            rf"prevented|not allowed|restricted){on('last')}"
        ),
        rf"(?:no|disable|block|disallow|forbid|prohibit|prevent) force[ -]push(?:es|ing)?{on('last')}",
    ),
)
PUSHES_BLOCKED = Forms(
    ("blocked", "rejected", "disallowed", "restricted"),
    (rf"(?:direct )?push(?:es)? to (?:{BRANCH_NAME})(?: branch)? {BE}(?:blocked|rejected|disallowed|restricted)",),
)
REQUIRED = Forms(
    ("require", "mandatory", "blocking"),
    (
        (
            rf"{NAME}{NOUN} (?:(?:is|are|has been|have been|now|added|set|configured|made|marked|as|to be) )+"
            rf"(?:an? |the )?{_KIND}{on('last')}"
        ),
        rf"(?:make|set|add|mark|configure) {NAME}{NOUN} (?:as )?(?:an? )?{_KIND}{on('last')}",
        rf"(?:make|set|add|mark|configure) {NAME}{NOUN} to (?:the )?{_KIND}{on('last')}",
        rf"require (?:the )?(?P<name>⟦\d+⟧){NOUN}(?: to pass)?{_BEFORE}{on('last')}",
        (
            rf"(?P<name>⟦\d+⟧){NOUN} {BE}required (?:to merge|before merging|for merging|to pass before merging)"
            rf"{on('last')}"
        ),
    ),
)
REVIEWS = Forms(
    ("review", "approv"),
    (
        rf"{PRS}{on('first')} (?:require|requires|need|needs) {_COUNT} {_REVIEW}{_BEFORE}",
        rf"{PRS}{on('first')} (?:require|requires|need|needs) {_REVIEW}{_BEFORE}",
        rf"(?:require|requires|required) {_COUNT} {_REVIEW}{_BEFORE}{on('last')}",
        rf"{_COUNT} {_REVIEW} {BE}required{_BEFORE}{on('last')}",
        rf"required (?:{_REVIEW}) {BE}{_SET}{on('last')}",
        rf"(?:pr|pull request) (?:reviews?|approvals?) {BE}required{_BEFORE}{on('last')}",
    ),
)
VISIBLE = Forms(
    ("public", "private", "internal"),
    (
        (
            r"(?:(?:change|set|make|switch)d? )?(?:the )?(?:github )?repo(?:sitory)?(?:'s)?(?: visibility)? "
            r"(?:(?:is|was|has been|now|set|changed|made|switched) )*(?:to )?(?:be )?"
            r"(?P<visibility>public|private|internal)"
        ),
    ),
)
_FEATURE = named(
    "secret scanning|push protection|advanced security|dependabot (?:security updates|alerts)|code scanning|"
    "private vulnerability reporting",
    "feature",
)
FEATURED = Forms(
    ("scanning", "protection", "security", "dependabot", "vulnerability"),
    (
        rf"(?:github )?{_FEATURE} {BE}{_SET}{on('last', 'on|for')}",
        rf"(?:enable|activate|turn on) (?:github )?{_FEATURE}",
    ),
)

SETTING = re.compile(
    r"\b(?:branch protection|protected branch(?:es)?|required (?:status )?checks?|(?:repository|branch) rulesets?|"
    r"required reviewers?|required approvals?)\b"
)
DOCUMENTED = re.compile(
    r"\b(?:document|describ|written|write|wrote|list|explain|guide|wiki|note|section|readme|contributing|template|"
    r"inventor|audit|identif|review(?:ed)? |evaluat|assess|consider|decid|decision|plan|propos|discuss|research|"
    r"investigat|recommend|policy|semantics|question|diagram|map|class|defin|understood|known|captur|record)"
)
