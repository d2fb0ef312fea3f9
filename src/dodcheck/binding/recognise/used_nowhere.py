"""`requests` is not used, the `moment` package is no longer used: nothing but prose names a package."""

from __future__ import annotations

import re

from dodcheck.binding.recognise.absence import PLACED
from dodcheck.binding.recognise.formerly import formerly
from dodcheck.binding.recognise.forms import ALSO, EITHER_SIGN, SLOT, THE, fit, named, things_in
from dodcheck.binding.recognise.phrase import Phrase
from dodcheck.binding.recognise.reading import Reading, every
from dodcheck.binding.tree import Strength
from dodcheck.documents.paths import is_path
from dodcheck.rules.text import TextRule

_NOUN = r"(?:packages?|librar(?:y|ies)|modules?|crates?|gems?)"
_WHERE = (
    r"(?P<where> (?:anywhere )?in (?:the |our |any )?(?:(?:production |source |shipped )?code(?:base)?|sources?"
    r"|repo(?:sitory)?|project))"
)
_IN = rf" (?:anywhere )?(?:in|by|from) (?:the )?{named(SLOT, 'place')}(?: folder| directory)?"
_NOT = r"(?:(?:is|are) (?:not|no longer|never) (?:used|imported)|(?:isn't|aren't) (?:used|imported))"
_NAMES = rf"{THE}{named(ALSO, 'names')}(?P<noun> {_NOUN})?"
_FORMS = (
    rf"{_NAMES} {_NOT}(?:{_WHERE}| anywhere)?",
    rf"{_NAMES} {_NOT}{_IN}",
    rf"(?:there (?:is|are) )?no imports? of {_NAMES}(?:{_WHERE}| anywhere)?",
)
_NAME = re.compile(r"@?[A-Za-z][\w.-]*(?:/[\w.-]+)*")
_PLAIN = re.compile(r"[A-Za-z]\w*|@[\w.-]+/[\w.-]+")
"""What may be a package by its form: what has hyphens may be a server, a bucket or a branch as well."""
_WORD = re.compile(r"[A-Za-z][a-z]*")
"""What may be a word of the language, and so stand for anything: a table, a queue, a branch, an account."""
PROSE = (
    *("**/*.md", "**/*.markdown", "**/*.mdx", "**/*.rst", "**/*.adoc", "**/*.png", "**/*.jpg", "**/*.jpeg", "**/*.gif"),
    *("**/*.ico", "**/*.svg", "**/*.pdf", "**/*.woff", "**/*.woff2", "**/*.ttf"),
)
"""What uses no package: prose and pictures."""
LOCKS = (
    *("**/package-lock.json", "**/npm-shrinkwrap.json", "**/yarn.lock", "**/pnpm-lock.yaml", "**/bun.lock*"),
    *("**/*.lock", "**/go.sum", "**/Pipfile.lock", "**/gradle.lockfile"),
)
"""What says which packages the packages need that are used."""
_SHIPPED = ("**/src/", "lib/", "app/")
KINDS = ("py", "js", "jsx", "mjs", "cjs", "ts", "tsx")
_IMPORTED_AS = {
    "pyyaml": "yaml",
    "beautifulsoup4": "bs4",
    "pillow": "PIL",
    "opencv-python": "cv2",
    "scikit-learn": "sklearn",
    "python-dateutil": "dateutil",
    "python-dotenv": "dotenv",
    "pyjwt": "jwt",
    "attrs": "attr",
    "gitpython": "git",
    "pyserial": "serial",
    "psycopg2-binary": "psycopg2",
    "protobuf": "google.protobuf",
    "setuptools": "pkg_resources",
}
"""Packages of Python that code calls otherwise."""


def read(words: Phrase) -> Reading | None:
    """Return a rule that nothing names them; what code surely takes in refutes it.

    What no code names may still be there under a plain word, unless the statement speaks of packages or of the code.
    """
    found = fit(words, _FORMS)
    if found is None or EITHER_SIGN in found["names"]:
        return None
    told, names = found.groupdict(), things_in(words, found["names"])
    place = things_in(words, told.get("place") or "")
    if not all(map(is_folder, place)) or not all(_NAME.fullmatch(name) and not is_path(name) for name in names):
        return None
    sure = bool(told["noun"] or told.get("where") or place or "import" in words.words)
    if not (sure or all(map(_PLAIN.fullmatch, names))):
        return None
    taken = [taken_in(name, words, place) for name in names]
    if not sure and any(map(_WORD.fullmatch, names)):
        return every(taken, Strength.WEAKER)
    named_nowhere = [nowhere(name, words, place) for name in names]
    reading = every(named_nowhere, Strength.STRONGER)._replace(least=every(taken).tree)
    return formerly(reading, named_nowhere if "no longer" in words.words else ())


def is_folder(path: str) -> bool:
    """Return whether a thing is written as a folder."""
    return is_path(path) and path.endswith("/")


def _spelled(name: str) -> str:
    """Return a pattern of what a package is called; between its parts `-`, `_` and a point are alike in Python."""
    said = re.sub(r"(?:\\[-.]|_)+", "[-_.]", re.escape(name))
    return rf"(?:{said}|{re.escape(_IMPORTED_AS[name.lower()])})" if name.lower() in _IMPORTED_AS else said


def nowhere(name: str, words: Phrase, place: tuple[str, ...] = ()) -> TextRule:
    """Return that nothing but prose names a package: in the folder that is told, or anywhere."""
    sought = name.rpartition("/")[2] if PLACED.fullmatch(name) else name
    return TextRule(
        pattern=rf"(?i)(?:^|[\W_]){_spelled(sought)}(?:[\W_]|$){_taken_from(name)}",
        meaning=f"“{sought}”",
        in_=place or ("**/*",),
        exclude=(*PROSE, *LOCKS),
        max=0,
        named_in=words.named_in,
    )


def _taken_from(name: str) -> str:
    """Return what else a pattern has to look for where a module of Python is named by dots: `from app.web import y`."""
    *outer, last = name.split(".")
    if not outer or not all(map(str.isidentifier, (*outer, last))):
        return ""
    package = rf"{re.escape('.'.join(outer))}|\.+(?:[\w.]*\b{re.escape(outer[-1])})?"
    return rf"|\bfrom\s+(?:{package})\s*\bimport\b(?:.*\b{re.escape(last)}\b|\s*\*|.*[(\\]\s*$)"


def taking(name: str) -> str:
    """Return a pattern of the lines with which code takes a package in, in languages where they are known."""
    python = rf"(?:import|from)\s+{_spelled(name)}(?:\s*$|\s+(?:as|import)\b|\.\w)"
    bound = r"import\b.*\bfrom\s*|(?:const|let|var)\b.*=\s*require\(|import\s+"
    script = rf"(?:{bound})[\"']{re.escape(name)}(?:/[^\"']*)?[\"']"
    return rf"^(?:{python}|{script})"


def taken_in(name: str, words: Phrase, place: tuple[str, ...] = ()) -> TextRule:
    """Return that no line of a language takes it in: in the folder that is told, or in those of what is handed out."""
    return TextRule(
        pattern=taking(name),
        meaning=f"an import of “{name}”",
        in_=tuple(f"{folder}**/*.{kind}" for folder in place or _SHIPPED for kind in KINDS),
        max=0,
        code_only=True,
        named_in=words.named_in,
    )
