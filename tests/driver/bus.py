"""The accessibility bus: the road along which a screen reader asks a program what it shows."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from typing import Any

from jeepney import DBusAddress, Message, MessageType, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.driver.waiting import until

Address = tuple[str, str]
"""A bus name and an object path."""

_PREFIX = "org.a11y.atspi."
_PATIENCE = 5.0


class RefusedError(RuntimeError):
    """The program said no, did not answer in time, or what was asked about is gone."""


class Bus:
    """An open connection; interfaces are named without their `org.a11y.atspi.`."""

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def call(
        self, address: Address, interface: str, method: str, signature: str = "", *values: object
    ) -> tuple[Any, ...]:
        """Gives the answer's values. Raises RefusedError."""
        name, path = address
        target = DBusAddress(path, name, _PREFIX + interface)
        return self._ask(new_method_call(target, method, signature or None, values))

    def get(self, address: Address, interface: str, name: str) -> Any:
        """Gives a property's value. Raises RefusedError."""
        owner, path = address
        properties = Properties(DBusAddress(path, owner, _PREFIX + interface))
        return self._ask(properties.get(name))[0][1]

    def put(
        self, address: Address, interface: str, name: str, signature: str, value: object
    ) -> None:
        """Sets a property. Raises RefusedError."""
        owner, path = address
        properties = Properties(DBusAddress(path, owner, _PREFIX + interface))
        self._ask(properties.set(name, signature, value))

    def process_id(self, name: str) -> int:
        """Gives the process behind a bus name. Raises RefusedError."""
        daemon = DBusAddress(
            "/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus"
        )
        message = new_method_call(daemon, "GetConnectionUnixProcessID", "s", (name,))
        return int(self._ask(message)[0])

    def _ask(self, message: Message) -> tuple[Any, ...]:
        return _answer(self._connection, message)


@contextmanager
def accessibility_bus(environment: Mapping[str, str]) -> Iterator[Bus]:
    """Opens the accessibility bus of the display in `environment`."""
    with closing(open_dbus_connection(environment["DBUS_SESSION_BUS_ADDRESS"])) as session:
        address = until(lambda: _bus_address(session), "an accessibility bus", seconds=20)
    with closing(open_dbus_connection(address)) as connection:
        yield Bus(connection)


def _bus_address(session: DBusConnection) -> str:
    launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    try:
        return str(_answer(session, new_method_call(launcher, "GetAddress"))[0])
    except RefusedError:  # the launcher has not taken its name yet
        return ""


def _answer(connection: DBusConnection, message: Message) -> tuple[Any, ...]:
    try:
        reply = connection.send_and_get_reply(message, timeout=_PATIENCE)
    except TimeoutError as error:
        raise RefusedError(f"no answer within {_PATIENCE:g} s") from error
    if reply.header.message_type is MessageType.error:
        raise RefusedError(str(reply.body[0] if reply.body else reply.header.fields))
    return tuple(reply.body)
