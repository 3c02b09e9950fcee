// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <glibmm/main.h>
#include <gtk/gtk.h>

namespace ui {

/// The dialogs that GTK and WebKit open by themselves over this program's windows: to print, to choose a file, a folder
/// or a colour. They end with the session (promise 7), in practice they carry its mark as all windows do (promise 8),
/// and a screen reader is told what is on their buttons as of ours. Thread: main loop.
class ToolkitDialogs {
public:
  explicit ToolkitDialogs(bool practice);
  ~ToolkitDialogs();
  ToolkitDialogs(const ToolkitDialogs&) = delete;
  ToolkitDialogs& operator=(const ToolkitDialogs&) = delete;
  ToolkitDialogs(ToolkitDialogs&&) = delete;
  ToolkitDialogs& operator=(ToolkitDialogs&&) = delete;

  /// Cancels those that are open.
  static void close();

private:
  static void windows_changed(GListModel* windows, guint position, guint removed, guint added, gpointer self);
  bool dress() const;

  bool m_practice;
  sigc::connection m_dressing;
};

} // namespace ui
