from __future__ import annotations

import pytest

from dodcheck.supply.versions.conventions import sboms_in, tables_in

SBOMS = [
    *("SBOM.json", "sbom.xml", "bom.json", "docs/bom.xml", "docs/refactor/SBOM.json", "sbom.cdx.json", "app.cdx.json"),
    *("app.spdx", "app.spdx.json", "sbom.spdx.rdf", "release/project-sbom.json", "a.spdx.yaml"),
]
NO_SBOMS = [
    *(
        "bomb.json",
        "docs/bomber.xml",
        "tests/fixtures/sbom.json",
        "third_party/zlib/sbom.json",
        "examples/bom.json",
        "subprojects/a/bom.json",
    ),
    *("sbom.md", "package.json", "vendor/a/a.spdx", "sbom.txt", "my_bom.py", "node_modules/a/bom.json"),
]
TABLES = [
    *("THIRD_PARTY_VERSIONS.md", "docs/third-party-versions.md", "docs/refactor/THIRD_PARTY_VERSIONS.md"),
    *("docs/THIRD_PARTY.md", "3rdparty.md", "vendored-dependencies.md", "docs/VendoredLibraries.md"),
    *("third_party/VERSIONS.md", "vendor/versions.md", "third_party/THIRD_PARTY.md", "docs/dependency-versions.md"),
]
NO_TABLES = [
    *("VERSIONS.md", "third_party/README.md", "third_party/zlib/VERSIONS.md", "tests/THIRD_PARTY_VERSIONS.md"),
    *("docs/dependencies.md", "third_party_versions.txt", "docs/third-party-services.md", "CHANGELOG.md"),
]


@pytest.mark.parametrize("path", SBOMS)
def test_names_of_bills_of_materials(path: str) -> None:
    assert sboms_in([path]) == (path,)


@pytest.mark.parametrize("path", NO_SBOMS)
def test_names_of_something_else_than_a_bill_of_materials(path: str) -> None:
    assert sboms_in([path]) == ()


@pytest.mark.parametrize("path", TABLES)
def test_names_of_tables(path: str) -> None:
    assert tables_in([path]) == (path,)


@pytest.mark.parametrize("path", NO_TABLES)
def test_names_of_something_else_than_a_table(path: str) -> None:
    assert tables_in([path]) == ()
