// SPDX-License-Identifier: EUPL-1.2
#include "web/print_preview.h"

#include "web/web_view.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <glibmm/main.h>
#include <gtk/gtkunixprint.h>
#include <sigc++/functors/mem_fun.h>

#include <utility>

namespace web {

namespace {

constexpr const char* pdf = "application/pdf";

using Found = std::shared_ptr<std::string>;

gboolean is_wanted(GtkPrinter* printer, gpointer found) {
  if (gtk_printer_is_virtual(printer) == FALSE || gtk_printer_accepts_pdf(printer) == FALSE)
    return FALSE;
  **static_cast<Found*>(found) = gtk_printer_get_name(printer);
  return TRUE;
}

/// GTK's printer that writes files, whose name is another one in each language.
std::string file_printer() {
  const auto found = std::make_shared<std::string>();
  gtk_enumerate_printers(is_wanted, new Found{found}, [](gpointer each) { delete static_cast<Found*>(each); }, FALSE);
  return *found;
}

std::string file_in(const std::string& folder) {
  return folder + "/page.pdf";
}

std::string make_folder() {
  const Text folder{g_build_filename(g_get_user_runtime_dir(), "primaweb-preview.XXXXXX", nullptr)};
  if (g_mkdtemp(folder.get()) == nullptr)
    return {};
  g_close(g_open(file_in(folder.get()).c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600), nullptr);
  return folder.get();
}

Object<GtkPrintSettings> settings_for(const std::string& file) {
  const Text uri{g_filename_to_uri(file.c_str(), nullptr, nullptr)};
  Object<GtkPrintSettings> settings{gtk_print_settings_new()};
  gtk_print_settings_set_printer(settings.get(), file_printer().c_str());
  gtk_print_settings_set(settings.get(), GTK_PRINT_SETTINGS_OUTPUT_URI, uri.get());
  gtk_print_settings_set(settings.get(), GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  return settings;
}

} // namespace

PrintPreview::PrintPreview(WebKitWebView* page, Glib::RefPtr<Gio::ActionGroup> page_actions, Cover& cover)
    : m_view{make_web_view(webkit_web_view_get_network_session(page), "frame-src 'none'")},
      m_opening_guard{m_view.get(), cover},
      m_actions{m_view.get(), cover},
      m_operation{webkit_print_operation_new(page)},
      m_folder{make_folder()} {
  for (const char* name : {"back", "reload", "print-preview"})
    m_actions.group()->remove_action(name);
  m_actions.group()->add_action("print", [actions = std::move(page_actions)] { actions->activate_action("print"); });
  g_signal_connect(m_view.get(), "decide-policy", G_CALLBACK(decide_policy), this);
  g_signal_connect(m_operation.get(), "finished", G_CALLBACK(finished), this);
  g_signal_connect(m_operation.get(), "failed", G_CALLBACK(failed), this);
  if (m_folder.empty()) {
    Glib::signal_idle().connect_once(m_signal_failed.make_slot());
    return;
  }
  webkit_print_operation_set_print_settings(m_operation.get(), settings_for(file_in(m_folder)).get());
  webkit_print_operation_print(m_operation.get());
}

PrintPreview::~PrintPreview() {
  g_signal_handlers_disconnect_by_data(m_view.get(), this);
  g_signal_handlers_disconnect_by_data(m_operation.get(), this);
  remove_file();
  webkit_web_view_terminate_web_process(m_view.get());
}

void PrintPreview::finished(WebKitPrintOperation* /*operation*/, gpointer self) {
  static_cast<PrintPreview*>(self)->show();
}

void PrintPreview::show() {
  char* contents = nullptr;
  gsize size = 0;
  const bool was_read = !m_folder.empty() && g_file_get_contents(file_in(m_folder).c_str(), &contents, &size, nullptr);
  const Text owned{contents};
  remove_file();
  if (!was_read || size == 0)
    return m_signal_failed.emit();
  const Bytes bytes{g_bytes_new(contents, size)};
  webkit_web_view_load_bytes(m_view.get(), bytes.get(), pdf, nullptr, nullptr);
  m_signal_ready.emit();
}

/// After it, WebKit says that it finished, too.
void PrintPreview::failed(WebKitPrintOperation* /*operation*/, GError* /*error*/, gpointer self) {
  static_cast<PrintPreview*>(self)->remove_file();
}

/// Nothing leads out of it.
gboolean PrintPreview::decide_policy(WebKitWebView* /*view*/, WebKitPolicyDecision* decision,
                                     WebKitPolicyDecisionType type, gpointer /*self*/) {
  if (type == WEBKIT_POLICY_DECISION_TYPE_RESPONSE)
    return FALSE;
  auto* action = webkit_navigation_policy_decision_get_navigation_action(WEBKIT_NAVIGATION_POLICY_DECISION(decision));
  if (webkit_navigation_action_get_navigation_type(action) != WEBKIT_NAVIGATION_TYPE_LINK_CLICKED)
    return FALSE;
  webkit_policy_decision_ignore(decision);
  return TRUE;
}

void PrintPreview::remove_file() {
  if (m_folder.empty())
    return;
  g_unlink(file_in(m_folder).c_str());
  g_rmdir(m_folder.c_str());
  m_folder.clear();
}

} // namespace web
