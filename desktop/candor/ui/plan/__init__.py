"""The interview plan in the window: what is asked within the time, adjusted by hand before the interview begins."""
