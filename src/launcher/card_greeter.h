// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_arrivals.h"
#include "launcher/card_inspector.h"
#include "launcher/card_meaning.h"
#include "memory/card_memory.h"

#include <chrono>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace launcher {

/// Sees to each card that is inserted: reads it, recalls it, decides what it means, and has that done.
///
/// What comes while a session asks or signs in is the session's: when the user cancels that, the same card must not
/// open the dialog again.
///
/// While the user is not present, nothing is read and nothing opens: the card may be what unlocks the screen, or the
/// one of whoever uses the session in front. What comes then counts as always there, and opens nothing afterwards
/// either. So it is with what comes while the first steps ask for a card.
///
/// A card that came while there was no keyring, or a locked one, is recalled again when that changes. It opens the
/// dialog only while the user can still be waiting for it: not after a dialog that came in another way, or after the
/// first steps. Later it is their own without a word.
///
/// Whatever answers it (inspect, recall) must stop answering before it is destroyed. Thread: main loop.
class CardGreeter {
public:
  struct Callbacks {
    std::function<void(const std::string& reader, CardInspector::Answer)> inspect;
    std::function<void(const card::ChipSerial&, std::function<void(memory::LookupResult)>)> recall;
    /// The same, and asks nobody for the keyring's password.
    std::function<void(const card::ChipSerial&, std::function<void(memory::LookupResult)>)> recall_quietly;
    std::function<void(const card::ChipSerial&)> leave_alone; ///< remember it as not for PrimaWeb
    std::function<SessionState()> session;
    std::function<bool()> user_is_present; ///< not behind a locked screen, nor with another session in front
    std::function<bool()> is_for_first_steps = [] { return false; }; ///< these ask for a card themselves, now
    std::function<bool()> may_open; ///< the user's setting: whether a card opens the dialog
    std::function<bool()> may_ask;  ///< the same: whether a card that is not known is asked about
    std::function<void(const std::string& reader, const card::ChipSerial&)> open_dialog; ///< because of the card
    std::function<void(const std::string& reader, const card::ChipSerial&)> sign_in;     ///< because the user said so
    std::function<void()> sign_in_with_any; ///< the same, and names no card
    std::function<void(const card::CardStay&)> ask_quietly;
    std::function<void(const card::CardStay&)> withdraw_question;
    std::function<void()> tell_stuck;                 ///< no card is read any more, see card::Fault::service_stuck
    std::function<void()> withdraw_stuck;             ///< cards are read again
    std::function<void(std::function<void()>)> later; ///< does it in about two seconds
    std::function<card::CardArrivals::Clock::time_point()> now = &card::CardArrivals::Clock::now;
  };

  CardGreeter(Callbacks callbacks, card::CardArrivals::Clock::duration settling);

  void see(const card::ReaderSnapshot& snapshot);

  /// session() is another. A card that came in the last moments of a session, after it had ceased to mind the cards and
  /// before that was heard of, is seen to now.
  void session_changed();

  /// The keyring may have become another one: it came, or was opened.
  void keyring_changed();

  /// A card is being read or recalled: it may be about to open the dialog.
  [[nodiscard]] bool is_looking() const { return !m_looked_at.empty(); }

  /// The user wants the dialog: it opens for a card of their own that is in a reader, or for whatever card comes.
  void start();

  /// The user has said something else of their cards elsewhere: of those in a reader the keyring tells anew whose they
  /// are. None of them opens the dialog for that.
  void cards_changed();

  /// A card may have become known elsewhere: no question stands any more, neither about it nor about another one.
  void withdraw_questions();

  /// The user's answers to the quiet question. One that was withdrawn has none: a desktop may still show it.
  void sign_in_with(const card::CardStay& stay);
  void not_for_primaweb(const card::CardStay& stay);

private:
  struct LateCard {
    card::ArrivedCard arrived;
    card::CardArrivals::Clock::time_point since;
  };

  struct UntoldCard {
    card::ChipSerial serial;
    bool is_waited_for = true;
  };

  void greet(const card::ArrivedCard& arrived);
  void keep_for_the_end(const card::ArrivedCard& arrived);
  [[nodiscard]] bool may_mind(const card::CardStay& stay) const;
  [[nodiscard]] bool is_waited_for(const card::CardStay& stay, const UntoldCard& card) const;
  void inspect(const card::CardStay& stay, int looks_left);
  void inspected(const card::CardStay& stay, const card::Outcome<card::ChipSerial>& read, int looks_left);
  void decide(const card::CardStay& stay, const card::ChipSerial& serial, const memory::LookupResult& recollection);
  void decide_late(const card::CardStay& stay, const memory::LookupResult& recollection);
  void withdraw(const card::CardStay& stay);

  Callbacks m_callbacks;
  card::CardArrivals m_arrivals;
  std::vector<LateCard> m_late;         ///< those that came lately while PrimaWeb was open
  std::set<card::CardStay> m_looked_at; ///< the cards that are read or recalled
  std::map<card::CardStay, card::CardArrivals::Clock::time_point> m_put_in; ///< when each was, of those that were read
  std::map<card::CardStay, card::ChipSerial> m_asked; ///< the cards a quiet question stands open for
  std::map<card::CardStay, UntoldCard> m_untold;      ///< the cards of which no keyring could tell whose they are
  std::map<card::CardStay, card::ChipSerial> m_own;   ///< the user's own cards that are in a reader
  bool m_told_stuck = false;
};

} // namespace launcher
