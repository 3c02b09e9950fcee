// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "portal/destination.h"
#include "portal/page.h"
#include "signin/effect.h"
#include "signin/event.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace signin {

/// How long the next page of the portal may take before the user is told.
inline constexpr std::chrono::seconds page_bound{30};
/// How long the keyring may take to say whose a card is. Then it counts as unknown.
inline constexpr std::chrono::seconds keyring_bound{2};
/// How long a card may stay unlocked while nothing was signed with it (promise 3).
inline constexpr std::chrono::seconds open_card_bound{120};
/// A page of PrimaWeb that stops again within this time is not loaded again by itself.
inline constexpr std::chrono::seconds after_crash_bound{60};
/// How long after the card request nothing but unknown pages may come before they are taken for PrimaWeb.
inline constexpr std::chrono::seconds staying_bound{30};
/// How many acts of the user's put that off.
inline constexpr int most_acts_while_staying = 10;
/// How many pages of one list are gone through.
inline constexpr int most_pages_of_list = 50;
/// How often one kind of page is acted on in one sign-in before the flow stops going in circles.
inline constexpr int acts_per_page = 3;

/// One sign-in, from a card to PrimaWeb: events in, effects out (doc/decisions/0002-the-flow-is-a-value.md).
///
/// It does no I/O, has no clock and no thread, and knows neither GTK nor WebKit nor PC/SC. What it guarantees whatever
/// the order of the events:
///  - a Verify follows only a PinConfirmed, one for one, and none with no try left or an unconfirmed last one (promise
///  1);
///  - a card request follows only an accepted PIN, and the card is closed after it, after every failure, on cancel, on
///    removal and on time-out (promise 3);
///  - while the user is away no card is read, unlocked or used, and none is left open;
///  - the PIN is asked only for a card of the user's own, or one that they chose: that they put in when a card was
///    asked for, or said that they mean (promise 11);
///  - a page is acted on only when the description knows it, and once (promise 6);
///  - the view goes to a host that nobody listed only when the user said yes to that very host, and nobody is asked
///  about one while a card or a PIN is asked for, nor in PrimaWeb;
///  - what may be work is covered by nothing that the user did not bring about, but for the end of the portal's
///  session.
///
/// What may be work: PrimaWeb, and every unknown page after the card request was answered. Such a page may also be a
/// step that nobody has described, which the user presses on from and the launcher may learn. It *stays*, and is taken
/// for PrimaWeb, when for `staying_bound` the user pressed nothing, no page came that the description knows and no wish
/// for the card, or sooner when it does what no step does: offer a file, or come to grief. A known step that comes
/// after all is walked as ever.
class Flow {
public:
  /// Tells the flow what happened and gives what to do now, in this order.
  [[nodiscard]] Effects handle(const Event& event);

  /// Returns the stage it is in, as its name in this header, for a log.
  [[nodiscard]] const char* stage_name() const;

private:
  enum class Stage {
    waiting_for_card,
    reading_card,
    recalling_card, ///< it is read, and the keyring is asked whose it is
    asking_pin,
    checking_pin,
    typing_on_pad, ///< the reader asks; nobody can stop it but the user at its keys, or its own time-out
    leaving_pad,   ///< the user cancelled meanwhile
    walking,       ///< the PIN was right; the portal's pages go by
    asking_choice,
    asking_host,
    by_hand,
    in_trouble,
    working, ///< in an unknown page that stays
    in_primaweb,
    ended,
  };

  /// A card in a reader.
  struct SeenCard {
    std::string reader;
    bool is_meant = false;              ///< the user chose it, see card::may_be_asked_for_its_pin()
    bool is_postponed = false;          ///< another program keeps it: others are looked at first
    std::optional<Failure> unfit{};     ///< it cannot sign in
    std::optional<CardHolder> holder{}; ///< of one that cannot
    std::optional<CardFacts> facts{};   ///< it can, and this is whose it is
  };
  enum class CardRequestState { none, wanted, sent, done };

  // flow_readers.cpp
  void on(const ReadersSeen& event);
  void on(const ServiceFailed& event);
  void on(const CardPlaced& event);
  void on(const ForeignCardSeen& event);
  void on(const CardUnfit& event);
  void on(const CardTaken& event);
  void ask_for_card();
  void look_at_cards();
  void tell_of(const SeenCard& unfit);
  void card_is_known();
  void accept_card();
  [[nodiscard]] bool needs_the_card() const;
  [[nodiscard]] bool asks_for_a_card() const;
  [[nodiscard]] bool is_to_be_asked(const SeenCard& card) const;
  [[nodiscard]] const SeenCard* next_card_to_read() const;
  [[nodiscard]] const SeenCard* card_to_ask() const;
  [[nodiscard]] SeenCard* card_in_use();
  [[nodiscard]] std::optional<CardHolder> holder_for(Failure failure);
  void withdraw_holder();
  void withdraw_other_card();
  [[nodiscard]] const SeenCard* other_card() const;

  // flow_card.cpp
  void on(const CardRead& event);
  void on(const CardKeptByOthers& event);
  void on(const Recalled& event);
  void on(const PinConfirmed& event);
  void on(const PinChecked& event);
  void on(const CardWanted& event);
  void on(const CardWithdrawn& event);
  void on(const CardRequestDone& event);
  void on(const CardRequestFailed& event);
  void on(const CardDidNotSign& event);
  void pin_checked(const card::PinAccepted& result);
  void pin_checked(const card::PinWrong& result);
  void pin_checked(const card::PinNotTried& result);
  void pin_checked(const card::Fault& fault);
  [[nodiscard]] bool may_try(card::LastTry last_try) const;
  void card_failed(card::Fault fault);
  void read_card(const std::string& reader);
  void ask_pin();
  void need_pin();
  void send_card_request();
  void close_card();

  // flow_pad.cpp
  void on(const PadWanted& event);
  void pin_checked(const card::PinNotTyped& result);
  void leave_pad(const Event& event);

  // flow_presence.cpp
  void on(const UserLeft& event);
  void on(const UserBack& event);

  // flow_portal.cpp
  void on(const PageShown& event);
  void on(const ChoiceFailed& event);
  void on(const Arrived& event);
  void on(const ChoiceTaught& event);
  void on(const Chosen& event);
  void on(const MoreWanted& event);
  void act_on_page();
  void act_before_the_pin();
  void act_after_the_pin();
  void choose_method();
  void press(Activity activity);
  void choose_entity();
  void choose_capacity();
  void choose_role();
  void choose(std::size_t index);
  void ask_choice(Step step, std::optional<std::size_t> last);
  void show_more();
  void enter_primaweb();
  [[nodiscard]] bool knows_destination(bool may_lack_entity) const;
  void forget_choice();
  void go_on_by_hand();

  // flow_host.cpp
  void on(const HostWanted& event);
  void on(const HostWithdrawn& event);
  void on(const HostAnswered& event);
  void ask_about_host();
  void refuse_host();
  void stay_from_host();
  void leave_host_question();
  void go_back_from_host();

  // flow_work.cpp
  void on(const PortalFailed& event);
  void on(const WorkSeen& event);
  void on(const ActedByHand& event);
  void on(const NotRemembered& event);
  void look_at_page_of_primaweb();
  void look_at_page_at_work();
  void begin_work();
  void await_staying();
  void step_came();
  void primaweb_page_failed(Failure failure);

  // flow.cpp
  void on(const ChangeWanted& event);
  void on(const RemedyPressed& event);
  void on(const Cancelled& event);
  void on(const SignOutWanted& event);
  void on(const SwitchWanted& event);
  void on(const TimedOut& event);
  void show(View view);
  void work(Activity activity);
  void trouble(Failure failure);
  void show_trouble(std::optional<CardHolder> holder);
  void start_over();
  void end();
  void load_start();
  void await_page();
  [[nodiscard]] bool waits_for_the_pin() const;
  [[nodiscard]] bool has_remembered_destination() const;
  [[nodiscard]] bool is_remembered(Step step) const;

  [[nodiscard]] bool signed_in_at_portal() const { return m_card_request == CardRequestState::done; }

  /// PrimaWeb is, too, where the user came by hand and in another way than with the card.
  [[nodiscard]] bool may_be_work() const {
    return m_stage == Stage::in_primaweb || m_stage == Stage::working ||
           ((m_stage == Stage::by_hand || (m_stage == Stage::asking_host && m_is_by_hand_below)) &&
            m_has_portal_session);
  }

  Effects m_effects;
  Stage m_stage = Stage::waiting_for_card;

  bool m_any_reader = false;
  std::optional<Failure> m_service_failure; ///< while pcscd is away or refuses
  std::vector<SeenCard> m_cards;            ///< as they were told
  std::vector<std::string> m_foreign;       ///< readers with a card that nobody looks at
  std::optional<std::string> m_reader;      ///< where the card is that is looked at, or that signs in
  bool m_is_chosen = false;                 ///< the user said that they mean this very card
  bool m_needs_other_tls = false;           ///< so does the card
  bool m_kept_by_others = false;            ///< while it is read, or the PIN is checked
  std::optional<CardFacts> m_card;          ///< read, and not closed since
  bool m_wrong_before = false;
  std::optional<Absence> m_absence;      ///< while the user is away: no card is touched
  std::optional<Absence> m_last_absence; ///< that closed the card; until the PIN is confirmed
  std::optional<card::NoPin> m_no_pin;   ///< of the last time on the reader
  bool m_pin_accepted = false;
  bool m_closed_meanwhile = false; ///< since the PIN was accepted: the portal took too long
  std::optional<Recalled> m_recalled;
  bool m_change_wanted = false;

  CardRequestState m_card_request = CardRequestState::none;
  bool m_has_portal_session = false; ///< also while the portal wants the card once more
  bool m_portal_started = false;
  bool m_page_came = false;
  std::uint64_t m_visit = 0;
  std::optional<portal::Page> m_page;
  std::optional<std::uint64_t> m_acted_on;
  std::optional<HostWanted> m_host;       ///< that the view waits with
  bool m_is_by_hand_below = false;        ///< of asking_host: the user went on by hand in the page
  std::map<std::string, int> m_acts;      ///< by page name
  std::vector<std::size_t> m_shown_order; ///< of AskChoice: place in the page's list by place as shown

  portal::Destination m_destination;
  int m_pages_of_list = 0;     ///< that were left for the next lines
  bool m_went_by_hand = false; ///< since the card request was answered
  bool m_remember = true;
  bool m_said_nothing_is_remembered = false;
  bool m_reloaded_lately = false;
  bool m_awaits_staying = false; ///< the timer runs
  int m_acts_while_staying = 0;
  Failure m_failure = Failure::portal_unreachable;
  bool m_names_holder = false;                ///< so does the failure that is shown
  std::string m_card_host;                    ///< of the last CardWanted
  std::string m_unknown_host;                 ///< of the last Failure::card_host_unknown
  std::optional<Failure> m_trouble_after_pad; ///< what happened while the user typed on the reader
};

} // namespace signin
