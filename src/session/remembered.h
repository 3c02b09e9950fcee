// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "memory/card_memory.h"
#include "portal/learned_pages.h"
#include "ui/portal_report_window.h"
#include "ui/preferences_window.h"
#include "ui/save_dialog.h"

#include <sigc++/trackable.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace session {

/// Brings into the preferences what is remembered of cards and pages, and has forgotten what the user wants forgotten.
/// Looks anew whenever the window gets the focus. Thread: main loop.
class Remembered : public sigc::trackable {
public:
  /// `practice_directory`: nothing for the real portal. `changed`: something of a card was. The window outlives this.
  Remembered(ui::PreferencesWindow& window, std::optional<std::string> practice_directory,
             std::function<void()> changed);

private:
  void look();
  void show_cards(const memory::KeptCards& kept);
  void show_pages();
  void forget_card(std::size_t index);
  void leave_alone(std::size_t index);
  void forget_page(std::size_t index);
  void export_pages();
  void show_report();
  void card_changed(memory::SaveResult kept);

  ui::PreferencesWindow& m_window;
  std::optional<std::string> m_practice_directory;
  portal::LearnedPages m_learned;
  std::function<void()> m_changed;
  std::vector<memory::KeptCard> m_own;
  std::vector<memory::KeptCard> m_left_alone; ///< the line after those of m_own
  std::vector<std::string> m_hosts;           ///< shown before the pages
  std::vector<portal::LearnedPage> m_pages;
  std::unique_ptr<ui::SaveDialog> m_save_dialog;
  std::optional<ui::PortalReportWindow> m_report;
  memory::CardMemory m_memory; // last: its answers use all of the above
};

} // namespace session
