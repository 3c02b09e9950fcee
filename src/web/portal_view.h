// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "web/browser.h"
#include "web/cover.h"
#include "web/download.h"
#include "web/elsewhere.h"
#include "web/network.h"
#include "web/page_actions.h"
#include "web/page_visits.h"
#include "web/pop_up.h"
#include "web/script_question.h"
#include "web/web_view.h"

#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <cstdint>
#include <optional>
#include <string>

namespace web {

/// One session of the portal: a network of its own and a view on it. Destroyed, nothing is left of either.
class PortalView : public sigc::trackable {
public:
  /// `description` and `cover` outlive it; visits are numbered from `last_visit` + 1.
  PortalView(const portal::Description& description, const std::optional<PracticeTrust>& practice, Cover& cover,
             std::uint64_t last_visit);
  ~PortalView();
  PortalView(const PortalView&) = delete;
  PortalView& operator=(const PortalView&) = delete;
  PortalView(PortalView&&) = delete;
  PortalView& operator=(PortalView&&) = delete;

  [[nodiscard]] WebKitWebView* view() const { return m_view.get(); }

  [[nodiscard]] Network& network() { return m_network; }

  [[nodiscard]] PageScript& script() { return m_script; }

  [[nodiscard]] PageVisits& visits() { return m_visits; }

  [[nodiscard]] PageActions& actions() { return m_actions; }

  [[nodiscard]] ScriptQuestions& questions() { return m_questions; }

  [[nodiscard]] Elsewhere& elsewhere() { return m_elsewhere; }

  [[nodiscard]] PopUps& pop_ups() { return m_pop_ups; }

  [[nodiscard]] Downloads& downloads() { return m_downloads; }

  void set_page_use(PageUse use);

  /// The page that is shown says with its status that something is wrong on the portal's own side. Not while the user
  /// works, perhaps: then they read for themselves what it says.
  [[nodiscard]] bool is_out_of_service() const { return m_is_fault_shown && m_page_use == PageUse::way_in; }

  void load(const std::string& address);
  /// Shows a page that came from elsewhere as if it came from `address`.
  void show(const std::string& html, const std::string& address);

  sigc::signal<void(CardHostVisit)>& signal_card_wanted() { return m_signal_card_wanted; }

  sigc::signal<void(LoadFailure)>& signal_failed() { return m_signal_failed; }

  /// The last navigation came to its end, whatever it was.
  sigc::signal<void()>& signal_load_ended() { return m_signal_load_ended; }

private:
  static gboolean decide_policy(WebKitWebView* view, WebKitPolicyDecision* decision, WebKitPolicyDecisionType type,
                                gpointer self);
  static GtkWidget* create(WebKitWebView* view, WebKitNavigationAction* action, gpointer self);
  static void load_changed(WebKitWebView* view, WebKitLoadEvent event, gpointer self);
  static gboolean load_failed(WebKitWebView* view, WebKitLoadEvent event, char* address, GError* error, gpointer self);
  static gboolean load_failed_with_tls_errors(WebKitWebView* view, char* address, GTlsCertificate* certificate,
                                              GTlsCertificateFlags faults, gpointer self);
  static gboolean authenticate(WebKitWebView* view, WebKitAuthenticationRequest* request, gpointer self);
  static void process_terminated(WebKitWebView* view, WebKitWebProcessTerminationReason reason, gpointer self);
  static void address_changed(WebKitWebView* view, GParamSpec* property, gpointer self);

  /// Whether WebKit itself may go there.
  bool decide(WebKitNavigationAction* action, bool is_new_window);
  void ask_card(WebKitNavigationAction* action);
  void form_was_read(const std::optional<SentForm>& form, CardHostVisit visit);
  void read_cookies(CardHostVisit visit);
  void cookies_were_read(std::string header, CardHostVisit visit);

  void may_open_windows(bool may);
  void cover_changed();

  const portal::Description& m_description;
  Cover& m_cover;
  Network m_network;
  Object<WebKitWebView> m_view;
  OpeningGuard m_opening_guard;
  PageScript m_script;
  PageVisits m_visits;
  PageActions m_actions;
  ScriptQuestions m_questions;
  Elsewhere m_elsewhere;
  PopUps m_pop_ups;
  Downloads m_downloads;
  PageUse m_page_use = PageUse::way_in;
  bool m_is_coming = false;       ///< a document, of which nothing is there yet
  bool m_is_fault_coming = false; ///< and its status is 500 or above
  bool m_is_fault_shown = false;
  std::string m_document;             ///< address of the one that is shown; empty: none yet
  std::string m_posted_to;            ///< by the last form, before it was sent on elsewhere
  std::optional<std::string> m_asked; ///< to be loaded; what ends before it came or failed is an earlier load

  sigc::signal<void(CardHostVisit)> m_signal_card_wanted;
  sigc::signal<void(LoadFailure)> m_signal_failed;
  sigc::signal<void()> m_signal_load_ended;
};

} // namespace web
