from __future__ import annotations

import pytest

from dodcheck.documents.labels import Label, Part, form_of, labelled_parts, leading_label, names_group
from dodcheck.model.criterion import Form


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**Evidence**: CI run", Label("Evidence", "CI run")),
        ("**Evidence:** CI run", Label("Evidence", "CI run")),
        ("**Evidence** : CI run", Label("Evidence", "CI run")),
        ("__Evidence__: CI run", Label("Evidence", "CI run")),
        ("✅ **No Silent CI Failures**:", Label("No Silent CI Failures", "")),
        ("1️⃣ **Tests**:", Label("Tests", "")),
        ("**Measurement** (6 months):", Label("Measurement", "", "6 months")),
        ("**Status:** (draft) soon", Label("Status", "(draft) soon")),
        ("**Must be `True`**:", Label("Must be `True`", "")),
        ("Evidence: CI run", Label("Evidence", "CI run")),
        ("must be true:", Label("must be true", "")),
        ("**M03** is diagnostic: only", None),
        ("Status: closed", None),
        ("The **Evidence**: none", None),
        ("**Evidence**", Label("Evidence", "")),
        ("**Evidence (M01)**", Label("Evidence (M01)", "")),
        ("**Evidence** below", None),
        ("**Required**", None),
        ("****: x", None),
    ],
)
def test_label(line: str, expected: Label | None) -> None:
    assert leading_label(line) == expected


@pytest.mark.parametrize(
    ("words", "form", "group"),
    [
        ("Evidence", Form.EVIDENCE, False),
        ("EVIDENCE (CI)", Form.EVIDENCE, False),
        ("Must be True", Form.MUST_BE_TRUE, False),
        ("Measurement", Form.MEASUREMENT, False),
        ("Measurements", Form.MEASUREMENT, False),
        ("Required", None, False),
        ("Required (now)", None, False),
        ("Evidence Gap", None, True),
        ("", None, False),
    ],
)
def test_words_that_say_a_form_or_name_a_group(words: str, form: Form | None, group: bool) -> None:  # noqa: FBT001 - a table of cases
    assert (form_of(words), names_group(words)) == (form, group)


def test_parts_begin_at_each_label() -> None:
    source = "before\n**Evidence**: one\ntwo\n**Status:**\nClosed"

    assert list(labelled_parts(source)) == [
        Part(None, "before", 0),
        Part(Label("Evidence", "one"), "one\ntwo", 1),
        Part(Label("Status", ""), "\nClosed", 3),
    ]
