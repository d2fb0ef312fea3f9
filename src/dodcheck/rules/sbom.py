"""The kind `sbom`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from dodcheck.model.evidence import Evidence
from dodcheck.phrasing import listed
from dodcheck.rules.base import Counterexample
from dodcheck.rules.options import Asks, OptionError, OptionType, option
from dodcheck.rules.types import COUNT, DOCUMENT, FLAG, GLOBS, TEXT, TEXTS, choice
from dodcheck.snapshot.protocol import Snapshot

_CHECKS = ("readable", "valid", "strict")
_FIELDS = ("version", "licence", "purl", "cpe", "supplier", "hash", "description", "commit", "place")
_SPELLED = {"license": "licence", "licences": "licence", "licenses": "licence", "hashes": "hash", "checksum": "hash"}


_IS = {"readable": "can be read", "valid": "is valid", "strict": "is valid without a warning"}
_IS_NOT = {"readable": "can't be read", "valid": "is not valid", "strict": "is not valid without a warning"}


def _fields(value: object) -> tuple[str, ...]:
    names: tuple[str, ...] = TEXTS.read(value)
    fields = tuple(_SPELLED.get(name, name) for name in names)
    strange = next((name for name in fields if name not in _FIELDS), None)
    if strange is not None:
        raise OptionError(f"takes {', '.join(_FIELDS)}, which `{strange[:80]}` is not")
    return fields


FIELDS = OptionType(TEXTS.schema, _fields)


@dataclass(frozen=True, slots=True)
class SbomRule:
    """A software bill of materials is valid, and lists what it should.

    CycloneDX and SPDX are read in all their versions and forms, whatever the file's name. Each component counts once,
    those in others too; files of a package and the subject of the document do not. Holds when the document fits its
    schema, does not contradict itself (docs/sbom.md lists what is looked at), and has all that the options ask for.
    Fails when the file is missing, empty or no bill of materials, when it does not fit, and when something is not in
    it. With `vendored`, components count that are a submodule, folder or file of vendored code; one that is listed
    at another commit or version than the tree has makes it fail. Can't be known when no component is listed and no
    number is asked for, when with `libraries` there are enough components and too few libraries, when a submodule
    is listed by a release alone, when several files could be meant, and beyond the limits of reading. With `check:
    readable`, what is wrong with the document leaves it open.
    """

    kind: ClassVar[str] = "sbom"
    example: ClassVar[str] = "sbom: {path: docs/SBOM.json, min_components: 50, vendored: true}"

    path: str | None = option(
        DOCUMENT, "The document; unless told, the one tracked file that is named like one.", default=None
    )
    check: str = option(
        choice(*_CHECKS),
        "How sound it must be: `readable`, `valid` (schema and meaning), `strict` (no warnings either).",
        default="valid",
        asks=Asks.LATER,
    )
    min_components: int | None = option(
        COUNT,
        "At least so many components; one if not told, and with 0 an empty list will do.",
        default=None,
        asks=Asks.FLOOR,
    )
    vendored: bool = option(
        FLAG,
        "Only components count that are vendored code, at the commit of the tree.",
        default=False,
        asks=Asks.DEMAND,
    )
    libraries: bool = option(
        FLAG,
        "Only libraries, frameworks and applications count, several versions of one once.",
        default=False,
        asks=Asks.DEMAND,
    )
    fields: tuple[str, ...] = option(
        FIELDS, f"What every component says: {', '.join(_FIELDS)}.", default=(), asks=Asks.FLOOR
    )
    covers: tuple[str, ...] = option(
        GLOBS, "Folders or globs whose vendored code must all be listed.", default=(), asks=Asks.FLOOR
    )
    submodules: bool = option(FLAG, "Every git submodule must be listed.", default=False, asks=Asks.DEMAND)
    format: str | None = option(choice("cyclonedx", "spdx"), "Which of both it is.", default=None, asks=Asks.DEMAND)
    spec_version: str | None = option(TEXT, "The version of the format: `1.6`, `2.3`.", default=None, asks=Asks.DEMAND)
    encoding: str | None = option(choice("json", "xml"), "How it is written.", default=None, asks=Asks.DEMAND)
    named_in: str | None = option(
        TEXT, "The document that names the path: see the kind `file`.", default=None, asks=Asks.SCOPE
    )

    def __post_init__(self) -> None:
        if self.vendored and self.min_components == 0:
            raise OptionError("vendored counts components, so that min_components is 1 or more")

    def examine(self, snapshot: Snapshot) -> Evidence:
        """Return whether the document is valid and complete."""
        from dodcheck.rules.boms.examining import examine_bill  # noqa: PLC0415 - lazy: recognition needs the options only

        return examine_bill(self, snapshot)

    def counterexamples(self, snapshot: Snapshot, seen: Evidence) -> Iterator[Counterexample]:
        """Yield the document with less in it, and with something wrong in it."""
        from dodcheck.rules.counterexamples import of_sbom  # noqa: PLC0415 - lazy: only the self-test asks

        return of_sbom.counterexamples(self, snapshot, seen)

    def makes_it_hold(self) -> str:
        """Return what would make it hold."""
        clauses = [f"{_IS[self.check]}{self._form()}"]
        if self._least():
            clauses.append(f"lists {self._least()} {self._libraries() or self._components()}")
        clauses += [f"gives {' and '.join(self.fields)} of each component"] if self.fields else []
        clauses += [f"lists all that is vendored at {' and '.join(self.covers)}"] if self.covers else []
        clauses += ["lists every submodule"] if self.submodules else []
        return f"{self._what()} {listed(clauses, 'and')}"

    def makes_it_fail(self) -> str:
        """Return what would make it fail."""
        clauses = ["is removed", f"{_IS_NOT[self.check]}{self._form()}"]
        if self._least():
            fewer = f"fewer than {self._least()} {self._components()}"
            clauses.append(f"lists {'no component' if self._least() == 1 and not self.vendored else fewer}")
        clauses += [f"lacks {' or '.join(self.fields)} of a component"] if self.fields else []
        clauses += [f"leaves out what is vendored at {' or '.join(self.covers)}"] if self.covers else []
        clauses += ["leaves out a submodule"] if self.submodules else []
        return f"{self._what()} {listed(clauses, 'or')}"

    def _what(self) -> str:
        return self.path or "the bill of materials"

    def _least(self) -> int:
        return 1 if self.min_components is None else self.min_components

    def _libraries(self) -> str | None:
        noun = "library" if self._least() == 1 else "libraries"
        return noun if self.libraries and not self.vendored else None

    def _components(self) -> str:
        noun = "component" if self._least() == 1 else "components"
        are = "is" if self._least() == 1 else "are"
        return f"{noun} that {are} vendored code" if self.vendored else noun

    def _form(self) -> str:
        names = {"cyclonedx": "CycloneDX", "spdx": "SPDX"}
        written = self.encoding.upper() if self.encoding else None
        form = " ".join(part for part in (names.get(self.format or ""), self.spec_version, written) if part)
        return f" as {form}" if form else ""
