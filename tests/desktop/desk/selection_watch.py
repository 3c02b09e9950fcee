#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Prints what the selections of the display hold, each time that somebody puts something into one, until it is ended."""

import gi

gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402


def watch(clipboard: Gdk.Clipboard) -> None:
    def tell(_clipboard, answer):
        try:
            text = clipboard.read_text_finish(answer)
        except GLib.Error:
            text = ""
        print(text or "", flush=True)

    clipboard.connect("changed", lambda _clipboard: clipboard.read_text_async(None, tell))


Gtk.init()
display = Gdk.Display.get_default()
watch(display.get_primary_clipboard())
watch(display.get_clipboard())
print("ready", flush=True)
GLib.MainLoop().run()
