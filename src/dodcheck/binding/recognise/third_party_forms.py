"""How people speak of the versions of vendored code: as patterns over the words of a phrase."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, THE, named

_OTHERS = r"(?:third[- ]party|3rd[- ]party|vendored|bundled|embedded)"
_CODE = (
    r"(?:dependenc(?:y|ies)|deps|librar(?:y|ies)|libs?|components?|code|packages?|software|(?:sub)?modules?|projects?)"
)
_VENDORED = rf"(?:the |all |any |every |each |our )*{named(_OTHERS, 'whose')}(?: {_CODE})?"
_OLD = r"(?:outdated|out[- ]of[- ]date|stale|old)"
_SCRIPT = r"(?:the |this |a )?(?:(?:audit |version |versions )?(?:script|tool|job|check|audit|report|workflow)|it)"
_REPORTS = r"(?:reports?|lists?|shows?|prints?|flags?|identif(?:y|ies)|detects?|finds?|outputs?|surfaces?|names?)"
_REPORTED = r"(?:reported|listed|flagged|shown|identified|detected)"
REPORTING = (
    rf"(?:{_SCRIPT} |⟦(?P<script>\d+)⟧ (?:script )?)?{_REPORTS} (?:on )?{_OLD} {_VENDORED}",
    rf"(?:{_SCRIPT} |⟦(?P<script>\d+)⟧ (?:script )?)?{_REPORTS} {_VENDORED} (?:that|which) (?:is|are) {_OLD}",
    rf"{_OLD} {_VENDORED} {BE}{_REPORTED}(?: by (?:{_SCRIPT}|⟦(?P<script>\d+)⟧))?",
)
IN_THE_GROUP = (
    rf"(?:{_SCRIPT} |⟦(?P<script>\d+)⟧ (?:script )?)?{_REPORTS} (?:on )?{_OLD} {_CODE}",
    rf"{_OLD} {_CODE} {BE}{_REPORTED}(?: by (?:{_SCRIPT}|⟦(?P<script>\d+)⟧))?",
)
"""What is said of vendored code where the heading above speaks of it."""
_ARTIFACT = r"(?:a )?ci artifacts?"
OUTPUT = (
    (
        rf"(?:the )?(?:audit )?script(?:'s)?(?: execution)? (?:output|log|report|results?)"
        rf"(?: \(or {_ARTIFACT}\)| or {_ARTIFACT})?"
    ),
    r"(?:the )?(?:audit|versions?) (?:script )?(?:output|report|results?)(?: (?:attached|available|recorded|exists))?",
)
AUDITING = re.compile(r"\b(?:audit|version|outdated|update)")
ABOUT = re.compile(rf"\b{_OTHERS}\b")

_TABLE = (
    rf"(?:{THE}(?:{_OTHERS} )?(?:{_CODE} )?versions? (?:table|list|document|inventory|file)|"
    rf"{THE}table of (?:{_OTHERS} )?(?:{_CODE} )?versions|{THE}⟦(?P<table>\d+)⟧(?: table)?)"
)
_BILL = rf"{THE}(?:sbom|bill of materials|software bill of materials|⟦(?P<sbom>\d+)⟧)"
_AGREES = (
    r"(?:matche?s?|agrees? with|is consistent with|is in sync with|corresponds to|is (?:kept )?in step with|mirrors|"
    r"reflects|matches up with|is identical to)"
)
MATCHING = (
    rf"{_TABLE} {_AGREES} {_BILL}",
    rf"{_BILL} {_AGREES} {_TABLE}",
    rf"{_TABLE} and {_BILL} (?:agree|match|are consistent|are in sync|correspond)",
)
_TREE = r"(?:the )?(?:tree|repository|repo|vendored code|third[- ]party (?:code|folder|directory)|submodules)"
IN_THE_TREE = (rf"{_TABLE} {_AGREES} {_TREE}",)
_IN_FILE = r"(?: in (?:the )?⟦(?P<table>\d+)⟧)"
_FIXED = r"(?:versions?|commits?|tags?|releases?)"
_TO = rf"(?: to (?:a |an |exact |specific |fixed )*{_FIXED}(?: or (?:a )?{_FIXED})?)?"
PINNED = (rf"{_VENDORED}(?: versions?)? {BE}pinned{_TO}{_IN_FILE}?",)
DOCUMENTED = (
    rf"{_VENDORED}(?: and (?:its|their))? versions? {BE}(?:documented|recorded|listed|tracked|inventoried){_IN_FILE}?",
    rf"{_VENDORED} {BE}(?:documented|recorded|listed|inventoried) with (?:its|their)?(?: exact)? ?versions?{_IN_FILE}?",
    rf"⟦(?P<table>\d+)⟧ (?:documents|records|lists|contains|covers) {_VENDORED} (?:with (?:its|their) )?versions?",
)
NONE_OLD = (
    rf"(?:no|zero|0) {_OLD} {_VENDORED}(?: remains?| is used| are used| exists?)?{_IN_FILE}?",
    rf"(?:no|none of the) {named(_OTHERS, 'whose')} {_CODE} (?:is|are) {_OLD}",
    rf"{_VENDORED} {BE}(?:up[- ]to[- ]date|current|at (?:its|their|the) latest versions?)",
)
