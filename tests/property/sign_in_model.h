// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card_box.h"
#include "card_owners.h"
#include "dialog.h"
#include "keyboard.h"
#include "move.h"
#include "reached.h"
#include "reader_world.h"
#include "session/card_controller.h"
#include "signin/flow_runner.h"
#include "signin/ports.h"
#include "stepped_jobs.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace property {

/// One user at one computer: the real flow, the real card side, desk and session, and around them what a Move says. The
/// windows, the keys that come to them, the portal and the card host are as much of them as the card can feel.
class SignInModel : private signin::CardPort,
                    private signin::PortalPort,
                    private signin::ScreenPort,
                    private signin::CardStorePort,
                    private signin::TimerPort {
public:
  SignInModel();
  ~SignInModel() override;
  SignInModel(const SignInModel&) = delete;
  SignInModel& operator=(const SignInModel&) = delete;
  SignInModel(SignInModel&&) = delete;
  SignInModel& operator=(SignInModel&&) = delete;

  /// Plays `moves` from the start, and then has the user cancel. Says which promise was broken, if one was.
  [[nodiscard]] std::optional<std::string> play(const Moves& moves);

  /// The last play().
  [[nodiscard]] const Reached& reached() const { return m_reached; }

  /// How many tries each person's card has left.
  using Tries = std::array<int, CardBox::people>;

  // The parts of play(), for those who look in between: the start, with empty readers; one move; and the end.
  void begin(const Tries& tries, const CardOwners::Truth& owners = {},
             Dialog::Opening opening = Dialog::Opening::by_the_user);
  void make(const Move& move);
  [[nodiscard]] std::optional<std::string> end();

  /// Nothing is under way: it is the user's turn, or the portal's. Or another program's: see waits().
  [[nodiscard]] bool rests() const;

  /// The card's thread waits for another program.
  [[nodiscard]] bool waits() const { return m_jobs->waits(); }

  /// The dialog is closed.
  [[nodiscard]] bool has_ended() const { return m_ended; }

  [[nodiscard]] const signin::View& view() const { return m_view; }

  /// Whether the card host waits for the card's signature.
  [[nodiscard]] bool card_host_waits() const { return m_request_pending; }

  [[nodiscard]] ReaderWorld& world() { return m_world; }

  [[nodiscard]] const CardBox& cards() const { return m_cards; }

  [[nodiscard]] Ledger& ledger() { return m_ledger; }

private:
  void make_of_others(const Move& move);
  void onward(const Move& move);
  void user_goes_on(const Move& move);
  void portal_goes_on(const Move& move);
  void other_host_comes(const Move& move);
  void answer_about_host(const Move& move);
  void check_quiet();
  void time_is_up(signin::Timer timer);
  void leaves_work_alone(const std::function<void()>& happens);

  void tell(signin::Event event);

  void read_card(const std::string& reader) override;
  void verify(card::LastTry last_try) override;
  void verify_on_pad(card::LastTry last_try) override;
  void close_card() override;

  /// Its cards sign for every version of TLS.
  void hand_over() override {}

  void load_start() override { m_portal_step = 0; }

  void press(std::uint64_t /*visit*/) override { ++m_portal_step; }

  void show_more(std::uint64_t /*visit*/) override {}

  void choose(std::uint64_t /*visit*/, std::size_t /*index*/) override { ++m_portal_step; }

  void go_to_host(const std::string& host) override;

  void stay_from_host() override {}

  void open_host_elsewhere() override {}

  void send_card_request() override;

  void cancel_card_request() override { m_request_pending = false; }

  void reload_page() override {}

  void end_portal_session(bool /*is_signed_in*/) override { m_portal_step = 0; }

  void show(const signin::View& view) override;

  void tell_page_trouble(const signin::TellPageTrouble& /*trouble*/) override {}

  void leave() override;

  void remember(const portal::Destination& /*destination*/) override { remember_own_card(); }

  void remember_own_card() override;

  void start_timer(signin::Timer timer, std::chrono::seconds /*after*/) override { m_timers.insert(timer); }

  void stop_timer(signin::Timer timer) override { m_timers.erase(timer); }

  void card_is_used();
  static bool answer_arrives();
  bool watch_looks();
  void type(const std::string& pin);
  void want_keys(int act);
  void go_away(signin::Absence why);
  void come_back();
  void act_at_keys();
  bool card_works();
  void finish_all();
  [[nodiscard]] session::CardDesk::Dependencies dependencies();
  void sign(bool waits_long_enough);
  void card_host_answers();
  void page(portal::Meaning meaning);
  void arrive(std::optional<std::uint64_t> visit);
  void new_sign_in(std::optional<int> chosen, Dialog::Opening opening);
  [[nodiscard]] std::optional<int> card_to_choose(const Move& move) const;
  void card_said(signin::Event event, std::function<void()> done);
  bool keyring_answers();
  void keyring_time_is_up();
  bool keyring_goes_on();
  void tell_owners(const card::ReaderSnapshot& before, const card::ReaderSnapshot& now);
  [[nodiscard]] bool card_is_asked_for() const;
  [[nodiscard]] std::string right_pin() const;
  [[nodiscard]] bool is_in_use(int card) const;

  // The keys that the user presses: sign_in_keys.cpp.
  void pass_time(Dialog::Time::duration time, bool is_busy = false);
  void pass_time_of(const Move& move);
  void hear(char key);
  void open_dialog(Dialog::Opening opening);
  void show_in_dialog(const signin::View& before);
  void focus_goes();
  void focus_comes();
  void click();
  void turn_to_dialog(const Move& move);
  void type_elsewhere(const Move& move);
  void type_on(const Move& move);
  void type_with_keys(std::string pin, const Move& move);
  void pin_key();
  void keys_confirm(const std::string& pin, card::LastTry last_try);
  void keys_press();
  void keys_cancel();
  void check_taken();
  void typing_is_disturbed();
  void close_dialog();

  [[nodiscard]] static int reader_of(const Move& move) {
    return move.a % static_cast<int>(ReaderWorld::readers.size());
  }

  Ledger m_ledger;
  CardBox m_cards{m_ledger};
  CardOwners m_owners{m_ledger};
  ReaderWorld m_world{m_ledger, [this] { act_at_keys(); }};
  std::shared_ptr<SteppedJobs> m_jobs = std::make_shared<SteppedJobs>();
  std::vector<std::shared_ptr<SteppedJobs>> m_left_behind;
  std::unique_ptr<session::CardDesk> m_desk;

  // One sign-in.
  std::optional<signin::FlowRunner> m_runner;
  std::unique_ptr<session::CardController> m_side;
  bool m_ended = false;
  signin::View m_view;
  std::set<signin::Timer> m_timers;
  std::optional<card::ReaderSnapshot> m_looked;
  bool m_user_left = false;
  int m_act_at_keys = 0;
  int m_card_at_keys = 0;

  // Keys.
  struct Typed {
    std::string pin;
    std::optional<int> card{}; ///< whose PIN was asked for at the first key
    bool has_begun = false;
    bool is_to_be_taken = false; ///< nothing came in between
  };

  Dialog m_dialog{{.confirms = [this](const std::string& pin, card::LastTry last_try) { keys_confirm(pin, last_try); },
                   .presses = [this] { keys_press(); },
                   .cancels = [this] { keys_cancel(); }}};
  Keyboard m_keyboard;
  std::optional<Typed> m_typed;
  std::optional<Dialog::Time> m_last_key;
  bool m_user_is_here = false; ///< knows that the dialog has the focus

  // The portal.
  std::uint64_t m_visit = 0;
  std::string m_host_asked_about; ///< that the user read of last
  std::string m_host_agreed_to;   ///< while they say so
  int m_portal_step = 0;

  // The card request.
  bool m_request_pending = false;
  tls::SignWithCard m_signer;
  std::optional<card::Outcome<card::Bytes>> m_signature;

  Reached m_reached;
};

} // namespace property
