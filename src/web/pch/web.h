// SPDX-License-Identifier: EUPL-1.2
#include <gtkmm/box.h>
#include <webkit/webkit.h>
