#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Prints what is told on the display of programs that start, as a desktop hears it (startup notification), until it is
ended: "new: ID=…", "change: …", "remove: ID=…"."""

import ctypes

PROPERTY_CHANGE_MASK = 1 << 22
CLIENT_MESSAGE = 33

x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x11.XInternAtom.restype = ctypes.c_ulong
x11.XNextEvent.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]


class ClientMessage(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send_event", ctypes.c_int),
                ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message_type", ctypes.c_ulong),
                ("format", ctypes.c_int), ("data", ctypes.c_long * 5)]


class Event(ctypes.Union):
    _fields_ = [("message", ClientMessage), ("room", ctypes.c_long * 24)]


display = x11.XOpenDisplay(None)
x11.XSelectInput(display, x11.XDefaultRootWindow(display), PROPERTY_CHANGE_MASK)
begin, more = (x11.XInternAtom(display, name, False) for name in (b"_NET_STARTUP_INFO_BEGIN", b"_NET_STARTUP_INFO"))
x11.XSync(display, False)
print("ready", flush=True)
parts = {}  # by the window that tells
event = Event()
while True:
    x11.XNextEvent(display, ctypes.byref(event))
    told = event.message
    if told.type != CLIENT_MESSAGE or told.message_type not in (begin, more):
        continue
    data, ended, _ = bytes(told.data)[:20].partition(b"\0")
    text = (b"" if told.message_type == begin else parts.get(told.window, b"")) + data
    parts[told.window] = text
    if ended:
        print(text.decode(errors="replace"), flush=True)
