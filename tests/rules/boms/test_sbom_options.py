from __future__ import annotations

from typing import Any

import pytest

from dodcheck.rules.boms.fields import FIELDS
from dodcheck.rules.options import OptionError, options_of
from dodcheck.rules.sbom import SbomRule


def read(name: str, value: object) -> Any:  # noqa: ANN401 - whatever the option takes
    (option,) = (one for one in options_of(SbomRule) if one.name == name)
    return option.type.read(value)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("version", ("version",)),
        (["license", "licences", "hashes", "checksum"], ("licence", "licence", "hash", "hash")),
    ],
)
def test_fields_by_their_other_names(value: object, names: tuple[str, ...]) -> None:
    assert read("fields", value) == names


@pytest.mark.parametrize("value", ["owner", ["version", "owner"], "Version"])
def test_a_field_that_is_none(value: object) -> None:
    with pytest.raises(OptionError) as caught:
        read("fields", value)
    said = "takes version, licence, purl, cpe, supplier, hash, description, commit, place, which "
    assert str(caught.value).startswith(said)


def test_each_field_that_may_be_asked_for_is_looked_at() -> None:
    assert read("fields", list(FIELDS)) == FIELDS


def test_nothing_is_vendored_in_an_empty_list() -> None:
    with pytest.raises(OptionError) as caught:
        SbomRule(min_components=0, vendored=True)
    assert str(caught.value) == "vendored counts components, so that min_components is 1 or more"
