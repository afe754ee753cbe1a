import pytest

from ssa_desk.system.places import is_network, place_of, system_of

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/heim /home/ada/Schul\\040Laufwerk cifs rw 0 0
server:/daten /mnt/nfs nfs4 rw 0 0
/dev/sdb1 /mnt/nfs/stick vfat rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ada", "ext4"),
        ("/home/ada/Schul Laufwerk/SSA", "cifs"),
        ("/mnt/nfs/a/b", "nfs4"),
        ("/mnt/nfs/stick", "vfat"),
    ],
)
def test_the_innermost_mount_decides(tmp_path, folder, kind):
    assert system_of(type(tmp_path)(folder), MOUNTS) == kind


def test_a_folder_of_this_machine_is_local(tmp_path):
    assert place_of(tmp_path, {}) == ("local", "")


def test_a_share_by_its_name_is_a_network(tmp_path):
    assert is_network(type(tmp_path)("//server/freigabe/SSA"))


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("OneDrive - Stadt Musterhausen", "OneDrive"),
        ("Dropbox", "Dropbox"),
        ("Nextcloud", "Nextcloud"),
        ("iCloud Drive", "iCloud"),
    ],
)
def test_a_folder_that_is_copied_away_is_known_by_its_name(tmp_path, name, service):
    (tmp_path / name).mkdir()
    assert place_of(tmp_path / name / "kommt" / "noch", {}) == ("synced", service)


@pytest.mark.parametrize("mark", [".sync_0a1b2c.db", ".dropbox", ".stfolder"])
def test_a_folder_that_is_copied_away_is_known_by_its_marks(tmp_path, mark):
    (tmp_path / mark).touch()
    (tmp_path / "SSA").mkdir()
    assert place_of(tmp_path / "SSA", {}).kind == "synced"


def test_a_folder_that_the_system_names_is_known(tmp_path):
    assert place_of(tmp_path, {"OneDrive": str(tmp_path)}).service == "OneDrive"
    assert place_of(tmp_path, {"APPDATA": str(tmp_path)}).kind == "roaming"
