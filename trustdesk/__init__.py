"""TrustDesk: a private dagbok for civil servants beside a framework for trust-based governance."""

__version__ = "0.1.0"
