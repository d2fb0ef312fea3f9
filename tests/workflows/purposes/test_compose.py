from __future__ import annotations

import pytest

from dodcheck.workflows.purposes.commands import purpose_of_words
from dodcheck.workflows.purposes.purpose import Purpose


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("docker compose up", Purpose.UNKNOWN),
        ("docker compose -f ci.yml up --exit-code-from tests", Purpose.UNKNOWN),
        ("docker compose up -d", Purpose.SETUP),
        ("docker-compose up --wait db", Purpose.SETUP),
        ("docker compose run --rm app pytest", Purpose.TEST),
        ("docker compose exec app ./run", Purpose.UNKNOWN),
        ("docker compose build", Purpose.BUILD),
        ("docker-compose down -v", Purpose.CLEANUP),
        ("docker compose logs", Purpose.QUERY),
        ("podman compose pull", Purpose.SETUP),
    ],
)
def test_what_compose_is_run_for(words: str, purpose: Purpose) -> None:
    assert purpose_of_words(tuple(words.split())) is purpose
