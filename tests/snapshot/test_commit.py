from __future__ import annotations

import re
import subprocess

import pytest

from dodcheck.errors import UserError
from dodcheck.snapshot.commit import Commit, find_commit, merge_base
from dodcheck.snapshot.forking import ForkedCall
from dodcheck.snapshot.git import Git
from dodcheck.snapshot.protocol import Presence, UnreadableError
from dodcheck.snapshot.worktree import WorkTree
from support.repo import Repo


def _at(repo: Repo, rev: str) -> Commit:
    git = Git(repo.root)
    return Commit(git, find_commit(git, rev, "--at"), {"junit": b"<x/>"})


def test_a_commit_looks_like_its_clean_checkout(repo: Repo) -> None:
    repo.write({"docs/a.md": "A", "docs.md": "D", "docs-b/c.md": "C", "é.md": "E", "run.sh": "x"})
    (repo.root / "run.sh").chmod(0o755)
    (repo.root / "link.md").symlink_to("docs.md")
    repo.commit()
    there, here = WorkTree(repo.root, {}), _at(repo, "HEAD")
    assert here.facts() == there.facts()
    assert (here.files(), here.glob("docs/**")) == (there.files(), there.glob("docs/**"))
    assert [here.read(path) for path in here.files()] == [there.read(path) for path in there.files()]
    assert [here.blob(path) for path in here.files()] == [there.blob(path) for path in there.files()]
    assert here.links() == there.links() == ("link.md",)
    for state in (here, there):
        assert [path for path in ("run.sh", "docs.md", "link.md", "none") if state.executable(path)] == ["run.sh"]
    assert (here.handed_over("junit"), here.handed_over_names()) == (b"<x/>", ("junit",))


def test_a_past_commit_is_judged_without_the_work_tree(repo: Repo) -> None:
    first = repo.write({"a.md": "first", "gone.md": "G"}).commit()
    (repo.root / "gone.md").unlink()
    repo.write({"a.md": "second", "b.md": "B"}).commit()
    repo.write({"a.md": "dirty", "untracked.md": "U"})
    past = _at(repo, "HEAD~1")
    assert past.facts().commit == first
    assert (past.facts().dirty, past.files(), past.read("/a.md")) == (False, ("a.md", "gone.md"), b"first")
    assert [past.presence(path) for path in ("gone.md", "b.md", "untracked.md", "../x")] == [
        Presence.FILE,
        Presence.ABSENT,
        Presence.ABSENT,
        Presence.OUTSIDE,
    ]
    assert past.files_named("A.MD") == ("a.md",)
    with pytest.raises(UnreadableError, match=r"b\.md: is no tracked file"):
        past.read("b.md")


@pytest.mark.parametrize("rev", ["main", "main~1", "main^{commit}"])
def test_a_name_that_means_several_commits_is_refused(repo: Repo, rev: str) -> None:
    repo.commit()
    repo.write({"a.md": "A"}).commit()
    head = repo.write({"a.md": "B"}).commit()
    repo.git("tag", "main")
    assert find_commit(Git(repo.root), "main", "--base") == head
    repo.git("tag", "--force", "--annotate", "--message", "x", "main", "HEAD~1")
    repo.write({"a.md": "C"}).commit()
    with pytest.raises(UserError) as caught:
        find_commit(Git(repo.root), rev, "--base")
    said = f"--base: `{rev}` means several commits here: refs/tags/main, refs/heads/main"
    assert str(caught.value.mistakes[0]) == f"{said}\n  Write the whole name of the one that you mean."
    assert find_commit(Git(repo.root), "refs/heads/main~1", "--base") == head


def test_every_kind_of_name_finds_the_commit(repo: Repo) -> None:
    commit = repo.write({"a.md": "A"}).commit()
    repo.git("tag", "--annotate", "--message", "One", "v1")
    git = Git(repo.root)
    assert {find_commit(git, rev, "--at") for rev in ("HEAD", "main", "v1", commit, commit[:10], "@")} == {commit}


_HERE = "Name a commit, branch or tag that this clone has."
_FETCH = "Name one that this clone has, or fetch it: git fetch"


@pytest.mark.parametrize(
    ("rev", "hint"),
    [
        ("nowhere", f"{_FETCH} origin nowhere:nowhere"),
        ("a" * 40, f"{_FETCH} origin {'a' * 40}"),
        ("origin/new", f"{_FETCH} origin new"),
        ("there", "This clone has it as origin/there."),
        *((rev, _HERE) for rev in ("--all", "HEAD:a.md", "HEAD..HEAD", "a\nb", "x" * 9999)),
    ],
)
def test_what_names_no_commit_is_the_callers_mistake(repo: Repo, rev: str, hint: str) -> None:
    repo.git("update-ref", "refs/remotes/origin/there", repo.write({"a.md": "A"}).commit())
    with pytest.raises(UserError) as caught:
        find_commit(Git(repo.root), rev, "--at")
    said = f"--at: there is no commit `{rev[:400]}` here"
    assert [str(one) for one in caught.value.mistakes] == [f"{said}\n  {hint}"]


@pytest.mark.parametrize("rev", ["", " "])
def test_an_empty_name_is_told_as_one(repo: Repo, rev: str) -> None:
    with pytest.raises(UserError) as caught:
        find_commit(Git(repo.root), rev, "--at")
    said = "--at: no commit is named\n  Is a variable empty? Name a commit, branch or tag."
    assert [str(one) for one in caught.value.mistakes] == [said]


def test_a_clone_that_is_cut_off_is_made_whole_by_the_same_fetch(repo: Repo) -> None:
    head = repo.write({"a.md": "A"}).commit()
    repo.write({".git/shallow": f"{head}\n"})
    with pytest.raises(UserError) as caught:
        find_commit(Git(repo.root), "main2", "--base")
    said = f"  {_FETCH} --unshallow origin main2:main2 (in CI: set fetch-depth: 0)"
    assert str(caught.value.mistakes[0]).splitlines()[1] == said


def test_what_a_clone_that_is_cut_off_lacks_it_may_get(repo: Repo) -> None:
    head = repo.write({"a.md": "A"}).commit()
    repo.write({".git/shallow": f"{head}\n"})
    with pytest.raises(UserError) as caught:
        find_commit(Git(repo.root), "HEAD~1", "--base")
    assert str(caught.value.mistakes[0]) == (
        "--base: there is no commit `HEAD~1` here\n  Name a commit, branch or tag that this clone has; it lacks older "
        "ones: git fetch --unshallow brings them (in CI: set fetch-depth: 0)"
    )


def test_where_two_commits_parted(repo: Repo) -> None:
    base = repo.write({"a.md": "A"}).commit()
    main = repo.write({"a.md": "B"}).commit()
    repo.git("checkout", "--quiet", "-b", "change", base)
    change = repo.write({"a.md": "C"}).commit()
    repo.git("checkout", "--quiet", "--orphan", "alone")
    alone = repo.commit()
    git = Git(repo.root)
    assert merge_base(git, main, change) == base
    assert merge_base(git, base, change) == base
    assert merge_base(git, main, alone) is None


def test_two_branches_that_merged_crosswise_have_no_one_place_where_they_parted(repo: Repo) -> None:
    start = repo.write({"a.md": "A"}).commit()
    ours = repo.write({"b.md": "B"}).commit()
    repo.git("checkout", "--quiet", "-b", "change", start)
    theirs = repo.write({"c.md": "C"}).commit()
    repo.git("merge", "--quiet", "--no-edit", ours)
    change = repo.git("rev-parse", "HEAD")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "--no-edit", theirs)
    main = repo.git("rev-parse", "HEAD")
    git = Git(repo.root)
    with pytest.raises(UserError) as caught:
        merge_base(git, main, change)
    found = sorted([ours, theirs], key=repo.git("merge-base", "--all", main, change).index)
    said = f"{main[:12]} and {change[:12]} have merged crosswise, so they parted in 2 places"
    hint = "Merge the one that the change is for into the change, or rebase the change on it."
    places = ", ".join(commit[:12] for commit in found)
    assert [str(one) for one in caught.value.mistakes] == [f"{said}: {places}\n  {hint}"]
    repo.git("checkout", "--quiet", "change")
    repo.git("merge", "--quiet", "--no-edit", "main")
    assert merge_base(git, main, repo.git("rev-parse", "HEAD")) == main


def test_replaced_objects_are_not_believed(repo: Repo) -> None:
    first = repo.write({"a.md": "A"}).commit()
    second = repo.write({"a.md": "B"}).commit()
    repo.git("replace", second, first)
    repo.git("replace", repo.git("rev-parse", f"{first}:a.md"), repo.git("hash-object", "-w", "--stdin"))
    assert (_at(repo, second).read("a.md"), _at(repo, first).read("a.md")) == (b"B", b"A")


def test_the_commits_own_rules_say_what_is_ignored_there(repo: Repo) -> None:
    repo.write({".gitignore": "*.log\n/out/\n", "docs/.gitignore": "!keep.log\n"}).commit()
    repo.write({".gitignore": "*.html\n", "present.log": "L"}).commit()
    (past, now) = (_at(repo, "HEAD~1"), _at(repo, "HEAD"))
    paths = ("a.log", "docs/keep.log", "docs/a.log", "out/a.md", "out", "a.html", "present.log")
    assert [path for path in paths if past.presence(path) is Presence.IGNORED] == [
        "a.log",
        "docs/a.log",
        "out/a.md",
        "out",
        "present.log",
    ]
    assert [path for path in paths if now.presence(path) is Presence.IGNORED] == ["a.html"]


def _made_by_hand(repo: Repo, *entries: tuple[str, str, str]) -> str:
    """Commit a tree of these modes, names and ids, whatever git thinks of it."""
    tree = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(blob) for mode, name, blob in entries)
    command = ["git", "hash-object", "-w", "--literally", "-t", "tree", "--stdin"]
    done = subprocess.run(command, cwd=repo.root, input=tree, capture_output=True, check=True)  # noqa: S603 - git alone
    return done.stdout.decode().strip()


_ODD = ("..", ".", ".git", ".GIT", "/a", "x/../y", "x/.git/config")


@pytest.mark.parametrize(
    ("mode", "name"),
    [("100644", "a.md"), *(("100644", name) for name in _ODD), *(("40000", name) for name in _ODD)],
)
def test_a_tree_that_no_checkout_could_have_is_refused(repo: Repo, mode: str, name: str) -> None:
    repo.write({"a.md": "A", "b.md": "B"}).commit()
    one, two = (repo.git("rev-parse", f"HEAD:{path}") for path in ("a.md", "b.md"))
    below = _made_by_hand(repo, ("100644", "in", one))
    entry = (mode, name, two if mode == "100644" else below)
    tree = _made_by_hand(repo, ("100644", "a.md", one), entry)
    commit = repo.git("commit-tree", "-m", "By hand", tree)
    repo.git("update-ref", "refs/heads/main", commit)
    said = f"the commit {commit[:12]} names a path twice, or one that no repository can have"
    with pytest.raises(UserError, match=re.escape(said)):
        _at(repo, "HEAD").files()


def test_a_copy_of_the_process_asks_git_by_itself(repo: Repo) -> None:
    files = {f"{number}.md": str(number) * 50_000 for number in range(6)}
    repo.write(files).commit()
    commit = _at(repo, "HEAD")
    assert commit.read("0.md") == files["0.md"].encode()
    copy = ForkedCall(lambda: [commit.read(f"{number}.md") for number in (1, 3, 5)])
    here = [commit.read(f"{number}.md") for number in (2, 4)]
    assert copy.result() == [files[f"{number}.md"].encode() for number in (1, 3, 5)]
    assert here == [files[f"{number}.md"].encode() for number in (2, 4)]
