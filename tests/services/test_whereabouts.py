from pathlib import Path

import pytest

from trustdesk.services.whereabouts import Whereabouts, whereabouts, whereabouts_of

MOUNTS = """\
/dev/sda1 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
/dev/sda2 /home ext4 rw 0 0
server:/export/home /home/anna/H nfs4 rw,vers=4.2 0 0
//filer/avd /mnt/avdelning\\040öst cifs rw 0 0
anna@dator: /home/anna/borta fuse.sshfs rw 0 0
/dev/sdb1 /home/anna/H/usb vfat rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/home/anna/.local/share/TrustDesk", "local", ""),
        (r"C:\Users\anna\AppData\Local\TrustDesk", "local", ""),
        ("/home/anna/OneDrive/TrustDesk", "synced", "OneDrive"),
        (r"C:\Users\anna\OneDrive - Kommunen\TrustDesk", "synced", "OneDrive - Kommunen"),
        (r"C:\Users\anna\onedrive\TrustDesk", "synced", "onedrive"),
        ("/home/anna/Dropbox (Privat)/TrustDesk", "synced", "Dropbox (Privat)"),
        ("/home/anna/Nextcloud", "synced", "Nextcloud"),
        ("/Users/anna/Library/Mobile Documents/td", "synced", "Mobile Documents"),
        ("/Users/anna/Library/CloudStorage/GoogleDrive-anna/td", "synced", "CloudStorage"),
        (r"G:\Min enhet\TrustDesk", "synced", "Min enhet"),
        ("/home/anna/Sync/td", "synced", "Sync"),
        ("/home/anna/Synced notes/td", "local", ""),
        ("/home/anna/Box 4/td", "local", ""),
        ("/home/anna/Megafon/td", "local", ""),
        ("/home/anna/icloudy/td", "local", ""),
        (r"\\filer\hem\anna\TrustDesk", "network", r"\\filer\hem"),
        ("//filer/hem/anna", "network", r"\\filer\hem"),
        (r"\\?\UNC\filer\hem\anna", "network", r"\\filer\hem"),
        (r"\\?\C:\Users\anna", "local", ""),
        (r"h:\TrustDesk", "network", "H:"),
        (r"D:\TrustDesk", "local", ""),
        ("/home/anna/H/TrustDesk", "network", "/home/anna/H"),
        ("/home/anna/H", "network", "/home/anna/H"),
        ("/home/anna/Hus/TrustDesk", "local", ""),
        ("/home/anna/H/usb/TrustDesk", "local", ""),
        ("/mnt/avdelning öst/td", "network", "/mnt/avdelning öst"),
        ("/home/anna/borta/td", "network", "/home/anna/borta"),
        ("/home/anna/H/OneDrive/td", "synced", "OneDrive"),
    ],
)
def test_where_a_folder_lies(path, kind, name):
    assert whereabouts_of([path], MOUNTS, ["H:"]) == Whereabouts(kind, name)


def test_a_link_is_followed():
    paths = ["/home/anna/td", "/home/anna/Dropbox/td"]
    assert whereabouts_of(paths) == Whereabouts("synced", "Dropbox")


def test_a_folder_of_this_machine_is_local_and_a_link_into_a_synced_one_is_not(tmp_path):
    (tmp_path / "Nextcloud" / "td").mkdir(parents=True)
    link = tmp_path / "td"
    link.symlink_to(tmp_path / "Nextcloud" / "td")
    assert whereabouts(tmp_path).kind == "local"
    assert whereabouts(tmp_path / "not there yet").kind == "local"
    assert whereabouts(link) == Whereabouts("synced", "Nextcloud")


def test_a_link_in_a_circle_is_taken_as_it_is_written(tmp_path):
    circle = tmp_path / "a"
    circle.symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(circle)
    assert whereabouts(Path(circle)).kind == "local"
