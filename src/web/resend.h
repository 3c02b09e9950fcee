// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/cover.h"
#include "web/page_actions.h"

#include <gtk/gtk.h>
#include <sigc++/functors/slot.h>
#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <memory>

namespace web {

/// Returns whether WebKit is about to send a form that it sent before: because its answer is loaded again, or gone back
/// to, or was lost with the page's process. Nobody has asked for what the form does to be done twice. Not where a
/// server sends such a form on, of which this was asked before. `is_page_lost`: the view's page went with its process.
[[nodiscard]] bool is_resend(WebKitNavigationAction* action, bool is_page_lost);

/// A form that waits to be sent again until somebody says whether it is to be. When the last copy of this goes without
/// an answer, it is not.
class ResendQuestion {
public:
  /// `not_sent` is called when it will not be.
  ResendQuestion(WebKitWebView* view, WebKitPolicyDecision* decision, sigc::slot<void()> not_sent);

  /// The view whose page is concerned.
  [[nodiscard]] GtkWidget* view() const { return GTK_WIDGET(m_view); }

  void answer(bool send_again);

private:
  friend class Resends;
  class Waiting;
  WebKitWebView* m_view;
  std::shared_ptr<Waiting> m_waiting;
};

/// The forms that the page of one view would send again. A page can go back without end: one question at most is
/// open, which is then about the newest of them, and after a no there is none before another page comes or the user
/// wants it anew. Under a cover for good nobody is asked. Thread: main loop.
class Resends : public sigc::trackable {
public:
  /// All outlive it.
  Resends(WebKitWebView* view, PageActions& actions, const Cover& cover);
  ~Resends();
  Resends(const Resends&) = delete;
  Resends& operator=(const Resends&) = delete;
  Resends(Resends&&) = delete;
  Resends& operator=(Resends&&) = delete;

  /// Makes the decision, at once or later.
  void decide(WebKitPolicyDecision* decision);

  sigc::signal<void(ResendQuestion)>& signal_asked() { return m_signal_asked; }

  /// The form will not be sent, as the user wants it or without asking them.
  sigc::signal<void()>& signal_not_sent() { return m_signal_not_sent; }

private:
  static gboolean menu_wanted(WebKitWebView* view, WebKitContextMenu* menu, WebKitHitTestResult* hit, gpointer self);
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  void was_not_sent();

  WebKitWebView* m_view;
  const Cover& m_cover;
  std::weak_ptr<ResendQuestion::Waiting> m_open;
  bool m_is_refused = false;
  sigc::signal<void(ResendQuestion)> m_signal_asked;
  sigc::signal<void()> m_signal_not_sent;
};

} // namespace web
