// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/builder.h>
#if __has_include(<gtkmm/searchentry2.h>)
#include <gtkmm/searchentry2.h>
#else
#include <gtkmm/searchentry.h>
#endif

namespace ui {

/// gtkmm's class of a GtkSearchEntry. Its first one is a Gtk::Entry, which GtkSearchEntry is not; since 4.14 there is a
/// second, and the first is deprecated.
#if __has_include(<gtkmm/searchentry2.h>)
using GtkmmSearchEntry = Gtk::SearchEntry2;
#else
using GtkmmSearchEntry = Gtk::SearchEntry;
#endif

/// A search box out of a template. Which of its two classes gtkmm makes by itself for one hangs on whether there is a
/// Gtk::Application, and on what was set before there was; so a template makes this one.
/// Lifetime: as that of any widget of a template, it goes with the GtkSearchEntry.
class SearchEntry : public GtkmmSearchEntry {
public:
  SearchEntry(BaseObjectType* entry, const Glib::RefPtr<Gtk::Builder>& /*builder*/) : GtkmmSearchEntry{entry} {}
};

} // namespace ui
