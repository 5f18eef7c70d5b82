"""The window: PySide6 widgets, pages and models; the only place that knows Qt."""

from __future__ import annotations

import PySide6.QtCore  # noqa: F401 - brings in shibokensupport
from shibokensupport import feature

# Qt for Python reads the source of every module imported after it, looking for its own optional spellings, which we do
# not use. Its look breaks packages whose names appear on demand: pydantic, imported halfway, fails for good.
feature._mod_uses_pyside = lambda _module: False
