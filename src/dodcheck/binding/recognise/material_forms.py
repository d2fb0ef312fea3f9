"""How people write about bills of materials: the forms of `materials`."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.forms import BE, THE

MENTION = re.compile(r"\b(?:sboms?|bills? of materials|cyclonedx|spdx|boms?)\b")
"""A word without which no statement is one of these."""

_KIND = r"(?:software )?bills? of materials|sboms?|boms?"
_FORMAT = r"(?P<format>cyclonedx|spdx)(?: (?P<version>v?\d+(?:\.\d+){0,2}))?(?: (?P<encoding>json|xml))?"
_BRACKETS = r"(?: \((?P<as>cyclonedx|spdx)(?: (?P<as_version>v?\d+(?:\.\d+){0,2}))?(?: (?P<as_encoding>json|xml))?\))?"
_SOFT = r"(?:(?:the|a|an|our|its|new|full|complete|current|initial|project|repository|machine-readable|top-level) )*"
_DOC = (
    rf"{_SOFT}(?:(?P<valid>valid) )?(?:{_FORMAT} )?(?:{_KIND})(?: \(sbom\))?"
    rf"(?: (?:file|document|(?P<written>json)|artifact|artefact))?{_BRACKETS}"
)
_IT = rf"(?:{_DOC}|{THE}(?:file )?⟦(?P<file>\d+)⟧(?: file| sbom)?)"
"""What is spoken of: the bill of materials, or a file by its name."""

_DONE = (
    r"(?:generated|created|exists?|produced|added|committed(?: to git)?|checked in|present|published|available|"
    r"in place|tracked|built|written|in the repo(?:sitory)?|there)"
)
_AT = r"(?:at|in|to|as|under|into)"
_WORK = r"(?:generate|create|produce|add|commit|publish|write|build)"

THERE = (
    rf"{_DOC}:? {BE}{_DONE}(?: and {BE}(?:committed|tracked|checked in|published))?",
    rf"{_WORK} {_DOC}",
    rf"there (?:is|exists) {_DOC}",
    rf"{THE}⟦(?P<file>\d+)⟧ {BE}{_DONE}",
)
"""It is there, wherever its document says."""

PLACED = (
    (
        rf"{_DOC}(?: file)?:? {BE}"
        rf"(?:(?:{_DONE}|stored|kept|lives?|located|maintained)(?: and (?:committed|published))? )?"
        rf"(?:{_AT} )?{THE}(?:file )?⟦(?P<at>\d+)⟧(?: {BE}{_DONE})?"
    ),
    rf"{_DOC} exists?: ⟦(?P<at>\d+)⟧",
    rf"{_WORK} {_DOC} (?:{_AT} )?{THE}⟦(?P<at>\d+)⟧",
    rf"{THE}⟦(?P<file>\d+)⟧ (?:is|holds|contains) {_DOC}",
)
"""It is in a file that is named."""

_SCHEMA = (
    r"(?: (?:with|against|to|by|per|according to) (?:(?:the|its|a|official) )*"
    r"(?:(?P<under>cyclonedx|spdx)(?: (?P<under_version>v?\d+(?:\.\d+){0,2}))? )?"
    r"(?:(?P<under_encoding>json|xml) )?(?:schema|spec|specification))"
)
VALID = (
    (
        rf"{_IT} (?:now )?(?:validates?|conforms?|complies|{BE}valid|{BE}validated|passes (?:schema )?validation)"
        rf"{_SCHEMA}?"
    ),
    rf"{_IT} {BE}schema[- ]valid",
    rf"{THE}⟦(?P<file>\d+)⟧ is (?:a |an )?valid (?:{_FORMAT} )?(?:{_KIND}|document)",
    rf"{THE}⟦(?P<file>\d+)⟧ is valid {_FORMAT}",
)
"""It fits its schema."""

_LISTS = r"(?:contains?|lists?|covers?|includes?|has|holds|records?|enumerates?|documents?)"
_THINGS = r"(?:(?P<libraries>libraries|dependencies|packages|modules|projects)|components?|entries)"
NUMBERED = (
    (
        rf"{_IT} (?:now )?{_LISTS} (?:(?:at least|no fewer than|≥|>=) ?|(?P<over>more than|over|>) ?)?"
        rf"(?P<number>\d{{1,6}})\+?(?: or more)? (?:(?:distinct|unique|different) )?"
        rf"(?:(?P<vendored>vendored|bundled|embedded) |(?P<others>third[- ]party|external) )?{_THINGS}"
    ),
)
"""How many things it lists: where it says 50, more will do."""

_EVERY = r"(?:all|every|each)(?: of)?(?: the| our)?"
_LISTED = rf"{BE}(?:listed|covered|included|recorded|contained) (?:in|by)"
SUBMODULES = (
    rf"{_IT} (?:now )?{_LISTS} {_EVERY} (?:git )?submodules?",
    rf"{_EVERY} (?:git )?submodules? {_LISTED} {_IT}",
)
"""Every submodule is listed."""

_WITH = r"(?: (?:with|including|and) (?:(?:its|their|the|a) )*(?P<fields>[a-z, +&-]{1,120}))?"
_CODE = r"(?:libraries|library|components?|dependenc(?:y|ies)|code|packages?|projects?|folders?)"
EVERY_VENDORED = (
    rf"{_IT} (?:now )?{_LISTS} {_EVERY} (?:vendored|bundled|embedded) {_CODE}{_WITH}",
    rf"{_EVERY} (?:vendored|bundled|embedded) {_CODE} {_LISTED} {_IT}{_WITH}",
)
"""All vendored code is listed."""

EVERYTHING = (
    (
        rf"{_IT} (?:now )?{_LISTS} {_EVERY} (?:(?:third[- ]party|direct|transitive|runtime|external) )*"
        rf"(?:libraries|library|dependenc(?:y|ies)|packages?|projects?) "
        r"with (?:(?:its|their|the|a) )*(?P<fields>[a-z, +&-]{1,120})"
    ),
)
"""All that is used is listed, with something of each."""

_FIELD_LIST = r"(?:(?:its|their|the|a|an) )*(?P<fields>[a-z, +&-]{1,120})"
_ENTRY = r"(?:components?|entr(?:y|ies)|packages?|librar(?:y|ies)|dependenc(?:y|ies))"
EVERY_HAS = (
    rf"{_EVERY} (?:sbom )?{_ENTRY} (?:in|of) {_IT} (?:has|have|lists?|gives?|carries|carry|states?) {_FIELD_LIST}",
    rf"{_EVERY} sbom {_ENTRY} (?:has|have|lists?|gives?|carries|carry|states?) {_FIELD_LIST}",
    rf"{_IT} (?:now )?(?:gives|states|lists|records|has|includes) {_FIELD_LIST} (?:for|of) {_EVERY} {_ENTRY}",
)
"""Something of each entry."""

FIELD_WORDS = tuple(
    (re.compile(rf"(?:(?:its|their|the|a|an|(?P<such>valid|spdx|pinned|exact|known)) )*(?:{form})"), name)
    for form, name in (
        (r"licen[cs]es?(?: (?:info|information|data|(?P<form>ids?|identifiers?|expressions?)))?", "licence"),
        (r"versions?(?: numbers?)?", "version"),
        (r"suppliers?|vendors?", "supplier"),
        (r"purls?|package urls?", "purl"),
        (r"hash(?:es)?|checksums?", "hash"),
        (r"cpes?", "cpe"),
        (r"commits?(?: (?:ids?|hash(?:es)?|shas?))?", "commit"),
        (r"descriptions?", "description"),
    )
)
"""Words for what an entry may say; ``such`` and ``form`` are how it must be, which no rule looks at."""

LABELLED = (
    r"(?P<label>[^:⟦⟧()]{1,60}): (?P<list>[^:()]+)(?P<told>\b\B)?",
    r"(?P<label>[\w /-]{1,40} (?:is|are) [\w-]{1,30}) \((?P<told>[^()]+)\)(?P<list>\b\B)?",
)
"""A label, or a summary, and the list of what it means."""

LABEL_WORDS = frozenset(
    {
        *("sbom", "sboms", "bom", "boms", "bill", "bills", "of", "materials", "software", "exists", "exist"),
        *("evidence", "proof", "supply", "chain", "supply-chain", "security", "dependency", "dependencies", "audit"),
        *("audits", "third-party", "provenance", "licensing", "licences", "licenses", "and", "&", "/", "the"),
    }
)
"""Words of labels that say no more than which matters a list is about."""

SUMMARY = re.compile(r"(?:the )?(?:ci|pipeline|supply[- ]chain|ci/cd|build) (?:is|are) secured?")
"""A summary that the list in the brackets behind it explains."""
