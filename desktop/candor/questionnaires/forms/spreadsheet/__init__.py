"""Plain spreadsheets: whatever somebody wrote below headings, in the languages and layouts we meet."""
