"""What people do: prepare, conduct, attach, follow up, sign off, verify; and the ports they need of the world."""
