"""Spreadsheet files as sheets of text: .xlsx and .xls opened safely, nothing evaluated and nothing fetched."""
