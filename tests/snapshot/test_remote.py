from __future__ import annotations

from pathlib import Path

import pytest

from dodcheck.model.forge import Forge, ForgeKind
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.remote import forge_of, forge_of_origin
from support.repo import Repo

GITHUB = Forge(ForgeKind.GITHUB, "https://github.com/octo/cat")


@pytest.mark.parametrize(
    "remote",
    [
        "https://github.com/octo/cat",
        "https://github.com/octo/cat.git",
        "https://github.com/octo/cat/",
        "https://GitHub.com/octo/cat.git",
        "https://token@github.com/octo/cat.git",
        "https://user:p@ss:word@github.com/octo/cat.git",
        "git@github.com:octo/cat.git",
        "github.com:octo/cat",
        "ssh://git@github.com/octo/cat.git",
        "ssh://git@github.com:22/octo/cat.git",
        "ssh://git@ssh.github.com:443/octo/cat.git",
        "git+ssh://git@github.com/octo/cat.git",
        "git://github.com/octo/cat.git",
    ],
)
def test_every_address_of_a_repository_leads_to_its_page_without_credentials(remote: str) -> None:
    assert forge_of(remote) == GITHUB


@pytest.mark.parametrize(
    ("remote", "kind", "address"),
    [
        ("git@gitlab.com:group/sub/project.git", "gitlab", "https://gitlab.com/group/sub/project"),
        ("https://gitlab.example.com:8443/a/b.git", "gitlab", "https://gitlab.example.com:8443/a/b"),
        ("http://gitlab.example.com/a/b.git", "gitlab", "http://gitlab.example.com/a/b"),
        ("ssh://git@altssh.gitlab.com:443/a/b.git", "gitlab", "https://gitlab.com/a/b"),
        ("git@bitbucket.org:team/repo.git", "bitbucket", "https://bitbucket.org/team/repo"),
        ("https://codeberg.org/a/b", "gitea", "https://codeberg.org/a/b"),
        ("git@gitea.example.com:a/b.git", "gitea", "https://gitea.example.com/a/b"),
        ("https://forgejo.example.com/a/b", "gitea", "https://forgejo.example.com/a/b"),
        ("https://github.example.com/a/b", "github", "https://github.example.com/a/b"),
        ("https://my-gitlab.example.com/a/b", "gitlab", "https://my-gitlab.example.com/a/b"),
        ("https://github.com/a/b.c_d~e-f", "github", "https://github.com/a/b.c_d~e-f"),
    ],
)
def test_other_forges_are_told_by_their_host(remote: str, kind: str, address: str) -> None:
    assert forge_of(remote) == Forge(ForgeKind(kind), address)


@pytest.mark.parametrize(
    "remote",
    [
        "",
        "cat",
        "../cat.git",
        "/srv/git/github.com/octo/cat.git",
        "file:///srv/git/cat.git",
        "C:/repos/octo/cat",
        "https://example.com/octo/cat.git",
        "https://notgithub.com/octo/cat.git",
        "https://bitbucket.example.com/scm/octo/cat.git",
        "https://github.com/octo",
        "https://github.com/octo/cat/more",
        "https://github.com/../cat",
        "https://github.com/octo/.git",
        "https://github.com/octo/cat?x=1",
        "https://github.com/octo/cat#x",
        "https://github.com/octo/ca t",
        'https://github.com/octo/"onclick=x',
        "https://github.com\\@evil.example/octo/cat",
        "https://evil.example/@github.com/octo/cat",
        "javascript://github.com/octo/cat",
        "https://github.com/octo/cat\n",
        "https://github.com/octo/" + "c" * 2_000,
    ],
)
def test_what_leads_to_no_known_page_is_none(remote: str) -> None:
    assert forge_of(remote) is None


def test_the_forge_is_that_of_the_remote_origin(tmp_path: Path) -> None:
    repo = Repo(tmp_path)
    assert forge_of_origin(Git(tmp_path)) is None
    repo.git("remote", "add", "upstream", "https://github.com/other/cat")
    assert forge_of_origin(Git(tmp_path)) is None
    repo.git("remote", "add", "origin", "https://user:secret@github.com/octo/cat.git")
    assert forge_of_origin(Git(tmp_path)) == GITHUB
