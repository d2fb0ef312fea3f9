"""Settings of git, wherever they are: an answer rests on them, and none is kept where they lead elsewhere."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from support.recalling import Desk
from support.repo import Repo

TICK = 0.05
"""Longer than the system takes to count a new time of a change, in seconds."""


@pytest.fixture
def desk(repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    repo.write({"DOD.md": "## Phase 1\n\n- [x] `a.txt` exists\n", "a.txt": "a"}).commit()
    time.sleep(TICK)
    return Desk(repo.root, tmp_path / "answers", monkeypatch)


@pytest.mark.parametrize(
    "setting",
    [
        ("include.path", "/elsewhere"),
        ("includeIf.onbranch:main.path", "/elsewhere"),
        ("remote.origin.promisor", "true"),
        ("extensions.partialClone", "origin"),
    ],
)
def test_what_leads_elsewhere_is_not_followed(desk: Desk, repo: Repo, setting: tuple[str, str]) -> None:
    repo.git("config", *setting)
    assert [desk.ask("claims").ran, desk.ask("claims").ran] == [True, True]


SETTINGS = {
    "~/.gitconfig": "HOME",
    "~/.config/git/config": "HOME",
    "git/config": "XDG_CONFIG_HOME",
    "etc/gitconfig": "PATH",
}
"""Where the settings of a user and of a machine are, and the variable that says below which folder."""


def set_for(place: str, top: Path, patch: pytest.MonkeyPatch) -> Path:
    """Return the path of settings that git takes beside those of the repository, below a folder."""
    variable = SETTINGS[place]
    patch.setenv(variable, f"{os.environ['PATH']}{os.pathsep}{top / 'bin'}" if variable == "PATH" else str(top))
    path = top / place.removeprefix("~/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[core]\n")
    time.sleep(TICK)
    return path


@pytest.mark.parametrize("place", SETTINGS)
def test_settings_of_the_user_and_of_the_machine_are_looked_at(
    desk: Desk, tmp_path: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = set_for(place, tmp_path / "top", monkeypatch)
    assert [desk.ask("claims").ran, desk.ask("claims").ran] == [True, False]
    path.write_text("[core]\n")
    assert [desk.ask("claims").ran, desk.ask("claims").ran] == [True, False]
    path.write_text("[Include]\n")
    assert [desk.ask("claims").ran, desk.ask("claims").ran] == [True, True]
