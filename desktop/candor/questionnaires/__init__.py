"""Questionnaires as files: the YAML format, its reader and writer, its checks, and the library of what ships."""
