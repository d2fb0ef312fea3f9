from __future__ import annotations

import pytest

from dodcheck.documents.human_statements import is_human_statement


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
    assert is_human_statement(text)


@pytest.mark.parametrize(
    "text",
    [
        "Code has been reviewed by at least one maintainer",
        "The code is peer reviewed (via pull request) and approved",
        "PR approved",
        "Approved by the product owner",
        "At least two reviewers have approved",
        "Two people have checked the rates",
        "Code review completed",
        "Security review done",
        "Product owner sign-off obtained",
        "QA approved by Ada",
        "Manual exploratory testing completed for edge cases",
        "Cross-browser/device testing done",
        "Manually tested on iOS and Android",
        "Tested by hand",
        "All acceptance criteria of the story are met",
        "No known critical or high-severity defects remain open",
        "The change is deployed to staging",
        "Jira user story linked to an epic",
        "Code follows agreed coding standards",
        "Code is commented where necessary",
        "User-facing documentation updated if relevant",
        "Knowledge shared with the team",
    ],
)
def test_what_people_reviewed_tried_or_did_elsewhere(text: str) -> None:
    assert is_human_statement(text)


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
        "Review checklist created",
        "Reviewed-by trailers on all commits",
        "Acceptance tests pass",
        "Regression tests pass",
        "Deploy job runs on `main`",
        "Documentation updated",
        "No bugs directory",
        "No open pull requests",
        "Code compiles",
        "Manual created",
        "a " * 400 + "team agrees",
    ],
)
def test_what_something_else_could_show(text: str) -> None:
    assert not is_human_statement(text)


@pytest.mark.parametrize("who", [
    "All core developers", "Every core engineer", "Each core contributor", "Our core maintainers",
    "The core reviewers", "Any core newcomer", "Most core teams", "No core stakeholder", "New core owners",
    "Core staff", "People", "Everyone", "Everybody", "Nobody", "Somebody", "The community",
])  # fmt: skip
@pytest.mark.parametrize("what", ["agrees", "has signed off the plan"])
def test_who_can_say_it(who: str, what: str) -> None:
    assert is_human_statement(f"{who} {what}")


@pytest.mark.parametrize("what", [
    "can build it", "could build it", "trusts it", "feels safe", "thinks so", "believes it", "knows it",
    "understands it", "agrees", "agreed", "is confident", "are confident", "is happy", "are happy", "is trained",
    "are trained", "is aware", "are aware", "prefers it", "accepts it", "has agreed", "have agreed", "has signed off",
    "have signed off", "signs off", "sign off", "signed off", "has been told", "has been trained", "has been informed",
    "has been asked", "have been told", "have been trained", "have been informed", "have been asked",
])  # fmt: skip
def test_what_they_can_say(what: str) -> None:
    assert is_human_statement(f"The team {what}")


@pytest.mark.parametrize("text", [
    "Survey the team", "Poll the team", "Interview the team", "Ask the team", "Questionnaire to the team",
    "Confidence: high", "Team morale: high", "Satisfaction: 8", "Developer trust: high",
    "Check whether other projects adopted it", "Other projects have adopted it", "Other project has adopted it",
    "No incidents", "No incidents since then", "No outages after the change", "No incidents, so far",
])  # fmt: skip
def test_what_is_asked_of_people_or_seen_outside(text: str) -> None:
    assert is_human_statement(text)
