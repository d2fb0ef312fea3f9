"""SPDX 2.2 and 2.3, in five encodings: all become the values that JSON has, and those a bill of materials."""
