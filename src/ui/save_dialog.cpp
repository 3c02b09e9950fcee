// SPDX-License-Identifier: EUPL-1.2
#include "ui/save_dialog.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>

#include <memory>

namespace ui {

namespace {

using Chosen = sigc::slot<void(const std::string&)>;

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};

using File = std::unique_ptr<GFile, Unref>;

File downloads_folder() {
  const char* folder = g_get_user_special_dir(G_USER_DIRECTORY_DOWNLOAD);
  return File{g_file_new_for_path(folder == nullptr ? g_get_home_dir() : folder)};
}

void tell(gpointer kept, const File& file) {
  const std::unique_ptr<Chosen> chosen{static_cast<Chosen*>(kept)};
  const std::unique_ptr<char, decltype(&g_free)> path{file ? g_file_get_path(file.get()) : nullptr, g_free};
  if (!chosen->empty())
    (*chosen)(path ? path.get() : "");
}

} // namespace

#if GTK_CHECK_VERSION(4, 10, 0)

void ask_where_to_save(Gtk::Window& over, const std::string& name, const Chosen& chosen) {
  const std::unique_ptr<GtkFileDialog, Unref> dialog{gtk_file_dialog_new()};
  gtk_file_dialog_set_title(dialog.get(), _("Save file"));
  gtk_file_dialog_set_initial_name(dialog.get(), name.c_str());
  gtk_file_dialog_set_initial_folder(dialog.get(), downloads_folder().get());
  const auto answered = [](GObject* source, GAsyncResult* result, gpointer kept) {
    tell(kept, File{gtk_file_dialog_save_finish(GTK_FILE_DIALOG(source), result, nullptr)});
  };
  gtk_file_dialog_save(dialog.get(), over.gobj(), nullptr, answered, new Chosen{chosen});
}

#else

void ask_where_to_save(Gtk::Window& over, const std::string& name, const Chosen& chosen) {
  auto* dialog =
      gtk_file_chooser_native_new(_("Save file"), over.gobj(), GTK_FILE_CHOOSER_ACTION_SAVE, nullptr, nullptr);
  gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(dialog), TRUE);
  gtk_file_chooser_set_current_name(GTK_FILE_CHOOSER(dialog), name.c_str());
  gtk_file_chooser_set_current_folder(GTK_FILE_CHOOSER(dialog), downloads_folder().get(), nullptr);
  const auto answered = +[](GtkNativeDialog* native, int response, gpointer kept) {
    const std::unique_ptr<GtkNativeDialog, Unref> owned{native};
    tell(kept, response == GTK_RESPONSE_ACCEPT ? File{gtk_file_chooser_get_file(GTK_FILE_CHOOSER(native))} : File{});
  };
  g_signal_connect(dialog, "response", G_CALLBACK(answered), new Chosen{chosen});
  gtk_native_dialog_show(GTK_NATIVE_DIALOG(dialog));
}

#endif

} // namespace ui
