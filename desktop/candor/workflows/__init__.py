"""What people do: prepare, conduct, attach, follow up, sign off, verify; and the ports through which they reach the world."""
