// SPDX-License-Identifier: EUPL-1.2
#include "ui/toolkit_dialogs.h"

#include "base/glib_pointers.h"
#include "ui/accessible.h"
#include "ui/practice_banner.h"

#include <memory>
#include <vector>

namespace ui {

namespace {

using Window = base::ObjectPtr<GtkWindow>;

/// This program's own windows are none of GTK's dialogs.
std::vector<Window> open_dialogs() {
  const GType dialog = g_type_from_name("GtkDialog"); // by its name, as newer GTK has it for its own use only
  auto* windows = gtk_window_get_toplevels();
  std::vector<Window> dialogs;
  for (guint index = 0; index < g_list_model_get_n_items(windows); ++index)
    if (Window window{GTK_WINDOW(g_list_model_get_item(windows, index))};
        dialog != 0 && g_type_is_a(G_OBJECT_TYPE(window.get()), dialog) != 0)
      dialogs.push_back(std::move(window));
  return dialogs;
}

void mark_dialog(GtkWindow* dialog) {
  gtk_widget_add_css_class(GTK_WIDGET(dialog), practice_class);
  const char* given = gtk_window_get_title(dialog);
  const Glib::ustring title{given == nullptr ? "" : given};
  const bool is_marked = title.find(window_title({}, true)) != Glib::ustring::npos; // by whoever opened it
  gtk_window_set_title(dialog, window_title(title, !is_marked).c_str());
}

/// Whether it is seen for the first time.
bool is_new(GtkWindow* dialog) {
  constexpr const char* seen = "primaweb-seen";
  if (g_object_get_data(G_OBJECT(dialog), seen) != nullptr)
    return false;
  g_object_set_data(G_OBJECT(dialog), seen, dialog);
  return true;
}

} // namespace

ToolkitDialogs::ToolkitDialogs(bool practice) : m_practice{practice} {
  g_signal_connect(gtk_window_get_toplevels(), "items-changed", G_CALLBACK(windows_changed), this);
}

ToolkitDialogs::~ToolkitDialogs() {
  m_dressing.disconnect();
  g_signal_handlers_disconnect_by_data(gtk_window_get_toplevels(), this);
}

void ToolkitDialogs::close() {
  // As its own Cancel would: closed as a window it would destroy itself, and who opened it would do so once more.
  for (const auto& dialog : open_dialogs())
    g_signal_emit_by_name(dialog.get(), "response", GTK_RESPONSE_CANCEL);
}

void ToolkitDialogs::windows_changed(GListModel* /*windows*/, guint /*position*/, guint /*removed*/, guint added,
                                     gpointer self) {
  auto& dialogs = *static_cast<ToolkitDialogs*>(self);
  if (added == 0)
    return;
  // A window that is being made is no dialog yet, and has no title.
  dialogs.m_dressing.disconnect();
  dialogs.m_dressing = Glib::signal_idle().connect(sigc::mem_fun(dialogs, &ToolkitDialogs::dress), Glib::PRIORITY_HIGH);
}

bool ToolkitDialogs::dress() const {
  // By GTK's own functions: gtkmm 4.18 keeps a dialog alive for which it has made an object.
  for (const auto& dialog : open_dialogs()) {
    if (!is_new(dialog.get()))
      continue;
    tell_without_mnemonics(GTK_WIDGET(dialog.get()));
    if (m_practice)
      mark_dialog(dialog.get());
  }
  return false;
}

} // namespace ui
