"""What a diligence interview is. Standard library only; knows no file, no screen, no format."""
