// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "portal/description.h"
#include "web/cover.h"
#include "web/external_opener.h"
#include "web/load_fault.h"
#include "web/navigation_policy.h"
#include "web/not_done.h"
#include "web/page_actions.h"
#include "web/resend.h"
#include "web/script_dialog.h"
#include "web/typed_work.h"
#include "web/users_act.h"

#include <sigc++/signal.h>
#include <sigc++/trackable.h>
#include <webkit/webkit.h>

#include <memory>
#include <string>
#include <vector>

namespace web {

/// A window that a page of the portal opened: another view of the same session, with the same rules about where it may
/// go. The card's host is not among them: nobody signs in in a pop-up. Thread: main loop.
class PopUp : public sigc::trackable {
public:
  struct Size {
    int width = 0; ///< 0: the page does not say
    int height = 0;
  };

  /// Makes the view that `opener` waits for. All of these outlive it.
  PopUp(const portal::Description& description, WebKitWebView* opener, ScriptMessages& messages,
        ExternalOpener& elsewhere, VisitedHosts& visited, Cover& cover);
  ~PopUp();
  PopUp(const PopUp&) = delete;
  PopUp& operator=(const PopUp&) = delete;
  PopUp(PopUp&&) = delete;
  PopUp& operator=(PopUp&&) = delete;

  [[nodiscard]] WebKitWebView* view() const { return m_view.get(); }

  [[nodiscard]] PageActions& actions() { return m_actions; }

  [[nodiscard]] bool has_typed_work() const { return m_typed_work.is_there() || m_actions.pdf_reader().is_filled_in(); }

  /// It showed something, be it empty.
  [[nodiscard]] bool has_page() const { return m_has_page; }

  [[nodiscard]] std::string title() const;
  [[nodiscard]] Size size() const;

  /// Asks the page to go, which may ask the user first: the end is told as for a page that closes itself.
  void close();

  /// The same for a page whose user was asked already, and said yes: soon, and without its own question.
  void close_unasked();

  sigc::signal<void()>& signal_ready() { return m_signal_ready; }

  sigc::signal<void()>& signal_title_changed() { return m_signal_title_changed; }

  /// Returns whether its page may open a window of its own for this; what is to be done beside that, it does itself.
  [[nodiscard]] bool may_open_window(WebKitNavigationAction* action);

  /// It could not show a page, or lost the one that it had with its process.
  sigc::signal<void(LoadFailure)>& signal_failed() { return m_signal_failed; }

  /// The page is gone, by its own doing or the user's; or there never was one, but a file to save.
  sigc::signal<void()>& signal_closed() { return m_signal_closed; }

  sigc::signal<void(ScriptDialog)>& signal_asked() { return m_questions.signal_asked(); }

  sigc::signal<void(NotDone)>& signal_not_done() { return m_signal_not_done; }

  sigc::signal<void(ResendQuestion)>& signal_resend() { return m_resends.signal_asked(); }

private:
  static gboolean decide_policy(WebKitWebView* view, WebKitPolicyDecision* decision, WebKitPolicyDecisionType type,
                                gpointer self);
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  static gboolean load_failed(WebKitWebView* view, WebKitLoadEvent event, char* address, GError* error, gpointer self);
  static gboolean load_failed_with_tls_errors(WebKitWebView* view, char* address, GTlsCertificate* certificate,
                                              GTlsCertificateFlags faults, gpointer self);
  static gboolean authenticate(WebKitWebView* view, WebKitAuthenticationRequest* request, gpointer self);
  static void ready(WebKitWebView* view, gpointer self);
  static void closed(WebKitWebView* view, gpointer self);
  static void crashed(WebKitWebView* view, WebKitWebProcessTerminationReason reason, gpointer self);
  static void title_changed(WebKitWebView* view, GParamSpec* property, gpointer self);
  [[nodiscard]] Going decide(WebKitNavigationAction* action, bool is_new_window);
  [[nodiscard]] Going decide_window(bool is_users_click);
  void form_was_not_sent();

  const portal::Description& m_description;
  ExternalOpener& m_external_opener;
  VisitedHosts& m_visited;
  const Cover& m_cover;
  base::ObjectPtr<WebKitWebView> m_view;
  OpeningGuard m_opening_guard;
  UsersAct m_users_act;
  PageActions m_actions;
  Resends m_resends;
  ScriptQuestions m_questions;
  TypedWork m_typed_work;
  sigc::signal<void()> m_signal_ready;
  sigc::signal<void()> m_signal_title_changed;
  sigc::signal<void(LoadFailure)> m_signal_failed;
  sigc::signal<void()> m_signal_closed;
  sigc::signal<void(NotDone)> m_signal_not_done;
  bool m_is_ready = false;
  bool m_has_page = false;
};

/// The pop-ups of one session.
class PopUps : public sigc::trackable {
public:
  /// All outlive it.
  PopUps(const portal::Description& description, ScriptMessages& messages, ExternalOpener& elsewhere,
         VisitedHosts& visited, Cover& cover);

  [[nodiscard]] bool has_typed_work() const;

  /// Without asking their pages.
  void close_all();

  /// The same at the end of all, when nobody is left to be told.
  void let_go() { m_pop_ups.clear(); }

  /// The one of this view, if all that it was opened for was a file to save: not before that is on its way, which would
  /// stop it.
  void close_empty(WebKitWebView* view);

  /// The view for WebKit's "create", of `opener` or of a pop-up of it.
  WebKitWebView* open(WebKitWebView* opener);

  /// It can be shown now. It lives until its signal_closed() is over.
  sigc::signal<void(PopUp&)>& signal_opened() { return m_signal_opened; }

private:
  static GtkWidget* create(WebKitWebView* view, WebKitNavigationAction* action, gpointer self);
  void forget(PopUp* pop_up);

  const portal::Description& m_description;
  ScriptMessages& m_messages;
  ExternalOpener& m_external_opener;
  VisitedHosts& m_visited;
  Cover& m_cover;
  std::vector<std::unique_ptr<PopUp>> m_pop_ups;
  sigc::signal<void(PopUp&)> m_signal_opened;
};

} // namespace web
