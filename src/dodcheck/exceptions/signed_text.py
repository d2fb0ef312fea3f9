"""What a person signs: all that an attestation says, written in one way only."""

from __future__ import annotations

import json

from dodcheck.model.exception import Attestation

NAMESPACE = "dodcheck-attestation"
"""What signatures of attestations are for: a key may be limited to it, and one for anything else does not count."""


def signed_text(one: Attestation) -> bytes:
    """Return the text as JSON in ASCII: nothing in a field can pass for another field."""
    told = {
        "dodcheck": "attestation/1",
        "criterion": one.criterion,
        "says": one.says,
        "by": one.by,
        "date": one.given.isoformat(),
        "commit": one.commit,
        "covers": list(one.covers),
        "expires": one.expires.isoformat(),
    }
    return (json.dumps(told, indent=2, ensure_ascii=True) + "\n").encode("ascii")
