"""An action whose inputs let everything pass that it finds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dodcheck.workflows.audit.facts import When
from dodcheck.workflows.audit.never_failing import fact_of
from dodcheck.workflows.audit.never_failing_inputs import ARGUMENTS, Setting, settings_of
from dodcheck.workflows.audit.outcomes import is_outcome_asked
from dodcheck.workflows.audit.pattern import Pattern
from dodcheck.workflows.audit.risk import Confidence, Family, Hit
from dodcheck.workflows.audit.subject import JobWork, StepWork, Subject
from dodcheck.workflows.model import Text
from dodcheck.workflows.severity import Severity

_LINTERS = ("super-linter", "megalinter")
_UPLOAD, _DOWNLOAD = "actions/upload-artifact", "actions/download-artifact"
_BY_VARIABLE = {"aquasecurity/trivy-action": "TRIVY_EXIT_CODE"}


def _look(subject: Subject) -> Iterator[Hit]:
    for step in subject.steps:
        if step.step.uses is None:
            continue
        name = step.step.uses.value.partition("@")[0].strip().lower()
        if name == _UPLOAD:
            yield from _upload(subject, step)
        else:
            yield from _of_step(subject, step, name)
    for job in subject.jobs:
        if job.job.uses is not None:
            yield from _of_job(job, job.job.uses.value.partition("@")[0])


def _of_step(subject: Subject, step: StepWork, name: str) -> Iterator[Hit]:
    fact = _fact(step, name)
    if fact is None:
        return
    line, message, severity = fact
    if _strict(subject, step, name):
        yield step.hit(line or _line(step), f"{message}; another use of it in the job may fail", Severity.LOW)
    else:
        yield step.hit(line or _line(step), message, Severity.LOW if is_outcome_asked(subject, step) else severity)


def _fact(step: StepWork, name: str) -> tuple[int | None, str, Severity] | None:
    """Return the first fact that holds of a step that uses an action, as below."""
    variables = any(word in name for word in _LINTERS)
    given = {key.lower(): text for key, text in (step.step.env if variables else step.step.given).items()}
    if step.step.env.get(_BY_VARIABLE.get(name, "")) is not None:
        return None
    facts = (_told(setting, given, name) for setting in settings_of(name, frozenset(given)))
    return next((fact for fact in facts if fact is not None), None) or _by_arguments(given, name)


def _by_arguments(given: Mapping[str, Text], name: str) -> tuple[int | None, str, Severity] | None:
    """Return what the arguments say that an action hands on to its tool."""
    asked = ARGUMENTS.get(name)
    text = given.get(asked.name) if asked else None
    if asked is None or text is None:
        return None
    flag = fact_of((asked.tool, *text.value.split()))
    if flag is None or flag.when is not When.GIVEN:
        return None
    return text.line, f"`{asked.name}` of `{name}`: {flag.fact}", flag.severity


def _strict(subject: Subject, step: StepWork, name: str) -> bool:
    """Return whether the job uses the action in a way that fails as well."""
    job = next((job for job in subject.jobs if job.at is step.job), None)
    for other in job.steps if job else ():
        used = other.step.uses.value.partition("@")[0].strip().lower() if other.step.uses else ""
        if used == name and other is not step and other.step.tolerated is None and _fact(other, name) is None:
            return True
    return False


def _of_job(job: JobWork, name: str) -> Iterator[Hit]:
    given = {key.lower(): text for key, text in job.job.given.items()}
    for setting in settings_of(name, frozenset(given)):
        fact = _told(setting, given, name)
        if fact is not None:
            yield job.hit(fact[0] or job.job.line, fact[1], fact[2])
            return


def _told(setting: Setting, given: Mapping[str, Text], action: str) -> tuple[int | None, str, Severity] | None:
    """Return the line of an input, what is told of it and how bad it is; no line where the input is not given."""
    text = given.get(setting.name.lower())
    short = action.rpartition("/")[2] if "/.github/" in action else "/".join(action.split("/")[:2])
    if text is None:
        if setting.default is None:
            return None
        return None, f"`{short}` without `{setting.name}`: {setting.fact}", setting.default
    value = text.value.strip()
    if value.lower() not in setting.values:
        return None
    return text.line, f"`{setting.name}: {value}` of `{short}`: {setting.fact}", setting.severity


def _line(step: StepWork) -> int:
    return step.step.uses.line if step.step.uses else step.step.line


def _upload(subject: Subject, step: StepWork) -> Iterator[Hit]:
    """Yield an upload that passes without files; it matters where another job uses whatever was uploaded."""
    text = step.step.given.get("if-no-files-found")
    value = text.value.strip().lower() if text else ""
    if text is None or value not in ("warn", "ignore"):
        return
    message = f"`if-no-files-found: {value}` lets the upload pass without a file"
    if _used(subject, step):
        yield step.hit(
            text.line, f"{message}, and another job uses what is uploaded", Severity.MEDIUM, Confidence.MEDIUM
        )
    else:
        yield step.hit(text.line, message, Severity.LOW)


def _used(subject: Subject, step: StepWork) -> bool:
    """Return whether a job that needs the step's job downloads its artifact, by name or with all others."""
    own = step.step.given.get("name")
    name = own.value if own else "artifact"
    for other in subject.steps:
        if other.step.uses is None or not other.step.uses.value.lower().startswith(_DOWNLOAD):
            continue
        wanted = other.step.given.get("name")
        if other.job_id != step.job_id and (wanted is None or wanted.value == name):
            return True
    return False


PATTERN = Pattern(
    name="never-failing-input",
    family=Family.SOFT_FAIL,
    title="An action whose inputs let everything pass that it finds",
    manual="""Inputs such as `soft_fail: true` and `exit-code: 0` let an action report and pass, and some actions pass
unless an input says otherwise. It counts for less at uploads and reports, and where a later step asks for the
outcome.""",
    follow_up="Give the input that lets the action fail.",
    look=_look,
)
