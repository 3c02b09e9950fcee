# SPDX-License-Identifier: EUPL-1.2
"""A desk to sit at: a private display, bus, keyring and tray host, the practice program, and eyes and hands on it."""
