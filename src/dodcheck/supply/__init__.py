"""The supply chain: bills of materials, vendored code, and how both agree."""
