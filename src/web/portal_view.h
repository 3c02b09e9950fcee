// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/glib_pointers.h"
#include "web/browser.h"
#include "web/cover.h"
#include "web/download.h"
#include "web/drawing.h"
#include "web/external_opener.h"
#include "web/held_navigation.h"
#include "web/navigation_policy.h"
#include "web/network.h"
#include "web/not_done.h"
#include "web/page_actions.h"
#include "web/page_visits.h"
#include "web/pop_up.h"
#include "web/resend.h"
#include "web/resource_loads.h"
#include "web/script_dialog.h"
#include "web/script_messages.h"
#include "web/typed_work.h"
#include "web/users_act.h"
#include "web/web_view.h"

#include <sigc++/signal.h>
#include <sigc++/trackable.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace web {

/// One session of the portal: a network of its own and a view on it. Destroyed, nothing is left of either.
class PortalView : public sigc::trackable {
public:
  /// `description` and `cover` outlive it; visits are numbered from `last_visit` + 1. `language`: that
  /// this process's requests name (name_language).
  PortalView(const portal::Description& description, const std::optional<PracticeTrust>& practice, Cover& cover,
             std::uint64_t last_visit, std::string language, Drawing drawing);
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

  [[nodiscard]] ExternalOpener& elsewhere() { return m_external_opener; }

  [[nodiscard]] PopUps& pop_ups() { return m_pop_ups; }

  [[nodiscard]] Downloads& downloads() { return m_downloads; }

  /// Returns whether a navigation to this host waits; see signal_host_wanted().
  [[nodiscard]] bool waits_for_host(const std::string& host) const;
  /// Makes the navigation that waits.
  void go_to_host();
  /// It is not made; gives its address, or nothing where none waits.
  std::optional<std::string> stay_from_host();

  [[nodiscard]] bool has_typed_work() const {
    return m_typed_work.is_there() || m_actions.pdf_reader().is_filled_in() || m_pop_ups.has_typed_work();
  }

  void set_page_use(PageUse use);

  /// The page that is shown says with its status that something is wrong on the portal's own side. Not while the user
  /// works, perhaps: then they read for themselves what it says.
  [[nodiscard]] bool is_out_of_service() const { return m_is_fault_shown && m_page_use == PageUse::way_in; }

  void load(const std::string& address);
  /// Shows a page that came from elsewhere as if it came from `address`.
  void show(const std::string& html, const std::string& address);

  sigc::signal<void(CardHostVisit)>& signal_card_wanted() { return m_signal_card_wanted; }

  /// Another page came than the one that wanted it.
  sigc::signal<void()>& signal_card_withdrawn() { return m_signal_card_withdrawn; }

  /// A navigation waits, to a host that the description does not have, on the user's click or without. It is made with
  /// go_to_host() alone; the next one takes its place.
  sigc::signal<void(std::string, bool)>& signal_host_wanted() { return m_signal_host_wanted; }

  /// None waits any more: another page comes.
  sigc::signal<void()>& signal_host_withdrawn() { return m_signal_host_withdrawn; }

  sigc::signal<void(LoadFailure)>& signal_failed() { return m_signal_failed; }

  /// Whether to send a form again. While the cover is on for a while, that is to be shown when the user is back.
  sigc::signal<void(ResendQuestion)>& signal_resend() { return m_resends.signal_asked(); }

  /// Something was wanted by the page or its user, and not opened.
  sigc::signal<void(NotDone)>& signal_not_done() { return m_signal_not_done; }

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

  /// What is to be done with it beyond that, it does itself. `decision`: null of a window that is about to be made.
  Going decide(WebKitNavigationAction* action, bool is_new_window, WebKitPolicyDecision* decision);
  Going ask_about_host(WebKitNavigationAction* action, const Navigation& navigation, WebKitPolicyDecision* decision);
  void withdraw_host();
  [[nodiscard]] bool may_open_here(const Navigation& navigation) const;
  void ask_card(WebKitNavigationAction* action);
  // `page`: the m_page_number of the one that wants the card.
  void form_was_read(const std::optional<SentForm>& form, CardHostVisit visit, unsigned page);
  void read_cookies(CardHostVisit visit, unsigned page);
  void cookies_were_read(std::string header, CardHostVisit visit, unsigned page);

  void withdraw_card();
  void form_was_not_sent();

  [[nodiscard]] Going decide_window(bool is_users_click);
  void cover_changed();

  const portal::Description& m_description;
  std::string m_language;
  Cover& m_cover;
  Network m_network;
  base::ObjectPtr<WebKitWebView> m_view;
  OpeningGuard m_opening_guard;
  PageScript m_script;
  ResourceLoads m_loads;
  UsersAct m_users_act;
  PageVisits m_visits;
  ScriptMessages m_messages;
  PageActions m_actions;
  Resends m_resends;
  ScriptQuestions m_questions;
  TypedWork m_typed_work;
  ExternalOpener m_external_opener;
  VisitedHosts m_visited;
  PopUps m_pop_ups;
  Downloads m_downloads;
  PageUse m_page_use = PageUse::way_in;
  bool m_is_coming = false;       ///< a document, of which nothing is there yet
  bool m_is_fault_coming = false; ///< and its status is 500 or above
  bool m_is_fault_shown = false;
  bool m_is_page_lost = false;            ///< with its process, and no other came yet
  std::string m_document;                 ///< address of the one that is shown; empty: none yet
  unsigned m_page_number = 0;             ///< of the one that is shown
  bool m_wants_card = false;              ///< that one
  std::unique_ptr<HeldNavigation> m_held; ///< null: none waits
  std::string m_posted_to;                ///< by the last form, before it was sent on elsewhere
  std::optional<std::string> m_asked;     ///< to be loaded; what ends before it came or failed is an earlier load

  sigc::signal<void(CardHostVisit)> m_signal_card_wanted;
  sigc::signal<void()> m_signal_card_withdrawn;
  sigc::signal<void(std::string, bool)> m_signal_host_wanted;
  sigc::signal<void()> m_signal_host_withdrawn;
  sigc::signal<void(LoadFailure)> m_signal_failed;
  sigc::signal<void(NotDone)> m_signal_not_done;
  sigc::signal<void()> m_signal_load_ended;
};

} // namespace web
