# The part of license-expression that dodcheck uses: the package has no types of its own.

from typing import TypedDict

class _Licence(TypedDict):
    license_key: str
    spdx_license_key: str | None
    is_exception: bool
    is_deprecated: bool

def get_license_index() -> list[_Licence]: ...

class LicenseExpression:
    def simplify(self) -> LicenseExpression: ...

class Licensing:
    def parse(self, expression: str, *, simple: bool = ...) -> LicenseExpression: ...
