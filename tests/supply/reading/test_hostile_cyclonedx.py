from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping

import pytest

from dodcheck.supply.validation.checked_bom import CheckedBom, Demands
from dodcheck.supply.validation.validate import validate

NAMESPACE = b"http://cyclonedx.org/schema/bom/1.6"
HEAD = {"bomFormat": "CycloneDX", "specVersion": "1.6"}
SHORT, LONG = 400, 3_200
LIMIT = 2.9


def xml(inside: bytes, attributes: bytes = b"") -> bytes:
    return b'<bom xmlns="' + NAMESPACE + b'"' + attributes + b">" + inside + b"</bom>"


def components(*each: Mapping[str, object]) -> bytes:
    return json.dumps({**HEAD, "components": each}).encode()


def in_xml(count: int, kind: bytes, ref: bytes = b"") -> bytes:
    made = (b'<component type="' + kind + b'"' + ref + b"><name>a%d</name></component>" % at for at in range(count))
    return xml(b"<components>" + b"".join(made) + b"</components>")


GROWING: dict[str, Callable[[int], bytes]] = {
    "components": lambda count: components(*({"type": "library", "name": f"a{at}"} for at in range(count))),
    "misfits": lambda count: components(*({"type": "x", "name": f"a{at}"} for at in range(count))),
    "no licence": lambda count: components(
        *({"type": "library", "name": f"a{at}", "licenses": [{"license": {"id": "x"}}]} for at in range(count))
    ),
    "unknown keys": lambda count: json.dumps({**HEAD, **{f"k{at}": 1 for at in range(count)}}).encode(),
    "keys that stand twice": lambda count: b'{"bomFormat": 1, ' + b'"a": {"b": 1, "b": 2}, ' * count + b'"c": 1}',
    "a long address": lambda count: json.dumps(
        {**HEAD, "externalReferences": [{"type": "vcs", "url": "//" + "a%" * count * 50}]}
    ).encode(),
    "components in XML": lambda count: in_xml(count, b"library"),
    "misfits in XML": lambda count: in_xml(count, b"x"),
    "one name for all": lambda count: in_xml(count, b"file", b' bom-ref="a"'),
    "attributes": lambda count: xml(b"", b"".join(b' a%d="1"' % at for at in range(count))),
    "other elements": lambda count: xml(b"<components>" + b"<x/>" * count + b"</components>"),
}


@pytest.mark.parametrize("make", GROWING.values(), ids=GROWING)
def test_time_grows_with_the_document(make: Callable[[int], bytes]) -> None:
    short, long = make(SHORT), make(LONG)
    validate("f", short, Demands(), None)
    took = [min(seconds(data) for _ in range(2)) for data in (short, long)]
    assert took[1] < LIMIT * (LONG / SHORT) * max(took[0], 0.02)


def seconds(data: bytes) -> float:
    start = time.process_time()
    validate("f", data, Demands(), None)
    return time.process_time() - start


def test_half_a_character_is_a_text() -> None:
    text = json.dumps({**HEAD, "components": [{"type": "\ud800", "name": "\ud800"}]})
    (told,) = messages(validate("f", text.encode(), Demands(), None))
    assert told.startswith("components[0].type: '\ud800' is none of application, framework, library")


def messages(checked: CheckedBom) -> list[str]:
    return [one.message for one in checked.findings if one.code == "schema"]


def test_more_misfits_than_can_be_placed_are_told_by_their_kinds() -> None:
    told = messages(validate("f", in_xml(2_001, b"x"), Demands(), None))
    assert told[0] == "2,001 places do not fit the schema, too many to say where; of these kinds they are"
    assert len(told) == 2
    assert told[1].startswith("'x' is none of application, framework")


def test_as_many_as_can_be_placed_have_their_places() -> None:
    told = messages(validate("f", in_xml(2_000, b"x"), Demands(), None))
    assert len(told) == 2_000
    assert told[-1].startswith("components[1999].type: 'x' is none of application, framework")


def test_a_document_of_64_mb_and_more_is_not_read() -> None:
    checked = validate("f", b"{" + b" " * 64 * 1024 * 1024, Demands(), None)
    assert [one.message for one in checked.findings] == ["it has more than 64 MB, and such files are not read"]


def test_extensions_of_others_change_nothing() -> None:
    plain = xml(b'<components><component type="file" bom-ref="r"><name>a</name></component></components>')
    with_others = xml(
        b'<components><component type="file" bom-ref="r" o:x="1"><name>a</name>'
        b'<o:more bom-ref="s"/></component></components><o:Signature><o:x/></o:Signature>',
        b' xmlns:o="urn:other"',
    )
    assert validate("f", plain, Demands(), None) == validate("f", with_others, Demands(), None)


def test_comments_and_instructions_change_nothing() -> None:
    plain = b'<components><component type="file"><name>a</name></component></components>'
    noisy = plain.replace(b"<components>", b"<!-- <x> --><?php x?><components>").replace(b">a<", b"><!-- b -->a<?c?><")
    assert validate("f", xml(plain), Demands(), None) == validate("f", xml(noisy), Demands(), None)


def test_a_prefix_for_the_namespace_changes_nothing() -> None:
    plain = xml(b'<components><component type="file"><name>a</name></component></components>')
    prefixed = plain.replace(b"xmlns=", b"xmlns:p=").replace(b"</", b"</p:").replace(b"<c", b"<p:c")
    prefixed = prefixed.replace(b"<n", b"<p:n").replace(b"<b", b"<p:b")
    assert validate("f", plain, Demands(), None) == validate("f", prefixed, Demands(), None)
