from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from fuzz.campaign import Campaign, campaigns
from fuzz.engine import Effort, run

SMOKE = Effort(seconds=0.4, inputs=200)
ALL = {campaign.name: campaign for campaign in campaigns()}


@pytest.mark.parametrize("campaign", ALL.values(), ids=ALL)
def test_a_few_inputs_find_nothing(campaign: Campaign, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    result = run(campaign, SMOKE, seed=0)
    assert result.found is None, f"{result.found.trouble.told}\n{result.found.given}" if result.found else ""
    assert result.inputs > 0


def test_every_campaign_has_a_name_of_its_own_and_says_what_it_is_about() -> None:
    assert len(ALL) == len(campaigns())
    assert [name for name, campaign in ALL.items() if not campaign.about] == []
