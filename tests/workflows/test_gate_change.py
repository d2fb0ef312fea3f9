from __future__ import annotations

import pytest

from dodcheck.snapshot.memory import MemorySnapshot
from dodcheck.workflows.gate import GateAudit, audit
from dodcheck.workflows.gate_change import weakening_findings

BEFORE = """\
on: pull_request
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pip install dodcheck==0.1.0
      - run: dodcheck claims
      - run: dodcheck phase 1
"""
IN_A_BLOCK = BEFORE.replace("run: dodcheck claims", "run: |\n          dodcheck   claims\n")
MOVED = "# words\n" + IN_A_BLOCK.replace("gate:", "other:")
UNPINNED = (
    "medium unpinned: `dodcheck` is whatever version is newest: verdicts may change while the repository does not"
)
OWN_CODE = (
    "medium elsewhere: what `dodcheck phase 1` finds depends on what the code of the repository does before it in its "
    "job from now on"
)
OWN = "low own-code: what is installed is the tree that is judged, so its own code decides which dodcheck runs"


def audited(text: str, name: str = "ci", **more: str) -> GateAudit:
    files = {f".github/workflows/{name}.yml": text, **{path.replace("_", "."): one for path, one in more.items()}}
    return audit(MemorySnapshot({path: one.encode() for path, one in files.items()}))


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        MOVED,
        BEFORE + "      - run: dodcheck program || true\n",
        BEFORE.replace("jobs:", "concurrency: x\njobs:"),
        BEFORE.replace("on: pull_request", "on: [pull_request, merge_group, push]"),
    ],
)
def test_what_weakens_nothing(after: str) -> None:
    assert weakening_findings(audited(BEFORE), audited(after)) == ()


def test_a_workflow_may_be_renamed() -> None:
    assert weakening_findings(audited(BEFORE), audited(BEFORE, "gate")) == ()


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (
            BEFORE.replace("      - run: dodcheck phase 1\n", ""),
            ["high lost-run: `dodcheck phase 1` judged every change here, and no longer does"],
        ),
        (
            BEFORE.replace("phase 1", "phase 1 || true"),
            [
                "high lost-run: `dodcheck phase 1` judged every change here, and no longer does",
                "low masked: `dodcheck phase` decides nothing here: `||` behind it makes the step pass when it fails",
            ],
        ),
        (
            BEFORE.replace("==0.1.0", ""),
            [
                "high lost-run: `dodcheck claims` judged every change here, and no longer does",
                UNPINNED,
                "high lost-run: `dodcheck phase 1` judged every change here, and no longer does",
                UNPINNED,
            ],
        ),
        (BEFORE.replace("dodcheck==0.1.0", "."), [OWN, OWN_CODE, OWN]),
    ],
)
def test_what_weakens_the_gate(after: str, said: list[str]) -> None:
    found = weakening_findings(audited(BEFORE), audited(after))
    assert [f"{one.severity} {one.pattern}: {one.message}" for one in found] == said


def test_a_file_that_is_no_longer_evaluated_weakens_the_gate() -> None:
    after = audit(
        MemorySnapshot({".github/workflows/ci.yml": BEFORE.encode(), ".github/workflows/new.yml": b"on: [\n"})
    )
    assert [one.key for one in weakening_findings(audited(BEFORE), after)] == [
        "not-evaluated:.github/workflows/new.yml"
    ]


def test_keys_do_not_depend_on_lines() -> None:
    keys = [one.key for one in audited(BEFORE).findings]
    assert keys == [one.key for one in audited("\n\n# words\n" + BEFORE).findings]


ACTION = """\
on: pull_request_target
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0}
      - uses: ours/dodcheck@de0fac2e4500dabe0009e67214ff5f5447ce83dd
      - uses: ours/dodcheck@de0fac2e4500dabe0009e67214ff5f5447ce83dd
        with: {scope: claims}
"""
OTHER = ACTION.replace("ours/", "evil/")
COMMAND = BEFORE.replace("phase 1", "pr --base main").replace("@v4", "@v4\n        with: {fetch-depth: 0}")
TAKEN = (
    "medium elsewhere: `evil/dodcheck` judges every change from now on: what it does is up to its owner, and no run "
    "before used it"
)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (ACTION, ACTION.replace("de0f", "0000"), []),
        (ACTION, OTHER, [TAKEN]),
        (ACTION, OTHER.replace("evil/", "ours/", 1), [TAKEN]),
        (BEFORE, BEFORE.replace("      - run: dodcheck claims\n", "") + OTHER.partition("steps:\n")[2], [TAKEN]),
        (BEFORE, BEFORE + OTHER.partition("steps:\n")[2], []),
        (OTHER.replace("_target", ""), COMMAND, []),
    ],
)
def test_an_action_of_somebody_else_takes_over(before: str, after: str, said: list[str]) -> None:
    found = weakening_findings(audited(before), audited(after))
    assert [f"{one.severity} {one.pattern}: {one.message}" for one in found] == said


CALL = BEFORE.replace("      - run: dodcheck phase 1\n", "")
INSTALL = "pip install dodcheck==0.1.0"
SEARCHED = "the places where programs are sought, which its workflow sets"


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (CALL.replace("claims", "claims --rules easy.yml"), ["`--rules easy.yml`"]),
        (CALL.replace("    steps:", "    container: evil/image:1\n    steps:"), ["the image `evil/image`"]),
        (
            CALL.replace("dodcheck==", "dodchek=="),
            ["a dodcheck that no step is seen to install", "the package `dodchek`"],
        ),
        (CALL.replace(f"      - run: {INSTALL}\n", ""), ["a dodcheck that no step is seen to install"]),
        (CALL.replace("install", "install -i https://evil/simple"), ["`-i https://evil/simple`"]),
        (CALL.replace("install", "install --find-links=https://evil"), ["`--find-links https://evil`"]),
        (CALL.replace(INSTALL, f'{INSTALL}; echo "$PWD" >> "$GITHUB_PATH"'), [SEARCHED]),
        (CALL.replace("run: dodcheck", "run: PATH=bin:$PATH dodcheck"), [SEARCHED]),
        (CALL.replace("jobs:", "env: {PATH: bin}\njobs:"), [SEARCHED]),
        (CALL.replace("0.1.0", "0.2.0"), []),
        (
            CALL.replace(INSTALL, f"pip install git+https://forge/evil/dodcheck.git@{'0' * 40}"),
            ["the dodcheck of `forge/evil/dodcheck`"],
        ),
        (
            CALL.replace(INSTALL, f'pip install "dodcheck @ git+ssh://git@forge/evil/dodcheck@{"0" * 40}"'),
            ["the dodcheck of `forge/evil/dodcheck`"],
        ),
        (CALL.replace(INSTALL, f"{INSTALL}\n      - run: npm ci"), ["what `npm ci` does before it in its job"]),
        (CALL.replace(INSTALL, f"{INSTALL}\n      - run: ls"), []),
        (CALL + '      - run: echo x >> "$GITHUB_PATH"\n', []),
        (CALL + "      - run: dodcheck claims --rules easy.yml\n", []),
    ],
)
def test_what_decides_beside_dodcheck_from_now_on(after: str, said: list[str]) -> None:
    told = [f"what `dodcheck claims` finds depends on {what} from now on" for what in said]
    assert [one.message for one in weakening_findings(audited(CALL), audited(after))] == told


def test_what_decided_before_may_go_on() -> None:
    before = CALL.replace("    steps:", "    container: ours/image:1\n    steps:").replace(
        "install", "install -i https://x"
    )
    assert weakening_findings(audited(before), audited(before.replace("image:1", "image@sha256:0"))) == ()
    assert weakening_findings(audited(before), audited(CALL)) == ()


@pytest.mark.parametrize("shell", ["bash -c true {0}", "bash -ec true {0}", "sh -s {0}"])
def test_a_shell_that_runs_something_else_than_the_script(shell: str) -> None:
    after = CALL.replace("run: dodcheck claims", f"run: dodcheck claims\n        shell: {shell}")
    assert [one.pattern for one in weakening_findings(audited(CALL), audited(after))] == ["lost-run", "never-runs"]


@pytest.mark.parametrize(
    "shell",
    [
        "bash",
        "bash {0}",
        "bash --noprofile --norc -eo pipefail {0}",
        "bash -e +o posix -x {0}",
        "sh -e {0}",
        "bash in.sh {0}",
    ],
)
def test_a_shell_that_runs_the_script(shell: str) -> None:
    after = CALL.replace("run: dodcheck claims", f"run: dodcheck claims\n        shell: {shell}")
    assert weakening_findings(audited(CALL), audited(after)) == ()


def test_a_newer_version_from_the_same_address() -> None:
    before = CALL.replace(INSTALL, f"pip install git+https://forge/ours/dodcheck@{'0' * 40}")
    assert weakening_findings(audited(before), audited(before.replace("0" * 40, "1" * 40))) == ()


def test_an_older_version_finds_less() -> None:
    found = weakening_findings(audited(CALL), audited(CALL.replace("0.1.0", "0.0.9")))
    assert [f"{one.severity} {one.pattern}: {one.message}" for one in found] == [
        "medium elsewhere: `dodcheck claims` is 0.0.9 from now on, and was 0.1.0: an older one finds less"
    ]


OTHER_JOB = CALL.replace("gate:", "dod:")
DECOY = "  gate:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo fine\n"
NAMED = "  quick:\n    name: gate\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo fine\n"


@pytest.mark.parametrize(("decoy", "line"), [(DECOY, 9), (NAMED, 9)])
def test_a_job_without_dodcheck_that_takes_the_name_of_its_check(decoy: str, line: int) -> None:
    found = weakening_findings(audited(CALL), audited(OTHER_JOB + decoy))
    said = "the check `gate` told what `dodcheck claims` found, and comes from a job that does not run it now"
    way_out = "Give that job another name, or require `dod` where `gate` was required, and let this be accepted."
    assert [(str(one.location), one.severity, one.pattern, one.message, one.remedy) for one in found] == [
        (f".github/workflows/ci.yml:{line}", "high", "lost-run", said, way_out)
    ]


@pytest.mark.parametrize(
    "after",
    [OTHER_JOB, CALL + DECOY.replace("gate:", "quick:"), OTHER_JOB.replace("dod:", "dod:\n    name: gate")],
)
def test_a_job_may_have_another_name_as_long_as_no_other_takes_that_of_its_check(after: str) -> None:
    assert weakening_findings(audited(CALL), audited(after)) == ()


def test_a_file_of_requirements_that_leads_to_another_index() -> None:
    listed = CALL.replace(INSTALL, "pip install -r ci.txt")
    before = audited(listed, ci_txt="dodcheck==0.1.0 --hash=sha256:0\n")
    after = audited(listed, ci_txt="-i https://evil/simple\ndodcheck==0.1.0 --hash=sha256:1\n")
    assert [one.message for one in weakening_findings(before, after)] == [
        "what `dodcheck claims` finds depends on `-i https://evil/simple` from now on"
    ]
    assert weakening_findings(before, audited(listed, ci_txt="dodcheck==0.2.0 --hash=sha256:1\n")) == ()
