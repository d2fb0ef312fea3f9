"""CycloneDX, JSON and XML: both become the same plain values, and those a bill of materials."""
