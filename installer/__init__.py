"""From a bare Python to a running Niêm, with one command: ``python3 -m installer run``.

Standard library only: this package runs before anything is installed. One folder per operating system holds what is
particular to it.
"""
