#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""silent_orca.py LOG: runs the screen reader Orca with its log written line by line.

Orca's own program writes it in pieces, and will not start, or ends the other one, where the user runs Orca already.
"""

import importlib
import importlib.util
import sys

from orca import debug

debug.debugLevel = debug.LEVEL_ALL
debug.eventDebugLevel = debug.LEVEL_OFF
debug.debugFile = open(sys.argv[1], "w", buffering=1)

# What it does while it is imported belongs into the log.
if importlib.util.find_spec("orca.settings_manager"):
    from orca import orca, settings_manager  # noqa: E402

    # Called so since Orca 46.
    get_manager = getattr(settings_manager, "get_manager", None) or settings_manager.getManager
    get_manager().activate(None, {})
else:
    # Orca 51 has its settings by itself. Its modules need each other, and are there in the order of its program only.
    importlib.import_module("orca.extension_loader")
    from orca import orca  # noqa: E402
sys.exit(orca.main())
