// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <gtkmm/aboutdialog.h>

namespace ui {

/// What program this is: name, version, licence.
class AboutWindow : public Gtk::AboutDialog {
public:
  /// `practice`: its own colour and title (promise 8).
  explicit AboutWindow(bool practice);
};

} // namespace ui
