"""Sleep and lock as told on a real bus, by a small stand-in for the system's login service."""

import os
import shutil
import subprocess
import sys

import pytest

BUS = shutil.which("dbus-run-session")

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QApplication, QWidget
from ssa_desk.ui.session import SessionWatch

app = QApplication([])
window = QWidget()
watch = SessionWatch(window)
heard = []
watch.sleeping.connect(lambda: heard.append("sleep"))
watch.screen_locked.connect(lambda: heard.append("lock"))
login = QDBusConnection.connectToBus(sys.argv[1], "login") if len(sys.argv) > 1 else None

def tell():
    login.registerService("org.freedesktop.login1")
    path, name = "/org/freedesktop/login1", "org.freedesktop.login1"
    send(path, f"{name}.Manager", "PrepareForSleep", True)
    send(f"{path}/session/_31", f"{name}.Session", "Lock")
    send("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    send("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", False)

def send(path, interface, signal, *values):
    message = QDBusMessage.createSignal(path, interface, signal)
    message.setArguments(list(values))
    login.send(message)

if login is not None:
    QTimer.singleShot(200, tell)
QTimer.singleShot(1500, app.quit)
app.exec()
print(watch.hears_sleep, *heard)
"""


def run(command, extra=()):
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith("DBUS_")}
    surroundings |= {"QT_QPA_PLATFORM": "offscreen", "XDG_SESSION_ID": "1", **dict(extra)}
    surroundings.pop("DISPLAY", None)
    done = subprocess.run(
        command, env=surroundings, capture_output=True, text=True, timeout=60, check=True
    )
    return done.stdout.split()


@pytest.mark.skipif(BUS is None or sys.platform != "linux", reason="needs a bus")
def test_sleep_and_lock_are_heard_on_the_bus():
    same = "DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS"
    command = f'{same} exec "$0" -c "$1" "$DBUS_SESSION_BUS_ADDRESS"'
    heard = run([BUS, "--", "sh", "-c", command, sys.executable, PROGRAM])
    assert heard == ["True", "sleep", "lock", "lock"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs a bus elsewhere")
def test_without_any_bus_the_program_works_and_says_what_it_cannot_hear():
    nowhere = {"DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    assert run([sys.executable, "-c", PROGRAM], nowhere) == ["False"]
