"""Tricks with git: none of them hides a file, brings in another one, or changes what a path holds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dodcheck.errors import UserError
from dodcheck.snapshot.commit import merge_base
from dodcheck.snapshot.git import Git, find_root
from dodcheck.snapshot.protocol import Presence, UnreadableError
from dodcheck.snapshot.resolve import How, resolve
from dodcheck.snapshot.worktree import WorkTree
from support.repo import Repo
from support.snapshots import FILES, at_head, told


def test_a_replaced_object_is_not_what_a_commit_holds(repo: Repo) -> None:
    first = repo.write({"a.md": "evil"}).commit()
    second = repo.write({"a.md": "good"}).commit()
    repo.git("replace", repo.git("rev-parse", f"{second}:a.md"), repo.git("rev-parse", f"{first}:a.md"))
    repo.git("replace", second, first)
    assert repo.git("cat-file", "-p", "HEAD:a.md") == "evil"
    snapshot = at_head(repo)
    assert (snapshot.facts().commit, snapshot.read("a.md")) == (second, b"good")
    assert not WorkTree(repo.root, {}).facts().dirty


def test_a_graft_gives_no_commit_another_parent(repo: Repo) -> None:
    root = repo.write({"a.md": "1"}).commit()
    side = repo.write({"a.md": "2"}).commit()
    repo.git("checkout", "--quiet", "--orphan", "other")
    alone = repo.write({"a.md": "3"}).commit()
    (repo.root / ".git" / "info").mkdir(exist_ok=True)
    (repo.root / ".git" / "info" / "grafts").write_text(f"{alone} {side}\n", encoding="utf-8")
    assert repo.git("merge-base", root, alone) == root
    assert merge_base(Git(repo.root), root, alone) is None


def test_a_commit_graph_that_lies_is_not_read(repo: Repo) -> None:
    first = repo.write({"a.md": "1"}).commit()
    second = repo.write({"a.md": "2"}).commit()
    repo.git("commit-graph", "write", "--reachable")
    path = repo.root / ".git" / "objects" / "info" / "commit-graph"
    graph = path.read_bytes()
    at = graph.index(bytes.fromhex(repo.git("rev-parse", f"{second}^{{tree}}")))
    # Behind the tree's id stands the number of the parent; this one means that there is none.
    path.chmod(0o644)
    path.write_bytes(graph[: at + 20] + b"\x70\0\0\0" + graph[at + 24 :])
    assert repo.git("rev-list", "--count", second) == "1"
    assert merge_base(Git(repo.root), first, second) == first


def test_a_shallow_boundary_hides_history_and_no_file(repo: Repo) -> None:
    first = repo.write({"a.md": "1"}).commit()
    second = repo.write({"b.md": "2"}).commit()
    (repo.root / ".git" / "shallow").write_text(f"{second}\n", encoding="utf-8")
    assert at_head(repo).files() == ("a.md", "b.md")
    assert merge_base(Git(repo.root), first, second) is None


def test_objects_of_an_alternate_count_by_their_ids_alone(repo: Repo, tmp_path: Path) -> None:
    source = Repo(tmp_path / "source")
    source.write({"a.md": "A", "secret.md": "S"}).commit()
    repo.write({"b.md": "B"}).commit()
    (repo.root / ".git" / "objects" / "info").mkdir(exist_ok=True)
    (repo.root / ".git" / "objects" / "info" / "alternates").write_text(f"{source.root}/.git/objects\n")
    assert (at_head(repo).files(), WorkTree(repo.root, {}).files()) == (("b.md",), ("b.md",))
    shared = tmp_path / "shared"
    repo.git("clone", "--quiet", "--shared", "--no-checkout", str(source.root), str(shared))
    assert at_head(Repo(shared)).read("a.md") == b"A"
    (source.root / ".git" / "objects").rename(source.root / ".git" / "gone")
    with pytest.raises(UserError, match="there is no commit `HEAD` here"):
        at_head(Repo(shared))


def test_attributes_decide_nothing(repo: Repo) -> None:
    repo.write({**FILES, "s.txt": "$Id$\r\nsecret\n"}).commit()
    repo.write(
        {".gitattributes": "* binary -diff -text export-ignore ident eol=lf merge=x diff=x linguist-generated\n"}
    )
    repo.write({"docs/.gitattributes": "[attr]hidden -diff\n* hidden filter=nothing\n"}).commit()
    for snapshot in (WorkTree(repo.root, {}), at_head(repo)):
        assert snapshot.files() == (".gitattributes", ".gitignore", "a.md", "c.bin", "docs/.gitattributes", "docs/b.md",
                                    "s.txt")  # fmt: skip
        assert snapshot.read("s.txt") == b"$Id$\r\nsecret\n"
        assert not snapshot.facts().dirty


def checked_out_anew(repo: Repo, path: str) -> bytes:
    (repo.root / path).unlink()
    repo.git("checkout", "--quiet", "--", path)
    return (repo.root / path).read_bytes()


@pytest.mark.parametrize(
    "attributes",
    [
        {".gitattributes": "s.txt working-tree-encoding=UTF-16LE\n"},
        {"docs/.gitattributes": "* working-tree-encoding=UTF-7\n"},
        {".gitattributes": "[attr]hidden working-tree-encoding=UTF-32\ns.txt hidden\n"},
    ],
)
def test_a_file_in_an_encoding_of_its_own_is_read_as_git_stores_it(repo: Repo, attributes: dict[str, str]) -> None:
    files = {"s.txt": "AKIA\n", "docs/b.md": "AKIA \xfc\n"}
    repo.write({**files, "plain.md": "P\n"}).commit()
    repo.write(attributes).git("add", *attributes)
    repo.git("commit", "--quiet", "--message", "Hide")
    (encoded,) = [path for path in files if checked_out_anew(repo, path) != files[path].encode()]
    snapshot = WorkTree(repo.root, {})
    assert snapshot.read("s.txt") == b"AKIA\n"
    assert snapshot.read("docs/b.md") == "AKIA ü\n".encode()
    assert snapshot.facts() == at_head(repo).facts()
    repo.write({encoded: "changed\n"})
    assert WorkTree(repo.root, {}).read(encoded) == b"changed\n"


def test_a_submodule_is_what_the_tree_says_and_not_what_gitmodules_says(repo: Repo, tmp_path: Path) -> None:
    module = Repo(tmp_path / "source")
    module.write({"x": "X"}).commit()
    marker = tmp_path / "marker"
    repo.write(FILES).git("submodule", "--quiet", "add", str(module.root), "module")
    repo.write({".gitmodules": f"""[submodule "docs"]
	path = docs
	url = --upload-pack=touch {marker}
	update = !touch {marker}
	ignore = all
[submodule "../../outside"]
	path = ../outside
	url = -u./payload
[submodule "a"]
	path = a.md
	url = ./x
"""}).commit()  # fmt: skip
    for snapshot in (WorkTree(repo.root, {}), at_head(repo)):
        assert snapshot.submodules() == ("module",)
        assert [snapshot.presence(path) for path in ("docs", "a.md", "module", "module/x", "../outside")] == [
            Presence.FOLDER, Presence.FILE, Presence.SUBMODULE, Presence.SUBMODULE, Presence.OUTSIDE,
        ]  # fmt: skip
    assert not marker.exists()


def test_an_unknown_extension_is_told(repo: Repo) -> None:
    repo.write(FILES).commit()
    repo.git("config", "core.repositoryFormatVersion", "1")
    repo.git("config", "extensions.surprise", "true")
    with pytest.raises(UserError, match=r"^git failed in .*: unknown repository extension found:"):
        WorkTree(repo.root, {}).files()


@pytest.mark.parametrize("options", [("--cone", "--sparse-index"), ("--no-cone",)])
def test_a_sparse_index_names_every_file(repo: Repo, options: tuple[str, ...]) -> None:
    repo.write({"a.md": "A", "in/b.md": "B", "out/deep/c.md": "C", "out/d.md": "D"}).commit()
    whole = told(WorkTree(repo.root, {}))
    repo.git("sparse-checkout", "set", *options, "in")
    assert not (repo.root / "out").exists()
    assert told(WorkTree(repo.root, {})) == whole


def test_a_git_file_leads_to_its_repository_and_the_files_stay_these(repo: Repo, tmp_path: Path) -> None:
    repo.write({"a.md": "A"}).commit()
    linked = tmp_path / "linked"
    repo.git("worktree", "add", "--quiet", "-b", "side", str(linked))
    (linked / "a.md").write_text("linked", encoding="utf-8")
    assert find_root(linked) == linked
    assert WorkTree(linked, {}).read("a.md") == b"linked"
    (linked / ".git").write_text("gitdir: /nonexistent\n", encoding="utf-8")
    with pytest.raises(UserError, match="linked is not a git repository"):
        WorkTree(linked, {}).files()


def test_a_pipe_or_socket_is_neither_waited_for_nor_evidence(repo: Repo) -> None:
    repo.write({"a.md": "A", "docs/b.md": "B"}).commit()
    (repo.root / "a.md").unlink()
    os.mkfifo(repo.root / "a.md")
    os.mkfifo(repo.root / "docs" / "pipe.md")
    snapshot = WorkTree(repo.root, {})
    assert snapshot.files() == ("docs/b.md",)
    assert resolve(snapshot, "a.md", None).how is How.UNTRACKED
    assert resolve(snapshot, "docs/pipe.md", None).how is How.UNTRACKED
    with pytest.raises(UnreadableError, match=r"a\.md: is no tracked file"):
        snapshot.read("a.md")


def test_paths_that_differ_in_case_or_normal_form_are_two_files(repo: Repo) -> None:
    repo.write({"README.md": "1", "readme.md": "2", "caf\u00e9.md": "3", "cafe\u0301.md": "4"}).commit()
    repo.git("config", "core.ignoreCase", "true")
    for snapshot in (WorkTree(repo.root, {}), at_head(repo)):
        contents = [snapshot.read(path) for path in ("README.md", "readme.md", "caf\u00e9.md", "cafe\u0301.md")]
        assert contents == [b"1", b"2", b"3", b"4"]


def test_no_program_of_the_judged_tree_is_found_by_its_absolute_place(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    repo.write({"bin/git": f"#!/bin/sh\ntouch '{tmp_path}/marker'\n"}).commit()
    (repo.root / "bin" / "git").chmod(0o755)
    (tmp_path / "link").symlink_to(repo.root / "bin")
    places = [str(repo.root / "bin"), str(tmp_path / "link"), str(repo.root)]
    monkeypatch.setenv("PATH", os.pathsep.join([*places, os.environ["PATH"]]))
    assert Git(repo.root).run("ls-files") == b"bin/git\n"
    assert not (tmp_path / "marker").exists()
    monkeypatch.setenv("PATH", os.pathsep.join(places))
    with pytest.raises(UserError, match="git is not installed, or not on the search path"):
        Git(repo.root).run("ls-files")


def test_a_folder_with_a_hundred_thousand_files(repo: Repo) -> None:
    blob = repo.ask("hash-object", "-w", "--stdin", given=b"A\n").decode().strip()
    many = "".join(f"100644 blob {blob}\t{number:06}.md\n" for number in range(100_000))
    big = repo.ask("mktree", given=many.encode()).decode().strip()
    tree = repo.ask("mktree", given=f"040000 tree {big}\tbig\n".encode()).decode().strip()
    repo.git("update-ref", "refs/heads/main", repo.git("commit-tree", "-m", "x", tree))
    snapshot = at_head(repo)
    assert len(snapshot.files()) == 100_000
    assert len(snapshot.glob("**/*99.md")) == 1_000
    assert snapshot.presence("big") is Presence.FOLDER
    assert resolve(snapshot, "099999.md", None).path == "big/099999.md"
    assert resolve(snapshot, "100000.md", None).how is How.ABSENT
