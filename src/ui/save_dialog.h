// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <gtk/gtk.h>
#include <gtkmm/window.h>
#include <sigc++/functors/slot.h>

#include <memory>
#include <string>

namespace ui {

/// Asks where a file is to be saved, with the desktop's own dialog (in a sandbox, that of its portal), which asks
/// before it replaces another file. Whoever keeps it ends it: destroyed, the dialog goes, wherever it runs, and nobody
/// is told. Thread: main loop.
class SaveDialog {
public:
  /// Gets the path, or nothing when the user does not want the file. It may destroy the dialog.
  using Chosen = sigc::slot<void(const std::string& path)>;

  /// `practice`: its title says so (promise 8).
  SaveDialog(Gtk::Window& over, bool practice, const std::string& name, Chosen chosen);
  ~SaveDialog();
  SaveDialog(const SaveDialog&) = delete;
  SaveDialog& operator=(const SaveDialog&) = delete;
  SaveDialog(SaveDialog&&) = delete;
  SaveDialog& operator=(SaveDialog&&) = delete;

private:
#if GTK_CHECK_VERSION(4, 10, 0)
  static void answered(GObject* dialog, GAsyncResult* result, gpointer chosen);
#else
  static void answered(GtkNativeDialog* dialog, int response, gpointer self);
#endif

  std::shared_ptr<Chosen> m_chosen;
#if GTK_CHECK_VERSION(4, 10, 0)
  base::ObjectPtr<GCancellable> m_cancellable;
#else
  base::ObjectPtr<GtkFileChooserNative> m_dialog;
#endif
};

} // namespace ui
