"""Candor: diligence interviews, and a record of them that can be trusted."""

__version__ = "0.1.0"
