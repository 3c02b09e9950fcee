// SPDX-License-Identifier: EUPL-1.2
// The heavy headers of this program, compiled once. Every file still includes what it uses.
#include <gtkmm.h>
