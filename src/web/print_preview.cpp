// SPDX-License-Identifier: EUPL-1.2
#include "web/print_preview.h"

#include "web/shown_file.h"
#include "web/user_script.h"
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
  const base::TextPtr folder{g_build_filename(g_get_user_runtime_dir(), "primaweb-preview.XXXXXX", nullptr)};
  if (g_mkdtemp(folder.get()) == nullptr)
    return {};
  g_close(g_open(file_in(folder.get()).c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600), nullptr);
  return folder.get();
}

/// A preview is looked at: what is filled in in the reader there, or drawn, would go with it. Its button that saves
/// does nothing in this view: a document that was loaded from memory may not be left for the file that it makes.
void have_nothing_changed(WebKitUserContentManager* manager) {
  constexpr const char* style = "#download, #downloadButton, #secondaryDownload, #editorModeButtons, "
                                "#editorModeSeparator { display: none !important }";
  const base::Handle<WebKitUserStyleSheet, webkit_user_style_sheet_unref> sheet{webkit_user_style_sheet_new(
      style, WEBKIT_USER_CONTENT_INJECT_ALL_FRAMES, WEBKIT_USER_STYLE_LEVEL_USER, nullptr, nullptr)};
  webkit_user_content_manager_add_style_sheet(manager, sheet.get());
  add_user_script(manager, "preview", WEBKIT_USER_CONTENT_INJECT_ALL_FRAMES, "primaweb-preview");
}

base::ObjectPtr<GtkPrintSettings> settings_for(const std::string& file) {
  const base::TextPtr uri{g_filename_to_uri(file.c_str(), nullptr, nullptr)};
  base::ObjectPtr<GtkPrintSettings> settings{gtk_print_settings_new()};
  gtk_print_settings_set_printer(settings.get(), file_printer().c_str());
  gtk_print_settings_set(settings.get(), GTK_PRINT_SETTINGS_OUTPUT_URI, uri.get());
  gtk_print_settings_set(settings.get(), GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  return settings;
}

} // namespace

PrintPreview::PrintPreview(WebKitWebView* page, PageActions& page_actions, Cover& cover)
    : m_page{WEBKIT_WEB_VIEW(g_object_ref(page))},
      m_view{make_web_view(webkit_web_view_get_network_session(page), "frame-src 'none'", drawing_of(page))},
      m_opening_guard{m_view.get(), cover},
      m_messages{m_view.get()},
      m_actions{m_view.get(), m_messages, cover} {
  for (const char* name : {"back", "reload", "print-preview", "save"})
    m_actions.group()->remove_action(name);
  have_nothing_changed(webkit_web_view_get_user_content_manager(m_view.get()));
  g_signal_connect(m_view.get(), "decide-policy", G_CALLBACK(decide_policy), this);
  g_signal_connect(m_view.get(), "load-changed", G_CALLBACK(shown), this);
  g_signal_connect(m_view.get(), "web-process-terminated", G_CALLBACK(lost), this);
  g_signal_connect(m_view.get(), "run-file-chooser", G_CALLBACK(choose_file), this);
  g_signal_connect(page, "load-changed", G_CALLBACK(page_changed), this);
  g_signal_connect(page, "web-process-terminated", G_CALLBACK(page_lost), this);
  if (shows_pdf(page)) {
    page_actions.pdf_reader().read(sigc::mem_fun(*this, &PrintPreview::was_read));
    return;
  }
  make_of_page();
}

PrintPreview::~PrintPreview() {
  leave_page();
  g_signal_handlers_disconnect_by_data(m_view.get(), this);
  webkit_web_view_terminate_web_process(m_view.get());
}

void PrintPreview::make_of_page() {
  m_folder = make_folder();
  if (m_folder.empty()) {
    // Nobody listens yet.
    Glib::signal_idle().connect_once(sigc::mem_fun(*this, &PrintPreview::stop));
    return;
  }
  m_operation.reset(webkit_print_operation_new(m_page.get()));
  g_signal_connect(m_operation.get(), "finished", G_CALLBACK(finished), this);
  g_signal_connect(m_operation.get(), "failed", G_CALLBACK(failed), this);
  webkit_print_operation_set_print_settings(m_operation.get(), settings_for(file_in(m_folder)).get());
  webkit_print_operation_print(m_operation.get());
}

void PrintPreview::finished(WebKitPrintOperation* /*operation*/, gpointer self) {
  auto& preview = *static_cast<PrintPreview*>(self);
  char* contents = nullptr;
  gsize size = 0;
  const bool is_read = !preview.m_folder.empty() &&
                       g_file_get_contents(file_in(preview.m_folder).c_str(), &contents, &size, nullptr) != FALSE;
  const base::BytesPtr document{g_bytes_new_take(contents, is_read ? size : 0)};
  preview.show(document.get());
}

/// After it, WebKit says that it finished, too.
void PrintPreview::failed(WebKitPrintOperation* /*operation*/, GError* /*error*/, gpointer self) {
  static_cast<PrintPreview*>(self)->remove_file();
}

void PrintPreview::page_changed(WebKitWebView* /*page*/, WebKitLoadEvent event, gpointer self) {
  if (event == WEBKIT_LOAD_COMMITTED)
    static_cast<PrintPreview*>(self)->stop();
}

void PrintPreview::page_lost(WebKitWebView* /*page*/, WebKitWebProcessTerminationReason /*reason*/, gpointer self) {
  static_cast<PrintPreview*>(self)->stop();
}

void PrintPreview::was_read(const PdfReader::Result& read) {
  if (const auto* document = std::get_if<PdfReader::Document>(&read))
    show(document->get());
  else
    stop();
}

/// What becomes of the page is nothing to it from here on.
void PrintPreview::show(GBytes* document) {
  if (!m_page)
    return;
  if (!is_pdf(document))
    return stop();
  leave_page();
  webkit_web_view_load_bytes(m_view.get(), document, pdf, nullptr, nullptr);
}

/// Not before it can be printed from there.
void PrintPreview::shown(WebKitWebView* /*view*/, WebKitLoadEvent event, gpointer self) {
  auto& preview = *static_cast<PrintPreview*>(self);
  if (event == WEBKIT_LOAD_FINISHED && std::exchange(preview.m_page, nullptr))
    preview.m_signal_ready.emit();
}

void PrintPreview::lost(WebKitWebView* /*view*/, WebKitWebProcessTerminationReason /*reason*/, gpointer self) {
  static_cast<PrintPreview*>(self)->stop();
}

void PrintPreview::stop() {
  if (!m_page)
    return;
  leave_page();
  m_page.reset();
  webkit_web_view_stop_loading(m_view.get());
  m_signal_failed.emit();
}

void PrintPreview::leave_page() {
  if (m_page)
    g_signal_handlers_disconnect_by_data(m_page.get(), this);
  if (m_operation)
    g_signal_handlers_disconnect_by_data(m_operation.get(), this);
  remove_file();
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

/// The reader would show another document in the place of the preview: Ctrl+O.
gboolean PrintPreview::choose_file(WebKitWebView* /*view*/, WebKitFileChooserRequest* request, gpointer /*self*/) {
  webkit_file_chooser_request_cancel(request);
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
