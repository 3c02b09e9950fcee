// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"

#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>

#include <string>
#include <vector>

/// GTK's dialogs to print that are open, and what their user does in them.
class PrintDialog {
public:
  [[nodiscard]] static std::size_t count() { return all().size(); }

  [[nodiscard]] static bool is_open() { return count() > 0; }

  static void cancel() {
    for (auto* dialog : all())
      g_signal_emit_by_name(dialog, "response", GTK_RESPONSE_CANCEL);
  }

  /// Chooses GTK's printer that writes files, and prints.
  static void print_to(const std::string& path) {
    auto* dialog = all().front();
    const base::TextPtr uri{g_filename_to_uri(path.c_str(), nullptr, nullptr)};
    const base::ObjectPtr<GtkPrintSettings> settings{gtk_print_settings_new()};
    gtk_print_settings_set_printer(settings.get(), file_printer().c_str());
    gtk_print_settings_set(settings.get(), GTK_PRINT_SETTINGS_OUTPUT_URI, uri.get());
    gtk_print_settings_set(settings.get(), GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
    gtk_print_unix_dialog_set_settings(dialog, settings.get());
    constexpr int most_turns = 2000;
    for (int turn = 0; turn < most_turns && gtk_print_unix_dialog_get_selected_printer(dialog) == nullptr; ++turn) {
      g_main_context_iteration(nullptr, FALSE);
      g_usleep(G_USEC_PER_SEC / 200);
    }
    g_signal_emit_by_name(dialog, "response", GTK_RESPONSE_OK);
  }

private:
  /// Its name is another one in each language.
  static std::string file_printer() {
    std::string name;
    gtk_enumerate_printers(
        [](GtkPrinter* printer, gpointer found) -> gboolean {
          if (gtk_printer_is_virtual(printer) == FALSE)
            return FALSE;
          *static_cast<std::string*>(found) = gtk_printer_get_name(printer);
          return TRUE;
        },
        &name, nullptr, TRUE);
    return name;
  }

  static std::vector<GtkPrintUnixDialog*> all() {
    std::vector<GtkPrintUnixDialog*> dialogs;
    auto* windows = gtk_window_get_toplevels();
    for (guint index = 0; index < g_list_model_get_n_items(windows); ++index)
      if (const base::ObjectPtr<GObject> each{G_OBJECT(g_list_model_get_item(windows, index))};
          GTK_IS_PRINT_UNIX_DIALOG(each.get()))
        dialogs.push_back(GTK_PRINT_UNIX_DIALOG(each.get()));
    return dialogs;
  }
};

/// Where a test prints to: gone with it.
class PrintedFile {
public:
  PrintedFile() : m_folder{base::TextPtr{g_dir_make_tmp("primaweb-print.XXXXXX", nullptr)}.get()} {}

  ~PrintedFile() {
    g_unlink(path().c_str());
    g_rmdir(m_folder.c_str());
  }

  PrintedFile(const PrintedFile&) = delete;
  PrintedFile& operator=(const PrintedFile&) = delete;
  PrintedFile(PrintedFile&&) = delete;
  PrintedFile& operator=(PrintedFile&&) = delete;

  [[nodiscard]] std::string path() const { return m_folder + "/printed.pdf"; }

  [[nodiscard]] std::string contents() const {
    char* text = nullptr;
    gsize size = 0;
    g_file_get_contents(path().c_str(), &text, &size, nullptr);
    const base::TextPtr owned{text};
    return text == nullptr ? std::string{} : std::string{text, size};
  }

private:
  std::string m_folder;
};
