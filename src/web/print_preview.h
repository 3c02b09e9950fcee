// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/glib_handles.h"
#include "web/page_actions.h"

#include <giomm/actiongroup.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <string>

namespace web {

/// A page as a printer would get it, in a view of its own: WebKit's print dialog has no preview. Printed from there, it
/// is the page that is printed.
///
/// The file that is written for it is readable by the user only, and gone as soon as it was read. Main loop's thread.
class PrintPreview : public sigc::trackable {
public:
  /// Begins to make it of the page in `page`, which `page_actions` belong to. The view outlives the making, and `cover`
  /// what was made.
  PrintPreview(WebKitWebView* page, Glib::RefPtr<Gio::ActionGroup> page_actions, Cover& cover);
  ~PrintPreview();
  PrintPreview(const PrintPreview&) = delete;
  PrintPreview& operator=(const PrintPreview&) = delete;
  PrintPreview(PrintPreview&&) = delete;
  PrintPreview& operator=(PrintPreview&&) = delete;

  [[nodiscard]] WebKitWebView* view() const { return m_view.get(); }

  /// As of PageActions, without those that make no sense here.
  [[nodiscard]] Glib::RefPtr<Gio::ActionGroup> actions() const { return m_actions.group(); }

  /// It can be shown now.
  sigc::signal<void()>& signal_ready() { return m_signal_ready; }

  /// There will be none.
  sigc::signal<void()>& signal_failed() { return m_signal_failed; }

private:
  static void finished(WebKitPrintOperation* operation, gpointer self);
  static void failed(WebKitPrintOperation* operation, GError* error, gpointer self);
  static gboolean decide_policy(WebKitWebView* view, WebKitPolicyDecision* decision, WebKitPolicyDecisionType type,
                                gpointer self);
  void show();
  void remove_file();

  Object<WebKitWebView> m_view;
  OpeningGuard m_opening_guard;
  PageActions m_actions;
  Object<WebKitPrintOperation> m_operation;
  std::string m_folder; ///< of the file; empty: there is none
  sigc::signal<void()> m_signal_ready;
  sigc::signal<void()> m_signal_failed;
};

} // namespace web
