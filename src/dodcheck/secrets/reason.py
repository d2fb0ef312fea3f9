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
    Reason.EXAMPLE: "an example of the issuer's own documentation",
    Reason.PLACEHOLDER: "a word or a pattern where the secret goes: `changeme`, `xxxx`, `your-token-here`",
    Reason.VARIABLE: "the name of what holds the secret: `${TOKEN}`, `%s`, `{{ token }}`, `<token>`",
    Reason.REGULAR: "too regular to come from a generator of random numbers",
    Reason.CHECKSUM: "its checksum is wrong, so that its issuer never made it",
    Reason.TEST_VECTOR: "a key that a standard publishes for tests, or a token signed with a published word",
    Reason.PUBLIC: "its issuer means it to be shown to everybody",
    Reason.RESERVED_HOST: "a password for a host that no network has: `example.com`, `.test`, `.invalid`",
    Reason.COMMENT: "a comment on its line or right above, with a reason: `dodcheck:allow-secret REASON`",
    Reason.RULE: "the rule allows it, with a reason",
}
"""Each reason in words."""
