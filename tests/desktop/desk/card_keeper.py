#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Another program that keeps the card in the first reader for itself, from the line "kept" on until it is ended."""

import ctypes
import sys
import time

SCOPE_SYSTEM = 2
SHARE_EXCLUSIVE = 1
ANY_PROTOCOL = 3

pcsc = ctypes.CDLL("libpcsclite.so.1")
pcsc.SCardEstablishContext.argtypes = [ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
pcsc.SCardListReaders.argtypes = [ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p]
pcsc.SCardConnect.argtypes = [ctypes.c_long, ctypes.c_char_p, ctypes.c_ulong, ctypes.c_ulong, ctypes.c_void_p,
                              ctypes.c_void_p]


def succeed(what: str, code: int) -> None:
    if code != 0:
        sys.exit(f"{what}: {code & 0xFFFFFFFF:#010x}")


context = ctypes.c_long()
succeed("SCardEstablishContext", pcsc.SCardEstablishContext(SCOPE_SYSTEM, None, None, ctypes.byref(context)))
names = ctypes.create_string_buffer(1024)
size = ctypes.c_ulong(len(names))
succeed("SCardListReaders", pcsc.SCardListReaders(context, None, names, ctypes.byref(size)))
card = ctypes.c_long()
protocol = ctypes.c_ulong()
succeed("SCardConnect", pcsc.SCardConnect(context, names.value, SHARE_EXCLUSIVE, ANY_PROTOCOL, ctypes.byref(card),
                                          ctypes.byref(protocol)))
print("kept", flush=True)
while True:
    time.sleep(60)
