"""Handboken: how to use TrustDesk, what protects it, and what it is made of."""
