"""What this computer must have beside Python, how to notice that it is missing, and how to bring it.

Only Linux lacks anything: on Windows and macOS the Qt wheel brings all it needs.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from console import Trouble, last_words, quietly, say, step

# Each shared library that Qt's Core, Gui, Widgets, Svg, DBus and Network load and its wheel does not bring,
# with the Debian package that has it.
WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# What Qt's X11 plugin loads on top, needed only where there is a screen.
SCREEN_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Programs by which the tests look at the window and at the PDF with other people's eyes.
TEST_PROGRAMS = {
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "pdftotext": "poppler-utils",
    "qpdf": "qpdf",
    "openssl": "openssl",
}


def has_screen(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether a window can be shown: on Linux this takes a display, elsewhere there always is one."""
    return not sys.platform.startswith("linux") or any(environment.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY"))


def bring_libraries(*, screen: bool) -> None:
    """See to it that Qt finds the system's libraries; raises Trouble with the command to type when it cannot."""
    if sys.platform.startswith("linux"):
        wanted = WINDOW_LIBRARIES | (SCREEN_LIBRARIES if screen else {})
        _bring(
            {name: package for name, package in wanted.items() if not _loads(name)}, "libraries that the window needs"
        )


def bring_test_programs() -> None:
    """The same for the programs that the tests call."""
    missing = {name: package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)}
    if sys.platform.startswith("linux"):
        _bring(missing, "programs that the tests need")
    elif missing:
        say(f"  Not found: {', '.join(missing)}; the tests that need them are skipped.")


def bring_pip() -> bool:
    """On Debian's own Python the venv module lacks its pip: install it if we may; whether it is there now."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    if not (sys.executable.startswith("/usr/bin/") and shutil.which("apt-get")):
        return False
    _bring({"ensurepip": f"{version}-venv"}, "part of Python that makes environments")
    return True


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _bring(missing: Mapping[str, str], what: str) -> None:
    if not missing:
        return
    packages = sorted(set(missing.values()))
    if not shutil.which("apt-get"):
        raise Trouble(_without_apt(sorted(missing), what))
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if os.geteuid() != 0:
        raise Trouble(
            f"The {what} are missing. Install them with:\n\n    sudo {' '.join(command)}\n\nthen run this again."
        )
    with step(f"Installing {what}: {' '.join(packages)}"):
        _install(command)


def _install(command: list[str]) -> None:
    """With the package lists as they are; if that fails, with fresh ones, for they may be empty or out of date."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "apt.log"
        patient = [command[0], "-o", "DPkg::Lock::Timeout=300", *command[1:]]
        if quietly(patient, log, environment):
            return
        quietly(["apt-get", "update"], log, environment)
        if not quietly(patient, log, environment):
            raise Trouble(
                f"apt-get could not install them:\n\n{last_words(log)}\n\nMake this work, then run this again:\n\n"
                f"    {' '.join(command)}"
            )


def _without_apt(missing: Iterable[str], what: str) -> str:
    if shutil.which("dnf"):  # dnf finds a package by the library it provides
        wanted = " ".join(f"'{name}()(64bit)'" if ".so." in name else name for name in missing)
        return f"The {what} are missing. Install them with:\n\n    sudo dnf install {wanted}\n\nthen run this again."
    return (
        f"The {what} are missing: {', '.join(missing)}. Install them with your system's packages, then run this again."
    )
