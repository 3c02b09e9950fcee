// SPDX-License-Identifier: EUPL-1.2
// The heavy headers of tests with a web view, compiled once. Every file still includes what it uses.
#include <gtest/gtest.h>
#include <gtkmm/box.h>
#include <webkit/webkit.h>
