"""Why something that has the form of a credential is none."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a match is let pass; each is told and counted, never silent."""

    EXAMPLE = "example"
    PLACEHOLDER = "placeholder"
    VARIABLE = "variable"
    REGULAR = "not-random"
    CHECKSUM = "wrong-checksum"
    NOT_WHOLE = "not-whole"
    TEST_VECTOR = "published-key"
    PUBLIC = "public"
    RESERVED_HOST = "reserved-host"
    COMMENT = "comment"
    RULE = "rule"

    @property
    def said(self) -> str:
        """The reason as it stands behind a number: "3 placeholder", "1 accepted by a comment"."""
        told = {Reason.COMMENT: "accepted by a comment", Reason.RULE: "allowed by the rule"}
        return told.get(self, self.value.replace("-", " "))


MEANINGS = {
    Reason.EXAMPLE: "its issuer publishes it as an example",
    Reason.PLACEHOLDER: "a word where the secret goes, such as `changeme`",
    Reason.VARIABLE: "names what holds the secret, such as `${TOKEN}`",
    Reason.REGULAR: "too regular to come from a generator",
    Reason.CHECKSUM: "no issuer made it",
    Reason.NOT_WHOLE: "begins as a private key does, and is not as long as it says",
    Reason.TEST_VECTOR: "a standard or a manual publishes it for tests",
    Reason.PUBLIC: "its issuer means everybody to see it",
    Reason.RESERVED_HOST: "no network has its host, or this machine is it",
    Reason.COMMENT: "`dodcheck:allow-secret`, with a reason",
    Reason.RULE: "`allow` names its file, with a reason",
}
"""Each reason in words."""

DOUBTFUL = frozenset({Reason.CHECKSUM, Reason.NOT_WHOLE})
"""What may be made up, or a credential that was mistyped or cut: whether it is one, nobody can tell from here."""
