// SPDX-License-Identifier: EUPL-1.2
#include "ui/save_dialog.h"

#include "ui/practice_banner.h"

#include <glib/gi18n.h>

#include <utility>

namespace ui {

namespace {

using File = base::ObjectPtr<GFile>;

File downloads_folder() {
  const char* folder = g_get_user_special_dir(G_USER_DIRECTORY_DOWNLOAD);
  return File{g_file_new_for_path(folder == nullptr ? g_get_home_dir() : folder)};
}

/// Who is told may destroy the dialog, and with it the last but this owner of `chosen`.
void tell(const std::shared_ptr<SaveDialog::Chosen>& chosen, const File& file) {
  const base::TextPtr path{file ? g_file_get_path(file.get()) : nullptr};
  if (!chosen->empty())
    (*chosen)(path ? path.get() : "");
}

} // namespace

#if GTK_CHECK_VERSION(4, 10, 0)

SaveDialog::SaveDialog(Gtk::Window& over, bool practice, const std::string& name, Chosen chosen)
    : m_chosen{std::make_shared<Chosen>(std::move(chosen))}, m_cancellable{g_cancellable_new()} {
  const base::ObjectPtr<GtkFileDialog> dialog{gtk_file_dialog_new()};
  gtk_file_dialog_set_title(dialog.get(), window_title(_("Save file"), practice).c_str());
  gtk_file_dialog_set_initial_name(dialog.get(), name.c_str());
  gtk_file_dialog_set_initial_folder(dialog.get(), downloads_folder().get());
  gtk_file_dialog_save(dialog.get(), over.gobj(), m_cancellable.get(), answered,
                       std::make_unique<std::shared_ptr<Chosen>>(m_chosen).release());
}

SaveDialog::~SaveDialog() {
  *m_chosen = {};
  g_cancellable_cancel(m_cancellable.get());
}

void SaveDialog::answered(GObject* dialog, GAsyncResult* result, gpointer chosen) {
  const std::unique_ptr<std::shared_ptr<Chosen>> kept{static_cast<std::shared_ptr<Chosen>*>(chosen)};
  tell(*kept, File{gtk_file_dialog_save_finish(GTK_FILE_DIALOG(dialog), result, nullptr)});
}

#else

SaveDialog::SaveDialog(Gtk::Window& over, bool practice, const std::string& name, Chosen chosen)
    : m_chosen{std::make_shared<Chosen>(std::move(chosen))},
      m_dialog{gtk_file_chooser_native_new(window_title(_("Save file"), practice).c_str(), over.gobj(),
                                           GTK_FILE_CHOOSER_ACTION_SAVE, nullptr, nullptr)} {
  auto* dialog = m_dialog.get();
  gtk_native_dialog_set_modal(GTK_NATIVE_DIALOG(dialog), TRUE);
  gtk_file_chooser_set_current_name(GTK_FILE_CHOOSER(dialog), name.c_str());
  gtk_file_chooser_set_current_folder(GTK_FILE_CHOOSER(dialog), downloads_folder().get(), nullptr);
  g_signal_connect(dialog, "response", G_CALLBACK(answered), this);
  gtk_native_dialog_show(GTK_NATIVE_DIALOG(dialog));
}

SaveDialog::~SaveDialog() {
  g_signal_handlers_disconnect_by_data(m_dialog.get(), this);
  gtk_native_dialog_destroy(GTK_NATIVE_DIALOG(m_dialog.get()));
}

void SaveDialog::answered(GtkNativeDialog* dialog, int response, gpointer self) {
  const auto chosen = static_cast<SaveDialog*>(self)->m_chosen;
  tell(chosen, response == GTK_RESPONSE_ACCEPT ? File{gtk_file_chooser_get_file(GTK_FILE_CHOOSER(dialog))} : File{});
}

#endif

} // namespace ui
