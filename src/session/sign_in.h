// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/main_loop_dispatcher.h"
#include "card/reader_watch.h"
#include "desktop/presence_watch.h"
#include "desktop/sleep_delay.h"
#include "memory/card_memory.h"
#include "memory/card_token.h"
#include "session/card_controller.h"
#include "session/card_store_controller.h"
#include "session/check_up_desk.h"
#include "session/flow_timers.h"
#include "session/idle_watch.h"
#include "session/log_out_guard.h"
#include "session/page_learning.h"
#include "session/portal_controller.h"
#include "session/session_config.h"
#include "session/work_windows.h"
#include "signin/flow_runner.h"
#include "signin/ports.h"
#include "ui/last_toplevel.h"
#include "ui/primaweb_window.h"
#include "ui/sign_in_window.h"
#include "web/external_opener.h"

#include <sigc++/connection.h>
#include <sigc++/signal.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace session {

/// How long the card host may take for the whole card request.
inline constexpr unsigned card_request_seconds = 60;

/// The card that the user means to sign in with. Empty: whatever card comes.
struct MeantCard {
  std::string reader{};
  std::optional<memory::CardToken> card{};
};

/// One sign-in: joins a signin::FlowRunner with its ports, and with windows, card and portal. Is itself the port of the
/// windows, and of the card with its reader. Decides nothing. Thread: the main loop's.
class SignIn : private signin::CardPort, private signin::ScreenPort {
public:
  /// What opens it or brings it forward, and when that was.
  struct Opened {
    ui::WindowGuard::Opening by = ui::WindowGuard::Opening::by_itself;
    ui::Moment at = ui::Moment::clock::now();
    std::string activation_token{}; ///< see ui::present_since
  };

  /// `desk` and `memory` outlive the sign-in, so that a card that was read before is not read again, and one that
  /// signed in before is known where there is no keyring.
  SignIn(const SessionConfig& config, CardDesk& desk, memory::CardMemory& memory, MeantCard meant, Opened opened);
  ~SignIn() override;
  SignIn(const SignIn&) = delete;
  SignIn& operator=(const SignIn&) = delete;
  SignIn(SignIn&&) = delete;
  SignIn& operator=(SignIn&&) = delete;

  /// What its windows offer besides, as "side.…".
  void offer(const Glib::RefPtr<Gio::ActionGroup>& side_actions);

  /// Begins. Call it once, when the signals are connected.
  void begin();

  /// Brings its window to the front, for the user who asks for it, or for anyone else.
  void present(const Opened& opened);
  /// Has the user asked whether to sign out, where they are in PrimaWeb; does nothing elsewhere.
  void ask_to_sign_out();
  /// Signs out as the user wants it: they are asked first where they would lose work. Outside PrimaWeb it only comes to
  /// the front.
  void leave_primaweb(const std::string& activation_token);
  /// Asks the user whether it may end, where they would lose work; answers once. Where they agree, it does.
  void ask_whether_to_end(const std::string& activation_token, std::function<void(bool)> answer);
  /// Ends it whole (promise 7); signal_ended follows.
  void sign_out();

  /// Its windows are gone, and the portal's log-out may still be under way.
  [[nodiscard]] bool is_leaving() const { return m_leave_afterwards; }

  /// A word for Session1's State, the reader in use, and the code of the failure that is told of.
  sigc::signal<void(std::string, std::string, std::string)>& signal_state();

  /// The user is in PrimaWeb with this card.
  sigc::signal<void(memory::CardToken)>& signal_signed_in() { return m_signal_signed_in; }

  /// This card signs for other versions of TLS than this process offers, which cannot change: another must take over.
  /// Emitted before the PIN is asked, with what opens the other one's dialog; the sign-in ends by itself.
  sigc::signal<void(MeantCard, card::KnownCard, Opened)>& signal_needs_other_tls();
  /// Over: portal logged out, data destroyed, card closed. Emitted once, from the main loop.
  sigc::signal<void()>& signal_ended();

private:
  void tell(signin::Event event);

  void read_card(const std::string& reader) override;
  void verify(card::LastTry last_try) override;
  void verify_on_pad(card::LastTry last_try) override;
  void close_card() override;
  void hand_over() override;

  void show(const signin::View& view) override;
  void tell_page_trouble(const signin::TellPageTrouble& trouble) override;
  void leave() override;

  void open_browser(const portal::Description& description);
  [[nodiscard]] PortalController::Dependencies portal_dependencies();
  [[nodiscard]] std::unique_ptr<tls::CardKey> make_key() const;
  void show_primaweb(const signin::InPrimaWeb& view);
  void connect_windows();
  void connect_help();
  void find_log_out();
  [[nodiscard]] ui::PrimaWebWindow::WorkToLose work_to_lose() const;
  void present_for_user(const std::string& activation_token);
  void tell_whether_to_end(bool may);
  void cover_pages();
  void watch_for_idleness();
  void cover_work(bool covered);
  void uncover_work();
  void begin_idle_time();
  void tell_learning(const signin::View& view);
  void watch_readers();
  void leave_primaweb();
  void card_said(signin::Event event, std::function<void()> done);
  void presence_changed(desktop::Presence now);
  void complete(signin::CardRead& event) const;

  const SessionConfig& m_config;
  CardDesk& m_desk;

  memory::CardMemory& m_memory;
  MeantCard m_meant;
  Opened m_opened;
  Glib::RefPtr<Gio::ActionGroup> m_side_actions;
  CardController m_cards;
  desktop::PresenceWatch m_presence;
  desktop::SleepDelay m_sleep_delay; ///< held from the reading of a card until it is closed

  CardStoreController m_card_store;
  PortalController m_portal;
  FlowTimers m_timers{[this](signin::Timer timer) { tell(signin::TimedOut{timer}); }};
  signin::FlowRunner m_runner{signin::FlowRunner::Ports{*this, m_portal, *this, m_card_store, m_timers}};

  std::unique_ptr<PageLearning> m_learning; ///< null: switched off
  bool m_leave_afterwards = false;

  ui::SignInWindow m_dialog;
  ui::PrimaWebWindow m_primaweb;
  ui::LastToplevel m_last_toplevel;
  CheckUpDesk m_check_up; ///< over one of them
  web::ExternalOpener m_external_opener;
  bool m_in_primaweb = false;
  bool m_may_be_work = false;                  ///< there, or in the dialog
  std::function<void(bool)> m_may_end;         ///< not empty: somebody waits for the user's answer
  bool m_switch_wanted = false;                ///< while what the user wanted there is carried out
  std::unique_ptr<WorkWindows> m_work_windows; ///< of the browser's pages
  LogOutGuard m_log_out_guard{[this] { return work_to_lose(); }};
  std::optional<IdleWatch> m_idle;             ///< from the card request to the end of the portal's session
  Glib::RefPtr<Gio::Settings> m_idle_settings; ///< that it follows
  sigc::connection m_idle_settings_changed;    ///< a change may be on its way when this goes

  sigc::signal<void(std::string, std::string, std::string)> m_signal_state;
  sigc::signal<void(memory::CardToken)> m_signal_signed_in;
  sigc::signal<void(MeantCard, card::KnownCard, Opened)> m_signal_needs_other_tls;
  sigc::signal<void()> m_signal_ended;

  card::MainLoopDispatcher m_dispatcher; // the last but one: what is posted may use everything above
  std::unique_ptr<card::ReaderWatch> m_watch;
};

} // namespace session
