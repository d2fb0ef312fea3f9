from __future__ import annotations

import pytest

from dodcheck.documents.filler import is_informative, is_placeholder, names_nothing, unstruck

TO_DO = "TO" + "DO"


@pytest.mark.parametrize(
    "words",
    [
        "TBD",
        "TBD by the platform team",
        TO_DO,
        f"{TO_DO}: the steps",
        f"<{TO_DO}>",
        f"{TO_DO} write the steps",
        "To be written.",
        "Will be added before the release",
        "WIP - more next week",
        "Coming soon, by the platform team.",
        "This section is intentionally left blank.",
        "[Describe the recovery protocol here]",
        "Not yet documented",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
        "blah blah blah",
    ],
)
def test_what_is_still_to_come(words: str) -> None:
    assert (is_placeholder(words), is_informative(words)) == (True, False)


@pytest.mark.parametrize("words", ["", " ", "—", "...", "???", "N/A", "None.", "(not applicable)", "- unknown -"])
def test_what_names_nothing(words: str) -> None:
    assert (names_nothing(words), is_informative(words)) == (True, False)


@pytest.mark.parametrize(
    "words",
    [
        "Run it again.",
        "To do this, run it again.",
        f"{TO_DO} comments need an issue.",
        "WIP limits are three for each column.",
        "Draft releases are made first.",
        "Placeholder values are replaced when it is built.",
        "Pending reviews are shown on the board.",
        "Add a line here: it is read once a day.",
        "None of the steps needs a token.",
        "A section to be written says TBD.",
        "TBD. " + "Until then the branch is reset to its last tag and everybody is told so. " * 2,
    ],
)
def test_what_tells_something(words: str) -> None:
    assert (is_placeholder(words), names_nothing(words), is_informative(words)) == (False, False, True)


def test_struck_words_are_not_said() -> None:
    assert unstruck("~~Reset it.~~ Keep `it`.") == "Keep it."
