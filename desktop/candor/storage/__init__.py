"""The dossier on disk: one SQLite file, opened through a guard, written one durable transaction at a time."""
