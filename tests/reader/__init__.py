"""A second program that reads what the first one writes, made from docs/file-format.md alone.

It shares no line with `app/` (a test holds it to that), opens a vault, a kit and a package given their secrets, and
proves every hash and signature on the way. Where it cannot read, either the page is wrong or the program is.
"""
