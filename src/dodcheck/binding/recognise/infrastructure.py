"""Terraform providers pinned, `required_version` set, remote state backend configured: what Terraform's files set."""

from __future__ import annotations

import re
from typing import Any

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.documents.paths import is_path
from dodcheck.rules.terraform import TerraformRule

_IN = rf"(?: in {THE}{named(SLOT, 'where')}(?: (?:folder|directory|module))?)?"
_SET = r"(?:set|configured|defined|specified|declared|in place)"
_TYPES = {
    **{name: name for name in ("s3", "gcs", "azurerm", "consul", "kubernetes")},
    "terraform cloud": "cloud",
    "hcp terraform": "cloud",
}
_TYPE = named("|".join(_TYPES), "type")
_ALL = r"(?:(?:all|every|each)(?: of)?(?: the)? )?"
_PINNED = r"(?:version[- ])?pinned(?: to (?:specific )?versions)?"
_PROVIDERS = (
    rf"{_ALL}(?:the )?terraform providers?(?: versions?)? {BE}{_PINNED}{_IN}",
    rf"(?:all |the )*provider versions {BE}pinned in {THE}{named(SLOT, 'where')}",
)
_VERSION = (
    rf"{THE}(?:terraform )?⟦(?P<key>\d+)⟧ {BE}{_SET}{_IN}",
    rf"{THE}terraform (?:required )?version (?:constraint )?{BE}{_SET}{_IN}",
)
_BACKEND = (
    rf"{THE}(?:terraform )?remote (?:state )?backend {BE}(?:set|set up|configured|defined|in place){_IN}",
    rf"{THE}terraform (?:remote )?state backend {BE}(?:set|set up|configured|defined|in place){_IN}",
    rf"terraform uses {THE}(?:{_TYPE} |remote )+(?:state )?backend{_IN}",
    rf"{THE}terraform (?:remote )?state {BE}(?:stored|kept|saved) (?:remotely|in {THE}{_TYPE}(?: bucket| backend)?)",
)
_PLACE = re.compile(r"[\w.-]+(?:/[\w.-]+)*/?")


def read(words: Phrase) -> Reading | None:
    """Return a rule about the plain attributes of Terraform's files."""
    for has, forms in (("providers", _PROVIDERS), ("required_version", _VERSION), ("backend", _BACKEND)):
        if found := fit(words, forms):
            return _asked(words, has, found.groupdict())
    return None


def _asked(words: Phrase, has: str, told: dict[str, str | None]) -> Reading | None:
    key = told.get("key")
    if key is not None and words.thing(key) != "required_version":
        return None
    asked: dict[str, Any] = {"has": has}
    if type_ := told.get("type"):
        asked["backend"] = _TYPES[type_]
    if slot := told.get("where"):
        (where,) = things_in(words, slot)
        if not (_PLACE.fullmatch(where) and (is_path(where) or "/" in where or where.isalpha())):
            return None
        asked |= {"in_": (where,), "named_in": words.named_in}
    return Reading(TerraformRule(**asked))
