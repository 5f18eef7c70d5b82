"""The committee's PDF and the other ways out: outline, drawing, signing and examination, exports as data."""
