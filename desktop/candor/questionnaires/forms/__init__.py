"""Other people's forms, in and out: the desk that knows them all, and what every importer builds with."""
