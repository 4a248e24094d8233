"""PySide6 widgets: one folder per page, and what is reusable."""
