// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "card/card_arrivals.h"
#include "card/main_loop_dispatcher.h"
#include "card/reader_watch.h"
#include "desktop/presence_watch.h"
#include "memory/card_memory.h"
#include "session/card_desk.h"
#include "session/newest_card.h"
#include "ui/first_steps_window.h"

#include <functional>
#include <optional>
#include <string>

namespace session {

/// What the window of the first steps shows, and does: it watches the readers, reads the certificate of the card that
/// was put in last, and remembers that card as the user's own when they say so. It does so on its page for the card
/// only, and while the user is present; otherwise it holds no card, nor anything of one. No PIN is asked, and none
/// sent. Thread: main loop.
class FirstStepsController {
public:
  /// `practice_directory`: nothing for the real portal; else its card service is this process's already. `kept`: a card
  /// was remembered. The window outlives this.
  FirstStepsController(ui::FirstStepsWindow& window, const std::optional<std::string>& practice_directory,
                       std::function<void()> kept);

private:
  void readers_changed(const card::ReaderSnapshot& snapshot);
  void look();
  void forget();
  void read(const card::CardStay& stay);
  void show_wait(bool is_waiting);
  void card_was_read(CardReading reading);
  void show_standing(const memory::LookupResult& recollection);
  void show(ui::CardReport::State state);
  void remember();

  ui::FirstStepsWindow& m_window;
  std::function<void()> m_kept;
  CardDesk m_desk;
  NewestCard m_cards;
  std::optional<card::CardStay> m_stay; ///< of the card that is read, or was
  std::optional<ReadableCard> m_card;
  desktop::PresenceWatch m_presence;
  memory::CardMemory m_memory;           ///< its answers use the above
  card::MainLoopDispatcher m_dispatcher; ///< after all that its work uses
  card::ReaderWatch m_watch;             ///< last: it posts to the delivery from its own thread
};

} // namespace session
