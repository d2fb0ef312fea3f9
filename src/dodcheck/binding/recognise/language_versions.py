"""Java version is 21, C++20 is required, Terraform 1.5 or newer is required: versions that builds ask for."""

from __future__ import annotations

import re
from typing import NamedTuple

from dodcheck.binding.recognise.forms import BE, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading
from dodcheck.binding.recognise.scopes import ASIDE
from dodcheck.binding.tree import Strength
from dodcheck.rules.combine import All, AnyOf
from dodcheck.rules.text import TextRule
from dodcheck.snapshot.globs import matcher
from dodcheck.snapshot.paths import name_of


class _Asked(NamedTuple):
    """Where a build asks for a version: globs, what stands before and behind the number in a line, and how in prose.

    ``least`` says that it asks for that version or a newer one.
    """

    files: tuple[str, ...]
    before: str
    after: str
    least: bool


_SAYS = r"(?:release|source|target)"
_JAVA = (
    rf"<(?:java\.version|maven\.compiler\.{_SAYS}|{_SAYS})>\s*(?:1\.)?"
    r"|\bJavaLanguageVersion\.of\(\s*|\bjvmToolchain\(\s*|\boptions\.release(?:\.set\(\s*|\s*=\s*)"
    r"|\b(?:source|target)Compatibility\s*=?\s*[\"']?(?:JavaVersion\.VERSION_)?(?:1[._])?"
)
_BY_LANGUAGE = {
    "java": _Asked(("**/[p]om.xml", "**/*.gradle", "**/*.gradle.kts"), _JAVA, r"(?:$|[^\d.])", least=False),
    "c++": _Asked(
        ("**/[C]MakeLists.txt", "**/*.cmake"),
        r"^\s*set\s*\(\s*CMAKE_CXX_STANDARD\s+|\bCXX_STANDARD\s+|\bcxx_std_",
        r"(?:$|\D)",
        least=False,
    ),
    "cmake": _Asked(
        ("[C]MakeLists.txt",),
        r"^\s*cmake_minimum_required\s*\(\s*VERSION\s+",
        r"(?:\.0)*(?:\.\.\.|\s|\)|$)",
        least=True,
    ),
    "terraform": _Asked(("*.tf",), r"^\s*required_version\s*=\s*\"\s*>=\s*", r"(?:\.0)*\s*[\",]", least=True),
    "ruby": _Asked(
        ("*.gemspec",),
        r"^\s*\w+\.required_ruby_version\s*=\s*(?:Gem::Requirement\.new\(\s*)?[\"']\s*>=\s*",
        r"(?:\.0)*[\"']",
        least=True,
    ),
    "php": _Asked(("[c]omposer.json",), r"^\s*\"php\"\s*:\s*\"\s*(?:>=|\^)\s*", r"(?:\.0)*\s*[\",|]", least=True),
}
_ANY_VERSION = {"terraform": r"^\s*required_version\s*=", "php": r"^\s*\"php\"\s*:", "ruby": r"required_ruby_version"}
"""Lines that may say it in other words."""
_NUMBER = r"(?:⟦(?P<thing>\d+)⟧|v?(?P<number>\d{1,4}(?:\.\d{1,3}){0,2}))"
_BOUND = r">= ?(?P<bound>\d{1,4}(?:\.\d{1,3}){0,2})"
_UP = r"(?:\+| or (?:later|newer|higher|above|greater))"
_LANGUAGE = r"(?P<language>java|jdk|cmake|terraform|ruby|php)"
_FILE = rf"{THE}{named(SLOT, 'file')}"
_NEEDED_BY = rf"(?:it|the (?:package|project|gem|gemspec|module)|{_FILE})"
_LEAST = (
    rf"{THE}(?:minimum|min|lowest)(?: supported| required)? {_LANGUAGE}(?: version)? (?:is|is set to) {_NUMBER}",
    rf"(?:{_NEEDED_BY} )?(?:requires|needs) {_LANGUAGE} (?:version )?(?:{_NUMBER}{_UP}|{_BOUND})",
    rf"{_LANGUAGE} (?:version )?(?:{_NUMBER}{_UP}|{_BOUND}) (?:is |are )?required",
    rf"{_FILE} requires {_LANGUAGE} (?:version )?{_NUMBER}",
)
_COMPILED = r"(?:uses|targets|requires|builds (?:with|for|against)|compiles (?:with|for)|is (?:built|compiled) with)"
_WHO = rf"(?:it|the (?:package|project|code|code ?base|build|library)|{_FILE})"
_EXACT = (
    rf"{THE}(?P<language>java|jdk) (?:language )?version (?:is|{BE}set to) {_NUMBER}(?: in {_FILE})?",
    rf"{_WHO} {_COMPILED} (?P<language>java|jdk) (?:version )?{_NUMBER}",
    rf"(?P<language>java|jdk) {_NUMBER} (?:is|{BE}) ?(?:required|targeted)",
    rf"(?P<language>c\+\+) ?{_NUMBER} (?:is|{BE}) ?(?:required|enabled|the (?:minimum|language) standard)",
    rf"{THE}(?P<language>c\+\+) (?:language )?standard (?:is|{BE}set to) (?:c\+\+ ?)?{_NUMBER}(?: in {_FILE})?",
    rf"{_FILE} sets {THE}(?P<language>c\+\+) (?:language )?standard to (?:c\+\+ ?)?{_NUMBER}",
    rf"{_WHO} {_COMPILED} (?P<language>c\+\+) ?{_NUMBER}",
)
_TOLD = re.compile(r"version|standard (?:is|to)|targets|standard set")
_IS_VERSION = re.compile(r"v?(\d{1,4}(?:\.\d{1,3}){0,2})")


def read(words: Phrase) -> Reading | None:
    """Return a rule that lines of a build ask for the version, and none for another one."""
    found = fit(words, (*_LEAST, *_EXACT))
    if found is None:
        return None
    told = found.groupdict()
    version, asked = _version(words, told), _BY_LANGUAGE[told["language"].replace("jdk", "java")]
    files = things_in(words, told.get("file") or "")
    kept = [glob for glob in asked.files if not files or matcher(glob.removeprefix("**/"))(name_of(files[0]))]
    least = fit(words, _LEAST) is not None
    if version is None or not kept or (least and not asked.least):
        return None
    named_in = words.named_in if files else None
    return _reading(words, told["language"], asked._replace(files=files or asked.files), version, named_in)


def _version(words: Phrase, told: dict[str, str | None]) -> str | None:
    """Return the number; `11.0` and `11` are the same."""
    slot = told.get("thing")
    said = words.thing(slot) if slot else told.get("number") or told.get("bound") or ""
    found = _IS_VERSION.fullmatch(said.strip())
    return re.sub(r"(?:\.0)+$", "", found[1]) if found else None


def _reading(words: Phrase, language: str, asked: _Asked, version: str, named_in: str | None) -> Reading:
    out = () if named_in else ASIDE

    def line(pattern: str, meaning: str, *, least: int | None = None, most: int | None = None) -> TextRule:
        return TextRule(
            pattern=pattern,
            meaning=meaning,
            in_=asked.files,
            exclude=out,
            min=least,
            max=most,
            code_only=True,
            named_in=named_in,
        )

    before = f"(?i:{asked.before})"
    this, any_ = f"version {version} of {language}", f"a version of {language}"
    says = line(f"{before}{re.escape(version)}{asked.after}", this, least=1)
    silent = line(_ANY_VERSION.get(language, rf"{before}\d"), any_, most=0)
    if asked.least:
        spoken = line(
            rf"(?:{(_ANY_VERSION.get(language) or before)}).*\b{re.escape(version)}(?:\D|$)|{before}\S*[$]",
            this,
            least=1,
        )
        alone = line((_ANY_VERSION.get(language) or before), any_, most=1)
        return Reading(All((says, alone)), Strength.STRONGER, least=AnyOf((spoken, silent)))
    others = line(f"{before}{other_than(version)}", f"another version of {language}", most=0)
    # What runs a build may be newer than what the build asks for, and so may what is required at least.
    sure = _TOLD.search(words.words) is not None
    return Reading(All((says, others)), Strength.STRONGER, least=AnyOf((says, silent)) if sure else None)


def other_than(number: str) -> str:
    """Return a pattern of the whole numbers of one or two digits that are another one."""
    if len(number) == 1:
        return rf"(?:[^{number}\D]|{number}\d)"
    return rf"(?:[^{number[0]}\D]|{number[0]}(?:[^{number[1]}\d]|[^{number[1]}\D]|$))"
