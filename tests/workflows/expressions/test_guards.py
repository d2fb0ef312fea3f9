from __future__ import annotations

import pytest

from dodcheck.workflows.expressions.guards import Guard, guards


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", set()),
        ("false", set()),
        ("not one", set()),
        ("github.repository_owner == 'octo'", {Guard.OWNER}),
        ("github.repository == 'octo/cat' && github.ref == 'refs/heads/main'", {Guard.OWNER, Guard.BRANCH}),
        ("startsWith(github.repository, 'octo/')", {Guard.OWNER}),
        ('contains(fromJSON(\'["octo", "cat"]\'), github.repository_owner)', {Guard.OWNER}),
        ("!github.event.repository.fork", {Guard.OWNER}),
        ("github.repository != 'octo/cat'", set()),
        ("github.repository == 'octo/cat' || github.event_name == 'schedule'", set()),
        ("github.event_name == 'push' || github.event_name == 'schedule'", {Guard.EVENT}),
        ("github.event_name != 'schedule'", set()),
        ("startsWith(github.ref, 'refs/tags/')", {Guard.BRANCH}),
        ("github.base_ref == 'main'", {Guard.BRANCH}),
        ("github.actor == 'dependabot[bot]'", {Guard.ACTOR}),
        ("github.actor != 'dependabot[bot]'", set()),
        ("github.event.pull_request.head.repo.full_name == github.repository", {Guard.OWN_PULL_REQUEST}),
        ("github.event.pull_request.head.repo.fork == false", {Guard.OWN_PULL_REQUEST}),
        ("secrets.TOKEN != ''", {Guard.SECRET}),
        ("env.TOKEN && vars.HOST", {Guard.VARIABLE}),
        ("inputs.deploy == true", {Guard.INPUT}),
        ("inputs.deploy != 'no'", set()),
        ("${{ github.repository_owner == 'octo' }} ", set()),
    ],
)
def test_guards(text: str, found: set[Guard]) -> None:
    assert guards(text) == found


def test_a_guard_that_only_some_events_have() -> None:
    text = "github.event_name != 'push' || github.repository_owner == 'octo'"
    assert guards(text) == set()
    assert guards(text, {"github.event_name": "push"}) == {Guard.OWNER}
