"""XLSForms: survey, choices and settings of a workbook, and the small part of XPath in its conditions."""
