"""The JSON of a form: what a reflection keeps of the form it was written with."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from trustdesk.domain.framework import Form, FormField, LocalText, Option, RequestFields


def form_to_json(form: Form) -> str:
    """Gives a form as text, the same for the same form: sorted keys, texts by language."""
    return json.dumps(_plain(asdict(form)), ensure_ascii=False, sort_keys=True)


def form_from_json(text: str) -> Form:
    """Gives the form that a text of `form_to_json` stands for.

    What another version of TrustDesk has added is left out. Raises KeyError, TypeError or
    ValueError when it stands for none.
    """
    value = json.loads(text)
    request = value.get("request")
    return Form(
        id=value["id"],
        version=value["version"],
        group=value["group"],
        order=value["order"],
        page=value["page"],
        name=_local(value["name"]),
        help=_local(value["help"]),
        fields=tuple(_field(part) for part in value["fields"]),
        request=RequestFields(**request) if request else None,
    )


def form_fingerprint(text: str) -> bytes:
    """Gives the sha256 of a form's text (32 bytes)."""
    return hashlib.sha256(text.encode()).digest()


def _plain(value: Any) -> Any:
    """A text by language is written as its languages alone."""
    if isinstance(value, Mapping):
        if value.keys() == {"by_language"}:
            return dict(value["by_language"])
        return {key: _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _field(value: Mapping[str, Any]) -> FormField:
    known = {f.name for f in fields(FormField)}
    given = {name: part for name, part in value.items() if name in known}
    given["label"], given["help"] = _local(value["label"]), _local(value["help"])
    given["options"] = tuple(Option(o["id"], _local(o["label"])) for o in value["options"])
    return FormField(**given)


def _local(value: Mapping[str, str]) -> LocalText:
    return LocalText(dict(value))
