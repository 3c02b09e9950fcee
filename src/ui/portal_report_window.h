// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/save_dialog.h"
#include "ui/template.h"

#include <gtkmm/window.h>
#include <sigc++/functors/slot.h>

#include <memory>
#include <optional>
#include <string>

namespace ui {

/// Shows a report of the last way through the portal, all of it, before the user copies or saves it. Over the window
/// that it is asked for in, and goes with that. Thread: main loop.
class PortalReportWindow : public Gtk::Window {
public:
  /// Writes the report to this file, and says whether it could.
  using Save = sigc::slot<bool(const std::string& report, const std::string& path)>;

  /// `practice`: its own colour and title (promise 8).
  PortalReportWindow(Gtk::Window& over, bool practice, Save save);

  /// Nothing: there is no way to tell of.
  void show_report(const std::optional<std::string>& report);

private:
  void copy();
  void save();
  void set_heading(const Glib::ustring& text);

  bool m_practice;
  Save m_save;
  Template m_template{"portal-report-window"};
  std::string m_report;
  std::unique_ptr<SaveDialog> m_save_dialog;
};

} // namespace ui
