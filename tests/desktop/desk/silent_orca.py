#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""silent_orca.py LOG: runs the screen reader Orca with its log written line by line.

Orca's own program writes it in pieces, and will not start, or ends the other one, where the user runs Orca already.
"""

import sys

from orca import debug

debug.debugLevel = debug.LEVEL_ALL
debug.eventDebugLevel = debug.LEVEL_OFF
debug.debugFile = open(sys.argv[1], "w", buffering=1)

from orca import orca  # noqa: E402 - what it does while it is imported belongs into the log

orca.getSettingsManager().activate(None, {})
sys.exit(orca.main())
