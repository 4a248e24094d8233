"""Ids of reflections: UUIDv7, so that they sort by when they were made."""

import secrets
from datetime import datetime
from uuid import UUID


def new_id(moment: datetime) -> str:
    """Gives a UUIDv7 (RFC 9562, section 5.7) made at the aware `moment`, as text."""
    milliseconds = int(moment.timestamp() * 1000) & ((1 << 48) - 1)
    value = (milliseconds << 80) | secrets.randbits(80)
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return str(UUID(int=value))
