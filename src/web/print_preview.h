// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "web/page_actions.h"
#include "web/script_messages.h"

#include <giomm/actiongroup.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <string>

namespace web {

/// A page as a printer would get it, in a view of its own: WebKit's print dialog has no preview. Printed from there, it
/// is the page that is printed. Where a PDF is shown, the preview is that document, and it is this one that is printed.
///
/// The file that is written for it is readable by the user only, and gone as soon as it was read. Thread: main loop.
class PrintPreview : public sigc::trackable {
public:
  /// Begins to make it of the page in `page`, which `page_actions` belong to. It fails when another page comes there
  /// meanwhile, or this one is lost. `cover` outlives it.
  PrintPreview(WebKitWebView* page, PageActions& page_actions, Cover& cover);
  ~PrintPreview();
  PrintPreview(const PrintPreview&) = delete;
  PrintPreview& operator=(const PrintPreview&) = delete;
  PrintPreview(PrintPreview&&) = delete;
  PrintPreview& operator=(PrintPreview&&) = delete;

  [[nodiscard]] WebKitWebView* view() const { return m_view.get(); }

  /// The view whose page it is being made of, or was, where it is not ready yet; null: it is ready or has failed.
  [[nodiscard]] WebKitWebView* in_the_making_of() const { return m_page.get(); }

  /// Until it is ready: makes it no further, and it has failed.
  void stop();

  /// As of PageActions, without those that make no sense here.
  [[nodiscard]] Glib::RefPtr<Gio::ActionGroup> actions() const { return m_actions.group(); }

  /// It can be shown now.
  sigc::signal<void()>& signal_ready() { return m_signal_ready; }

  /// There will be none.
  sigc::signal<void()>& signal_failed() { return m_signal_failed; }

  /// What was to be printed from there did not come to its printer.
  sigc::signal<void(NotDone)>& signal_not_done() { return m_actions.signal_not_done(); }

private:
  static void finished(WebKitPrintOperation* operation, gpointer self);
  static void failed(WebKitPrintOperation* operation, GError* error, gpointer self);
  static void page_changed(WebKitWebView* page, WebKitLoadEvent event, gpointer self);
  static void page_lost(WebKitWebView* page, WebKitWebProcessTerminationReason reason, gpointer self);
  static void shown(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  static void lost(WebKitWebView* view, WebKitWebProcessTerminationReason reason, gpointer self);
  static gboolean decide_policy(WebKitWebView* view, WebKitPolicyDecision* decision, WebKitPolicyDecisionType type,
                                gpointer self);
  static gboolean choose_file(WebKitWebView* view, WebKitFileChooserRequest* request, gpointer self);
  void make_of_page();
  void was_read(const PdfReader::Result& read);
  void show(GBytes* document);
  void leave_page();
  void remove_file();

  base::ObjectPtr<WebKitWebView> m_page; ///< null: it is ready or has failed
  base::ObjectPtr<WebKitWebView> m_view;
  OpeningGuard m_opening_guard;
  ScriptMessages m_messages;
  PageActions m_actions;
  base::ObjectPtr<WebKitPrintOperation> m_operation;
  std::string m_folder; ///< of the file; empty: there is none
  sigc::signal<void()> m_signal_ready;
  sigc::signal<void()> m_signal_failed;
};

} // namespace web
