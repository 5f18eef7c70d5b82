"""The window: PySide6 widgets, pages and models; the only place that knows Qt."""
