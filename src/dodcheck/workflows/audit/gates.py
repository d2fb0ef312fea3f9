"""Jobs that stand for others: branch protection requires them, and they ask how the others went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dodcheck.workflows.audit.outcomes import can_fail
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.expressions.conditions import truth_of_condition
from dodcheck.workflows.expressions.evaluate import FAILED, GOOD, Truth, asks_status
from dodcheck.workflows.model import Step
from dodcheck.workflows.purposes.purpose import Purpose

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_GATES_WORDS = (
    "ok allgreen green gate gatekeeper required require status success successful passed passing pass passes"
    " conclusion conclude"
)
_PERHAPS_WORDS = "ci all check checks done complete completed result results final finish finished"
_GATES = frozenset(_GATES_WORDS.split())
_PERHAPS = frozenset(_PERHAPS_WORDS.split())
_TELLS_WORDS = (
    "notify notification slack report reports comment summary upload cleanup clean teardown deploy publish"
    " release coverage coveralls email discord teams alert badge issue pages stop"
)
_TELLS = frozenset(_TELLS_WORDS.split())
_ALLOWED = "allowed-skips"
_MOST = 100
_FEW = 10
_LITTLE = frozenset({Purpose.TRIVIAL, Purpose.QUERY, Purpose.UNKNOWN, Purpose.SETUP})
_RESULT = re.compile(r"needs\S*result|tojson\(\s*needs\s*\)")
_ANY = re.compile(r"needs\.\*\.result\b|tojson\(\s*needs\s*\)")
_WRONG = re.compile(r"=[ \t]*[\"']?(?:failed|fail|failing|error|errored|broken)\b", re.IGNORECASE)
_RIGHT = re.compile(r"success|failure|cancelled|skipped")
_FAILURE = re.compile(r"failure|success|tojson", re.IGNORECASE)


def is_named_gate(job: JobWork) -> bool:
    """Return whether a job is called as one that stands for others: `ci-ok`, `all-checks`, `required`.

    `ci` and the like beside words of another kind say little (`ci_build`): what the job does has to be known then.
    """
    names = f"{job.job.id} {job.job.name.value if job.job.name else ''}"
    words = {word.lower() for word in _WORD.findall(names)}
    if words & _TELLS:
        return False
    return bool(words & _GATES) or (bool(words & _PERHAPS) and (words <= _PERHAPS or is_plain(job)))


def does_little(job: JobWork) -> bool:
    """Return whether a job checks nothing by itself: it prints, asks and decides."""
    steps = [step.purpose for step in job.steps if not _decides(step)]
    return job.job.uses is None and all(step in _LITTLE for step in steps)


def is_plain(job: JobWork) -> bool:
    """Return whether all that a job does is known, so that it can't ask for results in a way of its own."""
    return all(step.purpose is not Purpose.UNKNOWN for step in job.steps if not _decides(step))


def runs_after_failure(job: JobWork) -> bool:
    """Return whether a job runs whatever became of those it needs: after a failure, and after none."""
    asked = job.job.condition.value if job.job.condition else ""
    return (
        asks_status(asked)
        and truth_of_condition(asked, FAILED) is not Truth.NO
        and truth_of_condition(asked, GOOD) is not Truth.NO
    )


def is_skipped_after_failure(job: JobWork) -> bool:
    """Return whether a job is skipped when one that it needs fails, or may be."""
    asked = job.job.condition.value if job.job.condition else ""
    return not asks_status(asked) or truth_of_condition(asked, FAILED) is Truth.NO


def ignored_needs(subject: Subject, job: JobWork) -> tuple[str, ...]:
    """Return the jobs that a job needs and that may fail without failing it, as far as its steps tell."""
    ids = {job.job.id for job in subject.jobs}
    names = [need.value for need in job.job.needs[:_MOST] if need.value in ids]
    return tuple(name for name in names if not any(_heeds(job, step, name) for step in job.steps[:_MOST]))


def has_stand_in(subject: Subject, job: JobWork) -> bool:
    """Return whether another job of the same shown name, which is the same check, runs when one that it needs fails."""
    needed = {need.value for need in job.job.needs}
    return any(
        job_work is not job
        and _shown_name(job_work) == _shown_name(job)
        and needed <= {need.value for need in job_work.job.needs}
        and not is_skipped_after_failure(job_work)
        for job_work in subject.jobs[:_MOST]
    )


def _shown_name(job: JobWork) -> str:
    return job.job.name.value.strip() if job.job.name else job.job.id


def asks_results(job: JobWork) -> bool:
    """Return whether the condition of a job asks for results of those it needs."""
    asked = job.job.condition.value.lower() if job.job.condition else ""
    return _RESULT.search(asked) is not None


def fails_by_results(job: JobWork) -> bool:
    """Return whether a step of a job is there to fail when one that the job needs has failed."""
    asking = [step for step in job.steps[:_MOST] if any(_RESULT.search(text.lower()) for text in _all_texts(step.step))]
    needs = [need.value for need in job.job.needs[:_FEW]]
    return any(step.step.run is not None and _heeds(job, step, name) for step in asking for name in needs)


def accepts_skipped(job: JobWork) -> bool:
    """Return whether the steps of a job name `skipped` beside `success`, allow it, or look for `failure` alone."""
    if any(_ALLOWED in step.step.given for step in job.steps):
        return True
    text = " ".join(text for step in job.steps for text in _all_texts(step.step)).lower()
    return ("success" in text and "skipped" in text) or (
        "failure" in text and "success" not in text and "skip" not in text
    )


def _heeds(job: JobWork, step: StepWork, name: str) -> bool:
    """Return whether a step can fail by the result of a job."""
    if not can_fail(step):
        return False
    asked = re.compile(rf"needs(?:\.|\[')(?:{re.escape(name.lower())})(?:'\])?(?:\.result\b|\['result'\])")
    when = step.step.condition
    gated = when is not None and _mentions(when.value, asked)
    if when is not None and gated:
        return _met(when.value, name, job)
    mentioned = any(
        _mentions(text, asked) for text in (*_texts(step.step), *(text.value for text in job.job.env.values()))
    )
    return mentioned and not _compares_wrongly(step.step)


def _compares_wrongly(step: Step) -> bool:
    """Return whether a script knows no word that a result may be, and looks for one that it never is."""
    script = step.run.value if step.run is not None else ""
    return _WRONG.search(script) is not None and _RIGHT.search(" ".join(_all_texts(step)).lower()) is None


def _mentions(text: str, asked: re.Pattern[str]) -> bool:
    lower = text.lower()
    return bool(asked.search(lower) or _ANY.search(lower))


def _met(text: str, name: str, job: JobWork) -> bool:
    """Return whether a condition may be met when a job has failed, and the others have not."""
    results: Mapping[str, str] = {
        f"needs.{need.value.lower()}.result": "failure" if need.value == name else "success" for need in job.job.needs
    }
    if truth_of_condition(text, {**GOOD, **results}) is Truth.NO:
        return False
    return _FAILURE.search(text) is not None


def _decides(step: StepWork) -> bool:
    return any("needs" in text for text in _texts(step.step))


def _all_texts(step: Step) -> Iterator[str]:
    yield from _texts(step)
    if step.condition is not None:
        yield step.condition.value


def _texts(step: Step) -> Iterator[str]:
    if step.run is not None:
        yield step.run.value
    for text in (*step.env.values(), *step.given.values()):
        yield text.value
