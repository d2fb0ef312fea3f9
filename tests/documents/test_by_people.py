from __future__ import annotations

import pytest

from dodcheck.documents.by_people import by_people


@pytest.mark.parametrize(
    "text",
    [
        'Survey PyTorch team: "Do you feel more confident refactoring?"',
        "Developer can run `pre-commit install` + `pre-commit run --all-files`",
        "**Team Confidence**: Developers trust tests to catch regressions",
        "Developers trust tests to catch regressions",
        "Everyone agrees",
        "All maintainers have signed off the plan",
        "The core team is confident about the release",
        "New contributors can build it within an hour",
        "Reviewers know the checklist",
        "Track refactor-related incidents (should be 0)",
        "No production outages caused by refactoring",
        "Check if other projects adopted the refactoring workflow",
        "**Community Adoption**: Refactoring practices documented and reusable",
        "Interview three users",
    ],
)
def test_what_people_think_can_do_or_have_seen(text: str) -> None:
    assert by_people(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "`a.md` created",
        "Survey",
        "The survey script runs in CI",
        "Users can log in",
        "Team members listed in `CODEOWNERS`",
        "Developer guide created",
        "Maintainers file exists",
        "The parser can read nested lists",
        "No incidents file is missing",
        "All tests pass",
        "Confidence interval computed",
        "Asking twice is refused",
        "a " * 400 + "team agrees",
    ],
)
def test_what_something_else_could_show(text: str) -> None:
    assert not by_people(text)
