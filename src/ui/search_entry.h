// SPDX-License-Identifier: EUPL-1.2
#pragma once

#if __has_include(<gtkmm/searchentry2.h>)
#include <gtkmm/searchentry2.h>
#else
#include <gtkmm/searchentry.h>
#endif

namespace ui {

/// gtkmm's class of a GtkSearchEntry. Its first one is a Gtk::Entry, which GtkSearchEntry is not; since 4.14 there is a
/// second, and the first is deprecated and no longer what Gtk::Builder gives.
#if __has_include(<gtkmm/searchentry2.h>)
using SearchEntry = Gtk::SearchEntry2;
#else
using SearchEntry = Gtk::SearchEntry;
#endif

} // namespace ui
