"""What TrustDesk knows and its rules: frozen dataclasses, standard library only."""
