"""What options about the structure of a repository take."""

from __future__ import annotations

from enum import StrEnum

from dodcheck.rules.options import OptionError, OptionType, none_of
from dodcheck.rules.types import TEXTS
from dodcheck.snapshot.paths import normalise

MAX_LAYERS = 50
"""More layers than this are refused."""


class Counts(StrEnum):
    """Whether dependencies of some form count; what needs an ``OPEN`` one can't be told. From the mildest on."""

    LEFT_OUT = "left out"
    OPEN = "open"
    COUNTED = "counted"


class Others(StrEnum):
    """Which code of other languages, whose imports are not read, leaves it open. From the mildest on."""

    NONE = "none"
    IMPORTING = "importing"
    ALL = "all"


def _others(value: object) -> Others:
    try:
        return Others(str(value))
    except ValueError:
        raise none_of(Others, value) from None


def _counts(value: object) -> Counts:
    try:
        return Counts(str(value))
    except ValueError:
        raise none_of(Counts, value) from None


def _layers(value: object) -> tuple[tuple[str, ...], ...]:
    listed = value if isinstance(value, list) else []
    if not 2 <= len(listed) <= MAX_LAYERS:  # noqa: PLR2004 - one layer has no order
        raise OptionError("takes a list of at least two layers, the highest first")
    layers: tuple[tuple[str, ...], ...] = tuple(TEXTS.read(layer) for layer in listed)
    names = [name for layer in layers for name in layer]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise OptionError(f"names {twice[:80]} twice")
    return layers


def _folders(value: object) -> tuple[str, ...]:
    folders: tuple[str, ...] = TEXTS.read(value)
    strange = next((folder for folder in folders if normalise(folder.strip("/")) is None), None)
    if strange is not None:
        raise OptionError(f"takes folders of the repository, which `{strange[:80]}` is not")
    return tuple(f"{normalise(folder.strip('/'))}" for folder in folders)


COUNTS = OptionType({"enum": [way.value for way in Counts]}, _counts)
OTHERS = OptionType({"enum": [one.value for one in Others]}, _others)
LAYERS = OptionType({"type": "array", "items": TEXTS.schema, "minItems": 2, "maxItems": MAX_LAYERS}, _layers)
FOLDERS = OptionType(TEXTS.schema, _folders)
