"""What a rule about commits asks, in words."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, assert_never


class Question(StrEnum):
    """What is asked; the value is the option that asks it, or the first of those that do."""

    BOUNDS = "changed_only"
    ADDED = "added"
    ENTRY = "entry_only"
    COMMITTED = "committed_on"
    TAG = "tag"
    BRANCH = "branch"
    MERGED = "merged"
    LOCKED = "locked"


class CommitQuestion(NamedTuple):
    """A question with the words it is about, and those for the commits, where there are any."""

    question: Question
    about: str
    of: str


def holds_when(asked: CommitQuestion) -> str:
    """Return what would make it hold, as a clause behind "when"."""
    about, of = asked.about, asked.of
    match asked.question:
        case Question.BOUNDS:
            return f"no commit {of} changes {about}"
        case Question.ADDED | Question.ENTRY:
            own = f"change nothing of {about} but the entry of their milestone"
            return f"the commits {of} {own if asked.question is Question.ENTRY else f'add {about}'}"
        case Question.COMMITTED:
            return f"each of {about} is committed"
        case Question.TAG | Question.BRANCH:
            return f"there is a {asked.question} {about}"
        case Question.MERGED:
            return f"a merge of {about} is behind the commit that is judged"
        case Question.LOCKED:
            return f"{about} is locked, and no edit since lacks an amendment line"
        case _:
            assert_never(asked.question)


def fails_when(asked: CommitQuestion) -> str:
    """Return what would make it fail, as a clause behind "when"."""
    about, of = asked.about, asked.of
    match asked.question:
        case Question.BOUNDS:
            return f"a commit {of} changes {about}"
        case Question.ADDED | Question.ENTRY:
            more = f"a commit {of} changes more of {about} than the entry of its milestone"
            return more if asked.question is Question.ENTRY else f"the commits {of} no longer add {about}"
        case Question.COMMITTED:
            return f"one of {about} is missing, or only in the work tree"
        case Question.TAG | Question.BRANCH:
            return f"there are others, and no {asked.question} {about}"
        case Question.MERGED:
            return f"never: that {about} is not merged can't be shown, only that no merge of it is known"
        case Question.LOCKED:
            return f"{about} is edited after its lock without a line that begins with Amendment"
        case _:
            assert_never(asked.question)
