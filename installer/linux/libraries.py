"""The shared libraries and programs that Niêm needs, each with the Debian package that carries it.

Found by loading each by its soname, never by asking for a package's name: Ubuntu 24.04 calls some of these packages
``…t64``, other systems call them something else, and a library may have been put there without any package.
"""

from __future__ import annotations

LIBRARIES: dict[str, str] = {
    # Qt itself, with or without a screen
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    # windows on X11
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    # windows on Wayland
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-egl.so.1": "libwayland-egl1",
    # printing of papers, and what Qt's printing leans on
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libcups.so.2": "libcups2",
    "libbrotlidec.so.1": "libbrotli1",
}
"""soname → Debian package."""

PROGRAMS_FOR_TESTS: dict[str, str] = {
    # a session of the tests' own, with a real Secret Service in it
    "dbus-run-session": "dbus-daemon",
    "dbus-send": "dbus-bin",
    "gnome-keyring-daemon": "gnome-keyring",
    # windows on a real X server that nobody sees
    "Xvfb": "xvfb",
    "xauth": "xauth",
    # second opinions on our PDFs
    "pdfsig": "poppler-utils",
    "qpdf": "qpdf",
    # ... and on our certificates
    "certutil": "libnss3-tools",
    "openssl": "openssl",
    # sees every write of an act, for the simulated power cuts
    "strace": "strace",
}
"""program → Debian package, for the tests only."""

VENV_PACKAGE = "python3-venv"
"""Debian takes ensurepip out of Python and puts it here."""
