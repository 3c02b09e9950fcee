// SPDX-License-Identifier: EUPL-1.2
#pragma once

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

  struct Unref {
    void operator()(gpointer object) const { g_object_unref(object); }
  };

  std::shared_ptr<Chosen> m_chosen;
#if GTK_CHECK_VERSION(4, 10, 0)
  std::unique_ptr<GCancellable, Unref> m_cancellable;
#else
  std::unique_ptr<GtkFileChooserNative, Unref> m_dialog;
#endif
};

} // namespace ui
