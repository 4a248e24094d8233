"""Where the bundled files and the person's data live."""

from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled(name: str) -> Path:
    """Gives a bundled folder ("resources" or "content").

    In an installed wheel they lie in the package, from source and in the one-folder program
    beside it.
    """
    inside = _PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def dictionaries() -> list[tuple[str, Path]]:
    """Gives the spelling dictionaries there are: a language and its .dic file.

    In the one-folder program they lie among the resources (build.spec); else where pip put them.
    """
    lying = bundled("resources") / "dictionaries"
    if lying.is_dir():
        found = [("sv", lying / "sv_SE_expanded.dic"), ("en", lying / "en_US.dic")]
    else:
        found = [
            (language, path)
            for language, package, name in (
                ("sv", "hunspell-sv", "sv_SE_expanded.dic"),
                ("en", "chunspell", "en_US.dic"),
            )
            for path in _installed(package, name)
        ]
    return [(language, path) for language, path in found if path.is_file()]


def _installed(package: str, name: str) -> list[Path]:
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files(package) or []
    except PackageNotFoundError:
        return []
    return [Path(str(file.locate())).resolve() for file in listed if file.name == name]


def default_data_folder() -> Path:
    """Gives the platform's local (not roaming) data folder for TrustDesk."""
    import platformdirs  # not for a start that names its folder

    return Path(platformdirs.user_data_dir("TrustDesk", appauthor=False, roaming=False))


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The person's data folder and what lies in it (design, section 6)."""

    root: Path

    @property
    def journal(self) -> Path:
        """The one SQLite file."""
        return self.root / "journal.db"

    @property
    def ballast(self) -> Path:
        """Room kept aside for a save on a full disk; it holds nothing."""
        return self.root / "ballast"

    @property
    def lock(self) -> Path:
        """Held by the open window."""
        return self.root / "journal.lock"

    @property
    def raise_request(self) -> Path:
        """Written by a second window that wants the first to come forward."""
        return self.root / "raise.request"

    @property
    def backups(self) -> Path:
        """Verified copies."""
        return self.root / "backups"

    @property
    def packs(self) -> Path:
        """Content packs of the person's own."""
        return self.root / "packs"

    @property
    def removed_packs(self) -> Path:
        """Content packs the person has taken away."""
        return self.root / "packs-removed"

    @property
    def settings(self) -> Path:
        """Language, theme, size, window, and that a journal existed here."""
        return self.root / "settings.json"

    @property
    def log(self) -> Path:
        """What happened, never any text of an entry."""
        return self.root / "trustdesk.log"
