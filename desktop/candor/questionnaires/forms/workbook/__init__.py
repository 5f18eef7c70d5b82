"""The way back: a questionnaire as an .xlsx, in the shape it came in or in one of our own."""
